import type { LostRange, Reading } from '#contract/methods/rescue';
import { type EntryContent, entryContent, entryNumber } from '#domain/log/entry';
import { type Station, station } from '#domain/station';
import { sentKinds } from '../backup/sent-since.ts';
import type { BookEntry } from '../documents/log-book.ts';
import { isReadable } from '../readable-body.ts';
import { toEntry } from '../store/entries.ts';
import { changeBy } from '../store/entry-history.ts';
import { entriesChangedBy, rowAfter, rowOfEntry } from '../store/entry-view.ts';
import type { LedgerRecord } from '../store/ledger.ts';
import type { RecordBody } from '../store/record-bodies.ts';
import { findRecords, type FoundRecord, type FoundRecords } from './found-records.ts';

/** An entry that was put together again out of the records of a damaged store. */
export type SalvagedEntry = BookEntry & { readonly isAltered: boolean };

/** The log of a damaged store as far as its records can be read. */
export type SalvagedLog = {
  readonly records: FoundRecords;
  readonly reading: Reading;
  /** Numbers of the records that entries begin with, ascending. */
  readonly entries: readonly number[];
  readonly entryAt: (seq: number) => SalvagedEntry;
  /** The newest readable station, or undefined. */
  readonly station: Station | undefined;
  /** Where the second place of backups was last set to be: null for none, undefined where no record tells. */
  readonly secondFolder: string | null | undefined;
  /** Records in order that begin or end shifts or change who is in them. */
  readonly shiftRecords: readonly number[];
  /** Records in order, none of them altered, that tell what the room made and sent. */
  readonly sentRecords: readonly number[];
};

const recordsBetweenBreaths = 2000;
const rangesShown = 100;

const breath = (): Promise<void> => new Promise((resume) => setImmediate(resume));

/** True where a record has all that telling of an entry needs; one that its hash proves was checked when it was written. */
const isWhole = (record: FoundRecord): boolean =>
  isReadable(record) &&
  (!record.isAltered ||
    (record.kind !== 'entry' && record.kind !== 'correction') ||
    entryContent.safeParse(contentOf(record)).success);

const contentOf = (record: LedgerRecord): EntryContent =>
  // Only an entry or a correction is asked, and `isReadable` looked at its parts.
  (record as LedgerRecord<'entry' | 'correction'>).body.content;

function lostBetween(numbers: readonly number[]): readonly LostRange[] {
  const lost: LostRange[] = [];
  let expected = 1;
  for (const seq of numbers) {
    if (seq > expected) lost.push({ from: expected, until: seq - 1 });
    expected = seq + 1;
  }
  return lost;
}

/** What is learnt of the records while they are read once in order. */
class Learnt {
  readonly numbers: number[] = [];
  readonly entries: number[] = [];
  readonly changes = new Map<number, number[]>();
  readonly #isOpen = new Map<number, boolean>();
  readonly shiftRecords: number[] = [];
  readonly sentRecords: number[] = [];
  station: Station | undefined;
  secondFolder: string | null | undefined;
  altered = 0;
  newest: FoundRecord | undefined;

  learn(record: FoundRecord): void {
    this.numbers.push(record.seq);
    this.newest = record;
    if (record.isAltered) this.altered += 1;
    this.#settings(record);
    if (['take-over', 'hand-over', 'unrelieved', 'review', 'join', 'leave', 'release'].includes(record.kind))
      this.shiftRecords.push(record.seq);
    if (sentKinds.has(record.kind) && !record.isAltered) this.sentRecords.push(record.seq);
    if (!isWhole(record)) return;
    for (const { entry, state } of entriesChangedBy(record, (seq) => this.#isOpen.get(seq) === true)) {
      if (!this.#isOpen.has(entry)) continue;
      if (state !== undefined) this.#isOpen.set(entry, state !== 'done');
      const known = this.changes.get(entry);
      if (known === undefined) this.changes.set(entry, [record.seq]);
      else known.push(record.seq);
    }
    if (record.kind !== 'entry') return;
    this.entries.push(record.seq);
    this.#isOpen.set(record.seq, contentOf(record).state !== 'done');
  }

  #settings(record: FoundRecord): void {
    if (record.kind === 'setup' || record.kind === 'station') {
      const read = station.safeParse((record.body as RecordBody<'station'>).station);
      if (read.success) this.station = read.data;
    }
    if (record.kind === 'backup') {
      const body = record.body as RecordBody<'backup'>;
      if (body.what === 'settings') this.secondFolder = body.secondFolder;
    }
  }
}

/** Reads what can be read of the store file of a damaged store and arranges it as a log; the file is not changed. */
export async function salvageLog(file: string): Promise<SalvagedLog> {
  const records = await findRecords(file);
  const learnt = new Learnt();
  for (const [index, seq] of records.numbers.entries()) {
    if (index % recordsBetweenBreaths === 0) await breath();
    const record = records.read(seq);
    if (record !== undefined) learnt.learn(record);
  }
  const read = (seq: number): FoundRecord => {
    const record = records.read(seq);
    if (record === undefined) throw new RangeError(`no record ${seq}`);
    return record;
  };
  const numberOf = (seq: number): string => {
    const record = records.read(seq);
    if (record?.kind !== 'entry') return String(seq);
    const { year, no } = (record as LedgerRecord<'entry'>).body;
    return entryNumber(year, no);
  };
  const lost = lostBetween(learnt.numbers);
  const { newest } = learnt;
  return {
    records: { ...records, numbers: learnt.numbers },
    reading: {
      records: learnt.numbers.length,
      entries: learnt.entries.length,
      altered: learnt.altered,
      lost: lost.slice(0, rangesShown),
      lostRecords: lost.reduce((sum, range) => sum + range.until - range.from + 1, 0),
      newest: newest === undefined ? null : { head: { seq: newest.seq, hash: newest.hash }, at: newest.at },
    },
    entries: learnt.entries,
    entryAt: (seq) => {
      const first = read(seq) as FoundRecord & LedgerRecord<'entry'>;
      const changes = (learnt.changes.get(seq) ?? []).map(read);
      const row = changes.reduce(rowAfter, rowOfEntry(first));
      let content = contentOf(first);
      const told = changes.map((record) => {
        const change = changeBy(record, record.kind === 'correction' ? content : null);
        if (record.kind === 'correction') content = contentOf(record);
        return change;
      });
      const entry = toEntry({ ...row, json: read(row.contentSeq).json, hash: first.hash });
      return {
        entry,
        changes: told,
        linked: entry.links.map((link) => ({ number: numberOf(link.entryId), kind: link.kind })),
        isAltered: [first, ...changes].some((record) => record.isAltered),
      };
    },
    station: learnt.station,
    secondFolder: learnt.secondFolder,
    shiftRecords: learnt.shiftRecords,
    sentRecords: learnt.sentRecords,
  };
}
