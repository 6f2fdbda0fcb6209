import type { IsoDay } from '#domain/time/instant';
import { entryHistory } from './entry-history.ts';
import {
  attachmentsText,
  entryMarks,
  filledFields,
  linksText,
  type NamedText,
  sourceLines,
} from './entry-text.ts';
import type { BookEntry } from './log-book.ts';
import {
  type Line,
  linesOf,
  plain,
  type Row,
  type Run,
  row,
  shortCell,
  strong,
  textCell,
} from './printed-blocks.ts';
import type { StationTime } from './station-time.ts';
import { fill, labelled, print, trade } from './words.ts';

const named = ({ label, text }: NamedText, look: Run['look']): readonly Line[] =>
  text === '' ? [] : linesOf(labelled(label, text), look);

function marksLine(booked: BookEntry): readonly Line[] {
  const marks = entryMarks(booked);
  return marks.length === 0 ? [] : [[strong(marks.map((text) => fill(print.mark, { text })).join(''))]];
}

function partLines(booked: BookEntry, time: StationTime): readonly Line[] {
  const { entry } = booked;
  const look = entry.isVoid ? 'struck' : 'plain';
  const fields = filledFields(entry, time).map((field) => labelled(field.label, field.text));
  return [
    ...linesOf(entry.content, look),
    ...(fields.length === 0 ? [] : linesOf(fields.join(print.semicolon), look)),
    ...named({ label: trade.part.instruction, text: entry.instruction }, look),
    ...named({ label: trade.part.handling, text: entry.handling }, look),
    ...named({ label: trade.part.links, text: linksText(booked.linked) }, look),
    ...named({ label: trade.part.attachments, text: attachmentsText(entry) }, look),
    ...named(
      { label: trade.part.remindAt, text: entry.remindAt === null ? '' : time.minute(entry.remindAt) },
      look,
    ),
  ];
}

/** What happened to the entry afterwards; what a correction replaced is struck through. */
function historyLines(booked: BookEntry, time: StationTime): readonly Line[] {
  return entryHistory(booked, time).flatMap((line) => [
    [strong(fill(print.historyMark, { text: line.kind })), plain(line.text)],
    ...line.parts.flatMap((part): readonly Line[] => {
      const label = plain(fill(print.wasBefore, { label: part.label }));
      if (part.before === '') return [[label, plain(print.empty)]];
      const [first = [], ...rest] = linesOf(part.before, 'struck');
      return [[label, ...first], ...rest];
    }),
  ]);
}

/** The columns of the log table in millimetres and their heads. */
export const entryColumns = {
  widths: [14, 21, 13, 23, 60, 12, 13],
  head: [
    print.column.number,
    print.column.times,
    print.column.category,
    print.column.source,
    print.column.content,
    print.column.state,
    print.column.recorder,
  ],
};

/** One entry as a row of the printed log. */
export function entryRow(booked: BookEntry, day: IsoDay, time: StationTime): Row {
  const { entry } = booked;
  const state = entry.isVoid ? trade.part.isVoid : trade.state[entry.state];
  return row([
    shortCell([entry.number.replace('-', '-\n')]),
    shortCell([
      time.inYearOf(entry.recordedAt, day),
      entry.occurredAt === null ? print.notKnown : time.inYearOf(entry.occurredAt, day),
    ]),
    shortCell([trade.category[entry.category]]),
    shortCell(sourceLines(entry), 'left'),
    textCell([...marksLine(booked), ...partLines(booked, time), ...historyLines(booked, time)]),
    shortCell([state]),
    shortCell([entry.recorderName]),
  ]);
}

/** Characters of a matter that a handover sheet repeats; the log has the rest. */
const sheetText = 400;

/** What a handover sheet repeats of an entry: its gist, what was ordered and what was done. */
export function matterLines(entry: BookEntry['entry'], time: StationTime): readonly Line[] {
  const lines = [
    ...marksLine({ entry, changes: [], linked: [] }),
    ...partLines({ entry, changes: [], linked: [] }, time),
  ];
  const shown: Line[] = [];
  let left = sheetText;
  for (const line of lines) {
    const text = line.map((run) => run.text).join('');
    const characters = Array.from(text);
    if (characters.length > left) {
      const look = line[0]?.look ?? 'plain';
      shown.push([
        { text: characters.slice(0, left).join(''), look },
        plain(fill(print.handover.clipped, { number: entry.number })),
      ]);
      return shown;
    }
    left -= characters.length + 1;
    shown.push(line);
  }
  return shown;
}
