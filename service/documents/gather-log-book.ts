import { daysBetween, type IsoDay } from '#domain/time/instant';
import { entryNumber } from '#domain/log/entry';
import { entryById, idsOfDays } from '../store/entries.ts';
import { changesOf } from '../store/entry-history.ts';
import { newestLogRecord, recordBySeq } from '../store/ledger.ts';
import { offPlanOfShift } from '../store/off-plan-of.ts';
import { shiftRecords, shiftsBetween } from '../store/shifts.ts';
import { type Sqlite, sql } from '../store/sql.ts';
import { stationNow } from '../store/station.ts';
import type { BookDay, BookEntry, LogBook } from './log-book.ts';

function bookEntry(sqlite: Sqlite, id: number): BookEntry {
  const entry = entryById(sqlite, id);
  if (entry === undefined) throw new RangeError(`no entry ${id}`);
  const linked = entry.links.map((link) => {
    const row = sql<{ year: number; no: number }>(sqlite, 'SELECT year, no FROM entry WHERE seq = ?').get(
      link.entryId,
    );
    return {
      number: row === undefined ? String(link.entryId) : entryNumber(row.year, row.no),
      kind: link.kind,
    };
  });
  return { entry, changes: changesOf(sqlite, id), linked };
}

/** The log of the duty days from `fromDay` to `untilDay` as the store holds it now; days and shifts without entries are there too. */
export function gatherLogBook(sqlite: Sqlite, fromDay: IsoDay, untilDay: IsoDay): LogBook {
  const station = stationNow(sqlite)?.station;
  const newest = newestLogRecord(sqlite);
  if (station === undefined || newest === undefined) throw new RangeError('a log book needs a station');
  const { head, at: headAt } = newest;
  const shifts = shiftsBetween(sqlite, fromDay, untilDay);
  const byShift = new Map<number, BookEntry[]>();
  for (const id of idsOfDays(sqlite, fromDay, untilDay, head.seq)) {
    const entry = bookEntry(sqlite, id);
    const before = byShift.get(entry.entry.shiftNo);
    if (before === undefined) byShift.set(entry.entry.shiftNo, [entry]);
    else before.push(entry);
  }
  const days = daysBetween(fromDay, untilDay).map(
    (day): BookDay => ({
      day,
      shifts: shifts
        .filter((shift) => shift.day === day)
        .map((shift) => {
          const offPlan = offPlanOfShift(sqlite, shift.no);
          const endSeq = shiftRecords(sqlite, shift.no)?.endSeq ?? null;
          return {
            shift,
            entries: byShift.get(shift.no) ?? [],
            ...(offPlan === undefined ? {} : { offPlan }),
            handoverHash: endSeq === null ? null : (recordBySeq(sqlite, endSeq)?.hash ?? null),
          };
        }),
    }),
  );
  return {
    unitName: station.unitName,
    zone: station.zone,
    fromDay,
    untilDay,
    days,
    head,
    headAt,
    retentionLabel: station.retentionLabel,
  };
}
