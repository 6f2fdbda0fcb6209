import { z } from 'zod';
import { instant } from '../time/instant.ts';
import { category, fieldValue } from './categories.ts';
import { attachment, entryId, entryLink, matterState, urgency } from './entry.ts';

/** What stands in a form right now: the same parts as an entry, but times as they were typed and nothing checked. */
export const draftContent = z.strictObject({
  category,
  occurredText: z.string().max(100),
  urgency,
  unit: z.string().max(2000),
  name: z.string().max(2000),
  post: z.string().max(2000),
  phone: z.string().max(2000),
  content: z.string().max(100_000),
  instruction: z.string().max(100_000),
  handling: z.string().max(100_000),
  state: matterState,
  isImportant: z.boolean(),
  fields: z.record(z.string().max(40), fieldValue),
  links: z.array(entryLink).max(50),
  attachments: z.array(attachment).max(50),
  remindText: z.string().max(100),
  reason: z.string().max(2000),
});

/** What stands in a form right now. */
export type DraftContent = z.output<typeof draftContent>;

/** A form that was not saved yet; kept in the store so that no crash can take it. */
export const draft = z.strictObject({
  id: z.string().min(1).max(64),
  /** The entry that the draft corrects, or null where it will become a new one. */
  corrects: entryId.nullable(),
  content: draftContent,
  savedAt: instant,
});

/** A form that was not saved yet. */
export type Draft = z.output<typeof draft>;
