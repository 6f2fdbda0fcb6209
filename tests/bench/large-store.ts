import {
  cpSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { addDays, addMinutes } from '#domain/time/instant';
import { dutyDaySpan } from '#domain/time/zone';
import { chainHead, sha256 } from '#service/store/ledger';
import { migrations } from '#service/store/migrations/index';
import { storeFile } from '#service/store/open-store';
import { aPerson, aStation, onDay } from '../helpers/builders.ts';
import { checkout } from '../helpers/node24.ts';
import { type BenchRoom, benchAccount, openBenchRoom } from './bench-room.ts';
import { type DeskPerson, fillLog } from './fill-log.ts';

/** Where benchmarks keep what they make. */
export const benchFolder = join(checkout, 'out', 'bench');

const people = ['赵管理', '王方', '刘洋', '陈主班', '孙伯安', '沈明', '何秋实', '林晓岚'];
const perDay = 300;
/** The duty day whose shift runs when a store is handed to a benchmark. */
const lastDay = onDay('2026-11-20');

function setUp({ room, call }: BenchRoom): readonly DeskPerson[] {
  const station = aStation({ unitName: '云岭市人民政府值班室' });
  call('setup.complete', {
    station,
    admin: {
      name: '赵管理',
      account: benchAccount.account,
      password: benchAccount.password,
      standsDuty: true,
    },
    people: people.map((name, index) => aPerson(name, { order: index + 1 })),
  });
  const accountId = String(room.store.sqlite.prepare('SELECT id FROM account').pluck().get());
  return call('people.all', { withLeft: true })
    .toSorted((a, b) => people.indexOf(a.name) - people.indexOf(b.name))
    .map((person, index) => ({
      personId: person.id,
      accountId: index === 0 ? accountId : `account-${index}`,
      name: person.name,
    }));
}

function make(folder: string, entries: number): void {
  const station = aStation();
  const firstDay = addDays(lastDay, 1 - Math.ceil(Math.max(entries, 1) / perDay));
  const opened = dutyDaySpan(firstDay, station).from;
  let at = addMinutes(opened, -60);
  let ids = 0;
  const nextId = (): string => {
    ids += 1;
    return `bench-${String(ids).padStart(4, '0')}`;
  };
  const bench = openBenchRoom(folder, {
    clock: { now: () => at, steady: () => Date.parse(at) },
    newId: nextId,
  });
  const { sqlite } = bench.room.store;
  try {
    // Nobody's record: a store that a power cut took is made again.
    sqlite.pragma('synchronous = OFF');
    sqlite.pragma('cache_size = -600000');
    const desk = setUp(bench);
    at = opened;
    bench.call('shift.takeOver', {
      password: benchAccount.password,
      duty: 'chief',
      others: [],
      leaderName: '孙伯安',
      note: '',
      day: firstDay,
      index: 0,
    });
    const from = performance.now();
    fillLog({
      sqlite,
      station,
      people: desk,
      entries,
      perDay,
      firstDay,
      progress: (done) => {
        if (done >= 20_000 && done % 100_000 < 20_000)
          process.stderr.write(`  ${done} entries, ${Math.round((performance.now() - from) / 1000)} s\n`);
      },
    });
    sqlite.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    bench.room.close();
  }
}

/** Everything that decides what a finished store looks like: the schema, and what a small store made the same way holds. */
function stamp(): string {
  const folder = mkdtempSync(join(tmpdir(), 'bench-stamp-'));
  try {
    make(folder, perDay + 100);
    const sqlite = new Database(storeFile(folder), { readonly: true });
    const rows = sqlite.prepare('SELECT * FROM entry').all();
    const { hash } = chainHead(sqlite);
    const words = sqlite.prepare('SELECT count(*), sum(length(block)) FROM entry_text_data').raw().get();
    sqlite.close();
    return sha256([...migrations, hash, JSON.stringify(rows), JSON.stringify(words)].join('\n')).slice(0, 12);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The folder of a store with `entries` entries, made once for each schema and kept; treat it as read-only. */
export function largeStore(entries: number): string {
  const stores = join(benchFolder, 'stores');
  const name = `${entries}-${stamp()}`;
  const folder = join(stores, name);
  if (existsSync(folder)) return folder;
  mkdirSync(stores, { recursive: true });
  for (const old of readdirSync(stores))
    if (old.startsWith(`${entries}-`)) rmSync(join(stores, old), { recursive: true, force: true });
  process.stderr.write(`Making a store of ${entries} entries\n`);
  const making = `${folder}.making`;
  rmSync(making, { recursive: true, force: true });
  make(making, entries);
  renameSync(making, folder);
  return folder;
}

/** A copy of a store that a benchmark may write into; it replaces the copy of that name. */
export function workingCopy(folder: string, name = 'work'): string {
  const copy = join(benchFolder, 'work', name);
  rmSync(copy, { recursive: true, force: true });
  cpSync(folder, copy, { recursive: true, mode: constants.COPYFILE_FICLONE });
  return copy;
}
