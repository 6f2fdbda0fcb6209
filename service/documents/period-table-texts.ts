import type { PersonId } from '#domain/people/person';
import { filledGaps } from '#domain/period/form-gaps';
import type { TableColumn } from '#domain/period/setup';
import type { TableLine } from '#domain/period/table-lines';
import { minutesBetween } from '#domain/time/instant';
import { localParts } from '#domain/time/zone';
import { formValues, paperPhone, type PeriodTablePaper, tableVersionLine } from './period-paper.ts';
import { hoursText, personLabels, shortDay } from './rota-paper.ts';
import { weekday } from './station-time.ts';
import { bracketed, fill, labelled, print } from './words.ts';

const words = print.period;

/** Columns in which posts are said where the form wants posts; of the others the name is enough. */
const postColumns: ReadonlySet<TableColumn> = new Set(['leader', 'chief', 'standbyLeader']);

/** `星期一 除夕`, `星期六 调休上班` */
export function lineDayText({ day, type, name }: TableLine): string {
  const text = type === 'makeup' ? print.rota.makeup : name;
  return text === '' ? weekday(day) : fill(print.rota.weekdayAndName, { weekday: weekday(day), name: text });
}

/** `08:30—次日08:30` */
export function lineHoursText({ from, until }: TableLine, { zone, dayStart }: PeriodTablePaper): string {
  const startsAt = localParts(from, zone).time;
  return hoursText({ startsAt, minutes: minutesBetween(from, until) }, dayStart);
}

/** What each line of a table says in each column that a form may have. */
export function lineTexts(paper: PeriodTablePaper): (line: TableLine, column: TableColumn) => string {
  const labels = personLabels(paper.people);
  const named = new Map(paper.people.map((one) => [one.id, one]));
  const { withPosts, withPhones } = paper.form;
  const callOf = (id: PersonId, column: TableColumn): string => {
    const person = named.get(id);
    const label = labels.get(id) ?? id;
    const post = person?.post ?? '';
    // A label that had to be told from another one's says more than the name already.
    const isPlain = label === person?.name;
    const text =
      withPosts && postColumns.has(column) && post !== '' && isPlain ? bracketed(label, post) : label;
    const phone = withPhones ? paperPhone(paper.people, id) : '';
    return phone === '' ? text : `${text} ${phone}`;
  };
  const namesOf = (ids: readonly PersonId[], column: TableColumn): string =>
    ids.map((id) => callOf(id, column)).join(print.listComma);
  return (line, column) => {
    switch (column) {
      case 'unit':
        return paper.unitName;
      case 'day':
        return shortDay(line.day);
      case 'weekday':
        return lineDayText(line);
      case 'hours':
        return line.heldBy === '' ? lineHoursText(line, paper) : '';
      case 'leader':
      case 'chief':
      case 'staff':
      case 'standbyLeader':
      case 'standby':
        return namesOf(line[column], column);
      case 'dutyPhone':
        return paper.dutyPhone;
      case 'fax':
        return paper.fax;
      case 'note':
        return line.heldBy === '' ? '' : fill(words.heldBy, { name: line.heldBy });
      default:
        return column satisfies never;
    }
  };
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
