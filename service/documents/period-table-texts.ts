import type { PersonId } from '#domain/people/person';
import { filledGaps } from '#domain/period/form-gaps';
import type { TableColumn, TableForm } from '#domain/period/setup';
import type { TableLine } from '#domain/period/table-lines';
import { minutesBetween } from '#domain/time/instant';
import { localParts } from '#domain/time/zone';
import { formValues, paperPhone, type PeriodTablePaper, tableVersionLine } from './period-paper.ts';
import { hoursText, personLabels, shortDay } from './rota-paper.ts';
import { weekday } from './station-time.ts';
import { bracketed, fill, labelled, print } from './words.ts';

const words = print.period;

/** `星期一 除夕`, `星期六 调休上班` */
function lineDayText({ day, type, name }: TableLine): string {
  const text = type === 'makeup' ? print.rota.makeup : name;
  return text === '' ? weekday(day) : fill(print.rota.weekdayAndName, { weekday: weekday(day), name: text });
}

/** `08:30—次日08:30` */
function lineHoursText({ from, until }: TableLine, { zone, dayStart }: PeriodTablePaper): string {
  const startsAt = localParts(from, zone).time;
  return hoursText({ startsAt, minutes: minutesBetween(from, until) }, dayStart);
}

/** Columns that name people. */
export type PeopleColumn = Extract<TableColumn, 'leader' | 'chief' | 'staff' | 'standbyLeader' | 'standby'>;

/** True for a column that names people. */
export const isOfPeople = (column: TableColumn): column is PeopleColumn =>
  ['leader', 'chief', 'staff', 'standbyLeader', 'standby'].includes(column);

/**
 * The people of a line in a column of those that a form has: where it has no column for the first on duty, they stand with the
 * others, and so do leaders on standby; nobody is left out because a form has fewer columns.
 */
export function peopleIn(
  line: TableLine,
  column: PeopleColumn,
  columns: ReadonlySet<TableColumn>,
): readonly PersonId[] {
  switch (column) {
    case 'staff':
      return columns.has('chief') ? line.staff : [...line.chief, ...line.staff];
    case 'chief':
      return columns.has('staff') ? line.chief : [...line.chief, ...line.staff];
    case 'standby':
      return columns.has('standbyLeader') ? line.standby : [...line.standbyLeader, ...line.standby];
    case 'leader':
    case 'standbyLeader':
      return line[column];
    default:
      return column satisfies never;
  }
}

/** The columns of a form as a set. */
export const columnsOf = ({ columns }: TableForm): ReadonlySet<TableColumn> =>
  new Set(columns.map(({ key }) => key));

/** What somebody is called on the paper: the name that is nobody else's, with the post where the form wants it, and the number after a space. */
export function personTexts(paper: PeriodTablePaper): (id: PersonId) => string {
  const labels = personLabels(paper.people);
  const named = new Map(paper.people.map((one) => [one.id, one]));
  const { withPosts, withPhones } = paper.form;
  return (id) => {
    const { name, post = '' } = named.get(id) ?? {};
    const label = labels.get(id) ?? id;
    // A label that had to be told from another one's says more than the name already.
    const text = withPosts && post !== '' && label === name ? bracketed(label, post) : label;
    const phone = withPhones ? paperPhone(paper.people, id) : '';
    return phone === '' ? text : `${text} ${phone}`;
  };
}

/** What a line of a table says in a column that names nobody. */
export function sideText(
  paper: PeriodTablePaper,
  line: TableLine,
  column: Exclude<TableColumn, PeopleColumn>,
): string {
  switch (column) {
    case 'unit':
      return paper.unitName;
    case 'day':
      return shortDay(line.day);
    case 'weekday':
      return lineDayText(line);
    case 'hours':
      return line.heldBy === '' ? lineHoursText(line, paper) : '';
    case 'dutyPhone':
      return paper.dutyPhone;
    case 'fax':
      return paper.fax;
    case 'note':
      return line.heldBy === '' ? '' : fill(words.heldBy, { name: line.heldBy });
    default:
      return column satisfies never;
  }
}

/** What each line of a table says in each of the columns that there are, people one after another. */
export function lineTexts(
  paper: PeriodTablePaper,
  columns: ReadonlySet<TableColumn>,
): (line: TableLine, column: TableColumn) => string {
  const callOf = personTexts(paper);
  return (line, column) =>
    isOfPeople(column)
      ? peopleIn(line, column, columns).map(callOf).join(print.listComma)
      : sideText(paper, line, column);
}

/** The lines under a table: days that go by another period, what the form has there, and which version it is. */
export function tableFoot(paper: PeriodTablePaper): readonly string[] {
  const held = Map.groupBy(
    paper.lines.filter(({ heldBy }) => heldBy !== ''),
    ({ heldBy }) => heldBy,
  );
  const signed = paper.form.footer.map(({ label, value }) => {
    const text = filledGaps(value, formValues(paper, value));
    // Room for what is written by hand.
    return labelled(label, text === '' ? words.blank : text);
  });
  return [
    ...[...held].map(([name, lines]) =>
      fill(words.heldDays, { days: lines.map(({ day }) => shortDay(day)).join(print.listComma), name }),
    ),
    ...(signed.length === 0 ? [] : [signed.join(print.gap.repeat(2))]),
    tableVersionLine(paper),
  ];
}
