import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { chanceFrom } from '#service/demo/chance';
import { killMigrations } from '../durability/kill-migrations.ts';
import { killOverAndOver } from '../durability/kill-run.ts';
import { makeMannedStore } from '../durability/manned-store.ts';
import { serviceEntry, startService } from '../durability/service-process.ts';
import { aContent } from '../helpers/builders.ts';

// `npm run durability` does the same a thousand times.

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), '值班室 '));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

test('what the service said was done is there exactly once, however often and whenever it is killed', async () => {
  const work = newFolder();
  const folder = join(work, 'store');
  makeMannedStore(folder);
  const report = await killOverAndOver({
    folder,
    ledgerFile: join(work, 'ledger.jsonl'),
    entry: serviceEntry.source,
    kills: 12,
    checkEvery: 12,
    chance: chanceFrom(17),
    progress: () => undefined,
  });
  expect(report.faults).toEqual([]);
  expect(report.acknowledged.get('entry')).toBeGreaterThan(10);
  expect(report.unanswered.done + report.unanswered.notDone).toBeGreaterThan(5);
  const migrated = await killMigrations({
    source: folder,
    folder: join(work, 'migration'),
    entry: serviceEntry.source,
    kills: 3,
    chance: chanceFrom(17),
  });
  expect(migrated.faults).toEqual([]);
}, 120_000);

test('a command whose answer was lost with the service is answered when it is sent again, and done once', async () => {
  const folder = join(newFolder(), 'store');
  makeMannedStore(folder);
  const input = { content: aContent('油罐车侧翻'), draftId: null };
  const first = startService(folder, serviceEntry.source);
  await first.ready;
  // The call is on its way; whether it was done before the death nobody knows.
  const lost = first.call('unsure', 'log.record', input);
  first.kill();
  await first.gone;
  await lost;
  const second = startService(folder, serviceEntry.source);
  await second.ready;
  const numbered = (end: string) => ({ ok: true, output: { number: expect.stringMatching(end) as unknown } });
  expect(await second.call('unsure', 'log.record', input)).toMatchObject(numbered('-000001$'));
  expect(await second.call('unsure', 'log.record', input)).toMatchObject(numbered('-000001$'));
  expect(await second.call('next', 'log.record', input)).toMatchObject(numbered('-000002$'));
  second.kill();
  await second.gone;
});
