// oxlint-disable typescript/no-unsafe-call, typescript/no-unsafe-return -- what must not compile has no type
// Lines that must not compile: the walls that the types hold. `tsc -b` fails when one of them compiles after all.
import type { Client } from '#contract/client';
import type { Handlers } from '#contract/dispatch';
import type { Input } from '#contract/methods';
import type { EntryId } from '#domain/log/entry';
import type { PersonId } from '#domain/people/person';
import type { Instant, IsoDay } from '#domain/time/instant';
import type { Read, ServiceMethod, Write } from '#service/room';

declare const call: Client;
declare const read: Read;
declare const write: Write;
declare const day: IsoDay;
declare const at: Instant;
declare const person: PersonId;

/** What compiles, so that the refusals below are for the right reason. */
export const allowed = [
  () => call('shifts.between', { fromDay: day, untilDay: day }),
  () => write.append('sign-out', { account: 'a' }),
  (id: EntryId): Input<'log.entry'> => ({ id }),
];

/** A query that writes. */
export const queryThatWrites: Pick<Handlers<ServiceMethod, Read, Write>, 'log.open'> = {
  'log.open': (room) => {
    // @ts-expect-error: a query is given no end of the chain
    room.append('void', { entry: 1, reason: '' });
    return [];
  },
};

/** The rest of what must not compile. */
export const refused = [
  // @ts-expect-error: reading gives nothing to append with
  () => read.append('sign-out', { account: 'a' }),
  // @ts-expect-error: no such method
  () => call('log.erase', {}),
  // @ts-expect-error: inherited names are no methods
  () => call('toString', {}),
  // @ts-expect-error: a plain text is no day
  () => call('shifts.between', { fromDay: '2026-11-21', untilDay: day }),
  // @ts-expect-error: a moment is no day
  () => call('shifts.between', { fromDay: at, untilDay: day }),
  // @ts-expect-error: a plain text is no moment
  () => call('log.page', { filter: { fromAt: '2026-11-21T00:00:00.000Z' }, before: null, limit: 1 }),
  // @ts-expect-error: a plain number is no entry
  () => call('log.entry', { id: 7 }),
  // @ts-expect-error: a person is no account
  () => call('account.unlock', { id: person }),
  // @ts-expect-error: the reason of a void is missing
  (id: EntryId) => call('log.void', { id, version: 0 }),
  // @ts-expect-error: no record is of this kind
  () => write.append('erase', { entry: 1 }),
  // @ts-expect-error: the body of a void has a reason
  () => write.append('void', { entry: 1 }),
];

// @ts-expect-error: a room without a handler for every call
export const handlers: Handlers<ServiceMethod, Read, Write> = { ...queryThatWrites };
