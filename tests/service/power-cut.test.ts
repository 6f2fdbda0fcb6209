import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { chanceFrom } from '#service/demo/chance';
import { whyNoJournal } from '../durability/disk-journal.ts';
import { cutThePower } from '../durability/power-cuts.ts';

// `npm run durability` does the same with more work and more cuts.

const cut = (change: { readonly commands: number; readonly cuts: number; readonly isLying?: boolean }) => {
  const folder = mkdtempSync(join(tmpdir(), 'duty-power-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return cutThePower({ folder, seed: 5, chance: chanceFrom(5), progress: () => undefined, ...change });
};

test('nothing that was acknowledged is lost when the power fails and what was not synced is gone', async ({
  skip,
}) => {
  const reason = whyNoJournal();
  skip(reason !== undefined, reason);
  const report = await cut({ commands: 60, cuts: 25 });
  expect(report.faults).toEqual([]);
  expect(report.acknowledged.get('attachment')).toBeGreaterThan(0);
  expect(report.acknowledged.get('backup-made')).toBeGreaterThan(0);
}, 120_000);

test('a disk that says it has kept what it has not is found out, so the test above can fail', async ({
  skip,
}) => {
  const reason = whyNoJournal();
  skip(reason !== undefined, reason);
  const report = await cut({ commands: 9, cuts: 6, isLying: true });
  expect(report.faults.length).toBeGreaterThan(3);
}, 120_000);
