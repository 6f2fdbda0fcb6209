import { periodNow } from '../period/period-now.ts';
import { periodSummary } from '../period/period-summary.ts';
import type { Part } from './part.ts';

/** What runs now, and what a period came to. */
export const periodViewHandlers: Part<'period.now' | 'period.summary'> = {
  'period.now': (room) => periodNow(room),
  'period.summary': (room, { id }) => periodSummary(room, id),
};
