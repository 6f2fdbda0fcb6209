import { canonicalText, type LedgerRecord, sha256 } from './store/ledger.ts';

/** What was read of signatures so far. */
export type SignedSheets = {
  /** What the signatures of each sheet stand under, by the number of the shift that the sheet ended. */
  readonly over: Map<number, string>;
  /** True once a signature named what it stands under; those of the first program did not, and none may go back to that. */
  isNamed: boolean;
};

/** Nothing read yet. */
export const noSheets = (): SignedSheets => ({ over: new Map(), isNamed: false });

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * What signatures under a statement have to name. The members of a record that was read in canonical form stand in order
 * already, names that look like numbers apart; where the quick text is not the one that was signed, the exact one is made.
 */
function overOf(statement: object, named: unknown): string {
  const quick = sha256(JSON.stringify(statement));
  return quick === named ? quick : sha256(canonicalText(statement));
}

/**
 * Why the signatures of a record do not stand under its bytes, or undefined where they do or it has none: each names the
 * SHA-256 of the body without the signatures, and a leader's review names what the signatures of its sheet name.
 */
export function signatureFault(record: LedgerRecord, sheets: SignedSheets): string | undefined {
  const { signatures, ...statement }: Readonly<Record<string, unknown>> = { ...record.body };
  if (signatures === undefined) return undefined;
  if (!Array.isArray(signatures) || !signatures.every(isObject) || signatures.length === 0)
    return 'signatures';
  if (!sheets.isNamed && signatures.every((one) => !Object.hasOwn(one, 'over'))) return undefined;
  sheets.isNamed = true;
  const over = overOf(statement, signatures[0]?.['over']);
  if (!signatures.every((one) => one['over'] === over)) return 'over';
  if (record.kind === 'hand-over' && typeof statement['from'] === 'number')
    sheets.over.set(statement['from'], over);
  if (record.kind === 'unrelieved' && typeof statement['shift'] === 'number')
    sheets.over.set(statement['shift'], over);
  if (record.kind !== 'review') return undefined;
  const { shift } = statement;
  const sheet = typeof shift === 'number' ? sheets.over.get(shift) : undefined;
  return sheet !== undefined && sheet === statement['over'] ? undefined : 'sheet';
}
