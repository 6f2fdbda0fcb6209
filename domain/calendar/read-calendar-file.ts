import { z } from 'zod';
import { type IsoDay, isoDay } from '../time/instant.ts';
import { announcedDay, type AnnouncedDay, calendarYear, isArrangedFor } from './calendar-version.ts';
import type { DayType } from './official-day.ts';

/** What can be wrong with a file (line 0) or with one of its lines. */
export const calendarProblemCode = z.enum([
  'not-json',
  'no-days',
  'year',
  'day',
  'type',
  'name',
  'day-twice',
  'other-year',
]);

/** One line of a file that could not be taken: its number (of a JSON file the place in `days`), what is wrong, and its text. */
export type CalendarProblem = {
  readonly line: number;
  readonly code: z.output<typeof calendarProblemCode>;
  readonly text: string;
};

/** What a file says of a year; `year` is null where that cannot be told. */
export type CalendarFile = {
  readonly year: number | null;
  /** Where the file says that it has it from: addresses of notices. */
  readonly papers: readonly string[];
  readonly days: readonly AnnouncedDay[];
  readonly problems: readonly CalendarProblem[];
};

type Line = { readonly line: number; readonly text: string };
type Read = Line & { readonly day: string; readonly type: DayType | undefined; readonly name: string };

const typeWords: Readonly<Record<DayType, readonly string[]>> = {
  holiday: ['holiday', '休', '放假', '节假日', '法定节假日', '假期'],
  makeup: ['makeup', '班', '上班', '补班', '调休上班', '调休'],
  workday: ['workday', '工作日'],
  restday: ['restday', '休息日', '周末'],
};

const typeOf = (word: string): DayType | undefined =>
  (Object.keys(typeWords) as DayType[]).find((type) => typeWords[type].includes(word.toLowerCase()));

const isWeekend = (day: string): boolean => [0, 6].includes(new Date(`${day}T12:00:00.000Z`).getUTCDay());

/** A day as people write it: `2027-1-1`, `2027/01/01`, `20270101`, `2027年1月1日`. */
function typedDay(text: string): string {
  const parts =
    /^(\d{4})(\d{2})(\d{2})$/.exec(text) ?? /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text);
  return parts === null
    ? text
    : `${parts[1]}-${(parts[2] ?? '').padStart(2, '0')}-${(parts[3] ?? '').padStart(2, '0')}`;
}

const shown = (text: string): string => text.replaceAll(/\p{C}/gu, ' ').trim().slice(0, 100);

/** Takes the lines that can be taken, and says of every other one what is wrong with it. */
function taken(year: number | null, papers: readonly string[], lines: readonly Read[]): CalendarFile {
  const days: AnnouncedDay[] = [];
  const problems: CalendarProblem[] = [];
  const seen = new Set<IsoDay>();
  for (const { line, text, day, type, name } of lines) {
    const problem = (code: CalendarProblem['code']): void =>
      void problems.push({ line, code, text: shown(text) });
    const known = isoDay.safeParse(day);
    const read = announcedDay.safeParse({ day, type, name });
    if (!known.success) problem('day');
    else if (type === undefined) problem('type');
    else if (!read.success || (read.data.name === '' && ['holiday', 'makeup'].includes(type)))
      problem('name');
    else if (year !== null && !isArrangedFor(known.data, year)) problem('other-year');
    else if (seen.has(known.data)) problem('day-twice');
    else {
      seen.add(known.data);
      days.push(read.data);
    }
  }
  if (lines.length === 0) problems.push({ line: 0, code: 'no-days', text: '' });
  else if (!calendarYear.safeParse(year).success) problems.push({ line: 0, code: 'year', text: '' });
  const sorted = days.toSorted((one, other) => (one.day < other.day ? -1 : 1));
  return { year, papers, days: sorted, problems };
}

const jsonFile = z.looseObject({
  year: z.int(),
  papers: z.array(z.string()).catch([]),
  days: z.array(z.unknown()).max(400),
});
const jsonDay = z.looseObject({ name: z.string(), date: z.string(), isOffDay: z.boolean() });

/** The form of holiday-cn; a weekday that it calls worked is a workday like others, and no make-up day. */
function readJson(text: string): CalendarFile {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = undefined;
  }
  const file = jsonFile.safeParse(value);
  if (!file.success)
    return { year: null, papers: [], days: [], problems: [{ line: 0, code: 'not-json', text: shown(text) }] };
  const lines = file.data.days.map((given, index): Read => {
    const read = jsonDay.safeParse(given);
    const line = { line: index + 1, text: JSON.stringify(given) };
    if (!read.success) return { ...line, day: '', type: undefined, name: '' };
    const { date, isOffDay, name } = read.data;
    const worked = isWeekend(date) ? 'makeup' : 'workday';
    return { ...line, day: date, type: isOffDay ? 'holiday' : worked, name: name.trim() };
  });
  const papers = file.data.papers
    .map(shown)
    .filter((paper) => paper !== '')
    .slice(0, 10);
  return taken(file.data.year, papers, lines);
}

const cellsOf = (line: string): readonly string[] =>
  line
    .split(line.includes('\t') ? '\t' : /[,\uFF0C]/u)
    .map((cell) => cell.normalize('NFKC').trim().replaceAll(/^"|"$/g, '').trim());

const headings = /^(?:date|day|日期)$/iu;

/** Lines of `date,type,name`, with or without headings; the year is that of the last day. */
function readCsv(text: string): CalendarFile {
  const lines = text
    .split(/\r?\n/)
    .map((line, index): Line => ({ line: index + 1, text: line }))
    .filter((line) => line.text.trim() !== '')
    .map((line): Read => {
      const [day = '', type = '', name = ''] = cellsOf(line.text);
      return { ...line, day: typedDay(day), type: typeOf(type), name };
    });
  const filled = lines.filter(({ day }, index) => index > 0 || !headings.test(day)).slice(0, 400);
  const last = filled
    .map(({ day }) => day)
    .filter((day) => isoDay.safeParse(day).success)
    .reduce((newest, day) => (day > newest ? day : newest), '');
  return taken(last === '' ? null : Number(last.slice(0, 4)), [], filled);
}

/** What a file with the arrangement of a year says: the JSON of holiday-cn, or lines of date, type and name. */
export function readCalendarFile(text: string): CalendarFile {
  const plain = text.replace(/^\uFEFF/u, '').trim();
  return plain.startsWith('{') || plain.startsWith('[')
    ? readJson(plain)
    : readCsv(text.replace(/^\uFEFF/u, ''));
}
