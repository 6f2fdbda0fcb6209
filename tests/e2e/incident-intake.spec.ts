import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { chiefAtDesk, fillWithDemo } from '../helpers/demo-store.ts';
import {
  appFolder,
  callFrom,
  closeConsole,
  launchConsole,
  test,
  untilUsable,
} from '../helpers/e2e-console.ts';
import { checkAccessibility } from './accessibility.ts';
import { ask } from './ask.ts';
import { fourLooks, showLook } from './look.ts';
import { signIn, writeEntry } from './walk.ts';

const pictures = join(appFolder, 'out', 'looks');

test.use({
  prepareStore: async ({}, use) => {
    await use((store) => fillWithDemo(store, 3));
  },
});

const sheetOf = (page: Page) => page.locator('.intake');
const titleOf = (page: Page) => page.locator('.row-title input');

/** Types with the keyboard and counts the keys, each part followed by Enter. */
async function typeFields(page: Page, fields: readonly string[]): Promise<number> {
  let keys = 0;
  for (const field of fields) {
    await page.keyboard.type(field);
    await page.keyboard.press('Enter');
    keys += field.length + 1;
  }
  return keys;
}

// What an input method needs for a Chinese sign: about two letters and a choice for every two signs.
const keysPerSign = 2.5;
const paceInKeysPerSecond = 5;

test('a first report is taken in by keyboard within a minute, with eight fields, and the call is offered', async ({
  running,
}) => {
  test.setTimeout(120_000);
  const { page, store } = running;
  mkdirSync(pictures, { recursive: true });
  await signIn(page, chiefAtDesk(store), 'Demo-2026');
  await page.keyboard.press('Control+i');
  await expect(titleOf(page)).toBeFocused();
  await expect(sheetOf(page).locator('[data-intake-field]')).toHaveCount(8);
  // A group of choices is one field; nothing else of the first screen can be typed into.
  await expect(
    sheetOf(page).locator(
      'input:visible:not([type="radio"], [type="checkbox"]), textarea:visible, select:visible',
    ),
  ).toHaveCount(7);
  const fields = [
    '张店区化工厂罐区起火',
    'whp',
    '张店区化工路12号',
    '约0205',
    '张店区 王强 2345678',
    '死2失联1伤5(重2)困3',
    '甲醇罐着火，消防已到场',
  ];
  const typed = await typeFields(page, fields);
  await expect(page.getByRole('radio', { name: /未定级/ })).toBeFocused();
  await expect(page.getByRole('list', { name: '已识别的数字' }).getByRole('listitem')).toHaveCount(5);
  await expect(page.locator('.intake-clocks')).toContainText('总值班室');
  await expect(page.locator('.intake-clocks')).toContainText('还剩');
  await page.screenshot({ path: join(pictures, 'intake-typed.png') });
  await checkAccessibility(page);
  const signs = [...fields.join('').matchAll(/\p{Script=Han}/gu)].length;
  const keys = typed - signs + Math.ceil(signs * keysPerSign) + 2;
  expect(keys / paceInKeysPerSecond).toBeLessThanOrEqual(60);
  await page.keyboard.press('Control+Enter');
  const offer = page.getByRole('dialog').filter({ hasText: '电话报告？' });
  await expect(offer).toBeVisible();
  await page.screenshot({ path: join(pictures, 'intake-offer.png') });
  await page.keyboard.press('Escape');
  await expect(offer).toHaveCount(0);
  await expect(page.locator('.incident-tabs')).toBeVisible();

  const days = { fromDay: '2026-01-01', untilDay: '2027-12-31', withOpen: true } as never;
  const line = (await ask(page, 'incident.list', days)).find(({ title }) => title === fields[0]);
  expect(line).toMatchObject({ deaths: 2, missing: 1, trapped: 3, place: fields[2], class: 'accident' });
  // Nothing is offered a second time.
  await page.keyboard.press('Control+i');
  await expect(titleOf(page)).toHaveValue('');
  await page.keyboard.press('Escape');
  await expect(sheetOf(page)).toHaveCount(0);
});

test('what is typed is there again after Escape and after a restart, and never stands in the way of other typing', async ({
  folders,
  prepareStore,
}) => {
  test.setTimeout(120_000);
  await prepareStore(folders.store);
  const account = chiefAtDesk(folders.store);
  const first = await launchConsole(folders);
  await untilUsable(first.page);
  await signIn(first.page, account, 'Demo-2026');
  await first.page.keyboard.press('Control+i');
  await expect(titleOf(first.page)).toBeFocused();
  await typeFields(first.page, ['写到一半的接报']);
  // Another call: the sheet stays while something else is written.
  await first.page.locator('textarea.content-field').focus();
  await first.page.keyboard.type('另一件事');
  await expect(first.page.locator('textarea.content-field')).toHaveValue('另一件事');
  await titleOf(first.page).focus();
  await first.page.keyboard.press('Escape');
  await expect(sheetOf(first.page)).toHaveCount(0);
  await first.page.keyboard.press('Control+k');
  await first.page.keyboard.type('接报');
  await first.page.keyboard.press('Enter');
  await expect(titleOf(first.page)).toHaveValue('写到一半的接报');
  await first.page.keyboard.press('Escape');
  await expect
    .poll(async () => (await ask(first.page, 'form.kept', { key: 'intake' })).json)
    .toContain('写到一半的接报');
  await closeConsole(first.app);

  const second = await launchConsole(folders);
  await untilUsable(second.page);
  await signIn(second.page, account, 'Demo-2026');
  await second.page.getByRole('button', { name: '突发事件接报 Ctrl+I' }).click();
  await expect(titleOf(second.page)).toHaveValue('写到一半的接报');
  await expect(second.page.getByText('已恢复上次未登记的内容')).toBeVisible();
  await closeConsole(second.app);
});

test('an entry of the log becomes an incident, and the sheet is readable in every look', async ({
  running,
}) => {
  test.setTimeout(180_000);
  const { page, store } = running;
  mkdirSync(pictures, { recursive: true });
  await signIn(page, chiefAtDesk(store), 'Demo-2026');
  const content = '309国道与西外环路口罐车侧翻。有不明液体流出，驾驶员受伤';
  await writeEntry(page, { initials: 'tfsj', content, unit: '张店区值班室' });
  await page.getByRole('listbox', { name: '本班记录' }).getByText(content).first().click();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '立为事件' }).click();
  await expect(titleOf(page)).toBeFocused();
  await expect(titleOf(page)).toHaveValue('309国道与西外环路口罐车侧翻');
  await expect(page.locator('.row-what textarea')).toHaveValue(content);
  await page.locator('.row-figures input').fill('死亡失联3人 重伤2 损失约1.5亿 疏散二百余人 伤亡不详 一辆车');
  await expect(page.getByText(/未识别，将按原话保留/)).toBeVisible();
  await page.locator('.row-kind input').fill('whp');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Alt+m');
  await expect(page.getByLabel('获悉时间')).toBeFocused();
  await page.getByRole('button', { name: '添加要素' }).click();
  for (const look of fourLooks) {
    await showLook(running, look);
    await expect(sheetOf(page)).toBeVisible();
    await titleOf(page).focus();
    await page.screenshot({ path: join(pictures, `intake-${look.name}.png`) });
    await checkAccessibility(page);
    await page.locator('.intake-added').scrollIntoViewIfNeeded();
    await page.screenshot({ path: join(pictures, `intake-more-${look.name}.png`) });
    const isWide = await sheetOf(page).evaluate((sheet) => sheet.scrollWidth > sheet.clientWidth);
    expect(isWide).toBe(false);
  }
  await callFrom(page, 'console.change', { language: 'zh-CN', theme: 'light', size: 'normal' });
  await titleOf(page).focus();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(/已登记突发事件/)).toBeVisible();
});
