import { mkdirSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addDays, daysBetween } from '#domain/time/instant';
import { writeCard } from '#service/package/card';
import { codeOf } from '#service/package/keys';
import { sha256 } from '#service/store/ledger';
import { aPerson, aStation } from '../helpers/builders.ts';
import { anOffice } from '../helpers/office-builders.ts';
import { benchAccount, type BenchRoom, openBenchRoom } from './bench-room.ts';
import type { Figure } from './figures.ts';
import { benchFolder } from './large-store.ts';
import { lastDay } from './office-store.ts';
import { type SendingRoom, sendingRooms, writePackages } from './report-packages.ts';
import { writeDurably } from './write-durably.ts';

/** What a province has to take in at once when its central office begins: a thousand rooms, thirty days. */
const packagesOfAll = 30_000;

function pairAll({ call }: BenchRoom, rooms: readonly SendingRoom[]): void {
  const { version } = call('office.setup', {});
  call('office.changeSetup', { setup: anOffice(), version });
  const like = {
    group: '',
    phone: '',
    order: 1,
    dueAt: null,
    fromDay: addDays(lastDay, -400),
    untilDay: null,
  };
  call('office.addRooms', { rooms: rooms.map(({ name }) => ({ ...like, name, note: '' })) });
  const ids = new Map(call('office.rooms', {}).rooms.map(({ fields, id }) => [fields.name, id]));
  for (const { name, key } of rooms) {
    const { publicKey } = key;
    const base64 = Buffer.from(writeCard({ unit: name, publicKey })).toString('base64');
    call('office.takeCard', { name: `${name}.dutyroom-key.json`, base64 });
    const id = ids.get(name);
    if (id === undefined) throw new RangeError(name);
    call('office.pair', { id, version: 1, publicKey, code: codeOf(publicKey) });
  }
}

/** Milliseconds for each of the same files, read, hashed and written again one by one so that it outlasts a power cut. */
function copyDurably(from: string, to: string): number {
  mkdirSync(to);
  const names = readdirSync(from, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.zip'),
  );
  const began = performance.now();
  for (const name of names) {
    const bytes = readFileSync(join(from, name));
    writeDurably(join(to, sha256(bytes)), bytes);
  }
  return (performance.now() - began) / names.length;
}

/** Taking in the packages of rooms and days from a folder, for each, and what that makes of a thousand rooms and thirty days. */
export async function measureOfficeImport(roomCount = 40, dayCount = 25): Promise<readonly Figure[]> {
  const work = join(benchFolder, 'work');
  mkdirSync(work, { recursive: true });
  const folder = mkdtempSync(join(work, 'import-'));
  const sent = join(folder, 'sent');
  const rooms = sendingRooms(roomCount);
  const days = daysBetween(addDays(lastDay, 1 - dayCount), lastDay);
  let bytes = 0;
  for (const room of rooms) bytes += await writePackages(room, days, join(sent, room.name));
  const floor = copyDurably(sent, join(folder, 'floor'));
  const bench = openBenchRoom(join(folder, 'store'));
  try {
    const admin = { name: '赵管理', standsDuty: true, ...benchAccount };
    bench.call('setup.complete', { station: aStation(), admin, people: [aPerson('赵管理')] });
    pairAll(bench, rooms);
    const began = performance.now();
    const { id } = bench.call('office.takeFolder', { folder: sent });
    const { taken, failure } = await bench.room.jobs.finished(id);
    const took = performance.now() - began;
    const all = roomCount * dayCount;
    if (taken?.accepted !== all) throw new Error(JSON.stringify(failure ?? taken));
    const each = took / all;
    const minutes = ((each * packagesOfAll) / 60_000).toFixed(1);
    return [
      {
        group: 'office',
        name: `a package of ${roomCount} rooms × ${dayCount} days that are taken in from a folder`,
        value: each,
        unit: 'ms',
        detail: `${all} of ${Math.round(bytes / all / 1000)} kB in ${(took / 1000).toFixed(1)} s; ${packagesOfAll} would take ${minutes} min`,
        floor: { name: 'hashing and writing its bytes durably', value: floor },
        goal: { kind: 'value', most: 8 },
      },
    ];
  } finally {
    bench.room.close();
  }
}
