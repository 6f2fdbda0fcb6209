import { DutyError } from '#contract/errors';
import { absenceNumber } from '#domain/absence/absence';
import { judgeAbsence } from '#domain/absence/judge-absence';
import { rulesFault } from '#domain/absence/rules-fault';
import { changesAfter } from '#domain/absence/steps';
import { usualAbsenceRules } from '#domain/absence/usual-rules';
import { addDays, type IsoDay } from '#domain/time/instant';
import { localParts } from '#domain/time/zone';
import { absenceFull, absenceNamed } from '../absence/absence-full.ts';
import { absenceLedger } from '../absence/absence-ledger.ts';
import { absencesNow, absencesOfDays } from '../absence/absence-lists.ts';
import { reachOf, surroundingsOf } from '../absence/around.ts';
import { contradictionsBetween } from '../absence/contradictions.ts';
import { refuseHandling, refuseWhereabouts } from '../absence/may-see.ts';
import { hoursNow, overlapping, personOf } from '../absence/record-absence.ts';
import { absenceRulesNow, writeAbsenceRules } from '../store/absence-rules.ts';
import { allPeople } from '../store/people.ts';
import { type Part, stationOf } from './part.ts';

const longestSpan = 400;

function refuseLongSpan(fromDay: IsoDay, untilDay: IsoDay): void {
  if (untilDay > addDays(fromDay, longestSpan))
    throw new DutyError('rule-broken', 'range-too-long', [String(longestSpan)]);
}

/** The rules of the registry, and who is away when. */
export const absenceViewHandlers: Part<
  | 'absence.rules'
  | 'absence.changeRules'
  | 'absence.list'
  | 'absence.now'
  | 'absence.one'
  | 'absence.judge'
  | 'absence.contradictions'
  | 'absence.ledger'
> = {
  'absence.rules': (room) => absenceRulesNow(room.store.sqlite) ?? { rules: usualAbsenceRules, version: 0 },
  'absence.changeRules': (room, { rules, version }) => {
    const { sqlite } = room.store;
    const today = localParts(room.now, stationOf(room).zone).day;
    const people = allPeople(sqlite, { withLeft: true, today });
    const fault = rulesFault(rules, new Set(people.map(({ id }) => id)));
    if (fault !== null)
      throw new DutyError(
        'rule-broken',
        fault.rule,
        fault.details.map((detail) => people.find(({ id }) => id === detail)?.name ?? detail),
      );
    if (!writeAbsenceRules(sqlite, rules, version))
      throw new DutyError('conflict', 'absence-rules', [String(absenceRulesNow(sqlite)?.version ?? 0)]);
    room.append('absence-rules', { rules });
    return { rules, version: version + 1 };
  },
  'absence.list': (room, { fromDay, untilDay }) => {
    refuseLongSpan(fromDay, untilDay);
    return absencesOfDays(room, fromDay, untilDay);
  },
  'absence.now': (room) => absencesNow(room),
  'absence.one': (room, { id }) => {
    refuseWhereabouts(room, absenceNamed(room, id).absence.fields.personId);
    return absenceFull(room, id);
  },
  'absence.judge': (room, { fields, id }) => {
    refuseHandling(room, fields.personId);
    const { name } = personOf(room, fields);
    const hours = hoursNow(room, fields);
    const before = id === null ? undefined : absenceNamed(room, id).absence;
    if (before !== undefined && before.fields.personId !== fields.personId)
      throw new DutyError('rule-broken', 'absence-person');
    const judged = {
      ...(before ?? {
        id: null,
        state: 'draft' as const,
        registeredAt: room.now,
        approval: null,
        reports: [],
        changedAt: null,
        changeCount: 0,
        untilBeforeAt: null,
        returned: null,
      }),
      ...(before === undefined ? {} : changesAfter(before, room.now)),
      ...hours,
      personName: name,
      fields,
    };
    const span = { from: hours.fromAt, until: hours.untilAt };
    const near = surroundingsOf(room, reachOf(judged, room.now));
    const other = overlapping(room, fields.personId, span, id);
    return {
      ...hours,
      findings: [...judgeAbsence(judged, near.around(judged))],
      overlaps: other === undefined ? '' : absenceNumber(other),
    };
  },
  'absence.contradictions': (room, { fromDay, untilDay }) => {
    refuseLongSpan(fromDay, untilDay);
    return [...contradictionsBetween(room, fromDay, untilDay)];
  },
  'absence.ledger': (room, { month }) => absenceLedger(room, month, null),
};
