import ExcelJS from 'exceljs';
import { expect, test } from 'vitest';
import type { PersonId } from '#domain/people/person';
import { printFonts } from '#service/documents/fonts';
import { periodDocx } from '#service/documents/period-docx';
import { periodHtml } from '#service/documents/period-html';
import { type PeriodPaper, type PeriodTablePaper, plainForm } from '#service/documents/period-paper';
import { periodXlsx } from '#service/documents/period-xlsx';
import { docxRows, everyPart, htmlRows, xlsxRows } from '../../helpers/read-cells.ts';
import { hostileTexts } from '../../helpers/sample-entries.ts';
import { allColumns, aPeriodTable, aSummaryPaper, aTableForm } from '../../helpers/sample-period.ts';

const fonts = printFonts(['方正小标宋简体', 'FangSong_GB2312', '楷体_GB2312', 'SimHei', '宋体']);
const html = (paper: PeriodPaper): string => periodHtml(paper, { fonts });

type Rows = readonly (readonly string[])[];

/** Line breaks that only make a text fit into its column are none. */
const joined = (rows: Rows): Rows => rows.map((row) => row.map((text) => text.replaceAll('\n', '')));

/** The rows of a table in every form in which it leaves the machine, without what stands above and below it. */
const forms: readonly (readonly [name: string, rows: (paper: PeriodTablePaper) => Promise<Rows>])[] = [
  ['the Word document', async (paper) => joined(docxRows(await periodDocx(paper)))],
  ['the page', (paper) => Promise.resolve(joined(htmlRows(html(paper))))],
  [
    'the workbook',
    async (paper) => joined(await xlsxRows(await periodXlsx(paper))).filter((row) => row.length > 1),
  ],
];

const nobody = { leader: [], chief: [], staff: [], standbyLeader: [], standby: [] };

test.each(forms)(
  'every cell of the table is in %s as the paper has it, and nothing else is',
  async (_name, rowsOf) => {
    const paper = aPeriodTable({}, { duty: 3, standby: 2, days: 14 });
    const rows = await rowsOf(paper);
    expect(rows[0]).toEqual([
      '单位',
      '日期',
      '星期/节日',
      '值班起止',
      '带班领导',
      '值班长/主班',
      '值班人员',
      '备勤领导',
      '备勤人员',
      '值班电话',
      '传真',
      '备注',
    ]);
    const who = new Map(paper.people.map(({ id, name }) => [id, name]));
    const named = (ids: readonly PersonId[]): string => ids.map((id) => who.get(id)).join('、');
    const days = [
      '2月15日',
      '2月16日',
      '2月17日',
      '2月18日',
      '2月19日',
      '2月20日',
      '2月21日',
      '2月22日',
      '2月23日',
      '2月24日',
      '2月25日',
      '2月26日',
      '2月27日',
      '2月28日',
    ];
    const weekdays = [
      '星期日春节',
      '星期一除夕',
      '星期二春节',
      '星期三春节',
      '星期四春节',
      '星期五春节',
      '星期六春节',
      '星期日春节',
      '星期一春节',
      '星期二',
      '星期三',
      '星期四',
      '星期五',
      '星期六调休上班',
    ];
    expect(rows.slice(1).map((row) => row.map((text) => text.replace(/^(星期.) /u, '$1')))).toEqual(
      paper.lines.map((line, index) => [
        '淄博市人民政府办公室',
        days[index],
        weekdays[index],
        index === 4 ? '' : '08:30—次日08:30',
        named(line.leader),
        named(line.chief),
        named(line.staff),
        named(line.standbyLeader),
        named(line.standby),
        '0533-8210000',
        '0533-8210009',
        index === 4 ? '按“寒潮应急响应”的值班安排执行' : '',
      ]),
    );
  },
);

test.each(forms)('a form with its own columns, headings, posts and numbers is %s', async (_name, rowsOf) => {
  const paper = aPeriodTable();
  const [first] = paper.lines;
  if (first === undefined) throw new Error('no line');
  const form = aTableForm({
    columns: [
      { key: 'leader', label: '带班领导(姓名/职务/手机)' },
      { key: 'day', label: '时间' },
    ],
    withPosts: true,
    withPhones: true,
  });
  const people = [
    { id: 'L1' as PersonId, name: '孙伯安', post: '市委副书记、市长', phones: [aMobile('13953312345')] },
    { id: 'L2' as PersonId, name: '欧阳静怡', post: '', phones: [] },
  ];
  expect(await rowsOf({ ...paper, form, people, lines: [first] })).toEqual([
    ['带班领导(姓名/职务/手机)', '时间'],
    [expect.stringMatching(/^孙伯安（市委副书记、市长） ?13953312345欧阳静怡$/u), '2月15日'],
  ]);
});

const aMobile = (number: string) => ({ kind: 'mobile' as const, number, isHidden: false });

const everyText: readonly (readonly [string, (paper: PeriodPaper) => Promise<string>])[] = [
  ['the Word document', async (paper) => everyPart(await periodDocx(paper))],
  ['the page', (paper) => Promise.resolve(html(paper))],
  ['the workbook', async (paper) => everyPart(await periodXlsx(paper))],
];

test.each(everyText)(
  'nobody’s number is anywhere in %s unless the form asks for numbers',
  async (_name, textOf) => {
    expect(await textOf(aPeriodTable())).not.toMatch(/139533/u);
    expect(await textOf(aPeriodTable({ form: plainForm }))).not.toMatch(/139533/u);
    expect(await textOf(aPeriodTable({ form: aTableForm({ withPhones: true }) }))).toMatch(/139533/u);
  },
);

test.each(everyText)('%s has the title, the foot and the proof of a version', async (_name, textOf) => {
  const text = await textOf(aPeriodTable());
  for (const words of [
    '淄博市人民政府办公室2026年春节值班安排表',
    '填报单位(盖章)：淄博市人民政府办公室',
    '填表人：刘洋',
    '联系电话：0533-8210000',
    '填报日期：2026年2月9日',
    '2月19日按“寒潮应急响应”的值班安排执行。',
    '第2版，2026年2月9日15:20由刘洋发布，自2026年2月15日起执行。时段编号2026-01。记录链第231条',
    aPeriodTable().head.hash,
  ])
    expect(text).toContain(words);
  expect(text).not.toContain('草稿');
});

test.each(everyText)(
  'a draft says in %s that it is one, at the head of each page too',
  async (_name, textOf) => {
    const text = await textOf(aPeriodTable({ version: null, effectiveDay: null }));
    expect(text).toContain('值班安排表（草稿）');
    expect(text).toContain('草稿，未发布，不作为值班依据。');
    expect(text).toMatch(/class="mark">草稿|<w:hdr.*>草稿<|&amp;C&amp;14草稿/su);
    expect(text).not.toContain('填报日期：2026');
  },
);

test('a period that is called by its year does not say the year twice', () => {
  expect(html(aPeriodTable({ name: '2026年春节' }))).toContain('办公室2026年春节值班安排表');
  expect(html(aPeriodTable({ name: '2026' }))).toContain('办公室2026年2026值班安排表');
});

test('hostile names are text in every form, and no cell is a formula', async () => {
  const people = aPeriodTable().people.map((one, index) => ({
    ...one,
    name: hostileTexts[index % hostileTexts.length] ?? '',
    post: hostileTexts[(index + 3) % hostileTexts.length] ?? '',
  }));
  const form = aTableForm({ withPosts: true, title: '{{unit}}$&{{name}}' });
  const paper = aPeriodTable({ people, form, unitName: '=HYPERLINK("http://a")$1', name: '<b>&' });
  expect(html(paper)).not.toMatch(/<script|<img|<b>&/u);
  expect(html(paper)).toContain('=HYPERLINK(&quot;http://a&quot;)$1$&amp;');
  const workbook = new ExcelJS.Workbook();
  // exceljs types know only its own kind of buffer.
  await workbook.xlsx.load(Buffer.from(await periodXlsx(paper)) as unknown as ExcelJS.Buffer);
  workbook.eachSheet((sheet) => {
    sheet.eachRow((row) => {
      row.eachCell((cell) => {
        expect(cell.type).not.toBe(ExcelJS.ValueType.Formula);
      });
    });
  });
  expect(docxRows(await periodDocx(paper))).toHaveLength(10);
});

test('the same paper gives the same bytes', async () => {
  for (const paper of [aPeriodTable(), aSummaryPaper()]) {
    expect(Buffer.from(await periodDocx(paper)).equals(await periodDocx(paper))).toBe(true);
    expect(Buffer.from(await periodXlsx(paper)).equals(await periodXlsx(paper))).toBe(true);
  }
});

test('every form that can be asked for has widths that fill the page, with twenty on duty a day and with a hundred', () => {
  for (const duty of [2, 20, 100])
    for (const withPhones of [true, false]) {
      const form = aTableForm({ withPhones, withPosts: withPhones });
      const page = html(aPeriodTable({ form }, { duty, standby: duty, days: 3 }));
      const widths = [...page.matchAll(/<col style="width:([\d.]+)%">/gu)].map(([, width]) => Number(width));
      expect(widths).toHaveLength(allColumns.length);
      expect(Math.min(...widths)).toBeGreaterThan(2);
      expect(widths.reduce((sum, width) => sum + width, 0)).toBeCloseTo(100, 0);
    }
});

test.each<readonly [string, (paper: PeriodPaper) => Promise<Rows>]>([
  ['the Word document', async (paper) => docxRows(await periodDocx(paper))],
  ['the page', (paper) => Promise.resolve(htmlRows(html(paper)))],
  [
    'the workbook',
    async (paper) => (await xlsxRows(await periodXlsx(paper))).filter((row) => row.length > 1),
  ],
])(
  'the summary has its people, call-outs and drills apart, reports and shortages in %s',
  async (_name, rowsOf) => {
    const paper = aSummaryPaper();
    const rows = await rowsOf(paper);
    const { lines } = paper.summary;
    expect(rows.slice(1, lines.length + 1)).toEqual(
      lines.map((line) =>
        [
          line.name,
          line.post,
          line.duty,
          line.standby,
          line.rest,
          line.away,
          line.edge,
          line.signed,
          line.called,
          line.arrived,
          line.inTime,
        ].map(String),
      ),
    );
    const rest = rows.slice(lines.length + 1);
    expect(rest.map(([first]) => first)).toEqual([
      '编号',
      '2026-03',
      '编号',
      'D2026-01',
      '报送对象',
      '省政府总值班室',
      '省政府总值班室',
      '日期',
      '2月18日',
    ]);
    expect(rest[1]).toEqual([
      '2026-03',
      '02-17\n10:00',
      '备勤',
      '博山区山林火情增援\n市应急指挥中心',
      '30',
      '4',
      '3',
      '2',
      '1',
      '1',
      '火情扑灭，人员撤回',
    ]);
    expect(rest[3]?.slice(4)).toEqual(['—', '4', '3', '2', '—', '1', '进行中']);
    expect(rest[6]).toEqual(['省政府总值班室', '每日报告', '9', '7', '1', '1']);
    expect(rest[8]).toEqual(['2月18日', '工作人员', '休息', '6', '5']);
  },
);

test('a summary of a quiet period says of each part that there was nothing', () => {
  const page = html(aSummaryPaper({ callOuts: [], reports: [], shortages: [] }));
  expect(page.match(/无。/gu)).toHaveLength(4);
  expect(page).toContain('值守方案：三三制、双带班。值班安排表共发布2版。');
  expect(html(aSummaryPaper({ period: { ...aSummaryPaper().summary.period, schemes: [] } }))).toContain(
    '值守方案：按月值班安排。',
  );
});

test('a day with nobody on it has empty cells and no break', async () => {
  const lines = aPeriodTable().lines.map((line) => ({ ...line, ...nobody }));
  const rows = docxRows(await periodDocx(aPeriodTable({ lines })));
  expect(rows[1]?.slice(4, 9)).toEqual(['', '', '', '', '']);
});
