import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication } from '@playwright/test';

/** A clock on the wall that a test sets while programs run; what measures pauses runs on unmoved. */
export type MovableClock = {
  /** What a program of Node needs in its environment to go by this clock. */
  readonly environment: Readonly<Record<string, string>>;
  /** The program to start in the place of an Electron, which it becomes: Playwright keeps no options of Node for it. */
  readonly starterOf: (electron: string) => string;
  /** Lets the window of a started console go by this clock too, also after it is loaded again. */
  readonly showIn: (app: ElectronApplication) => Promise<void>;
  /** Sets the clock so many minutes before or behind the machine's. */
  readonly setAhead: (minutes: number) => Promise<void>;
  readonly remove: () => void;
};

/** Where a page finds how far ahead it is; it outlives loading the page again. */
const kept = 'moved-date';

/** Runs in a page: its `Date` is so many milliseconds ahead as the storage of the page says. */
function moveDateOfPage(key: string): void {
  const RealDate = Date;
  const realNow = Date.now;
  const now = (): number => realNow() + Number(localStorage.getItem(key) ?? 0);
  Date.now = now;
  globalThis.Date = new Proxy(RealDate, {
    apply: () => new RealDate(now()).toString(),
    construct: (_date, given: []) => (given.length === 0 ? new RealDate(now()) : new RealDate(...given)),
  });
}

/**
 * Makes a clock that stands right. Only `Date` is moved, which is all that the console reads the time of day from: a library beneath
 * the whole of Chromium would now and then make its threads wait for one another for ever.
 */
export function movableClock(): MovableClock {
  const folder = mkdtempSync(join(tmpdir(), 'duty-clock-'));
  const file = join(folder, 'ahead');
  const apps = new Set<ElectronApplication>();
  let ahead = 0;
  const setIn = async (app: ElectronApplication): Promise<void> => {
    for (const page of app.windows())
      await page.evaluate(([key, value]) => localStorage.setItem(key, value), [kept, String(ahead)] as const);
  };
  const write = (): void => writeFileSync(file, `${ahead}\n`);
  const environment = {
    NODE_OPTIONS: `--require=${JSON.stringify(join(import.meta.dirname, 'moved-date.cjs'))}`,
    MOVED_DATE_FILE: file,
  };
  write();
  return {
    environment,
    starterOf: (electron) => {
      const starter = join(folder, 'electron');
      const words = Object.entries(environment).map(([name, value]) => `${name}='${value}'`);
      writeFileSync(starter, `#!/bin/sh\n${words.join(' ')} exec '${electron}' "$@"\n`);
      chmodSync(starter, 0o755);
      return starter;
    },
    showIn: async (app) => {
      apps.add(app);
      app.once('close', () => apps.delete(app));
      await app.context().addInitScript(moveDateOfPage, kept);
      await setIn(app);
      for (const page of app.windows()) await page.evaluate(moveDateOfPage, kept);
    },
    setAhead: async (minutes) => {
      ahead = minutes * 60_000;
      write();
      for (const app of apps) await setIn(app);
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
