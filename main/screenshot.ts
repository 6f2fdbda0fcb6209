import { renameSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BrowserWindow } from 'electron';

const longestWait = 60_000;

/** Writes a picture of the window once its page says that it is usable; for development and tests. */
export async function takeScreenshot(window: BrowserWindow, file: string): Promise<void> {
  const until = Date.now() + longestWait;
  while (!(await isUsable(window))) {
    if (Date.now() > until) throw new Error(`The window was not usable after ${longestWait / 1000} s.`);
    await sleep(50);
  }
  const picture = await window.webContents.capturePage();
  writeFileSync(`${file}.part`, picture.toPNG());
  renameSync(`${file}.part`, file);
}

async function isUsable(window: BrowserWindow): Promise<boolean> {
  if (!window.isVisible()) return false;
  const answer: unknown = await window.webContents.executeJavaScript(
    "document.documentElement.dataset['usable']",
  );
  return answer === 'true';
}
