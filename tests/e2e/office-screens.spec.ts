import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { clockTime, addDays, instant, type IsoDay } from '#domain/time/instant';
import type { DutyProduct } from '#domain/product/product';
import { codeOf } from '#service/package/keys';
import { chiefAtDesk, fillWithDemo } from '../helpers/demo-store.ts';
import { appFolder, type RunningConsole, test } from '../helpers/e2e-console.ts';
import { aPackage, aProduct, testKey } from '../helpers/package-builders.ts';
import { checkAccessibility } from './accessibility.ts';
import { ask } from './ask.ts';
import { fourLooks, showLook } from './look.ts';
import { signIn } from './walk.ts';

const pictures = join(appFolder, 'out', 'looks');
const reporting = '云台县值班室';
const groups = ['区县', '市直部门', '开发区', '乡镇街道', '企业'] as const;

test.use({
  prepareStore: async ({}, use) => {
    await use((store) => fillWithDemo(store, 3));
  },
});

/** Two hundred rooms, of which a third reported over the last days. */
async function seed(page: Page, today: IsoDay): Promise<void> {
  const { setup, version } = await ask(page, 'office.setup', {});
  await ask(page, 'office.changeSetup', {
    version,
    setup: { ...setup, isOffice: true, dueAt: clockTime.parse('16:30') },
  });
  await ask(page, 'office.addRooms', {
    rooms: Array.from({ length: 200 }, (_, order) => ({
      name:
        order === 0
          ? reporting
          : order === 3
            ? '市应急管理局安全生产综合监督管理和防汛抗旱指挥部办公室值班室'
            : `第${order + 1}值班室`,
      group: groups[Math.floor(order / 40)] ?? '',
      phone: `0719-86${10_000 + order}`,
      order,
      dueAt: null,
      fromDay: addDays(today, -40),
      untilDay: null,
      note: '',
    })),
  });
  const { rooms } = await ask(page, 'office.rooms', {});
  const told = [0, 1, 2].flatMap((back) =>
    rooms
      .filter(({ fields }) => fields.order > 0 && fields.order % 5 === back)
      .map(({ id, fields }) => ({ id, back, isZero: fields.order % 2 > 0 })),
  );
  for (let from = 0; from < told.length; from += 20)
    await Promise.all(
      told.slice(from, from + 20).map(({ id, back, isZero }) =>
        ask(page, 'office.note', {
          roomId: id,
          day: addDays(today, -back),
          told: {
            manner: 'phone',
            isZero,
            byName: '周立新',
            text: isZero ? '' : '312省道两车相撞，2人轻伤送医。',
          },
          arrivedAt: null,
        }),
      ),
    );
}

/** A report of a day by the room of the test key; two of them under one number contradict each other. */
async function packageOf(day: IsoDay, id: string): Promise<Buffer> {
  const base = aProduct();
  const product: DutyProduct = aProduct({
    id: base.id.replace('1', id) as DutyProduct['id'],
    fields: { ...base.fields, fromDay: day, untilDay: day },
    issuedAt: instant.parse(new Date(Date.now() - 60_000).toISOString()),
  });
  const { bytes } = await aPackage({
    product,
    manifest: {
      sequence: 1,
      previous: '0'.repeat(64),
      chain: { head: { seq: 13, hash: 'd'.repeat(64) }, earlier: [] },
    },
  });
  return Buffer.from(bytes);
}

async function lookAt(running: RunningConsole, name: string): Promise<void> {
  await checkAccessibility(running.page);
  for (const look of fourLooks) {
    await showLook(running, look);
    // Nothing of the screen may lie outside of the window.
    const overflow = await running.page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect.soft(overflow, `${name} ${look.name}`).toBeLessThanOrEqual(0);
    await running.page.screenshot({ path: join(pictures, `office-${name}-${look.name}.png`) });
  }
  const [plain] = fourLooks;
  if (plain !== undefined) await showLook(running, plain);
}

test('a central office of 200 rooms sees who reported, takes a package in, compares its key, decides, and calls who is missing', async ({
  running,
}) => {
  test.setTimeout(240_000);
  mkdirSync(pictures, { recursive: true });
  const { page, store, folder } = running;
  await signIn(page, chiefAtDesk(store), 'Demo-2026');
  const { today } = await ask(page, 'product.watch', { daysBack: 0 });
  await seed(page, today);
  await page.keyboard.press('Control+7');
  const tab = (name: string) => page.getByRole('tab', { name, exact: true }).click();

  await test.step('a package of an unknown key is held and says what to do', async () => {
    await tab('收件');
    const file = join(folder, 'duty-yuntai-0001.dutyroom.zip');
    writeFileSync(file, await packageOf(today, '1'));
    const take = page.getByRole('region', { name: '接收报送包' });
    await take.locator('input[type="file"]').setInputFiles(file);
    await expect(take.getByText('待核 1', { exact: true })).toBeVisible();
    await take.getByRole('button', { name: '打开' }).click();
    const detail = page.getByRole('region', { name: reporting });
    await expect(detail.getByText('密钥未登记')).toBeVisible();
    await expect(detail.getByText(/请打登记电话核对16位核对码/)).toBeVisible();
  });

  await test.step('its key is paired only by the code that the room reads out', async () => {
    await tab('单位与密钥');
    await page.getByRole('button', { name: `电话核对配对 ${reporting}` }).click();
    const dialog = page.getByRole('dialog').filter({ hasText: `核对密钥：${reporting}` });
    const code = dialog.getByLabel('对方念的核对码');
    await code.fill('1111222233334444');
    await expect(code).toHaveValue('1111 2222 3333 4444');
    await page.keyboard.press('Control+Enter');
    await expect(dialog.getByText('没有配对，请看下面的说明并重新核对')).toBeVisible();
    const right = codeOf(testKey(1).publicKey);
    await expect(dialog).not.toContainText(right);
    await code.fill(right.replaceAll(' ', ''));
    await page.keyboard.press('Control+Enter');
    await expect(dialog).toBeHidden();
    await page.getByRole('grid', { name: '单位与密钥' }).getByText(reporting).click();
    await expect(page.getByRole('region', { name: reporting }).getByText(right)).toBeVisible();
    await lookAt(running, 'rooms');
  });

  await test.step('the matrix has it, and Enter opens it', async () => {
    await tab('报送情况');
    const grid = page.getByRole('grid');
    const row = grid.getByRole('row').filter({ hasText: reporting });
    await expect(row.getByRole('gridcell', { name: /零/ })).toHaveCount(1);
    await grid.focus();
    await page.keyboard.press('ArrowDown');
    await expect(grid.getByRole('gridcell', { selected: true })).toHaveClass(/is-today/);
    await page.keyboard.press('End');
    for (let step = 0; step < 60; step += 1) await page.keyboard.press('ArrowDown');
    await expect(grid.getByRole('row').filter({ hasText: '第61值班室' })).toBeInViewport();
    // The heading of the group in which the cursor is stays in sight.
    await expect(grid.locator('.matrix-group').filter({ hasText: '市直部门' })).toBeInViewport();
    await page.keyboard.press('PageUp');
    await lookAt(running, 'matrix');
    for (let step = 0; step < 8; step += 1) await page.keyboard.press('PageUp');
    await row.locator('.is-today').click();
    const cell = page.getByRole('dialog').filter({ hasText: reporting });
    await expect(cell.getByRole('button', { name: '打开报告' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('article', { name: /零报告/ })).toContainText('带班：李主任');
  });

  await test.step('a second package under the same number, dropped on the window, waits for a decision', async () => {
    const bytes = (await packageOf(today, '2')).toString('base64');
    const carried = await page.evaluateHandle((base64) => {
      const data = new DataTransfer();
      const signs = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
      data.items.add(new File([signs], 'duty-yuntai-again.dutyroom.zip', { type: 'application/zip' }));
      return data;
    }, bytes);
    const take = page.getByRole('region', { name: '接收报送包' });
    await take.dispatchEvent('drop', { dataTransfer: carried });
    await expect(take.getByText('待核 1', { exact: true })).toBeVisible();
    await take.getByRole('button', { name: '打开' }).click();
    const detail = page.getByRole('region', { name: reporting });
    await expect(detail.getByText(/第1号已收过另一个包/)).toBeVisible();
    await lookAt(running, 'intake');
    await detail.getByRole('button', { name: '拒收' }).click();
    await page.getByRole('dialog').getByRole('textbox').fill('电话核实：对方恢复了旧备份');
    await page.keyboard.press('Control+Enter');
    await expect(detail.getByText(/决定拒收：电话核实/)).toBeVisible();
  });

  await test.step('who is missing is called by keyboard, and a report that was told counts', async () => {
    await tab('催报');
    const missing = await ask(page, 'office.missing', { day: today });
    const [first, second, third] = missing;
    if (first === undefined || second === undefined || third === undefined) throw new RangeError('nobody');
    const room = (name: string) => page.getByRole('region', { name, exact: true });
    await expect(room(first.roomName)).toContainText(first.phone);
    await expect(room(first.roomName)).toContainText(first.script);
    await page.keyboard.press('1');
    await page.keyboard.type('王建国');
    await room(first.roomName).getByLabel('对方说明').fill('网络故障，五点前报来');
    await page.keyboard.press('Control+Enter');
    await expect(room(second.roomName)).toBeVisible();
    await page.keyboard.press('ArrowUp');
    await expect(room(first.roomName)).toContainText('网络故障，五点前报来');
    await lookAt(running, 'chase');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('t');
    const told = page.getByRole('dialog').filter({ hasText: `登记报告：${second.roomName}` });
    await told.getByText('有情况').click();
    await told.getByLabel('对方报告的内容').fill('东山水库泄洪，已通知下游。');
    await page.keyboard.press('Control+Enter');
    await expect(told).toBeHidden();
    await expect
      .poll(async () => (await ask(page, 'office.missing', { day: today })).length)
      .toBe(missing.length - 1);
    // A report that arrives during the call leaves the room in sight, with what was typed.
    const inHand = room(third.roomName);
    await expect(inHand).toBeVisible();
    await inHand.getByLabel('对方说明').fill('正在传');
    await ask(page, 'office.note', {
      roomId: third.roomId,
      day: today,
      told: { manner: 'fax', isZero: true, byName: '周立新', text: '' },
      arrivedAt: null,
    });
    await expect(inHand.getByRole('status')).toContainText('已收到');
    await expect(inHand.getByLabel('对方说明')).toHaveValue('正在传');
    await inHand.getByRole('button', { name: '下一个 ↓' }).click();
    await expect(inHand).toBeHidden();
  });

  await test.step('words are found in what rooms said, and the span is counted', async () => {
    await tab('检索');
    await page.getByLabel('在各单位报告中查找').fill('李主任');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('region', { name: '查到的内容' }).locator('mark').first()).toHaveText(
      '李主任',
    );
    await lookAt(running, 'search');
    await tab('统计');
    await expect(page.getByRole('region', { name: /^各单位（2\d\d）$/ })).toContainText(reporting);
    await lookAt(running, 'statistics');
  });
});
