import type { Output } from '#contract/methods';
import type { CellState } from '#domain/office/matrix';
import type { IsoDay } from '#domain/time/instant';

/** A room of the matrix with a sign for each day. */
export type MatrixRoom = Output<'office.matrix'>['rooms'][number];

/** True of a day on which a room does not report to this office, because it was not registered yet or not any more. */
export const isOutside = (
  { fromDay, untilDay }: Pick<MatrixRoom, 'fromDay' | 'untilDay'>,
  day: IsoDay,
): boolean => day < fromDay || (untilDay !== null && day > untilDay);

/** What stands in a line of the matrix: the heading of a group, or a room. */
export type MatrixRow =
  | { readonly kind: 'group'; readonly key: string; readonly name: string; readonly count: number }
  | { readonly kind: 'room'; readonly key: string; readonly room: MatrixRoom };

/** Which rooms are shown. */
export type MatrixFilter = {
  /** Undefined shows every group. */
  readonly group: string | undefined;
  readonly text: string;
  readonly onlyMissing: boolean;
};

/** The groups in the order in which their first rooms stand. */
export const groupsOf = (rooms: readonly { readonly group: string }[]): readonly string[] => [
  ...new Set(rooms.map(({ group }) => group)),
];

/** Rooms of the filter; `only missing` goes by the day at `place`, and where that is none by any day. */
export function filterRooms(
  rooms: readonly MatrixRoom[],
  { group, text, onlyMissing }: MatrixFilter,
  place: number,
): readonly MatrixRoom[] {
  const wanted = text.trim().toLowerCase();
  const isMissing = (cells: string): boolean =>
    place < 0 ? /[mx]/u.test(cells) : /[mxw]/u.test(cells[place] ?? '');
  return rooms.filter(
    (room) =>
      (group === undefined || room.group === group) &&
      (wanted === '' || room.name.toLowerCase().includes(wanted)) &&
      (!onlyMissing || isMissing(room.cells)),
  );
}

/** The lines of the matrix: rooms under the heading of their group; no heading where there is one group without a name. */
export function rowsOf(rooms: readonly MatrixRoom[]): readonly MatrixRow[] {
  const groups = groupsOf(rooms);
  return groups.flatMap((group): MatrixRow[] => {
    const own = rooms.filter((room) => room.group === group);
    const lines = own.map((room): MatrixRow => ({ kind: 'room', key: room.id, room }));
    if (groups.length === 1 && group === '') return lines;
    return [{ kind: 'group', key: `group ${group}`, name: group, count: own.length }, ...lines];
  });
}

/** How many rooms of a day have to report, did, did with nothing to say, late, and did not. */
export type DayCounts = {
  readonly expected: number;
  readonly reported: number;
  readonly zero: number;
  readonly late: number;
  readonly missing: number;
  /** Not due yet, and not here. */
  readonly waiting: number;
  /** Here, and held for a decision. */
  readonly held: number;
};

/** The counts of a day in the order in which the head of the matrix shows them. */
export const countKeys = ['expected', 'reported', 'zero', 'late', 'missing'] as const;

/** What the signs of a day come to. A room whose report is held for a decision has not reported, one that took it back is missing; one that is not due yet is not. */
export function countStates(states: Iterable<string>): DayCounts {
  const seen = new Map<string, number>();
  for (const state of states) seen.set(state, (seen.get(state) ?? 0) + 1);
  const sum = (...wanted: readonly CellState[]): number =>
    wanted.reduce((all, state) => all + (seen.get(state) ?? 0), 0);
  return {
    expected: sum('r', 'z', 'R', 'Z', 'm', 'w', 'h', 'x'),
    reported: sum('r', 'z', 'R', 'Z'),
    zero: sum('z', 'Z'),
    late: sum('R', 'Z'),
    missing: sum('m', 'x'),
    waiting: sum('w'),
    held: sum('h'),
  };
}

/** The counts of each of so many days. */
export const countDays = (rooms: readonly MatrixRoom[], days: number): readonly DayCounts[] =>
  Array.from({ length: days }, (_, place) => countStates(rooms.map(({ cells }) => cells[place] ?? '-')));
