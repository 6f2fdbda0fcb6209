import type { OfficeRoom } from '#domain/office/office-room';
import type { Instant } from '#domain/time/instant';
import type { LedgerRecord } from './ledger.ts';
import { type Sqlite, sql } from './sql.ts';

/** A room of the registry after its newest step; `version` is the number of its steps. */
export type StoredRoom = { readonly room: OfficeRoom; readonly version: number };

type Row = { readonly json: string; readonly version: number };

const selected = 'SELECT r.json, o.steps AS version FROM office_room o JOIN record r ON r.seq = o.seq';

const stored = ({ json, version }: Row): StoredRoom => ({
  // The column holds what the chain wrote, of the kind that the table lists.
  room: (JSON.parse(json) as LedgerRecord<'office-room'>).body.room,
  version,
});

/** Every room of the registry, in the order of their places and then of their names. */
export const officeRooms = (sqlite: Sqlite): readonly StoredRoom[] =>
  sql<Row>(sqlite, selected)
    .all()
    .map(stored)
    .toSorted(
      ({ room: one }, { room: other }) =>
        one.fields.order - other.fields.order || one.fields.name.localeCompare(other.fields.name, 'zh-CN'),
    );

/** The room of an id, or undefined. */
export function officeRoomById(sqlite: Sqlite, id: string): StoredRoom | undefined {
  const row = sql<Row>(sqlite, `${selected} WHERE o.id = ?`).get(id);
  return row === undefined ? undefined : stored(row);
}

/** The room of a name, or undefined. */
export function officeRoomNamed(sqlite: Sqlite, name: string): StoredRoom | undefined {
  const row = sql<Row>(sqlite, `${selected} WHERE o.name = ?`).get(name);
  return row === undefined ? undefined : stored(row);
}

/** Whose a key is, and when it was retired; undefined of a key that belongs to no room. */
export const roomOfKey = (
  sqlite: Sqlite,
  publicKey: string,
): { readonly roomId: string; readonly retiredAt: Instant | null } | undefined =>
  sql<{ roomId: string; retiredAt: Instant | null }>(
    sqlite,
    'SELECT room_id AS roomId, retired_at AS retiredAt FROM office_key WHERE public_key = ?',
  ).get(publicKey);

/** Lists a step that was recorded, with the keys that the room has after it. */
export function listOfficeRoom(sqlite: Sqlite, { seq, body }: LedgerRecord<'office-room'>): void {
  const { id, fields, keys } = body.room;
  sql(
    sqlite,
    `INSERT INTO office_room (id, name, seq, steps) VALUES (?, ?, ?, 1)
     ON CONFLICT (id) DO UPDATE SET name = excluded.name, seq = excluded.seq, steps = steps + 1`,
  ).run(id, fields.name, seq);
  for (const { publicKey, retiredAt } of keys)
    sql(
      sqlite,
      `INSERT INTO office_key (public_key, room_id, retired_at) VALUES (?, ?, ?)
       ON CONFLICT (public_key) DO UPDATE SET retired_at = excluded.retired_at`,
    ).run(publicKey, id, retiredAt);
}
