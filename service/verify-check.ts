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
type SaidCheck = SaidRow<CheckRow> & {
  /** The room and how it was picked, which no later step changes. */
  readonly picked: string;
  readonly isMade: boolean;
  readonly isDropped: boolean;
};

function pickedOf({ body: { check } }: LedgerRecord<'spot-check'>): string {
  const { made: _made, rectified: _rectified, dropped: _dropped, entryId: _entry, ...picked } = check;
  return canonicalText(picked);
}

/** What the records say of spot checks, gathered while they are read in order. */
export class SaidChecks {
  readonly #newestNo = new Map<number, number>();
  readonly checks = new Map<string, SaidCheck>();

  /**
   * Takes a step; the first picks a room under the next number of the year. No later one changes the number, the room or how it was picked, or
   * loses that it was made, and none follows where it was dropped.
   */
  step(record: LedgerRecord<'spot-check'>): void {
    const { seq, body } = record;
    const { id, year, no, roomId, pickedAt, made, dropped } = body.check;
    const known = this.checks.get(id);
    const row = { id, year, no, roomId, pickedAt, seq, steps: (known?.row.steps ?? 0) + 1 };
    const firstSeq = known?.firstSeq ?? seq;
    const next = {
      firstSeq,
      row,
      picked: pickedOf(record),
      isMade: made !== null,
      isDropped: dropped !== '',
    };
    if ((known === undefined) !== (body.act === 'picked')) throw new RangeError(body.act);
    if (known === undefined) this.#number(row);
    else if (!follows(known, next)) throw new RangeError(`check ${id}`);
    this.checks.set(id, next);
  }

  #number({ year, no }: CheckRow): void {
    if (no !== (this.#newestNo.get(year) ?? 0) + 1) throw new RangeError(`number ${year}-${no}`);
    this.#newestNo.set(year, no);
  }
}

const follows = ({ picked, isMade, isDropped }: SaidCheck, next: SaidCheck): boolean =>
  !isDropped && picked === next.picked && (!isMade || next.isMade);

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
