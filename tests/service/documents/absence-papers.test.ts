import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import type { AbsenceFields } from '#domain/absence/absence';
import { absenceDocx } from '#service/documents/absence-docx';
import { formTable } from '#service/documents/absence-form-blocks';
import { absenceHtml } from '#service/documents/absence-html';
import { ledgerTables } from '#service/documents/absence-ledger-blocks';
import type { AbsencePaper } from '#service/documents/absence-paper';
import { absenceXlsx } from '#service/documents/absence-xlsx';
import { printFonts } from '#service/documents/fonts';
import { handoverDocx } from '#service/documents/handover-docx';
import { handoverHtml } from '#service/documents/handover-html';
import { docxRows, everyPart, htmlRows, valuesByLabel, xlsxRows } from '../../helpers/read-cells.ts';
import { readByLibreOffice, squeezed } from '../../helpers/read-documents.ts';
import {
  aFinding,
  aForm,
  aLedger,
  aLedgerLine,
  aLedgerPaper,
  aWholeAbsence,
  aStep,
  someFields,
} from '../../helpers/sample-absence.ts';
import { hostileTexts, onDay } from '../../helpers/sample-entries.ts';
import { aSheet } from '../../helpers/sample-sheet.ts';

const fonts = printFonts(['方正小标宋简体', 'FangSong_GB2312', '楷体_GB2312', 'SimHei', '宋体']);
const html = (paper: AbsencePaper): string => absenceHtml(paper, { fonts });

async function textIn(
  bytes: Uint8Array,
  name: string,
  as: Parameters<typeof readByLibreOffice>[1],
): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'duty-absence-'));
  try {
    const file = join(folder, name);
    writeFileSync(file, bytes);
    return squeezed(readByLibreOffice(file, as));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What the form of the sample has to say, written out by hand. */
const wanted: Readonly<Record<string, readonly string[]>> = {
  单位: ['淄博市人民政府办公室'],
  报备类别: ['因公出差'],
  姓名: ['孙伯安'],
  职务: ['市委副书记、市长'],
  外出事由: ['赴省政府参加全省应急管理工作会议'],
  出发: ['2026年11月25日下午'],
  返回: ['2026年11月27日18:30'],
  天数: ['2.5天'],
  外出范围: ['市外省内'],
  目的地: ['山东省济南市历下区'],
  交通方式: ['高铁G2056次'],
  随行人员: ['市应急局局长刘洋、秘书王方'],
  外出期间联系电话: ['13953312345'],
  主持工作同志: ['欧阳静怡（常务副市长）\n电话：0533-8210002'],
  另一主要负责人是否在岗: ['是（欧阳静怡）'],
  工作安排: ['市政府日常工作由欧阳静怡同志主持，防汛调度由周立新同志负责。'],
  批准人: ['何秋实（市委书记）'],
  批准时间: ['2026-11-23 14:20'],
  批准方式: ['书面批准'],
  批准文号: ['淄委办〔2026〕112号'],
  报备对象: ['省政府总值班室（接收人：赵主任）', '市委值班室'],
  '报备时间、方式': ['2026-11-24 09:05，电话（书面材料随后报送）', '2026-11-24 10:30，书面'],
  提前量是否达标: ['达标：应于2026-11-24 24:00前报备，实际2026-11-24 09:05报备'],
  规则执行情况: ['审批权限：符合；提前报备：符合；与值班冲突：不符合，已作说明；互相主持工作（建议）：符合'],
  情况说明: ['与值班冲突：当日带班改由周立新同志负责，已调班（何秋实 市委书记，2026-11-23 14:25）'],
  变更记录: [
    '1. 2026-11-26 15:00刘洋登记：孙伯安以电话告知；返回由“2026年11月26日晚上”改为“2026年11月27日18:30”；' +
      '目的地由“山东省济南市”改为“山东省济南市历下区”；原因：会议延期一天，转赴青岛调研',
  ],
  实际返回: ['2026-11-27 18:10'],
  '销假时间、经手人': ['2026-11-27 18:40、刘洋'],
  备注: ['会议通知另附。'],
  报备人签字: ['\n\n　　　年　　月　　日'],
  审批人签字: ['\n\n　　　年　　月　　日'],
  值班室经办人: ['\n\n　　　年　　月　　日'],
  '单位（盖章）': ['\n\n　　　年　　月　　日'],
};

test.each([
  ['the Word document', async () => docxRows(await absenceDocx(aForm()))],
  ['the page', async () => htmlRows(html(aForm()))],
  ['the workbook', async () => (await xlsxRows(await absenceXlsx(aForm()))).filter((row) => row.length > 1)],
])('every cell of the form is in %s as the store has it, and nothing else is', async (_name, rowsOf) => {
  expect(Object.fromEntries(valuesByLabel(await rowsOf()))).toEqual(wanted);
});

test('LibreOffice reads the whole form out of the Word document and out of the workbook', async () => {
  const form = aForm();
  const word = await textIn(await absenceDocx(form), 'form.docx', 'txt:Text (encoded):UTF8');
  const sheet = await textIn(
    await absenceXlsx(form),
    'form.xlsx',
    'csv:Text - txt - csv (StarCalc):44,34,76,1',
  );
  for (const [label, values] of Object.entries(wanted))
    for (const value of values) {
      expect(word).toContain(`${label}${squeezed(value)}`.replaceAll(/\s/gu, ''));
      expect(sheet.replaceAll(/[",]/gu, '')).toContain(squeezed(`${label}${value}`));
    }
  for (const words of [
    '领导干部外出报备单',
    '编号：2026-0007',
    '状态：已销假',
    `本件由刘洋于2026年11月28日09:00制作，内容以记录链第231条（本报备单最近一次登记）为准，校验值（SHA-256）：${form.head.hash}`,
  ])
    expect(word).toContain(words);
}, 120_000);

/** Everything of the sample that says where somebody is, why, or how to reach whom, and was typed freely. */
const secrets = [
  '应急管理工作会议',
  '历下区',
  '济南',
  'G2056',
  '秘书王方',
  '13953312345',
  '8210002',
  '防汛调度',
  '青岛',
  '会议通知',
  '书面材料随后',
];

test('a form without whereabouts has them nowhere in its bytes, says so, and keeps everything else', async () => {
  const whole = everyPart(await absenceDocx(aForm()));
  expect(secrets.filter((secret) => !whole.includes(secret))).toEqual([]);
  const form = aForm({ withWhereabouts: false });
  const texts = [everyPart(await absenceDocx(form)), everyPart(await absenceXlsx(form)), html(form)];
  for (const text of texts) {
    expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
    expect(text).not.toContain('工作秘密');
    expect(text).toContain('本件未列外出事由、目的地、交通方式、随行人员、联系电话等内容。');
  }
  const values = valuesByLabel(docxRows(await absenceDocx(form)));
  for (const label of ['外出事由', '目的地', '交通方式', '随行人员', '外出期间联系电话', '工作安排', '备注'])
    expect(values.get(label)).toEqual(['（未列）']);
  expect(values.get('主持工作同志')).toEqual(['欧阳静怡（常务副市长）\n电话：（未列）']);
  expect(values.get('变更记录')).toEqual([
    '1. 2026-11-26 15:00刘洋登记：孙伯安以电话告知；返回由“2026年11月26日晚上”改为“2026年11月27日18:30”；' +
      '目的地有变更（内容未列）；原因：（未列）',
  ]);
  for (const label of ['姓名', '出发', '返回', '批准人', '报备对象', '提前量是否达标', '实际返回'])
    expect(values.get(label)).toEqual(wanted[label]);
});

test('a telephone of the acting leader that changed is no more said than the telephone itself', () => {
  const before = someFields();
  const after: AbsenceFields = {
    ...before,
    acting: before.acting === null ? null : { ...before.acting, phone: '0533-7777777' },
  };
  const absence = aWholeAbsence({ steps: [aStep({ seq: 3, act: 'changed', before, after })] });
  const open = html(aForm({ absence, withWhereabouts: false }));
  expect(open).not.toContain('7777777');
  expect(open).toContain('主持工作同志有变更（内容未列）');
  expect(html(aForm({ absence }))).toContain('0533-7777777');
});

test('what says where people are is marked as a work secret on every page of every form', async () => {
  for (const [paper, sheets] of [
    [aForm(), 1],
    [aLedgerPaper({ withWhereabouts: true }), 2],
  ] as const) {
    const page = html(paper);
    expect(page).toContain(
      '<table class="kept" role="presentation"><thead><tr><td><p class="care">工作秘密 注意保管</p>',
    );
    expect(page).toContain('thead{display:table-header-group}');
    const word = unzipSync(await absenceDocx(paper));
    const headers = Object.keys(word).filter((name) => /^word\/header\d+\.xml$/u.test(name));
    expect(headers).toHaveLength(2);
    for (const name of headers)
      expect(strFromU8(word[name] ?? new Uint8Array())).toContain('工作秘密 注意保管');
    const book = unzipSync(await absenceXlsx(paper));
    for (let index = 1; index <= sheets; index += 1)
      expect(strFromU8(book[`xl/worksheets/sheet${index}.xml`] ?? new Uint8Array())).toMatch(
        /<oddHeader>[^<]*工作秘密 注意保管/u,
      );
  }
  expect(everyPart(await absenceDocx(aLedgerPaper()))).not.toContain('工作秘密');
});

test('a draft has room for whoever approves, and one that was cancelled says so on the page', async () => {
  const draft = aForm({
    absence: aWholeAbsence({
      state: 'draft',
      approval: null,
      reports: [],
      decisions: [],
      findings: [],
      returned: null,
      steps: [aStep({ seq: 1, act: 'registered' })],
      isLeader: false,
    }),
  });
  const values = valuesByLabel(docxRows(await absenceDocx(draft)));
  for (const label of ['批准人', '批准时间', '批准方式', '批准文号', '报备对象', '实际返回'])
    expect(values.get(label)).toEqual(['']);
  expect(values.get('变更记录')).toEqual(['无']);
  expect(values.get('提前量是否达标')).toEqual(['规则未作要求']);
  expect(values.get('另一主要负责人是否在岗')).toEqual(['—']);
  expect(values.has('情况说明')).toBe(false);
  expect(html(draft)).toContain('<h1>外出报备单</h1>');
  const cancelled = aForm({
    absence: aWholeAbsence({
      state: 'cancelled',
      steps: [aStep({ seq: 1, act: 'registered' }), aStep({ seq: 2, act: 'cancelled', note: '会议取消' })],
    }),
  });
  expect(html(cancelled)).toContain('<p class="mark">已取消</p>');
  expect(html(cancelled)).toContain('1. 2026-11-23 10:10王方登记：取消外出；原因：会议取消');
  expect(everyPart(await absenceDocx(cancelled))).toContain('已取消');
});

test('the form says by which rule it was late, who else is away, and that a return was recorded again', () => {
  const dueAt = aWholeAbsence().fromAt;
  const said = (change: Parameters<typeof aFinding>[0]): string =>
    html(aForm({ absence: aWholeAbsence({ findings: [aFinding(change)] }) }));
  expect(said({ kind: 'lead', outcome: 'missed', dueAt, doneAt: aWholeAbsence().untilAt })).toContain(
    '未达标：应于2026-11-25 12:00前报备，实际2026-11-27 18:30报备',
  );
  expect(said({ kind: 'lead', outcome: 'missed', dueAt })).toContain(
    '未达标：应于2026-11-25 12:00前报备，尚未报备',
  );
  expect(said({ kind: 'lead', outcome: 'open', dueAt })).toContain('未到时限：应于2026-11-25 12:00前报备');
  expect(
    said({ kind: 'heads', outcome: 'missed', values: { name: '何秋实', number: '2026-0005' } }),
  ).toContain('否（何秋实，2026-0005同期外出）');
  const again = aWholeAbsence({
    steps: [
      aStep({ seq: 1, act: 'registered' }),
      aStep({ seq: 2, act: 'returned' }),
      aStep({ seq: 3, act: 'returned', note: '时间填错' }),
    ],
  });
  expect(html(aForm({ absence: again }))).toContain('1. 2026-11-23 10:10王方登记：更正销假；原因：时间填错');
});

test('a length of no half day, a departure by the clock and the turn of the year are said as people say them', () => {
  const line = aLedgerLine({
    halfDays: 0,
    from: { day: onDay('2026-11-30'), part: 'evening', time: null },
    until: { day: onDay('2027-01-02'), part: 'morning', time: null },
  });
  const [row] = htmlRows(html(aLedgerPaper({ ledger: aLedger([line]) }))).slice(1);
  expect(row?.slice(4, 7)).toEqual(['11-30 晚上', '2027-01-02 上午', '不足半天']);
});

test('the ledger has a row for every absence, its sums, and by which record it can be proved', async () => {
  const paper = aLedgerPaper();
  const rows = docxRows(await absenceDocx(paper));
  expect(htmlRows(html(paper))).toEqual(rows);
  expect(rows[0]).toEqual(ledgerTables(paper)[0]?.table.head);
  expect(rows.slice(1, 7).map((row) => row[1])).toEqual(paper.ledger.lines.map((line) => line.personName));
  expect(rows[1]).toEqual([
    '2026-\n0007',
    '孙伯安',
    '市委副书记、市长',
    '因公出差\n市外省内',
    '11-25 下午',
    '11-27 18:30',
    '2.5天',
    '欧阳静怡\n常务副市长',
    '何秋实\n11-23 14:20',
    '省政府总值班室、市委值班室\n11-24 09:05',
    '达标',
    '11-27 18:10\n11-27 18:40',
    '已销假\n变更1次',
    '未达标：与值班冲突\n说明：何秋实：当日带班改由周立新同志负责，已调班',
  ]);
  expect(rows[2]?.[10]).toBe('未达标\n应于11-24 24:00前\n实际11-25 09:00');
  expect(rows.slice(7)).toEqual([
    ['规则', '达标', '未达标', '其中已作说明', '达标率'],
    ['审批权限', '6', '0', '0', '100%'],
    ['提前报备', '2', '2', '0', '50%'],
    ['与值班冲突', '—', '1', '1', '—'],
  ]);
  const text = await textIn(await absenceDocx(paper), 'ledger.docx', 'txt:Text (encoded):UTF8');
  for (const words of [
    '淄博市人民政府办公室2026年11月外出报备台账',
    '提前报备达标率：2/4（50%）',
    '填报单位（盖章）：淄博市人民政府办公室填表人：刘洋审核：签发：填报日期：2026年12月1日',
    `共6条，内容截至2026年12月1日09:00。记录链第260条，校验值（SHA-256）：${paper.head.hash}`,
  ])
    expect(text).toContain(words);
  const workbook = await xlsxRows(await absenceXlsx(paper));
  for (const row of rows) expect(workbook).toContainEqual(row);
}, 120_000);

test('a month without a lead time to keep has no rate, and seven of nine are 77.8%', () => {
  const none = { ...aLedger([]), lead: { asked: 0, met: 0, missed: 0 }, rules: [] };
  const empty = html(aLedgerPaper({ ledger: none }));
  expect(empty).toContain('提前报备达标率：本月无须提前报备的事项');
  expect(htmlRows(empty)).toHaveLength(1);
  const some = { ...aLedger(), lead: { asked: 9, met: 7, missed: 1 } };
  expect(html(aLedgerPaper({ ledger: some }))).toContain('提前报备达标率：7/9（77.8%）');
});

test('the ledger says where people are only where that was chosen', async () => {
  const open = aLedgerPaper();
  for (const text of [everyPart(await absenceDocx(open)), everyPart(await absenceXlsx(open)), html(open)]) {
    expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
    expect(text).not.toContain('外出事由');
  }
  const rows = docxRows(await absenceDocx(aLedgerPaper({ withWhereabouts: true })));
  expect(rows[0]?.slice(4, 8)).toEqual([
    '外出事由',
    '目的地',
    '交通方式、随行人员、联系电话',
    '出发\n返回\n天数',
  ]);
  expect(rows[1]?.slice(4, 8)).toEqual([
    '赴省政府参加全省应急管理工作会议',
    '山东省济南市历下区',
    '高铁G2056次\n市应急局局长刘洋、秘书王方\n13953312345',
    '11-25 下午\n11-27 18:30\n2.5天',
  ]);
});

test('a ledger of one person is called after that person', () => {
  expect(html(aLedgerPaper({ only: '孙伯安' }))).toContain(
    '<h1>淄博市人民政府办公室2026年11月外出报备台账（孙伯安）</h1>',
  );
});

const papers = (): readonly AbsencePaper[] => [
  aForm(),
  aForm({ withWhereabouts: false }),
  aLedgerPaper(),
  aLedgerPaper({ withWhereabouts: true }),
];

test('the same paper gives the same bytes, in whatever zone the computer is', async () => {
  const zone = process.env['TZ'];
  const make = async (): Promise<readonly Uint8Array[]> => {
    const made: Uint8Array[] = [];
    for (const paper of papers()) made.push(await absenceDocx(paper), await absenceXlsx(paper));
    return made;
  };
  const first = await make();
  process.env['TZ'] = 'Pacific/Apia';
  try {
    const again = await make();
    expect(again.map((bytes, index) => Buffer.compare(bytes, first[index] ?? new Uint8Array()))).toEqual(
      first.map(() => 0),
    );
  } finally {
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
  }
});

test('the form lies upright on one page, the ledger across', async () => {
  const pageOf = async (paper: AbsencePaper): Promise<Partial<ExcelJS.PageSetup> | undefined> => {
    const workbook = new ExcelJS.Workbook();
    // exceljs types know only its own kind of buffer.
    await workbook.xlsx.load(Buffer.from(await absenceXlsx(paper)) as unknown as ExcelJS.Buffer);
    return workbook.worksheets[0]?.pageSetup;
  };
  expect(await pageOf(aForm())).toMatchObject({
    paperSize: 9,
    orientation: 'portrait',
    fitToWidth: 1,
    fitToHeight: 1,
  });
  expect(await pageOf(aLedgerPaper())).toMatchObject({
    paperSize: 9,
    orientation: 'landscape',
    fitToWidth: 1,
    printTitlesRow: '2:2',
  });
  expect(html(aForm())).toContain('@page{size:A4}');
  expect(html(aLedgerPaper())).toContain('@page{size:A4 landscape;');
  const xml = strFromU8(
    unzipSync(await absenceDocx(aLedgerPaper()))['word/document.xml'] ?? new Uint8Array(),
  );
  expect(xml).toMatch(/<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"\/>/u);
});

const longFields = someFields({
  cause: '长事由'.repeat(100),
  place: '目的地'.repeat(66),
  companions: '随行人员甲、'.repeat(50),
  arrangement: '安排'.repeat(250),
  note: 'W'.repeat(500),
});

test('columns fill the width of the page, a long value has a row of its own, and short ones share one', () => {
  const long = aForm({
    unitName: '克孜勒苏柯尔克孜自治州人民政府办公室'.repeat(4),
    absence: aWholeAbsence({
      fields: longFields,
      personName: '买买提江艾力肯'.repeat(8),
      personPost: '党组成员'.repeat(25),
    }),
  });
  for (const form of [aForm(), long]) {
    const { rows, widths } = formTable(form);
    expect(widths.reduce((sum, width) => sum + width, 0)).toBe(156);
    for (const { cells } of rows)
      expect(cells.reduce((sum, { span = 1 }) => sum + span, 0)).toBe(widths.length);
  }
  const labelsOf = (form: typeof long): readonly string[] =>
    formTable(form)
      .rows.filter(({ cells }) => cells.length === 2)
      .map(({ cells }) => cells[0]?.lines[0]?.[0]?.text ?? '');
  expect(labelsOf(aForm())).not.toContain('目的地');
  expect(labelsOf(long)).toEqual(expect.arrayContaining(['单位', '姓名', '职务', '目的地', '随行人员']));
  for (const paper of [aLedgerPaper(), aLedgerPaper({ withWhereabouts: true })])
    for (const { table } of ledgerTables(paper)) {
      expect(table.widths.reduce((sum, width) => sum + width, 0)).toBeCloseTo(273, 5);
      for (const { cells } of table.rows) expect(cells).toHaveLength(table.widths.length);
    }
});

test('the longest texts that a form takes are on it whole', async () => {
  const values = valuesByLabel(
    docxRows(await absenceDocx(aForm({ absence: aWholeAbsence({ fields: longFields }) }))),
  );
  expect(values.get('外出事由')).toEqual([longFields.cause]);
  expect(values.get('工作安排')).toEqual([longFields.arrangement]);
  expect(values.get('备注')).toEqual([longFields.note]);
});

const ownTags = new Set('b body col colgroup div h1 html p section table tbody td th thead tr'.split(' '));

test('no text is markup on a page or a formula in a workbook', async () => {
  for (const text of [...hostileTexts, '=HYPERLINK("http://example.org")', '+1', '-1', '@SUM(A1)']) {
    const fields = someFields({ cause: text, place: text, companions: text, note: text, contactPhone: text });
    const form = aForm({
      unitName: text,
      byName: text,
      absence: aWholeAbsence({ fields, personName: text, personPost: text }),
    });
    const line = aLedgerLine({ personName: text, personPost: text, reasons: text });
    const ledger = aLedgerPaper({
      unitName: text,
      only: text,
      ledger: aLedger([line]),
      whereabouts: new Map([[line.id, fields]]),
    });
    for (const paper of [form, ledger]) {
      const body = html(paper);
      const tags = [...body.slice(body.indexOf('<body>')).matchAll(/<\/?([a-z0-9!]+)/giu)].map(
        (hit) => hit[1] ?? '',
      );
      expect(tags.filter((tag) => !ownTags.has(tag))).toEqual([]);
      const files = unzipSync(await absenceXlsx(paper));
      const sheets = Object.keys(files).filter((name) => /^xl\/worksheets\/sheet\d+\.xml$/u.test(name));
      expect(sheets).toHaveLength(paper.kind === 'form' ? 1 : 2);
      for (const name of sheets) {
        const xml = strFromU8(files[name] ?? new Uint8Array());
        expect(xml).not.toMatch(/<f[ >]/u);
        for (const cell of xml.match(/<c [^>]*><v>/gu) ?? []) expect(cell).toContain('t="s"');
      }
    }
  }
}, 60_000);

test('the handover sheet says who is away by the registry, leaders first, and not where', async () => {
  const sheet = aSheet();
  const { id, fromAt, untilAt } = aWholeAbsence();
  const one = {
    id,
    number: '2026-0007',
    name: '程思远',
    post: '市长',
    isLeader: true,
    fromAt,
    untilAt,
    state: 'away' as const,
    actingName: '欧阳静怡',
    actingPost: '常务副市长',
  };
  const staff = {
    ...one,
    number: '2026-0009',
    name: '陈建国',
    post: '',
    isLeader: false,
    actingName: '',
    actingPost: '',
  };
  const frame = { unitName: '淄博市人民政府办公室', zone: 'Asia/Shanghai' };
  const withAway = (absences: readonly (typeof one)[]) => ({
    ...sheet,
    facts: { ...sheet.facts, absences: [...absences] },
  });
  const row = ['2026-\n0007', '程思远\n市长', '11-25 12:00至\n11-27 18:30', '欧阳静怡\n常务副市长', '外出中'];
  const both = withAway([staff, one]);
  const rows = docxRows(await handoverDocx(both, frame));
  expect(rows).toContainEqual(row);
  expect(rows).toContainEqual(['2026-\n0009', '陈建国', '11-25 12:00至\n11-27 18:30', '—', '外出中']);
  const page = handoverHtml(both, { ...frame, fonts });
  expect(page.indexOf('程思远')).toBeGreaterThan(page.indexOf('在外领导'));
  expect(page.indexOf('其他外出人员')).toBeGreaterThan(page.indexOf('程思远'));
  // What the log says of leaders who are away stands beside it.
  expect(page).toContain('程立群副市长赴省城开会');
  expect(handoverHtml(withAway([one]), { ...frame, fonts })).not.toContain('其他外出人员');
  expect(handoverHtml(sheet, { ...frame, fonts })).not.toContain('外出时间');
});
