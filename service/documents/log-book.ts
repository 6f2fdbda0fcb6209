import type { ChainHead } from '#contract/methods/shifts';
import type { Entry, EntryChange } from '#domain/log/entry';
import type { Shift } from '#domain/shift/shift';
import type { Instant, IsoDay } from '#domain/time/instant';
import type { OffPlan } from '../store/record-bodies.ts';

/** One entry of a log book with everything that happened to it up to the moment of the export. */
export type BookEntry = {
  readonly entry: Entry;
  readonly changes: readonly EntryChange[];
  readonly linked: readonly { readonly number: string; readonly kind: 'relates' | 'closes' }[];
};

/** One shift of a log book with its entries in the order in which they were recorded. */
export type BookShift = {
  readonly shift: Shift;
  readonly entries: readonly BookEntry[];
  readonly handoverHash: string | null;
  /** Who was planned and did not come, and why; absent where everybody did, or nothing was published. */
  readonly offPlan?: OffPlan;
};

/** One duty day of a log book. */
export type BookDay = { readonly day: IsoDay; readonly shifts: readonly BookShift[] };

/** The log of a day or a range as it is printed and exported; the same store up to the same head gives the same book. */
export type LogBook = {
  readonly unitName: string;
  readonly zone: string;
  readonly fromDay: IsoDay;
  readonly untilDay: IsoDay;
  readonly days: readonly BookDay[];
  /** The newest record that the book knows of. */
  readonly head: ChainHead;
  /** When the newest record was written; the only time that a document may carry of its own making. */
  readonly headAt: Instant;
  readonly retentionLabel: string;
};
