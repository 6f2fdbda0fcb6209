import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { fillWithDemo } from '../helpers/demo-store.ts';
import { appFolder, callFrom, test } from '../helpers/e2e-console.ts';
import { checkAccessibility } from './accessibility.ts';
import { signIn } from './walk.ts';

const pictures = join(appFolder, 'out', 'looks');

test.use({
  prepareStore: async ({}, use) => {
    await use((store) => fillWithDemo(store, 2));
  },
});

test('a private number is hidden until it is asked for, survives an edit, and the audit says who looked', async ({
  running,
}) => {
  const { page } = running;
  mkdirSync(pictures, { recursive: true });
  await signIn(page, 'zhoumy', 'Demo-2026');
  const phones = [
    { kind: 'mobile', number: '13912345678' },
    { kind: 'office', number: '0533-8210001' },
  ];
  const fields = { name: '钱新人', post: '科员', unit: '县政府办公室', phones, group: '', order: 1 };
  const saved = await callFrom(page, 'person.save', {
    fields: { ...fields, joinedDay: null, leftDay: null },
    replaces: null,
  });
  expect(saved).toMatchObject({ ok: true });
  await page.keyboard.press('Control+8');
  await page.getByRole('combobox').fill('钱新人');
  const row = page.getByRole('row').filter({ hasText: '钱新人' });
  await expect(row).toContainText('139••••78');
  await expect(row).toContainText('0533-8210001');
  await page.screenshot({ path: join(pictures, 'phones-hidden.png') });
  await checkAccessibility(page);
  await row.getByRole('button', { name: '显示号码 钱新人' }).click();
  await expect(row).toContainText('13912345678');
  await page.getByRole('combobox').fill('13912345678');
  await expect(row).toBeVisible();
  await page.getByRole('combobox').press('Escape');
  await page.getByRole('combobox').fill('钱新人');
  await row.dblclick();
  const form = page.getByRole('dialog');
  await expect(form.getByLabel('第1个电话', { exact: true })).toHaveValue('13912345678');
  await form.getByLabel('职务').fill('副科长');
  await form.getByRole('button', { name: /保\s?存/u }).click();
  await expect(row).toContainText('副科长');
  const id = saved.ok ? (saved.output as { readonly id: string }).id : '';
  expect(await callFrom(page, 'people.phones', { id })).toMatchObject({ output: { phones } });
  await page.keyboard.press('Control+0');
  await page.getByRole('tab', { name: '审计' }).click();
  await page.getByRole('button', { name: '查阅', exact: true }).click();
  await expect(page.getByRole('row').filter({ hasText: '查看私人电话' })).toHaveCount(1);
  await expect(page.getByRole('row').filter({ hasText: '查看私人电话' })).toContainText('钱新人');
  await expect(page.getByRole('row').filter({ hasText: '查阅审计' })).toHaveCount(1);
  await page.screenshot({ path: join(pictures, 'audit-reads.png') });
  await checkAccessibility(page);
  await callFrom(page, 'console.change', { language: 'en', theme: 'night' });
  await expect(page.getByRole('row').filter({ hasText: 'Private numbers' })).toHaveCount(1);
  await page.screenshot({ path: join(pictures, 'audit-reads-en-night.png') });
  await checkAccessibility(page);
});
