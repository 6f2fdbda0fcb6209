import { entryHistory } from './entry-history.ts';
import { attachmentsText, entryMarks, filledFields, linksText } from './entry-text.ts';
import type { BookEntry, BookShift, LogBook } from './log-book.ts';
import { type StationTime, stationTime } from './station-time.ts';
import { fill, labelled, print, trade } from './words.ts';

/** One column of the flat log: its head, its width in characters, and its text for an entry. */
export type Column = {
  readonly head: string;
  readonly width: number;
  readonly text: (booked: BookEntry, shift: BookShift['shift'], time: StationTime) => string;
};

const { part } = trade;
const { flat } = print;
const column = (head: string, width: number, text: Column['text']): Column => ({ head, width, text });

/** Everything that happened to an entry afterwards as one text. */
const historyText: Column['text'] = (booked, _shift, time) =>
  entryHistory(booked, time)
    .flatMap((line) => [
      fill(print.historyMark, { text: line.kind }) + line.text,
      ...line.parts.map(
        (one) => fill(print.wasBefore, { label: one.label }) + (one.before === '' ? print.empty : one.before),
      ),
    ])
    .join('\n');

/** The columns that a sheet of paper takes; the first of the flat log. */
export const paperColumns: readonly Column[] = [
  column(part.number, 13, ({ entry }) => entry.number),
  column(part.shift, 8, (_booked, shift) => shift.name),
  column(part.recordedAt, 11, ({ entry }, _shift, time) => time.second(entry.recordedAt)),
  column(part.occurredAt, 11, ({ entry }, _shift, time) =>
    entry.occurredAt === null ? '' : time.second(entry.occurredAt),
  ),
  column(part.category, 9, ({ entry }) => trade.category[entry.category]),
  column(flat.counterpartUnit, 14, ({ entry }) => entry.counterpart.unit),
  column(flat.counterpartName, 9, ({ entry }) => entry.counterpart.name),
  column(part.phone, 14, ({ entry }) => entry.counterpart.phone),
  column(part.content, 40, ({ entry }) => entry.content),
  column(part.fields, 18, ({ entry }, _shift, time) =>
    filledFields(entry, time)
      .map((field) => labelled(field.label, field.text))
      .join(print.semicolon),
  ),
  column(part.instruction, 18, ({ entry }) => entry.instruction),
  column(part.handling, 18, ({ entry }) => entry.handling),
  column(part.state, 8, ({ entry }) => (entry.isVoid ? part.isVoid : trade.state[entry.state])),
  column(flat.marks, 8, (booked) => entryMarks(booked).join(print.listComma)),
  column(part.recorder, 9, ({ entry }) => entry.recorderName),
];

/** The columns for filtering and verifying that follow those of the paper. */
export const furtherColumns: readonly Column[] = [
  column(part.day, 11, ({ entry }) => entry.day),
  column(part.urgency, 9, ({ entry }) => trade.urgency[entry.urgency]),
  column(part.post, 10, ({ entry }) => entry.counterpart.post),
  column(part.isImportant, 9, ({ entry }) => (entry.isImportant ? print.yes : print.no)),
  column(part.links, 20, ({ linked }) => linksText(linked)),
  column(part.attachments, 24, ({ entry }) => attachmentsText(entry)),
  column(part.remindAt, 11, ({ entry }, _shift, time) =>
    entry.remindAt === null ? '' : time.second(entry.remindAt),
  ),
  column(flat.seq, 9, ({ entry }) => String(entry.id)),
  column(part.hash, 66, ({ entry }) => entry.hash),
];

/** The history as one column, for a form that has one table only. */
export const historyColumn: Column = column(flat.history, 40, historyText);

/** The entries of a book one by one with the shift they belong to, in the order of the book. */
export function* entriesOf(
  book: LogBook,
): Generator<{ readonly booked: BookEntry; readonly shift: BookShift['shift'] }> {
  for (const day of book.days)
    for (const { shift, entries } of day.shifts) for (const booked of entries) yield { booked, shift };
}

/** How many entries a book has. */
export const entryCountOf = (book: LogBook): number =>
  book.days.reduce((sum, day) => sum + day.shifts.reduce((all, shift) => all + shift.entries.length, 0), 0);

/** The same times with the offset from UTC on each, for files that are read without knowing the station. */
export function offsetTime(book: LogBook): StationTime {
  const time = stationTime(book.zone);
  return { ...time, minute: time.withOffset, second: time.withOffset };
}
