import type { Verdict } from '#contract/methods/records';
import { canonicalText, type LedgerRecord } from './store/ledger.ts';
import { type Sqlite, sql } from './store/sql.ts';
import { listFault, rowFault, type SaidRow } from './verify-lists.ts';

type Bad = NonNullable<Verdict['firstBad']>;
type VersionRow = { readonly seq: number; readonly month: string; readonly version: number };
type StepRow = { readonly seq: number; readonly swapId: string };
type SwapRow = {
  readonly id: string;
  readonly giveDay: string;
  readonly takeDay: string | null;
  readonly state: string;
};
type SaidSwap = SaidRow<SwapRow> & { readonly request: string };

/** What the records say of published months and of requests to change them, gathered while they are read in order. */
export class SaidRota {
  /** The newest version of every month. */
  readonly #newest = new Map<string, number>();
  readonly versions: VersionRow[] = [];
  readonly steps: StepRow[] = [];
  readonly swaps = new Map<string, SaidSwap>();

  /** Takes a published version, which has to be the one after the newest of its month. */
  publish({ seq, body: { month, version } }: LedgerRecord<'rota'>): void {
    if (version !== (this.#newest.get(month) ?? 0) + 1) throw new RangeError(`version ${version}`);
    this.#newest.set(month, version);
    this.versions.push({ seq, month, version });
  }

  /** Takes a step of a request; each repeats what the first one asked for, so that every signature stands under the same. */
  step({ seq, body: { id, state, request } }: LedgerRecord<'rota-swap'>): void {
    const text = canonicalText(request);
    const known = this.swaps.get(id);
    if (known !== undefined && known.request !== text) throw new RangeError(`request ${id}`);
    this.swaps.set(id, {
      firstSeq: known?.firstSeq ?? seq,
      request: text,
      row: { id, giveDay: request.give.day, takeDay: request.take?.day ?? null, state },
    });
    this.steps.push({ seq, swapId: id });
  }
}

/** Where the lists of published months and of requests are not what `records` records say, or undefined. */
export const rotaFault = (sqlite: Sqlite, said: SaidRota, records: number): Bad | undefined =>
  listFault(
    'rota_version',
    said.versions,
    sql<VersionRow>(sqlite, 'SELECT seq, month, version FROM rota_version').all(),
  ) ??
  listFault(
    'rota_swap_step',
    said.steps,
    sql<StepRow>(sqlite, 'SELECT seq, swap_id AS swapId FROM rota_swap_step').all(),
  ) ??
  rowFault(
    'rota_swap',
    said.swaps,
    sql<SwapRow>(sqlite, 'SELECT id, give_day AS giveDay, take_day AS takeDay, state FROM rota_swap').all(),
    records,
  );
