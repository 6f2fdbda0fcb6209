import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { localParts } from '#domain/time/zone';
import { chiefAtDesk, fillWithDemo } from '../helpers/demo-store.ts';
import { appFolder, callFrom, test } from '../helpers/e2e-console.ts';
import { checkAccessibility } from './accessibility.ts';
import { ask } from './ask.ts';
import { fourLooks, showLook } from './look.ts';
import { addPeople, runPeriod } from './running-period.ts';
import { signIn } from './walk.ts';

const pictures = join(appFolder, 'out', 'looks');

test.use({
  prepareStore: async ({}, use) => {
    await use((store) => fillWithDemo(store, 3));
  },
});

const openTab = async (page: Page, name: string): Promise<void> => {
  await page.keyboard.press('Control+6');
  await page.getByRole('tab', { name }).click();
};

/** The minute that it is at the station, as an officer types it. */
const minuteNow = (): string =>
  localParts(new Date().toISOString() as never, 'Asia/Shanghai').time.replace(':', '');

test('those on standby are called, answer, come late, are taken back and excused; a drill stays apart, and the summary has both', async ({
  running,
}) => {
  test.setTimeout(240_000);
  const { page, store, folder } = running;
  await signIn(page, chiefAtDesk(store), 'Demo-2026');
  const line = await runPeriod(page);

  const strip = page.locator('header.strip');
  await expect(strip.getByRole('button', { name: /^春节 1\/9 \+1$/ })).toBeVisible();
  // What is still to be sent stands behind the same tag.
  await strip.getByRole('button', { name: '报送逾期 1' }).click();
  await expect(page.getByRole('tooltip')).toContainText('市应急管理局');
  await page.keyboard.press('Escape');

  await page.keyboard.press('Control+1');
  const side = page.getByRole('region', { name: '今日值守' });
  await expect(side).toContainText('备勤');
  await side.getByRole('button', { name: '集结' }).click();
  const standby = page.getByRole('region', { name: '备勤', exact: true });
  await expect(standby).toContainText('1 分钟内到位');
  const today = await ask(page, 'period.now', {});
  const called = today.tiers.find(({ tier }) => tier.kind === 'standby')?.people ?? [];
  const count = called.length;
  expect(count).toBeGreaterThan(4);

  await page.getByRole('button', { name: '集结备勤' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByLabel('要求几分钟内到位')).toHaveValue('1');
  await expect(dialog.getByText(`已选 ${count} / ${count} 人`)).toBeVisible();
  await expect(dialog.getByLabel('集结事由')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog.getByText('请写明事由')).toBeVisible();
  await page.keyboard.type('二环路段塌方，需增援');
  await page.keyboard.press('Enter');

  const board = page.getByRole('region', { name: /^集结 \d{4}-01$/ });
  const counts = board.getByRole('group', { name: '人数统计' });
  await expect(counts).toContainText(`应到 ${count}`);
  await expect(board.getByLabel(`选择 ${called[0]?.name ?? ''}`, { exact: true })).toBeFocused();
  // One after the other as fast as the keys go.
  await page.keyboard.press('a');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('d');
  await page.keyboard.press('d');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('a');
  await expect(counts).toContainText('已应答 3');
  await expect(counts).toContainText('已到位 1');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('x');
  await page.getByRole('dialog').getByRole('textbox').fill('在外地探亲');
  await page.keyboard.press('Control+Enter');
  await expect(counts).toContainText('不能到 1');
  await expect(strip.getByRole('link', { name: /^集结中 / })).toBeVisible();

  await page.getByRole('button', { name: '集结备勤' }).click();
  await dialog.getByText('集结演练').click();
  await dialog.getByLabel('集结事由').fill('季度拉动演练');
  await page.screenshot({ path: join(pictures, 'run-start-drill.png') });
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('alert')).toContainText('确定要同时发起演练吗');
  await dialog.getByRole('button', { name: /^确定发起/ }).click();
  const drill = page.getByRole('region', { name: /^演练 D\d{4}-01$/ });
  await expect(drill).toBeVisible();
  await checkAccessibility(page);
  await page.screenshot({ path: join(pictures, 'run-boards.png'), fullPage: true });
  await drill.getByRole('button', { name: '结束演练' }).click();
  await page.getByRole('dialog').getByRole('textbox').fill('按时完成');
  await page.keyboard.press('Control+Enter');
  await expect(drill).toHaveCount(0);

  await expect(board.getByText(/^超时 \d+ 分钟$/).first()).toBeVisible({ timeout: 90_000 });
  await board.getByRole('button', { name: `其他时间 ${called[0]?.name ?? ''}` }).click();
  await page.getByRole('dialog').getByLabel('时间', { exact: true }).fill(minuteNow());
  await page.keyboard.press('Enter');
  await expect(counts).toContainText('已到位 2');
  await board.getByRole('button', { name: `到位 ${called[2]?.name ?? ''}` }).click();
  await expect(counts).toContainText('已到位 3');
  await expect(board.getByText(/^到位超时 \d+ 分钟$/).first()).toBeVisible();
  await board.getByRole('button', { name: `撤销 ${called[2]?.name ?? ''}` }).click();
  await page.getByRole('dialog').getByRole('textbox').fill('登记错人');
  await page.keyboard.press('Control+Enter');
  await expect(counts).toContainText('已到位 2');
  await board.getByRole('checkbox', { name: '全选' }).check();
  await board.locator('.call-tools').getByRole('button', { name: '到位', exact: true }).click();
  await expect(counts).toContainText(`已到位 ${count}`);
  await board.getByRole('button', { name: '结束集结' }).click();
  await page.getByRole('dialog').getByRole('textbox').fill('全员到位，转现场处置');
  await page.keyboard.press('Control+Enter');
  await expect(board).toHaveCount(0);
  const real = page.getByRole('table', { name: '实战集结' });
  await expect(real).toContainText(`到位 ${count}/${count}`);
  await expect(real).not.toContainText('季度拉动演练');
  await expect(page.getByRole('table', { name: '集结演练' })).toContainText('季度拉动演练');
  await real.getByRole('button').first().click();
  await expect(page.getByRole('dialog')).toContainText('二环路段塌方');
  await page.screenshot({ path: join(pictures, 'run-detail.png') });
  await checkAccessibility(page);
  await page.getByRole('dialog').getByRole('button', { name: '写入日志' }).click();
  await expect(page.locator('textarea.content-field')).toHaveValue(/实战集结 \d{4}-01（春节 备勤）/);

  await openTab(page, '小结');
  // The period that runs by a scheme is there without being chosen.
  await expect(page.getByTitle(`春节 ${line.number}`)).toBeVisible();
  const lines = page.getByRole('table', { name: '人员值守情况' });
  await expect(lines.getByRole('row', { name: new RegExp(called[0]?.name ?? '') })).toContainText('1');
  await expect(page.getByText('实战 1 次')).toBeVisible();
  await expect(page.getByRole('table', { name: '报送情况' })).toContainText('省政府总值班室');
  await page.evaluate((chosen) => localStorage.setItem('duty-room-export-folder', chosen), folder);
  await page.getByRole('button', { name: '导出小结' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '开始导出' }).click();
  await expect(page.getByRole('dialog').getByText('导出完成')).toBeVisible({ timeout: 60_000 });
  expect(readdirSync(folder).filter((name) => /\.(docx|pdf|xlsx)$/.test(name))).toHaveLength(3);
});

test('sixty people stand readable in the tiers, on the board, at the desk, at the handover and in the summary in every look', async ({
  running,
}) => {
  test.setTimeout(240_000);
  const { page, store } = running;
  mkdirSync(pictures, { recursive: true });
  await signIn(page, chiefAtDesk(store), 'Demo-2026');
  await addPeople(page, 46);
  const line = await runPeriod(page);
  const now = await ask(page, 'period.now', {});
  const people = (now.tiers.find(({ tier }) => tier.kind === 'standby')?.people ?? []).map(
    ({ personId }) => personId,
  );
  const call = { periodId: line.id, tierName: '备勤', people, place: '市应急指挥中心 3 楼', minutes: 30 };
  const real = await ask(page, 'callout.start', { ...call, isDrill: false, reason: '二环路段塌方，需增援' });
  await ask(page, 'callout.start', {
    ...call,
    isDrill: true,
    people: people.slice(0, 3),
    reason: '季度拉动演练',
  });
  const [first, second, third] = people;
  if (first === undefined || second === undefined || third === undefined)
    throw new Error('nobody on standby');
  const answered = await ask(page, 'callout.note', {
    id: real.id,
    version: real.version,
    personIds: [first, second],
    what: 'answered',
    at: null,
    note: '',
  });
  const arrived = await ask(page, 'callout.note', {
    id: real.id,
    version: answered.version,
    personIds: [first],
    what: 'arrived',
    at: null,
    note: '',
  });
  await ask(page, 'callout.note', {
    id: real.id,
    version: arrived.version,
    personIds: [third],
    what: 'cannot',
    at: null,
    note: '发烧就医',
  });
  await page.keyboard.press('Control+6');
  for (const look of fourLooks) {
    await showLook(running, look);
    const tabs = page.locator('.period-tabs').getByRole('tab');
    for (const [index, name] of [
      [3, 'tiers'],
      [4, 'summary'],
    ] as const) {
      await test.step(`${look.name} ${name}`, async () => {
        await page.keyboard.press('Control+6');
        await tabs.nth(index).click();
        await expect(page.locator(index === 3 ? '.call-row' : '.summary-table').first()).toBeVisible();
        await page.screenshot({ path: join(pictures, `run-${name}-${look.name}.png`) });
        await checkAccessibility(page);
        await page
          .locator('.run-part, .summary-part')
          .evaluate((part) => part.lastElementChild?.scrollIntoView());
        await page.screenshot({ path: join(pictures, `run-${name}-end-${look.name}.png`) });
        if (index !== 3) return;
        await page.locator('.tier-cards').scrollIntoViewIfNeeded();
        await page.screenshot({ path: join(pictures, `run-${name}-cards-${look.name}.png`) });
        await page.locator('.run-part .part-bar .ant-btn-primary').click();
        await expect(page.locator('.call-window input').last()).toBeVisible();
        await page.screenshot({ path: join(pictures, `run-start-${look.name}.png`) });
        await checkAccessibility(page);
        await page.keyboard.press('Escape');
        await expect(page.locator('.call-window')).toHaveCount(0);
      });
    }
    await page.keyboard.press('Control+1');
    await expect(page.locator('.side-tier').first()).toBeVisible();
    await page.screenshot({ path: join(pictures, `run-desk-${look.name}.png`) });
    await checkAccessibility(page);
    await page.keyboard.press('Control+J');
    await expect(page.locator('.period-hints')).toBeVisible();
    await page.screenshot({ path: join(pictures, `run-handover-${look.name}.png`) });
    await checkAccessibility(page);
    await page.keyboard.press('Control+k');
    await page.keyboard.type('春节');
    await expect(page.getByRole('option', { name: /^(时段|Period) 春节/ })).toBeVisible();
    await page.screenshot({ path: join(pictures, `run-palette-${look.name}.png`) });
    await page.keyboard.press('Escape');
  }
  await callFrom(page, 'console.change', { language: 'zh-CN', theme: 'light', size: 'normal' });
});
