import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import type { Bridge, Push } from '#contract/wire';
import { chiefAtDesk, fillWithDemo } from '../helpers/demo-store.ts';
import {
  appFolder,
  callFrom,
  closeConsole,
  launchConsole,
  type RunningConsole,
  test,
  untilUsable,
} from '../helpers/e2e-console.ts';
import { type MovableClock, movableClock } from '../helpers/movable-clock.ts';
import { tenMinutesPolicy } from '../helpers/ten-minutes-policy.ts';
import { checkAccessibility } from './accessibility.ts';
import { ask } from './ask.ts';
import { fourLooks, showLook } from './look.ts';
import { openIncident } from './open-incident.ts';
import { signIn } from './walk.ts';

const pictures = join(appFolder, 'out', 'looks');
const password = 'Demo-2026';
const title = '张店区309国道危化品运输车起火';

test.use({
  prepareStore: async ({}, use) => {
    await use((store) => fillWithDemo(store, 3));
  },
});

/** Counts the alarms that the window is told to sound. */
const countAlarms = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const heard: boolean[] = [];
    const { duty } = globalThis as unknown as { readonly duty: Bridge };
    duty.onPush((push: Push) => {
      if (push.kind === 'alarm') heard.push(push.isDeadline);
    });
    Object.assign(globalThis, { heard });
  });
const heardAlarms = (page: Page): Promise<readonly boolean[]> =>
  page.evaluate(() => (globalThis as unknown as { readonly heard: readonly boolean[] }).heard);

/** Takes an incident in whose clocks start now, by the one rule that holds from here on. */
async function takeIn(page: Page): Promise<void> {
  // As the service has it, which goes by the clock that the test sets.
  const { now, incidents } = await ask(page, 'incident.now', {});
  // Whatever goes on in the demonstration has clocks of its own.
  for (const { id, version } of incidents)
    await ask(page, 'incident.settle', { id, version, what: 'close', reason: '演示结束' });
  const { setup, version } = await ask(page, 'incident.setup', {});
  await ask(page, 'incident.changeSetup', {
    setup: { ...setup, policies: [tenMinutesPolicy], callTree: [] },
    version,
  });
  await openIncident(page, title, now);
}

const alarmBar = (page: Page) => page.getByRole('region', { name: '报告时限提醒' });

async function restarted({ app, ...folders }: RunningConsole, clock: MovableClock): Promise<RunningConsole> {
  await closeConsole(app);
  const running = await launchConsole(folders, clock);
  await untilUsable(running.page);
  return running;
}

/** Looks at the window in every look, the usual one last. */
async function lookAround(running: RunningConsole): Promise<void> {
  mkdirSync(pictures, { recursive: true });
  for (const look of fourLooks.toReversed()) {
    await showLook(running, look);
    await running.page.screenshot({ path: join(pictures, `incident-alarms-${look.name}.png`) });
    await checkAccessibility(running.page);
  }
}

test('clocks ring before and at their deadlines, over no typing, are acknowledged once, after a restart and behind the lock', async ({
  folders,
  prepareStore,
}) => {
  test.setTimeout(180_000);
  await prepareStore(folders.store);
  const account = chiefAtDesk(folders.store);
  const clock = movableClock();
  let running = await launchConsole(folders, clock);
  try {
    let { page } = running;
    await untilUsable(page);
    await signIn(page, account, password);
    await takeIn(page);
    const strip = page.getByRole('banner');
    await expect(strip.getByText(/还剩 9:\d\d/u)).toBeVisible();
    await expect(page.getByRole('region', { name: '在办事件' }).getByText(title)).toBeVisible();

    // Whoever is typing goes on typing.
    await countAlarms(page);
    await page.keyboard.press('Control+n');
    await page.keyboard.type('现场已疏散群众');
    await clock.setAhead(6);
    await expect(alarmBar(page)).toContainText('时限将到');
    expect(await heardAlarms(page)).toEqual([false]);
    await page.keyboard.type('二十人');
    await expect(page.locator('textarea.content-field')).toHaveValue('现场已疏散群众二十人');
    await page.keyboard.press('Alt+a');
    await expect(alarmBar(page)).toBeHidden();
    await expect(page.locator('textarea.content-field')).toHaveValue('现场已疏散群众二十人');

    // A machine that slept past the deadline rings at once.
    await clock.setAhead(13);
    await expect(alarmBar(page)).toContainText('时限已到');
    await expect(alarmBar(page)).toContainText('电话报告 → 市政府总值班室');
    await expect(alarmBar(page).getByText(/已超 [23]:\d\d/u)).toBeVisible();
    expect(await heardAlarms(page)).toEqual([false, true]);
    await lookAround(running);
    await strip.getByRole('button', { name: /^报告时限/u }).click();
    await expect(page.getByRole('tooltip')).toContainText('最迟 → 市政府总值班室');
    await page.screenshot({ path: join(pictures, 'incident-strip-list.png') });
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('zdq309gdwhp');
    await expect(page.getByRole('option').first()).toContainText(title);
    await page.keyboard.press('Escape');

    // What nobody acknowledged waits after a restart, what was acknowledged does not.
    running = await restarted(running, clock);
    ({ page } = running);
    await signIn(page, account, password);
    await expect(alarmBar(page)).toContainText('时限已到');
    await alarmBar(page).getByRole('button', { name: /知悉/u }).click();
    await expect(alarmBar(page)).toBeHidden();
    running = await restarted(running, clock);
    ({ page } = running);
    await signIn(page, account, password);
    await expect(page.getByRole('banner').getByText(/已超/u)).toBeVisible();
    expect((await ask(page, 'incident.now', {})).alarms).toEqual([]);

    // Behind the lock it is heard; to acknowledge it the screen has to be opened.
    await countAlarms(page);
    await page.keyboard.press('Control+l');
    const locked = page.getByRole('heading', { name: '屏幕已锁定' });
    await expect(locked).toBeVisible();
    await clock.setAhead(26);
    await expect.poll(() => heardAlarms(page)).toContain(true);
    await expect(alarmBar(page)).toBeHidden();
    await page.screenshot({ path: join(pictures, 'incident-alarms-locked.png') });
    expect(await callFrom(page, 'incident.now')).toMatchObject({ ok: false, code: 'locked' });
    await page.locator('input[type=password]:visible').fill(password);
    await page.keyboard.press('Enter');
    await expect(locked).toBeHidden();
    await expect(alarmBar(page)).toContainText('书面报告 → 市政府总值班室');
    await alarmBar(page)
      .getByRole('button', { name: /去报告/u })
      .click();
    await expect(page.getByRole('tab', { name: '报告与快报' })).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('Alt+a');
    await expect(alarmBar(page)).toBeHidden();

    // A clock that is put back is said, and rings nothing twice.
    await clock.setAhead(-34);
    await expect(page.getByRole('banner').getByText('时钟被拨回')).toBeVisible();
    await clock.setAhead(27);
    await expect(page.getByRole('banner').getByText(/已超 1\d:\d\d/u)).toBeVisible();
    expect((await ask(page, 'incident.now', {})).alarms).toEqual([]);
  } finally {
    await closeConsole(running.app);
    clock.remove();
  }
});
