import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { chiefAtDesk, fillWithDemo } from '../helpers/demo-store.ts';
import { appFolder, test } from '../helpers/e2e-console.ts';
import { tenMinutesPolicy } from '../helpers/ten-minutes-policy.ts';
import { checkAccessibility } from './accessibility.ts';
import { ask } from './ask.ts';
import { type Look, showLook } from './look.ts';
import { openIncident } from './open-incident.ts';
import { signIn } from './walk.ts';

const pictures = join(appFolder, 'out', 'looks');

/** Windows and letters in which the strip is one row. */
const slim: readonly Look[] = [
  { name: 'zh', language: 'zh-CN', theme: 'light', size: 'normal', width: 1440, height: 900 },
  { name: 'zh-1280-night', language: 'zh-CN', theme: 'night', size: 'normal', width: 1280, height: 720 },
  { name: 'en-night', language: 'en', theme: 'night', size: 'normal', width: 1440, height: 900 },
  { name: 'en-1280', language: 'en', theme: 'light', size: 'normal', width: 1280, height: 720 },
];

/** A window in which one row is just enough, and not all find room. */
const narrow: Look = {
  name: 'zh-1210',
  language: 'zh-CN',
  theme: 'light',
  size: 'normal',
  width: 1210,
  height: 720,
};

/** Windows and letters in which the notices may have a row of their own. */
const small: readonly Look[] = [
  { name: 'zh-large', language: 'zh-CN', theme: 'light', size: 'large', width: 1440, height: 900 },
  { name: 'zh-1024', language: 'zh-CN', theme: 'night', size: 'normal', width: 1024, height: 700 },
  { name: 'en-1280-large', language: 'en', theme: 'night', size: 'large', width: 1280, height: 720 },
  { name: 'zh-1024-large', language: 'zh-CN', theme: 'light', size: 'large', width: 1024, height: 700 },
  { name: 'en-1024-large', language: 'en', theme: 'light', size: 'large', width: 1024, height: 700 },
];

test.use({
  prepareStore: async ({}, use) => {
    await use((store) => fillWithDemo(store, 30));
  },
});

/** Takes in an incident whose clocks start now. */
async function takeIn(page: Page, title: string): Promise<void> {
  const { now } = await ask(page, 'incident.now', {});
  await openIncident(page, title, now);
}

type Box = {
  readonly name: string;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
};

/** Where everything of the strip stands that can be seen, in whole pixels. */
const standing = (page: Page): Promise<readonly Box[]> =>
  page.evaluate(() =>
    [
      ...document.querySelectorAll<HTMLElement>(
        '.strip .clock, .strip .two-lines, .strip .incident-clocks, .strip .strip-tags .tag',
      ),
    ]
      .filter((element) => getComputedStyle(element).visibility === 'visible')
      .map((element) => {
        const { left, top, right, bottom } = element.getBoundingClientRect();
        const [start = 0, over = 0, end = 0, below = 0] = [left, top, right, bottom].map(Math.round);
        return { name: element.className, left: start, top: over, right: end, bottom: below };
      }),
  );

const heightOf = async (page: Page): Promise<number> =>
  (await page.locator('.strip').boundingBox())?.height ?? 0;

/** Fails where things of the strip lie over each other, or outside of it. */
async function checkTidy(page: Page): Promise<void> {
  const boxes = await standing(page);
  const strip = await page.locator('.strip').boundingBox();
  const width = strip?.width ?? 0;
  const height = strip?.height ?? 0;
  const outside = boxes.filter(
    ({ left, right, top, bottom }) => left < 0 || top < 0 || right > width || bottom > height,
  );
  expect.soft(outside).toEqual([]);
  const crossing = boxes.flatMap((one, place) =>
    boxes
      .slice(place + 1)
      .filter(
        (other) =>
          one.left < other.right &&
          other.left < one.right &&
          one.top < other.bottom &&
          other.top < one.bottom,
      )
      .map((other) => [one, other]),
  );
  expect.soft(crossing).toEqual([]);
}

/** Fails where anything of the strip moves while its clocks run. */
async function checkStill(page: Page): Promise<void> {
  const before = await standing(page);
  const clock = page.locator('.strip .clock');
  for (let second = 0; second < 3; second += 1) {
    const time = await clock.textContent();
    await expect(clock).not.toHaveText(time ?? '');
    expect.soft(await standing(page)).toEqual(before);
  }
}

const more = (page: Page) => page.locator('.strip .strip-more');

test('the strip stays one slim row with many notices; what finds no room is counted and opens as a list', async ({
  running,
}) => {
  test.setTimeout(240_000);
  const { page, store } = running;
  mkdirSync(pictures, { recursive: true });
  await signIn(page, chiefAtDesk(store), 'Demo-2026');
  const { incidents } = await ask(page, 'incident.now', {});
  for (const { id, version } of incidents)
    await ask(page, 'incident.settle', { id, version, what: 'close', reason: '演示结束' });
  const strip = page.locator('header.strip');

  const look = async (shown: Look, what: string): Promise<void> => {
    await showLook(running, shown);
    await expect.poll(() => page.evaluate(() => globalThis.innerWidth)).toBe(shown.width);
    await expect(strip.locator('.strip-end')).toContainText(
      shown.language === 'en' ? 'Saved to disk' : '已保存到磁盘',
    );
    await page.waitForTimeout(400);
    await page.screenshot({ path: join(pictures, `strip-${what}-${shown.name}.png`) });
    await checkTidy(page);
    await expect.soft(strip.locator('.strip-end .two-lines').first()).toBeVisible();
    await expect.soft(strip.locator('.strip-end button')).toBeVisible();
  };

  const heights: number[] = [];
  for (const shown of [...slim, ...small]) {
    await look(shown, 'few');
    heights.push(await heightOf(page));
  }

  const { setup, version } = await ask(page, 'incident.setup', {});
  await ask(page, 'incident.changeSetup', {
    setup: { ...setup, policies: [tenMinutesPolicy], callTree: [] },
    version,
  });
  await takeIn(page, '张店区309国道危化品运输车起火');
  await takeIn(page, '临溪区滨河发生三车追尾事故');
  await expect(strip.locator('.incident-clock')).toHaveCount(2);

  for (const [place, shown] of slim.entries()) {
    await test.step(`many notices, ${shown.name}`, async () => {
      await look(shown, 'many');
      expect.soft(await heightOf(page)).toBe(heights[place]);
      expect.soft(await heightOf(page)).toBeLessThanOrEqual(50);
      await expect.soft(strip.locator('.incident-clock').first()).toBeVisible();
      await expect.soft(strip.locator('.incident-clock').last()).toBeVisible();
      await expect
        .soft(strip.getByText(shown.language === 'en' ? /^Overdue \d/u : /^逾期未归 \d/u))
        .toBeVisible();
      await checkStill(page);
      await checkAccessibility(page);
    });
  }
  for (const shown of small) {
    await test.step(`many notices, ${shown.name}`, async () => {
      await look(shown, 'many');
      await expect.soft(strip.locator('.incident-clock').last()).toBeVisible();
      await checkStill(page);
      await checkAccessibility(page);
    });
  }

  await test.step('what has no room is in the list, by mouse and by keys', async () => {
    await showLook(running, narrow);
    await expect.poll(() => page.evaluate(() => globalThis.innerWidth)).toBe(narrow.width);
    await expect(page.locator('html')).not.toHaveAttribute('data-size', 'large');
    await expect(more(page)).toHaveText(/^另有 \d+ 项$/u);
    const behind = strip.locator('.strip-notice.is-behind');
    await expect(behind).not.toHaveCount(0);
    const words = await behind.allTextContents();
    await more(page).click();
    const list = page.locator('.strip-list');
    await expect(list).toBeVisible();
    await expect(list.locator('li')).toHaveText(words);
    await page.screenshot({ path: join(pictures, 'strip-more.png') });
    await checkAccessibility(page);
    await page.keyboard.press('Escape');
    await expect(list).toBeHidden();
    await expect(more(page)).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(list.locator('a, button').first()).toBeFocused();
    // Who is away opens over the list, and Escape closes one after the other.
    const away = list.getByRole('button', { name: /^领导在外 \d/u });
    await away.focus();
    await page.keyboard.press('Enter');
    await expect(page.getByText('看今日在外')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByText('看今日在外')).toBeHidden();
    await expect(list).toBeVisible();
    await list.getByRole('link', { name: /年节假日安排未导入/u }).focus();
    await page.keyboard.press('Enter');
    await expect(list).toBeHidden();
    await expect(page).toHaveURL(/#\/system$/u);
  });
});
