import { Document, Header, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx';
import ExcelJS from 'exceljs';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { checkTemplate, fillTemplate } from '#service/documents/period-template';
import { emptyTemplate } from '#service/documents/period-template-empty';
import { docxRows, everyPart, xlsxRows } from '../../helpers/read-cells.ts';
import { at } from '../../helpers/sample-entries.ts';
import { aPeriodTable, aTableForm } from '../../helpers/sample-period.ts';

const made = { unitName: '淄博市人民政府办公室', madeAt: at('2026-02-09T07:20:00.000Z') };
const filled = (format: 'docx' | 'xlsx', bytes: Uint8Array, paper = aPeriodTable()): Promise<Uint8Array> =>
  fillTemplate({ name: '省政府表样', format, bytes }, paper);
const refusal = async (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'nothing',
    (error: unknown) => (error instanceof Error ? error.message : error),
  );

/** A Word document as somebody types it; `|` is where Word begins another run. */
function aDocument(
  rows: readonly (readonly string[])[],
  around: readonly string[] = [],
  head = '',
): Promise<Buffer> {
  const typed = (text: string) => new Paragraph({ children: text.split('|').map((run) => new TextRun(run)) });
  return Packer.toBuffer(
    new Document({
      sections: [
        {
          ...(head === '' ? {} : { headers: { default: new Header({ children: [typed(head)] }) } }),
          children: [
            ...around.map(typed),
            new Table({
              rows: rows.map(
                (row) =>
                  new TableRow({ children: row.map((text) => new TableCell({ children: [typed(text)] })) }),
              ),
            }),
          ],
        },
      ],
    }),
  );
}

const changed = (bytes: Uint8Array, change: (files: Record<string, Uint8Array>) => void): Uint8Array => {
  const files = unzipSync(bytes);
  change(files);
  return zipSync(files);
};

async function aWorkbook(write: (sheet: ExcelJS.Worksheet) => void): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  write(workbook.addWorksheet('报表'));
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

async function sheetOf(bytes: Uint8Array): Promise<ExcelJS.Worksheet> {
  const workbook = new ExcelJS.Workbook();
  // exceljs types know only its own kind of buffer.
  await workbook.xlsx.load(Buffer.from(bytes) as unknown as ExcelJS.Buffer);
  const [sheet] = workbook.worksheets;
  if (sheet === undefined) throw new Error('no sheet');
  return sheet;
}

const wordsOf = (bytes: Uint8Array): string => everyPart(bytes).replaceAll(/<[^>]*>/gu, '');
const gapless = /[{}｛｝]/u;

test.each([
  ['docx', async (bytes: Uint8Array) => docxRows(bytes)],
  ['xlsx', async (bytes: Uint8Array) => (await xlsxRows(bytes)).filter((row) => row.length > 1)],
] as const)(
  'the empty %s of a form is known in all its gaps, and filled it has every day and name',
  async (format, rowsOf) => {
    const empty = await emptyTemplate(aTableForm(), format, made);
    expect(await checkTemplate(empty)).toMatchObject({ format, unknown: [], problem: null, detail: '' });
    const paper = aPeriodTable();
    const bytes = await filled(format, empty);
    const rows = await rowsOf(bytes);
    expect(rows).toHaveLength(1 + paper.lines.length);
    const who = new Map(paper.people.map(({ id, name }) => [id, name]));
    for (const [index, line] of paper.lines.entries()) {
      const named = [line.leader, line.chief, line.staff, line.standbyLeader, line.standby].map((ids) =>
        ids.map((id) => who.get(id)).join('、'),
      );
      expect(rows[index + 1]?.slice(4, 9)).toEqual(named);
      expect(rows[index + 1]?.[1]).toBe(`2月${Number(line.day.slice(8))}日`);
    }
    const text = wordsOf(bytes);
    for (const words of ['淄博市人民政府办公室2026年春节值班安排表', '填表人：刘洋', '第2版（记录链第231条'])
      expect(text).toContain(words);
    expect(rows.flat().join('')).not.toMatch(gapless);
    expect(Buffer.from(bytes).equals(await filled(format, empty))).toBe(true);
  },
);

test('gaps are found in pieces of runs, with the braces of a Chinese keyboard, above the table and at the head of pages', async () => {
  const bytes = await aDocument(
    [
      ['日期', '带班领导', '电话'],
      ['{#每日}{日|期}', '｛带班|领导｝', '{带班领导电话}{/每日}'],
    ],
    ['｛标题｝', '编号{文号}'],
    '填报单位：{单|位}',
  );
  expect(await checkTemplate(bytes)).toEqual({
    format: 'docx',
    gaps: ['标题', '每日', '日期', '带班领导', '带班领导电话', '单位'],
    unknown: ['文号'],
    problem: null,
    detail: '',
  });
  const paper = aPeriodTable({ form: aTableForm({ withPhones: true }) });
  const done = await filled('docx', bytes, paper);
  expect(docxRows(done).slice(0, 2)).toEqual([
    ['日期', '带班领导', '电话'],
    ['2月15日', '卫晓东 13953312031、蒋静怡 13953312032', '13953312031、13953312032'],
  ]);
  expect(docxRows(done)).toHaveLength(10);
  const text = wordsOf(done);
  expect(text).toContain('淄博市人民政府办公室2026年春节值班安排表');
  expect(text).toContain('{文号}');
  expect(strFromU8(unzipSync(done)['word/header1.xml'] ?? new Uint8Array()).replaceAll(/<[^>]*>/gu, '')).toBe(
    '填报单位：淄博市人民政府办公室',
  );
});

test('a gap of a day that stands outside of the row of a day is not filled, and named', async () => {
  const bytes = await aDocument([['{#每日}{日期}{/每日}']], ['{带班领导}', '附{}']);
  expect(await checkTemplate(bytes)).toMatchObject({ unknown: ['带班领导'], problem: null });
  expect(everyPart(await filled('docx', bytes))).toContain('{带班领导}');
});

test('the first on duty stand with the others where a template has no gap for them', async () => {
  const both = docxRows(await filled('docx', await aDocument([['{#每日}{值班长}', '{值班人员}{/每日}']])))[0];
  const all = docxRows(await filled('docx', await aDocument([['{#每日}{日期}', '{值班人员}{/每日}']])))[0];
  expect(all?.[1]).toBe(both?.join('、'));
});

test('numbers stay out of a filled file unless the form asks for them', async () => {
  const bytes = await aDocument([['{#每日}{带班领导}{带班领导电话}{值班人员}{/每日}']]);
  expect(everyPart(await filled('docx', bytes))).not.toMatch(/139533/u);
});

test('the row of a day is repeated in a workbook; what is merged and typed below moves down with it', async () => {
  const bytes = await aWorkbook((sheet) => {
    sheet.mergeCells('A1:D1');
    sheet.getCell('A1').value = '{标题}';
    sheet.getCell('A2').value = '日期';
    sheet.getCell('A3').value = { richText: [{ text: '{日' }, { font: { bold: true }, text: '期}' }] };
    sheet.mergeCells('B3:C3');
    sheet.getCell('B3').value = '{带班领导}';
    sheet.getCell('D3').value = '｛值班人员｝';
    sheet.getCell('D3').font = { name: '楷体', size: 12 };
    sheet.mergeCells('A4:B5');
    sheet.getCell('A4').value = '填表人：{填表人}';
    sheet.getCell('D4').value = { formula: '1+1', result: 2 };
    sheet.getCell('C5').value = '{没有的}';
    sheet.getColumn(4).width = 30;
  });
  expect(await checkTemplate(bytes)).toEqual({
    format: 'xlsx',
    gaps: ['标题', '日期', '带班领导', '值班人员', '填表人'],
    unknown: ['没有的'],
    problem: null,
    detail: '',
  });
  const sheet = await sheetOf(await filled('xlsx', bytes));
  expect(sheet.getCell('A1').text).toBe('淄博市人民政府办公室2026年春节值班安排表');
  expect(Array.from({ length: 9 }, (_, index) => sheet.getCell(3 + index, 1).text)).toEqual(
    Array.from({ length: 9 }, (_, index) => `2月${15 + index}日`),
  );
  expect(sheet.model.merges.toSorted()).toEqual(
    [
      'A1:D1',
      ...Array.from({ length: 9 }, (_, index) => `B${3 + index}:C${3 + index}`),
      'A12:B13',
    ].toSorted(),
  );
  expect(sheet.getCell('B3').text).toBe('卫晓东、蒋静怡');
  expect(sheet.getCell('D11').font).toMatchObject({ name: '楷体', size: 12 });
  expect(sheet.getCell('A12').text).toBe('填表人：刘洋');
  expect([sheet.getCell('D12').type, sheet.getCell('D12').text]).toEqual([ExcelJS.ValueType.String, '2']);
  expect(sheet.getCell('C13').text).toBe('{没有的}');
  expect(sheet.getColumn(4).width).toBe(30);
});

test('what looks like a formula stays a text in a filled workbook', async () => {
  const bytes = await aWorkbook((sheet) => {
    sheet.getCell('A1').value = '{填表人}';
    sheet.getCell('A2').value = '{带班领导}';
  });
  const people = aPeriodTable().people.map((one) => ({ ...one, name: `=HYPERLINK("http://${one.id}")` }));
  const sheet = await sheetOf(await filled('xlsx', bytes, aPeriodTable({ byName: '=1+1', people })));
  expect([sheet.getCell('A1').type, sheet.getCell('A1').value]).toEqual([ExcelJS.ValueType.String, '=1+1']);
  expect(sheet.getCell('A2').type).toBe(ExcelJS.ValueType.String);
});

test('text with signs of markup is text in a filled document', async () => {
  const bytes = await aDocument([['{#每日}{日期}', '{/每日}']], ['{单位}']);
  const done = await filled('docx', bytes, aPeriodTable({ unitName: '</w:t>]]>&amp;<w:p>{日期}$&' }));
  expect(everyPart(done)).toContain('&lt;/w:t&gt;]]&gt;&amp;amp;&lt;w:p&gt;{日期}$&amp;');
  expect(docxRows(done)).toHaveLength(9);
});

const good = (): Promise<Buffer> => aDocument([['{#每日}{日期}{/每日}']]);

test.each<readonly [name: string, file: () => Promise<Uint8Array>, problem: string, detail: string]>([
  ['no package', async () => strToU8('%PDF-1.7'), 'not-readable', ''],
  ['an empty file', async () => new Uint8Array(), 'not-readable', ''],
  ['a package that ends too soon', async () => (await good()).subarray(0, 900), 'not-readable', ''],
  ['a package of something else', async () => zipSync({ 'a.txt': strToU8('a') }), 'not-readable', ''],
  ['a document without days', () => aDocument([['{单位}']]), 'no-days', ''],
  ['a workbook without days', () => aWorkbook((sheet) => sheet.addRow(['{单位}'])), 'no-days', ''],
  ['a gap that is never closed', () => aDocument([['{#每日}{日期}{/每日}']], ['{单位']), 'broken', '{单位'],
  ['a row that is never closed', () => aDocument([['{#每日}{日期}']]), 'broken', '{#每日}'],
  ['a row that is closed twice', () => aDocument([['{#每日}{日期}{/每日}{/每日}']]), 'broken', '{/每日}'],
  ['marks that cross', () => aDocument([['{#每日}{#甲}{日期}{/每日}{/甲}']]), 'broken', '{/每日}'],
  [
    'macros',
    async () =>
      changed(await good(), (files) => {
        files['word/vbaProject.bin'] = strToU8('x');
      }),
    'broken',
    'word/vbaProject.bin',
  ],
  [
    'a type with macros',
    async () =>
      changed(await good(), (files) => {
        files['[Content_Types].xml'] = strToU8(
          strFromU8(files['[Content_Types].xml'] ?? new Uint8Array()).replace(
            'wordprocessingml.document.main',
            'ms-word.document.macroEnabled.main',
          ),
        );
      }),
    'broken',
    '[Content_Types].xml',
  ],
  [
    'entities that grow without an end',
    async () =>
      changed(await good(), (files) => {
        files['word/document.xml'] = strToU8('<!DOCTYPE a [<!ENTITY b "cc">]><w:document/>');
      }),
    'broken',
    'word/document.xml',
  ],
  [
    'a template that is fetched from elsewhere',
    async () =>
      changed(await good(), (files) => {
        files['word/_rels/settings.xml.rels'] = strToU8(
          '<Relationships><Relationship Id="a" Type="http://x/attachedTemplate" Target="http://x" TargetMode="External"/></Relationships>',
        );
      }),
    'broken',
    'word/_rels/settings.xml.rels',
  ],
  [
    'a part that unpacks to far too much',
    async () =>
      changed(await good(), (files) => {
        files['word/document.xml'] = new Uint8Array(60_000_000).fill(32);
      }),
    'broken',
    'word/document.xml',
  ],
  [
    'far too many parts',
    async () =>
      changed(await good(), (files) => {
        for (let index = 0; index < 600; index += 1) files[`word/media/${index}.png`] = new Uint8Array(1);
      }),
    'broken',
    expect.stringMatching(/^word\/media\//u),
  ],
  [
    'markup that is not closed',
    async () =>
      changed(await good(), (files) => {
        files['word/document.xml'] = strToU8('<w:document><w:body><w:p>{#每日}');
      }),
    'broken',
    'word/document.xml',
  ],
  [
    'markup without an end in depth',
    async () =>
      changed(await good(), (files) => {
        files['word/document.xml'] = strToU8(
          `<w:document xmlns:w="w"><w:body>${'<w:p>'.repeat(200_000)}${'</w:p>'.repeat(200_000)}</w:body></w:document>`,
        );
      }),
    'broken',
    'word/document.xml',
  ],
  [
    'a sheet with a cell in the last row of all',
    () =>
      aWorkbook((sheet) => {
        sheet.getCell('A1').value = '{日期}';
        sheet.getCell('A1048576').value = 'x';
      }),
    'broken',
    expect.any(String),
  ],
  [
    'a damaged sheet',
    async () =>
      changed(await aWorkbook((sheet) => sheet.addRow(['{日期}'])), (files) => {
        files['xl/worksheets/sheet1.xml'] = strToU8('<worksheet><sheetData><row r="1"><c');
      }),
    'broken',
    'xl/worksheets/sheet1.xml',
  ],
])('%s is a reason and no failure', async (_name, file, problem, detail) => {
  const bytes = await file();
  expect(await checkTemplate(bytes)).toMatchObject({ problem, detail });
  if (problem !== 'no-days')
    expect(await refusal(filled('docx', bytes))).toBe('rule-broken: period-template: 省政府表样');
});

test('a template whose row would be repeated beyond all measure is refused', async () => {
  const bytes = await aDocument(Array.from({ length: 11 }, () => ['{#每日}{日期}{/每日}']));
  expect(await checkTemplate(bytes)).toMatchObject({ problem: 'broken', detail: '{#每日}' });
  const wide = await aWorkbook((sheet) => {
    sheet.getCell('A1').value = '{日期}';
    sheet.getCell('XFD2').value = 'x';
  });
  expect(await checkTemplate(wide)).toMatchObject({ problem: 'broken', detail: '报表' });
});
