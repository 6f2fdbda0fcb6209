import { setImmediate } from 'node:timers/promises';
import type { RoomCounts } from '#contract/methods/office';
import type { Output } from '#contract/methods';
import type { ChainHead } from '#contract/methods/shifts';
import { monthsOf, spanYearBefore } from '#domain/incident/assess';
import { markedDays, missingDays } from '#domain/office/month-cells';
import type { OfficeRoom } from '#domain/office/office-room';
import { type IsoMonth, monthOf } from '#domain/rota/duty';
import { daysBetween, type IsoDay } from '#domain/time/instant';
import type { Read } from '../room.ts';
import { atOneMoment } from '../store/at-one-moment.ts';
import { chainHead } from '../store/ledger.ts';
import { chasesByMonth, figuresPage, type ReportFigures } from '../store/office-days.ts';
import { type OfficeSpan, officeSpan, registeredRooms } from './office-span.ts';
import { OneByOne } from './one-by-one.ts';

type Counts = { -readonly [Key in keyof RoomCounts]: RoomCounts[Key] };

const nothing = (): Counts => ({
  expected: 0,
  reported: 0,
  zero: 0,
  late: 0,
  missing: 0,
  chases: 0,
  incidents: 0,
  deaths: 0,
  missingPeople: 0,
  injured: 0,
});

/** Reports with figures that are read at once: about as much work as the days below. */
const figuresAtOnce = 2000;

/** The third of a month (旬) of a day: as many days of all rooms as are read at once. */
const thirdOf = (day: IsoDay): string =>
  `${monthOf(day)} ${Math.min(2, Math.floor((Number(day.slice(8)) - 1) / 10))}`;

/** Counts of a span, of every room and of every month, added up piece by piece. */
class Tally {
  readonly all = nothing();
  readonly ofMonth = new Map<string, Counts>();
  readonly #ofRoom = new Map<string, Counts>();
  readonly #counting = new Map<string, OfficeSpan['counts']>();
  readonly #fromDay: IsoDay;
  readonly #untilDay: IsoDay;

  constructor(fromDay: IsoDay, untilDay: IsoDay) {
    this.#fromDay = fromDay;
    this.#untilDay = untilDay;
    for (const { month } of monthsOf(fromDay, untilDay)) this.ofMonth.set(month, nothing());
  }

  /** Undefined of a room that left before the span and of which nothing came in it. */
  ofRoom(id: string): RoomCounts | undefined {
    return this.#ofRoom.get(id);
  }

  #add(roomId: string, month: string, parts: Partial<RoomCounts>): void {
    const one = this.#ofRoom.get(roomId);
    if (one === undefined) return;
    // The entries are those of counts.
    for (const [key, value] of Object.entries(parts))
      if (value !== 0)
        for (const counts of [this.all, one, this.ofMonth.get(month)])
          if (counts !== undefined) counts[key as keyof Counts] += value;
  }

  #addSpan(span: OfficeSpan): void {
    for (const part of span.months)
      for (const one of span.rooms) {
        const cells = span.cellsOf(one, part);
        if (!this.#ofRoom.has(one.id)) this.#ofRoom.set(one.id, nothing());
        this.#add(one.id, part.month, {
          // What is not due yet is expected of nobody, unless it is there already.
          expected: markedDays(
            cells.expected & (cells.overdue | cells.accepted | cells.held | cells.withdrawn),
          ),
          reported: markedDays(cells.accepted),
          zero: markedDays(cells.zero),
          late: markedDays(cells.late),
          missing: markedDays(missingDays(cells)),
        });
      }
  }

  /** Adds who reported and who was called, some days at a time: other calls are answered between two. */
  async addReports(room: Read, rooms: readonly OfficeRoom[]): Promise<void> {
    const days = daysBetween(this.#fromDay, this.#untilDay);
    for (const [third, [from = this.#fromDay, ...rest]] of Map.groupBy(days, thirdOf)) {
      const span = officeSpan(room, from, rest.at(-1) ?? from, rooms);
      this.#counting.set(third, span.counts);
      this.#addSpan(span);
      await setImmediate();
    }
    for (const { roomId, month, calls } of chasesByMonth(room.store.sqlite, this.#fromDay, this.#untilDay))
      this.#add(roomId, month, { chases: calls });
  }

  /** Adds what a report said, where it is of the span and counts; after all that was reported is in. */
  addFigures(report: ReportFigures): void {
    const { roomId, day, incidents, deaths, missing, injured } = report;
    if (day < this.#fromDay || day > this.#untilDay) return;
    if (this.#counting.get(thirdOf(day))?.(report) === true)
      this.#add(roomId, monthOf(day), { incidents, deaths, missingPeople: missing, injured });
  }
}

const monthBefore = (month: string): string =>
  `${String(Number(month.slice(0, 4)) - 1).padStart(4, '0')}${month.slice(4)}`;

type Statistics = Output<'office.statistics'>;

/** What was counted, and the newest record that there was then. */
export type CountedOffice = { readonly statistics: Statistics; readonly head: ChainHead };

async function counted(room: Read, fromDay: IsoDay, untilDay: IsoDay): Promise<Statistics> {
  const rooms = registeredRooms(room);
  const past = spanYearBefore(fromDay, untilDay);
  const now = new Tally(fromDay, untilDay);
  const before = new Tally(past.fromDay, past.untilDay);
  for (const tally of [now, before]) await tally.addReports(room, rooms);
  for (let after: string | null = ''; after !== null; await setImmediate()) {
    const page = figuresPage(room.store.sqlite, after, figuresAtOnce);
    for (const report of page.figures) for (const tally of [now, before]) tally.addFigures(report);
    after = page.next;
  }
  return {
    all: now.all,
    before: before.all,
    rooms: rooms.flatMap(({ id, fields: { name, group } }) => {
      const counts = now.ofRoom(id);
      return counts === undefined
        ? []
        : [{ id, name, group, counts, before: before.ofRoom(id) ?? nothing() }];
    }),
    months: [...now.ofMonth].map(([month, counts]) => ({
      month: month as IsoMonth,
      counts,
      before: before.ofMonth.get(monthBefore(month)) ?? nothing(),
    })),
  };
}

// A central office that takes many packages in asks again after each lot.
const questions = new OneByOne<CountedOffice>();

/**
 * What came in over a span, by room and by month, beside the same days a year before. A thousand rooms over two years are much to
 * read, so it is read in pieces, all as it stood
 * at one moment; what is changed meanwhile is in the next count, and its topic asks for one.
 */
export const countOffice = (room: Read, fromDay: IsoDay, untilDay: IsoDay): Promise<CountedOffice> =>
  questions.ask(room.store.sqlite, `${fromDay} ${untilDay}`, () =>
    atOneMoment(room.store.sqlite, async (sqlite) => {
      const then: Read = { ...room, store: { ...room.store, sqlite } };
      return { head: chainHead(sqlite), statistics: await counted(then, fromDay, untilDay) };
    }),
  );
