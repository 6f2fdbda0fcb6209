import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { bareContents } from '#domain/package/contents';
import { addDays } from '#domain/time/instant';
import { chiefAtDesk, fillWithDemo } from '../helpers/demo-store.ts';
import { appFolder, test } from '../helpers/e2e-console.ts';
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

test('a notice of withdrawal that cannot be made says why, and goes by itself when it can', async ({
  running,
}) => {
  test.setTimeout(240_000);
  mkdirSync(pictures, { recursive: true });
  const { page, store, folder } = running;
  const drive = join(folder, 'U盘');
  mkdirSync(drive);
  await signIn(page, chiefAtDesk(store), 'Demo-2026');
  const { setup, version } = await ask(page, 'product.setup', {});
  const [recipient] = setup.recipients;
  if (recipient === undefined) throw new Error('the demonstration reports to somebody');
  await ask(page, 'product.changeSetup', {
    version,
    setup: {
      ...setup,
      destinations: [
        { id: 'drive', name: '移动盘', folder: drive, recipientId: recipient.id, isOn: true, office: null },
      ],
    },
  });
  const { key } = await ask(page, 'package.key', {});
  if (key === null) await ask(page, 'package.makeKey', { reason: '' });
  const { today } = await ask(page, 'product.watch', { daysBack: 0 });
  const found = await ask(page, 'product.list', {
    fromDay: addDays(today, -30),
    untilDay: today,
    kind: null,
  });
  const product = found.find(({ state, kind }) => state === 'issued' && kind === 'daily');
  if (product === undefined) throw new Error('the demonstration has a report');
  const contents = bareContents;
  await ask(page, 'package.make', { productId: product.id, contents, destinationIds: ['drive'] });
  const days = { fromDay: product.fromDay, untilDay: product.untilDay };
  const isThere = async (): Promise<boolean> =>
    (await ask(page, 'package.list', days)).some(
      ({ productId, drops }) => productId === product.id && drops.length > 0,
    );
  await expect.poll(isThere, { timeout: 30_000 }).toBe(true);

  // Where packages are kept lies something that is no folder.
  const outbox = join(store, 'outbox');
  renameSync(outbox, `${outbox}-aside`);
  writeFileSync(outbox, '');
  const { version: looked } = await ask(page, 'product.one', { id: product.id });
  await ask(page, 'product.withdraw', { id: product.id, version: looked, reason: '数字有误' });
  await page.keyboard.press('Control+7');
  await page.getByRole('tab', { name: '报送包' }).click();
  const untold = page.getByRole('region', { name: '撤回通知没有做成' });
  await expect(untold).toContainText('移动盘', { timeout: 60_000 });
  await expect(untold).toContainText(/第\d+次重试/);
  for (const look of fourLooks) {
    await showLook(running, look);
    await checkAccessibility(page);
    await page.screenshot({ path: join(pictures, `withdrawal-untold-${look.name}.png`) });
  }
  const [plain] = fourLooks;
  if (plain !== undefined) await showLook(running, plain);
  await page.getByRole('tab', { name: '台账' }).click();
  await page.getByRole('grid').getByRole('row').filter({ hasText: product.title }).first().click();
  const told = page.locator('.ant-drawer').getByRole('region', { name: '撤回通知' });
  await expect(told).toContainText(/第\d+次重试/);
  await page.screenshot({ path: join(pictures, 'withdrawal-untold-report.png') });

  rmSync(outbox);
  renameSync(`${outbox}-aside`, outbox);
  await expect(told).toContainText('已送达', { timeout: 120_000 });
  expect(await ask(page, 'package.untold', {})).toEqual([]);
});
