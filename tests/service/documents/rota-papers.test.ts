import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import type { RotaDay } from '#contract/methods/rota-nouns';
import type { PersonId } from '#domain/people/person';
import type { IsoMonth } from '#domain/rota/duty';
import type { ClockTime } from '#domain/time/instant';
import { printFonts } from '#service/documents/fonts';
import { monthTable, rotaTables } from '#service/documents/rota-blocks';
import { rotaDocx } from '#service/documents/rota-docx';
import { rotaHtml } from '#service/documents/rota-html';
import { hoursText, personLabels, type RotaPaper } from '#service/documents/rota-paper';
import { rotaXlsx } from '#service/documents/rota-xlsx';
import { readByLibreOffice, squeezed } from '../../helpers/read-documents.ts';
import { hostileTexts } from '../../helpers/sample-entries.ts';
import { aPaper, aPaperPerson, aPost, usualPosts } from '../../helpers/sample-rota.ts';

const fonts = printFonts(['方正小标宋简体', 'FangSong_GB2312', '楷体_GB2312', 'SimHei', '宋体']);

/** The Spring Festival of 2026 with both days that are worked for it. */
const springFestival: Readonly<Record<string, Partial<RotaDay>>> = {
  '2026-02-14': { type: 'makeup', name: '春节' },
  '2026-02-28': { type: 'makeup', name: '春节' },
  ...Object.fromEntries(
    Array.from({ length: 9 }, (_, index): readonly [string, Partial<RotaDay>] => [
      `2026-02-${15 + index}`,
      { type: 'holiday', name: '春节', place: { index: index + 1, of: 9 } },
    ]),
  ),
};
const february = (change: Partial<RotaPaper> = {}): RotaPaper =>
  aPaper({ month: '2026-02' as IsoMonth, notable: springFestival, ...change });

async function textIn(
  bytes: Uint8Array,
  name: string,
  as: Parameters<typeof readByLibreOffice>[1],
): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'duty-rota-'));
  try {
    const file = join(folder, name);
    writeFileSync(file, bytes);
    return squeezed(readByLibreOffice(file, as));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Every row of the month as the paper says it, without white space. */
const rowsOf = (paper: RotaPaper): readonly string[] =>
  monthTable(paper).rows.map(({ cells }) =>
    squeezed(
      cells.map(({ lines }) => lines.map((line) => line.map(({ text }) => text).join('')).join('')).join(''),
    ),
  );

test('LibreOffice reads every day with everybody on it out of the Word document', async () => {
  const paper = february();
  const text = await textIn(await rotaDocx(paper), 'rota.docx', 'txt:Text (encoded):UTF8');
  expect(rowsOf(paper)).toHaveLength(28);
  for (const row of rowsOf(paper)) expect(text).toContain(row);
  for (const words of [
    '淄博市人民政府办公室2026年2月值班安排表',
    '2026年2月值班月历',
    '2026年2月值班人员一览表',
    '填报单位（盖章）：淄博市人民政府办公室填表人：陈主班审核：签发：联系电话：填报日期：2026年11月25日',
    `第2版，2026年11月25日17:20由陈主班发布，自2026年2月1日起执行。记录链第128条，校验值（SHA-256）：${paper.head.hash}`,
  ])
    expect(text).toContain(words);
  expect(text).not.toContain('草稿');
}, 120_000);

test('LibreOffice reads every day with everybody on it out of the workbook', async () => {
  const paper = february();
  const text = await textIn(await rotaXlsx(paper), 'rota.xlsx', 'csv:Text - txt - csv (StarCalc):44,34,76,1');
  const cells = text.replaceAll(/[",]/gu, '');
  for (const row of rowsOf(paper)) expect(cells).toContain(row);
}, 120_000);

test('the same paper gives the same bytes, in whatever zone the computer is', async () => {
  const zone = process.env['TZ'];
  const make = async (): Promise<readonly Uint8Array[]> => [
    await rotaDocx(aPaper()),
    await rotaXlsx(aPaper()),
  ];
  const first = await make();
  process.env['TZ'] = 'Pacific/Apia';
  try {
    const again = await make();
    expect(again.map((bytes, index) => Buffer.compare(bytes, first[index] ?? new Uint8Array()))).toEqual([
      0, 0,
    ]);
  } finally {
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
  }
});

test('a holiday, a rest day and a make-up workday differ in shade and in words', () => {
  const rows = monthTable(february()).rows.map(({ cells }) => ({
    day: cells[0]?.lines[0]?.[0]?.text,
    kind: cells[1]?.lines[0]?.[0]?.text,
    shades: [...new Set(cells.map(({ shade }) => shade ?? 'none'))],
  }));
  expect(
    rows.filter(({ day }) => ['2月8日', '2月13日', '2月14日', '2月17日', '2月28日'].includes(day ?? '')),
  ).toEqual([
    { day: '2月8日', kind: '星期日', shades: ['light'] },
    { day: '2月13日', kind: '星期五', shades: ['none'] },
    { day: '2月14日', kind: '星期六 调休上班', shades: ['none'] },
    { day: '2月17日', kind: '星期二 春节', shades: ['dark'] },
    { day: '2月28日', kind: '星期六 调休上班', shades: ['none'] },
  ]);
});

test('a draft says on every page of every form that it is one, and has no date of filing', async () => {
  const draft = aPaper({ version: null, effectiveDay: null });
  const html = rotaHtml(draft, { fonts });
  expect(html).toContain('<p class="mark">草稿</p>');
  expect(html).toMatch(/\.mark\{position:fixed;/u);
  expect(html.match(/<h1>[^<]*（草稿）<\/h1>/gu)).toHaveLength(3);
  expect(html).toContain('填报日期：</p>');
  expect(html).toContain('草稿，未发布，不作为值班依据。');
  const docx = unzipSync(await rotaDocx(draft));
  const headers = Object.keys(docx).filter((name) => /^word\/header\d+\.xml$/u.test(name));
  expect(headers.map((name) => strFromU8(docx[name] ?? new Uint8Array()).includes('草稿'))).toEqual([
    true,
    true,
  ]);
  expect(
    strFromU8(docx['word/document.xml'] ?? new Uint8Array()).match(/<w:headerReference /gu),
  ).toHaveLength(2);
  const xlsx = unzipSync(await rotaXlsx(draft));
  for (const sheet of ['sheet1', 'sheet2', 'sheet3'])
    expect(strFromU8(xlsx[`xl/worksheets/${sheet}.xml`] ?? new Uint8Array())).toMatch(
      /<oddHeader>[^<]*草稿/u,
    );
  expect(rotaHtml(aPaper(), { fonts })).not.toContain('草稿');
});

test('every form lies across A4', async () => {
  expect(rotaHtml(aPaper(), { fonts })).toContain('@page{size:A4 landscape;margin:12mm 12mm 13mm}');
  const xml = strFromU8(unzipSync(await rotaDocx(aPaper()))['word/document.xml'] ?? new Uint8Array());
  expect(xml).toMatch(/<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"\/>/u);
  const workbook = new ExcelJS.Workbook();
  // exceljs types know only its own kind of buffer.
  await workbook.xlsx.load(Buffer.from(await rotaXlsx(aPaper())) as unknown as ExcelJS.Buffer);
  expect(
    workbook.worksheets.map(({ name, pageSetup }) => [
      name,
      pageSetup.paperSize,
      pageSetup.orientation,
      pageSetup.fitToWidth,
    ]),
  ).toEqual([
    ['值班安排表', 9, 'landscape', 1],
    ['月历', 9, 'landscape', 1],
    ['人员', 9, 'landscape', 1],
  ]);
  expect(workbook.worksheets[0]?.pageSetup).toMatchObject({ fitToHeight: 1, printTitlesRow: '2:2' });
});

const manyPeople = Array.from({ length: 40 }, (_, index) =>
  aPaperPerson(
    `q${index}`,
    `买买提江艾力肯${'甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉一二三四五六七八九十百千万元亨利贞天地人'[index] ?? ''}`,
  ),
);

test.each([
  ['a usual month', aPaper()],
  [
    '40 people of eight characters in six posts, a month of six weeks',
    aPaper({
      month: '2026-08' as IsoMonth,
      people: manyPeople,
      posts: Array.from({ length: 6 }, (_, index) => aPost(`s${index}`, `值班岗位${index}`)),
    }),
  ],
  [
    'posts with hours of their own',
    aPaper({
      posts: [
        aPost('d', '白班', { minutes: 600 }),
        aPost('n', '夜班', { startsAt: '18:30' as ClockTime, minutes: 840 }),
      ],
    }),
  ],
  ['one person', aPaper({ only: 'p3' as PersonId })],
])('%s fits the width of the page, and no name of eight characters is broken', (_name, paper) => {
  for (const { table } of rotaTables(paper)) {
    expect(table.widths.reduce((sum, width) => sum + width, 0)).toBeCloseTo(273, 5);
    for (const { cells } of table.rows) expect(cells).toHaveLength(table.widths.length);
    expect(table.head).toHaveLength(table.widths.length);
  }
  const { widths, rows } = monthTable({ ...paper, only: null });
  for (const { cells } of rows)
    for (const [index, cell] of cells.entries())
      for (const line of cell.lines) {
        // A Chinese character of 小五 is 3.18 mm wide, one of 六号 2.65.
        const size = cell.size === 'tiny' ? 2.65 : 3.18;
        const wide = Array.from(line[0]?.text ?? '').reduce(
          (sum, one) => sum + (one > '\u2e80' ? size : size / 2),
          0,
        );
        // A comma at the end may hang over.
        expect(wide - size).toBeLessThanOrEqual((widths[index] ?? 0) - 1.6);
      }
});

test('a month that begins on a Sunday has six weeks in its calendar, February 2027 has four', () => {
  const weeks = (month: string): number => {
    const calendar = rotaTables(aPaper({ month: month as IsoMonth })).find(({ name }) => name === '月历');
    return calendar?.table.rows.length ?? 0;
  };
  expect([weeks('2026-11'), weeks('2027-02'), weeks('2026-12')]).toEqual([6, 4, 5]);
});

test('the paper of one person lists the own duties and who is on duty at the same time, and cannot be taken for the month', () => {
  const [list] = rotaTables(aPaper({ only: 'p3' as PersonId }));
  const paper = aPaper();
  expect(list?.title).toBe('淄博市人民政府办公室2026年12月值班安排（王方）');
  expect(list?.table.rows).toHaveLength(paper.duties.filter(({ personId }) => personId === 'p3').length);
  expect(list?.table.rows[0]?.cells.map(({ lines }) => lines[0]?.[0]?.text)).toEqual([
    '12月1日',
    '星期二',
    '08:30—次日08:30',
    '值班长',
    '欧阳静怡、刘洋、陈建国、李思远',
    '',
  ]);
  expect(list?.table.head).not.toContain('值班员');
});

test('private numbers stay out of the papers', () => {
  const people = [
    aPaperPerson('a', '王方', {
      phones: [
        { kind: 'office', number: '0533-8210001', isHidden: false },
        { kind: 'mobile', number: '138••••00', isHidden: true },
      ],
    }),
  ];
  const html = rotaHtml(aPaper({ people }), { fonts });
  expect(html).toContain('0533-8210001');
  expect(html).not.toContain('138');
});

test('people of one name are told apart on paper', () => {
  const people = [
    aPaperPerson('a', '张伟', { post: '主任' }),
    aPaperPerson('b', '张 伟', { post: '科员' }),
    aPaperPerson('c', '张伟', { post: '科员' }),
    aPaperPerson('d', '李娜'),
  ];
  expect([...personLabels(people).values()]).toEqual(['张伟（主任）', '张 伟（b）', '张伟（c）', '李娜']);
});

test('hours say on which day they end', () => {
  const start = '08:30' as ClockTime;
  const text = (startsAt: string, minutes: number): string =>
    hoursText({ startsAt: startsAt as ClockTime, minutes }, start);
  expect(text('08:30', 1440)).toBe('08:30—次日08:30');
  expect(text('08:30', 600)).toBe('08:30—18:30');
  expect(text('00:30', 480)).toBe('次日00:30—次日08:30');
  expect(text('18:30', 2280)).toBe('18:30—第3日08:30');
});

const ownTags = new Set('b body col colgroup div h1 html p section table tbody td th thead tr'.split(' '));

test('no text is markup on a page or a formula in a workbook', async () => {
  for (const text of [...hostileTexts, '=HYPERLINK("http://example.org")', '+1', '-1', '@SUM(A1)']) {
    const paper = aPaper({
      unitName: text,
      byName: text,
      people: [aPaperPerson('x', text, { post: text })],
      posts: [...usualPosts.slice(0, 1), aPost('p', text)],
      days: aPaper().days.slice(0, 2),
    });
    const body = rotaHtml(paper, { fonts });
    const tags = [...body.slice(body.indexOf('<body>')).matchAll(/<\/?([a-z0-9!]+)/giu)].map(
      (hit) => hit[1] ?? '',
    );
    expect(tags.filter((tag) => !ownTags.has(tag))).toEqual([]);
    const files = unzipSync(await rotaXlsx(paper));
    for (const sheet of ['sheet1', 'sheet2', 'sheet3']) {
      const xml = strFromU8(files[`xl/worksheets/${sheet}.xml`] ?? new Uint8Array());
      expect(xml).not.toMatch(/<f[ >]/u);
      for (const cell of xml.match(/<c [^>]*><v>/gu) ?? []) expect(cell).toContain('t="s"');
    }
  }
}, 60_000);
