import { expect, type Page } from '@playwright/test';
import { chiefAtDesk, officerAtDesk } from '../helpers/demo-store.ts';
import { ask } from './ask.ts';
import { signIn } from './walk.ts';

const password = 'Demo-2026';
const remark = '结论写明现场情况';
const conclusion = '截至目前，各项工作平稳有序，现场无变化。';

/**
 * The report of today from the officer to the chief and back: submitted, given back with a remark, mended, and signed at the same workstation.
 * `lookAt` is told what stands on the screen.
 */
export async function walkReview(
  page: Page,
  store: string,
  lookAt: (name: string) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  const [officer, chief] = [officerAtDesk(store), chiefAtDesk(store)];
  const sit = async (account: string): Promise<void> => {
    await ask(page, 'session.signOut', {});
    await signIn(page, account, password);
  };
  const editor = page.getByRole('dialog').filter({ hasText: '日报告（' });
  const text = editor.getByRole('textbox', { name: '结论' });
  const waiting = editor.getByRole('region', { name: '送审稿' });
  const strip = page.locator('.strip');

  await sit(officer);
  // What the key belongs to may still be loading right after somebody sat down.
  await expect(async () => {
    await page.keyboard.press('Control+d');
    await expect(editor).toBeVisible({ timeout: 2000 });
  }).toPass();
  await text.fill('平稳。');
  await lookAt('review-officer');
  await page.keyboard.press('Control+Shift+Enter');
  await expect(editor).toBeHidden();
  await expect(strip.getByRole('link', { name: /^待审核 日报告/ })).toBeVisible();
  await lookAt('review-desk');

  await sit(chief);
  await strip.getByRole('link', { name: /^待审核 日报告/ }).click();
  await expect(text).toHaveValue('平稳。');
  await lookAt('review-chief');
  await waiting.getByRole('button', { name: '退回修改' }).click();
  const back = page.getByRole('dialog').filter({ hasText: '修改意见' });
  await back.getByRole('textbox').fill(remark);
  await lookAt('review-remark');
  await page.keyboard.press('Control+Enter');
  await expect(editor).toBeHidden();

  await sit(officer);
  await strip.getByRole('link', { name: /^退回修改 日报告/ }).click();
  await expect(waiting).toContainText(remark);
  await lookAt('review-returned');
  await text.fill(conclusion);
  await page.keyboard.press('Control+Shift+Enter');
  await expect(editor).toBeHidden();

  await sit(chief);
  await page.keyboard.press('Control+7');
  await lookAt('review-today');
  await page
    .getByRole('region', { name: '送审稿' })
    .getByRole('button', { name: /^审核 日报告/ })
    .click();
  await expect(text).toHaveValue(conclusion);
  await page.keyboard.press('Control+Enter');
  const sign = page.getByRole('dialog').filter({ hasText: '签发：' });
  const reviewer = sign.getByRole('group', { name: '审核' });
  await reviewer.getByLabel('口令', { exact: true }).fill(password);
  const issuer = sign.getByRole('group', { name: '签发' });
  await issuer.getByRole('combobox').fill(chief);
  await page.keyboard.press('Enter');
  await issuer.getByLabel('口令', { exact: true }).fill(password);
  await lookAt('review-sign');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('dialog').filter({ hasText: '其他方式' })).toBeVisible();
  const { standing } = await ask(page, 'product.watch', { daysBack: 0 });
  if (standing === null) throw new Error('the report was issued');
  const issued = await ask(page, 'product.one', { id: standing.id });
  const choices = await ask(page, 'session.choices', {});
  const nameOf = (account: string) => choices.find((one) => one.account === account)?.personName;
  expect(issued).toMatchObject({
    fields: { conclusion },
    editor: { name: nameOf(officer) },
    reviewer: { name: nameOf(chief) },
    issuer: { name: nameOf(chief) },
  });
  expect(await ask(page, 'product.reviews', {})).toEqual([]);
}
