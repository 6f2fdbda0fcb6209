import type { AccountId } from '#domain/people/account';
import type { PersonId } from '#domain/people/person';
import type { Shift } from '#domain/shift/shift';
import { addDays } from '#domain/time/instant';
import type { BookDay, BookEntry, BookShift, LogBook } from '#service/documents/log-book';
import { anEntry, at, booked, hashOf, sampleDay } from './sample-entries.ts';
import { hostileEntries, lateEntry, longEntry, manyEntries, voidedEntry } from './sample-marked-entries.ts';

/** A shift of the sample day. */
export const aShift = (change: Partial<Shift> = {}): Shift => ({
  no: 326,
  day: sampleDay,
  name: '白班',
  plannedFromAt: at('2026-11-22T00:30:00.000Z'),
  plannedUntilAt: at('2026-11-22T10:00:00.000Z'),
  startedAt: at('2026-11-22T00:28:11.000Z'),
  endedAt: at('2026-11-22T10:04:52.000Z'),
  end: 'handed-over',
  reviewedAt: null,
  leaderName: '周立新',
  members: [
    {
      personId: 'p1' as PersonId,
      accountId: 'a1' as AccountId,
      name: '张晓明',
      duty: 'chief',
      fromAt: at('2026-11-22T00:28:11.000Z'),
      untilAt: at('2026-11-22T10:04:52.000Z'),
    },
    {
      personId: 'p2' as PersonId,
      accountId: 'a2' as AccountId,
      name: '李思远',
      duty: 'deputy',
      fromAt: at('2026-11-22T02:10:00.000Z'),
      untilAt: at('2026-11-22T08:00:00.000Z'),
    },
  ],
  ...change,
});

/** One shift with its entries. */
export const bookShift = (entries: readonly BookEntry[], change: Partial<Shift> = {}): BookShift => ({
  shift: aShift(change),
  entries,
  handoverHash: change.endedAt === null ? null : hashOf('handover 326'),
});

/** A book of days; by default one with corrections, a void, a late entry and a quiet night. */
export function aBook(days?: readonly BookDay[], change: Partial<LogBook> = {}): LogBook {
  const night = {
    no: 327,
    name: '夜班',
    startedAt: at('2026-11-22T10:04:52.000Z'),
    endedAt: null,
    end: null,
    leaderName: '',
    members: [],
  };
  const used = days ?? [
    {
      day: sampleDay,
      shifts: [bookShift([booked(anEntry(1)), lateEntry(), voidedEntry()]), bookShift([], night)],
    },
  ];
  return {
    unitName: '淄博市人民政府办公室',
    zone: 'Asia/Shanghai',
    fromDay: used[0]?.day ?? sampleDay,
    untilDay: used.at(-1)?.day ?? sampleDay,
    days: used,
    head: { seq: 128, hash: hashOf('head') },
    headAt: at('2026-11-23T00:41:09.000Z'),
    retentionLabel: '10年',
    ...change,
  };
}

/** A full book: corrections, sixty entries of all categories, hostile texts, a long entry, an empty day and a day without shifts. */
export function fullBook(): LogBook {
  const next = addDays(sampleDay, 1);
  const sample = aBook().days[0];
  return aBook([
    ...(sample === undefined ? [] : [sample]),
    {
      day: next,
      shifts: [bookShift([...manyEntries(10, 60), ...hostileEntries(80), longEntry(120)], { day: next })],
    },
    { day: addDays(next, 1), shifts: [bookShift([], { day: addDays(next, 1), end: 'unrelieved' })] },
    { day: addDays(next, 2), shifts: [] },
  ]);
}
