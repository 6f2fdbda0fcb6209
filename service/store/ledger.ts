import { hash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { DutyError } from '#contract/errors';
import type { ChainHead } from '#contract/methods/shifts';
import { isPrintable } from '#domain/log/entry';
import { type Instant, minutesBetween } from '#domain/time/instant';
import type { RecordBody, RecordKind } from './record-bodies.ts';
import { type Sqlite, sql } from './sql.ts';

/** The hash that the first record names as the one before it. */
export const noHash = '0'.repeat(64);

/** A record as it is chained: `json` is the RFC 8785 form of exactly these parts. */
export type LedgerRecord<K extends RecordKind = RecordKind> = {
  readonly v: 1;
  readonly seq: number;
  readonly kind: K;
  readonly at: Instant;
  /** Account that did it; empty where the program itself did. */
  readonly by: string;
  readonly byName: string;
  /** Number of the running shift, 0 where the desk was empty. */
  readonly shift: number;
  readonly prev: string;
  readonly body: RecordBody<K>;
};

/** A record with the hash that the next one will name. */
export type ChainedRecord<K extends RecordKind = RecordKind> = LedgerRecord<K> & { readonly hash: string };

/** SHA-256 of a text in UTF-8, in lower-case hex. */
export const sha256 = (text: string | Uint8Array): string => hash('sha256', text, 'hex');

/** The RFC 8785 form of a value. */
export function canonicalText(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('a record is a JSON value');
  return text;
}

/** True where every text in a value can be printed; nothing else may enter a record that paper has to show. */
function isPrintableThroughout(value: unknown): boolean {
  if (typeof value === 'string') return isPrintable(value);
  return typeof value !== 'object' || value === null || Object.values(value).every(isPrintableThroughout);
}

type HeadRow = { readonly seq: number; readonly hash: string; readonly json: string };

const newestRow = (sqlite: Sqlite): HeadRow | undefined =>
  sql<HeadRow>(sqlite, 'SELECT seq, hash, json FROM record ORDER BY seq DESC LIMIT 1').get();

/** The newest record's number and hash; number 0 in an empty store. */
export function chainHead(sqlite: Sqlite): ChainHead {
  const row = newestRow(sqlite);
  return row === undefined ? { seq: 0, hash: noHash } : { seq: row.seq, hash: row.hash };
}

/** When the newest record was written, or null in an empty store. */
export function newestRecordAt(sqlite: Sqlite): Instant | null {
  const row = newestRow(sqlite);
  // The column holds what `append` wrote.
  return row === undefined ? null : (JSON.parse(row.json) as LedgerRecord).at;
}

/** Who writes a record. */
export type Author = { readonly accountId: string; readonly name: string };

/** The program itself as an author. */
export const noAuthor: Author = { accountId: '', name: '' };

function chain<K extends RecordKind>(
  sqlite: Sqlite,
  head: ChainHead,
  parts: Omit<LedgerRecord<K>, 'v' | 'seq' | 'prev'>,
): ChainedRecord<K> {
  const record: LedgerRecord<K> = { v: 1, seq: head.seq + 1, prev: head.hash, ...parts };
  if (!isPrintableThroughout(record)) throw new DutyError('bad-input', 'unprintable');
  const json = canonicalText(record);
  const hash = sha256(json);
  sql(sqlite, 'INSERT INTO record (seq, kind, hash, json) VALUES (?, ?, ?, ?)').run(
    record.seq,
    record.kind,
    hash,
    json,
  );
  return { ...record, hash };
}

/**
 * Adds a record at the end of the chain. Where the clock stands before the newest record by more than a minute, a record
 * of kind `clock` says so first; the order of numbers never depends on the clock.
 */
export function append<K extends RecordKind>(
  sqlite: Sqlite,
  parts: {
    readonly kind: K;
    readonly at: Instant;
    readonly by: Author;
    readonly shift: number;
    readonly body: RecordBody<K>;
  },
): ChainedRecord<K> {
  const newest = newestRow(sqlite);
  let head: ChainHead = newest ?? { seq: 0, hash: noHash };
  if (newest !== undefined) {
    // The column holds what `chain` wrote.
    const before = (JSON.parse(newest.json) as LedgerRecord).at;
    if (minutesBetween(parts.at, before) >= 1) {
      head = chain(sqlite, head, {
        kind: 'clock',
        at: parts.at,
        by: noAuthor.accountId,
        byName: noAuthor.name,
        shift: parts.shift,
        body: { newestAt: before, nowAt: parts.at },
      });
    }
  }
  return chain(sqlite, head, {
    kind: parts.kind,
    at: parts.at,
    by: parts.by.accountId,
    byName: parts.by.name,
    shift: parts.shift,
    body: parts.body,
  });
}

/** A record by its number, or undefined. */
export function recordBySeq(sqlite: Sqlite, seq: number): ChainedRecord | undefined {
  const row = sql<{ json: string; hash: string }>(sqlite, 'SELECT json, hash FROM record WHERE seq = ?').get(
    seq,
  );
  // The column holds what `chain` wrote.
  return row === undefined ? undefined : { ...(JSON.parse(row.json) as LedgerRecord), hash: row.hash };
}

/** The newest record, or undefined in an empty store. */
export const newestRecord = (sqlite: Sqlite): ChainedRecord | undefined =>
  recordBySeq(sqlite, chainHead(sqlite).seq);

/** The newest record that speaks of the log or a shift, and when it was written; sign-ins and exports do not move it. */
export function newestLogRecord(
  sqlite: Sqlite,
): { readonly head: ChainHead; readonly at: Instant } | undefined {
  const row = sql<HeadRow>(
    sqlite,
    `SELECT seq, hash, json FROM record WHERE kind IN ('setup', 'station', 'entry', 'correction', 'void', 'state', 'reminder-done', 'take-over',
       'hand-over', 'join', 'leave', 'unrelieved', 'review', 'release') ORDER BY seq DESC LIMIT 1`,
  ).get();
  // The column holds what `chain` wrote.
  return row === undefined
    ? undefined
    : { head: { seq: row.seq, hash: row.hash }, at: (JSON.parse(row.json) as LedgerRecord).at };
}
