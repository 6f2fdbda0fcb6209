import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, type Page } from '@playwright/test';
import Database from 'better-sqlite3';
import { topics } from '#contract/kinds';
import type { Bridge } from '#contract/wire';
import { contentOf, type Entry as EntryNow } from '#domain/log/entry';
import { chiefAtDesk, fillWithDemo } from '../helpers/demo-store.ts';
import {
  callFrom,
  closeConsole,
  type ConsoleFolders,
  launchConsole,
  type RunningConsole,
  test,
  untilUsable,
} from '../helpers/e2e-console.ts';
import { type MovableClock, movableClock } from '../helpers/movable-clock.ts';
import { commandLine, processTree } from '../helpers/processes.ts';
import { runDuty } from '../helpers/run-duty.ts';
import { canMount, pluggableDisk, readOnlyView, smallDisk, storeFolderOn } from '../helpers/small-disk.ts';
import { signIn, writeEntry } from './walk.ts';

const password = 'Demo-2026';
const typed = '北环路高架桥下发现一只无主行李箱,已请公安派人查看';
const content = (page: Pick<Page, 'locator'>) => page.locator('textarea.content-field');
const inShift = (page: Page) => page.getByRole('listbox', { name: '本班记录' });

const serviceOf = ({ app }: RunningConsole): number => {
  const found = processTree(app.process().pid ?? 0).find((pid) => commandLine(pid).includes('service.js'));
  if (found === undefined) throw new Error('the service is not running');
  return found;
};

/** Starts a console on a store of two demonstration days, signs the chief in, closes it when `work` is done, and checks the chain. */
async function withConsole(
  folders: ConsoleFolders,
  work: (running: RunningConsole) => Promise<void>,
  clock?: MovableClock,
): Promise<void> {
  if (!existsSync(join(folders.store, 'duty.sqlite'))) fillWithDemo(folders.store, 2);
  const running = await launchConsole(folders, clock);
  try {
    await untilUsable(running.page);
    await signIn(running.page, chiefAtDesk(folders.store), password);
    await work(running);
  } finally {
    await closeConsole(running.app);
  }
  expect(await runDuty(['--store', folders.store, 'verify'])).toMatchObject({ code: 0 });
}

async function type(page: Page, text: string): Promise<void> {
  await page.keyboard.press('Control+n');
  await expect(content(page)).toBeFocused();
  await page.keyboard.type(text);
}

const saveAndSee = async (page: Page, text: string): Promise<void> => {
  await page.keyboard.press('Control+Enter');
  await expect(inShift(page).getByText(text)).toHaveCount(1, { timeout: 20_000 });
  await expect(content(page)).toHaveValue('');
};

/** Tries again until the console can be used; the console tries by itself too, and may take its button away first. */
async function tryAgain(page: Page): Promise<void> {
  const again = page.getByRole('button', { name: '重试' });
  await Promise.race([again.click(), page.getByLabel('账号', { exact: true }).waitFor()]);
  await untilUsable(page);
}

test('a frozen service is told, ended and started again, and the save that waited is done once', async ({
  folders,
}, info) => {
  await withConsole(folders, async (running) => {
    const { page } = running;
    await type(page, typed);
    const frozen = serviceOf(running);
    process.kill(frozen, 'SIGSTOP');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByText('值班服务没有应答，正在等待')).toBeVisible();
    await page.screenshot({ path: info.outputPath('frozen.png') });
    await expect(content(page)).toHaveValue(typed);
    await expect(inShift(page).getByText(typed)).toHaveCount(1, { timeout: 25_000 });
    expect(serviceOf(running)).not.toBe(frozen);
    await expect(page.locator('.banner')).toHaveCount(0);
  });
});

test('a machine that sleeps and wakes loses nothing and restarts nothing', async ({ folders }) => {
  await withConsole(folders, async (running) => {
    const { page, app } = running;
    await type(page, typed);
    const service = serviceOf(running);
    const everything = processTree(app.process().pid ?? 0);
    for (const pid of everything) process.kill(pid, 'SIGSTOP');
    // Longer than a silent service is given.
    await sleep(12_000);
    for (const pid of everything) process.kill(pid, 'SIGCONT');
    await expect(page.getByText(/草稿已存/)).toBeVisible();
    await expect(content(page)).toHaveValue(typed);
    await expect
      .poll(async () => {
        const shown = (await page.getByRole('timer').first().textContent()) ?? '';
        const now = new Date().toLocaleTimeString('zh-CN', { timeZone: 'Asia/Shanghai', hour12: false });
        return Math.abs(secondsOf(shown) - secondsOf(now)) <= 1;
      })
      .toBe(true);
    await saveAndSee(page, typed);
    expect(serviceOf(running)).toBe(service);
    // When the system says that it woke, every screen asks again at once.
    const asked = page.evaluate(
      () =>
        new Promise<number>((resolve) =>
          (globalThis as unknown as { readonly duty: Bridge }).duty.onPush((push) => {
            if (push.kind === 'changed') resolve(push.topics.length);
          }),
        ),
    );
    await page.evaluate(() => undefined);
    await app.evaluate(({ powerMonitor }) => void powerMonitor.emit('resume'));
    expect(await asked).toBe(topics.length);
  });
});

const secondsOf = (clock: string): number =>
  clock.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);

test('a clock set forward by a day and back by an hour keeps numbers, shift and log in order', async ({
  folders,
}) => {
  const clock = movableClock();
  await withConsole(
    folders,
    async ({ page }) => {
      const write = async (text: string): Promise<void> => {
        await type(page, text);
        await saveAndSee(page, text);
      };
      await write('钟准时登记的一条');
      await type(page, '钟快了一天的一条');
      await clock.setAhead(24 * 60);
      // Nobody touched a key for a day, says the clock: the screen locks, and what was there is there again.
      await page.getByLabel('口令', { exact: true }).fill(password);
      await page.keyboard.press('Enter');
      await expect(page.getByLabel('口令', { exact: true })).toHaveCount(0);
      await expect(content(page)).toHaveValue('钟快了一天的一条');
      // Reminders of the day that was skipped are due at once.
      await expect(page.getByText('到期', { exact: true }).first()).toBeVisible();
      await content(page).focus();
      await saveAndSee(page, '钟快了一天的一条');
      await clock.setAhead(-60);
      await write('钟慢了一小时的一条');
      const reply = await callFrom(page, 'log.page', { filter: {}, before: null, limit: 3 });
      const { entries } = (reply as unknown as { output: { entries: Written[] } }).output;
      const numbers = entries.map((entry) => Number(entry.number.slice(5)));
      expect(numbers).toEqual([0, 1, 2].map((back) => (numbers[0] ?? 0) - back));
      expect(new Set(entries.map((entry) => `${entry.day} ${entry.shiftNo}`)).size).toBe(1);
      const [late, early] = entries.map((entry) => Date.parse(entry.recordedAt));
      expect(Math.round(((early ?? 0) - (late ?? 0)) / 3_600_000)).toBe(25);
    },
    clock,
  );
  clock.remove();
  const sqlite = new Database(join(folders.store, 'duty.sqlite'), { readonly: true });
  const kinds = sqlite.prepare("SELECT json FROM record WHERE kind = 'clock'").all();
  sqlite.close();
  expect(kinds).toHaveLength(1);
});

type Written = {
  readonly number: string;
  readonly day: string;
  readonly shiftNo: number;
  readonly recordedAt: string;
};

test.describe('disks', () => {
  test.skip(!canMount, 'this user may not mount disks');

  test('a full disk is said in words, the text stays, and the same save works once there is room', async ({
    folders,
  }, info) => {
    const disk = smallDisk(64);
    // The console's own folder is on the same disk, as it is on most workstations.
    const userData = join(disk.folder, '用户 data');
    mkdirSync(userData);
    try {
      await withConsole({ ...folders, store: storeFolderOn(disk), userData }, async ({ page }) => {
        await type(page, '磁盘未满时');
        await saveAndSee(page, '磁盘未满时');
        disk.fill();
        const long = typed.repeat(60);
        await content(page).fill(long);
        await expect(page.getByText('草稿未能存盘')).toBeVisible();
        await page.keyboard.press('Control+Enter');
        await expect(page.getByRole('alert').getByText('磁盘已满，未能保存')).toBeVisible();
        await page.screenshot({ path: info.outputPath('full.png') });
        await expect(content(page)).toHaveValue(long);
        expect(await callFrom(page, 'console.change', { size: 'large' })).toMatchObject({
          code: 'disk-full',
        });
        disk.free();
        await expect(page.getByText(/草稿已存/)).toBeVisible();
        await page.keyboard.press('Control+Enter');
        await expect(content(page)).toHaveValue('');
        await expect(inShift(page).getByText(typed)).toHaveCount(1);
      });
    } finally {
      disk.remove();
    }
  });

  test('a drive pulled out while it is written is said, nothing is made in its place, and all is there when it is back', async ({
    folders,
  }, info) => {
    const disk = pluggableDisk();
    const onDrive = { ...folders, store: storeFolderOn(disk) };
    try {
      await withConsole(onDrive, async ({ page }) => {
        await type(page, typed);
        disk.pullOut();
        await expect(page.locator('.banner').getByText('找不到数据文件夹')).toBeVisible();
        await expect(page.locator('.banner')).toContainText(onDrive.store);
        await page.keyboard.type('(拔盘后又写)');
        await page.keyboard.press('Control+Enter');
        await expect(page.getByRole('alert').getByText('找不到数据文件夹')).toBeVisible();
        await page.screenshot({ path: info.outputPath('pulled-out.png') });
        await callFrom(page, 'console.change', { language: 'en', theme: 'night' });
        await expect(page.locator('.banner').getByText('The store folder is not there')).toBeVisible();
        await page.screenshot({ path: info.outputPath('pulled-out-en.png') });
        await callFrom(page, 'console.change', { language: 'zh-CN', theme: 'light' });
        await expect(content(page)).toHaveValue(`${typed}(拔盘后又写)`);
        expect(readdirSync(disk.folder)).toEqual([]);
        disk.plugIn();
        await expect(page.locator('.banner')).toHaveCount(0, { timeout: 20_000 });
        await saveAndSee(page, typed);
      });
      disk.pullOut();
      const again = await launchConsole(onDrive);
      await expect(again.page.getByRole('alert').getByText('找不到数据文件夹')).toBeVisible();
      await again.page.screenshot({ path: info.outputPath('missing.png') });
      expect(readdirSync(disk.folder)).toEqual([]);
      disk.plugIn();
      await tryAgain(again.page);
      await signIn(again.page, chiefAtDesk(onDrive.store), password);
      await expect(inShift(again.page).getByText(typed)).toHaveCount(1);
      await closeConsole(again.app);
    } finally {
      disk.remove();
    }
  });

  test('a read-only folder is named at the start', async ({ folders }, info) => {
    fillWithDemo(folders.store, 2);
    const view = readOnlyView(folders.store);
    const { app, page } = await launchConsole({ ...folders, store: view.folder });
    try {
      await expect(page.getByRole('alert').getByText('文件夹不可写')).toContainText(view.folder);
      await page.screenshot({ path: info.outputPath('read-only.png') });
    } finally {
      await closeConsole(app);
      view.remove();
    }
  });
});

test('a store of a newer program says what to do, and opens when it can be read', async ({
  folders,
}, info) => {
  fillWithDemo(folders.store, 2);
  const file = join(folders.store, 'duty.sqlite');
  const setVersion = (version: number): number => {
    const sqlite = new Database(file);
    const before = Number(sqlite.pragma('user_version', { simple: true }));
    sqlite.pragma(`user_version = ${version}`);
    sqlite.close();
    return before;
  };
  const ours = setVersion(99);
  const { app, page } = await launchConsole(folders);
  await expect(page.getByRole('alert').getByText('请把控制台更新到新版本')).toBeVisible();
  await page.screenshot({ path: info.outputPath('too-new.png') });
  setVersion(ours);
  await tryAgain(page);
  await signIn(page, chiefAtDesk(folders.store), password);
  await closeConsole(app);
});

test('everything works where every path has Chinese characters and spaces', async ({ folders }) => {
  const spaced = {
    folder: folders.folder,
    store: join(folders.folder, '值班 室 数据', '库 一'),
    userData: join(folders.folder, '值班 室 数据', '用户 目录'),
  };
  const exports = join(folders.folder, '值班 室 数据', '导 出');
  const second = join(folders.folder, '值班 室 数据', '第二 位置');
  for (const folder of [spaced.store, spaced.userData, second]) mkdirSync(folder, { recursive: true });
  fillWithDemo(spaced.store, 2);
  const settings = JSON.stringify({ secondFolder: second, everyMinutes: 60, version: 1 });
  expect(
    await runDuty(['--store', spaced.store, 'call', 'backup.settings', settings, '--as', 'zhoumy'], {
      password,
    }),
  ).toMatchObject({ code: 0 });
  await withConsole(spaced, async ({ page }) => {
    await writeEntry(page, { initials: 'ld', content: '路径里有汉字和空格' });
    const done = async (method: string, input: unknown): Promise<void> => {
      const started = (await callFrom(page, method, input)) as unknown as { output: { id: string } };
      await expect
        .poll(async () => {
          const state = await callFrom(page, 'job.state', { id: started.output.id });
          return (state as unknown as { output: { state: string } }).output.state;
        })
        .toBe('done');
    };
    const today = (await callFrom(page, 'desk.now')) as unknown as { output: { shift: { day: string } } };
    const { day } = today.output.shift;
    await done('export.start', {
      fromDay: day,
      untilDay: day,
      formats: ['docx', 'xlsx', 'csv', 'json', 'pdf'],
      folder: exports,
    });
    expect(readdirSync(exports).toSorted()).toEqual(
      ['csv', 'docx', 'json', 'pdf', 'xlsx'].map((form) => `duty-log-${day}.${form}`),
    );
    await done('backup.start', {});
    const [place = ''] = readdirSync(second);
    const [copy = ''] = readdirSync(join(second, place));
    expect(await runDuty(['--store', join(second, place, copy), 'verify'])).toMatchObject({ code: 0 });
  });
});

test('of two who correct one entry the later is told, sees what now stands, and saves again with open eyes', async ({
  folders,
}, info) => {
  await withConsole(folders, async ({ page }) => {
    await type(page, '两处同时更正的一条');
    await saveAndSee(page, '两处同时更正的一条');
    await inShift(page).getByText('两处同时更正的一条').click();
    await page.getByRole('button', { name: '更正', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: /更正/ });
    await content(dialog).fill('这一处更正后的文字');
    await dialog.getByLabel('更正原因').fill('这一处');
    const found = await callFrom(page, 'log.page', { filter: {}, before: null, limit: 1 });
    const [entry] = (found as unknown as { output: { entries: EntryNow[] } }).output.entries;
    if (entry === undefined) throw new Error('the entry was saved');
    const { id, version } = entry;
    const other = { ...contentOf(entry), content: '另一处先更正的文字' };
    expect(
      await callFrom(page, 'log.correct', { id, version, content: other, reason: '另一处', draftId: null }),
    ).toMatchObject({ ok: true });
    await expect(dialog.getByText('这条记录已在别处变更')).toBeVisible();
    await expect(dialog.getByRole('status').getByText('另一处先更正的文字')).toBeVisible();
    await page.keyboard.press('Control+Enter');
    await expect(dialog.getByRole('alert').getByText('别处刚刚改动过同一内容')).toBeVisible();
    await expect(content(dialog)).toHaveValue('这一处更正后的文字');
    await page.screenshot({ path: info.outputPath('conflict.png') });
    await page.keyboard.press('Control+Enter');
    await expect(dialog).toBeHidden();
    await expect(page.locator('.history del').filter({ hasText: '另一处先更正的文字' })).toBeVisible();
    // A draft that was left and is older than a correction says so too.
    await page.getByRole('button', { name: '更正', exact: true }).click();
    await content(dialog).fill('放下后再续的文字');
    await expect(dialog.getByText(/草稿已存/)).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    const again = { ...contentOf(entry), content: '期间又更正的文字' };
    const input = { id, version: version + 2, content: again, reason: '期间', draftId: null };
    expect(await callFrom(page, 'log.correct', input)).toMatchObject({ ok: true });
    await expect(page.locator('.history del').filter({ hasText: '这一处更正后的文字' })).toBeVisible();
    await page.getByRole('button', { name: '更正', exact: true }).click();
    await expect(content(dialog)).toHaveValue('放下后再续的文字');
    await expect(dialog.getByRole('status').getByText('期间又更正的文字')).toBeVisible();
  });
});
