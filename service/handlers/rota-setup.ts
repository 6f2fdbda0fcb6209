import { DutyError } from '#contract/errors';
import { setupFault } from '#domain/rota/setup-fault';
import { usualSetup } from '#domain/rota/usual-setup';
import { rotaFacts } from '../rota/rota-facts.ts';
import { rotaSetupNow, writeRotaSetup } from '../store/rota-setup.ts';
import type { Part } from './part.ts';

/** How duty is organised. */
export const rotaSetupHandlers: Part<'rota.setup' | 'rota.changeSetup'> = {
  'rota.setup': (room) => rotaSetupNow(room.store.sqlite) ?? { setup: usualSetup, version: 0 },
  'rota.changeSetup': (room, { setup, version }) => {
    const { people, station } = rotaFacts(room);
    const fault = setupFault(setup, {
      people: new Set(people.map((person) => person.id)),
      shifts: station.pattern.shifts.length,
    });
    if (fault !== null)
      throw new DutyError(
        'rule-broken',
        fault.rule,
        fault.details.map((detail) => people.find((person) => person.id === detail)?.name ?? detail),
      );
    const { sqlite } = room.store;
    if (!writeRotaSetup(sqlite, setup, version))
      throw new DutyError('conflict', 'rota-setup', [String(rotaSetupNow(sqlite)?.version ?? 0)]);
    room.append('rota-setup', { setup });
    return { setup, version: version + 1 };
  },
};
