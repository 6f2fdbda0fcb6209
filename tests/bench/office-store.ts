import { mkdirSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { clockTime, daysBetween, type IsoDay } from '#domain/time/instant';
import { append, noAuthor } from '#service/store/ledger';
import { listOfficeRoom } from '#service/store/office-rooms';
import { listOfficeSetup } from '#service/store/office-setup';
import type { Sqlite } from '#service/store/sql';
import { aPerson, aStation, moment, onDay } from '../helpers/builders.ts';
import { anOffice, anOfficeRoom, keyOfRoom } from '../helpers/office-builders.ts';
import { type BenchRoom, benchAccount, openBenchRoom } from './bench-room.ts';
import { benchFolder } from './large-store.ts';

const now = moment('2026-11-21T09:00Z');

/** The last day that an office's store knows. */
export const lastDay = onDay('2026-11-21');

function addRooms(sqlite: Sqlite, rooms: number): number {
  const parts = { at: now, by: noAuthor, shift: 0 };
  listOfficeSetup(sqlite, append(sqlite, { ...parts, kind: 'office-setup', body: { setup: anOffice() } }));
  let seq = 0;
  for (let no = 0; no < rooms; no += 1) {
    // One in fifty has a time of its own, and they stand in lists by their names.
    const dueAt = no % 50 === 0 ? clockTime.parse(`1${no % 7}:00`) : null;
    const room = anOfficeRoom(no, { order: 0, dueAt });
    const record = append(sqlite, { ...parts, kind: 'office-room', body: { act: 'added', room, note: '' } });
    listOfficeRoom(sqlite, record);
    seq = record.seq;
  }
  return seq;
}

const roomId = (no: number): string => `room-${String(no).padStart(4, '0')}`;

/** What came in: of most days a report, a third of them with something in it, some late, some replaced, some taken back. */
function addIntakes(sqlite: Sqlite, rooms: number, days: readonly IsoDay[], seq: number): void {
  const taken = sqlite.prepare(
    `INSERT INTO intake (id, room_id, day, arrived_at, verdict, is_zero, is_late, is_daily, public_key, sequence, product_id, replaces,
       is_withdrawal, seq, steps)
     VALUES (@id, @roomId, @day, @at, 'accepted', @isZero, @isLate, 1, @publicKey, @sequence, @product, @replaces, @isWithdrawal, @seq, 1)`,
  );
  const said = sqlite.prepare(
    "INSERT INTO received_report (intake_id, json, incidents, deaths, missing, injured) VALUES (?, '{}', ?, 0, 0, ?)",
  );
  for (const [index, day] of days.entries())
    for (let no = 0; no < rooms; no += 1) {
      const kind = (no * 31 + index * 17) % 100;
      if (kind < 3) continue;
      const isLate = Number(kind < 8);
      const common = {
        roomId: roomId(no),
        day,
        at: moment(`${day}T0${isLate === 1 ? 9 : 7}:00Z`),
        isZero: Number(kind >= 33),
        isLate,
        publicKey: keyOfRoom(no),
        seq,
      };
      const id = `intake-${day}-${no}`;
      const put = (row: {
        readonly id: string;
        readonly sequence: number;
        readonly product: string;
        readonly replaces: string | null;
        readonly isWithdrawal: number;
      }): void => {
        taken.run({ ...common, ...row });
        if (row.isWithdrawal === 0) said.run(row.id, Number(kind >= 90), Number(kind >= 98));
      };
      const sequence = 2 * index + 1;
      put({ id, sequence, product: id, replaces: null, isWithdrawal: 0 });
      const next = { id: `${id}-again`, sequence: sequence + 1 };
      if (kind === 50) put({ ...next, product: next.id, replaces: id, isWithdrawal: 0 });
      if (kind === 60) put({ ...next, product: id, replaces: null, isWithdrawal: 1 });
    }
}

/** A central office with so many rooms and what came in from them over days that end with the last one, in a store that is made for this run. */
export function openOfficeStore(rooms: number, fromDay: IsoDay): BenchRoom {
  const work = join(benchFolder, 'work');
  mkdirSync(work, { recursive: true });
  const bench = openBenchRoom(mkdtempSync(join(work, 'office-')), {
    clock: { now: () => now, steady: () => Date.parse(now) },
  });
  const admin = { name: '赵管理', standsDuty: true, ...benchAccount };
  bench.call('setup.complete', { station: aStation(), admin, people: [aPerson('赵管理')] });
  const { sqlite } = bench.room.store;
  sqlite.transaction(() => {
    addIntakes(sqlite, rooms, daysBetween(fromDay, lastDay), addRooms(sqlite, rooms));
  })();
  // As in a store that has been in use for a while.
  sqlite.pragma('wal_checkpoint(TRUNCATE)');
  return bench;
}
