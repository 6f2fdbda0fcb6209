import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chanceFrom } from '#service/demo/chance';
import { killMigrations } from '../durability/kill-migrations.ts';
import { killOverAndOver } from '../durability/kill-run.ts';
import { makeMannedStore } from '../durability/manned-store.ts';
import { serviceEntry, startService } from '../durability/service-process.ts';
import { aContent } from '../helpers/builders.ts';

// `npm run durability` does the same a thousand times.

const made = mkdtempSync(join(tmpdir(), '值班室 '));
const manned = join(made, 'manned');
beforeAll(() => makeMannedStore(manned), 60_000);
afterAll(() => rmSync(made, { recursive: true, force: true }));

test('what the service said was done is there exactly once, however often and whenever it is killed', async () => {
  const work = join(made, 'killed');
  const folder = join(work, 'store');
  cpSync(manned, folder, { recursive: true });
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
    kills: 2,
    chance: chanceFrom(17),
  });
  expect(migrated.faults).toEqual([]);
}, 120_000);

test('a command whose answer was lost with the service is answered when it is sent again, and done once', async () => {
  const folder = join(made, 'lost');
  cpSync(manned, folder, { recursive: true });
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
}, 60_000);
