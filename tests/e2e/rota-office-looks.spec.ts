import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import type { Input, MethodName, Output } from '#contract/methods';
import { personFields } from '#domain/people/person';
import { isoDay } from '#domain/time/instant';
import { fillWithDemo } from '../helpers/demo-store.ts';
import { appFolder, callFrom, test } from '../helpers/e2e-console.ts';
import { checkAccessibility } from './accessibility.ts';
import { fourLooks, showLook } from './look.ts';
import { signIn } from './walk.ts';

const pictures = join(appFolder, 'out', 'looks');

test.use({
  prepareStore: async ({}, use) => {
    await use((store) => fillWithDemo(store, 30));
  },
});

const longName = '阿不都热合曼·买买提明·吾守尔江';

/** Makes the office of the demonstration large: forty officers, one with a very long name, and something in every list of the rules. */
async function makeLarge(page: Page): Promise<void> {
  const ask = async <M extends MethodName>(method: M, input: Input<M>): Promise<Output<M>> => {
    const reply = await callFrom(page, method, input);
    if (!reply.ok) throw new Error(`${method}: ${reply.code} ${reply.message}`);
    return reply.output as Output<M>;
  };
  await ask('people.import', {
    people: Array.from({ length: 33 }, (_none, at) =>
      personFields.parse({
        name: at === 0 ? longName : `值班同志${at}`,
        post: at === 0 ? '政务值班与应急信息综合协调指挥中心副主任' : '科员',
        unit: '',
        phones: [{ kind: 'mobile', number: `1390555${String(1000 + at)}` }],
        group: '值班员',
        order: 200 + at,
        joinedDay: null,
        leftDay: null,
      }),
    ),
  });
  const people = await ask('people.all', { withLeft: true });
  const { setup, version } = await ask('rota.setup', {});
  const added = people.filter((person) => person.order >= 200 && person.order < 240).map(({ id }) => id);
  const [one, other, third] = added;
  if (one === undefined || other === undefined || third === undefined) throw new Error('nobody was added');
  const days = { fromDay: isoDay.parse('2026-11-02'), untilDay: isoDay.parse('2026-11-20') };
  await ask('rota.changeSetup', {
    version,
    setup: {
      ...setup,
      groups: setup.groups.map((group) => ({
        ...group,
        members: [
          ...group.members,
          ...(group.id === 'officers' ? added : []).map((personId) => ({
            personId,
            fromDay: null,
            untilDay: null,
          })),
        ],
      })),
      sensitive: [{ name: '全国两会', ...days }],
      rules: {
        ...setup.rules,
        apart: [{ people: [one, other], reason: '党政正职' }],
        unavailable: [{ personId: one, ...days, reason: '公差' }],
        exemptions: [{ personId: other, fromDay: null, untilDay: null, reason: '哺乳期', what: 'night' }],
        opening: [
          { personId: one, points: 45 },
          { personId: third, points: -20 },
        ],
      },
    },
  });
}

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
  await makeLarge(page);
  await page.keyboard.press('Control+4');
  for (const look of fourLooks) {
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
        if ((await page.locator('.rota-now').count()) === 1) {
          await page.emulateMedia({ media: 'print' });
          await expect(page.locator('.strip')).toBeHidden();
          await page.screenshot({ path: join(pictures, `rota-print-${look.name}.png`) });
          await page.emulateMedia({ media: null });
        }
        // The last choice of the statistics is table or chart.
        const views = page.locator('.fairness-bar .ant-segmented').last().locator('.ant-segmented-item');
        if ((await views.count()) === 2) {
          await views.last().click();
          await page.waitForTimeout(900);
          await page.screenshot({ path: join(pictures, `rota-${index}-chart-${look.name}.png`) });
          await checkAccessibility(page);
          await views.first().click();
        }
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
