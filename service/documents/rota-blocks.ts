import type { RotaDay, ShownPost } from '#contract/methods/rota-nouns';
import { addDays, type ClockTime, type IsoDay } from '#domain/time/instant';
import {
  type Block,
  type Cell,
  linesOf,
  type PaperLook,
  plain,
  type Row,
  strong,
  type TableBlock,
} from './printed-blocks.ts';
import {
  dutiesByPlace,
  hoursText,
  monthText,
  namesText,
  type PaperDuty,
  paperTitle,
  personLabels,
  type RotaPaper,
  shortDay,
  versionLine,
} from './rota-paper.ts';
import { cellRoom, halfWidth, widthOf, wrapped } from './name-columns.ts';
import { longDay, stationTime, weekday } from './station-time.ts';
import { fill, print } from './words.ts';

const words = print.rota;
/** Millimetres that the tables of a page across have. */
const pageWidth = 273;

/** How the papers of a rota lie; a draft says on every page that it is one. */
export const rotaLook = (paper: RotaPaper): PaperLook => ({
  paper: 'across',
  mark: paper.version === null ? words.draftMark : null,
});

type Shade = NonNullable<Cell['shade']>;

const shadeOf = (day: RotaDay): Shade | null =>
  day.type === 'holiday' ? 'dark' : day.type === 'restday' ? 'light' : null;

const cellOf = (
  text: string,
  look: { readonly shade: Shade | null; readonly size: Cell['size']; readonly align?: 'left' },
): Cell => ({
  lines: linesOf(text),
  align: look.align ?? 'center',
  size: look.size,
  ...(look.shade === null ? {} : { shade: look.shade }),
});

/** `星期四 国庆节`, `星期六 调休上班` */
function weekdayText(day: RotaDay): string {
  const name = day.type === 'makeup' ? words.makeup : day.name;
  return name === '' ? weekday(day.day) : fill(words.weekdayAndName, { weekday: weekday(day.day), name });
}

const remarkText = (day: RotaDay): string =>
  [
    day.sensitive === day.heldBy ? '' : day.sensitive,
    day.heldBy === '' ? '' : fill(words.heldBy, { name: day.heldBy }),
    day.source === 'provisional' ? words.provisional : '',
  ]
    .filter((text) => text !== '')
    .join(print.semicolon);

/** Shares millimetres out by what each column needs: its longest name, and half of its longest list. */
function shared(texts: readonly (readonly string[])[], millimetres: number): readonly number[] {
  const need = (text: string): number =>
    Math.max(
      2 + Math.max(...text.split(print.listComma).map(widthOf)),
      Math.min(widthOf(text), 12 + widthOf(text) / 3),
    );
  const wanted = texts.map((column) => Math.max(8, ...column.map(need)));
  const all = wanted.reduce((sum, one) => sum + one, 0);
  return wanted.map((one) => (millimetres * one) / all);
}

/** What the columns of posts are headed with: the name, and the hours where the posts do not all have the same. */
export function postHeads(posts: readonly ShownPost[], dayStart: ClockTime): readonly string[] {
  const hours = posts.map((post) => hoursText(post, dayStart));
  const isOne = new Set(hours).size === 1;
  return posts.map((post, index) => (isOne ? post.name : `${post.name}\n${hours[index] ?? ''}`));
}

/** The month as a table with a row for each day, as offices file it. */
export function monthTable(paper: RotaPaper): TableBlock {
  const { days, posts } = paper;
  const labels = personLabels(paper.people);
  const at = dutiesByPlace(paper.duties);
  const heads = postHeads(posts, paper.dayStart);
  const hours = new Set(posts.map((post) => hoursText(post, paper.dayStart)));
  const commonHours = hours.size === 1 ? [...hours] : [];
  const texts = posts.map((post) => days.map(({ day }) => namesText(at(day, post.id), labels)));
  const sides = [20, 29, ...commonHours.map(() => 34), 19];
  const names = shared(
    texts.map((column, index) => [...column, heads[index] ?? '']),
    pageWidth - sides.reduce((sum, side) => sum + side, 0),
  );
  const longest = texts.map((column) =>
    Math.max(0, ...column.map((text) => Math.max(...text.split(print.listComma).map(widthOf)))),
  );
  const size = names.every(
    (width, index) => width - cellRoom >= (2 + (longest[index] ?? 0)) * halfWidth.small,
  )
    ? 'small'
    : 'tiny';
  return {
    kind: 'table',
    dense: true,
    stays: false,
    head: [words.date, words.weekday, ...commonHours.map(() => words.hours), ...heads, words.remark],
    widths: [...sides.slice(0, -1), ...names, 19],
    rows: days.map((day, index) => {
      const shade = shadeOf(day);
      const cells = [
        shortDay(day.day),
        weekdayText(day),
        ...commonHours,
        ...texts.map((column, at) =>
          wrapped(column[index] ?? '', ((names[at] ?? 0) - cellRoom) / halfWidth[size]),
        ),
        remarkText(day),
      ];
      return {
        mayBreak: false,
        cells: cells.map((text, column) =>
          cellOf(text, { shade, size: column === 1 && widthOf(text) > 17 ? 'tiny' : size }),
        ),
      };
    }),
  };
}

/** One person's duties of the month, a row each, with who is on duty at the same time. */
function personTable(paper: RotaPaper): TableBlock {
  const labels = personLabels(paper.people);
  const nameOf = new Map(paper.posts.map((post) => [post.id, post]));
  const dayOf = new Map(paper.days.map((day) => [day.day, day]));
  const meets = (a: PaperDuty, b: PaperDuty): boolean => a.from < b.until && b.from < a.until;
  return {
    kind: 'table',
    dense: true,
    stays: false,
    head: [words.date, words.weekday, words.hours, words.dutyPost, words.withOthers, words.remark],
    widths: [20, 29, 34, 40, 121, 29],
    rows: paper.duties
      .filter((duty) => duty.personId === paper.only)
      .map((duty) => {
        const day = dayOf.get(duty.day);
        const post = nameOf.get(duty.postId);
        const others = paper.duties.filter(
          (other) => other.personId !== null && other.personId !== paper.only && meets(other, duty),
        );
        const cells = [
          shortDay(duty.day),
          day === undefined ? '' : weekdayText(day),
          post === undefined ? '' : hoursText(post, paper.dayStart),
          post?.name ?? '',
          namesText(others, labels),
          day === undefined ? '' : remarkText(day),
        ];
        const shade = day === undefined ? null : shadeOf(day);
        return { mayBreak: false, cells: cells.map((text) => cellOf(text, { shade, size: 'small' })) };
      }),
  };
}

const dayIndex = (day: IsoDay): number => (new Date(`${day}T12:00:00.000Z`).getUTCDay() + 6) % 7;

/** The month as a calendar, a row for each week from Monday. */
function calendarTable(paper: RotaPaper): TableBlock {
  const labels = personLabels(paper.people);
  const shown = paper.duties.filter((duty) => paper.only === null || duty.personId === paper.only);
  const at = dutiesByPlace(shown);
  const [first] = paper.days;
  const lead = first === undefined ? 0 : dayIndex(first.day);
  const monday = first === undefined ? undefined : addDays(first.day, -lead);
  const rowsOf = (day: RotaDay, size: 'small' | 'tiny'): readonly string[] =>
    paper.posts.flatMap((post) => {
      const duties = at(day.day, post.id);
      if (duties.length === 0) return [];
      const text = fill(words.postLine, { post: post.name, names: namesText(duties, labels) });
      return wrapped(text, (pageWidth / 7 - cellRoom) / halfWidth[size]).split('\n');
    });
  const size = paper.days.some((day) => rowsOf(day, 'small').length > 5) ? 'tiny' : 'small';
  const squareOf = (day: RotaDay): Cell => {
    const name = day.type === 'makeup' ? words.makeup : day.name;
    const head = [
      fill(words.dayOfMonth, { date: Number(day.day.slice(8)) }),
      name === '' ? day.lunar : name,
      day.heldBy === '' ? day.sensitive : fill(words.heldBy, { name: day.heldBy }),
    ];
    const shade = shadeOf(day);
    return {
      lines: [
        [strong(head.filter((text) => text !== '').join(' '))],
        ...rowsOf(day, size).map((text) => [plain(text)]),
      ],
      align: 'left',
      size,
      ...(shade === null ? {} : { shade }),
    };
  };
  const empty: Cell = { lines: [], align: 'left', size };
  const squares = [...Array.from({ length: lead }, () => empty), ...paper.days.map(squareOf)];
  while (squares.length % 7 !== 0) squares.push(empty);
  const rows: Row[] = [];
  for (let start = 0; start < squares.length; start += 7) {
    const week = squares.slice(start, start + 7);
    const most = Math.max(...week.map(({ lines }) => lines.length));
    // Texts stand at the top of their squares.
    const cells = week.map((cell) => ({
      ...cell,
      lines: [...cell.lines, ...Array.from({ length: most - cell.lines.length }, () => [])],
    }));
    rows.push({ cells, mayBreak: false });
  }
  return {
    kind: 'table',
    dense: true,
    stays: false,
    head: Array.from({ length: 7 }, (_, index) =>
      monday === undefined ? '' : weekday(addDays(monday, index)),
    ),
    widths: Array.from({ length: 7 }, () => pageWidth / 7),
    rows,
  };
}

/** Who is on duty when, a row for each person, with how many days of each kind. */
function peopleTable(paper: RotaPaper): TableBlock {
  const labels = personLabels(paper.people);
  const typeOf = new Map(paper.days.map((day) => [day.day, day.type]));
  const column = words.personColumn;
  const people = paper.people.filter(
    (one) =>
      (paper.only === null || one.id === paper.only) && paper.duties.some((duty) => duty.personId === one.id),
  );
  return {
    kind: 'table',
    dense: true,
    stays: false,
    head: [
      column.name,
      column.post,
      column.phone,
      column.duties,
      column.total,
      column.workday,
      column.restday,
      column.holiday,
      column.makeup,
    ],
    widths: [32, 36, 36, 84, 17, 17, 17, 17, 17],
    rows: people.map((one) => {
      const duties = paper.duties.filter((duty) => duty.personId === one.id);
      const count = (type: RotaDay['type']): string =>
        String(duties.filter((duty) => typeOf.get(duty.day) === type).length);
      const perPost = paper.posts.flatMap((post) => {
        const own = duties.filter((duty) => duty.postId === post.id);
        const days = own.map((duty) => Number(duty.day.slice(8))).join(print.listComma);
        return own.length === 0 ? [] : [fill(words.dutyDays, { post: post.name, days })];
      });
      const phones = one.phones.filter((phone) => !phone.isHidden).map((phone) => phone.number);
      const cells = [labels.get(one.id) ?? one.name, one.post, phones.join('\n')];
      const counts = [
        String(duties.length),
        count('workday'),
        count('restday'),
        count('holiday'),
        count('makeup'),
      ];
      const look = { shade: null, size: 'small' } as const;
      return {
        mayBreak: false,
        cells: [
          ...cells.map((text) => cellOf(text, look)),
          cellOf(perPost.join(print.semicolon), { ...look, align: 'left' }),
          ...counts.map((text) => cellOf(text, look)),
        ],
      };
    }),
  };
}

/** The lines under every table: who files it, and which version it is. */
export function footLines(paper: RotaPaper): readonly string[] {
  // The first ten characters of a local minute are a day.
  const day = stationTime(paper.zone).minute(paper.madeAt).slice(0, 10) as IsoDay;
  return [
    fill(words.foot, {
      unit: paper.unitName,
      by: paper.byName,
      day: paper.version === null ? '' : longDay(day),
    }),
    versionLine(paper),
  ];
}

/** The papers of a month in order, each with its title: the table to be filed, the calendar, and who is on duty when. */
export function rotaTables(
  paper: RotaPaper,
): readonly { readonly name: string; readonly title: string; readonly table: TableBlock }[] {
  const title = paperTitle(paper);
  const calendar = { name: words.sheetCalendar, title, table: calendarTable(paper) };
  if (paper.only !== null) return [{ name: words.sheetMonth, title, table: personTable(paper) }, calendar];
  const values = { unit: paper.unitName, month: monthText(paper.month) };
  const marked = (text: string): string =>
    paper.version === null ? fill(words.draftTitle, { title: text }) : text;
  return [
    { name: words.sheetMonth, title, table: monthTable(paper) },
    { ...calendar, title: marked(fill(words.calendarTitle, values)) },
    { name: words.sheetPeople, title: marked(fill(words.peopleTitle, values)), table: peopleTable(paper) },
  ];
}

/** The papers of a month as printed pages, each with who files it and which version it is. */
export const rotaBlocks = (paper: RotaPaper): readonly (readonly Block[])[] =>
  rotaTables(paper).map(({ title, table }) => [
    { kind: 'title', text: title },
    table,
    ...footLines(paper).map((text) => ({ kind: 'line', text }) as const),
  ]);
