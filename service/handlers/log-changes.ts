import { DutyError } from '#contract/errors';
import { wrongFields } from '#domain/log/categories';
import { changedFields } from '#domain/log/changed-fields';
import {
  contentOf,
  type Entry,
  type EntryContent,
  futureSlackMinutes,
  isLateEntry,
  isOpen,
} from '#domain/log/entry';
import { isOnShift } from '#domain/shift/presence';
import type { Shift } from '#domain/shift/shift';
import type { Station } from '#domain/station';
import { addMinutes } from '#domain/time/instant';
import { localParts } from '#domain/time/zone';
import type { Write } from '../room.ts';
import { attachmentSize } from '../store/attachments.ts';
import { deleteDraft } from '../store/drafts.ts';
import { changeEntry, entryById, insertEntry, nextNumber } from '../store/entries.ts';
import { runningShift } from '../store/shifts.ts';
import { type Part, sessionOf, stationOf } from './part.ts';

/** The running shift, where the caller signed into it; everything written belongs to exactly this one. */
export function shiftOfWriter(room: Write): Shift {
  const shift = runningShift(room.store.sqlite);
  if (shift === undefined) throw new DutyError('rule-broken', 'no-shift');
  if (!isOnShift(shift, sessionOf(room).personId)) throw new DutyError('rule-broken', 'not-on-shift');
  return shift;
}

function refuseBadContent(room: Write, content: EntryContent, self: number | null): void {
  const wrong = wrongFields(content.category, content.fields);
  if (wrong.length > 0) throw new DutyError('bad-input', 'fields', wrong);
  if (content.occurredAt !== null && content.occurredAt > addMinutes(room.now, futureSlackMinutes))
    throw new DutyError('bad-input', 'occurred-in-future');
  for (const link of content.links) {
    const target = entryById(room.store.sqlite, link.entryId);
    if (target === undefined || link.entryId === self)
      throw new DutyError('not-found', 'linked-entry', [String(link.entryId)]);
  }
  for (const file of content.attachments) {
    if (attachmentSize(room.store, file.hash) !== file.size)
      throw new DutyError('not-found', 'attachment', [file.name]);
  }
}

/** Writes a new entry into the running shift. */
export function recordEntry(room: Write, station: Station, shift: Shift, content: EntryContent): Entry {
  const { sqlite } = room.store;
  refuseBadContent(room, content, null);
  const { year, no } = nextNumber(sqlite, Number(localParts(room.now, station.zone).day.slice(0, 4)));
  const record = room.append('entry', {
    year,
    no,
    day: shift.day,
    recorderId: sessionOf(room).personId,
    isLate: isLateEntry(content.occurredAt, room.now, station.lateEntryMinutes),
    content,
  });
  const written = insertEntry(sqlite, record);
  for (const link of content.links) {
    const target = entryById(sqlite, link.entryId);
    if (link.kind === 'closes' && target !== undefined && isOpen(target.state))
      changeEntry(sqlite, link.entryId, record);
  }
  return written;
}

function entryToChange(room: Write, id: number, version: number): Entry {
  const entry = entryById(room.store.sqlite, id);
  if (entry === undefined) throw new DutyError('not-found', 'entry', [String(id)]);
  if (entry.isVoid) throw new DutyError('rule-broken', 'entry-is-void', [entry.number]);
  if (entry.version !== version) throw new DutyError('conflict', 'entry', [entry.number]);
  return entry;
}

function changed(room: Write, id: number): Entry {
  const entry = entryById(room.store.sqlite, id);
  if (entry === undefined) throw new DutyError('not-found', 'entry', [String(id)]);
  return entry;
}

/** What is written into the log: entries, and records that change how an entry stands. */
export const logChangeHandlers: Part<
  'log.record' | 'log.correct' | 'log.void' | 'log.setState' | 'reminder.done'
> = {
  'log.record': (room, input) => {
    const written = recordEntry(room, stationOf(room), shiftOfWriter(room), input.content);
    if (input.draftId !== null) deleteDraft(room.store.sqlite, sessionOf(room).accountId, input.draftId);
    return written;
  },
  'log.correct': (room, input) => {
    shiftOfWriter(room);
    const entry = entryToChange(room, input.id, input.version);
    refuseBadContent(room, input.content, input.id);
    if (changedFields(contentOf(entry), input.content).length === 0)
      throw new DutyError('rule-broken', 'nothing-changed', [entry.number]);
    const record = room.append('correction', {
      entry: input.id,
      reason: input.reason,
      content: input.content,
    });
    changeEntry(room.store.sqlite, input.id, record);
    if (input.draftId !== null) deleteDraft(room.store.sqlite, sessionOf(room).accountId, input.draftId);
    return changed(room, input.id);
  },
  'log.void': (room, input) => {
    shiftOfWriter(room);
    entryToChange(room, input.id, input.version);
    changeEntry(room.store.sqlite, input.id, room.append('void', { entry: input.id, reason: input.reason }));
    return changed(room, input.id);
  },
  'log.setState': (room, input) => {
    shiftOfWriter(room);
    const entry = entryToChange(room, input.id, input.version);
    if (entry.state === input.state) throw new DutyError('rule-broken', 'nothing-changed', [entry.number]);
    changeEntry(
      room.store.sqlite,
      input.id,
      room.append('state', { entry: input.id, state: input.state, note: input.note }),
    );
    return changed(room, input.id);
  },
  'reminder.done': (room, input) => {
    shiftOfWriter(room);
    const entry = entryToChange(room, input.id, input.version);
    if (entry.remindAt === null || entry.isReminderDone)
      throw new DutyError('rule-broken', 'nothing-changed', [entry.number]);
    changeEntry(room.store.sqlite, input.id, room.append('reminder-done', { entry: input.id }));
    return changed(room, input.id);
  },
};
