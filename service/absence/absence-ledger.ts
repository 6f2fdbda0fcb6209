import type { AbsenceLedger, AbsenceLedgerLine } from '#contract/methods/absence-nouns';
import { awaySpan, doSpansMeet } from '#domain/absence/in-force';
import { type FindingKind, findingKind } from '#domain/absence/finding';
import type { PersonId } from '#domain/people/person';
import { daysOfMonth, type IsoMonth } from '#domain/rota/duty';
import { addDays, type ClockTime } from '#domain/time/instant';
import { instantAt } from '#domain/time/zone';
import { stationOf } from '../handlers/part.ts';
import type { Read } from '../room.ts';
import type { StoredAbsence } from '../store/absences.ts';
import { decisionOf, findingsOf, lineOf } from './absence-line.ts';
import { type Surroundings, surroundingsOf } from './around.ts';

function ledgerLine(one: StoredAbsence, near: Surroundings): AbsenceLedgerLine {
  const { absence } = one;
  const findings = findingsOf(one, near);
  const lead = findings.find(({ kind }) => kind === 'lead');
  return {
    ...lineOf(one, near, findings),
    approvedAt: absence.approval?.at ?? null,
    reportedAt: absence.reports.map(({ at }) => at).toSorted()[0] ?? null,
    reportedTo: [...new Set(absence.reports.map(({ to }) => to))].join('、'),
    lead: lead === undefined ? null : { outcome: lead.outcome, dueAt: lead.dueAt, doneAt: lead.doneAt },
    findings: [...findings],
    reasons: [...new Set(absence.decisions.map(({ byName, reason }) => `${byName}：${reason}`))].join('；'),
  };
}

const midnight = '00:00' as ClockTime;

/**
 * The ledger of a month: absences in force that touch its calendar days, in order of departure, with sums over them; where
 * `only` is given, of that person.
 */
export function absenceLedger(room: Read, month: IsoMonth, only: PersonId | null): AbsenceLedger {
  const days = daysOfMonth(month);
  const [fromDay, untilDay] = [days[0], days.at(-1)];
  if (fromDay === undefined || untilDay === undefined) throw new RangeError(`no days in ${month}`);
  const { zone } = stationOf(room);
  const span = {
    from: instantAt(fromDay, midnight, zone),
    until: instantAt(addDays(untilDay, 1), midnight, zone),
  };
  const near = surroundingsOf(room, span);
  const standing = near.absences.filter(({ absence }) => {
    if (only !== null && absence.fields.personId !== only) return false;
    const hours = awaySpan(absence, room.now);
    return hours !== undefined && doSpansMeet(hours, span);
  });
  const lines = standing.map((one) => ledgerLine(one, near));
  const byKind = new Map<FindingKind, { met: number; missed: number; decided: number }>();
  for (const [index, { findings }] of lines.entries())
    for (const found of findings) {
      // What is only recommended is not counted against anybody, here as in the registry.
      if (found.isAdvice) continue;
      const sum = byKind.get(found.kind) ?? { met: 0, missed: 0, decided: 0 };
      const isDecided = decisionOf(found, standing[index]?.absence.decisions ?? []) !== undefined;
      if (found.outcome === 'met') sum.met += 1;
      else if (found.outcome === 'missed') sum[isDecided ? 'decided' : 'missed'] += 1;
      byKind.set(found.kind, sum);
    }
  const leads = lines.flatMap(({ lead }) => (lead === null ? [] : [lead.outcome]));
  return {
    fromDay,
    untilDay,
    lines,
    lead: {
      asked: leads.filter((outcome) => outcome !== 'open').length,
      met: leads.filter((outcome) => outcome === 'met').length,
      missed: leads.filter((outcome) => outcome === 'missed').length,
    },
    rules: findingKind.options.flatMap((kind) => {
      const sum = byKind.get(kind);
      return sum === undefined ? [] : [{ kind, ...sum }];
    }),
  };
}
