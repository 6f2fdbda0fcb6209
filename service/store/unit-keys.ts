import type { Instant } from '#domain/time/instant';
import type { LedgerRecord } from './ledger.ts';
import { type Sqlite, sql } from './sql.ts';

/** A key of this room as it was recorded. */
export type StoredKey = {
  readonly publicKey: string;
  readonly madeAt: Instant;
  readonly madeByName: string;
  readonly seq: number;
};

/** The keys of this room, the newest first; the first is in use. */
export const unitKeys = (sqlite: Sqlite): readonly StoredKey[] =>
  sql<{ json: string; publicKey: string; seq: number }>(
    sqlite,
    'SELECT k.public_key AS publicKey, k.seq, r.json FROM unit_key k JOIN record r ON r.seq = k.seq ORDER BY k.seq DESC',
  )
    .all()
    .map(({ json, publicKey, seq }) => {
      // The column holds what the chain wrote, of the kind that the table lists.
      const { at, byName } = JSON.parse(json) as LedgerRecord<'unit-key'>;
      return { publicKey, seq, madeAt: at, madeByName: byName };
    });

/** The private half of a key as PKCS #8 in base64, or undefined where this store has it not. */
export const unitSecret = (sqlite: Sqlite, publicKey: string): string | undefined =>
  sql<{ secret: string }>(sqlite, 'SELECT private_key AS secret FROM unit_secret WHERE public_key = ?').get(
    publicKey,
  )?.secret;

/** Keeps the private half of a key. */
export const keepUnitSecret = (sqlite: Sqlite, publicKey: string, secret: string): void =>
  void sql(sqlite, 'INSERT INTO unit_secret (public_key, private_key) VALUES (?, ?)').run(publicKey, secret);

/** Lists a key that was recorded; it is the one in use from now on. */
export const listUnitKey = (sqlite: Sqlite, { seq, body }: LedgerRecord<'unit-key'>): void =>
  void sql(sqlite, 'INSERT INTO unit_key (public_key, seq) VALUES (?, ?)').run(body.publicKey, seq);
