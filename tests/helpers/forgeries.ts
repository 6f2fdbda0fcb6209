import type Database from 'better-sqlite3';
import { canonicalText, sha256 } from '#service/store/ledger';
import { rechainFrom, recordsIn, rewriteRecord } from './damage.ts';

/** An object of a record. */
export type Parts = Readonly<Record<string, unknown>>;
/** What is done to an object. */
export type Change = (parts: Parts) => Parts;

/** Members that are other ones, or more. */
export const becomes =
  (change: Parts): Change =>
  (parts) => ({ ...parts, ...change });
/** One member less. */
export const without =
  (name: string): Change =>
  (parts) =>
    Object.fromEntries(Object.entries(parts).filter(([known]) => known !== name));
/** Changes a member that is an object. */
export const inside =
  (name: string, change: Change): Change =>
  // Only parts that are objects are changed in this way.
  (parts) => ({ ...parts, [name]: change(parts[name] as Parts) });
/** Changes the body of a record. */
export const inBody = (change: Change): Change => inside('body', change);
/** Signs a body anew after it was changed, as a forger would who knows the format. */
export const signedAnew: Change = ({ signatures, ...statement }) => ({
  ...statement,
  // Only bodies that had signatures are signed anew.
  signatures: (signatures as Parts[]).map((one) => ({ ...one, over: sha256(canonicalText(statement)) })),
});
/** Changes the nth record of a kind and computes the chain anew from there. */
export const forgedNth =
  (kind: string, at: number, change: Change): ((sqlite: Database.Database) => void) =>
  (sqlite) => {
    const seq = recordsIn(sqlite).filter((record) => record.kind === kind)[at]?.seq ?? 0;
    rewriteRecord(sqlite, seq, inBody(change), { withHash: true });
    rechainFrom(sqlite, seq + 1);
  };
