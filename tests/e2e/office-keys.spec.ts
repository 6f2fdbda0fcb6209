import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { clockTime, addDays } from '#domain/time/instant';
import { chiefAtDesk, fillWithDemo } from '../helpers/demo-store.ts';
import { appFolder, type RunningConsole, test } from '../helpers/e2e-console.ts';
import { ask } from './ask.ts';
import { showLook } from './look.ts';
import { signIn } from './walk.ts';

const pictures = join(appFolder, 'out', 'looks');

test.use({
  prepareStore: async ({}, use) => {
    await use((store) => fillWithDemo(store, 3));
  },
});

/** An office of a dozen rooms that report to it since three days, none of which has reported. */
async function openOffice({ page, store }: RunningConsole) {
  await signIn(page, chiefAtDesk(store), 'Demo-2026');
  const { today } = await ask(page, 'product.watch', { daysBack: 0 });
  const { setup, version } = await ask(page, 'office.setup', {});
  await ask(page, 'office.changeSetup', {
    version,
    setup: { ...setup, isOffice: true, dueAt: clockTime.parse('16:30') },
  });
  await ask(page, 'office.addRooms', {
    rooms: Array.from({ length: 12 }, (_, order) => ({
      name:
        order === 1 ? '市应急管理局安全生产综合监督管理和防汛抗旱指挥部办公室值班室' : `第${order + 1}值班室`,
      group: '市直部门',
      phone: `0719-86${10_000 + order}`,
      order,
      dueAt: null,
      fromDay: addDays(today, -3),
      untilDay: null,
      note: '',
    })),
  });
  await page.keyboard.press('Control+7');
  return today;
}

const tab = (page: Page, name: string) => page.getByRole('tab', { name, exact: true }).click();
const room = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

test('who calls rooms never has to leave the keys: every result leads to what was said, and what was told to its words', async ({
  running,
}) => {
  const { page } = running;
  const today = await openOffice(running);
  await tab(page, '催报');
  const [first, second] = await ask(page, 'office.missing', { day: today });
  if (first === undefined || second === undefined) throw new RangeError('nobody');
  await expect(room(page, first.roomName)).toBeVisible();
  // The tab that was clicked still has the focus.
  await page.keyboard.press('2');
  await expect(room(page, first.roomName).getByLabel('对方说明')).toBeFocused();
  await page.getByRole('tab', { name: '催报', exact: true }).focus();
  await page.keyboard.press('Control+Enter');
  await expect(room(page, second.roomName)).toBeVisible();
  const called = await ask(page, 'office.missing', { day: today });
  expect(called.flatMap(({ chases }) => chases.map(({ result }) => result))).toEqual(['noAnswer']);
  await page.keyboard.press('Shift+T');
  const told = page.getByRole('dialog').filter({ hasText: `登记报告：${second.roomName}` });
  await told.getByText('有情况').click();
  await page.keyboard.press('Control+Enter');
  await expect(told.getByLabel('对方报告的内容')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(told).toBeHidden();
});

test('the matrix opens at today and has its keys again when a room of it was looked at', async ({
  running,
}) => {
  const { page } = running;
  mkdirSync(pictures, { recursive: true });
  const today = await openOffice(running);
  const [told] = await ask(page, 'office.missing', { day: today });
  if (told === undefined) throw new RangeError('nobody');
  await ask(page, 'office.note', {
    roomId: told.roomId,
    day: today,
    told: { manner: 'phone', isZero: false, byName: '周立新', text: '东山水库泄洪，已通知下游。' },
    arrivedAt: null,
  });
  await showLook(running, {
    name: 'zh-large-1024',
    language: 'zh-CN',
    theme: 'light',
    size: 'large',
    width: 1024,
    height: 700,
  });
  await tab(page, '报送情况');
  const grid = page.getByRole('grid');
  await expect(grid.locator('.matrix-cell.is-today').first()).toBeInViewport({ ratio: 0.95 });
  await page.screenshot({ path: join(pictures, 'office-matrix-zh-large-1024.png') });
  await grid.focus();
  await page.keyboard.press('ArrowDown');
  const selected = grid.getByRole('gridcell', { selected: true });
  await expect(selected).toHaveClass(/is-today/u);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(grid).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(grid.getByRole('row').nth(8).getByRole('gridcell', { selected: true })).toHaveCount(1);
  await tab(page, '单位与密钥');
  const rooms = page.getByRole('grid', { name: '单位与密钥' });
  await rooms.getByText('第3值班室').click();
  await expect(room(page, '第3值班室')).toBeVisible();
  const name = await rooms.getByRole('columnheader', { name: '名称' }).boundingBox();
  expect(name?.width ?? 0).toBeGreaterThan(120);
  await page.screenshot({ path: join(pictures, 'office-rooms-zh-large-1024.png') });
  await tab(page, '收件');
  const taken = page.getByRole('grid', { name: '收到的报告' });
  await expect(taken.getByText('东山水库泄洪，已通知下游。')).toBeVisible();
  await page.screenshot({ path: join(pictures, 'office-intake-zh-large-1024.png') });
  await tab(page, '今日报送');
  await expect(page.getByRole('heading', { name: '今日应报' })).toBeInViewport();
  await page.screenshot({ path: join(pictures, 'submit-today-zh-large-1024.png') });
});
