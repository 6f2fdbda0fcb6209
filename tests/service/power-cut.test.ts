import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { chanceFrom } from '#service/demo/chance';
import { whyNoJournal } from '../durability/disk-journal.ts';
import { cutThePower, recordWork } from '../durability/power-cuts.ts';

// `npm run durability` does the same with more work and more cuts.

test('nothing that was acknowledged is lost when the power fails and what was not synced is gone', async ({
  skip,
}) => {
  const reason = whyNoJournal();
  skip(reason !== undefined, reason);
  const folder = mkdtempSync(join(tmpdir(), 'duty-power-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const recording = await recordWork({ folder, commands: 60, seed: 5 });
  const order = { chance: chanceFrom(5), progress: () => undefined };

  const report = await cutThePower(recording, { ...order, cuts: 25 });
  expect(report.faults).toEqual([]);
  expect(report.acknowledged.get('attachment')).toBeGreaterThan(0);
  expect(report.acknowledged.get('backup-made')).toBeGreaterThan(0);

  // The same run on a disk that only says that it has kept something: the check above is one that can fail.
  const lying = await cutThePower(recording, { ...order, cuts: 4, isLying: true });
  expect(lying.faults.length).toBeGreaterThan(1);
}, 120_000);
