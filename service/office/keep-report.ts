import { type Intake, isWithdrawal } from '#domain/office/intake';
import type { ProductFields } from '#domain/product/product';
import { productNouns } from '../documents/words.ts';
import type { Write } from '../room.ts';
import { logName } from '../package/names.ts';
import type { OpenedPackage } from '../package/open-package.ts';
import { keepLines, keepReceived, type ReceivedLine } from '../store/received-reports.ts';
import { linesOfReport, paragraphs } from './received-lines.ts';

/** What a package says that came in, in the form in which it is counted and found. */
export type ReceivedReport = {
  readonly fields: ProductFields;
  readonly lines: readonly ReceivedLine[];
  /** Why it was taken back; empty of one that was not. */
  readonly reason: string;
};

/** What a sound package says. */
export function receivedReport({ report, files }: OpenedPackage & { readonly ok: true }): ReceivedReport {
  const { fields, reason } = report.product;
  return { fields, reason, lines: linesOfReport(fields, files[logName]) };
}

/** Keeps what an accepted report said; what takes a report back says nothing new. Which one of a room and day counts is for whoever counts them. */
export function keepReport(room: Write, intake: Intake, { fields, lines }: ReceivedReport): void {
  if (!isWithdrawal(intake)) keepReceived(room.store.sqlite, intake.id, fields, lines);
}

/** Keeps what was told, to be found as what came in packages is. */
export const keepTold = (room: Write, { id }: Intake, { manner, text }: NonNullable<Intake['told']>): void =>
  keepLines(room.store.sqlite, id, paragraphs(productNouns.told[manner], text));
