import ExcelJS from 'exceljs';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { logBookXlsx } from '#service/documents/log-book-xlsx';
import { aBook, fullBook } from '../../helpers/sample-book.ts';
import { hostileTexts } from '../../helpers/sample-entries.ts';

async function read(bytes: Uint8Array): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  // exceljs types know only its own kind of buffer.
  await workbook.xlsx.load(Buffer.from(bytes) as unknown as ExcelJS.Buffer);
  return workbook;
}

const textsOf = (sheet: ExcelJS.Worksheet | undefined): readonly (readonly string[])[] => {
  const rows: string[][] = [];
  sheet?.eachRow((row) => {
    const cells: string[] = [];
    row.eachCell({ includeEmpty: true }, (cell) => cells.push(cell.text));
    rows.push(cells);
  });
  return rows;
};

test('the same book gives the same bytes', async () => {
  expect(Buffer.compare(await logBookXlsx(fullBook()), await logBookXlsx(fullBook()))).toBe(0);
});

test('all entries are there as texts and every hostile one is itself', async () => {
  const bytes = await logBookXlsx(fullBook());
  const workbook = await read(bytes);
  expect(workbook.worksheets.map((sheet) => sheet.name)).toEqual(['值班日志', '更正与作废', '说明']);
  const rows = textsOf(workbook.getWorksheet('值班日志'));
  expect(rows.length).toBe(1 + 3 + 60 + hostileTexts.length + 1);
  const contents = rows.map((row) => row[rows[0]?.indexOf('内容') ?? -1] ?? '');
  for (const text of hostileTexts) expect(contents).toContain(text.replaceAll('\r\n', '\n'));
  expect(contents.at(-1)).toBe('长篇记录内容，核对每一个字都在。'.repeat(1250).slice(0, 20_000));
});

test('no cell is anything but a text, so no formula can be in it', async () => {
  const files = unzipSync(await logBookXlsx(fullBook()));
  for (const sheet of ['sheet1', 'sheet2', 'sheet3']) {
    const xml = strFromU8(files[`xl/worksheets/${sheet}.xml`] ?? new Uint8Array());
    expect(xml).not.toMatch(/<f[ >]/);
    for (const cell of xml.match(/<c [^>]*><v>/g) ?? []) expect(cell).toContain('t="s"');
  }
  expect(Object.keys(files).filter((name) => /vba|external|hyperlink/i.test(name))).toEqual([]);
});

test('the log is frozen, filtered and printed on A4 landscape with its head on every page', async () => {
  const bytes = await logBookXlsx(aBook());
  const sheet = (await read(bytes)).getWorksheet('值班日志');
  expect(sheet?.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
  expect(sheet?.autoFilter).toBe('A1:X1');
  expect(sheet?.pageSetup).toMatchObject({
    paperSize: 9,
    orientation: 'landscape',
    fitToWidth: 1,
    fitToHeight: 0,
    printTitlesRow: '1:1',
  });
  expect(strFromU8(unzipSync(bytes)['xl/workbook.xml'] ?? new Uint8Array())).toContain('$A$1:$O$4');
});

test('corrections and voids have a sheet of their own with what stood before and what stands now', async () => {
  const rows = textsOf((await read(await logBookXlsx(aBook()))).getWorksheet('更正与作废'));
  expect(rows.slice(1).map((row) => [row[0], row[1], row[3], row[6], row[7], row[8]])).toEqual([
    ['2026-000002', '更正', '张晓明', '内容', '油罐车侧翻起火，有人员受伤。', '油罐车侧翻起火，2人受伤。'],
    ['2026-000002', '更正', '张晓明', '伤亡情况', '3人受伤', '2人受伤，已送医'],
    [
      '2026-000002',
      '更正',
      '李思远',
      '内容',
      '油罐车侧翻起火，2人受伤。',
      aBook().days[0]?.shifts[0]?.entries[1]?.entry.content,
    ],
    ['2026-000002', '状态', '李思远', '办结状态', '', '在办'],
    ['2026-000002', '转下班', '李思远', '', '', ''],
    ['2026-000003', '作废', '李思远', '', '', ''],
  ]);
});

test('the last sheet names the unit, the range and the head of the chain', async () => {
  const facts: Readonly<Record<string, string>> = Object.fromEntries(
    textsOf((await read(await logBookXlsx(fullBook()))).getWorksheet('说明')).map(
      (row) => [row[0] ?? '', row[1] ?? ''] as const,
    ),
  );
  expect(facts).toMatchObject({
    单位: '淄博市人民政府办公室',
    值班日范围: '2026-11-22至2026-11-25',
    '记录链头：序号': '128',
    '记录链头：校验值（SHA-256）': fullBook().head.hash,
  });
});
