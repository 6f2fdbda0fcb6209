import { spokenTime } from '#domain/incident/gap-values';
import type { Entry } from '#domain/log/entry';
import type { ProductFields } from '#domain/product/product';
import type { Station } from '#domain/station';
import type { Instant } from '#domain/time/instant';
import { dutyDaySpan, type Span } from '#domain/time/zone';
import { stationOf } from '../handlers/part.ts';
import type { Read } from '../room.ts';
import { entryById, idsOfDays } from '../store/entries.ts';
import { chainHead } from '../store/ledger.ts';
import type { Sqlite } from '../store/sql.ts';

/** Which product is composed, of which duty days. */
export type ProductAsked = Pick<ProductFields, 'kind' | 'isZero' | 'fromDay' | 'untilDay'>;

/** The duty days that a product is about, with what every section asks of them. */
export type ProductGround = Pick<ProductFields, 'fromDay' | 'untilDay'> & {
  readonly room: Read;
  readonly sqlite: Sqlite;
  readonly station: Station;
  readonly now: Instant;
  /** From where the first duty day begins to where the last one ends. */
  readonly span: Span;
  /** Entries of the log of these duty days, without void ones, each as its newest correction has it. */
  readonly entries: readonly Entry[];
  /** A moment as papers tell it: `11月21日8时30分`. */
  readonly told: (at: Instant) => string;
};

/** Reads what the sections of a product are composed from. */
export function groundOf(
  room: Read,
  { fromDay, untilDay }: Pick<ProductFields, 'fromDay' | 'untilDay'>,
): ProductGround {
  const { sqlite } = room.store;
  const station = stationOf(room);
  const span = {
    from: dutyDaySpan(fromDay, station).from,
    until: dutyDaySpan(untilDay, station).until,
  };
  return {
    room,
    sqlite,
    station,
    now: room.now,
    fromDay,
    untilDay,
    span,
    entries: idsOfDays(sqlite, fromDay, untilDay, chainHead(sqlite).seq)
      .flatMap((id) => entryById(sqlite, id) ?? [])
      .filter(({ isVoid }) => !isVoid),
    told: (at) => spokenTime(at, room.now, station.zone),
  };
}

/** True of a moment that lies in the duty days: their first minute does, the first of the day after does not. */
export const isWithin = ({ from, until }: Span, at: Instant): boolean => from <= at && at < until;
