import type { EntryId } from '../log/entry.ts';
import type { PersonId } from '../people/person.ts';
import type { Relief } from './relief.ts';
import type { HandedOver, IncidentLead, SheetFacts } from './sheet.ts';

/** Why a sheet cannot be signed as it is, with the matters or minutes meant. */
export type HandoverStop = {
  readonly rule: 'not-acknowledged' | 'unread-reason' | 'release-reason' | 'lateness-reason' | 'not-in-sheet';
  readonly details: readonly string[];
};

/**
 * The first thing that stops a handover: a matter that one side has not gone through and nobody gave a reason for, a matter
 * named that is not on the sheet, or twice, or as read and unread, a release without a reason, a late relief without one; null where it can be signed.
 */
export function whatStopsHandover(
  facts: SheetFacts,
  handed: HandedOver,
  relief: Relief,
): HandoverStop | null {
  const known = new Set(facts.openMatters);
  const major = new Set(facts.majorIncidents.map((one) => one.entryId));
  const strangers = [
    ...handed.handed.filter((id) => !known.has(id)),
    ...handed.taken.filter((id) => !known.has(id)),
    ...handed.unread.flatMap((one) => (known.has(one.entryId) ? [] : [one.entryId])),
    ...handed.released.flatMap((one) => (major.has(one.entryId) ? [] : [one.entryId])),
  ];
  const isRead = (id: EntryId): boolean => handed.handed.includes(id) && handed.taken.includes(id);
  const contradicting = [
    ...twice(handed.handed),
    ...twice(handed.taken),
    ...twice(handed.unread.map((one) => one.entryId)),
    ...twice(handed.released.map((one) => one.entryId)),
    ...handed.unread.flatMap((one) => (isRead(one.entryId) ? [one.entryId] : [])),
  ];
  if (strangers.length + contradicting.length > 0)
    return stop('not-in-sheet', [...strangers, ...contradicting]);
  const explained = new Map(handed.unread.map((one) => [one.entryId, one.reason.trim()]));
  const unread = facts.openMatters.filter((id) => !isRead(id));
  const unnamed = unread.filter((id) => !explained.has(id));
  if (unnamed.length > 0) return stop('not-acknowledged', unnamed);
  const unexplained = unread.filter((id) => explained.get(id) === '');
  if (unexplained.length > 0) return stop('unread-reason', unexplained);
  const released = handed.released.filter((one) => one.reason.trim() === '');
  if (released.length > 0)
    return stop(
      'release-reason',
      released.map((one) => one.entryId),
    );
  if (relief.kind === 'late' && handed.latenessReason.trim() === '')
    return { rule: 'lateness-reason', details: [String(relief.minutes)] };
  return null;
}

/** Ids that a list names more than once. */
const twice = (ids: readonly EntryId[]): readonly EntryId[] =>
  ids.length === new Set(ids).size ? [] : ids.filter((id, index) => ids.indexOf(id) !== index);

const stop = (rule: HandoverStop['rule'], ids: readonly EntryId[]): HandoverStop => ({
  rule,
  details: ids.map(String),
});

/**
 * Who leads each major incident on after the handover: whoever led it already, otherwise who hands the desk over; nobody
 * where the lead goes to the incoming shift.
 */
export function leadsAfter(
  facts: SheetFacts,
  handed: HandedOver,
  outgoing: { readonly personId: PersonId; readonly name: string },
): readonly IncidentLead[] {
  const released = new Set(handed.released.map((one) => one.entryId));
  return facts.majorIncidents
    .filter((one) => !released.has(one.entryId))
    .map((one) => ({
      entryId: one.entryId,
      number: facts.matters.find((entry) => entry.id === one.entryId)?.number ?? '',
      personId: one.leadId ?? outgoing.personId,
      name: one.leadId === null ? outgoing.name : one.leadName,
    }));
}
