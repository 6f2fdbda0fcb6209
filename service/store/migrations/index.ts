import { firstShape } from './0001-first-shape.ts';
import { backupSettings } from './0002-backup-settings.ts';
import { handoverInFull } from './0003-handover-in-full.ts';
import { officialCalendarStep } from './0004-official-calendar.ts';
import { rota } from './0005-rota.ts';
import { absence } from './0006-absence.ts';
import { period } from './0007-period.ts';
import { incident } from './0008-incident.ts';
import { product } from './0009-product.ts';
import { productReview } from './0010-product-review.ts';

/** The steps that lead from an empty file to today's shape, in order; a released step is never edited. */
export const migrations: readonly string[] = [
  firstShape,
  backupSettings,
  handoverInFull,
  officialCalendarStep,
  rota,
  absence,
  period,
  incident,
  product,
  productReview,
];
