import type { Verdict } from '#contract/methods/records';
import { canonicalText, type LedgerRecord } from './store/ledger.ts';
import { type Sqlite, sql } from './store/sql.ts';
import { listFault, rowFault, type SaidRow } from './verify-lists.ts';

type Bad = NonNullable<Verdict['firstBad']>;
type ProductRow = {
  readonly id: string;
  readonly kind: string;
  readonly isZero: number;
  readonly fromDay: string;
  readonly untilDay: string;
  readonly year: number;
  readonly no: number;
  readonly state: string;
  readonly seq: number;
  readonly steps: number;
};
type PackageRow = {
  readonly id: string;
  readonly publicKey: string;
  readonly sequence: number;
  readonly productId: string;
  readonly fromDay: string;
  readonly untilDay: string;
  readonly deliveredAt: string | null;
  readonly seq: number;
  readonly steps: number;
};
type KeyRow = { readonly publicKey: string; readonly seq: number };
type Written<Row extends { readonly id: string }> = SaidRow<Row> & {
  /** What no later step changes. */
  readonly written: string;
  /** Where it got to; none is lost. */
  readonly sent: readonly string[];
};
type SaidProduct = Written<ProductRow> & { readonly isWithdrawn: boolean };
type NamedHead = { readonly bySeq: number; readonly seq: number; readonly hash: string };

const isPrefix = (before: readonly string[], after: readonly string[]): boolean =>
  before.every((one, place) => after[place] === one);

/** Refuses a product that somebody signed, wrote or remarked on after it was issued; one that was submitted for review was written before. */
function refuseLaterHands({
  editor,
  reviewer,
  remarks,
  issuer,
  issuedAt,
}: LedgerRecord<'product'>['body']['product']): void {
  const hands = [editor, issuer, ...remarks, ...(reviewer === null ? [] : [reviewer])];
  if (typeof issuedAt !== 'string' || hands.some(({ at }) => typeof at !== 'string' || at > issuedAt))
    throw new RangeError('hands');
}

function writtenOf({ body: { product } }: LedgerRecord<'product'>): string {
  const { deliveries: _sent, state: _state, reason: _reason, ...written } = product;
  return canonicalText(written);
}

/** What the records say of written products, of this room's keys and of its packages, gathered while they are read in order. */
export class SaidProducts {
  readonly #numbers = new Set<string>();
  readonly #sequences = new Map<string, number>();
  #clock = { seq: 0, prev: '' };
  readonly setups: number[] = [];
  readonly products = new Map<string, SaidProduct>();
  readonly keys: KeyRow[] = [];
  readonly packages = new Map<string, Written<PackageRow>>();
  /** Records that packages name as the newest when they were made. */
  readonly heads: NamedHead[] = [];

  /** Takes a set-up, which holds from then on. */
  setUp({ seq }: LedgerRecord<'product-setup'>): void {
    this.setups.push(seq);
  }

  /** Takes a record of a clock that was set back, which is written just before what is done by it. */
  clock({ seq, prev }: LedgerRecord<'clock'>): void {
    this.#clock = { seq, prev };
  }

  /**
   * Takes a step of a product; the first issues it under a number of its kind and year that no other has, names the record before its own, and
   * nobody wrote, remarked on, looked through or signed it after that.
   * No later one changes what was written, who signed it or what was said of it before, or loses a delivery, and none follows the withdrawal.
   */
  product(record: LedgerRecord<'product'>): void {
    const { seq, prev, body } = record;
    const { id, fields, year, no, state, head, deliveries } = body.product;
    const { kind, fromDay, untilDay } = fields;
    const known = this.products.get(id);
    const written = writtenOf(record);
    const sent = deliveries.map(({ unit, sentAt }) => canonicalText([sentAt, unit]));
    if ((known === undefined) !== (body.act === 'issued')) throw new RangeError(body.act);
    refuseLaterHands(body.product);
    if (known === undefined) {
      const isAfterClock = this.#clock.seq === seq - 1;
      const [newest, hash] = isAfterClock ? [seq - 2, this.#clock.prev] : [seq - 1, prev];
      if (head.seq !== newest || head.hash !== hash) throw new RangeError('head');
      const number = `${kind} ${year} ${no}`;
      if (this.#numbers.has(number)) throw new RangeError(number);
      this.#numbers.add(number);
    } else if (known.isWithdrawn || known.written !== written || !isPrefix(known.sent, sent))
      throw new RangeError(`product ${id}`);
    this.products.set(id, {
      firstSeq: known?.firstSeq ?? seq,
      row: {
        id,
        kind,
        isZero: Number(fields.isZero),
        fromDay,
        untilDay,
        year,
        no,
        state,
        seq,
        steps: (known?.row.steps ?? 0) + 1,
      },
      isWithdrawn: state === 'withdrawn',
      written,
      sent,
    });
  }

  /** Takes a key of this room, which none before it is. */
  key({ seq, body: { publicKey } }: LedgerRecord<'unit-key'>): void {
    if (this.keys.some((one) => one.publicKey === publicKey)) throw new RangeError('key');
    this.keys.push({ publicKey, seq });
  }

  /** Takes a restoring: numbers that the store whose place this one took had given are not given again. */
  restored({ body }: LedgerRecord<'backup'>): void {
    if (body.what !== 'restored') return;
    for (const { publicKey, last } of body.sentSince?.keys ?? [])
      this.#sequences.set(publicKey, Math.max(last, this.#sequences.get(publicKey) ?? 0));
  }

  /**
   * Takes a step of a package; the first makes it of a product as it stands, under the newest key and the next number of that key, and names
   * a record that was there. No later one changes anything but where it got to, and loses nothing of that.
   */
  package({ seq, body: { act, package: one } }: LedgerRecord<'package'>): void {
    const { id, publicKey, sequence, productId, fromDay, untilDay, head, drops, ...rest } = one;
    const known = this.packages.get(id);
    const written = canonicalText({ publicKey, sequence, productId, fromDay, untilDay, head, ...rest });
    const sent = drops.map(({ destinationId, folder, deliveredAt }) =>
      canonicalText([deliveredAt, destinationId, folder]),
    );
    if ((known === undefined) !== (act === 'made')) throw new RangeError(act);
    if (known === undefined) {
      const next = (this.#sequences.get(publicKey) ?? 0) + 1;
      if (this.keys.at(-1)?.publicKey !== publicKey || sequence !== next) throw new RangeError('sequence');
      const product = this.products.get(productId);
      if (product === undefined || product.isWithdrawn !== (one.productState === 'withdrawn'))
        throw new RangeError(`product ${productId}`);
      if (head.seq < 1 || head.seq >= seq) throw new RangeError('head');
      this.#sequences.set(publicKey, sequence);
      this.heads.push({ bySeq: seq, seq: head.seq, hash: head.hash });
    } else if (known.written !== written || !isPrefix(known.sent, sent))
      throw new RangeError(`package ${id}`);
    const steps = (known?.row.steps ?? 0) + 1;
    const deliveredAt = drops.at(-1)?.deliveredAt ?? null;
    const row = { id, publicKey, sequence, productId, fromDay, untilDay, deliveredAt, seq, steps };
    this.packages.set(id, { firstSeq: known?.firstSeq ?? seq, row, written, sent });
  }
}

/** Where the row of a set-up that is one is not the newest record of its kind, or undefined. */
export function setupRowFault(
  sqlite: Sqlite,
  table: 'product_setup' | 'office_setup',
  setups: readonly number[],
  newest: number,
): Bad | undefined {
  const rows = sql<{ seq: number; version: number }>(sqlite, `SELECT seq, version FROM ${table}`).all();
  const [row] = rows;
  const isRight =
    rows.length === Math.min(setups.length, 1) &&
    (row === undefined || (row.seq === setups.at(-1) && row.version === setups.length));
  return isRight ? undefined : { seq: setups.at(-1) ?? newest, reason: 'view-differs', detail: table };
}

/** The first package that names a record which is another one. */
function headFault(sqlite: Sqlite, heads: readonly NamedHead[]): Bad | undefined {
  const hashAt = sql<{ hash: string }>(sqlite, 'SELECT hash FROM record WHERE seq = ?');
  const bad = heads.find(({ seq, hash }) => hashAt.get(seq)?.hash !== hash);
  return bad === undefined ? undefined : { seq: bad.bySeq, reason: 'view-differs', detail: 'package head' };
}

/** Where the lists of written products, keys and packages are not what `records` records say, or undefined. */
export const productFault = (sqlite: Sqlite, said: SaidProducts, records: number): Bad | undefined =>
  setupRowFault(sqlite, 'product_setup', said.setups, records) ??
  rowFault(
    'product',
    said.products,
    sql<ProductRow>(
      sqlite,
      'SELECT id, kind, is_zero AS isZero, from_day AS fromDay, until_day AS untilDay, year, no, state, seq, steps FROM product',
    ).all(),
    records,
  ) ??
  listFault(
    'unit_key',
    said.keys,
    sql<KeyRow>(sqlite, 'SELECT public_key AS publicKey, seq FROM unit_key').all(),
  ) ??
  rowFault(
    'package',
    said.packages,
    sql<PackageRow>(
      sqlite,
      `SELECT id, public_key AS publicKey, sequence, product_id AS productId, from_day AS fromDay, until_day AS untilDay,
         delivered_at AS deliveredAt, seq, steps
       FROM package`,
    ).all(),
    records,
  ) ??
  headFault(sqlite, said.heads);
