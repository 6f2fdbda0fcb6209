import type { RecordBody } from './record-bodies.ts';

/** What an auditor is shown of a step: who was away when and what was done about it, and nothing of where, why and how to reach the person. */
export function withoutWhereabouts({ act, absence, told, rules, signatures }: RecordBody<'absence'>): object {
  const { personId, kind, reach, from, until, acting } = absence.fields;
  return {
    act,
    absence: {
      ...absence,
      fields: {
        personId,
        kind,
        reach,
        from,
        until,
        acting: acting === null ? null : { personId: acting.personId, name: acting.name, post: acting.post },
      },
      reports: absence.reports.map(({ to, manner, at }) => ({ to, manner, at })),
    },
    told,
    rules,
    ...(signatures === undefined ? {} : { signatures }),
  };
}
