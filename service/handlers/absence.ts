import { DutyError } from '#contract/errors';
import { type Absence, absenceId, mostReports } from '#domain/absence/absence';
import { changesAfter, stateAfter } from '#domain/absence/steps';
import type { Instant } from '#domain/time/instant';
import {
  hoursNow,
  meantAbsence,
  personOf,
  recordAbsence,
  refuseOverlap,
  withDecisions,
  yearNow,
} from '../absence/record-absence.ts';
import { refuseHandling } from '../absence/may-see.ts';
import type { Write } from '../room.ts';
import type { SecretAccount } from '../store/accounts.ts';
import { nextAbsenceNo } from '../store/absences.ts';
import { canonicalText } from '../store/ledger.ts';
import { personById } from '../store/people.ts';
import { proveDeskSigner } from './desk-signing.ts';
import type { Part } from './part.ts';

/** Refuses a time that has not come: what is recorded has happened. */
function refuseFuture(room: Write, at: Instant): void {
  if (at > room.now) throw new DutyError('rule-broken', 'absence-future');
}

/** The account of a leader who approves here with the own password; nobody approves the own absence. */
function proveApprover(room: Write, absence: Absence, name: string, password: string): SecretAccount {
  const account = proveDeskSigner(room, name, password);
  if (!account.roles.some((role) => role === 'dutyLeader' || role === 'chief'))
    throw new DutyError('not-allowed', 'absence-approve', [account.personName]);
  if (account.personId === absence.fields.personId)
    throw new DutyError('not-allowed', 'absence-own', [account.personName]);
  return account;
}

/** A return that is recorded now. One that is only corrected was recorded in time where the first one was, as long as that can have been so. */
function returnedNow({ returned }: Absence, at: Instant, now: Instant): NonNullable<Absence['returned']> {
  return { at, recordedAt: returned !== null && at <= returned.recordedAt ? returned.recordedAt : now };
}

/** Refuses an approval under the name of whoever is away; a namesake is told apart by the post. */
function refuseOwnName(
  { personName, personPost }: Absence,
  { name, post }: { readonly name: string; readonly post: string },
): void {
  if (name === personName && (post.trim() === '' || post.trim() === personPost))
    throw new DutyError('not-allowed', 'absence-own', [name]);
}

/** The steps of an absence, from the form to the return (外出报备 … 销假). */
export const absenceHandlers: Part<
  | 'absence.register'
  | 'absence.change'
  | 'absence.approve'
  | 'absence.report'
  | 'absence.decide'
  | 'absence.return'
  | 'absence.cancel'
> = {
  'absence.register': (room, { fields, decisions, note }) => {
    refuseHandling(room, fields.personId);
    const person = personOf(room, fields);
    const hours = hoursNow(room, fields);
    refuseOverlap(room, fields, hours, null);
    const year = yearNow(room);
    return recordAbsence(room, {
      act: 'registered',
      note,
      absence: {
        id: absenceId.parse(room.newId()),
        year,
        no: nextAbsenceNo(room.store.sqlite, year),
        personName: person.name,
        personPost: person.post,
        fields,
        ...hours,
        state: 'draft',
        registeredAt: room.now,
        approval: null,
        reports: [],
        decisions: withDecisions([], decisions, room.now),
        changedAt: null,
        changeCount: 0,
        untilBeforeAt: null,
        returned: null,
      },
    });
  },
  'absence.change': (room, { id, version, fields, decisions, reason, told }) => {
    const before = meantAbsence(room, { id, version }, 'changed');
    refuseHandling(room, before.fields.personId);
    if (fields.personId !== before.fields.personId) throw new DutyError('rule-broken', 'absence-person');
    if (canonicalText(fields) === canonicalText(before.fields))
      throw new DutyError('rule-broken', 'nothing-changed');
    const person = personOf(room, fields);
    const hours = hoursNow(room, fields);
    refuseOverlap(room, fields, hours, id);
    return recordAbsence(room, {
      act: 'changed',
      note: reason,
      told,
      absence: {
        ...before,
        personName: person.name,
        personPost: person.post,
        fields,
        ...hours,
        decisions: withDecisions(before.decisions, decisions, room.now),
        ...changesAfter(before, room.now),
      },
    });
  },
  'absence.approve': (room, { id, version, approval, signer, note }) => {
    const before = meantAbsence(room, { id, version }, 'approved');
    refuseHandling(room, before.fields.personId);
    const account =
      signer === null ? undefined : proveApprover(room, before, signer.account, signer.password);
    if ((approval.manner === 'signed') !== (account !== undefined))
      throw new DutyError('bad-input', 'absence-manner');
    if (account === undefined) {
      refuseOwnName(before, approval);
      refuseFuture(room, approval.at);
    }
    const given =
      account === undefined
        ? approval
        : {
            ...approval,
            name: account.personName,
            post: personById(room.store.sqlite, account.personId)?.post ?? '',
            at: room.now,
          };
    const absence = {
      ...before,
      approval: { ...given, halfDays: before.halfDays, reach: before.fields.reach, fromAt: before.fromAt },
    };
    return recordAbsence(room, {
      act: 'approved',
      note,
      signer: account,
      absence: { ...absence, state: stateAfter(absence, null) },
    });
  },
  'absence.report': (room, { id, version, report }) => {
    const before = meantAbsence(room, { id, version }, 'reported');
    refuseHandling(room, before.fields.personId);
    refuseFuture(room, report.at);
    if (before.reports.length >= mostReports)
      throw new DutyError('rule-broken', 'absence-many-reports', [String(mostReports)]);
    const absence = { ...before, reports: [...before.reports, report] };
    return recordAbsence(room, {
      act: 'reported',
      note: report.note,
      absence: {
        ...absence,
        state: stateAfter(absence, before.returned === null ? null : 'returned'),
      },
    });
  },
  'absence.decide': (room, { id, version, decisions }) => {
    const before = meantAbsence(room, { id, version }, 'decided');
    refuseHandling(room, before.fields.personId);
    return recordAbsence(room, {
      act: 'decided',
      absence: { ...before, decisions: withDecisions(before.decisions, decisions, room.now) },
    });
  },
  'absence.return': (room, { id, version, returnedAt, note }) => {
    const before = meantAbsence(room, { id, version }, 'returned');
    refuseHandling(room, before.fields.personId);
    refuseFuture(room, returnedAt);
    if (returnedAt <= before.fromAt) throw new DutyError('rule-broken', 'absence-return-order');
    // Whoever came back later than planned was not away on another trip meanwhile.
    refuseOverlap(room, before.fields, { fromAt: before.fromAt, untilAt: returnedAt }, id);
    return recordAbsence(room, {
      act: 'returned',
      note,
      absence: {
        ...before,
        state: stateAfter(before, 'returned'),
        returned: returnedNow(before, returnedAt, room.now),
      },
    });
  },
  'absence.cancel': (room, { id, version, reason }) => {
    const before = meantAbsence(room, { id, version }, 'cancelled');
    refuseHandling(room, before.fields.personId);
    return recordAbsence(room, {
      act: 'cancelled',
      note: reason,
      absence: { ...before, state: stateAfter(before, 'cancelled') },
    });
  },
};
