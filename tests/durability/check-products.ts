import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Output } from '#contract/methods';
import { openPackage } from '#service/package/open-package';
import type { LedgerRecord } from '#service/store/ledger';
import type { RecordBody } from '#service/store/record-bodies';
import type { Sqlite } from '#service/store/sql';
import { sharedFolder } from './manned-store.ts';

/** The command that a record of a product or of what came in was written by; undefined of one that the program wrote by itself. */
export function productCallIdIn({ kind, body }: LedgerRecord): string | undefined {
  // The kind says what the body is.
  if (kind === 'product') {
    const { act, product } = body as RecordBody<'product'>;
    return act === 'issued' ? product.fields.title : undefined;
  }
  return (body as RecordBody<'intake'>).intake.told?.text;
}

/** Why a product or a report that was told and acknowledged is not listed as it was answered, or undefined. */
export function productKeptFault(
  sqlite: Sqlite,
  {
    kind,
    output,
    seq,
  }: { readonly kind: 'product' | 'told'; readonly output: unknown; readonly seq: number },
): string | undefined {
  const found = (text: string, ...values: readonly (string | number)[]): unknown =>
    sqlite
      .prepare(text)
      .pluck()
      .get(...values);
  // The kind says which call was answered.
  if (kind === 'told') {
    const { id } = output as Output<'office.note'>;
    return found('SELECT seq FROM intake WHERE id = ?', id) === seq
      ? undefined
      : `what was told and acknowledged as ${id} is not listed as record ${seq}`;
  }
  const { id, year, no, fields } = output as Output<'product.issue'>;
  const text = 'SELECT 1 FROM product WHERE id = ? AND kind = ? AND year = ? AND no = ? AND seq >= ?';
  return found(text, id, fields.kind, year, no, seq) === 1
    ? undefined
    : `${fields.kind} ${year}-${no} was acknowledged and is not listed`;
}

type Row = { readonly json: string };

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/**
 * Packages that are not whole where they were kept, numbers that stand twice or are missing, what lies in the shared folder under another name than
 * that of a package or is none, and packages that came in twice.
 */
export function packageFaults(store: string, sqlite: Sqlite): readonly string[] {
  const faults: string[] = [];
  const packages = sqlite
    .prepare<[], Row>('SELECT r.json FROM package p JOIN record r ON r.seq = p.seq ORDER BY p.sequence')
    .all()
    .map(({ json }) => (JSON.parse(json) as LedgerRecord<'package'>).body.package);
  const shared = sharedFolder(store);
  for (const [place, one] of packages.entries()) {
    if (one.sequence !== place + 1) faults.push(`package ${place + 1} is numbered ${one.sequence}`);
    const file = join(store, 'outbox', one.fileName);
    if (!existsSync(file)) faults.push(`package ${one.sequence} is not in the outbox`);
    else if (sha256(readFileSync(file)) !== one.sha256)
      faults.push(`package ${one.sequence} has other bytes in the outbox`);
    for (const { folder } of one.drops) {
      const drop = join(folder, one.fileName);
      if (!existsSync(drop) || sha256(readFileSync(drop)) !== one.sha256)
        faults.push(`package ${one.sequence} was delivered and is not in ${folder}`);
    }
  }
  const byName = new Map(packages.map((one) => [one.fileName, one]));
  for (const name of existsSync(shared) ? readdirSync(shared) : []) {
    // What is half written has another name.
    if (!name.endsWith('.dutyroom.zip')) continue;
    const one = byName.get(name);
    const bytes = readFileSync(join(shared, name));
    if (one === undefined) faults.push(`${name} was delivered and is no package`);
    else if (sha256(bytes) !== one.sha256 || !openPackage(bytes).ok)
      faults.push(`${name} was delivered and is not whole`);
  }
  const intakes = sqlite
    .prepare<[], { manifest: string; times: number; verdicts: string }>(
      "SELECT manifest, count(*) AS times, group_concat(verdict) AS verdicts FROM intake WHERE manifest IS NOT NULL GROUP BY manifest HAVING count(*) > 1 OR max(verdict = 'refused')",
    )
    .all();
  for (const { manifest, times, verdicts } of intakes)
    faults.push(`the package ${manifest.slice(0, 12)} came in ${times} times: ${verdicts}`);
  return faults;
}
