import type { Verdict } from '#contract/methods/records';
import { canonicalText, type LedgerRecord } from './store/ledger.ts';
import { type Sqlite, sql } from './store/sql.ts';

type Bad = NonNullable<Verdict['firstBad']>;
type VersionRow = { readonly seq: number; readonly month: string; readonly version: number };
type StepRow = { readonly seq: number; readonly swapId: string };
type SwapRow = {
  readonly id: string;
  readonly giveDay: string;
  readonly takeDay: string | null;
  readonly state: string;
};
type SaidSwap = { readonly firstSeq: number; readonly request: string; row: SwapRow };

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
    const swap = known ?? {
      firstSeq: seq,
      request: text,
      row: { id, giveDay: request.give.day, takeDay: request.take?.day ?? null, state },
    };
    swap.row = { ...swap.row, state };
    this.swaps.set(id, swap);
    this.steps.push({ seq, swapId: id });
  }
}

const fault = (seq: number, detail: string): Bad => ({ seq, reason: 'view-differs', detail });

/** Rows as texts that can be compared, whatever order they came in. */
const comparable = (rows: readonly object[] | undefined): string =>
  (rows ?? [])
    .map((row) => JSON.stringify(Object.entries(row).toSorted(([one], [other]) => one.localeCompare(other))))
    .toSorted()
    .join('\n');

/** The lowest number of a record whose rows are not those that the records say. */
function differing<Row extends { readonly seq: number }>(
  table: string,
  said: readonly Row[],
  rows: readonly Row[],
): Bad | undefined {
  const [meant, found] = [said, rows].map((list) => Map.groupBy(list, ({ seq }) => seq));
  const seqs = [...new Set([...said, ...rows].map(({ seq }) => seq))].toSorted((one, other) => one - other);
  const bad = seqs.find((seq) => comparable(meant?.get(seq)) !== comparable(found?.get(seq)));
  return bad === undefined ? undefined : fault(bad, table);
}

function swapFault(sqlite: Sqlite, said: SaidRota['swaps'], newest: number): Bad | undefined {
  const rows = new Map(
    sql<SwapRow>(sqlite, 'SELECT id, give_day AS giveDay, take_day AS takeDay, state FROM rota_swap')
      .all()
      .map((row) => [row.id, row]),
  );
  // In the order in which the requests were made.
  for (const [id, { firstSeq, row }] of said) {
    const found = rows.get(id);
    if (found === undefined || comparable([row]) !== comparable([found])) return fault(firstSeq, 'rota_swap');
  }
  return rows.size === said.size ? undefined : fault(newest, 'rota_swap');
}

/** Where the lists of published months and of requests are not what `records` records say, or undefined. */
export const rotaFault = (sqlite: Sqlite, said: SaidRota, records: number): Bad | undefined =>
  differing(
    'rota_version',
    said.versions,
    sql<VersionRow>(sqlite, 'SELECT seq, month, version FROM rota_version').all(),
  ) ??
  differing(
    'rota_swap_step',
    said.steps,
    sql<StepRow>(sqlite, 'SELECT seq, swap_id AS swapId FROM rota_swap_step').all(),
  ) ??
  swapFault(sqlite, said.swaps, records);
