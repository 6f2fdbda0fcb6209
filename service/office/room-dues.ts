import { type ExpectingDay, isInPeriod, officeDueAt } from '#domain/office/expected';
import type { OfficeRoomFields } from '#domain/office/office-room';
import type { OfficeSetup } from '#domain/office/setup';
import type { Instant, IsoDay } from '#domain/time/instant';
import { stationOf } from '../handlers/part.ts';
import type { Read } from '../room.ts';
import { officialDays } from '../store/calendar.ts';
import { periodsMeeting } from '../store/periods.ts';
import { officeSetupOf } from './setup-now.ts';

/** When reports of rooms are due by the rule of now; each day is looked up once. */
export type RoomDues = {
  readonly setup: OfficeSetup;
  readonly dueAt: (room: OfficeRoomFields, day: IsoDay) => Instant | null;
};

/** Reads the rule of now, for as long as one transaction. */
export function roomDues(room: Read): RoomDues {
  const { sqlite } = room.store;
  const { setup } = officeSetupOf(sqlite);
  const station = stationOf(room);
  const days = new Map<IsoDay, ExpectingDay>();
  const expecting = (day: IsoDay): ExpectingDay => {
    const known = days.get(day);
    if (known !== undefined) return known;
    const [official] = officialDays(sqlite, day, day);
    if (official === undefined) throw new RangeError(day);
    const periods = periodsMeeting(sqlite, day, day).map(({ period }) => period);
    const found = { day, official, isInPeriod: isInPeriod(day, periods) };
    days.set(day, found);
    return found;
  };
  return { setup, dueAt: (fields, day) => officeDueAt(setup, fields, expecting(day), station) };
}
