import { DutyError } from '#contract/errors';
import { category } from '#domain/log/categories';
import { type Entry, entryNumber } from '#domain/log/entry';
import { entryById, entryByNumber, linksTo, openMatters, openReminders } from '../store/entries.ts';
import { changesOf } from '../store/entry-history.ts';
import { entryPage } from '../store/entry-page.ts';
import { countsByCategory, countsByDay, countsByHour } from '../store/entry-counts.ts';
import type { Read } from '../room.ts';
import { type Part, stationOf } from './part.ts';

const excerpt = (entry: Entry): string => entry.content.slice(0, 120);

const linked = (room: Read, id: number, kind: 'relates' | 'closes') => {
  const entry = entryById(room.store.sqlite, id);
  return entry === undefined ? [] : [{ id: entry.id, number: entry.number, kind, content: excerpt(entry) }];
};

/** The log as it is read. */
export const logHandlers: Part<
  'log.page' | 'log.entry' | 'log.byNumber' | 'log.open' | 'log.counts' | 'reminders.open'
> = {
  'log.page': (room, input) => {
    const entries = [...entryPage(room.store.sqlite, input.filter, input.before, input.limit)];
    return { entries, nextBefore: entries.length < input.limit ? null : (entries.at(-1)?.id ?? null) };
  },
  'log.entry': (room, input) => {
    const entry = entryById(room.store.sqlite, input.id);
    if (entry === undefined) throw new DutyError('not-found', 'entry', [entryNumber(0, input.id)]);
    return {
      entry,
      changes: [...changesOf(room.store.sqlite, input.id)],
      links: entry.links.flatMap((link) => linked(room, link.entryId, link.kind)),
      linkedFrom: linksTo(room.store.sqlite, input.id).flatMap((link) =>
        linked(room, link.fromId, link.kind),
      ),
    };
  },
  'log.byNumber': (room, input) => {
    const parts = /^(\d{4})-(\d{1,9})$/.exec(input.number.trim());
    const entry =
      parts === null ? undefined : entryByNumber(room.store.sqlite, Number(parts[1]), Number(parts[2]));
    return { entry: entry ?? null };
  },
  'log.open': (room) => [...openMatters(room.store.sqlite)],
  'log.counts': (room, input) => {
    const { sqlite } = room.store;
    return {
      byCategory: countsByCategory(sqlite, input.fromDay, input.untilDay).map((row) => ({
        ...row,
        category: category.parse(row.category),
      })),
      byHour: [...countsByHour(sqlite, input.fromDay, input.untilDay, stationOf(room).zone)],
      byDay: [...countsByDay(sqlite, input.fromDay, input.untilDay)],
    };
  },
  'reminders.open': (room) => [...openReminders(room.store.sqlite)],
};
