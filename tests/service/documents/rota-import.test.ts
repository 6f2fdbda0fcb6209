import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PersonId } from '#domain/people/person';
import { placeKey, type RotaDuty } from '#domain/rota/duty';
import type { ClockTime, Instant } from '#domain/time/instant';
import { type MonthToFill, readRotaSheets, type RotaImport } from '#service/documents/rota-import';
import type { PaperPerson, RotaPaper } from '#service/documents/rota-paper';
import { monthTemplate } from '#service/documents/rota-template';
import { rotaXlsx } from '#service/documents/rota-xlsx';
import { readWorkbook, type SheetTexts } from '#service/documents/workbook-reader';
import { aPaper, aPaperPerson, aPost, usualPeople } from '../../helpers/sample-rota.ts';

const longAgo = '2026-01-01T00:00:00.000Z' as Instant;

const blank = ({ duties }: RotaPaper): readonly RotaDuty[] =>
  duties.map(({ day, postId, seat }) => ({
    day,
    postId,
    seat,
    personId: null,
    turnOf: null,
    isPinned: false,
  }));

/** The month of a paper as it is before the sheet is read: `duties`, or nobody anywhere. */
const monthOfPaper = (
  paper: RotaPaper,
  duties = blank(paper),
  change: Partial<MonthToFill> = {},
): MonthToFill => ({
  month: paper.month,
  now: longAgo,
  dayStart: paper.dayStart,
  posts: [...paper.posts],
  places: paper.duties.map(({ day, postId, seat, from, until }) => ({ day, postId, seat, from, until })),
  candidates: paper.posts.map(({ id }) => ({ postId: id, people: paper.people.map((one) => one.id) })),
  people: paper.people,
  duties,
  ...change,
});

const whoIsWhere = (
  duties: readonly Pick<RotaDuty, 'day' | 'postId' | 'seat' | 'personId'>[],
): readonly string[] => duties.map((duty) => `${placeKey(duty)} ${duty.personId ?? '-'}`).toSorted();

/** A sheet as somebody typed it, from the third row on. */
const typed = (...rows: readonly (readonly string[])[]): readonly SheetTexts[] => [
  { name: '12月', rows: [['值班安排表', '值班安排表', '值班安排表'], [], ...rows] },
];

const head = ['日期', '带班领导', '值班长', '值班员'];
const read = (sheets: readonly SheetTexts[], month = monthOfPaper(aPaper())): RotaImport =>
  readRotaSheets(sheets, month);
const filledOn = ({ duties }: RotaImport, day: string): readonly string[] =>
  duties
    .filter((duty) => duty.day === day && duty.personId !== null)
    .map((duty) => `${duty.postId} ${duty.seat} ${duty.personId ?? ''}`);

test('an exported rota that is read into an empty month gives the same rota', async () => {
  const paper = aPaper();
  const { problems, duties } = readRotaSheets(await readWorkbook(await rotaXlsx(paper)), monthOfPaper(paper));
  expect(problems).toEqual([]);
  expect(whoIsWhere(duties)).toEqual(whoIsWhere(paper.duties));
});

test('an exported rota that is read into itself changes nothing, and keeps whose turn it was and what was pinned', async () => {
  const paper = aPaper();
  const now = paper.duties.map(({ day, postId, seat, personId }, index) => ({
    day,
    postId,
    seat,
    personId,
    turnOf: index % 2 === 0 ? personId : null,
    isPinned: index % 3 === 0,
  }));
  const sheets = await readWorkbook(await rotaXlsx(paper));
  const ended = '2027-06-01T00:00:00.000Z' as Instant;
  expect(readRotaSheets(sheets, monthOfPaper(paper, now, { now: ended }))).toEqual({
    problems: [],
    duties: now,
    changes: [],
  });
});

const anyName = fc.oneof(
  fc.constantFrom(
    '张伟',
    '张 伟',
    '李娜',
    '缺',
    '（缺）',
    '无人',
    '王、方',
    'Anna Li',
    '=1+1',
    '_x0041_',
    '买买提·艾力肯江',
  ),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).filter((text) => text.trim() !== ''),
);
const anyPaper: fc.Arbitrary<RotaPaper> = fc
  .record({
    month: fc.constantFrom('2026-02', '2028-02', '2026-08', '2026-12'),
    posts: fc.integer({ min: 1, max: 6 }),
    people: fc.array(fc.tuple(anyName, fc.constantFrom('', '科员', '主任')), { minLength: 1, maxLength: 12 }),
    seats: fc.integer({ min: 1, max: 3 }),
    isPlain: fc.boolean(),
    picks: fc.array(fc.integer({ min: -2, max: 11 }), { minLength: 300, maxLength: 300 }),
  })
  .map(({ month, posts, people, seats, isPlain, picks }) => {
    const named = people.map(([name, post], index) => aPaperPerson(`p${index}`, name, { post }));
    const paper = aPaper({
      month: month as RotaPaper['month'],
      people: named,
      seats,
      posts: Array.from({ length: posts }, (_, index) =>
        aPost(
          `post${index}`,
          index < 2 ? '值班员' : `岗位${index}`,
          isPlain ? {} : { startsAt: `1${index}:00` as ClockTime },
        ),
      ),
    });
    // Nobody is in two seats of one cell, which no rota has.
    const duties = paper.duties.map((duty, index) => {
      const pick = picks[(index * 7) % picks.length] ?? -1;
      return { ...duty, personId: pick < 0 ? null : (named[(pick + duty.seat) % named.length]?.id ?? null) };
    });
    const taken = new Set<string>();
    return {
      ...paper,
      duties: duties.map((duty) => {
        const key = `${duty.day} ${duty.postId} ${duty.personId ?? ''}`;
        const isFree = !taken.has(key);
        taken.add(key);
        return isFree ? duty : { ...duty, personId: null };
      }),
    };
  });

test('whatever people, posts and days are called, a rota comes back as it was exported', async () => {
  await fc.assert(
    fc.asyncProperty(anyPaper, async (paper) => {
      const { problems, duties } = readRotaSheets(
        await readWorkbook(await rotaXlsx(paper)),
        monthOfPaper(paper),
      );
      expect(problems).toEqual([]);
      expect(whoIsWhere(duties)).toEqual(whoIsWhere(paper.duties));
    }),
    { numRuns: 25 },
  );
}, 120_000);

test('a person who is called like somebody outside the paper comes back too', async () => {
  const twin = aPaperPerson('twin', '王方', { post: '科员' });
  const paper = aPaper();
  const month = monthOfPaper(paper, blank(paper), { people: [...paper.people, twin] });
  const { problems, duties } = readRotaSheets(await readWorkbook(await rotaXlsx(paper)), month);
  expect(problems).toEqual([]);
  expect(whoIsWhere(duties)).toEqual(whoIsWhere(paper.duties));
});

test.each([
  '2026-12-01',
  '2026/12/1',
  '2026年12月1日',
  '12月1日',
  '12月1日（周二）',
  '12.1',
  '１２月１日',
  '1日',
  '1',
  '46357',
  '2026-12-01 00:00:00',
])('the day %s is the first of December', (day) => {
  expect(filledOn(read(typed(head, [day, '孙伯安', '', ''])), '2026-12-01')).toEqual(['leader 0 p1']);
});

test('names stand with spaces in them, one under the other, or between any kind of comma', () => {
  const { problems, changes } = read(
    typed(
      head,
      ['12月1日', '孙 伯安', '王　方、刘洋', '陈建国\n李思远'],
      ['12月2日', '', '王方 刘洋', '陈建国，李思远'],
      ['12月3日', '缺', '王方;刘洋', '（缺）、李思远'],
    ),
  );
  expect(problems).toEqual([]);
  expect(
    changes.map(({ place, after }) => `${place.day.slice(8)} ${place.postId} ${place.seat} ${after ?? ''}`),
  ).toEqual([
    '01 leader 0 p1',
    '01 chief 0 p3',
    '01 chief 1 p4',
    '01 officer 0 p5',
    '01 officer 1 p6',
    '02 chief 0 p3',
    '02 chief 1 p4',
    '02 officer 0 p5',
    '02 officer 1 p6',
    '03 chief 0 p3',
    '03 chief 1 p4',
    '03 officer 1 p6',
  ]);
});

test('an empty cell changes nothing, beside names neither; a gap is written', () => {
  const paper = aPaper();
  const everywhere = blank(paper).map((duty) => ({
    ...duty,
    personId: duty.seat === 0 ? ('p7' as PersonId) : ('p8' as PersonId),
  }));
  const { problems, changes } = read(
    typed(head, ['12月1日', '孙伯安', '', ''], ['12月2日', '', '', ''], ['12月3日', '缺', '王方', '']),
    monthOfPaper(paper, everywhere),
  );
  expect(problems).toEqual([]);
  expect(
    changes.map(({ place, after }) => `${place.day.slice(8)} ${place.postId} ${place.seat} ${after ?? '-'}`),
  ).toEqual(['01 leader 0 p1', '03 leader 0 -', '03 chief 0 p3', '03 chief 1 -']);
});

test('what cannot be taken is named by row and column with what stands there and what it may have meant', () => {
  const paper = aPaper();
  const twins: readonly PaperPerson[] = [
    ...usualPeople,
    aPaperPerson('t1', '张伟'),
    aPaperPerson('t2', '张伟', { post: '主任' }),
  ];
  const month = monthOfPaper(paper, blank(paper), {
    people: twins,
    now: '2026-12-05T00:00:00.000Z' as Instant,
    candidates: paper.posts.map(({ id }) => ({
      postId: id,
      people: twins.filter((one) => id !== 'leader' || one.id === 'p1').map((one) => one.id),
    })),
  });
  const { problems, changes } = read(
    typed(
      [...head, '特勤'],
      ['12月4日', '孙伯安', '', ''],
      ['12月9日', '孙伯安、王方', '', ''],
      ['12月10日', '刘洋', '', ''],
      ['12月11日', '', '王芳', '张伟'],
      ['12月12日', '', '王方、王方', '张伟（主任）'],
      ['十二日', '孙伯安', '', ''],
      ['2027-01-01', '孙伯安', '', ''],
      ['12月12日', '孙伯安', '', ''],
    ),
    month,
  );
  expect(problems).toEqual([
    { row: 3, column: '特勤', problem: 'unknown-post', value: '特勤', near: [] },
    { row: 4, column: '带班领导', problem: 'frozen', value: '孙伯安', near: [] },
    { row: 5, column: '带班领导', problem: 'too-many', value: '孙伯安、王方', near: [] },
    { row: 6, column: '带班领导', problem: 'not-a-member', value: '刘洋', near: [] },
    { row: 7, column: '值班长', problem: 'unknown-person', value: '王芳', near: ['王方'] },
    {
      row: 7,
      column: '值班员',
      problem: 'two-of-that-name',
      value: '张伟',
      near: ['张伟（科员）', '张伟（主任）'],
    },
    { row: 8, column: '值班长', problem: 'duplicate', value: '王方', near: [] },
    { row: 9, column: '日期', problem: 'bad-day', value: '十二日', near: [] },
    { row: 10, column: '日期', problem: 'other-month', value: '2027-01-01', near: [] },
    { row: 11, column: '日期', problem: 'duplicate', value: '12月12日', near: [] },
  ]);
  expect(changes.map(({ after }) => after)).toEqual(['t2']);
});

test('a workbook without a table, and one without anything, say so', () => {
  expect(read([{ name: 'a', rows: [] }]).problems.map(({ problem }) => problem)).toEqual(['no-sheet']);
  expect(read(typed(['姓名', '职务'], ['王方', '科员'])).problems).toMatchObject([
    { problem: 'no-header', value: '日期、带班领导、值班长、值班员' },
  ]);
});

test('what somebody makes in a spreadsheet is read: dates as dates, leaders over two days in one cell', async () => {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('值班');
  sheet.addRow(['十二月值班表']);
  sheet.mergeCells('A1:D1');
  sheet.addRow(head);
  sheet.addRow([
    new Date('2026-12-05T00:00:00Z'),
    '孙伯安',
    '王方',
    { richText: [{ text: '陈' }, { text: '建国' }] },
  ]);
  sheet.addRow([new Date('2026-12-06T00:00:00Z'), null, { formula: '"刘"&"洋"', result: '刘洋' }, '李思远']);
  sheet.mergeCells('B3:B4');
  sheet.addRow(['填报单位：办公室']);
  sheet.mergeCells('A5:D5');
  const bytes = new Uint8Array(await workbook.xlsx.writeBuffer());
  const result = read(await readWorkbook(bytes));
  expect(result.problems).toEqual([]);
  expect(filledOn(result, '2026-12-05')).toEqual(['leader 0 p1', 'chief 0 p3', 'officer 0 p5']);
  expect(filledOn(result, '2026-12-06')).toEqual(['leader 0 p1', 'chief 0 p4', 'officer 0 p6']);
});

test('the template has every day and post, offers who may be chosen, and changes nothing while it is empty', async () => {
  const paper = aPaper({ duties: [], version: null });
  const candidates = paper.posts.map(({ id }) => ({
    postId: id,
    people: id === 'leader' ? ['p1' as PersonId] : ['p3' as PersonId, 'p4' as PersonId],
  }));
  const bytes = await monthTemplate(paper, candidates);
  const full = aPaper();
  const sheets = await readWorkbook(bytes);
  expect(sheets.map(({ name }) => name)).toEqual(['值班安排表', '人员']);
  expect(sheets[1]?.rows).toEqual([
    ['带班领导', '值班长', '值班员'],
    ['孙伯安', '王方', '王方'],
    ['', '刘洋', '刘洋'],
  ]);
  expect(readRotaSheets(sheets, monthOfPaper(full))).toMatchObject({ problems: [], changes: [] });
  expect(sheets[0]?.rows.filter((row) => /^12月\d+日$/u.test(row[0] ?? ''))).toHaveLength(31);
  const workbook = new ExcelJS.Workbook();
  // exceljs types know only its own kind of buffer.
  await workbook.xlsx.load(Buffer.from(bytes) as unknown as ExcelJS.Buffer);
  const sheet = workbook.getWorksheet('值班安排表');
  expect(sheet?.getCell('D3').dataValidation).toMatchObject({ type: 'list', formulae: [`'人员'!$A$2:$A$2`] });
  expect(sheet?.getCell('E33').dataValidation).toMatchObject({
    type: 'list',
    formulae: [`'人员'!$B$2:$B$3`],
  });
  if (sheet !== undefined) sheet.getCell('E33').value = '王方';
  const filled = await readWorkbook(new Uint8Array(await workbook.xlsx.writeBuffer()));
  expect(filledOn(read(filled), '2026-12-31')).toEqual(['chief 0 p3']);
});
