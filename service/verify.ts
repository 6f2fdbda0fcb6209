import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import Database from 'better-sqlite3';
import type { Verdict } from '#contract/methods/records';
import type { Attachment, EntryContent } from '#domain/log/entry';
import { canonicalValue } from './canonical-value.ts';
import { isReadable } from './readable-body.ts';
import { attachmentFile } from './store/attachments.ts';
import { entriesChangedBy } from './store/entry-view.ts';
import { type LedgerRecord, noHash, sha256 } from './store/ledger.ts';
import { type Store, storeFile } from './store/open-store.ts';
import type { RecordBody } from './store/record-bodies.ts';
import { type Sqlite, sql } from './store/sql.ts';
import { receivedFault } from './verify-received.ts';
import { faultBeside, SaidBeside } from './verify-shifts.ts';
import { noSheets, signatureFault, type SignedSheets } from './verify-signatures.ts';
import {
  type Bad,
  entriesToCheck,
  firstViewFault,
  orBadBody,
  rowsBeside,
  strayFault,
} from './verify-view.ts';

type StoredRecord = {
  readonly seq: number;
  readonly kind: string;
  readonly hash: string;
  /** The bytes as they lie in the file: as a text, bytes that are not UTF-8 would have been replaced. */
  readonly json: Buffer;
};

/** How a long check breathes: told how far it is, may throw to stop it. */
export type Progress = (done: number, total: number) => Promise<void>;

const batch = 1000;

/** The lowest number that a row can have. */
const lowest = -(2n ** 63n);

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The record that bytes hold where they are its RFC 8785 form, or undefined. */
function canonicalRecord(bytes: Buffer): LedgerRecord | undefined {
  const value = canonicalValue(bytes);
  // What else it must be is what the checks below ask.
  return isObject(value) && isObject(value['body']) ? (value as unknown as LedgerRecord) : undefined;
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
  readonly sheets: SignedSheets;
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

const readAtOnce = 1_048_576;

/** SHA-256 of a file's bytes, in lower-case hex. */
export async function hashOfFile(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file, { highWaterMark: readAtOnce }))
    hash.update(chunk as Buffer);
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
  const said: Said = { entries: new Map(), changes: new Map(), files: new Map(), sheets: noSheets() };
  const toCheck: number[] = [];
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
    const entries: LedgerRecord<'entry'>[] = [];
    for (const row of rows) {
      const result = checked(row, seq + 1, previous);
      if ('bad' in result) return fail(result.bad);
      seq += 1;
      previous = row.hash;
      const fault = orBadBody(seq, () => {
        follow(said, result.record);
        beside.follow(result.record);
        const detail = signatureFault(result.record, said.sheets);
        return detail === undefined ? undefined : { seq, reason: 'wrong-signature', detail };
      });
      if (fault !== undefined) return fail(fault);
      if (result.record.kind === 'entry') entries.push(result.record as LedgerRecord<'entry'>);
    }
    if (rows.length === 0) break;
    toCheck.push(...entriesToCheck(sqlite, entries));
    await progress(seq, total);
  }
  const differing = await firstViewFault(sqlite, toCheck, said.changes, () => progress(seq, total));
  if (differing !== undefined) return fail(differing);
  const changes = [...said.changes.values()].reduce((sum, of) => sum + of.length, 0);
  const stray = rowsBeside(sqlite) === said.entries.size + changes ? undefined : strayFault(sqlite);
  if (stray !== undefined) return fail(stray);
  for (const [hash, named] of [...said.files, ...beside.office.files]) {
    const fault = await attachmentFault(folder, hash, named);
    if (fault !== undefined) return fail(fault);
    await progress(seq, total);
  }
  const besideFault = faultBeside(sqlite, beside, seq);
  if (besideFault !== undefined) return fail(besideFault);
  const received = await receivedFault(sqlite, folder, beside.office, seq, () => progress(seq, total));
  if (received !== undefined) return fail(received);
  return { isIntact: true, records: seq, head: seq === 0 ? null : { seq, hash: previous }, firstBad: null };
}

/**
 * Checks every record against the one before it, the lists of entries, shifts, links, the calendar, the rota, absences, important periods, incidents, spot checks, written products, packages and what a central office took in against the records,
 * every attachment that they name against its hash, and what is counted and found of reports against the packages that they came in, all as they stood at one moment; names the first that does not hold. A chain cut off at
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
