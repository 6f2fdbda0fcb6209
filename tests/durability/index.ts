import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chanceFrom } from '#service/demo/chance';
import { checkout } from '../helpers/node24.ts';
import { whyNoJournal } from './disk-journal.ts';
import { independentFaults } from './independent-faults.ts';
import { killMigrations } from './kill-migrations.ts';
import { killOverAndOver } from './kill-run.ts';
import { makeMannedStore } from './manned-store.ts';
import { cutThePower, recordWork } from './power-cuts.ts';
import { sayCuts, sayKills, sayMigrations } from './report.ts';
import { serviceEntry } from './service-process.ts';

const { values } = parseArgs({
  options: { kills: { type: 'string' }, cuts: { type: 'string' }, seed: { type: 'string' } },
});

function wholeNumber(name: string, text: string | undefined, otherwise: number): number {
  const value = text === undefined ? otherwise : Number(text);
  if (!Number.isInteger(value) || value < 0) throw new RangeError(`--${name} is a whole number`);
  return value;
}

const kills = wholeNumber('kills', values.kills, 1000);
const cuts = wholeNumber('cuts', values.cuts, 500);
const seed = wholeNumber('seed', values.seed, 20_261_122);
const work = join(checkout, 'out', 'durability');
rmSync(work, { recursive: true, force: true });
mkdirSync(work, { recursive: true });

// The last of them find the service while it brings an old store to today's shape.
const duringMigration = Math.max(1, Math.floor(kills / 20));
let faults = 0;
if (kills > 0) {
  const folder = join(work, 'store');
  makeMannedStore(folder);
  const report = await killOverAndOver({
    folder,
    ledgerFile: join(work, 'ledger.jsonl'),
    entry: serviceEntry.built,
    kills: kills - duringMigration,
    checkEvery: 100,
    chance: chanceFrom(seed),
    progress: (done) => process.stderr.write(`  ${done} kills\n`),
  });
  const independent = independentFaults(folder);
  sayKills({ ...report, faults: [...report.faults, ...independent] }, seed);
  const migrated = await killMigrations({
    source: folder,
    folder: join(work, 'migration'),
    entry: serviceEntry.built,
    kills: duringMigration,
    chance: chanceFrom(seed),
  });
  sayMigrations(migrated);
  faults += report.faults.length + independent.length + migrated.faults.length;
}
const reason = whyNoJournal();
if (cuts > 0 && reason !== undefined) process.stdout.write(`No power cuts: ${reason}\n`);
if (cuts > 0 && reason === undefined) {
  const recording = await recordWork({ folder: join(work, 'power'), commands: cuts, seed });
  const report = await cutThePower(recording, {
    cuts,
    chance: chanceFrom(seed),
    progress: (done) => process.stderr.write(`  ${done} power cuts\n`),
  });
  sayCuts(report, seed);
  faults += report.faults.length;
}
process.exit(faults > 0 ? 1 : 0);
