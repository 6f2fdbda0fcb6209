import type { Category } from '#domain/log/categories';
import { blankEntry, type EntryContent, type EntryId, entryId } from '#domain/log/entry';
import { type PersonFields, personFields } from '#domain/people/person';
import { usualPattern } from '#domain/shift/pattern';
import { type Station, station } from '#domain/station';
import { type ClockTime, clockTime, type Instant, instant, type IsoDay, isoDay } from '#domain/time/instant';

/** A moment; whole seconds may leave out the milliseconds: `2026-11-21T00:30Z`. */
export const moment = (text: string): Instant => instant.parse(new Date(text).toISOString());

/** A calendar day. */
export const onDay = (text: string): IsoDay => isoDay.parse(text);

/** A time of day. */
export const atTime = (text: string): ClockTime => clockTime.parse(text);

/** The id of an entry. */
export const entryNamed = (id: number): EntryId => entryId.parse(id);

/** A county's duty room whose day begins at 08:30 and is one shift. */
export const aStation = (change: Partial<Station> = {}): Station =>
  station.parse({
    unitName: '云台县人民政府值班室',
    centralOffice: '市政府总值班室',
    zone: 'Asia/Shanghai',
    dayStart: '08:30',
    pattern: usualPattern('whole-day', atTime('08:30'), ['全天班']),
    idleLockMinutes: 15,
    lateEntryMinutes: 30,
    reliefGraceMinutes: 15,
    retentionLabel: '10年',
    ...change,
  });

/** A person of the directory. */
export const aPerson = (name: string, change: Partial<PersonFields> = {}): PersonFields =>
  personFields.parse({
    name,
    post: '科员',
    unit: '县政府办公室',
    phones: [{ kind: 'mobile', number: '13900000000' }],
    group: '',
    order: 10,
    joinedDay: null,
    leftDay: null,
    ...change,
  });

/** What an officer writes: a settled call unless told otherwise. */
export const aContent = (
  content: string,
  change: Partial<EntryContent> & { readonly category?: Category } = {},
): EntryContent => ({ ...blankEntry(change.category ?? 'CALL_IN', 'done'), content, ...change });
