import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { fillWithDemo } from '../helpers/demo-store.ts';
import { appFolder, callFrom, test } from '../helpers/e2e-console.ts';
import { checkAccessibility } from './accessibility.ts';
import { type Look, showLook } from './look.ts';
import { signIn } from './walk.ts';

const pictures = join(appFolder, 'out', 'looks');

const looks: readonly Look[] = [
  { name: 'zh', language: 'zh-CN', theme: 'light', size: 'normal', width: 1440, height: 900 },
  { name: 'zh-night', language: 'zh-CN', theme: 'night', size: 'normal', width: 1440, height: 900 },
  { name: 'en-1280', language: 'en', theme: 'light', size: 'normal', width: 1280, height: 720 },
  { name: 'en-1024-night-large', language: 'en', theme: 'night', size: 'large', width: 1024, height: 700 },
];

/** A made-up arrangement of 2027 in the form of holiday-cn. */
const arrangement = {
  year: 2027,
  papers: ['https://www.gov.cn/zhengce/zhengceku/202611/content_0000000.htm'],
  days: [
    ...['01-01', '01-02', '01-03'].map((day) => ({ name: '元旦', date: `2027-${day}`, isOffDay: true })),
    { name: '春节', date: '2027-01-31', isOffDay: false },
    ...['05', '06', '07', '08', '09', '10', '11', '12'].map((day) => ({
      name: '春节',
      date: `2027-02-${day}`,
      isOffDay: true,
    })),
    ...['01', '02', '03', '04', '05', '06', '07'].map((day) => ({
      name: '国庆节',
      date: `2027-10-${day}`,
      isOffDay: true,
    })),
  ],
};

test.use({
  prepareStore: async ({}, use) => {
    await use((store) => fillWithDemo(store, 2));
  },
});

test('the arrangement of the next year is imported from a file after a preview, changed by hand, and seen as it was before', async ({
  running,
}) => {
  test.setTimeout(180_000);
  const { page, folder } = running;
  mkdirSync(pictures, { recursive: true });
  await signIn(page, 'zhoumy', 'Demo-2026');
  const strip = page.locator('.strip');
  const day = (of: string) => page.locator(`[data-day="${of}"]`);

  await page.keyboard.press('Control+0');
  await page.getByRole('tab', { name: '官方日历' }).click();
  const year = page.getByLabel('年份', { exact: true });
  await year.selectOption('2027');
  await expect(page.getByText('2027年尚无放假通知')).toBeVisible();
  await expect(day('2027-02-06')).toHaveAccessibleName(/春节假期 2\/4 暂定/);
  await page.screenshot({ path: join(pictures, 'calendar-provisional.png') });

  await test.step('a file with a wrong row is refused and says which', async () => {
    await page.getByRole('button', { name: '导入节假日安排' }).click();
    const bad = join(folder, '错误 2027.csv');
    writeFileSync(bad, '日期,类型,名称\n2027-01-01,休,元旦\n2027-02-30,休,春节\n2027-01-03,什么,元旦\n');
    await page.locator('input[type=file]').setInputFiles(bad);
    await expect(page.getByText('2 处有误')).toBeVisible();
    await expect(page.getByText(/第3行 日期看不懂/)).toBeVisible();
    await expect(page.getByText(/第4行 类型看不懂/)).toBeVisible();
    await expect(page.getByRole('dialog').getByRole('button', { name: '导入2027年' })).toBeDisabled();
    await checkAccessibility(page);
    await page.screenshot({ path: join(pictures, 'calendar-import-bad.png') });
  });

  await test.step('a good one shows what changes before anything changes', async () => {
    const good = join(folder, '2027.json');
    writeFileSync(good, JSON.stringify(arrangement));
    await page.locator('input[type=file]').setInputFiles(good);
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('checkbox')).toBeChecked();
    const row = dialog.getByRole('row').filter({ hasText: '2027年1月31日' });
    await expect(row).toContainText('休息日');
    await expect(row).toContainText('调休上班（春节）');
    await dialog.getByLabel('文号').fill('国办发明电〔2026〕8号');
    await dialog.getByLabel('发布日期').fill('2026-11-05');
    await checkAccessibility(page);
    await page.screenshot({ path: join(pictures, 'calendar-import.png') });
    await dialog.getByRole('button', { name: '导入2027年' }).click();
    await expect(dialog.getByText('请填写')).toBeVisible();
    await dialog.getByLabel('修改依据').fill('按国务院办公厅通知');
    await dialog.getByRole('button', { name: '导入2027年' }).click();
    await expect(dialog).toBeHidden();
  });

  await expect(day('2027-02-12')).toHaveAccessibleName(/春节假期 8\/8$/);
  await expect(day('2027-01-31')).toHaveAttribute('data-mark', '班');
  await expect(strip.getByText(/年节假日安排未导入/)).toBeHidden();

  await test.step('the keyboard chooses days and changes them by hand', async () => {
    await page.getByRole('button', { name: '手工修改' }).click();
    await day('2027-01-01').focus();
    await page.keyboard.press('ArrowDown');
    await expect(day('2027-01-08')).toBeFocused();
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowLeft');
    await expect(day('2027-01-08')).toHaveAttribute('aria-pressed', 'true');
    await page.getByLabel('改为').selectOption('restday');
    await page.getByLabel('修改依据').fill('暴雪停工');
    await checkAccessibility(page);
    await page.screenshot({ path: join(pictures, 'calendar-amend.png') });
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: '手工修改 2027年' })).toBeHidden();
    await expect(day('2027-01-08')).toHaveAccessibleName(/休息日$/);
    await expect(page.getByRole('cell', { name: '暴雪停工' })).toBeVisible();
  });

  await test.step('1 May 2019 is seen as it was before the notice that changed it', async () => {
    await year.selectOption('2019');
    await expect(day('2019-05-03')).toHaveAccessibleName(/劳动节假期 3\/4$/);
    const changed = page.getByRole('row').filter({ hasText: '国办发明电〔2019〕3号' });
    await changed.getByRole('button', { name: '此前' }).click();
    await expect(page.getByText('显示的是 2019-03-21 当天所知的安排')).toBeVisible();
    await expect(day('2019-05-01')).toHaveAccessibleName(/劳动节假期 1\/1$/);
    await expect(day('2019-05-03')).toHaveAccessibleName(/工作日$/);
    await page.getByRole('button', { name: '回到现在' }).click();
    await expect(day('2019-05-03')).toHaveAccessibleName(/劳动节假期 3\/4$/);
  });

  await year.selectOption('2027');
  for (const look of looks)
    await test.step(look.name, async () => {
      await showLook(running, look);
      await day('2027-02-06').focus();
      await page.waitForTimeout(350);
      await page.screenshot({ path: join(pictures, `calendar-${look.name}.png`) });
      await checkAccessibility(page);
      await page.locator('.plain-table').last().scrollIntoViewIfNeeded();
      await page.screenshot({ path: join(pictures, `calendar-versions-${look.name}.png`) });
    });
  expect(await callFrom(page, 'calendar.missing')).toMatchObject({ ok: true });
});
