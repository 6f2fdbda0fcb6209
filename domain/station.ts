import { z } from 'zod';
import { isPrintable } from './log/entry.ts';
import { shiftPattern } from './shift/pattern.ts';
import { clockTime } from './time/instant.ts';
import { isZone } from './time/zone.ts';

const listedName = z.string().trim().min(1).max(40).refine(isPrintable, 'unprintable');

/** What the duty room is and how its days run; the customer's numbers, none of them constants of the program. */
export const station = z.strictObject({
  unitName: z.string().trim().min(1).max(100),
  centralOffice: z.string().trim().max(100),
  zone: z.string().refine(isZone),
  dayStart: clockTime,
  pattern: shiftPattern,
  /** Minutes without a key or a mouse after which the screen locks; 0 never. */
  idleLockMinutes: z.int().min(0).max(240),
  /** An entry written later than this many minutes after it happened is marked 补记. */
  lateEntryMinutes: z.int().min(1).max(1440),
  /** How long a relief may be early or late before the sheet says so. */
  reliefGraceMinutes: z.int().min(0).max(240),
  retentionLabel: z.string().max(40),
  /** What is tried at each handover: the telephones, the fax, the satellite phone. */
  equipment: z.array(listedName).max(40).default([]),
  /** What goes from hand to hand at each handover: documents, seals, keys. */
  things: z.array(listedName).max(40).default([]),
});

/** What the duty room is and how its days run. */
export type Station = z.output<typeof station>;
