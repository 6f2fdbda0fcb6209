import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ElectronApplication, expect, type Page } from '@playwright/test';
import Database from 'better-sqlite3';
import { addDays } from '#domain/time/instant';
import { aContent } from '../helpers/builders.ts';
import { fileDamages } from '../helpers/damage.ts';
import { chiefAtDesk, fillWithDemo } from '../helpers/demo-store.ts';
import { appFolder, callFrom, launchConsole, type RunningConsole, test } from '../helpers/e2e-console.ts';
import { runDuty } from '../helpers/run-duty.ts';
import { checkAccessibility } from './accessibility.ts';
import { ask } from './ask.ts';
import { signIn } from './walk.ts';

const pictures = join(appFolder, 'out', 'looks');

const lateText = '备份之后接报：东岳路积水';

/** A demonstration of two days, backed up, with one entry after the backup and a drill that is long due. */
async function demoWithBackup(store: string): Promise<void> {
  fillWithDemo(store, 2);
  const input = JSON.stringify({ content: aContent(lateText), draftId: null });
  for (const words of [
    ['call', 'package.makeKey', '{"reason":""}', '--as', 'zhoumy'],
    ['call', 'backup.start', '--as', 'zhoumy'],
    ['call', 'log.record', input, '--as', chiefAtDesk(store)],
  ]) {
    const done = await runDuty(['--store', store, ...words], { password: 'Demo-2026' });
    expect(done.code).toBe(0);
  }
  const sqlite = new Database(join(store, 'duty.sqlite'));
  sqlite.exec("UPDATE backup_settings SET last_drill_at = '2025-01-01T00:00:00.000Z'");
  sqlite.close();
}

/** Makes a package of the newest daily report and puts it into a folder. */
async function sendPackage(page: Page, drive: string): Promise<void> {
  mkdirSync(drive);
  const { today } = await ask(page, 'product.watch', { daysBack: 0 });
  const span = { fromDay: addDays(today, -7), untilDay: today };
  const [report] = await ask(page, 'product.list', { ...span, kind: 'daily' });
  if (report === undefined) throw new RangeError('the demonstration reports every day');
  const contents = {
    documents: [],
    withLog: false,
    withAttachments: false,
    withPhones: false,
    withWhereabouts: false,
  };
  const ended = async (id: string) => {
    await expect.poll(async () => (await ask(page, 'job.state', { id })).state).toBe('done');
  };
  await ended((await ask(page, 'package.make', { productId: report.id, contents, destinationIds: [] })).id);
  const [made] = await ask(page, 'package.list', span);
  if (made === undefined) throw new RangeError('no package');
  await ended((await ask(page, 'package.save', { id: made.id, folder: drive })).id);
}

async function lookAt(
  { app, page }: Pick<RunningConsole, 'app' | 'page'>,
  name: string,
  english: 'large' | 'normal' = 'large',
): Promise<void> {
  mkdirSync(pictures, { recursive: true });
  for (const [language, theme, size] of [
    ['zh-CN', 'light', 'normal'],
    ['zh-CN', 'night', 'normal'],
    ['en', 'light', english],
    ['en', 'night', 'normal'],
  ] as const) {
    await callFrom(page, 'console.change', { language, theme, size });
    const [width, height] = size === 'large' ? [1024, 700] : [1440, 900];
    await app.evaluate(
      ({ BrowserWindow }, to) => BrowserWindow.getAllWindows()[0]?.setContentSize(to.width, to.height),
      { width, height },
    );
    await page.waitForTimeout(300);
    await page.screenshot({ path: join(pictures, `${name}-${language}-${theme}.png`) });
    await checkAccessibility(page);
    const isWide = await page.evaluate(
      () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
    );
    expect.soft(isWide).toBe(false);
  }
  await callFrom(page, 'console.change', { language: 'zh-CN', theme: 'light', size: 'normal' });
}

/** Lets the next folder dialog answer with a folder. */
const chooseNext = (app: ElectronApplication, folder: string): Promise<void> =>
  app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
  }, folder);

test.describe('a damaged store', () => {
  test.use({
    prepareStore: async ({}, use) => {
      await use(async (store) => {
        await demoWithBackup(store);
        fileDamages['its first page is overwritten'](store);
      });
    },
  });

  test('is looked at, exported and replaced from its backup by the keyboard, and the log is there again', async ({
    running,
  }) => {
    test.setTimeout(180_000);
    const { page, app, folder, store } = running;
    await expect(page.getByRole('heading', { name: '记录库打不开' })).toBeVisible();
    const table = page.getByRole('table', { name: '读出的日志' });
    await expect(table.getByRole('row').nth(20)).toBeVisible();
    await expect(table.getByRole('row').nth(1)).toContainText(lateText);
    const before = (await table.getByRole('row').nth(2).getByRole('cell').nth(3).textContent()) ?? '';
    await lookAt(running, 'rescue-look');

    await page.getByRole('button', { name: '2 导出' }).press('Enter');
    await chooseNext(app, folder);
    await page.getByRole('button', { name: '选择文件夹并导出…' }).press('Enter');
    await expect(page.getByText(/已导出 \d+ 条日志/u)).toBeVisible();
    await lookAt(running, 'rescue-export');
    const exported = readdirSync(folder).find((name) => name.startsWith('记录救出')) ?? '';
    const csv = readdirSync(join(folder, exported)).find(
      (name) => name.endsWith('.csv') && name.startsWith('duty'),
    );
    expect(readFileSync(join(folder, exported, csv ?? ''), 'utf8')).toContain(lateText);

    await page.getByRole('button', { name: '3 用备份替换' }).press('Enter');
    await expect(page.getByRole('radio')).toBeChecked();
    await expect(page.getByText('其中日志 1 条）只在受损文件里')).toBeVisible();
    await page.getByLabel('账号', { exact: true }).fill('zhoumy');
    await page.getByLabel('口令', { exact: true }).fill('Wrong-0000');
    await page.keyboard.press('Enter');
    await expect(page.locator('.failure')).toContainText('口令不正确');
    await lookAt(running, 'rescue-replace');
    await page.getByLabel('口令', { exact: true }).fill('Demo-2026');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: '登录' })).toBeVisible({ timeout: 30_000 });
    await signIn(page, 'zhoumy', 'Demo-2026');
    await page.keyboard.press('Control+2');
    await expect(page.getByRole('option').first()).toBeVisible();
    await expect(page.getByText(before.slice(0, 8)).first()).toBeVisible();
    await expect(page.getByText(lateText)).toHaveCount(0);
    expect(readdirSync(store).some((name) => name.startsWith('replaced-'))).toBe(true);
  });
});

test.describe('a healthy store', () => {
  test.use({
    prepareStore: async ({}, use) => {
      await use(demoWithBackup);
    },
  });

  test('is put back to a backup from the tab, after the numbers were seen; everybody signs in again, and what had gone out is shown until it is settled', async ({
    running,
  }) => {
    test.setTimeout(120_000);
    const { page, store, folder } = running;
    await signIn(page, 'zhoumy', 'Demo-2026');
    await sendPackage(page, join(folder, 'U盘'));
    // A drill that is due shows in the strip and leads to where it is run.
    await page.locator('.strip').getByRole('link', { name: '恢复演练到期' }).click();
    await expect(page.getByRole('tab', { name: '备份' })).toHaveAttribute('aria-selected', 'true');
    await page.getByRole('button', { name: /^恢复 .* 的备份$/u }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByText(/其中日志 1 条/u)).toBeVisible();
    await expect(dialog.getByText(/又制作、送出或撤回报送包 1 个/u)).toBeVisible();
    // The row of tabs behind the dialog does not fit a small window with large letters.
    await lookAt(running, 'restore', 'normal');
    await dialog.getByLabel('恢复原因').fill('误操作，恢复到备份');
    await dialog.getByLabel('本人口令').fill('Demo-2026');
    await page.keyboard.press('Enter');
    await expect(page.getByLabel('账号', { exact: true })).toBeVisible({ timeout: 30_000 });
    await signIn(page, 'zhoumy', 'Demo-2026');
    await page.keyboard.press('Control+0');
    await page.getByRole('tab', { name: '审计' }).click();
    await expect(page.getByText(/由备份恢复.*误操作，恢复到备份/u)).toBeVisible();
    await page.keyboard.press('Control+7');
    const notice = page.getByRole('region', { name: '备份之后已送出的材料' });
    await expect(notice.getByText('下一个编为2号，不重复使用')).toBeVisible();
    await lookAt(running, 'restored-today', 'normal');
    await page.getByRole('tab', { name: '报送包' }).click();
    await expect(notice).toBeVisible();
    await lookAt(running, 'restored-packages', 'normal');
    await notice.getByRole('button', { name: '已与总值班室核对' }).click();
    await expect(notice).toHaveCount(0);
    expect(readdirSync(store).some((name) => name.startsWith('replaced-'))).toBe(true);
  });

  test('whose file became something else while the console was closed says that nothing can be read, and can be tried again', async ({
    running,
  }) => {
    const { page, store } = running;
    await expect(page.getByRole('button', { name: '登录' })).toBeVisible();
    await running.app.close();
    fileDamages['it was replaced by a text'](store);
    const again = await launchConsole(running);
    await expect(again.page.getByText('受损文件中没有能读出的记录')).toBeVisible();
    await again.page.getByRole('button', { name: '重新打开' }).click();
    await expect(again.page.locator('.failure')).toBeVisible();
    await again.app.close();
  });
});
