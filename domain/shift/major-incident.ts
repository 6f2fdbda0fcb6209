import { type Entry, isOpen } from '../log/entry.ts';

/**
 * An incident that is still going on and graded 特提 or 特急: it is not handed over in the middle, whoever handed the desk
 * over leads it on until it is stable.
 */
export const isMajorIncident = (entry: Pick<Entry, 'category' | 'urgency' | 'state' | 'isVoid'>): boolean =>
  entry.category === 'EVENT' &&
  (entry.urgency === 'flash' || entry.urgency === 'most-urgent') &&
  isOpen(entry.state) &&
  !entry.isVoid;

/** True where a matter must not be left unread: marked important, an incident, or graded 特提 or 特急. */
export const isCritical = (entry: Pick<Entry, 'category' | 'urgency' | 'isImportant'>): boolean =>
  entry.isImportant ||
  entry.category === 'EVENT' ||
  entry.urgency === 'flash' ||
  entry.urgency === 'most-urgent';
