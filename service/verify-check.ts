import type { Verdict } from '#contract/methods/records';
import { canonicalText, type LedgerRecord } from './store/ledger.ts';
import { type Sqlite, sql } from './store/sql.ts';
import { rowFault, type SaidRow } from './verify-lists.ts';

type Bad = NonNullable<Verdict['firstBad']>;
type CheckRow = {
  readonly id: string;
  readonly year: number;
  readonly no: number;
  readonly roomId: string;
  readonly pickedAt: string;
  readonly seq: number;
  readonly steps: number;
};
type SaidCheck = SaidRow<CheckRow> & { readonly pick: string; readonly isDropped: boolean };

/** What the records say of spot checks, gathered while they are read in order. */
export class SaidChecks {
  readonly #newestNo = new Map<number, number>();
  readonly checks = new Map<string, SaidCheck>();

  /**
   * Takes a step; the first picks a room under the next number of the year. No later one changes the number, the room or how it was picked, and
   * none follows where it was dropped.
   */
  step({ seq, body: { act, check } }: LedgerRecord<'spot-check'>): void {
    const { id, year, no, roomId, pickedAt } = check;
    const known = this.checks.get(id);
    const row = { id, year, no, roomId, pickedAt, seq, steps: (known?.row.steps ?? 0) + 1 };
    const pick = canonicalText(check.pick);
    if ((known === undefined) !== (act === 'picked')) throw new RangeError(act);
    if (known === undefined) this.#number(row);
    else if (!follows(known, row, pick)) throw new RangeError(`check ${id}`);
    this.checks.set(id, { firstSeq: known?.firstSeq ?? seq, row, pick, isDropped: act === 'dropped' });
  }

  #number({ year, no }: CheckRow): void {
    if (no !== (this.#newestNo.get(year) ?? 0) + 1) throw new RangeError(`number ${year}-${no}`);
    this.#newestNo.set(year, no);
  }
}

const follows = ({ row, pick, isDropped }: SaidCheck, next: CheckRow, nextPick: string): boolean =>
  !isDropped &&
  pick === nextPick &&
  (['year', 'no', 'roomId', 'pickedAt'] as const).every((key) => row[key] === next[key]);

/** Where the list of spot checks is not what `records` records say, or undefined. */
export const checkFault = (sqlite: Sqlite, said: SaidChecks, records: number): Bad | undefined =>
  rowFault(
    'spot_check',
    said.checks,
    sql<CheckRow>(
      sqlite,
      'SELECT id, year, no, room_id AS roomId, picked_at AS pickedAt, seq, steps FROM spot_check',
    ).all(),
    records,
  );
