import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import type { Output } from '#contract/methods';
import { chiefAtDesk, fillWithDemo } from '../helpers/demo-store.ts';
import { callFrom, test } from '../helpers/e2e-console.ts';
import { press, signIn } from './walk.ts';

test.use({
  prepareStore: async ({}, use) => {
    await use((store) => fillWithDemo(store, 2));
  },
});

test('a locked screen shows nothing, keeps what was typed, and opens with the password only', async ({
  running,
}) => {
  const { page, store } = running;
  await signIn(page, chiefAtDesk(store), 'Demo-2026');
  await page.keyboard.press('Control+n');
  await page.keyboard.type('锁屏前写到一半');
  await page.keyboard.press('Control+l');
  await expect(page.getByRole('heading', { name: '屏幕已锁定' })).toBeVisible();
  await expect(page.locator('.console')).toBeHidden();
  const asked = await callFrom(page, 'log.open');
  expect(asked).toMatchObject({ ok: false, code: 'locked' });
  await page.getByLabel('口令', { exact: true }).fill('Wrong-0000');
  await page.keyboard.press('Enter');
  await expect(page.locator('.failure')).toContainText('口令不正确');
  await page.getByLabel('口令', { exact: true }).fill('Demo-2026');
  await page.keyboard.press('Enter');
  await expect(page.locator('textarea.content-field')).toHaveValue('锁屏前写到一半');
});

test('the screen locks by itself when nobody touches it', async ({ running }) => {
  const { page, store } = running;
  await signIn(page, chiefAtDesk(store), 'Demo-2026');
  await expect(page.locator('textarea.content-field')).toBeVisible();
  await page.clock.install();
  await press(page, 'Shift');
  await page.clock.fastForward('14:00');
  await expect(page.locator('.console')).toBeVisible();
  await page.clock.fastForward('02:00');
  await expect(page.getByRole('heading', { name: '屏幕已锁定' })).toBeVisible();
});

test('an interrupted entry is put aside and taken up again', async ({ running }) => {
  const { page, store } = running;
  await signIn(page, chiefAtDesk(store), 'Demo-2026');
  await page.keyboard.press('Control+n');
  await page.keyboard.type('第一通电话写到一半');
  await expect(page.getByText(/草稿已存/)).toBeVisible();
  await page.keyboard.press('Control+n');
  await expect(page.locator('textarea.content-field')).toHaveValue('');
  await page.keyboard.type('第二通电话');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('listbox', { name: '本班记录' }).getByText('第二通电话')).toBeVisible();
  await page.getByRole('button', { name: '继续填写' }).click();
  await expect(page.locator('textarea.content-field')).toHaveValue('第一通电话写到一半');
});

test('a file that is added to an entry is kept under its hash and stands in the record', async ({
  running,
}) => {
  const { page, store, folder } = running;
  const bytes = Buffer.from('现场照片的字节 '.repeat(1000));
  const file = join(folder, '现场 照片.jpg');
  writeFileSync(file, bytes);
  await signIn(page, chiefAtDesk(store), 'Demo-2026');
  await page.keyboard.press('Control+n');
  await page.keyboard.type('收到现场照片一张');
  await page.getByRole('button', { name: /更多内容/ }).click();
  await page.locator('input[type=file]').setInputFiles(file);
  await expect(page.getByText('现场 照片.jpg')).toBeVisible();
  await page.locator('textarea.content-field').focus();
  await page.keyboard.press('Control+Enter');
  await page.getByRole('listbox', { name: '本班记录' }).getByText('收到现场照片一张').click();
  await expect(page.getByRole('button', { name: /现场 照片\.jpg/ })).toBeVisible();
  const hash = createHash('sha256').update(bytes).digest('hex');
  expect(readFileSync(join(store, 'attachments', hash.slice(0, 2), hash))).toEqual(bytes);
  const page1 = await callFrom(page, 'log.page', { filter: { text: '现场照片' }, before: null, limit: 1 });
  const found = page1.ok ? (page1.output as Output<'log.page'>).entries[0] : undefined;
  expect(found?.attachments).toEqual([{ hash, name: '现场 照片.jpg', size: bytes.length }]);
});

test('a time that cannot be read is said beside the field and nothing typed is lost', async ({ running }) => {
  const { page, store } = running;
  await signIn(page, chiefAtDesk(store), 'Demo-2026');
  await page.keyboard.press('Control+n');
  await page.keyboard.type('时间写错的记录');
  await press(page, 'Shift+Tab', 4);
  await page.keyboard.press('Control+a');
  await page.keyboard.type('二点半左右');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(/时间看不懂/)).toBeVisible();
  await expect(page.locator('textarea.content-field')).toHaveValue('时间写错的记录');
});
