import { DutyError } from '#contract/errors';
import { type Intake, isWithdrawal } from '#domain/office/intake';
import type { DutyReport } from '#domain/package/report';
import type { ProductFields } from '#domain/product/product';
import { productNouns } from '../documents/words.ts';
import type { Write } from '../room.ts';
import { logName } from '../package/names.ts';
import { keepLines, keepReceived } from '../store/received-reports.ts';
import type { Store } from '../store/open-store.ts';
import { keptPart } from './kept-package.ts';
import { linesOfReport, paragraphs } from './received-lines.ts';

/** What a report says that came in. */
export type ReceivedReport = {
  readonly fields: ProductFields;
  /** Why it was taken back; empty of one that was not. */
  readonly reason: string;
};

/** What a report of a sound package says. */
export const receivedReport = ({ product: { fields, reason } }: DutyReport): ReceivedReport => ({
  fields,
  reason,
});

/** The log in a sound package that is kept: undefined where it has none, null where its bytes are no longer what was signed. */
function logOf(store: Pick<Store, 'folder'>, intake: Intake): Uint8Array | undefined | null {
  const hasLog = intake.manifest?.files.some(({ name }) => name === logName) === true;
  return hasLog ? (keptPart(store, intake, logName) ?? null) : undefined;
}

/** True where everything that is counted and found of a package can still be read. */
export const isLogThere = (store: Pick<Store, 'folder'>, intake: Intake): boolean =>
  isWithdrawal(intake) || logOf(store, intake) !== null;

/**
 * Keeps what an accepted report and the log with it said, in the form in which it is counted and found; what takes a report back says nothing new.
 * Which one of a room and day counts is for whoever counts them.
 */
export function keepReport(room: Write, intake: Intake, { fields }: ReceivedReport): void {
  if (isWithdrawal(intake)) return;
  const log = logOf(room.store, intake);
  if (log === null) throw new DutyError('rule-broken', 'office-package-unsound', [intake.roomName]);
  keepReceived(room.store.sqlite, intake.id, fields, linesOfReport(fields, log));
}

/** Keeps what was told, to be found as what came in packages is. */
export const keepTold = (room: Write, { id }: Intake, { manner, text }: NonNullable<Intake['told']>): void =>
  keepLines(room.store.sqlite, id, paragraphs(productNouns.told[manner], text));
