import { DutyError } from '#contract/errors';
import type { PeriodId } from '#domain/period/period';
import type { Read } from '../room.ts';
import { keepPlanDraft, planVersionOf } from '../store/period-plans.ts';
import { makePlan } from './make-plan.ts';
import { periodNamed } from './period-line.ts';
import { planFrameOf } from './plan-frame.ts';
import { standingCells } from './plan-standing.ts';

/** What is to be planned, and for whom. */
export type PlanOrder = {
  readonly id: PeriodId;
  readonly way: 'fresh' | 'fewest-changes';
  /** The version of the draft as it was when it was ordered; one that changed since is not written over. */
  readonly version: number;
  readonly byName: string;
};

/** What planning hears of and asks for while it works. */
export type PlanWatch = {
  /** A reader of the store as it is now. */
  readonly read: () => Read;
  readonly progress: (done: number, total: number) => Promise<void>;
  readonly isCancelled: () => boolean;
  readonly changed: () => void;
};

/** Makes the draft of a period: anew around its pins, or with the fewest changes to what stands. */
export async function generatePlan(order: PlanOrder, watch: PlanWatch): Promise<void> {
  const before = watch.read();
  const { period, version } = periodNamed(before, order.id);
  if (period.state !== 'declared') throw new DutyError('rule-broken', 'period-over', [period.fields.name]);
  const stood = planVersionOf(before.store.sqlite, order.id);
  const frame = planFrameOf(before, period);
  if (!frame.days.some(({ part, hasBegun }) => part !== null && !hasBegun))
    throw new DutyError('rule-broken', 'period-no-open-day', [period.fields.name]);
  const { cells, outcome } = await makePlan(frame, standingCells(before, period), order.way, watch);
  const after = watch.read();
  const { sqlite } = after.store;
  const kept = sqlite
    .transaction(() =>
      // What was published or changed of the period meanwhile is not in what was made.
      planVersionOf(sqlite, order.id) !== stood || periodNamed(after, order.id).version !== version
        ? undefined
        : keepPlanDraft(sqlite, order.id, order.version, {
            base: stood,
            cells,
            outcome: {
              ...outcome,
              madeAt: after.now,
              byName: order.byName,
              seconds: Math.max(0, Date.parse(after.now) - Date.parse(before.now)) / 1000,
            },
            keptAt: after.now,
            byName: order.byName,
          }),
    )
    .immediate();
  if (kept === undefined) throw new DutyError('conflict', 'period-draft', [period.fields.name]);
  watch.changed();
}
