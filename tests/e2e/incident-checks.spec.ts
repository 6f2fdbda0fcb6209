import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import type { IncidentFull } from '#contract/methods/incident-nouns';
import { chiefAtDesk, fillWithDemo } from '../helpers/demo-store.ts';
import { appFolder, callFrom, test } from '../helpers/e2e-console.ts';
import { checkAccessibility } from './accessibility.ts';
import { ask } from './ask.ts';
import { fourLooks, showLook } from './look.ts';
import { signIn } from './walk.ts';

const pictures = join(appFolder, 'out', 'looks');

test.use({
  prepareStore: async ({}, use) => {
    await use((store) => fillWithDemo(store, 3));
  },
});

const openTab = async (page: Page, index: number): Promise<void> => {
  await page.keyboard.press('Control+3');
  await page.locator('.incident-tabs').getByRole('tab').nth(index).click();
};

const minutesAgo = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString();

/** An incident that was received so many minutes ago, so that its clocks have run out. */
async function lateIncident(page: Page, minutes: number): Promise<IncidentFull> {
  const receivedAt = minutesAgo(minutes);
  const full = await ask(page, 'incident.open', {
    fields: {
      title: '罗山镇鞭炮厂仓库起火引发周边山林火情并有人员被困',
      kindId: '',
      place: '罗山镇',
      occurredAt: null,
      isOccurredAbout: false,
      learnedAt: null,
      receivedAt: receivedAt as never,
      reporter: { unit: '罗山镇值班室', name: '王强', post: '值班员', phone: '' },
      alreadyInformed: '',
      isSensitive: false,
    },
    facts: [],
    level: null,
    levelReason: '',
    entryId: null,
  });
  const late = full.incident.stages.filter(({ origin, dueAt }) => origin === 'policy' && dueAt !== null);
  return ask(page, 'incident.explainLate', {
    id: full.incident.id,
    version: full.version,
    stageIds: late.slice(0, 1).map(({ id }) => id),
    reason: '现场通信中断，改派摩托车核实',
  });
}

/** One of an earlier month that was told by telephone some minutes after it was received, and is over. */
async function pastIncident(page: Page, days: number, toldAfter: number): Promise<void> {
  const received = days * 24 * 60;
  const full = await lateIncident(page, received);
  const told = await ask(page, 'incident.call', {
    id: full.incident.id,
    version: full.version,
    call: {
      direction: 'out',
      purpose: 'initial',
      stageIds: full.incident.stages
        .filter(({ manner, origin }) => manner === 'phone' && origin === 'policy')
        .map(({ id }) => id),
      unit: '省政府总值班室',
      number: '',
      startedAt: minutesAgo(received - toldAfter) as never,
      endedAt: null,
      outcome: 'answered',
      name: '',
      post: '',
      script: '',
      elements: [],
      isReadBack: true,
      callBack: null,
      orders: '',
      alreadyInformed: '',
      isRecorded: false,
      note: '',
    },
    facts: [],
  });
  await ask(page, 'incident.settle', {
    id: told.incident.id,
    version: told.version,
    what: 'close',
    reason: '处置完毕',
  });
}

test('rooms are drawn, called by keys and put right, and the month has its notice; reports are assessed', async ({
  running,
}) => {
  test.setTimeout(240_000);
  const { page, store, folder } = running;
  mkdirSync(pictures, { recursive: true });
  await signIn(page, chiefAtDesk(store), 'Demo-2026');
  const { rooms } = (await ask(page, 'incident.setup', {})).setup;
  expect(rooms.length).toBeGreaterThan(3);
  await openTab(page, 3);
  await expect(page.getByText('没有待查的值班室')).toBeVisible();
  await page.screenshot({ path: join(pictures, 'checks-empty.png') });

  await page.getByLabel('抽查数').fill('4');
  await page.keyboard.press('Enter');
  await expect(page.getByText('还有 4 个')).toBeVisible();
  const list = page.getByRole('region', { name: '待查名单' });
  const names = await list.getByRole('button').locator('b').allTextContents();
  const roomAt = (index: number) => page.getByRole('region', { name: names[index] ?? '', exact: true });
  await expect(list.getByRole('button').first()).toBeFocused();

  // The first answers in time.
  await page.keyboard.press('0');
  await expect(page.locator('.check-timer.is-ringing')).toContainText('响铃');
  await page.keyboard.press('0');
  await expect(page.locator('.check-timer')).toContainText(/\d+ 秒接通/);
  await roomAt(0).getByLabel('接听人').fill('李建国');
  await page.keyboard.press('Alt+1');
  await page.screenshot({ path: join(pictures, 'checks-call.png') });
  await checkAccessibility(page);
  await page.keyboard.press('Control+Enter');
  // Nobody answers at the second, somebody else at the third.
  await expect(list.getByRole('button', { name: names[1] ?? '' })).toBeFocused();
  await page.keyboard.press('0');
  await page.keyboard.press('2');
  await roomAt(1).getByLabel('问题').fill('连拨三次均无人接听');
  // What is typed is there again after another room was looked at.
  await list.getByRole('button', { name: names[2] ?? '' }).click();
  await list.getByRole('button', { name: names[1] ?? '' }).click();
  await expect(roomAt(1).getByLabel('问题')).toHaveValue('连拨三次均无人接听');
  await page.keyboard.press('Control+Enter');
  await expect(list.getByRole('button', { name: names[2] ?? '' })).toBeFocused();
  await roomAt(2).getByLabel('应岗人').fill('张三');
  await roomAt(2).getByLabel('接听人').fill('门卫老周');
  await expect(roomAt(2).getByText('建议：顶岗')).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('还有 1 个')).toBeVisible();
  await roomAt(3).getByRole('button', { name: '不查了' }).click();
  await page.getByRole('dialog').getByRole('textbox').fill('线路检修');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('这一轮已查完')).toBeVisible();

  await page.locator('.check-views').getByText('记录').click();
  const rows = page.getByRole('region', { name: '查岗记录' }).getByRole('row');
  await expect(rows.filter({ hasText: '已取消：线路检修' })).toBeVisible();
  const silent = rows.filter({ hasText: names[1] ?? '' });
  await expect(silent).toContainText('无人接听');
  await silent.getByRole('button', { name: /^整改反馈/ }).click();
  await page.getByRole('dialog').getByRole('textbox').fill('已通报批评，更换话机');
  await page.keyboard.press('Control+Enter');
  await expect(silent).toContainText('整改：已通报批评，更换话机');
  const third = rows.filter({ hasText: names[2] ?? '' });
  await third.getByRole('button', { name: /^更正/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: /脱岗/ }).click();
  await page.keyboard.press('Control+Enter');
  await expect(dialog.getByText('请写明更正原因')).toBeVisible();
  await dialog.getByLabel('更正原因').fill('本人不在岗，由门卫代接');
  await page.screenshot({ path: join(pictures, 'checks-correct.png') });
  await checkAccessibility(page);
  await page.keyboard.press('Control+Enter');
  await expect(third).toContainText('脱岗');
  const { entries } = await ask(page, 'log.page', { filter: {}, before: null, limit: 10 });
  expect(entries.map(({ category }) => category)).toEqual(expect.arrayContaining(['CHECK_OUT', 'FEEDBACK']));

  await page.locator('.check-views').getByText('月度通报').click();
  await expect(page.getByText('查岗 3 次')).toBeVisible();
  await expect(page.getByRole('textbox', { name: '通报稿' })).toHaveValue(/已整改：已通报批评，更换话机/);
  await page.getByRole('button', { name: /^复\s?制$/ }).click();
  await expect(page.getByRole('button', { name: '已复制' })).toBeVisible();
  await page.evaluate((chosen) => localStorage.setItem('duty-room-export-folder', chosen), folder);
  await page.getByRole('button', { name: /^导\s?出$/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: '开始导出' }).click();
  await expect
    .poll(() => readdirSync(folder).filter((name) => name.startsWith('spot-checks-')).length)
    .toBe(3);
  await page.keyboard.press('Escape');

  await lateIncident(page, 300);
  await pastIncident(page, 45, 6);
  await pastIncident(page, 80, 34);
  await openTab(page, 4);
  const late = page.getByRole('region', { name: '迟报和漏报' });
  await expect(late).toContainText('现场通信中断，改派摩托车核实');
  await expect(late).toContainText('至今未报');
  await page.getByRole('button', { name: /^导\s?出$/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: '开始导出' }).click();
  await expect
    .poll(() => readdirSync(folder).filter((name) => name.startsWith('assessment-')).length)
    .toBe(1);
  await page.keyboard.press('Escape');

  // What rings for the late one is known.
  await page.keyboard.press('Alt+A');
  await ask(page, 'check.draw', { count: 3, groups: [] });
  for (const look of fourLooks) {
    await showLook(running, look);
    await openTab(page, 3);
    for (const [index, name, shown] of [
      [0, 'call', '.check-call'],
      [1, 'history', '.check-table tbody tr'],
      [2, 'month', '.check-notice'],
    ] as const)
      await test.step(`${look.name} ${name}`, async () => {
        await page.locator('.check-views .ant-segmented-item').nth(index).click();
        await expect(page.locator(shown).first()).toBeVisible();
        await page.screenshot({ path: join(pictures, `checks-${name}-${look.name}.png`) });
        await checkAccessibility(page);
      });
    await openTab(page, 4);
    await expect(page.locator('.assess-figures')).toBeVisible();
    await page.screenshot({ path: join(pictures, `assess-${look.name}.png`) });
    await checkAccessibility(page);
    await page.locator('.assess-part').evaluate((part) => part.lastElementChild?.scrollIntoView());
    await page.screenshot({ path: join(pictures, `assess-end-${look.name}.png`) });
  }
  await callFrom(page, 'console.change', { language: 'zh-CN', theme: 'light', size: 'normal' });
});
