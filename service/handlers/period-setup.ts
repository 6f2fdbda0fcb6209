import { DutyError } from '#contract/errors';
import { periodSetupFault } from '#domain/period/setup-fault';
import { usualPeriodSetup } from '#domain/period/usual-setup';
import { attachmentSize } from '../store/attachments.ts';
import { periodSetupNow, writePeriodSetup } from '../store/period-setup.ts';
import type { Part } from './part.ts';

/** How the room prepares important periods. */
export const periodSetupHandlers: Part<'period.setup' | 'period.changeSetup'> = {
  'period.setup': (room) => periodSetupNow(room.store.sqlite) ?? { setup: usualPeriodSetup, version: 0 },
  'period.changeSetup': (room, { setup, version }) => {
    const fault = periodSetupFault(setup);
    if (fault !== null) throw new DutyError('rule-broken', fault.rule, fault.details);
    const lost = setup.bodies.find(
      ({ form }) => form.template !== null && attachmentSize(room.store, form.template.hash) === undefined,
    );
    if (lost !== undefined) throw new DutyError('not-found', 'attachment', [lost.form.template?.name ?? '']);
    const { sqlite } = room.store;
    if (!writePeriodSetup(sqlite, setup, version))
      throw new DutyError('conflict', 'period-setup', [String(periodSetupNow(sqlite)?.version ?? 0)]);
    room.append('period-setup', { setup });
    return { setup, version: version + 1 };
  },
};
