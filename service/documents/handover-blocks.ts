import type { HandoverSheet } from '#contract/methods/shifts';
import type { Entry } from '#domain/log/entry';
import type { Instant } from '#domain/time/instant';
import { matterLines } from './entry-row.ts';
import { chainBlocks } from './log-book-blocks.ts';
import { type Block, type Cell, linesOf, type Row, row, shortCell, textCell } from './printed-blocks.ts';
import { longDay, type StationTime, stationTime, weekday } from './station-time.ts';
import { bracketed, fill, numeral, print, trade } from './words.ts';

/** What a handover sheet is printed with besides what was signed. */
export type SheetFrame = { readonly unitName: string; readonly zone: string };

const words = print.handover;
const label = (text: string): Cell => shortCell([text]);
const value = (text: string): Cell => textCell(linesOf(text));

/** The moment that a document of this sheet carries as its own: the signature, or the time it was due. */
export const sheetAt = (sheet: HandoverSheet): Instant => sheet.signedAt ?? sheet.dueAt;

const signers = (sheet: HandoverSheet, meaning: 'handed-over' | 'took-over'): string =>
  sheet.signatures
    .filter((one) => one.meaning === meaning)
    .map((one) => one.name)
    .join(print.listComma);

function reliefText(sheet: HandoverSheet, time: StationTime): string {
  if (sheet.signedAt === null) return words.notSigned;
  if (sheet.relief === null) return time.minute(sheet.signedAt);
  const { kind, minutes } = sheet.relief;
  const said =
    kind === 'on-time'
      ? trade.relief[kind]
      : fill(words.relief, { kind: trade.relief[kind], minutes: Math.abs(minutes) });
  return bracketed(time.minute(sheet.signedAt), said);
}

function whoAndWhen(sheet: HandoverSheet, time: StationTime): Block {
  const { shift, nextShift } = sheet;
  const members = shift.members
    .filter((member) => member.duty !== 'dutyLeader' && member.untilAt === null)
    .map((member) => member.name);
  const leaders = new Set([
    shift.leaderName,
    ...shift.members.filter((member) => member.duty === 'dutyLeader').map((member) => member.name),
  ]);
  const range = (from: Instant, until: Instant): string =>
    fill(print.range, { from: time.minute(from), until: time.inYearOf(until, shift.day) });
  const outgoing = signers(sheet, 'handed-over') || members.join(print.listComma);
  const pairs: readonly (readonly [string, string])[] = [
    [words.shift, bracketed(shift.name, longDay(shift.day))],
    [words.shiftTime, range(shift.startedAt, shift.endedAt ?? shift.plannedUntilAt)],
    [words.outgoing, outgoing],
    [words.incoming, signers(sheet, 'took-over') || words.notSigned],
    [words.dutyLeader, [...leaders].filter((name) => name !== '').join(print.listComma) || print.none],
    [words.nextShift, bracketed(nextShift.name, range(nextShift.from, nextShift.until))],
    [words.dueAt, time.minute(sheet.dueAt)],
    [words.signedAt, reliefText(sheet, time)],
  ];
  const rows: Row[] = [];
  for (let index = 0; index < pairs.length; index += 2) {
    rows.push(row(pairs.slice(index, index + 2).flatMap(([name, text]) => [label(name), value(text)])));
  }
  return { kind: 'table', widths: [20, 58, 20, 58], head: null, stays: true, rows };
}

function countsTable(sheet: HandoverSheet): readonly Block[] {
  const counted = sheet.counts.filter((one) => one.count > 0);
  if (counted.length === 0) return [];
  const perRow = 3;
  const rows: Row[] = [];
  for (let index = 0; index < counted.length; index += perRow) {
    const cells = counted
      .slice(index, index + perRow)
      .flatMap((one) => [shortCell([trade.category[one.category]]), shortCell([String(one.count)])]);
    while (cells.length < perRow * 2) cells.push(shortCell(['']));
    rows.push(row(cells));
  }
  const head = Array.from({ length: perRow }, () => [words.categoryHead, words.countHead]).flat();
  return [{ kind: 'table', widths: [34, 18, 34, 18, 34, 18], head, stays: true, rows }];
}

function mattersTable(
  entries: readonly Entry[],
  sheet: HandoverSheet,
  time: StationTime,
  withTick: boolean,
): readonly Block[] {
  if (entries.length === 0) return [{ kind: 'paragraph', text: print.nothing }];
  const acknowledged = new Set<number>(sheet.acknowledged);
  const head = [
    print.column.number,
    trade.part.recordedAt,
    print.column.category,
    print.column.content,
    print.column.state,
  ];
  return [
    {
      kind: 'table',
      widths: withTick ? [13, 22, 16, 75, 14, 16] : [13, 22, 16, 91, 14],
      head: withTick ? [...head, words.acknowledged] : head,
      stays: false,
      rows: entries.map((entry) => {
        const cells = [
          shortCell([entry.number.replace('-', '-\n')]),
          shortCell([time.inYearOf(entry.recordedAt, sheet.shift.day)]),
          shortCell([trade.category[entry.category]]),
          textCell(matterLines(entry, time)),
          shortCell([trade.state[entry.state]]),
        ];
        return row(
          withTick
            ? [...cells, shortCell([acknowledged.has(entry.id) ? words.ticked : words.unticked])]
            : cells,
        );
      }),
    },
  ];
}

function signatureTable(sheet: HandoverSheet, time: StationTime): Block {
  const signed = sheet.signatures.map((one) =>
    row([value(one.name), shortCell([trade.meaning[one.meaning]]), shortCell([time.second(one.signedAt)])]),
  );
  const blank = (['handed-over', 'took-over'] as const).map((meaning) =>
    row([value(''), shortCell([trade.meaning[meaning]]), shortCell([words.notSigned])]),
  );
  return {
    kind: 'table',
    widths: [66, 30, 60],
    head: [words.signer, words.meaning, words.time],
    stays: true,
    rows: signed.length === 0 ? blank : signed,
  };
}

/** The handover sheet with both signatures as a printed page. */
export function handoverBlocks(sheet: HandoverSheet, frame: SheetFrame): readonly Block[] {
  const time = stationTime(frame.zone);
  const { shift } = sheet;
  const heading = (number: number, text: string): Block => ({
    kind: 'heading',
    text: fill(print.numbered, { numeral: numeral(number), text }),
  });
  return [
    { kind: 'title', text: fill(print.handoverTitle, { unit: frame.unitName }) },
    {
      kind: 'day-line',
      text: fill(print.dayAndShift, {
        day: longDay(shift.day),
        weekday: weekday(shift.day),
        shift: shift.name,
      }),
    },
    whoAndWhen(sheet, time),
    ...(sheet.latenessReason === ''
      ? []
      : [
          {
            kind: 'paragraph',
            text: fill(print.labelled, { label: words.latenessReason, text: sheet.latenessReason }),
          } as const,
        ]),
    heading(1, words.summary),
    { kind: 'paragraph', text: fill(words.entryCount, { count: sheet.entryCount }) },
    ...countsTable(sheet),
    heading(2, words.important),
    ...mattersTable(sheet.important, sheet, time, false),
    heading(3, words.openMatters),
    ...(sheet.openMatters.length === 0
      ? []
      : [
          {
            kind: 'paragraph',
            text: fill(words.openMatterCount, { count: sheet.openMatters.length }),
          } as const,
        ]),
    ...mattersTable(sheet.openMatters, sheet, time, true),
    heading(4, words.note),
    ...(sheet.note === ''
      ? [{ kind: 'paragraph', text: print.nothing } as const]
      : sheet.note.split(/\r?\n/).map((text) => ({ kind: 'paragraph', text }) as const)),
    heading(5, words.signatures),
    signatureTable(sheet, time),
    ...chainBlocks(sheet.head, sheet.signedAt === null ? null : time.long(sheet.signedAt)),
  ];
}
