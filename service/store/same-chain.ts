import { chainHead, recordBySeq } from './ledger.ts';
import type { Sqlite } from './sql.ts';

/**
 * The newest record that two stores have in common, 0 where they are not of one room: chains that part never meet again,
 * so the place where they part is found by halving.
 */
export function lastCommonRecord(one: Sqlite, other: Sqlite): number {
  const isCommon = (seq: number): boolean => recordBySeq(one, seq)?.hash === recordBySeq(other, seq)?.hash;
  let known = 0;
  let unknown = Math.min(chainHead(one).seq, chainHead(other).seq) + 1;
  while (unknown - known > 1) {
    const middle = Math.floor((known + unknown) / 2);
    if (isCommon(middle)) known = middle;
    else unknown = middle;
  }
  return known;
}
