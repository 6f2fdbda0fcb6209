import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { fillWithDemo } from '../helpers/demo-store.ts';
import { appFolder, callFrom, test } from '../helpers/e2e-console.ts';
import { checkAccessibility } from './accessibility.ts';
import { type Look, showLook } from './look.ts';
import { signIn } from './walk.ts';

const pictures = join(appFolder, 'out', 'looks');

const looks: readonly Look[] = [
  { name: 'zh', language: 'zh-CN', theme: 'light', size: 'normal', width: 1440, height: 900 },
  { name: 'zh-night-large', language: 'zh-CN', theme: 'night', size: 'large', width: 1440, height: 900 },
  { name: 'en-1280', language: 'en', theme: 'light', size: 'normal', width: 1280, height: 720 },
  { name: 'en-1024-night', language: 'en', theme: 'night', size: 'normal', width: 1024, height: 700 },
];

test.use({
  prepareStore: async ({}, use) => {
    await use((store) => fillWithDemo(store, 30));
  },
});

/** The page is no wider than its window. */
async function checkWidth(page: Page): Promise<void> {
  const over = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect.soft(over).toBeLessThanOrEqual(0);
}

test('the office screens of the rota read well in both languages and themes', async ({ running }) => {
  test.setTimeout(300_000);
  const { page } = running;
  mkdirSync(pictures, { recursive: true });
  await signIn(page, 'zhoumy', 'Demo-2026');
  await page.keyboard.press('Control+4');
  for (const look of looks) {
    await showLook(running, look);
    const tabs = page.getByRole('tab');
    await expect(tabs.first()).toBeVisible();
    for (let index = 0; index < (await tabs.count()); index += 1) {
      await test.step(`${look.name} ${(await tabs.nth(index).textContent()) ?? ''}`, async () => {
        await tabs.nth(index).click();
        await page.waitForTimeout(700);
        await page.screenshot({ path: join(pictures, `rota-${index}-${look.name}.png`) });
        await checkAccessibility(page);
        await checkWidth(page);
        const parts = page.locator('.rota-setup > .part-bar nav .toggle');
        for (let part = 0; part < (await parts.count()); part += 1) {
          await parts.nth(part).click();
          await page.waitForTimeout(250);
          await page.screenshot({ path: join(pictures, `rota-${index}-${part}-${look.name}.png`) });
          await checkAccessibility(page);
          await checkWidth(page);
        }
      });
    }
  }
  await callFrom(page, 'console.change', { language: 'zh-CN', theme: 'light', size: 'normal' });
});
