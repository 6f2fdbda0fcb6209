import { DutyError } from '#contract/errors';
import type { AbsenceLine } from '#contract/methods/absence-nouns';
import {
  type Absence,
  type AbsenceAct,
  type AbsenceDecision,
  type AbsenceFields,
  type AbsenceId,
  absenceNumber,
  mostDecisions,
} from '#domain/absence/absence';
import { departureAt, halfDaysBetween, returnAt } from '#domain/absence/edge';
import { findingKey } from '#domain/absence/finding';
import { doSpansMeet } from '#domain/absence/in-force';
import { judgeAbsence } from '#domain/absence/judge-absence';
import type { AbsenceRules } from '#domain/absence/rules';
import { mayTake } from '#domain/absence/steps';
import { addDays, type Instant } from '#domain/time/instant';
import { localParts, type Span } from '#domain/time/zone';
import { signed } from '../handlers/desk-signing.ts';
import { stationOf } from '../handlers/part.ts';
import type { Read, Write } from '../room.ts';
import type { SecretAccount } from '../store/accounts.ts';
import { absencesMeeting, listAbsenceStep, type StoredAbsence } from '../store/absences.ts';
import type { RecordBody } from '../store/record-bodies.ts';
import { personById, type StoredPerson } from '../store/people.ts';
import { absenceNamed } from './absence-full.ts';
import { lineOf } from './absence-line.ts';
import { reachOf, rulesNow, surroundingsOf } from './around.ts';

/** Longer than this nobody is away by one form. */
const longestDays = 800;

/** The person of a form; refuses one whom the directory does not know or who has left. */
export function personOf(room: Read, { personId, from }: AbsenceFields): StoredPerson {
  const person = personById(room.store.sqlite, personId);
  if (person === undefined) throw new DutyError('not-found', 'person');
  if (person.leftDay !== null && person.leftDay < from.day)
    throw new DutyError('rule-broken', 'absence-person-left', [person.name]);
  return person;
}

/** When a form says that somebody is away, and for how many half days; refuses a return that is not after the departure. */
export function hoursOf(
  { from, until }: AbsenceFields,
  rules: AbsenceRules,
  zone: string,
): Pick<Absence, 'fromAt' | 'untilAt' | 'halfDays'> {
  const fromAt = departureAt(from, rules.dayParts, zone);
  const untilAt = returnAt(until, rules.dayParts, zone);
  if (untilAt <= fromAt) throw new DutyError('rule-broken', 'absence-order');
  if (until.day > addDays(from.day, longestDays))
    throw new DutyError('rule-broken', 'absence-too-long', [String(longestDays)]);
  return { fromAt, untilAt, halfDays: halfDaysBetween(from, until, rules.dayParts) };
}

/** Another absence of the same person at that time, drafts among them, or undefined. */
export const overlapping = (
  room: Read,
  personId: string,
  { from, until }: Span,
  id: AbsenceId | null,
): Absence | undefined =>
  absencesMeeting(room.store.sqlite, { from, until })
    .map(({ absence }) => absence)
    .find(
      (other) =>
        other.id !== id &&
        other.fields.personId === personId &&
        other.state !== 'cancelled' &&
        doSpansMeet({ from: other.fromAt, until: other.returned?.at ?? other.untilAt }, { from, until }),
    );

/** Refuses a form that lies on another absence of the same person. */
export function refuseOverlap(
  room: Read,
  fields: AbsenceFields,
  { fromAt, untilAt }: Pick<Absence, 'fromAt' | 'untilAt'>,
  id: AbsenceId | null,
): void {
  const other = overlapping(room, fields.personId, { from: fromAt, until: untilAt }, id);
  if (other !== undefined)
    throw new DutyError('rule-broken', 'absence-overlap', [other.personName, absenceNumber(other)]);
}

/** Decisions with new ones, each about one finding; the newest about a finding holds. Refuses more than an absence keeps. */
export function withDecisions(
  before: readonly AbsenceDecision[],
  made: readonly Omit<AbsenceDecision, 'at'>[],
  at: Instant,
): AbsenceDecision[] {
  const all = new Map(
    [...before, ...made.map((one) => ({ ...one, at }))].map((one) => [findingKey(one), one]),
  );
  if (all.size > mostDecisions)
    throw new DutyError('rule-broken', 'absence-many-decisions', [String(mostDecisions)]);
  return [...all.values()];
}

/** The absence that somebody looked at, where the step may be taken and nobody changed it since. */
export function meantAbsence(
  room: Read,
  { id, version }: { readonly id: AbsenceId; readonly version: number },
  act: AbsenceAct,
): Absence {
  const found: StoredAbsence = absenceNamed(room, id);
  if (found.version !== version) throw new DutyError('conflict', 'absence', [absenceNumber(found.absence)]);
  if (!mayTake(found.absence, act, room.now))
    throw new DutyError(
      'rule-broken',
      `absence-${act === 'returned' && found.absence.state !== 'cancelled' ? 'not-gone' : 'over'}`,
      [absenceNumber(found.absence)],
    );
  return found.absence;
}

/** A step to be recorded. */
export type AbsenceStepTaken = {
  readonly act: AbsenceAct;
  readonly absence: Absence;
  readonly note?: string;
  readonly told?: RecordBody<'absence'>['told'];
  readonly signer?: SecretAccount | undefined;
};

/** Records a step with what the rules say after it, and gives the absence as it stands. */
export function recordAbsence(
  room: Write,
  { act, absence, note = '', told = null, signer }: AbsenceStepTaken,
): AbsenceLine {
  const { sqlite } = room.store;
  const near = surroundingsOf(room, reachOf(absence, room.now));
  const findings = judgeAbsence(absence, near.around(absence));
  const { name, source } = near.rules;
  const body = {
    act,
    absence,
    note,
    told,
    findings: [...findings],
    rules: [name, source].filter((part) => part !== '').join(' '),
  };
  const record =
    signer === undefined
      ? room.append('absence', body)
      : room.append('absence', signed(room, body, [{ account: signer, meaning: 'approved' }]), {
          accountId: signer.id,
          name: signer.personName,
        });
  listAbsenceStep(sqlite, record);
  return lineOf(absenceNamed(room, absence.id), surroundingsOf(room, reachOf(absence, room.now)));
}

/** The year by whose numbers an absence that is registered now is counted. */
export const yearNow = (room: Read): number =>
  Number(localParts(room.now, stationOf(room).zone).day.slice(0, 4));

/** The hours of a form by the rules of now. */
export const hoursNow = (room: Read, fields: AbsenceFields) =>
  hoursOf(fields, rulesNow(room), stationOf(room).zone);
