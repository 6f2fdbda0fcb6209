import { DutyError } from '#contract/errors';
import { personId } from '#domain/people/person';
import { explainTier } from '#domain/period/explain-plan';
import type { Period, PeriodId } from '#domain/period/period';
import { periodNamed } from '../period/period-line.ts';
import { planFrameOf } from '../period/plan-frame.ts';
import { settledOf, standingCells } from '../period/plan-standing.ts';
import { publishPlan } from '../period/publish-plan.ts';
import type { Read } from '../room.ts';
import {
  dropPlanDraft,
  keepPlanDraft,
  planDraftOf,
  planDraftVersion,
  planVersionOf,
  planVersionShown,
  plansOf,
} from '../store/period-plans.ts';
import { type Part, sessionOf } from './part.ts';
import { proveSigner } from './prove-signer.ts';

/** A period whose table may still change. */
function openPeriod(room: Read, id: PeriodId): Period {
  const { period } = periodNamed(room, id);
  if (period.state !== 'declared') throw new DutyError('rule-broken', 'period-over', [period.fields.name]);
  return period;
}

/** Tables of periods: drafts, generation, versions. */
export const periodPlanHandlers: Part<
  | 'period.keepDraft'
  | 'period.dropDraft'
  | 'period.generate'
  | 'period.explain'
  | 'period.publish'
  | 'period.versions'
  | 'period.version'
> = {
  'period.keepDraft': (room, { id, version, base, cells }) => {
    const { sqlite } = room.store;
    const period = openPeriod(room, id);
    // A draft that begins from an older version would take back what was published since.
    if (planDraftVersion(sqlite, id) !== version || planVersionOf(sqlite, id) !== base)
      throw new DutyError('conflict', 'period-draft', [period.fields.name]);
    const kept = keepPlanDraft(sqlite, id, version, {
      base,
      cells: settledOf(room, period, planFrameOf(room, period), cells),
      outcome: planDraftOf(sqlite, id)?.outcome ?? null,
      keptAt: room.now,
      byName: sessionOf(room).personName,
    });
    if (kept === undefined) throw new DutyError('conflict', 'period-draft', [period.fields.name]);
    return { version: kept };
  },
  'period.dropDraft': (room, { id, version }) => {
    const { period } = periodNamed(room, id);
    if (planDraftVersion(room.store.sqlite, id) !== version)
      throw new DutyError('conflict', 'period-draft', [period.fields.name]);
    dropPlanDraft(room.store.sqlite, id);
    return {};
  },
  'period.generate': (room, { id, way }) => {
    openPeriod(room, id);
    return room.jobs.startPlan(sessionOf(room), { id, way });
  },
  'period.explain': (room, { id, ...place }) => {
    const { period } = periodNamed(room, id);
    const frame = planFrameOf(room, period);
    const cells = settledOf(room, period, frame, standingCells(room, period));
    return { people: [...explainTier(frame, cells, place)] };
  },
  'period.publish': (room, { id, draftVersion, reason, password }) => {
    const { sqlite } = room.store;
    const account = proveSigner(room, sessionOf(room).accountName, password);
    const period = openPeriod(room, id);
    const draft = planDraftOf(sqlite, id);
    if (draft === null || draft.version !== draftVersion || draft.base !== planVersionOf(sqlite, id))
      throw new DutyError('conflict', 'period-draft', [period.fields.name]);
    const record = publishPlan(room, period, draft.cells, { reason, account });
    dropPlanDraft(sqlite, id);
    return planVersionShown(record);
  },
  'period.versions': (room, { id }) => {
    periodNamed(room, id);
    return plansOf(room.store.sqlite, id).map(planVersionShown);
  },
  'period.version': (room, { id, version }) => {
    const { period } = periodNamed(room, id);
    const record = plansOf(room.store.sqlite, id).find(({ body }) => body.version === version);
    if (record === undefined)
      throw new DutyError('not-found', 'period-version', [period.fields.name, String(version)]);
    return {
      ...planVersionShown(record),
      cells: [...record.body.cells],
      people: record.body.people.map((one) => ({ id: personId.parse(one.id), name: one.name })),
    };
  },
};
