/** Names that a sentence of a report gives: a leader takes in a line or two of them; more are counted, and stand in a list of their own. */
export const fewNames = 15;

/** Groups that a sentence counts one by one. */
const fewGroups = 10;

/** Rooms of one group, in the order of the registry; an empty name is that of rooms without a group. */
export type NamedGroup = { readonly group: string; readonly names: readonly string[] };

/** What a sentence can say of rooms: their names, how many of each group, or the first names of many that stand in no groups. */
export type SaidRooms =
  | { readonly what: 'names'; readonly names: readonly string[] }
  | { readonly what: 'groups'; readonly groups: readonly NamedGroup[] }
  | { readonly what: 'first'; readonly names: readonly string[] };

/** Rooms by their groups, the groups in the order in which they come first. */
export const byGroup = (rooms: readonly { readonly name: string; readonly group: string }[]): NamedGroup[] =>
  [...Map.groupBy(rooms, ({ group }) => group)].map(([group, all]) => ({
    group,
    names: all.map(({ name }) => name),
  }));

/** What a sentence says of rooms, so that it stays one however many there are. */
export function saidRooms(rooms: readonly { readonly name: string; readonly group: string }[]): SaidRooms {
  const names = rooms.map(({ name }) => name);
  if (names.length <= fewNames) return { what: 'names', names };
  const groups = byGroup(rooms);
  return groups.length > 1 && groups.length <= fewGroups
    ? { what: 'groups', groups }
    : { what: 'first', names: names.slice(0, fewNames) };
}
