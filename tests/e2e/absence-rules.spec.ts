import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { personFields } from '#domain/people/person';
import { fillWithDemo } from '../helpers/demo-store.ts';
import { appFolder, callFrom, test } from '../helpers/e2e-console.ts';
import { checkAccessibility } from './accessibility.ts';
import { ask } from './ask.ts';
import { fourLooks, showLook } from './look.ts';
import { signIn } from './walk.ts';

const pictures = join(appFolder, 'out', 'looks');

test.use({
  prepareStore: async ({}, use) => {
    await use((store) => fillWithDemo(store, 8));
  },
});

const openRules = async (page: Page): Promise<void> => {
  await page.keyboard.press('Control+5');
  await page.getByRole('tab', { name: '规则' }).click();
  await expect(page.getByLabel('规则分类')).toBeVisible();
};

const section = (page: Page, name: string) =>
  page.getByLabel('规则分类').getByRole('button', { name: new RegExp(`^${name}`, 'u') });

test('a set is copied, changed, tried out, saved and still there after a restart of the page', async ({
  running,
}) => {
  const { page } = running;
  await signIn(page, 'zhoumy', 'Demo-2026');
  await openRules(page);
  await section(page, '常用规则').click();
  await page.getByRole('button', { name: /^盘锦/ }).click();
  await checkAccessibility(page);
  await page.getByRole('button', { name: /^选用：盘锦/ }).click();
  const list = page.getByRole('list', { name: '逐条规则' });
  await list.getByRole('button', { name: '修改：提前 1 天报备' }).click();
  await page.getByLabel('提前', { exact: true }).fill('3');
  await expect(list.getByText('提前 3 天报备')).toBeVisible();
  await checkAccessibility(page);

  await section(page, '职级与人员').click();
  await page.getByRole('searchbox', { name: '姓名、拼音、职务' }).fill('lxl');
  await page.getByLabel('林晓岚的职级').selectOption('其他领导班子成员');
  await checkAccessibility(page);

  await section(page, '试算').click();
  await page.getByRole('combobox', { name: '姓名' }).click();
  await page.keyboard.type('lxl');
  await page.keyboard.press('Enter');
  const says = page.getByRole('list', { name: '试算结果' });
  await expect(page.getByText(/^林晓岚：其他领导班子成员，外出 3 天，计为领导/)).toBeVisible();
  await expect(says.getByRole('listitem').filter({ hasText: '提前报备' })).toContainText('不合规');
  await expect(says.getByRole('listitem').filter({ hasText: '局长' })).toContainText('待办');
  await checkAccessibility(page);

  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('已保存', { exact: true })).toBeVisible();
  await page.reload();
  await openRules(page);
  await expect(list.getByText('提前 3 天报备')).toBeVisible();
  await section(page, '常用规则').click();
  await expect(page.getByText('在用，已修改')).toBeVisible();
  const { rules } = await ask(page, 'absence.rules', {});
  expect(rules.rules.find(({ kind }) => kind === 'lead')).toMatchObject({ amount: 3, unit: 'days' });
});

test('rules changed elsewhere meanwhile are said and nothing typed is lost; a file is read with its faults', async ({
  running,
}) => {
  const { page, folder } = running;
  await signIn(page, 'zhoumy', 'Demo-2026');
  await openRules(page);
  await section(page, '名称与检查').click();
  await page.getByLabel('规则名称').fill('本市外出报备规定');
  const before = await ask(page, 'absence.rules', {});
  await ask(page, 'absence.changeRules', {
    version: before.version,
    rules: { ...before.rules, graceMinutes: 30 },
  });
  await expect(page.getByRole('alert')).toContainText('规则已在别处改动');
  await expect(page.getByLabel('规则名称')).toHaveValue('本市外出报备规定');
  await page.getByRole('button', { name: '放弃修改' }).click();
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(page.getByLabel('逾期宽限（分钟）')).toHaveValue('30');

  await section(page, '常用规则').click();
  await page.getByRole('button', { name: '导出本单位规则…' }).click();
  const text = await page.getByLabel('规则文件内容').inputValue();
  await checkAccessibility(page);
  const saved = join(folder, '本市外出报备规则.json');
  await running.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, saved);
  await page.getByRole('button', { name: '存为文件…' }).click();
  await expect(page.getByText(`已存为 ${saved}`)).toBeVisible();
  expect(readFileSync(saved, 'utf8')).toBe(text);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '导入规则文件…' }).click();
  const dialog = page.getByRole('dialog', { name: '导入规则文件' });
  const file = join(folder, '规则.json');
  writeFileSync(file, text.replace('"usualRank": "staff"', '"usualRank": "nobody"'));
  await dialog.locator('input[type=file]').setInputFiles(file);
  await expect(dialog.getByRole('alert')).toContainText('usualRank：没有职级“nobody”');
  await checkAccessibility(page);
  writeFileSync(file, text);
  await dialog.locator('input[type=file]').setInputFiles(file);
  await expect(dialog.getByRole('alert')).toHaveCount(0);
  await dialog.getByRole('button', { name: /^选用“/ }).click();
  await expect(page.getByRole('list', { name: '逐条规则' })).toBeVisible();
});

test('the rules read well in both languages and themes, with forty people', async ({ running }) => {
  test.setTimeout(240_000);
  const { page } = running;
  mkdirSync(pictures, { recursive: true });
  await signIn(page, 'zhoumy', 'Demo-2026');
  await ask(page, 'people.import', {
    people: Array.from({ length: 33 }, (_none, at) =>
      personFields.parse({
        name: at === 0 ? '阿不都热合曼·买买提明·吾守尔江' : `值班同志${at}`,
        post: at === 0 ? '政务值班与应急信息综合协调指挥中心副主任' : '科员',
        unit: '',
        phones: [],
        group: '值班员',
        order: 200 + at,
        joinedDay: null,
        leftDay: null,
      }),
    ),
  });
  await openRules(page);
  await section(page, '逐条规则').click();
  await page
    .getByRole('button', { name: /^修改：/ })
    .nth(4)
    .click();
  for (const look of fourLooks) {
    await showLook(running, look);
    const parts = page.locator('.rule-part > .part-bar nav .toggle');
    await expect(parts.first()).toBeVisible();
    for (let part = 0; part < (await parts.count()); part += 1) {
      await test.step(`${look.name} ${(await parts.nth(part).textContent()) ?? ''}`, async () => {
        await parts.nth(part).click();
        await page.waitForTimeout(300);
        await page.screenshot({ path: join(pictures, `absence-rules-${part}-${look.name}.png`) });
        await checkAccessibility(page);
        const over = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect.soft(over).toBeLessThanOrEqual(0);
      });
    }
  }
  await callFrom(page, 'console.change', { language: 'zh-CN', theme: 'light', size: 'normal' });
});
