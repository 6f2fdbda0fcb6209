import { checkNumber } from '#domain/check/spot-check';
import type { CheckCounts, MadeCheck } from '#domain/check/sum-checks';
import { monthText } from '../check/notice.ts';
import { checksFoot, type ChecksPaper, checksTitle } from './checks-paper.ts';
import { type Column, columnTable } from './column-table.ts';
import type { Block, TableBlock } from './printed-blocks.ts';
import { stationTime } from './station-time.ts';
import { fill, incidentNouns, numeral, print } from './words.ts';

const words = print.checks;

type NamedCounts = CheckCounts & { readonly name: string };

const countColumns = (head: string): readonly Column<NamedCounts>[] => [
  { head, width: 56, text: ({ name }) => name },
  { head: words.count.checks, width: 20, text: ({ checks }) => String(checks) },
  { head: words.count.normal, width: 20, text: ({ normal }) => String(normal) },
  { head: words.count.late, width: 20, text: ({ late }) => String(late) },
  { head: words.count.faulty, width: 20, text: ({ faulty }) => String(faulty) },
  { head: words.count.rectified, width: 20, text: ({ rectified }) => String(rectified) },
];

const orNone = (text: string): string => (text === '' ? print.notKnown : text);
const orNoNumber = (value: number | null): string => (value === null ? print.notKnown : String(value));

const checkColumns = (paper: ChecksPaper): readonly Column<MadeCheck>[] => {
  const time = stationTime(paper.zone);
  return [
    { head: words.check.number, width: 17, text: checkNumber },
    {
      head: words.check.at,
      width: 17,
      text: ({ made }) => time.minute(made.checkedAt).slice(5).replace(' ', '\n'),
    },
    { head: words.check.room, width: 28, isLeft: true, text: ({ roomName }) => roomName },
    { head: words.check.manner, width: 10, text: ({ made }) => incidentNouns.checkManner[made.manner] },
    {
      head: words.check.who,
      width: 20,
      text: ({ made }) => orNone([made.name, made.post].filter((one) => one !== '').join('\n')),
    },
    { head: words.check.rings, width: 8, text: ({ made }) => orNoNumber(made.rings) },
    { head: words.check.seconds, width: 8, text: ({ made }) => orNoNumber(made.seconds) },
    { head: words.check.result, width: 14, text: ({ made }) => incidentNouns.checkResult[made.result] },
    {
      head: words.check.problem,
      width: 34,
      isLeft: true,
      text: ({ made, rectified }) =>
        orNone(
          [made.problem, rectified === null ? '' : fill(words.check.rectified, { text: rectified.text })]
            .filter((one) => one !== '')
            .join('\n'),
        ),
    },
  ];
};

/** The tables of the notice in order: against the month before, by group, and every check. */
export function checksTables(
  paper: ChecksPaper,
): readonly { readonly name: string; readonly table: TableBlock }[] {
  const { summary, before, checks } = paper;
  return [
    {
      name: words.months,
      table: columnTable(countColumns(words.monthHead), [
        { name: monthText(summary.month), ...summary.all },
        { name: words.monthBefore, ...before },
      ]),
    },
    {
      name: words.groups,
      table: columnTable(
        countColumns(words.groupHead),
        summary.groups.map(({ group, ...counts }) => ({ name: orNone(group), ...counts })),
      ),
    },
    { name: words.all, table: columnTable(checkColumns(paper), checks) },
  ];
}

/** The notice as printed pages: its text, and the tables under it. */
export const checksBlocks = (paper: ChecksPaper): readonly Block[] => [
  { kind: 'title', text: checksTitle(paper) },
  ...paper.summary.notice.split('\n').map((text) => ({ kind: 'paragraph', text }) as const),
  ...checksTables(paper).flatMap(({ name, table }, index): readonly Block[] => [
    { kind: 'heading', text: fill(print.numbered, { numeral: numeral(index + 1), text: name }) },
    table.rows.length === 0 ? { kind: 'closing', text: print.nothing } : table,
  ]),
  { kind: 'line', text: checksFoot(paper) },
];
