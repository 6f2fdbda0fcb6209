import { readdirSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import { fillWithDemo } from '../helpers/demo-store.ts';
import { callFrom, test } from '../helpers/e2e-console.ts';
import { checkAccessibility } from './accessibility.ts';
import { ask } from './ask.ts';
import { dragOnto } from './drag.ts';
import { publishNextMonth } from './next-month.ts';
import { signIn } from './walk.ts';

const password = 'Demo-2026';

test.use({
  prepareStore: async ({}, use) => {
    await use((store) => fillWithDemo(store, 30));
  },
});

const openTab = async (page: Page, name: string): Promise<void> => {
  await page.keyboard.press('Control+4');
  await page.getByRole('tab', { name }).click();
};

async function choose(page: Page, field: string, typed: string): Promise<void> {
  await page.getByRole('combobox', { name: field }).click();
  await page.keyboard.type(typed);
  await expect(page.locator('.ant-select-item-option-active:visible').first()).toBeVisible();
  await page.keyboard.press('Enter');
}

const signOut = (page: Page) => callFrom(page, 'session.signOut');

test('a swap goes from request over consent to approval, and every version can be read', async ({
  running,
}) => {
  const { page } = running;
  await signIn(page, 'zhoumy', password);
  const published = await publishNextMonth(page);
  const { month } = published;
  const idOf = (name: string) => published.people.find((person) => person.name === name)?.id;
  const dutyOf = (name: string, nth: number) =>
    (published.published?.duties ?? []).filter((duty) => duty.personId === idOf(name))[nth]?.day ?? '';
  const [mine, theirs] = [dutyOf('林晓岚', 1), dutyOf('单国栋', 1)];
  await signOut(page);

  await signIn(page, 'linxl', password);
  await openTab(page, '调班代班');
  await expect(page.getByText('没有待办的申请')).toBeVisible();
  await page.getByRole('button', { name: '申请调班代班' }).click();
  await choose(page, '选择一班（可输入日期、岗位）', mine);
  await choose(page, '换对方的哪一班', theirs);
  await page.getByPlaceholder('如：公差、就医').fill('当天参加培训');
  await checkAccessibility(page);
  await page.keyboard.press('Control+Enter');
  const open = page.getByRole('region', { name: '调班', exact: true });
  await expect(open.getByText('待对方同意')).toBeVisible();
  await expect(open.getByText('由 林晓岚 改为 单国栋')).toBeVisible();

  // The other one signs at the same desk, and is found by the name already.
  await open.getByLabel('口令').fill('wrong-2026');
  await page.keyboard.press('Control+Enter');
  await expect(open.getByRole('alert')).toContainText('账号或口令不正确');
  await open.getByLabel('口令').fill(password);
  await page.keyboard.press('Control+Enter');
  await expect(open.getByText('待领导批准')).toBeVisible();
  await checkAccessibility(page);

  await choose(page, '选择账号', 'heqs');
  await open.getByLabel('口令').fill(password);
  await open.getByLabel('意见（可不填）').fill('同意');
  await open.getByRole('button', { name: '批准' }).click();
  await expect(open.getByText('已批准生效')).toBeVisible();
  await expect(open.getByText(`${month} 第2版`)).toBeVisible();

  const now = await ask(page, 'rota.month', { month });
  const whoOn = (day: string) =>
    now.published?.duties.find((duty) => duty.day === day && duty.postId === 'officers' && duty.seat === 0)
      ?.personId;
  expect([whoOn(mine), whoOn(theirs)]).toEqual([idOf('单国栋'), idOf('林晓岚')]);

  await page.getByRole('tab', { name: '版本' }).click();
  await page.getByRole('button', { name: '下个月' }).click();
  const version = page.getByRole('region', { name: '第2版' });
  await expect(version.getByRole('row').filter({ hasText: '林晓岚' })).toHaveCount(2);
  await expect(version.getByText('须告知')).toBeVisible();
  await checkAccessibility(page);
  await page.getByRole('button', { name: /^第1版/ }).click();
  const first = page.getByRole('region', { name: '第1版' }).first();
  await expect(first.getByRole('row')).toHaveCount(now.days.length + 1);

  await page.getByRole('tab', { name: '公平统计' }).click();
  await page.getByLabel('到', { exact: true }).fill(`${month}-28`);
  await expect(page.getByRole('row').filter({ hasText: '林晓岚' })).toBeVisible();
  await page.getByText('图', { exact: true }).click();
  await expect(page.getByRole('img', { name: '各人各类日期次数' }).getByText('林晓岚')).toBeVisible();
  await checkAccessibility(page);
});

test('a substitute whom a rule keeps away is named with the rule; a request can be refused and withdrawn', async ({
  running,
}) => {
  const { page } = running;
  await signIn(page, 'zhoumy', password);
  const published = await publishNextMonth(page);
  const linxl = published.people.find((person) => person.name === '林晓岚')?.id;
  const mine = (published.published?.duties ?? []).filter((duty) => duty.personId === linxl)[1]?.day ?? '';
  await openTab(page, '调班代班');
  const askForIt = async (): Promise<void> => {
    await page.getByRole('button', { name: '申请调班代班' }).click();
    await page.getByRole('radio', { name: '代班' }).check();
    await choose(page, '选择一班（可输入日期、岗位）', mine);
    await page.getByRole('combobox', { name: '代班人' }).click();
    await expect(page.locator('.ant-select-item-option-disabled').first()).toContainText('(');
    await page.keyboard.press('Enter');
    await page.getByPlaceholder('如：公差、就医').fill('公差');
    await page.keyboard.press('Control+Enter');
  };
  const open = page.getByRole('region', { name: '代班', exact: true });

  await askForIt();
  await expect(open.getByText('待对方同意')).toBeVisible();
  await choose(page, '选择账号', 'sunba');
  await open.getByLabel('口令').fill(password);
  await open.getByLabel('意见（可不填）').fill('人手不足');
  await open.getByRole('button', { name: '不同意' }).click();
  await expect(open.locator('header').getByText('未同意')).toBeVisible();
  await expect(open.getByText('人手不足')).toBeVisible();
  await expect(open.getByLabel('口令')).toHaveCount(0);

  await askForIt();
  await expect(open.getByText('待对方同意')).toBeVisible();
  await open.getByRole('button', { name: '撤回申请' }).click();
  await page.getByRole('dialog').getByRole('textbox').fill('改由办公室安排');
  await page.keyboard.press('Control+Enter');
  await expect(open.locator('header').getByText('已撤回')).toBeVisible();

  await page.getByRole('checkbox', { name: '含已办结' }).check();
  const list = page.getByRole('list', { name: '调班代班申请' }).getByRole('button');
  await expect(list).toHaveCount(2);
  await list.first().focus();
  await page.keyboard.press('ArrowDown');
  await expect(open.locator('header').getByText('未同意')).toBeVisible();
  await checkAccessibility(page);
});

test('the set-up is changed from the keyboard, and a change made elsewhere meanwhile is said and not lost', async ({
  running,
}) => {
  const { page } = running;
  await signIn(page, 'zhoumy', password);
  await openTab(page, '设置');
  await page.getByRole('button', { name: /^值班员/ }).click();
  const table = page.getByRole('table', { name: '值班员' });
  const names = async (): Promise<readonly string[]> =>
    (await table.locator('tbody tr td:nth-child(2)').allTextContents()).map((text) => text.trim());
  const before = await names();
  await table.getByRole('button', { name: new RegExp(`^${before[2] ?? ''}，`, 'u') }).focus();
  await page.keyboard.press('Alt+ArrowUp');
  await page.keyboard.press('Alt+ArrowUp');
  expect((await names()).slice(0, 3)).toEqual([before[2], before[0], before[1]]);
  await expect(
    table.getByRole('button', { name: new RegExp(`^${before[2] ?? ''}，第1位`, 'u') }),
  ).toBeFocused();
  const row = (place: number) => table.locator('tbody tr').nth(place);
  await dragOnto(row(0), row(1), async () => (await names())[1] === before[2]);
  expect((await names()).slice(0, 3)).toEqual([before[0], before[2], before[1]]);

  await page.keyboard.press('Control+1');
  const { setup, version } = await ask(page, 'rota.setup', {});
  await ask(page, 'rota.changeSetup', {
    version,
    setup: { ...setup, rules: { ...setup.rules, restHours: 30 } },
  });
  await page.keyboard.press('Control+4');
  await expect(page.getByRole('alert')).toContainText('设置已在别处改动');
  expect((await names()).slice(0, 3)).toEqual([before[0], before[2], before[1]]);
  await page.getByRole('button', { name: '放弃修改' }).click();
  await expect(page.getByRole('alert')).toHaveCount(0);

  await page.getByRole('button', { name: '规则与计分' }).click();
  const rest = page.getByLabel('两次值班之间至少休息（小时）');
  await expect(rest).toHaveValue('30');
  await rest.fill('二十');
  await expect(page.getByText('请填写范围内的整数')).toBeVisible();
  await expect(page.getByRole('button', { name: '保存' })).toBeDisabled();
  await rest.fill('36');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('已保存', { exact: true })).toBeVisible();
  expect((await ask(page, 'rota.setup', {})).setup.rules.restHours).toBe(36);
});

test('a published month leaves the machine in every form', async ({ running }) => {
  const { page, app, folder } = running;
  await signIn(page, 'zhoumy', password);
  await app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
  }, folder);
  await page.keyboard.press('Control+4');
  await page.getByRole('button', { name: '导出与打印' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('checkbox', { name: 'ICS（日历）' }).check();
  await dialog.getByRole('button', { name: '选择文件夹…' }).click();
  await checkAccessibility(page);
  await dialog.getByRole('button', { name: '开始导出' }).click();
  await expect(dialog.getByText('导出完成')).toBeVisible({ timeout: 60_000 });
  expect(readdirSync(folder).map((name) => name.split('.').at(-1))).toEqual(
    expect.arrayContaining(['docx', 'pdf', 'xlsx', 'ics']),
  );
});
