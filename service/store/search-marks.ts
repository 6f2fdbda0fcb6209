import type { LogFilter } from '#contract/methods/log';
import type { EntryContent } from '#domain/log/entry';
import { addDays, type Instant, type IsoDay } from '#domain/time/instant';

/**
 * Marks are words that stand beside the text of an entry in the index of texts: when it happened, its category, who wrote
 * it. A search that is narrowed then asks one index for everything and meets no entry in vain; nobody can type the sign
 * that marks begin with, and the rows of the entries still have the last word.
 */
const sign = '\uE000';

const mark = (kind: string, value: string): string =>
  `${sign}${kind}${value.replaceAll(/[^\p{L}\p{N}]/gu, '')}`;

/** Century, year, month, ten days and day are beginnings of a day's text. */
const lengths = [2, 4, 7, 9, 10] as const;

type Length = (typeof lengths)[number];

const urgentOnes: ReadonlySet<string> = new Set(['flash', 'most-urgent', 'urgent']);

/** What marks need of the row of an entry. */
export type Marked = {
  readonly recordedAt: Instant;
  readonly recorderId: string;
  readonly shiftNo: number;
  readonly day: string;
};

/** The marks of an entry with this content; an entry that was corrected has those of all its contents. */
export function marksOf(content: EntryContent, { recordedAt, recorderId, shiftNo, day }: Marked): string {
  const happenedAt = content.occurredAt ?? recordedAt;
  const marks = lengths.map((length) => mark('o', happenedAt.slice(0, length)));
  marks.push(mark('c', content.category), mark('r', recorderId), mark('s', String(shiftNo)), mark('d', day));
  if (urgentOnes.has(content.urgency)) marks.push(mark('u', content.urgency));
  if (content.isImportant) marks.push(mark('i', ''));
  return marks.join(' ');
}

/** The day after the century, year, month, ten days or day that `day` lies in. */
function dayAfter(day: IsoDay, length: Length): IsoDay {
  const year = Number(day.slice(0, 4));
  const january = (of: number): IsoDay => `${String(of).padStart(4, '0')}-01-01` as IsoDay;
  // A month is at most 31 days long, and the first of the next one is found from any day within it.
  const nextMonth = (): IsoDay => `${addDays(`${day.slice(0, 7)}-28` as IsoDay, 4).slice(0, 7)}-01` as IsoDay;
  switch (length) {
    case 2:
      return january(Math.floor(year / 100) * 100 + 100);
    case 4:
      return january(year + 1);
    case 7:
      return nextMonth();
    case 9: {
      const next = addDays(
        `${day.slice(0, 9)}${day[8] === '0' ? '1' : '0'}` as IsoDay,
        day[8] === '0' ? 9 : 10,
      );
      return next.slice(0, 7) === day.slice(0, 7) ? next : nextMonth();
    }
    case 10:
      return addDays(day, 1);
    default:
      return length satisfies never;
  }
}

/** The fewest marks that together cover the days; over more than a month the ends are ten days wide. */
function timeMarks(from: IsoDay, until: IsoDay): readonly string[] {
  const finest: Length = addDays(from, 31) < until ? 9 : 10;
  const marks: string[] = [];
  for (let day = from; day <= until; ) {
    const before = addDays(day, -1);
    const length =
      lengths.find(
        (each) =>
          each < finest &&
          before.slice(0, each) !== day.slice(0, each) &&
          addDays(dayAfter(day, each), -1) <= until,
      ) ?? finest;
    marks.push(mark('o', day.slice(0, length)));
    day = dayAfter(day, length);
  }
  return marks;
}

const dayOf = (at: string): IsoDay => at.slice(0, 10) as IsoDay;

/** When the first and the last entry of a log happened. */
export type LogSpan = { readonly first: Instant; readonly last: Instant };

function timeGroup(filter: LogFilter, { first, last }: LogSpan): readonly (readonly string[])[] {
  const fromAt = filter.fromAt !== undefined && filter.fromAt > first ? filter.fromAt : undefined;
  const untilAt = filter.untilAt !== undefined && filter.untilAt <= last ? filter.untilAt : undefined;
  if (fromAt === undefined && untilAt === undefined) return [];
  // Where nothing lies beyond, whole years are as good as the very day, and fewer.
  const from = fromAt === undefined ? (`${first.slice(0, 4)}-01-01` as IsoDay) : dayOf(fromAt);
  const until = untilAt === undefined ? (`${last.slice(0, 4)}-12-31` as IsoDay) : dayOf(untilAt);
  return [timeMarks(from, until)];
}

/**
 * What a filter asks of the index of texts beside words: groups of marks, of each of which an entry has one at least. An
 * empty group: nothing can be found.
 */
export function marksWanted(filter: LogFilter, span: LogSpan): readonly (readonly string[])[] {
  // Nothing needs to be narrowed further than to a shift or a day.
  if (filter.shiftNo !== undefined) return [[mark('s', String(filter.shiftNo))]];
  if (filter.day !== undefined) return [[mark('d', filter.day)]];
  const groups = [...timeGroup(filter, span)];
  if (filter.categories !== undefined && filter.categories.length > 0)
    groups.push(filter.categories.map((category) => mark('c', category)));
  if (filter.recorderId !== undefined) groups.push([mark('r', filter.recorderId)]);
  if (
    filter.urgencies !== undefined &&
    filter.urgencies.length > 0 &&
    filter.urgencies.every((urgency) => urgentOnes.has(urgency))
  )
    groups.push(filter.urgencies.map((urgency) => mark('u', urgency)));
  if (filter.importantOnly === true) groups.push([mark('i', '')]);
  return groups;
}
