import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from '@playwright/test';
import { closeConsole, launchConsole, test, untilUsable } from '../helpers/e2e-console.ts';
import { chiefAtDesk, fillWithDemo } from '../helpers/demo-store.ts';
import { commandLine, processTree } from '../helpers/processes.ts';
import { signIn } from './walk.ts';

test.use({
  prepareStore: async ({}, use) => {
    await use((store) => fillWithDemo(store, 2));
  },
});

const typed = '北环路高架桥下发现一只无主行李箱,已请公安派人查看,周边人员正在疏散';

/** Types at a steady pace of about ten characters a second, so that a kill falls into the middle of it. */
async function typeSteadily(page: Parameters<typeof signIn>[0], text: string): Promise<void> {
  await page.keyboard.press('Control+n');
  await expect(page.locator('textarea.content-field')).toBeFocused();
  await page.keyboard.type(text, { delay: 100 });
}

const lostAtMost = 20; // two seconds at ten characters a second

test('killing the duty service while typing loses nothing that is on the screen', async ({ running }) => {
  const { page, app, store } = running;
  await signIn(page, chiefAtDesk(store), 'Demo-2026');
  const typing = typeSteadily(page, typed);
  await sleep(1500);
  const service = processTree(app.process().pid ?? 0).find((pid) => commandLine(pid).includes('service.js'));
  expect(service).toBeDefined();
  process.kill(service ?? 0, 'SIGKILL');
  await typing;
  await expect(page.locator('textarea.content-field')).toHaveValue(typed);
  await expect(page.getByText(/草稿已存/)).toBeVisible({ timeout: 15_000 });
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('listbox', { name: '本班记录' }).getByText(typed)).toHaveCount(1, {
    timeout: 15_000,
  });
});

test('killing the window process while typing loses at most two seconds', async ({ running }) => {
  const { page, app, store } = running;
  await signIn(page, chiefAtDesk(store), 'Demo-2026');
  await typeSteadily(page, typed);
  const renderer = await app.evaluate(
    ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId() ?? 0,
  );
  const isBack = app.evaluate(
    ({ BrowserWindow }) =>
      new Promise<void>((resolve) =>
        BrowserWindow.getAllWindows()[0]?.webContents.once('did-finish-load', () => resolve()),
      ),
  );
  process.kill(renderer, 'SIGKILL');
  await isBack;
  // The seat is kept by main, so the reloaded page needs no new sign-in.
  await expect
    .poll(() =>
      app.evaluate(
        ({ BrowserWindow }) =>
          BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(
            "document.querySelector('textarea.content-field')?.value ?? ''",
          ) as Promise<string>,
      ),
    )
    .toMatch(new RegExp(`^${typed.slice(0, typed.length - lostAtMost)}`));
});

test('killing the whole console while typing loses at most two seconds', async ({
  folders,
  prepareStore,
}) => {
  await prepareStore(folders.store);
  const first = await launchConsole(folders);
  await untilUsable(first.page);
  const account = chiefAtDesk(folders.store);
  await signIn(first.page, account, 'Demo-2026');
  await typeSteadily(first.page, typed);
  const ended = new Promise((resolve) => first.app.process().once('exit', resolve));
  first.app.process().kill('SIGKILL');
  await ended;
  const second = await launchConsole(folders);
  await untilUsable(second.page);
  await signIn(second.page, account, 'Demo-2026');
  await expect(second.page.locator('textarea.content-field')).toHaveValue(
    new RegExp(`^${typed.slice(0, typed.length - lostAtMost)}`),
  );
  expect(existsSync(join(folders.store, 'duty.sqlite'))).toBe(true);
  await closeConsole(second.app);
});

test('killing every helper process of the window in turn loses nothing', async ({ running }) => {
  const { page, app, store } = running;
  await signIn(page, chiefAtDesk(store), 'Demo-2026');
  await page.keyboard.press('Control+n');
  await expect(page.locator('textarea.content-field')).toBeFocused();
  const main = app.process().pid ?? 0;
  const helpers = processTree(main).filter((pid) => /--type=(gpu-process|utility)/.test(commandLine(pid)));
  expect(helpers.length).toBeGreaterThan(0);
  let sofar = '';
  for (const pid of helpers) {
    await page.keyboard.type('夜间巡查', { delay: 50 });
    sofar += '夜间巡查';
    process.kill(pid, 'SIGKILL');
    await sleep(1500);
    await expect(page.locator('textarea.content-field')).toHaveValue(sofar);
  }
  await expect(page.getByText(/草稿已存/)).toBeVisible();
});
