import type { RoomCounts } from '#contract/methods/office';
import { monthText } from '../check/notice.ts';
import { type Column, columnTable } from './column-table.ts';
import type { StatisticsPaper } from './office-paper.ts';
import type { TableBlock } from './printed-blocks.ts';
import { print } from './words.ts';

const words = print.office.statistics;

const keys: readonly (keyof RoomCounts)[] = [
  'expected',
  'reported',
  'zero',
  'late',
  'missing',
  'chases',
  'incidents',
  'deaths',
  'missingPeople',
  'injured',
];

type Beside = { readonly name: string; readonly counts: RoomCounts; readonly before: RoomCounts };

const change = (now: number, before: number): string => {
  const more = now - before;
  return more > 0 ? `+${String(more)}` : String(more);
};

const figureColumns = ({
  statistics: { all, before },
}: StatisticsPaper): readonly Column<keyof RoomCounts>[] => [
  { head: words.figure, width: 60, isLeft: true, text: (key) => words.count[key] },
  { head: words.now, width: 32, text: (key) => String(all[key]) },
  { head: words.before, width: 32, text: (key) => String(before[key]) },
  { head: words.change, width: 32, text: (key) => change(all[key], before[key]) },
];

const countColumns = (head: string): readonly Column<Beside>[] => [
  { head, width: 34, isLeft: true, text: ({ name }) => name },
  ...keys.map(
    (key): Column<Beside> => ({
      head: words.count[key],
      width: 9.5,
      text: ({ counts }) => String(counts[key]),
    }),
  ),
  { head: words.lateBefore, width: 9, text: ({ before }) => String(before.late) },
  { head: words.missingBefore, width: 9, text: ({ before }) => String(before.missing) },
  { head: words.incidentsBefore, width: 9, text: ({ before }) => String(before.incidents) },
];

/** The tables of the count over a span: all in all, by month and by room, each beside the same days a year before. */
export function statisticsTables(
  paper: StatisticsPaper,
): readonly { readonly name: string; readonly table: TableBlock }[] {
  const { months, rooms } = paper.statistics;
  return [
    { name: words.all, table: columnTable(figureColumns(paper), keys) },
    {
      name: words.months,
      table: columnTable(
        countColumns(words.month),
        months.map(({ month, ...counted }) => ({ name: monthText(month), ...counted })),
      ),
    },
    { name: words.rooms, table: columnTable(countColumns(words.room), rooms) },
  ];
}
