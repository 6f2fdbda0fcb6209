import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Figure, median, spread } from './figures.ts';
import { largeStore, workingCopy } from './large-store.ts';
import { writeProbeApps } from './probe-apps.ts';
import { startProbed } from './probed-app.ts';

const rounds = 7;

/** From the start of the process to a window that can be used, against the least Electron application, in turns. */
export async function measureStart(entries: number): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-start-'));
  try {
    const apps = writeProbeApps(folder, {});
    const full = workingCopy(largeStore(entries), 'start-full');
    const empty = workingCopy(largeStore(0), 'start-empty');
    const starts = {
      bare: () => startProbed(apps.bare, { userData: join(folder, 'user-bare') }),
      fresh: () =>
        startProbed(apps.console, {
          userData: join(folder, 'user-fresh'),
          store: join(folder, 'store-fresh'),
        }),
      empty: () => startProbed(apps.console, { userData: join(folder, 'user-empty'), store: empty }),
      full: () => startProbed(apps.console, { userData: join(folder, 'user-full'), store: full }),
    };
    const names = Object.keys(starts) as (keyof typeof starts)[];
    const took: Record<keyof typeof starts, number[]> = { bare: [], fresh: [], empty: [], full: [] };
    for (const name of names) mkdirSync(join(folder, `user-${name}`));
    // Two rounds more than are counted: after them every workstation has what Chromium keeps between two starts.
    for (let round = -2; round < rounds; round += 1) {
      for (const name of names) {
        const app = await starts[name]();
        await app.close();
        if (round >= 0) took[name].push(app.usableAfter);
      }
    }
    const floor = { name: 'bare Electron window', value: median(took.bare) };
    const detailOf = (name: keyof typeof starts): string =>
      `median; ${spread(took[name])}; floor ${spread(took.bare)}`;
    const figure = (name: keyof typeof starts, words: string): Figure => ({
      group: 'start',
      name: words,
      value: median(took[name]),
      unit: 'ms',
      detail: detailOf(name),
      floor,
      goal: { kind: 'ratio', most: 1.5 },
    });
    return [
      figure('fresh', 'no store yet, to the set-up'),
      figure('empty', 'no entries, to the sign-in'),
      figure('full', `${entries} entries, to the sign-in`),
      {
        group: 'start',
        name: `growth from none to ${entries} entries`,
        value: median(took.full),
        unit: 'ms',
        detail: detailOf('full'),
        floor: { name: 'no entries', value: median(took.empty) },
        goal: { kind: 'ratio', most: 1.2 },
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
