import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import ExcelJS from 'exceljs';
import { fillWithDemo } from '../helpers/demo-store.ts';
import { type RunningConsole, test } from '../helpers/e2e-console.ts';
import { checkAccessibility } from './accessibility.ts';
import { signIn } from './walk.ts';

test.use({
  prepareStore: async ({}, use) => {
    await use((store) => fillWithDemo(store, 30));
  },
});

/** Saves the empty sheet of the open dialog to a file, where the system's own dialog would ask. */
async function saveTemplate({ page, app, folder }: RunningConsole, name: string): Promise<string> {
  const file = join(folder, name);
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, file);
  await page.getByRole('button', { name: '另存空表…' }).click();
  await expect(page.getByText(`空表已存为 ${file}`)).toBeVisible();
  expect(existsSync(file)).toBe(true);
  return file;
}

const chooseFile = (page: Page, file: string): Promise<void> =>
  page.locator('input[type=file][accept=".xlsx"]').setInputFiles(file);

async function openSheet(file: string): Promise<{ book: ExcelJS.Workbook; sheet: ExcelJS.Worksheet }> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(file);
  const [sheet] = book.worksheets;
  if (sheet === undefined) throw new Error('the sheet is empty');
  return { book, sheet };
}

/** The row of the headings, and the column of each. */
function headsOf(
  sheet: ExcelJS.Worksheet,
  wanted: string,
): { row: number; column: (name: string) => number } {
  for (let row = 1; row <= 5; row += 1) {
    const cells = Array.from({ length: sheet.columnCount }, (_none, at) => sheet.getCell(row, at + 1).text);
    if (cells.includes(wanted)) return { row, column: (name) => cells.indexOf(name) + 1 };
  }
  throw new Error(`no heading ${wanted}`);
}

test('a month filled in elsewhere is looked through, mended, and taken over into the draft', async ({
  running,
}) => {
  const { page } = running;
  await signIn(page, 'zhoumy', 'Demo-2026');
  await page.keyboard.press('Control+4');
  await page.getByRole('button', { name: '下个月' }).click();
  await page.getByRole('button', { name: '从 XLSX 导入' }).click();
  const file = await saveTemplate(running, '排班.xlsx');

  const { book, sheet } = await openSheet(file);
  const { row, column } = headsOf(sheet, '值班员');
  sheet.getCell(row + 5, column('值班员')).value = '林晓岚';
  sheet.getCell(row + 6, column('值班员')).value = '林小岚';
  sheet.getCell(row + 7, column('带班领导')).value = '孙伯安';
  await book.xlsx.writeFile(file);
  await chooseFile(page, file);
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('1 处有问题，有问题的不导入')).toBeVisible();
  await expect(dialog.getByText(`第${row + 6}行“值班员”：通讯录中没有“林小岚”`)).toBeVisible();
  await expect(dialog.getByRole('row').filter({ hasText: '林晓岚' })).toHaveCount(1);
  await checkAccessibility(page);

  sheet.getCell(row + 6, column('值班员')).value = '单国栋';
  await book.xlsx.writeFile(file);
  await chooseFile(page, file);
  await expect(dialog.getByText('将改动 3 处')).toBeVisible();
  await dialog.getByRole('button', { name: '采用到草稿（3 处）' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.locator('[data-seat$="-06 0 officers"]')).toContainText('单国栋');

  await page.getByRole('button', { name: '从 XLSX 导入' }).click();
  await chooseFile(page, file);
  await expect(page.getByText('与现有内容没有不同')).toBeVisible();
});

test('people of a sheet are looked through and imported', async ({ running }) => {
  const { page } = running;
  await signIn(page, 'zhoumy', 'Demo-2026');
  await page.keyboard.press('Control+8');
  await page.getByRole('button', { name: '从 XLSX 导入人员' }).click();
  const file = await saveTemplate(running, '人员.xlsx');
  const { book, sheet } = await openSheet(file);
  const { row, column } = headsOf(sheet, '姓名');
  const fill = (at: number, values: Readonly<Record<string, string>>): void => {
    for (const [name, value] of Object.entries(values)) sheet.getCell(row + at, column(name)).value = value;
  };
  fill(1, { 姓名: '阿不都热合曼·买买提明', 职务: '值班员', 手机: '13905550199' });
  fill(2, { 姓名: '钱一鸣', 职务: '科员', 手机: '没有' });
  await book.xlsx.writeFile(file);
  await chooseFile(page, file);
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText(/电话“没有”看不懂/)).toBeVisible();
  await expect(dialog.getByRole('row').filter({ hasText: '阿不都热合曼' })).toContainText('新增');
  await checkAccessibility(page);
  await dialog.getByRole('button', { name: '导入 1 人' }).click();
  await expect(dialog).toHaveCount(0);
  await page.getByRole('combobox', { name: '姓名、拼音' }).fill('abdrhm');
  await expect(page.getByRole('row').filter({ hasText: '阿不都热合曼' })).toBeVisible();
});
