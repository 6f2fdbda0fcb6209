import ExcelJS from 'exceljs';
import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { DutyError } from '#contract/errors';
import { readWorkbook } from '#service/documents/workbook-reader';

const nameSpace = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006/relationships';

/** A workbook whose only sheet is this XML. */
const workbookOf = (sheet: string, workbook = ''): Uint8Array =>
  zipSync({
    '_rels/.rels': strToU8(
      `<Relationships xmlns="${packages}"><Relationship Id="r1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    'xl/workbook.xml': strToU8(
      `<workbook xmlns="${nameSpace}" xmlns:r="${relations}"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets>${workbook}</workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `<Relationships xmlns="${packages}"><Relationship Id="r1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    ),
    'xl/worksheets/sheet1.xml': strToU8(`<worksheet xmlns="${nameSpace}">${sheet}</worksheet>`),
  });

const text = (at: string, value: string): string => `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`;
const oneCell = `<sheetData><row r="1">${text('A1', '日期')}</row></sheetData>`;

async function refusalOf(file: Uint8Array): Promise<string> {
  try {
    return JSON.stringify(await readWorkbook(file));
  } catch (error) {
    if (!(error instanceof DutyError)) throw error;
    return `${error.failure.code} ${error.failure.message}`;
  }
}

async function aWorkbook(): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  workbook.addWorksheet('表').addRow(['日期', '值班员']);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

test('texts are read as they stand, from hand-made XML too', async () => {
  expect(await readWorkbook(await aWorkbook())).toEqual([{ name: '表', rows: [['日期', '值班员']] }]);
  expect(await readWorkbook(workbookOf(oneCell))).toEqual([{ name: 'a', rows: [['日期']] }]);
});

test.each([
  ['nothing', new Uint8Array()],
  ['text', strToU8('日期,值班员\n')],
  ['an old XLS', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])],
])('%s is no XLSX', async (_name, file) => {
  expect(await refusalOf(file)).toBe('bad-input sheet-not-xlsx');
});

test('a file that is cut off or altered anywhere is refused or read, and never anything else', async () => {
  const whole = await aWorkbook();
  for (let length = 2; length < whole.length; length += 97)
    expect(await refusalOf(whole.subarray(0, length))).toBe('bad-input sheet-damaged');
  let refused = 0;
  for (let at = 2; at < whole.length; at += 31) {
    const altered = Uint8Array.from(whole, (byte, index) => (index === at ? byte ^ 0xff : byte));
    const said = await refusalOf(altered);
    if (!said.startsWith('[')) refused += 1;
    expect(said).toMatch(
      /^(?:\[|bad-input sheet-damaged$|bad-input sheet-not-xlsx$|rule-broken sheet-too-large$)/u,
    );
  }
  expect(refused).toBeGreaterThan(10);
}, 60_000);

test('a package of other things is no XLSX, one with broken XML is damaged', async () => {
  expect(await refusalOf(zipSync({ 'word/document.xml': strToU8('<a/>') }))).toBe('bad-input sheet-not-xlsx');
  expect(await refusalOf(workbookOf('<sheetData><row'))).toBe('bad-input sheet-damaged');
});

test('a small file that unpacks to a huge one is refused, whether it says so or not', async () => {
  const bomb = workbookOf(`<sheetData><row r="1">${text('A1', '0'.repeat(50_000_000))}</row></sheetData>`);
  expect(bomb.length).toBeLessThan(100_000);
  expect(await refusalOf(bomb)).toBe('rule-broken sheet-too-large');
  // The sizes that the package says of itself are made small, in the list of files and before each of them.
  const lying = Uint8Array.from(bomb);
  const view = new DataView(lying.buffer);
  for (let at = 0; at < lying.length - 30; at += 1) {
    if (view.getUint32(at, true) === 0x04034b50 && view.getUint32(at + 22, true) > 1_000_000)
      view.setUint32(at + 22, 1000, true);
    if (view.getUint32(at, true) === 0x02014b50 && view.getUint32(at + 24, true) > 1_000_000)
      view.setUint32(at + 24, 1000, true);
  }
  expect(await refusalOf(lying)).toBe('bad-input sheet-damaged');
});

test('a package of a great many files or cells is refused', async () => {
  const many = Object.fromEntries(Array.from({ length: 600 }, (_, index) => [`a${index}`, strToU8('a')]));
  expect(await refusalOf(zipSync(many))).toBe('rule-broken sheet-too-large');
  const cells = '<c r="A1"/>'.repeat(200_000);
  expect(await refusalOf(workbookOf(`<sheetData><row r="1">${cells}</row></sheetData>`))).toBe(
    'rule-broken sheet-too-large',
  );
});

test('a table that goes on below what is read is refused and not read in part', async () => {
  const rows = Array.from(
    { length: 3001 },
    (_, index) => `<row r="${index + 1}">${text(`A${index + 1}`, '1日')}</row>`,
  );
  expect(await refusalOf(workbookOf(`<sheetData>${rows.join('')}</sheetData>`))).toBe(
    'rule-broken sheet-too-large',
  );
});

test.each([
  [
    'cells merged over a whole sheet',
    `${oneCell}<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>`,
    '',
  ],
  [
    'the same between other quotes',
    `${oneCell}<mergeCells><mergeCell count='1' ref='A1:XFD1048576'/></mergeCells>`,
    '',
  ],
  [
    'choices for a whole sheet',
    `${oneCell}<dataValidations count="1"><dataValidation type="list" sqref="A1:XFD1048576"><formula1>"a"</formula1></dataValidation></dataValidations>`,
    '',
  ],
  [
    'a name for a whole sheet',
    oneCell,
    '<definedNames><definedName name="all">a!$A$1:$XFD$1048576</definedName></definedNames>',
  ],
  ['more columns than there are', `<cols><col min="1" max="900000000" width="9"/></cols>${oneCell}`, ''],
  [
    'a row far below',
    oneCell.replace('</sheetData>', `<row r="900000000">${text('A900000000', 'x')}</row></sheetData>`),
    '',
  ],
])('%s does not hold the service up', async (_name, sheet, workbook) => {
  expect(await refusalOf(workbookOf(sheet, workbook))).toMatch(
    /^\[\{"name":"a","rows":\[\["日期"\]|^bad-input sheet-damaged$/u,
  );
});

test('the text of a formula is what it came to, and a link is its words', async () => {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('表');
  sheet.addRow([
    { formula: 'HYPERLINK("x")', result: '王方' },
    { text: '刘洋', hyperlink: 'http://example.org' },
    { error: '#REF!' },
    true,
    13800138000,
    new Date('2026-12-01T00:00:00Z'),
  ]);
  expect((await readWorkbook(new Uint8Array(await workbook.xlsx.writeBuffer())))[0]?.rows).toEqual([
    ['王方', '刘洋', '', 'true', '13800138000', '2026-12-01'],
  ]);
});
