import { z } from 'zod';
import { category } from '../log/categories.ts';
import { attachment, counterpart, matterState } from '../log/entry.ts';
import { instant, isoDay } from '../time/instant.ts';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** The format of `log/entries.json` that this program writes. */
export const logExtractFormat = 'duty-room-log/1';

/** The most bytes that `log/entries.json` may have: all of it is read at once where it is taken in. */
export const mostLogBytes = 20_000_000;

/** The most entries that `log/entries.json` may have. */
export const mostLogEntries = 20_000;

/** An entry of the log as a package carries it, as it stood when the package was made. */
const extractedEntry = z.strictObject({
  /** `2026-000123` */
  number: z.string(),
  /** The duty day. */
  day: isoDay,
  category,
  occurredAt: instant.nullable(),
  recordedAt: instant,
  /** 补记. */
  isLate: z.boolean(),
  state: matterState,
  /** The newest text. */
  content: z.string(),
  /** The unit at the other end. */
  unit: counterpart.shape.unit,
  /** Who called, with the number; null unless telephone numbers were chosen. */
  caller: counterpart.omit({ unit: true }).nullable(),
  /** When it was corrected and why, the oldest first. */
  corrections: z.array(z.strictObject({ at: instant, reason: z.string() })),
  /** Why it was voided; null of one that stands. */
  voided: z.string().nullable(),
  /** The record of the chain by which it was written, and the hash of that record. */
  seq: z.int().positive(),
  hash: sha256,
  /** The files that its newest content names; their bytes are in the package only where that was chosen. */
  attachments: z.array(z.strictObject({ name: attachment.shape.name, size: attachment.shape.size, sha256 })),
});

/** `log/entries.json` of a package: the entries of its days, by `seq`. */
export const logExtract = z.strictObject({
  format: z.literal(logExtractFormat),
  fromDay: isoDay,
  untilDay: isoDay,
  entries: z.array(extractedEntry),
});

/** `log/entries.json` of a package. */
export type LogExtract = z.output<typeof logExtract>;
