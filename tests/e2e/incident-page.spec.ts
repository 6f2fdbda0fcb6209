import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import type { IncidentFull } from '#contract/methods/incident-nouns';
import { instant } from '#domain/time/instant';
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

const minutesAgo = (minutes: number) => instant.parse(new Date(Date.now() - minutes * 60_000).toISOString());

/** Takes in a gas explosion that was received some minutes ago; nobody knows when it happened. */
const takeIn = (page: Page, title: string, minutes: number, isSensitive = false): Promise<IncidentFull> =>
  ask(page, 'incident.open', {
    fields: {
      title,
      kindId: 'accident.gas',
      place: '张湾区艳湖社区集贸市场',
      occurredAt: null,
      isOccurredAbout: false,
      learnedAt: null,
      receivedAt: minutesAgo(minutes),
      reporter: { unit: '张湾区值班室', name: '王强', post: '值班员', phone: '0719-8650000' },
      alreadyInformed: '已告知区应急局、120',
      isSensitive,
    },
    facts: [],
    level: null,
    levelReason: '',
    entryId: null,
  });

const dialogOf = (page: Page) => page.getByRole('dialog');

async function addFacts(page: Page, line: string, source: string): Promise<void> {
  await page.keyboard.press('f');
  await expect(dialogOf(page).getByLabel('伤亡损失（一句话）')).toBeFocused();
  await page.keyboard.type(line);
  await dialogOf(page).getByLabel('来源', { exact: true }).fill(source);
  await page.keyboard.press('Control+Enter');
  await expect(dialogOf(page)).toHaveCount(0);
}

test('an incident is worked on by keys: facts over time, a higher level, reasons for lateness, its end, and the register', async ({
  running,
}) => {
  test.setTimeout(240_000);
  mkdirSync(pictures, { recursive: true });
  const { page, store } = running;
  await signIn(page, chiefAtDesk(store), 'Demo-2026');
  const opened = await takeIn(page, '艳湖社区集贸市场燃气爆炸', 20);
  await page.keyboard.press('Control+3');
  const side = page.getByRole('navigation', { name: '在办事件' });
  await side.getByRole('button', { name: /艳湖社区集贸市场燃气爆炸/ }).click();
  const article = page.getByRole('article', { name: '艳湖社区集贸市场燃气爆炸' });
  const board = article.getByRole('region', { name: '报告时限' });
  await expect(board).toContainText('按接报起算');
  await expect(board.getByText(/^已超 \d+:\d\d$/).first()).toBeVisible();
  await expect(board.getByText(/^还剩 \d+:\d\d(:\d\d)?$/).first()).toBeVisible();
  await expect(article).toContainText('发生时间未明');

  await addFacts(page, '死亡11人，约37人受伤', '区应急局');
  await addFacts(page, '死亡25人', '市卫健委');
  await addFacts(page, '死亡26人，约138人受伤', '市政府新闻办');
  const facts = article.getByRole('region', { name: '掌握情况' });
  const figures = facts.getByRole('list', { name: '数字' });
  await expect(figures).toContainText('26人');
  await expect(figures).toContainText('约138人');
  await facts.getByRole('button', { name: '历次 3 死亡' }).click();
  await expect(dialogOf(page)).toContainText('11 → 25 → 26');
  await expect(dialogOf(page).getByRole('row')).toHaveCount(4);
  await page.screenshot({ path: join(pictures, 'incident-history.png') });
  await page.keyboard.press('Escape');
  await expect(dialogOf(page)).toHaveCount(0);
  await facts.getByRole('button', { name: '核实 死亡' }).click();
  await dialogOf(page).getByLabel('向谁核实').fill('市殡仪馆');
  await page.keyboard.press('Control+Enter');
  await expect(figures.getByRole('listitem').filter({ hasText: '死亡' })).toContainText('已核实');

  const before = await ask(page, 'incident.one', { id: opened.incident.id });
  expect(before.suggestion.level).toBe('II');
  await page.keyboard.press('l');
  await expect(dialogOf(page).getByRole('radio', { name: /重大/ }).nth(1)).toBeChecked();
  await expect(dialogOf(page).getByRole('status')).toContainText('主要领导');
  await checkAccessibility(page);
  await page.screenshot({ path: join(pictures, 'incident-decide.png') });
  await page.keyboard.press('1');
  await page.keyboard.press('Control+Enter');
  await expect(dialogOf(page).getByText('请填写原因')).toBeVisible();
  await dialogOf(page).getByRole('radio').nth(1).check();
  await page.keyboard.press('Control+Enter');
  await expect(dialogOf(page)).toHaveCount(0);
  await expect(article.getByRole('list', { name: '历次定级' })).toContainText('重大');
  await expect(article.getByRole('region', { name: '内部叫应' })).toContainText('主要领导');

  // The cursor stands on what is due next; one reason for two that were late.
  await page.keyboard.press('r');
  await dialogOf(page).getByRole('textbox').fill('现场通信中断，11 时前无法核实');
  for (const tick of await dialogOf(page).getByRole('checkbox').all()) await tick.check();
  await page.keyboard.press('Control+Enter');
  await expect(dialogOf(page)).toHaveCount(0);
  await expect(board.getByText(/^迟报原因：现场通信中断/).first()).toBeVisible();
  await page.keyboard.press('m');
  await dialogOf(page).getByLabel('怎样完成、谁说的').fill('带班领导当面报告市长，市总值班室李明在场');
  await page.keyboard.press('Control+Enter');
  await expect(dialogOf(page)).toHaveCount(0);
  await expect(article.getByText('另行完成', { exact: true }).first()).toBeVisible();
  await page.keyboard.press('a');
  await dialogOf(page).getByLabel('报给谁').fill('省政府总值班室');
  await dialogOf(page).getByLabel('最迟何时').fill('30');
  await dialogOf(page).getByLabel('谁要求的、为什么').fill('省值班室电话要求每半小时一报');
  await page.keyboard.press('Control+Enter');
  await expect(dialogOf(page)).toHaveCount(0);
  await expect(board.getByRole('heading', { name: /^省政府总值班室/ })).toBeVisible();
  await page.keyboard.press('e');
  await dialogOf(page).getByLabel('地点').fill('张湾区艳湖社区集贸市场 2 号楼');
  await dialogOf(page).getByLabel('更正理由').fill('现场核实楼号');
  await checkAccessibility(page);
  await page.screenshot({ path: join(pictures, 'incident-change.png') });
  await page.keyboard.press('Control+Enter');
  await expect(dialogOf(page)).toHaveCount(0);
  await expect(article).toContainText('集贸市场 2 号楼');
  await page.keyboard.press('s');
  await expect(board.getByRole('heading', { name: /^省政府总值班室/ })).toHaveCount(0);
  await checkAccessibility(page);
  await page.screenshot({ path: join(pictures, 'incident-worked.png') });

  await article.getByRole('region', { name: '经过' }).getByRole('button', { name: '看日志' }).last().click();
  await expect(page.locator('.log .detail')).toContainText('艳湖社区集贸市场燃气爆炸');
  await page.keyboard.press('Control+3');
  await expect(board).toBeVisible();
  await page.keyboard.press('c');
  await expect(dialogOf(page).getByRole('region', { name: '还欠着' })).toContainText('还没有终报');
  await dialogOf(page).getByRole('textbox').fill('现场处置结束，转善后');
  await page.screenshot({ path: join(pictures, 'incident-close.png') });
  await page.keyboard.press('Control+Enter');
  await expect(dialogOf(page)).toHaveCount(0);
  await expect(article.getByRole('button', { name: '重开' })).toBeVisible();
  await expect(article.getByRole('button', { name: /补充情况/ })).toHaveCount(0);
  await page.keyboard.press('f');
  await expect(dialogOf(page)).toHaveCount(0);

  await page.getByRole('tab', { name: '台账' }).click();
  const grid = page.getByRole('grid', { name: '事件台账' });
  await page.getByRole('search').getByLabel('编号、名称、地点').fill('艳湖');
  await expect(grid.getByRole('row')).toHaveCount(2);
  await expect(page.getByText(/^共 1 起/)).toContainText('死亡 26 人');
  await grid.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await expect(article.getByRole('button', { name: '重开' })).toBeVisible();
  await page.getByRole('tab', { name: '台账' }).click();
  await expect(page.getByLabel('编号、名称、地点')).toHaveValue('艳湖');
  await page.getByLabel('编号、名称、地点').fill('没有这样的事');
  await expect(page.getByText(/^没有符合条件的事件/)).toBeVisible();
});

test('a long name and forty clocks, the register and nothing at all stand readable in every look', async ({
  running,
}) => {
  test.setTimeout(240_000);
  mkdirSync(pictures, { recursive: true });
  const { page, store } = running;
  await signIn(page, chiefAtDesk(store), 'Demo-2026');
  const { setup, version } = await ask(page, 'incident.setup', {});
  const first = setup.policies.find(({ isOn }) => isOn);
  if (first === undefined) throw new Error('no policy is on');
  const rooms = Array.from({ length: 12 }, (_, index) => `第${index + 1}号上级值班室和应急指挥中心`);
  const many = { ...first, stages: first.stages.map((stage) => ({ ...stage, to: [...stage.to, ...rooms] })) };
  await ask(page, 'incident.changeSetup', {
    version,
    setup: { ...setup, policies: setup.policies.map((policy) => (policy.id === first.id ? many : policy)) },
  });
  const title =
    '省道305线K12+800处运输液化天然气的槽罐车与满载旅客的大型客车相撞侧翻并泄漏起火致高速公路双向中断及沿线三个乡镇群众紧急疏散';
  const full = await takeIn(page, title, 7, true);
  const { incident } = full;
  const told = (key: 'deaths' | 'missing' | 'evacuated' | 'directLossYuan', number: number) => ({
    key,
    label: '',
    number,
    text: '',
    isAbout: key === 'evacuated',
    isVerified: key === 'deaths',
    source: '市应急管理局指挥中心',
    knownAt: minutesAgo(1),
  });
  await ask(page, 'incident.note', {
    id: incident.id,
    version: full.version,
    note: '',
    facts: [
      told('deaths', 4),
      told('missing', 2),
      told('evacuated', 3200),
      told('directLossYuan', 12_000_000),
      {
        key: 'measures',
        label: '',
        number: null,
        text: '消防 12 车 60 人到场，外围警戒 1 公里，沿线三个乡镇转移群众，交警双向分流。',
        isAbout: false,
        isVerified: false,
        source: '张湾区值班室',
        knownAt: minutesAgo(1),
      },
    ],
  });
  for (const look of fourLooks) {
    await test.step(look.name, async () => {
      await showLook(running, look);
      await page.keyboard.press('Control+3');
      await page.locator('.incident-tabs').getByRole('tab').first().click();
      await page.locator('.one-line').filter({ hasText: '省道305线' }).click();
      await expect(page.locator('.clock-row').nth(38)).toBeAttached();
      await page.screenshot({ path: join(pictures, `incident-page-${look.name}.png`) });
      await checkAccessibility(page);
      await page.locator('.one-tree').scrollIntoViewIfNeeded();
      await page.screenshot({ path: join(pictures, `incident-page-end-${look.name}.png`) });
      await page.locator('.one-facts').scrollIntoViewIfNeeded();
      await page.screenshot({ path: join(pictures, `incident-page-facts-${look.name}.png`) });
      await page.keyboard.press('f');
      await expect(page.locator('.fact-editor')).toBeVisible();
      await page.screenshot({ path: join(pictures, `incident-facts-${look.name}.png`) });
      await checkAccessibility(page);
      await page.keyboard.press('Escape');
      await expect(dialogOf(page)).toHaveCount(0);
      await page.locator('.incident-tabs').getByRole('tab').nth(1).click();
      await expect(page.locator('.incident-list tbody tr').first()).toBeVisible();
      await page.screenshot({ path: join(pictures, `incident-list-${look.name}.png`) });
      await checkAccessibility(page);
    });
  }
  await callFrom(page, 'console.change', { language: 'zh-CN', theme: 'light', size: 'normal' });
  for (const line of (await ask(page, 'incident.now', {})).incidents)
    await ask(page, 'incident.settle', {
      id: line.id,
      version: line.version,
      what: 'void',
      reason: '误报，核实无此事',
    });
  await page.getByRole('tab', { name: '在办' }).click();
  await page.getByRole('button', { name: '回到在办事件' }).click();
  await expect(page.getByText('接到新情况按 Ctrl+I 接报；以往的事件在“台账”里。')).toBeVisible();
  await page.screenshot({ path: join(pictures, 'incident-empty.png') });
  await checkAccessibility(page);
});
