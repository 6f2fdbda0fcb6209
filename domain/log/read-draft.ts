import { addMinutes, type Instant } from '../time/instant.ts';
import { readTypedTime } from '../time/typed-time.ts';
import { localParts } from '../time/zone.ts';
import { type Category, categoryFields, type FieldValues, startsOpen } from './categories.ts';
import type { DraftContent } from './draft.ts';
import { type Entry, type EntryContent, futureSlackMinutes, isPrintable } from './entry.ts';

/** What keeps a draft from being saved: the part and why. */
export type DraftProblem = {
  readonly part: string;
  readonly why: 'required' | 'badTime' | 'futureTime' | 'unprintable';
};

/** A draft as an entry, or what has to be mended first. */
export type ReadDraft =
  | { readonly content: EntryContent; readonly problems: readonly [] }
  | { readonly content: undefined; readonly problems: readonly DraftProblem[] };

/** A moment as an officer would type it, to the minute. */
export function typedTimeOf(at: Instant | null, zone: string): string {
  if (at === null) return '';
  const { day, time } = localParts(at, zone);
  return `${day} ${time}`;
}

/** An empty form for a category. */
export const blankDraft = (category: Category): DraftContent => ({
  category,
  occurredText: '',
  urgency: 'routine',
  unit: '',
  name: '',
  post: '',
  phone: '',
  content: '',
  instruction: '',
  handling: '',
  state: startsOpen.has(category) ? 'todo' : 'done',
  isImportant: false,
  fields: {},
  links: [],
  attachments: [],
  remindText: '',
  reason: '',
});

/** True where nothing worth keeping was typed yet. */
export const isBlankDraft = (draft: DraftContent): boolean =>
  [
    draft.unit,
    draft.name,
    draft.post,
    draft.phone,
    draft.content,
    draft.instruction,
    draft.handling,
    draft.remindText,
    draft.reason,
  ].every((text) => text.trim() === '') &&
  draft.attachments.length === 0 &&
  draft.links.length === 0 &&
  Object.keys(draft.fields).length === 0;

/** An entry laid out in a form, ready to be corrected. */
export function draftOfEntry(entry: Entry, zone: string): DraftContent {
  const moments = new Set(
    categoryFields[entry.category].filter((field) => field.kind === 'moment').map((field) => field.key),
  );
  const fields = Object.fromEntries(
    // A moment's value is an instant: the service refuses anything else.
    Object.entries(entry.fields).map(([key, value]) => [
      key,
      moments.has(key) ? typedTimeOf(value as Instant, zone) : value,
    ]),
  );
  const {
    counterpart,
    category,
    urgency,
    content,
    instruction,
    handling,
    state,
    isImportant,
    links,
    attachments,
  } = entry;
  return {
    category,
    urgency,
    content,
    instruction,
    handling,
    state,
    isImportant,
    links,
    attachments,
    fields,
    ...counterpart,
    occurredText: typedTimeOf(entry.occurredAt, zone),
    remindText: typedTimeOf(entry.remindAt, zone),
    reason: '',
  };
}

/**
 * Reads a form as an entry. Times are read as typed; a time that was not touched since `original` stays exactly what it
 * was. Only an empty content, a time that cannot be read and text that cannot be printed stand in the way.
 */
export function readDraft(
  draft: DraftContent,
  now: Instant,
  zone: string,
  original?: EntryContent,
): ReadDraft {
  const problems: DraftProblem[] = [];
  const momentOf = (
    part: string,
    typed: string,
    before: Instant | null,
    mayBeFuture: boolean,
  ): Instant | null => {
    if (typed.trim() === '') return null;
    if (before !== null && typed === typedTimeOf(before, zone)) return before;
    const at = mayBeFuture ? readFutureTime(typed, now, zone) : readTypedTime(typed, now, zone);
    if (at === undefined) problems.push({ part, why: 'badTime' });
    else if (!mayBeFuture && at > addMinutes(now, futureSlackMinutes))
      problems.push({ part, why: 'futureTime' });
    return at ?? null;
  };
  if (draft.content.trim() === '') problems.push({ part: 'content', why: 'required' });
  for (const part of ['content', 'instruction', 'handling', 'unit', 'name', 'post', 'phone'] as const) {
    if (!isPrintable(draft[part])) problems.push({ part, why: 'unprintable' });
  }
  const fields: FieldValues = {};
  for (const field of categoryFields[draft.category]) {
    const value = draft.fields[field.key];
    if (value === undefined || value === '') continue;
    if (field.kind !== 'moment') {
      fields[field.key] = value;
      continue;
    }
    // The service lets nothing but an instant into a moment's field.
    const at = momentOf(
      `fields.${field.key}`,
      String(value),
      (original?.fields[field.key] as Instant | undefined) ?? null,
      true,
    );
    if (at !== null) fields[field.key] = at;
  }
  const content: EntryContent = {
    category: draft.category,
    urgency: draft.urgency,
    content: draft.content.trim(),
    instruction: draft.instruction.trim(),
    handling: draft.handling.trim(),
    counterpart: {
      unit: draft.unit.trim(),
      name: draft.name.trim(),
      post: draft.post.trim(),
      phone: draft.phone.trim(),
    },
    occurredAt: momentOf('occurredText', draft.occurredText, original?.occurredAt ?? null, false),
    remindAt: momentOf('remindText', draft.remindText, original?.remindAt ?? null, true),
    state: draft.state,
    isImportant: draft.isImportant,
    fields,
    links: draft.links,
    attachments: draft.attachments,
  };
  return problems.length === 0 ? { content, problems: [] } : { content: undefined, problems };
}

/** A typed time that may lie ahead: a bare time that passed more than an hour ago today is meant for tomorrow. */
function readFutureTime(typed: string, now: Instant, zone: string): Instant | undefined {
  const read = readTypedTime(typed, now, zone);
  if (read === undefined || /\D\d{1,2}\D.*\d|昨|\d{4}-/.test(typed.trim())) return read;
  const day = 86_400_000;
  const today = Date.parse(read) + (Date.parse(now) - Date.parse(read) > 3_600_000 ? day : 0);
  // Adding whole days to an instant gives an instant.
  return new Date(today).toISOString() as Instant;
}
