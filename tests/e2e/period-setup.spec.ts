import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { type Scheme, scheme } from '#domain/period/scheme';
import presets from '#presets/period' with { type: 'json' };
import { isoDay } from '#domain/time/instant';
import { fillWithDemo } from '../helpers/demo-store.ts';
import { appFolder, callFrom, test } from '../helpers/e2e-console.ts';
import { checkAccessibility } from './accessibility.ts';
import { ask } from './ask.ts';
import { fourLooks, showLook } from './look.ts';
import { signIn } from './walk.ts';

const pictures = join(appFolder, 'out', 'looks');
const shipped = scheme.array().parse(presets.schemes);

test.use({
  prepareStore: async ({}, use) => {
    await use((store) => fillWithDemo(store, 8));
  },
});

const openSetup = async (page: Page): Promise<void> => {
  await page.keyboard.press('Control+6');
  await page.getByRole('tab', { name: '方案与设置' }).click();
  await expect(page.getByLabel('设置分类')).toBeVisible();
};

const section = (page: Page, name: string) =>
  page.getByLabel('设置分类').getByRole('button', { name: new RegExp(`^${name}`, 'u') });

test('a usual scheme is copied, changed and tried out, a body gets its times and its table, and all of it is still there after a reload', async ({
  running,
}) => {
  const { page } = running;
  await signIn(page, 'zhoumy', 'Demo-2026');
  await openSetup(page);
  await section(page, '常用方案').click();
  await checkAccessibility(page);
  await page.getByRole('button', { name: '采用：三三制' }).click();
  const own = (await page.getByLabel('方案名称').inputValue()) || '';
  expect(own).toContain('三三制（本单位');
  await page.getByLabel('备勤 到位时限（分钟）').fill('40');
  await page.getByLabel('工作人员 在岗 怎样安排').selectOption('按人');
  await page.getByLabel('工作人员 在岗 人数').fill('4');
  await page.getByLabel('工作人员有几人').fill('20');
  await expect(page.getByLabel('每天各梯次人数')).toContainText('在岗 4 20%');
  await checkAccessibility(page);

  await page.getByLabel('工作人员 休息 怎样安排').selectOption('不安排');
  await page.getByLabel('工作人员 备勤 怎样安排').selectOption('不安排');
  await expect(page.getByText(/^其余人员没有归属/u)).toBeVisible();
  await expect(section(page, '值守方案')).toContainText('1 处待改');
  await page.getByLabel('工作人员 休息 怎样安排').selectOption('按份');

  await section(page, '报送对象').click();
  await page.getByRole('button', { name: '加报送对象' }).click();
  await page.getByLabel('报送对象名称').fill('区总值班室');
  await page.getByRole('button', { name: /^参照 广元市/u }).click();
  await page.getByRole('button', { name: /^参照 宜兴市/u }).click();
  await page.getByRole('button', { name: '+ 传真' }).click();
  await expect(page.getByLabel('表样表格').getByRole('columnheader')).toHaveCount(12);
  await checkAccessibility(page);
  await section(page, '值班室与假期').click();
  await page.getByLabel('值班电话').fill('0101-5550100');
  await page.getByLabel('放假前加').fill('1');
  await checkAccessibility(page);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('已保存', { exact: true })).toBeVisible();

  await page.reload();
  await openSetup(page);
  const { setup } = await ask(page, 'period.setup', {});
  expect(setup.daysBefore).toBe(1);
  expect(
    setup.schemes.find(({ name }) => name === own)?.tiers.map(({ arriveMinutes }) => arriveMinutes),
  ).toEqual([null, 40, null]);
  expect(setup.bodies.find(({ name }) => name === '区总值班室')).toMatchObject({
    roster: { daysBefore: 2, at: '12:00' },
    daily: { at: '16:30' },
  });
  await page.getByRole('list', { name: '值守方案' }).getByRole('button', { name: own }).click();
  await expect(page.getByLabel('工作人员 在岗 人数')).toHaveValue('4');
});

test('a form is saved with its gaps and given back; a file that cannot be filled is not taken', async ({
  running,
}) => {
  const { page, folder } = running;
  await signIn(page, 'zhoumy', 'Demo-2026');
  await openSetup(page);
  await section(page, '报送对象').click();
  await page.getByRole('button', { name: '加报送对象' }).click();
  await page.getByLabel('报送对象名称').fill('区总值班室');
  await expect(page.getByRole('button', { name: '下载表样 DOCX…' })).toBeDisabled();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('已保存', { exact: true })).toBeVisible();

  const chooser = page.getByLabel('改好的表样文件');
  for (const format of ['docx', 'xlsx'] as const) {
    const filePath = join(folder, `区里的表.${format}`);
    await running.app.evaluate(({ dialog }, chosen) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: chosen });
    }, filePath);
    await page.getByRole('button', { name: `下载表样 ${format.toUpperCase()}…` }).click();
    await expect(page.getByText(`已存为 ${filePath}`)).toBeVisible();
    await chooser.setInputFiles(filePath);
    await expect(page.getByText(new RegExp(`^“区里的表.${format}”可以用，找到 [1-9]`, 'u'))).toBeVisible();
    await expect(page.getByText('处不认识')).toHaveCount(0);
    await expect(page.getByText('有未保存的修改')).toBeVisible();
    await checkAccessibility(page);
    await page.screenshot({ path: join(pictures, `period-setup-template-${format}.png`) });
  }
  const bad = join(folder, '坏.docx');
  writeFileSync(bad, 'PK nothing of the kind');
  await chooser.setInputFiles(bad);
  await expect(page.getByRole('alert')).toContainText('“坏.docx”不是可用的 DOCX 或 XLSX');
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByText('已保存', { exact: true })).toBeVisible();
  const { setup } = await ask(page, 'period.setup', {});
  expect(setup.bodies.find(({ name }) => name === '区总值班室')?.form.template).toMatchObject({
    name: '区里的表.xlsx',
    format: 'xlsx',
  });
  await page.getByRole('button', { name: '不用这个文件' }).click();
  await expect(page.getByText('没有，用上面的表样。')).toBeVisible();
});

test('a set-up that was changed elsewhere meanwhile is said and nothing typed is lost; sensitive dates lead to the periods', async ({
  running,
}) => {
  const { page } = running;
  await signIn(page, 'zhoumy', 'Demo-2026');
  await openSetup(page);
  await section(page, '值班室与假期').click();
  await page.getByLabel('传真').fill('0101-5550199');
  const before = await ask(page, 'period.setup', {});
  await ask(page, 'period.changeSetup', {
    version: before.version,
    setup: { ...before.setup, daysAfter: 2 },
  });
  const rota = await ask(page, 'rota.setup', {});
  await ask(page, 'rota.changeSetup', {
    version: rota.version,
    setup: {
      ...rota.setup,
      sensitive: [
        { name: '全市重要会议', fromDay: isoDay.parse('2027-03-01'), untilDay: isoDay.parse('2027-03-09') },
      ],
    },
  });
  await expect(page.getByRole('alert')).toContainText('设置已在别处改动');
  await expect(page.getByLabel('传真')).toHaveValue('0101-5550199');
  await page.getByRole('button', { name: '放弃修改' }).click();
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(page.getByLabel('放假后加')).toHaveValue('2');

  await page.keyboard.press('Control+4');
  await page.getByRole('tab', { name: '设置' }).click();
  await page.getByLabel('设置分类').getByRole('button', { name: '重要时段' }).click();
  await checkAccessibility(page);
  await page.screenshot({ path: join(pictures, 'period-setup-sensitive.png') });
  await expect(page.getByText('2027-03-01 至 2027-03-09')).toBeVisible();
  await page.getByRole('button', { name: '移除 全市重要会议' }).click();
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByText('已保存', { exact: true })).toBeVisible();
  expect((await ask(page, 'rota.setup', {})).setup.sensitive).toEqual([]);
  await page.getByRole('button', { name: '到“重要时段”设立' }).click();
  await expect(page.getByRole('tab', { name: '时段', exact: true })).toHaveAttribute('aria-selected', 'true');
});

test('the set-up reads well in both languages and themes, with a long name and many tiers', async ({
  running,
}) => {
  test.setTimeout(240_000);
  const { page } = running;
  mkdirSync(pictures, { recursive: true });
  await signIn(page, 'zhoumy', 'Demo-2026');
  const before = await ask(page, 'period.setup', {});
  const first = shipped[0] as Scheme;
  const long: Scheme = {
    ...first,
    id: 'long',
    name: '全市重大活动期间政务值班与应急值守一体化联合值班备勤方案',
    tiers: ['在岗', '备勤', '二线备勤', '机动', '轮休', '休息'].map((name, at) => ({
      key: `t${at}`,
      name,
      kind: at === 0 ? 'duty' : at < 4 ? 'standby' : 'rest',
      place: at === 0 ? 'room' : 'reachable',
      arriveMinutes: at === 0 ? null : 30 * at,
      mayLeaveTown: false,
    })),
    pools: first.pools.map((pool) => ({
      ...pool,
      demands: [0, 1, 2, 3, 4, 5].map((at) => ({ tierKey: `t${at}`, by: 'parts' as const, amount: 1 })),
    })),
  };
  await ask(page, 'period.changeSetup', {
    version: before.version,
    setup: {
      ...before.setup,
      dutyPhone: '0101-5550100',
      schemes: [long, ...shipped.map((one) => ({ ...one, id: `own-${one.id}`, name: `${one.name}（甲）` }))],
      bodies: [
        {
          ...(presets.body as (typeof before.setup.bodies)[number]),
          id: 'b1',
          name: '市委市政府总值班室（市应急指挥中心）',
          roster: { daysBefore: 5, at: '17:00' as never, urgentHours: 4 },
          daily: { at: '15:00' as never },
        },
      ],
    },
  });
  await openSetup(page);
  for (const look of fourLooks) {
    await showLook(running, look);
    const parts = page.locator('.period-setup > .part-bar nav .toggle');
    await expect(parts.first()).toBeVisible();
    for (let part = 0; part < (await parts.count()); part += 1) {
      await test.step(`${look.name} ${(await parts.nth(part).textContent()) ?? ''}`, async () => {
        await parts.nth(part).click();
        await page.screenshot({ path: join(pictures, `period-setup-${part}-${look.name}.png`) });
        await page.locator('.period-setup').evaluate((element) => {
          element.parentElement?.scrollTo(0, 100_000);
          element.closest('.ant-tabs-content-holder, .ant-tabs-body-holder')?.scrollTo(0, 100_000);
        });
        await page.screenshot({ path: join(pictures, `period-setup-${part}-below-${look.name}.png`) });
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
