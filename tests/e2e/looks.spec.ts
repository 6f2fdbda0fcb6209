import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { chiefAtDesk, fillWithDemo } from '../helpers/demo-store.ts';
import { appFolder, callFrom, test } from '../helpers/e2e-console.ts';
import { checkAccessibility } from './accessibility.ts';
import { type Look, showLook } from './look.ts';
import { signIn } from './walk.ts';

const pictures = join(appFolder, 'out', 'looks');

const looks: readonly Look[] = [
  { name: 'zh', language: 'zh-CN', theme: 'light', size: 'normal', width: 1440, height: 900 },
  { name: 'zh-night', language: 'zh-CN', theme: 'night', size: 'normal', width: 1440, height: 900 },
  { name: 'zh-night-large', language: 'zh-CN', theme: 'night', size: 'large', width: 1440, height: 900 },
  { name: 'en-1280', language: 'en', theme: 'light', size: 'normal', width: 1280, height: 720 },
  { name: 'en-1024-large', language: 'en', theme: 'light', size: 'large', width: 1024, height: 700 },
];

const places = [
  ['desk', '1'],
  ['log', '2'],
  ['handover', 'J'],
  ['incident', '3'],
  ['rota', '4'],
  ['absence', '5'],
  ['period', '6'],
  ['submit', '7'],
  ['people', '8'],
  ['stats', '9'],
  ['system', '0'],
] as const;

/** The place on the left that is marked: the handover belongs to the desk. */
const underWhat = (place: (typeof places)[number][0]): string => (place === 'handover' ? 'desk' : place);

/** Fails where the page is wider than the window, or a button or a link is cut off by its own edge. */
async function checkNothingOverflows(page: Page): Promise<void> {
  const cut = await page.evaluate(() => {
    const wide =
      document.documentElement.scrollWidth > document.documentElement.clientWidth ? ['the page'] : [];
    const buttons = [...document.querySelectorAll<HTMLElement>('button, .places a, h1, h2')]
      .filter(
        (element) =>
          element.offsetParent !== null &&
          element.clientWidth > 2 &&
          element.scrollWidth > element.clientWidth + 1 &&
          getComputedStyle(element).textOverflow !== 'ellipsis' &&
          !element.classList.contains('strip-button'),
      )
      .map((element) => `${element.tagName} ${element.textContent?.slice(0, 40) ?? ''}`);
    return [...wide, ...buttons];
  });
  expect.soft(cut).toEqual([]);
}

test.use({
  prepareStore: async ({}, use) => {
    await use((store) => fillWithDemo(store, 30));
  },
});

test('every screen reads well in both languages, both themes and both sizes', async ({ running }) => {
  test.setTimeout(300_000);
  const { page, store } = running;
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: join(pictures, 'sign-in.png') });
  await checkAccessibility(page);
  await signIn(page, chiefAtDesk(store), 'Demo-2026');
  for (const look of looks) {
    const { name } = look;
    await showLook(running, look);
    for (const [place, digit] of places) {
      await test.step(`${name} ${place}`, async () => {
        await page.keyboard.press(`Control+${digit}`);
        await expect(page.locator(`.places a[href="#/${underWhat(place)}"]`)).toHaveAttribute(
          'aria-current',
          'page',
        );
        if (place === 'log') await page.getByRole('option').first().click();
        await page.waitForTimeout(place === 'stats' ? 900 : 350);
        await page.screenshot({ path: join(pictures, `${place}-${name}.png`) });
        await checkAccessibility(page);
        await checkNothingOverflows(page);
      });
    }
  }
});

test('every tab of the system reads well for an administrator', async ({ running }) => {
  test.setTimeout(180_000);
  const { page } = running;
  mkdirSync(pictures, { recursive: true });
  await signIn(page, 'zhoumy', 'Demo-2026');
  await page.keyboard.press('Control+0');
  for (const { name, width: _width, height: _height, ...settings } of looks.slice(0, 4)) {
    await callFrom(page, 'console.change', settings);
    const tabs = page.getByRole('tab');
    await expect(tabs.first()).toBeVisible();
    for (let index = 0; index < (await tabs.count()); index += 1) {
      await test.step(`${name} ${(await tabs.nth(index).textContent()) ?? ''}`, async () => {
        await tabs.nth(index).click();
        await page.waitForTimeout(300);
        await page.screenshot({ path: join(pictures, `system-${index}-${name}.png`) });
        await checkAccessibility(page);
        await checkNothingOverflows(page);
      });
    }
  }
});

test.describe('an empty store', () => {
  test.use({
    prepareStore: async ({}, use) => {
      await use(() => undefined);
    },
  });

  test('the first run reads well too', async ({ running }) => {
    const { page } = running;
    mkdirSync(pictures, { recursive: true });
    await page.keyboard.type('云岭市人民政府值班室');
    await page.screenshot({ path: join(pictures, 'setup.png') });
    await checkAccessibility(page);
    await checkNothingOverflows(page);
    await callFrom(page, 'console.change', { language: 'en', theme: 'night', size: 'large' });
    await page.waitForTimeout(400);
    await page.screenshot({ path: join(pictures, 'setup-en-night-large.png') });
    await checkAccessibility(page);
    await checkNothingOverflows(page);
  });

  test('a room with nothing recorded yet and very long names says what to do next', async ({ running }) => {
    const { page } = running;
    mkdirSync(pictures, { recursive: true });
    const longName = '阿不都热合曼·买买提明·吾守尔江';
    await callFrom(page, 'setup.complete', {
      station: {
        unitName: '云岭市人民政府办公室政务值班与应急信息综合协调指挥中心总值班室',
        centralOffice: '省政府总值班室',
        zone: 'Asia/Shanghai',
        dayStart: '08:30',
        pattern: { kind: 'whole-day', shifts: [{ name: '全天班', startsAt: '08:30' }] },
        idleLockMinutes: 15,
        lateEntryMinutes: 30,
        reliefGraceMinutes: 15,
        retentionLabel: '10年',
      },
      admin: { name: longName, account: 'admin', password: 'Yunling-0830', standsDuty: true },
      people: [],
    });
    await expect(page.locator('.console')).toBeVisible();
    await page.getByLabel('口令', { exact: true }).fill('Yunling-0830');
    await page.keyboard.press('Enter');
    await expect(page.locator('textarea.content-field')).toBeVisible();
    for (const [place, digit] of places) {
      await test.step(place, async () => {
        await page.keyboard.press(`Control+${digit}`);
        await expect(page.locator(`.places a[href="#/${underWhat(place)}"]`)).toHaveAttribute(
          'aria-current',
          'page',
        );
        await page.waitForTimeout(place === 'stats' ? 900 : 350);
        await page.screenshot({ path: join(pictures, `${place}-empty.png`) });
        await checkAccessibility(page);
        await checkNothingOverflows(page);
      });
    }
  });
});
