import { instant } from '#domain/time/instant';
import { type ChainedRecord, type LedgerRecord, sha256 } from '../store/ledger.ts';
import { type DatabasePages, openPages, type PageCopy } from './database-pages.ts';
import { cellsOf, type LyingRow, type RowPlace, rowsAt } from './page-rows.ts';

/** A record that was found in a damaged store. */
export type FoundRecord = ChainedRecord & {
  /** The text as it lies there. */
  readonly json: string;
  /** True where the text is no longer what its hash says. */
  readonly isAltered: boolean;
};

/** The records of a damaged store that can still be read. */
export type FoundRecords = {
  /** Their numbers, ascending. */
  readonly numbers: readonly number[];
  readonly read: (seq: number) => FoundRecord | undefined;
  readonly close: () => void;
};

const pagesBetweenBreaths = 2000;

const breath = (): Promise<void> => new Promise((resume) => setImmediate(resume));

/** The record that a row holds, or undefined where its text is none of that number and kind. */
function recordIn(row: LyingRow): FoundRecord | undefined {
  const json = row.json.toString('utf8');
  try {
    const value = JSON.parse(json) as LedgerRecord;
    if (typeof value !== 'object' || value === null || value.seq !== row.seq || value.kind !== row.kind)
      return undefined;
    if (typeof value.body !== 'object' || value.body === null || !instant.safeParse(value.at).success)
      return undefined;
    return { ...value, hash: row.hash, json, isAltered: sha256(row.json) !== row.hash };
  } catch {
    // Half a text is no record.
    return undefined;
  }
}

const unaltered = (rows: readonly LyingRow[]): LyingRow | undefined =>
  rows.find((row) => sha256(row.json) === row.hash);

type Place = RowPlace & { readonly isAltered: boolean };

async function placesIn(pages: DatabasePages): Promise<ReadonlyMap<number, Place>> {
  const places = new Map<number, Place>();
  let count = 0;
  for (const copy of pages.copies()) {
    count += 1;
    if (count % pagesBetweenBreaths === 0) await breath();
    const page = pages.read(copy);
    for (const cell of cellsOf(page)) {
      const rows = rowsAt(pages, page, cell);
      const row = unaltered(rows) ?? rows[0];
      if (row === undefined) continue;
      const isAltered = unaltered([row]) === undefined;
      // Where a record has several copies, one that its hash proves counts.
      if (isAltered && (places.has(row.seq) || recordIn(row) === undefined)) continue;
      places.set(row.seq, { copy, cell, isAltered });
    }
  }
  return places;
}

/**
 * Finds the records of a damaged store in the bytes of its files, without the tables that would lead to them: a record is
 * believed because of its own hash, wherever it lies. The files are only read.
 */
export async function findRecords(file: string): Promise<FoundRecords> {
  const pages = openPages(file);
  const places = await placesIn(pages);
  let last: { readonly copy: PageCopy; readonly page: Buffer } | undefined;
  /** Neighbouring records lie on one page, and are asked for one after the other. */
  const pageAt = (copy: PageCopy): Buffer => {
    if (last?.copy !== copy) last = { copy, page: pages.read(copy) };
    return last.page;
  };
  return {
    numbers: [...places.keys()].toSorted((one, other) => one - other),
    read: (seq) => {
      const place = places.get(seq);
      if (place === undefined) return undefined;
      const rows = rowsAt(pages, pageAt(place.copy), place.cell);
      const row = unaltered(rows) ?? rows[0];
      return row === undefined ? undefined : recordIn(row);
    },
    close: pages.close,
  };
}
