import type { Verdict } from '#contract/methods/records';
import type { LedgerRecord } from './store/ledger.ts';
import { type Sqlite, sql } from './store/sql.ts';
import { rowFault, type SaidRow } from './verify-lists.ts';

type Bad = NonNullable<Verdict['firstBad']>;
type CallOutRow = {
  readonly id: string;
  readonly year: number;
  readonly no: number;
  readonly isDrill: number;
  readonly calledAt: string;
  readonly isEnded: number;
  readonly seq: number;
  readonly steps: number;
};
type SaidCallOut = SaidRow<CallOutRow> & { readonly people: ReadonlySet<string> };

/** What the records say of calls to those on standby, gathered while they are read in order. */
export class SaidCallOuts {
  /** The highest number of every year, of drills and of real calls. */
  readonly #newest = new Map<string, number>();
  readonly callOuts = new Map<string, SaidCallOut>();

  /**
   * Takes a step; the first calls under the next number of the year, drills apart. No later one changes the number or the time, none
   * loses anybody who was called, and none follows the end.
   */
  step({ seq, body: { act, callOut } }: LedgerRecord<'call-out'>): void {
    const { id, year, no, isDrill, calledAt, ended } = callOut;
    const known = this.callOuts.get(id);
    const people = new Set(callOut.people.map(({ personId }) => String(personId)));
    const row: CallOutRow = {
      id,
      year,
      no,
      isDrill: isDrill ? 1 : 0,
      calledAt,
      isEnded: ended === null ? 0 : 1,
      seq,
      steps: (known?.row.steps ?? 0) + 1,
    };
    if ((known === undefined) !== (act === 'called')) throw new RangeError(act);
    if (known === undefined) this.#number(row);
    else if (!follows(known, row, people)) throw new RangeError(`call-out ${id}`);
    this.callOuts.set(id, { firstSeq: known?.firstSeq ?? seq, row, people });
  }

  #number({ year, isDrill, no }: CallOutRow): void {
    const key = `${year} ${isDrill}`;
    if (no !== (this.#newest.get(key) ?? 0) + 1) throw new RangeError(`number ${year}-${no}`);
    this.#newest.set(key, no);
  }
}

const follows = ({ row, people }: SaidCallOut, next: CallOutRow, nextPeople: ReadonlySet<string>): boolean =>
  row.isEnded === 0 &&
  (['year', 'no', 'isDrill', 'calledAt'] as const).every((key) => row[key] === next[key]) &&
  [...people].every((one) => nextPeople.has(one));

/** Where the list of call-outs is not what `records` records say, or undefined. */
export const callOutFault = (sqlite: Sqlite, said: SaidCallOuts, records: number): Bad | undefined =>
  rowFault(
    'call_out',
    said.callOuts,
    sql<CallOutRow>(
      sqlite,
      `SELECT id, year, no, is_drill AS isDrill, called_at AS calledAt, is_ended AS isEnded, seq, steps FROM call_out`,
    ).all(),
    records,
  );
