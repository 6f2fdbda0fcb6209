import { byGroup, fewNames } from '#domain/office/few-names';
import type { CellState } from '#domain/office/matrix';
import { daysBetween, type IsoDay } from '#domain/time/instant';
import { longDay } from '../documents/station-time.ts';
import { fill, print } from '../documents/words.ts';
import type { Read } from '../room.ts';
import { linesThatFit } from './lines-that-fit.ts';
import { standingRooms } from './matrix.ts';
import { namedStates } from './reporting-text.ts';

const words = print.office.names;

/** The names of rooms that were too many for the sentence about a day, group by group; empty where none were. */
export function roomNamesText(room: Read, fromDay: IsoDay, untilDay: IsoDay): string {
  const lines = daysBetween(fromDay, untilDay).flatMap((day) => {
    const { rooms } = standingRooms(room, day);
    return (['late', 'missing', 'held'] as const).flatMap((what) => {
      const states: readonly CellState[] = namedStates[what];
      const named = rooms.filter(({ state }) => states.includes(state)).map((one) => one.room.fields);
      if (named.length <= fewNames) return [];
      const head = fill(words[what], { count: named.length });
      return [
        `${fromDay === untilDay ? '' : longDay(day)}${head}`,
        ...byGroup(named).map(({ group, names }) =>
          fill(words.line, {
            group: group === '' ? print.office.reporting.noGroup : group,
            count: names.length,
            names: names.join(print.listComma),
          }),
        ),
      ];
    });
  });
  return linesThatFit(lines, words.rest);
}
