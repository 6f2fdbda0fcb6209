import { changedFields } from '#domain/log/changed-fields';
import type { EntryChange, EntryContent, MatterState } from '#domain/log/entry';
import { partText } from './entry-text.ts';
import type { BookEntry } from './log-book.ts';
import type { StationTime } from './station-time.ts';
import { fill, print, trade } from './words.ts';

/** One part of an entry before and after a correction. */
export type ChangedPart = { readonly label: string; readonly before: string; readonly after: string };

/** One thing that happened to an entry, in words. */
export type HistoryLine = {
  readonly change: EntryChange;
  readonly kind: string;
  /** Who, when, in which shift, and why. */
  readonly text: string;
  readonly parts: readonly ChangedPart[];
};

const contentOf = (from: EntryContent): EntryContent => ({
  category: from.category,
  occurredAt: from.occurredAt,
  urgency: from.urgency,
  counterpart: from.counterpart,
  content: from.content,
  instruction: from.instruction,
  handling: from.handling,
  state: from.state,
  isImportant: from.isImportant,
  fields: from.fields,
  links: from.links,
  attachments: from.attachments,
  remindAt: from.remindAt,
});

const isCorrection = (change: EntryChange): boolean => change.before !== null;

/** How far the matter was when change `index` found it: a change of state since `before` was written counts. */
const stateFound = (changes: readonly EntryChange[], index: number, before: EntryContent): MatterState => {
  const since = changes.slice(changes.slice(0, index).findLastIndex(isCorrection) + 1, index);
  return since.findLast((change) => change.state !== null)?.state ?? before.state;
};

/** What correction `index` wrote: what the next correction found, or what stands now. */
function contentWritten({ entry, changes }: BookEntry, index: number, found: EntryContent): EntryContent {
  const later = changes.slice(index + 1);
  const next = later.find(isCorrection)?.before;
  if (next !== undefined && next !== null) return next;
  // Where the state moved on after the last correction, nothing says any more that the correction had changed it.
  return {
    ...contentOf(entry),
    state: later.some((change) => change.state !== null) ? found.state : entry.state,
  };
}

function describe(change: EntryChange, parts: readonly ChangedPart[], time: StationTime): HistoryLine {
  const { history } = print;
  const shift = fill(history.shiftNo, { no: change.shiftNo });
  const why = change.kind === 'correction' || change.kind === 'void' ? history.reason : history.note;
  const text = [
    fill(history.line, { at: time.minute(change.at), by: change.byName, shift }),
    change.state !== null && change.kind === 'state'
      ? fill(history.becomes, { state: trade.state[change.state] })
      : '',
    change.reason === '' ? '' : fill(why, { reason: change.reason }),
  ];
  return {
    change,
    kind: history[change.kind],
    text: text.filter((word) => word !== '').join(print.semicolon),
    parts,
  };
}

/** Everything that happened to an entry after it was written, oldest first, with what each correction replaced. */
export function entryHistory(booked: BookEntry, time: StationTime): readonly HistoryLine[] {
  return booked.changes.map((change, index) => {
    const { before } = change;
    if (before === null) return describe(change, [], time);
    const found = { ...before, state: stateFound(booked.changes, index, before) };
    const after = contentWritten(booked, index, found);
    const parts = changedFields(found, after).map((part) => {
      const old = partText(found, part, time);
      return { label: old.label, before: old.text, after: partText(after, part, time).text };
    });
    return describe(change, parts, time);
  });
}
