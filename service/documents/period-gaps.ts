import type { TableColumn } from '#domain/period/setup';
import { formValues, paperPhone, type PeriodTablePaper, tableTitle } from './period-paper.ts';
import { lineTexts } from './period-table-texts.ts';
import { shortDay } from './rota-paper.ts';
import { fill, print } from './words.ts';

const names = print.period.gap;

/** The gap of a template between whose two marks the line of a day stands. */
export const daysGap: string = names.days;

/** The gap of a template that each column of a form becomes; two columns say what a whole table says once. */
export const gapOfColumn: Readonly<Record<TableColumn, string>> = {
  unit: names.unit,
  day: names.day,
  weekday: names.weekday,
  hours: names.hours,
  leader: names.leader,
  chief: names.chief,
  staff: names.staff,
  standbyLeader: names.standbyLeader,
  standby: names.standby,
  dutyPhone: names.dutyPhone,
  fax: names.fax,
  note: names.note,
};

const ofDays: readonly TableColumn[] = [
  'day',
  'weekday',
  'hours',
  'leader',
  'chief',
  'staff',
  'standbyLeader',
  'standby',
  'note',
];

/** Gaps that are filled once in a template. */
export const wholeGaps: ReadonlySet<string> = new Set([
  names.unit,
  names.year,
  names.name,
  names.title,
  names.writer,
  names.date,
  names.phone,
  names.dutyPhone,
  names.fax,
  names.version,
]);

/** Gaps that are filled for each day, in the row that is repeated. */
export const dayGaps: ReadonlySet<string> = new Set([
  ...ofDays.map((column) => gapOfColumn[column]),
  names.leaderPhone,
]);

/** What the gaps of a template are filled with: once, and for each day. */
export type GapValues = {
  readonly whole: ReadonlyMap<string, string>;
  readonly days: readonly ReadonlyMap<string, string>[];
};

/** What a table says in the gaps that a template has. */
export function gapValues(paper: PeriodTablePaper, gaps: ReadonlySet<string>): GapValues {
  const { unit, year, name, writer, date, phone } = formValues(paper, '');
  const textOf = lineTexts(paper, new Set(ofDays.filter((column) => gaps.has(gapOfColumn[column]))));
  const { head, version } = paper;
  return {
    whole: new Map([
      [names.unit, unit],
      [names.year, year],
      [names.name, name],
      [names.title, tableTitle(paper)],
      [names.writer, writer],
      [names.date, date],
      [names.phone, phone],
      [names.dutyPhone, paper.dutyPhone],
      [names.fax, paper.fax],
      [names.version, fill(print.period.proved, { version: version ?? 0, ...head })],
    ]),
    days: paper.lines.map((line) => {
      const phones = paper.form.withPhones
        ? line.leader.map((id) => paperPhone(paper.people, id)).filter((number) => number !== '')
        : [];
      return new Map([
        ...ofDays.map((column) => [gapOfColumn[column], textOf(line, column)] as const),
        [names.day, shortDay(line.day)],
        [names.leaderPhone, phones.join(print.listComma)],
      ]);
    }),
  };
}
