import { fewNames, saidRooms } from '#domain/office/few-names';
import type { CellState } from '#domain/office/matrix';
import { daysBetween, type IsoDay } from '#domain/time/instant';
import { longDay } from '../documents/station-time.ts';
import { fill, labelled, print } from '../documents/words.ts';
import type { Read } from '../room.ts';
import { chasesBetween } from '../store/chases.ts';
import { linesThatFit } from './lines-that-fit.ts';
import { standingRooms, type StandingRoom } from './matrix.ts';

const words = print.office.reporting;

/** Rooms that are named: those of which a report came late, came not, or waits for a decision. */
export const namedStates = {
  late: ['R', 'Z'],
  missing: ['m', 'x'],
  held: ['h'],
} as const satisfies Record<string, readonly CellState[]>;

/** Names that a line may have where they stand nowhere else; a list of a thousand is no sentence. */
const mostNames = 200;

/** A count with what is said of the rooms beside it; `isListed` where the names of many stand in a list of their own. */
function counted(pattern: string, rooms: readonly StandingRoom[], isListed: boolean): string {
  const count = fill(pattern, { count: rooms.length });
  if (rooms.length === 0) return count;
  const fields = rooms.map(({ room }) => room.fields);
  const said = saidRooms(fields);
  if (!isListed && said.what !== 'names') {
    const names = fields.slice(0, mostNames).map(({ name }) => name);
    const joined = names.join(print.listComma);
    return labelled(count, rooms.length > mostNames ? fill(words.andOthers, { names: joined }) : joined);
  }
  if (said.what === 'groups') {
    const groups = said.groups.map(({ group, names }) =>
      fill(words.ofGroup, { group: group === '' ? words.noGroup : group, count: names.length }),
    );
    return fill(words.grouped, { count, groups: groups.join(print.listComma) });
  }
  const names = said.names.join(print.listComma);
  return labelled(count, said.what === 'first' ? fill(words.andOthers, { names }) : names);
}

function dayText(room: Read, day: IsoDay, listHeading: string | null): string | undefined {
  const { rooms, dues } = standingRooms(room, day);
  const inState = (...states: readonly CellState[]): readonly StandingRoom[] =>
    rooms.filter(({ state }) => states.includes(state));
  const asked = rooms.filter(({ room: one }) => dues.dueAt(one.fields, day) !== null);
  const reported = inState('r', 'z', 'R', 'Z');
  if (asked.length === 0 && reported.length === 0) return undefined;
  const waiting = inState('w');
  const late = inState(...namedStates.late);
  const missing = inState(...namedStates.missing);
  const held = inState(...namedStates.held);
  const withdrawn = inState('x');
  const isListed = listHeading !== null;
  const parts = [
    fill(words.asked, {
      expected: asked.length,
      reported: reported.length,
      zero: inState('z', 'Z').length,
    }),
    counted(words.late, late, isListed),
    counted(words.missing, missing, isListed),
    ...(withdrawn.length === 0 ? [] : [counted(words.withdrawn, withdrawn, isListed)]),
    ...(waiting.length === 0 ? [] : [fill(words.waiting, { count: waiting.length })]),
    ...(held.length === 0 ? [] : [counted(words.held, held, isListed)]),
    fill(words.chases, { count: chasesBetween(room.store.sqlite, day, day).length }),
    ...(isListed && [late, missing, held].some(({ length }) => length > fewNames)
      ? [fill(words.namesAt, { heading: listHeading })]
      : []),
  ];
  return fill(words.line, { parts: parts.join(print.semicolon) });
}

/**
 * Who reported of days and who did not, a line a day; empty where nothing was expected and nothing came. Many rooms are counted where a
 * list of their names stands under a heading of its own, and are named in the line where there is none.
 */
export function reportingText(
  room: Read,
  fromDay: IsoDay,
  untilDay: IsoDay,
  listHeading: string | null,
): string {
  const lines = daysBetween(fromDay, untilDay).flatMap((day) => {
    const line = dayText(room, day, listHeading);
    if (line === undefined) return [];
    return [fromDay === untilDay ? line : fill(words.ofDay, { day: longDay(day), line })];
  });
  return linesThatFit(lines);
}
