import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { fillWithDemo } from '../helpers/demo-store.ts';
import { closeConsole, test } from '../helpers/e2e-console.ts';
import { runDuty } from '../helpers/run-duty.ts';
import { checkAccessibility } from './accessibility.ts';
import { signIn } from './walk.ts';

test.use({
  prepareStore: async ({}, use) => {
    await use((store) => fillWithDemo(store, 2));
  },
});

test('a backup made in the window is a whole store that holds, and the strip says how old it is', async ({
  running,
}) => {
  const { page, app, store } = running;
  await signIn(page, 'zhoumy', 'Demo-2026');
  await page.keyboard.press('Control+0');
  await page.getByRole('tab', { name: '备份' }).click();
  await page.getByRole('button', { name: '立即备份' }).click();
  await expect(page.locator('.strip').getByText(/备份\s?(刚刚|不到|\d+ ?分钟)/)).toBeVisible({
    timeout: 20_000,
  });
  await checkAccessibility(page);
  await closeConsole(app);
  const folder = join(store, 'backups');
  const [made] = readdirSync(folder);
  expect(existsSync(join(folder, made ?? '', 'backup.json'))).toBe(true);
  const verified = await runDuty(['--store', join(folder, made ?? ''), 'verify']);
  expect(verified.code).toBe(0);
});
