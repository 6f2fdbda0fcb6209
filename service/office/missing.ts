import type { Output } from '#contract/methods';
import type { CellState } from '#domain/office/matrix';
import { markedDays, missingDays } from '#domain/office/month-cells';
import type { OfficeRoom } from '#domain/office/office-room';
import { addDays, type Instant, type IsoDay } from '#domain/time/instant';
import { longDay, stationTime } from '../documents/station-time.ts';
import { fill, print } from '../documents/words.ts';
import { stationOf } from '../handlers/part.ts';
import type { Read } from '../room.ts';
import { chasesBetween } from '../store/chases.ts';
import { standingRooms } from './matrix.ts';
import { officeSpan } from './office-span.ts';
import { officeSetupOf } from './setup-now.ts';

const words = print.office.chase;

/** Days before a day over which lapses are counted. */
const lookedBack = 30;

/** Who is called first: whose time is over, then who took its report back, then what waits here for a decision, then who still has time. */
const urgency: readonly CellState[] = ['m', 'x', 'h', 'w'];

/** Days of the thirty before a day on which a room was late or sent nothing. */
function lapsesBefore(room: Read, day: IsoDay): (one: OfficeRoom) => number {
  const span = officeSpan(room, addDays(day, -lookedBack), addDays(day, -1));
  return (one) =>
    span.months.reduce((sum, part) => {
      const cells = span.cellsOf(one, part);
      return sum + markedDays(cells.late | missingDays(cells));
    }, 0);
}

/** What to say to a room, its gaps filled; a gap that nobody knows stays as it was typed. */
const scriptFor = (script: string, values: Readonly<Record<string, string>>): string =>
  script.replaceAll(/\{\{([^{}]+)\}\}/gu, (whole, name: string) => values[name.trim()] ?? whole);

/** True where the report of a room about a day lies here and waits for a decision. */
export const isHeld = (room: Read, day: IsoDay, roomId: OfficeRoom['id']): boolean =>
  standingRooms(room, day).rooms.some((one) => one.room.id === roomId && one.state === 'h');

/** Rooms whose report of a day does not count, with what to say to each and which calls were made. */
export function missingRooms(room: Read, day: IsoDay): Output<'office.missing'> {
  const { sqlite } = room.store;
  const { chaseScript } = officeSetupOf(sqlite).setup;
  const { unitName, zone } = stationOf(room);
  const time = stationTime(zone);
  const calls = Map.groupBy(chasesBetween(sqlite, day, day), ({ roomId }) => roomId);
  const lapses = lapsesBefore(room, day);
  const { rooms, dues } = standingRooms(room, day);
  const clockOf = (dueAt: Instant | null): string => {
    if (dueAt === null) return print.notKnown;
    const at = time.minute(dueAt);
    return at.startsWith(day) ? at.slice(11) : time.long(dueAt);
  };
  return rooms
    .filter(({ state }) => urgency.includes(state))
    .toSorted((one, other) => urgency.indexOf(one.state) - urgency.indexOf(other.state))
    .map(({ room: one, state, report }) => {
      const dueAt = dues.dueAt(one.fields, day);
      const { name, group, phone } = one.fields;
      return {
        roomId: one.id,
        roomName: name,
        group,
        phone,
        state,
        dueAt,
        intakeId: state === 'h' ? (report?.id ?? null) : null,
        // A report that lies here is asked about, not asked for.
        script:
          state === 'h'
            ? fill(words.heldScript, { own: unitName, room: name, day: longDay(day) })
            : scriptFor(chaseScript, { 单位: name, 日期: longDay(day), 时限: clockOf(dueAt) }),
        chases: calls.get(one.id) ?? [],
        lapses: lapses(one),
      };
    });
}
