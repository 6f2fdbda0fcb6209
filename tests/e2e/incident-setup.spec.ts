import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { fillWithDemo } from '../helpers/demo-store.ts';
import { appFolder, callFrom, test } from '../helpers/e2e-console.ts';
import { checkAccessibility } from './accessibility.ts';
import { ask } from './ask.ts';
import { fourLooks, showLook } from './look.ts';
import { signIn } from './walk.ts';

const pictures = join(appFolder, 'out', 'looks');
const zibo = '淄博 10/25/120';

test.use({
  prepareStore: async ({}, use) => {
    await use((store) => fillWithDemo(store, 4));
  },
});

const openSetup = async (page: Page): Promise<void> => {
  await page.keyboard.press('Control+3');
  await page.getByRole('tab', { name: '设置' }).click();
  await expect(page.getByLabel('设置分类')).toBeVisible();
};

const section = (page: Page, name: string) =>
  page.getByLabel('设置分类').getByRole('button', { name: new RegExp(`^${name}`, 'u') });

test('a deadline changes, is tried out, and a published policy is taken over without code', async ({
  running,
}) => {
  const { page } = running;
  await signIn(page, 'zhoumy', 'Demo-2026');
  await openSetup(page);
  const before = await ask(page, 'incident.setup', {});
  const policy = before.setup.policies.find(({ name }) => name.includes('10/25/120'));
  const wuhan = before.setup.policies.find(({ name }) => name.includes('武汉'));
  const stage = policy?.stages[0]?.label ?? '';
  const policies = page.getByRole('list', { name: '报告时限' });
  await policies.getByRole('button', { name: policy?.name ?? zibo }).click();
  await page.getByLabel(/^发生时间/u).fill('昨 0200');
  await page.getByLabel(/^接报时间/u).fill('昨 0205');
  const due = page
    .getByLabel('应报时限')
    .getByRole('row')
    .filter({ hasText: policy?.name ?? zibo });
  await expect(due.filter({ hasText: stage }).first()).toContainText(/ 02:10/u);
  await page.getByLabel(`${stage} 分钟`).fill('12');
  await expect(due.filter({ hasText: stage }).first()).toContainText(/ 02:12/u);
  const accident = before.setup.kinds.find((kind) => kind.class === 'accident')?.id ?? '';
  await page.getByLabel('事件类别', { exact: true }).selectOption(accident);
  await page.getByLabel('死亡（人）').fill('31');
  await expect(page.getByRole('status', { name: '建议级别' })).toContainText('特别重大');
  await page.getByLabel(/^发生时间/u).fill('');
  await expect(due.filter({ hasText: stage }).first()).toContainText('接报代');
  await expect(due.filter({ hasText: stage }).first()).toContainText(/ 02:17/u);
  await checkAccessibility(page);

  await policies.getByRole('button', { name: wuhan?.name ?? '武汉' }).click();
  await page.getByRole('button', { name: '删除此规定' }).click();
  await page.getByRole('button', { name: /常用规定/u }).click();
  await page.getByLabel(`采用：${wuhan?.name}`).click();
  await expect(page.getByLabel('名称', { exact: true })).toHaveValue(wuhan?.name ?? '');

  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('已保存', { exact: true })).toBeVisible();
  const { setup } = await ask(page, 'incident.setup', {});
  expect(setup.policies.find(({ id }) => id === policy?.id)?.stages[0]?.minutes).toBe(12);
  expect(setup.policies.at(-1)).toEqual(wuhan);
});

test('a threshold, a kind, a template and rooms change without code and hold after a reload; a change elsewhere is said', async ({
  running,
}) => {
  const { page } = running;
  await signIn(page, 'zhoumy', 'Demo-2026');
  await openSetup(page);
  const before = await ask(page, 'incident.setup', {});
  await section(page, '级别标准').click();
  await page.getByRole('button', { name: '新增标准' }).click();
  await page.getByLabel('说法', { exact: true }).fill('本市：聚集三百人以上');
  await page.getByLabel('第1条 第1项数字').selectOption('聚集人数');
  await page.getByLabel('第1条 下限').fill('300');
  await page.screenshot({ path: join(pictures, 'incident-setup-rule.png') });
  await checkAccessibility(page);

  await section(page, '事件分类').click();
  await page.getByRole('button', { name: '新增类别' }).click();
  await page.getByLabel('新类别1 名称').fill('冰凌');
  await section(page, '话术与报告模板').click();
  await page.getByRole('button', { name: '新增模板' }).click();
  await page.getByLabel('模板名称').fill('冰凌首报');
  await page.getByLabel('内容', { exact: true }).fill('地点：');
  await page.getByLabel('插入 地点').click();
  await expect(page.getByLabel('内容', { exact: true })).toHaveValue('地点：{{地点}}');
  await expect(page.getByLabel('预览（示例情况）')).toContainText('地点：');
  await checkAccessibility(page);
  await section(page, '被查单位').click();
  await page
    .getByLabel('每行一个单位：名称 电话 分组')
    .fill('东区值班室 0101-5550101 区县\n市水务局 0101-5550102 部门');
  await page.getByRole('button', { name: '加入 2 个' }).click();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('已保存', { exact: true })).toBeVisible();

  await page.reload();
  await openSetup(page);
  const { setup, version } = await ask(page, 'incident.setup', {});
  expect(version).toBeGreaterThan(before.version);
  expect(setup.levelRules.at(-1)).toMatchObject({
    text: '本市：聚集三百人以上',
    all: [{ figures: ['gathered'], atLeast: 300 }],
  });
  expect(setup.kinds.at(-1)).toMatchObject({ name: '冰凌', class: 'natural' });
  expect(setup.templates.at(-1)).toMatchObject({ name: '冰凌首报', text: '地点：{{地点}}' });
  expect(setup.rooms.slice(-2).map(({ name }) => name)).toEqual(['东区值班室', '市水务局']);

  await page.getByLabel('名称', { exact: true }).fill('改到一半');
  await ask(page, 'incident.changeSetup', { version, setup: { ...setup, mostRings: 5 } });
  await expect(page.getByRole('alert')).toContainText('设置已在别处改动');
  await expect(page.getByLabel('名称', { exact: true })).toHaveValue('改到一半');
  await page.getByRole('button', { name: '放弃修改' }).click();
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('the set-up of incidents reads well in both languages, themes and sizes', async ({ running }) => {
  test.setTimeout(240_000);
  const { page } = running;
  mkdirSync(pictures, { recursive: true });
  await signIn(page, 'zhoumy', 'Demo-2026');
  await openSetup(page);
  for (const look of fourLooks) {
    await showLook(running, look);
    const parts = page.locator('.incident-setup > .part-bar nav .toggle');
    await expect(parts.first()).toBeVisible();
    for (let part = 0; part < (await parts.count()); part += 1) {
      await test.step(`${look.name} ${(await parts.nth(part).textContent()) ?? ''}`, async () => {
        await parts.nth(part).click();
        await page.screenshot({ path: join(pictures, `incident-setup-${part}-${look.name}.png`) });
        await page.locator('.incident-setup').evaluate((element) => {
          element.parentElement?.scrollTo(0, 100_000);
          element.closest('.ant-tabs-content-holder, .ant-tabs-body-holder')?.scrollTo(0, 100_000);
        });
        await page.screenshot({ path: join(pictures, `incident-setup-${part}-below-${look.name}.png`) });
        if (look.name === 'zh-night-large' || look.name === 'en-1280') await checkAccessibility(page);
        const over = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect.soft(over).toBeLessThanOrEqual(0);
      });
    }
  }
  await callFrom(page, 'console.change', { language: 'zh-CN', theme: 'light', size: 'normal' });
});
