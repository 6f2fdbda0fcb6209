import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import canonicalize from 'canonicalize';
import Database from 'better-sqlite3';
import type { Verdict } from '#contract/methods/records';
import type { Attachment, EntryContent } from '#domain/log/entry';
import { isReadable } from './readable-body.ts';
import { attachmentFile } from './store/attachments.ts';
import { type EntryRow, entriesChangedBy, rowAfter, rowOfEntry } from './store/entry-view.ts';
import { type LedgerRecord, noHash, sha256 } from './store/ledger.ts';
import { type Store, storeFile } from './store/open-store.ts';
import type { RecordBody } from './store/record-bodies.ts';
import { type Sqlite, sql } from './store/sql.ts';
import { faultBeside, SaidBeside } from './verify-shifts.ts';

type Bad = NonNullable<Verdict['firstBad']>;
type StoredRecord = {
  readonly seq: number;
  readonly kind: string;
  readonly hash: string;
  /** The bytes as they lie in the file: as a text, bytes that are not UTF-8 would have been replaced. */
  readonly json: Uint8Array;
};

/** How a long check breathes: told how far it is, may throw to stop it. */
export type Progress = (done: number, total: number) => Promise<void>;

const batch = 2000;

/** The lowest number that a row can have. */
const lowest = -(2n ** 63n);

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** True where every number in a value is whole and exact, as the format promises to readers in other languages. */
function isExact(value: unknown): boolean {
  if (typeof value === 'number') return Number.isSafeInteger(value);
  return typeof value !== 'object' || value === null || Object.values(value).every(isExact);
}

/** The record that bytes hold where they are its RFC 8785 form, or undefined. */
function canonicalRecord(bytes: Uint8Array): LedgerRecord | undefined {
  try {
    const json = utf8.decode(bytes);
    const value: unknown = JSON.parse(json);
    if (!isObject(value) || !isObject(value['body']) || !isExact(value) || canonicalize(value) !== json)
      return undefined;
    // What else it must be is what the checks below ask.
    return value as unknown as LedgerRecord;
  } catch {
    return undefined;
  }
}

/** A stored record, or why it does not hold as number `seq` after the one whose hash is `previous`. */
function checked(
  row: StoredRecord,
  seq: number,
  previous: string,
): { readonly record: LedgerRecord } | { readonly bad: Bad } {
  if (row.seq !== seq) return { bad: { seq, reason: 'missing', detail: String(row.seq) } };
  const record = canonicalRecord(row.json);
  if (record === undefined) return { bad: { seq, reason: 'not-canonical', detail: '' } };
  if (record.seq !== seq || record.kind !== row.kind || record.v !== 1)
    return { bad: { seq, reason: 'wrong-sequence', detail: `${record.seq} ${record.kind}` } };
  if (record.prev !== previous) return { bad: { seq, reason: 'wrong-previous', detail: record.prev } };
  if (sha256(row.json) !== row.hash) return { bad: { seq, reason: 'wrong-hash', detail: row.hash } };
  return { record };
}

/** What the records say of the entries, gathered while they are read in order. */
type Said = {
  /** Every entry, and whether it is still open. */
  readonly entries: Map<number, boolean>;
  /** The records that change an entry, in order; an entry that nothing changed is absent. */
  readonly changes: Map<number, number[]>;
  /** Every file that a content names, with the first record that names it. */
  readonly files: Map<Attachment['hash'], number>;
};

const contentIn = (record: LedgerRecord): EntryContent | undefined =>
  record.kind === 'entry' || record.kind === 'correction'
    ? // The kind says what the body is.
      (record.body as RecordBody<'entry' | 'correction'>).content
    : undefined;

function follow(said: Said, record: LedgerRecord): void {
  if (!isReadable(record)) throw new RangeError(`record ${record.seq}`);
  const content = contentIn(record);
  for (const file of content?.attachments ?? [])
    if (!said.files.has(file.hash)) said.files.set(file.hash, record.seq);
  for (const { entry, state } of entriesChangedBy(record, (seq) => said.entries.get(seq) === true)) {
    if (!said.entries.has(entry)) throw new RangeError(`no entry ${entry}`);
    if (state !== undefined) said.entries.set(entry, state !== 'done');
    const changes = said.changes.get(entry);
    if (changes === undefined) said.changes.set(entry, [record.seq]);
    else changes.push(record.seq);
  }
  if (record.kind === 'entry' && content !== undefined)
    said.entries.set(record.seq, content.state !== 'done');
}

/** What a step over one record finds; a body that lacks what the step reads does not hold. */
function orBadBody(seq: number, step: () => Bad | undefined): Bad | undefined {
  try {
    return step();
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError)
      return { seq, reason: 'view-differs', detail: 'body' };
    throw error;
  }
}

const entryColumns = `e.seq, e.year, e.no, e.category, e.urgency, e.state, e.occurred_at AS occurredAt, e.recorded_at AS recordedAt, e.day, e.shift_no AS shiftNo,
  e.recorder_id AS recorderId, e.recorder_name AS recorderName, e.is_late AS isLate, e.is_important AS isImportant, e.is_void AS isVoid,
  e.remind_at AS remindAt, e.is_reminder_done AS isReminderDone, e.content_seq AS contentSeq, e.version, e.correction_count AS correctionCount`;

const recordOf = (json: string): LedgerRecord => JSON.parse(json) as LedgerRecord;

/** Where the row of an entry, or the list of its changes, is not what the records say, or undefined. */
function viewFault(
  sqlite: Sqlite,
  first: { readonly seq: number; readonly json: string },
  said: Said,
): Bad | undefined {
  const bad = (detail: string): Bad => ({ seq: first.seq, reason: 'view-differs', detail });
  const row = sql<EntryRow>(sqlite, `SELECT ${entryColumns} FROM entry e WHERE e.seq = ?`).get(first.seq);
  if (row === undefined) return bad('entry');
  const changes = said.changes.get(first.seq) ?? [];
  const listed = sql<{ seq: number }>(
    sqlite,
    'SELECT record_seq AS seq FROM entry_change WHERE entry_seq = ? ORDER BY record_seq',
  ).all(first.seq);
  if (listed.length !== changes.length || listed.some((change, index) => change.seq !== changes[index]))
    return bad('entry_change');
  const records = changes
    .flatMap((seq) => sql<{ json: string }>(sqlite, 'SELECT json FROM record WHERE seq = ?').all(seq))
    .map((change) => recordOf(change.json));
  const expected = records.reduce(rowAfter, rowOfEntry(recordOf(first.json) as LedgerRecord<'entry'>));
  const differs = (Object.keys(expected) as (keyof EntryRow)[]).find((key) => expected[key] !== row[key]);
  return differs === undefined ? undefined : bad(differs);
}

/** The first row beside the records that belongs to no entry, or undefined. */
function strayFault(sqlite: Sqlite): Bad | undefined {
  const stray = sql<{ seq: number; detail: string }>(
    sqlite,
    `SELECT seq, 'entry' AS detail FROM entry WHERE seq NOT IN (SELECT seq FROM record WHERE kind = 'entry')
     UNION ALL SELECT entry_seq, 'entry_change' FROM entry_change WHERE entry_seq NOT IN (SELECT seq FROM record WHERE kind = 'entry') ORDER BY 1, 2 LIMIT 1`,
  ).get();
  return stray === undefined ? undefined : { seq: stray.seq, reason: 'view-differs', detail: stray.detail };
}

/** SHA-256 of a file's bytes, in lower-case hex. */
export async function hashOfFile(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

async function attachmentFault(folder: string, hash: string, seq: number): Promise<Bad | undefined> {
  try {
    if ((await hashOfFile(attachmentFile(folder, hash))) !== hash)
      return { seq, reason: 'attachment-differs', detail: hash };
    return undefined;
  } catch {
    return { seq, reason: 'attachment-missing', detail: hash };
  }
}

async function verifySnapshot(sqlite: Sqlite, folder: string, progress: Progress): Promise<Verdict> {
  const total = sql<{ n: number }>(sqlite, 'SELECT count(*) AS n FROM record').get()?.n ?? 0;
  const said: Said = { entries: new Map(), changes: new Map(), files: new Map() };
  const beside = new SaidBeside();
  let previous = noHash;
  let seq = 0;
  const fail = (firstBad: Bad): Verdict => ({
    isIntact: false,
    records: seq,
    head: seq === 0 ? null : { seq, hash: previous },
    firstBad,
  });
  for (let from: bigint | number = lowest; ; from = seq + 1) {
    const rows = sql<StoredRecord>(
      sqlite,
      'SELECT seq, kind, hash, CAST(json AS BLOB) AS json FROM record WHERE seq >= ? ORDER BY seq LIMIT ?',
    ).all(from, batch);
    for (const row of rows) {
      const result = checked(row, seq + 1, previous);
      if ('bad' in result) return fail(result.bad);
      seq += 1;
      previous = row.hash;
      const fault = orBadBody(seq, () => {
        follow(said, result.record);
        beside.follow(result.record);
        return undefined;
      });
      if (fault !== undefined) return fail(fault);
    }
    if (rows.length === 0) break;
    await progress(seq, total);
  }
  for (let after = 0; ; ) {
    const rows = sql<{ seq: number; json: string }>(
      sqlite,
      "SELECT seq, json FROM record WHERE kind = 'entry' AND seq > ? ORDER BY seq LIMIT ?",
    ).all(after, batch);
    for (const row of rows) {
      const fault = orBadBody(row.seq, () => viewFault(sqlite, row, said));
      if (fault !== undefined) return fail(fault);
    }
    const last = rows.at(-1);
    if (last === undefined) break;
    after = last.seq;
    await progress(seq, total);
  }
  const stray = strayFault(sqlite);
  if (stray !== undefined) return fail(stray);
  for (const [hash, named] of said.files) {
    const fault = await attachmentFault(folder, hash, named);
    if (fault !== undefined) return fail(fault);
    await progress(seq, total);
  }
  const besideFault = faultBeside(sqlite, beside, seq);
  if (besideFault !== undefined) return fail(besideFault);
  return { isIntact: true, records: seq, head: seq === 0 ? null : { seq, hash: previous }, firstBad: null };
}

/**
 * Checks every record against the one before it, the lists of entries, shifts and links against the records, and every
 * attachment that they name against its hash, all as they stood at one moment; names the first that does not hold. A chain cut off at
 * its newest end shows only against a head kept outside.
 */
export async function verifyStore(store: Pick<Store, 'folder'>, progress: Progress): Promise<Verdict> {
  const sqlite = new Database(storeFile(store.folder), { readonly: true });
  try {
    sqlite.exec('BEGIN');
    return await verifySnapshot(sqlite, store.folder, progress);
  } finally {
    sqlite.close();
  }
}
