import type { Verdict } from '#contract/methods/records';
import { recordBySeq } from './store/ledger.ts';
import type { Sqlite } from './store/sql.ts';

/** A head as it stands on paper: the number of a record, and its hash or the beginning of it. */
export type PrintedHead = { readonly seq: number; readonly hash: string };

/** Reads `812:3f9a 07bc …`, twelve digits of the hash at least; undefined for anything else. */
export function readPrintedHead(typed: string): PrintedHead | undefined {
  const [, seq = '', hash = ''] =
    /^([1-9]\d{0,14}):([0-9a-f]{12,64})$/u.exec(typed.replaceAll(/\s/gu, '').toLowerCase()) ?? [];
  return seq === '' ? undefined : { seq: Number(seq), hash };
}

/**
 * The verdict on a store held against paper. Where a chain holds in itself, paper alone shows that its newest end was cut
 * off (the first record that is gone is named) or that it was computed anew (the record on paper is named).
 */
export function againstPaper(verdict: Verdict, sqlite: Sqlite, printed: PrintedHead): Verdict {
  if (!verdict.isIntact) return verdict;
  const detail = `${printed.seq}:${printed.hash}`;
  if (printed.seq > verdict.records)
    return { ...verdict, isIntact: false, firstBad: { seq: verdict.records + 1, reason: 'missing', detail } };
  if (recordBySeq(sqlite, printed.seq)?.hash.startsWith(printed.hash) === true) return verdict;
  return { ...verdict, isIntact: false, firstBad: { seq: printed.seq, reason: 'wrong-hash', detail } };
}
