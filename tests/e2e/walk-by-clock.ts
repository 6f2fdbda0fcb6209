import { expect, type Page, type TestInfo } from '@playwright/test';
import type { Instant } from '#domain/time/instant';
import { closeConsole, type ConsoleFolders, launchConsole, untilUsable } from '../helpers/e2e-console.ts';
import { movableClock } from '../helpers/movable-clock.ts';

/** Sets the clock of a console to a moment; the screen locks because nobody touched a key for so long, says the clock, and is opened again. */
export type JumpTo = (at: Instant) => Promise<void>;

/** Walks through a console whose clock the walk sets, and ends it; a picture of the window stays. */
export async function walkByClock(
  {
    folders,
    info,
    password,
  }: { readonly folders: ConsoleFolders; readonly info: TestInfo; readonly password: string },
  walk: (page: Page, jumpTo: JumpTo) => Promise<void>,
): Promise<void> {
  const clock = movableClock();
  const { app, page } = await launchConsole(folders, clock);
  const jumpTo: JumpTo = async (at) => {
    await clock.setAhead(Math.round((Date.parse(at) - Date.now()) / 60_000));
    const locked = page.getByRole('heading', { name: '屏幕已锁定' });
    await expect(locked).toBeVisible({ timeout: 30_000 });
    await page.locator('input[type=password]:visible').fill(password);
    await page.keyboard.press('Enter');
    await expect(locked).toBeHidden();
  };
  try {
    await untilUsable(page);
    await walk(page, jumpTo);
  } finally {
    await page.screenshot({ path: info.outputPath('window.png'), timeout: 5000 }).catch(() => undefined);
    await closeConsole(app);
    clock.remove();
  }
}
