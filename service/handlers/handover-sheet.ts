import { DutyError } from '#contract/errors';
import type { HandoverSheet, LaterChange } from '#contract/methods/shifts';
import { composeSheet } from '#domain/shift/compose-sheet';
import { incidentNumber } from '#domain/incident/incident';
import { byDue } from '#domain/incident/stage';
import { plannedShiftAfter, plannedShiftAt } from '#domain/shift/pattern';
import { reliefOf } from '#domain/shift/relief';
import { addMinutes, type IsoDay, minutesBetween } from '#domain/time/instant';
import type { Span } from '#domain/time/zone';
import type { SheetFacts } from '#domain/shift/sheet';
import type { Shift } from '#domain/shift/shift';
import { awayBefore } from '../absence/absence-lists.ts';
import { plannedAtDesk } from '../rota/off-plan.ts';
import type { Read } from '../room.ts';
import { hasAbsences } from '../store/absences.ts';
import { entriesOfShift, lastingMatters, openMatters, remindersFrom } from '../store/entries.ts';
import { changesOf } from '../store/entry-history.ts';
import { workOf } from '../store/handover-work.ts';
import { hasIncidents, openIncidents } from '../store/incidents.ts';
import { leadsOf, releasedIncidents } from '../store/incident-leads.ts';
import { canonicalText, chainHead, recordBySeq, sha256 } from '../store/ledger.ts';
import type { RecordBodies } from '../store/record-bodies.ts';
import { shiftByNo, shiftRecords } from '../store/shifts.ts';
import { stationOf } from './part.ts';

/** A reminder that nobody ticked off for a week is no time that somebody still watches. */
const longestOverdueMinutes = 7 * 24 * 60;

/** How long before and after its planned time a handover is prepared and signed. */
const nearHandoverMinutes = 60;

const nextOf = (room: Read, shift: Shift) => {
  const station = stationOf(room);
  const covering = plannedShiftAt(shift.plannedFromAt, station.pattern, station);
  return plannedShiftAfter(covering, station.pattern, station);
};

/** Who was to be there and who is to come by the published rota. */
function rotaOf(room: Read, shift: Shift): { readonly rota?: NonNullable<SheetFacts['rota']> } {
  const next = nextOf(room, shift);
  const named = (day: IsoDay, span: Span) =>
    plannedAtDesk(room, day, span).map(({ duty, personId, personName }) => ({
      duty,
      personId,
      name: personName,
    }));
  const rota = {
    planned: named(shift.day, { from: shift.plannedFromAt, until: shift.plannedUntilAt }),
    next: named(next.day, next),
  };
  return rota.planned.length + rota.next.length === 0 ? {} : { rota };
}

/** Who is away until the next shift ends, or should be back. */
function absencesOf(room: Read, shift: Shift): { readonly absences?: NonNullable<SheetFacts['absences']> } {
  if (!hasAbsences(room.store.sqlite)) return {};
  const { plannedUntilAt } = shift;
  // Absences begin when duty days do: who leaves at the planned handover is on the sheet as away, whether it is signed just before or after.
  const isNear = Math.abs(minutesBetween(plannedUntilAt, room.now)) <= nearHandoverMinutes;
  const at = isNear ? plannedUntilAt : room.now;
  return { absences: [...awayBefore(room, { before: nextOf(room, shift).until, at })] };
}

/** Incidents that go on, the oldest first, and their clocks that run, the earliest due first. */
function incidentsOf(room: Read): { readonly incidents?: NonNullable<SheetFacts['incidents']> } {
  const { sqlite } = room.store;
  if (!hasIncidents(sqlite)) return {};
  return {
    incidents: openIncidents(sqlite).map(({ incident }) => ({
      id: incident.id,
      number: incidentNumber(incident),
      title: incident.fields.title,
      level: incident.level,
      stages: incident.stages
        .filter(({ state }) => state === 'open')
        .toSorted(byDue)
        .map(({ id, label, report, recipient, dueAt }) => ({ id, label, report, recipient, dueAt })),
    })),
  };
}

/** What the store says now about the handover of a running shift. */
export function factsNow(room: Read, shift: Shift): SheetFacts {
  const { sqlite } = room.store;
  return composeSheet({
    now: room.now,
    shift,
    nextUntil: nextOf(room, shift).until,
    entries: entriesOfShift(sqlite, shift.no),
    open: openMatters(sqlite),
    lasting: lastingMatters(sqlite, shift.day),
    reminded: remindersFrom(sqlite, addMinutes(shift.startedAt, -longestOverdueMinutes)),
    leads: leadsOf(sqlite, shift),
    released: releasedIncidents(sqlite),
    ...rotaOf(room, shift),
    ...absencesOf(room, shift),
    ...incidentsOf(room),
  });
}

/** SHA-256 of facts in their RFC 8785 form. */
export const digestOf = (facts: SheetFacts): string => sha256(canonicalText(facts));

/** The sheet of the running shift as it would be signed now. */
export function draftSheet(room: Read, shift: Shift): HandoverSheet {
  const { sqlite } = room.store;
  const facts = factsNow(room, shift);
  return {
    shift,
    facts,
    digest: digestOf(facts),
    nextShift: nextOf(room, shift),
    dueAt: shift.plannedUntilAt,
    relief: reliefOf(shift.plannedUntilAt, room.now, stationOf(room).reliefGraceMinutes),
    work: workOf(sqlite, shift.no),
    handed: null,
    leads: [...leadsOf(sqlite, shift)],
    unrelieved: null,
    signatures: [],
    signedAt: null,
    review: null,
    laterChanges: [],
    head: chainHead(sqlite),
  };
}

function changesAfter(room: Read, shiftNo: number, seq: number): LaterChange[] {
  const { sqlite } = room.store;
  return entriesOfShift(sqlite, shiftNo)
    .filter((entry) => entry.version > 0)
    .flatMap((entry) => {
      const changes = changesOf(sqlite, entry.id);
      const corrections = changes.filter((change) => change.kind === 'correction');
      /** What the entry said from a correction on: what stood before the next one. */
      const contentAfter = (of: number): string =>
        corrections.find((change) => change.seq > of)?.before?.content ?? entry.content;
      return changes
        .filter((change) => change.seq > seq && change.kind !== 'carried' && change.kind !== 'reminder-done')
        .map((change) => ({
          seq: change.seq,
          kind: change.kind,
          at: change.at,
          byName: change.byName,
          shiftNo: change.shiftNo,
          reason: change.reason,
          entryId: entry.id,
          number: entry.number,
          content: change.kind === 'correction' ? contentAfter(change.seq) : '',
        }));
    })
    .toSorted((one, other) => one.seq - other.seq);
}

function reviewOf(room: Read, reviewSeq: number | null): HandoverSheet['review'] {
  const record = reviewSeq === null ? undefined : recordBySeq(room.store.sqlite, reviewSeq);
  if (record === undefined) return null;
  // The column names a record of this kind.
  const body = record.body as RecordBodies['review'];
  const signature = body.signatures[0];
  return signature === undefined ? null : { opinion: body.opinion, signature };
}

/** The sheet of a shift that has ended, byte for byte as it was signed, and what came after it. */
export function signedSheet(room: Read, shiftNo: number): HandoverSheet {
  const { sqlite } = room.store;
  const shift = shiftByNo(sqlite, shiftNo);
  const records = shiftRecords(sqlite, shiftNo);
  const endSeq = records?.endSeq ?? null;
  const record = endSeq === null ? undefined : recordBySeq(sqlite, endSeq);
  if (shift === undefined || record === undefined)
    throw new DutyError('not-found', 'handover', [String(shiftNo)]);
  // The first program wrote no sheet into its records.
  if (!('sheet' in record.body)) throw new DutyError('not-found', 'older-sheet', [shift.name]);
  const shared = {
    shift,
    dueAt: shift.plannedUntilAt,
    work: null,
    signedAt: record.at,
    review: reviewOf(room, records?.reviewSeq ?? null),
    laterChanges: changesAfter(room, shiftNo, record.seq),
    head: { seq: record.seq, hash: record.hash },
  };
  if (record.kind === 'hand-over') {
    // The kind names the shape of the body.
    const body = record.body as RecordBodies['hand-over'];
    return {
      ...shared,
      facts: body.sheet.facts,
      digest: digestOf(body.sheet.facts),
      nextShift: {
        day: body.shift.day,
        index: body.shift.slot,
        name: body.shift.name,
        from: body.shift.plannedFromAt,
        until: body.shift.plannedUntilAt,
      },
      relief: body.sheet.relief,
      handed: body.sheet.handed,
      leads: [...body.sheet.leads],
      unrelieved: null,
      signatures: [...body.signatures],
    };
  }
  const body = record.body as RecordBodies['unrelieved'];
  return {
    ...shared,
    facts: body.sheet.facts,
    digest: digestOf(body.sheet.facts),
    nextShift: nextOf(room, shift),
    relief: reliefOf(shift.plannedUntilAt, record.at, stationOf(room).reliefGraceMinutes),
    handed: null,
    leads: [],
    unrelieved: { reportedTo: body.reportedTo, reason: body.reason },
    signatures: [...body.signatures],
  };
}

/** The sheet of a shift: as it would be signed now while it runs, as it was signed afterwards. */
export function sheetOf(room: Read, shiftNo: number): HandoverSheet {
  const shift = shiftByNo(room.store.sqlite, shiftNo);
  if (shift === undefined) throw new DutyError('not-found', 'shift', [String(shiftNo)]);
  return shift.endedAt === null ? draftSheet(room, shift) : signedSheet(room, shift.no);
}
