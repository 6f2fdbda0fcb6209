import type { Verdict } from '#contract/methods/records';

type Bad = NonNullable<Verdict['firstBad']>;

/** What the records say of a row that stands under an id, and the record that began it. */
export type SaidRow<Row extends { readonly id: string }> = { readonly firstSeq: number; readonly row: Row };

const fault = (seq: number, detail: string): Bad => ({ seq, reason: 'view-differs', detail });

/** Rows as texts that can be compared, whatever order they came in. */
const comparable = (rows: readonly object[] | undefined): string =>
  (rows ?? [])
    .map((row) => JSON.stringify(Object.entries(row).toSorted(([one], [other]) => one.localeCompare(other))))
    .toSorted()
    .join('\n');

/** The lowest number of a record whose rows in a table are not those that the records say, or undefined. */
export function listFault<Row extends { readonly seq: number }>(
  table: string,
  said: readonly Row[],
  rows: readonly Row[],
): Bad | undefined {
  const [meant, found] = [said, rows].map((list) => Map.groupBy(list, ({ seq }) => seq));
  const seqs = [...new Set([...said, ...rows].map(({ seq }) => seq))].toSorted((one, other) => one - other);
  const bad = seqs.find((seq) => comparable(meant?.get(seq)) !== comparable(found?.get(seq)));
  return bad === undefined ? undefined : fault(bad, table);
}

/** The first of what was begun, in the order in which it was, whose row is not what the records say; then rows that no record began. */
export function rowFault<Row extends { readonly id: string }>(
  table: string,
  said: ReadonlyMap<string, SaidRow<Row>>,
  rows: readonly Row[],
  newest: number,
): Bad | undefined {
  const known = new Map(rows.map((row) => [row.id, row]));
  for (const [id, { firstSeq, row }] of said) {
    const found = known.get(id);
    if (found === undefined) return fault(firstSeq, table);
    // The members of a row are its columns.
    const differs = (Object.keys(row) as (keyof Row)[]).find((key) => row[key] !== found[key]);
    if (differs !== undefined) return fault(firstSeq, `${table} ${String(differs)}`);
  }
  return rows.length === said.size ? undefined : fault(newest, table);
}
