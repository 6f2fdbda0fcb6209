import { expect, type Page } from '@playwright/test';
import { chiefAtDesk, officerAtDesk } from '../helpers/demo-store.ts';
import { ask } from './ask.ts';
import { signIn } from './walk.ts';

const password = 'Demo-2026';
const flood = '关于城区积水情况的报告';
const fire = '关于厂房火情处置情况的报告';

/** Puts the report of today down to be looked through; one that stands is withdrawn before. */
async function submitDaily(page: Page): Promise<void> {
  const { today, standing } = await ask(page, 'product.watch', { daysBack: 0 });
  if (standing !== null)
    await ask(page, 'product.withdraw', { id: standing.id, version: standing.version, reason: '重写' });
  const span = { kind: 'daily', isZero: false, fromDay: today, untilDay: today } as const;
  const { fields } = await ask(page, 'product.compose', span);
  await ask(page, 'product.submitReview', { fields, base: fields, no: null, before: null });
}

/**
 * Two matters of one day from the officer to the chief: both submitted, each opened on its own, one given back twice and the other signed. `lookAt` is
 * told what stands on the screen.
 */
export async function walkMatters(
  page: Page,
  store: string,
  lookAt: (name: string) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  const [officer, chief] = [officerAtDesk(store), chiefAtDesk(store)];
  const sit = async (account: string): Promise<void> => {
    await ask(page, 'session.signOut', {});
    await signIn(page, account, password);
    await page.keyboard.press('Control+7');
  };
  const editor = page.getByRole('dialog').filter({ hasText: '值班信息（' });
  const title = editor.getByRole('textbox', { name: '标题' });
  const text = editor.getByRole('textbox', { name: '情况', exact: true });
  const waiting = page.getByRole('region', { name: '送审稿' });
  const strip = page.locator('.strip');
  const acts = page.getByRole('region', { name: '编写', exact: false });
  const begin = (): Promise<void> => acts.getByRole('button', { name: '值班信息' }).first().click();
  const submit = async (): Promise<void> => {
    await page.keyboard.press('Control+Shift+Enter');
    await expect(editor).toBeHidden();
  };
  const giveBack = async (remark: string): Promise<void> => {
    await waiting.getByRole('button', { name: new RegExp(`^审核 .*${flood}$`) }).click();
    await expect(title).toHaveValue(flood);
    await editor.getByRole('button', { name: '退回修改' }).click();
    await page.getByRole('textbox', { name: /^修改意见/ }).fill(remark);
    await page.keyboard.press('Control+Enter');
    await expect(editor).toBeHidden();
  };

  await sit(officer);
  await begin();
  await title.fill(flood);
  await text.fill('水深不足十厘米。');
  await submit();
  // Beside the one that waits another one is written, and a text that is not finished is found again.
  await begin();
  await expect(editor.getByRole('button', { name: `送审稿：${flood}` })).toBeVisible();
  await title.fill(fire);
  await text.fill('明火已扑灭。');
  await lookAt('beside');
  await editor.getByRole('button', { name: `送审稿：${flood}` }).click();
  await expect(title).toHaveValue(flood);
  await expect(text).toHaveValue('水深不足十厘米。');
  await editor.getByRole('button', { name: '另写一件' }).click();
  await expect(title).toHaveValue(fire);
  await submit();

  // The report of the day waits too: what is due says so to whoever signs in.
  await submitDaily(page);

  await sit(chief);
  await expect(strip.getByRole('link', { name: /^待审核 .* \+2$/ })).toBeVisible();
  await expect(waiting.getByText(flood, { exact: true })).toBeVisible();
  await expect(waiting.getByText(fire, { exact: true })).toBeVisible();
  await lookAt('today');
  await page.keyboard.press('Control+1');
  const owed = page.getByRole('region', { name: '今日应报', exact: true });
  await expect(owed.getByText('已送审，待审核')).toBeVisible();
  await lookAt('desk');
  await page.keyboard.press('Control+7');
  await giveBack('水深写到哪条路');

  await sit(officer);
  await waiting.getByRole('button', { name: new RegExp(`^修改 .*${flood}$`) }).click();
  await expect(text).toHaveValue('水深不足十厘米。');
  await text.fill('建设路水深不足十厘米。');
  await submit();

  await sit(chief);
  await giveBack('补上排水进度');

  await sit(officer);
  await waiting.getByRole('button', { name: new RegExp(`^修改 .*${flood}$`) }).click();
  await lookAt('returned');
  await text.fill('建设路水深不足十厘米，已排完。');
  await submit();

  await sit(chief);
  await waiting.getByRole('button', { name: new RegExp(`^审核 .*${flood}$`) }).click();
  await expect(editor.getByText('先前的修改意见（2）')).toBeVisible();
  await lookAt('history');
  await page.keyboard.press('Control+Enter');
  const sign = page.getByRole('dialog').filter({ hasText: '签发：' });
  await sign.getByRole('group', { name: '审核' }).getByLabel('口令', { exact: true }).fill(password);
  const issuer = sign.getByRole('group', { name: '签发' });
  await issuer.getByRole('combobox').fill(chief);
  await page.keyboard.press('Enter');
  await issuer.getByLabel('口令', { exact: true }).fill(password);
  await page.keyboard.press('Control+Enter');
  const dispatch = page.getByRole('dialog').filter({ hasText: '其他方式' });
  await expect(dispatch).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dispatch).toBeHidden();

  const left = await ask(page, 'product.reviews', {});
  expect(left.filter(({ kind }) => kind === 'info').map((one) => [one.title, one.textNo])).toEqual([
    [fire, 1],
  ]);
  const { today } = await ask(page, 'product.watch', { daysBack: 0 });
  const issued = await ask(page, 'product.list', { fromDay: today, untilDay: today, kind: 'info' });
  const line = issued.find((one) => one.title === flood);
  if (line === undefined) throw new Error('the matter was issued');
  const product = await ask(page, 'product.one', { id: line.id });
  expect(product.remarks.map(({ text: said, textNo }) => [said, textNo])).toEqual([
    ['水深写到哪条路', 1],
    ['补上排水进度', 2],
  ]);
  await page.getByRole('tab', { name: '台账' }).click();
  await page.getByRole('grid').getByRole('row').filter({ hasText: flood }).click();
  await expect(page.getByText(/^审核中的修改意见（2）/)).toBeVisible();
  await lookAt('kept');
}
