import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { chiefAtDesk, fillWithDemo } from '../helpers/demo-store.ts';
import { appFolder, test } from '../helpers/e2e-console.ts';
import { checkAccessibility } from './accessibility.ts';
import { fourLooks, showLook } from './look.ts';
import { walkMatters } from './walk-matters.ts';
import { signIn } from './walk.ts';

const pictures = join(appFolder, 'out', 'looks');

test.use({
  prepareStore: async ({}, use) => {
    await use((store) => fillWithDemo(store, 3));
  },
});

test('two matters of one day wait beside each other: one is given back twice and signed with what was said of it, the other waits on', async ({
  running,
}) => {
  test.setTimeout(240_000);
  mkdirSync(pictures, { recursive: true });
  const { page, store } = running;
  await signIn(page, chiefAtDesk(store), 'Demo-2026');
  await walkMatters(page, store, async (name) => {
    for (const look of fourLooks) {
      await showLook(running, look);
      await expect(page.locator('html')).toHaveAttribute('lang', look.language);
      await checkAccessibility(page);
      await page.screenshot({ path: join(pictures, `matters-${name}-${look.name}.png`) });
    }
    const [plain] = fourLooks;
    if (plain !== undefined) await showLook(running, plain);
    await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  });
});
