import presets from '#presets/rota' with { type: 'json' };
import { type RotaGroup, type RotaPost, type RotaSetup, rotaPost, rotaSetup } from '#domain/rota/setup';
import type { IsoDay } from '#domain/time/instant';

/** What can be wrong with one field of the setup, for a sentence beside it. */
export type SetupProblem =
  | 'required'
  | 'tooLong'
  | 'day'
  | 'reversed'
  | 'number'
  | 'noGroup'
  | 'unknownPerson'
  | 'twice'
  | 'samePerson'
  | 'tooMany';

/** What is wrong, by the path of the field: `groups.0.name`. */
export type SetupProblems = Readonly<Record<string, SetupProblem>>;

/** Names a usual way of manning a room, and of its words. */
export type PresetId =
  | 'single'
  | 'double-leader'
  | 'three-levels'
  | 'two-in-period'
  | 'middle-on-holidays'
  | 'weekend-leader'
  | 'friday-to-sunday';

/** The usual ways of manning a room, in the order in which they are offered. */
export const rotaPresets = presets.presets.map((preset) => ({
  // A test holds the file to the names that have words.
  id: preset.id as PresetId,
  groups: preset.groups,
  posts: rotaPost.array().parse(preset.posts),
}));

/** The setup with the groups and posts of a usual way; members of groups that keep their name stay, and so do the rules. */
export function withPreset(setup: RotaSetup, id: PresetId): RotaSetup {
  const preset = rotaPresets.find((one) => one.id === id);
  if (preset === undefined) return setup;
  const groups = preset.groups.map((group) => {
    const known = setup.groups.find((one) => one.id === group.id || one.name === group.name);
    return { ...group, members: known?.members ?? [] };
  });
  return { ...setup, groups, posts: preset.posts };
}

/** The list with one line taken out and put in at another place. */
export function movedLine<T>(lines: readonly T[], from: number, to: number): T[] {
  const line = lines[from];
  if (line === undefined || to < 0 || to >= lines.length) return [...lines];
  return lines.toSpliced(from, 1).toSpliced(to, 0, line);
}

/** A group that nobody is in yet. */
export const newGroup = (id: string, name: string): RotaGroup => ({ id, name, members: [] });

/** A post of one person on every day. */
export const newPost = (id: string, groupIds: readonly string[]): RotaPost => ({
  id,
  name: '',
  duty: 'deputy',
  groupIds: [...groupIds],
  shift: null,
  count: { workday: 1, restday: 1, holiday: 1, makeup: 1, sensitive: 1 },
  block: 'day',
  way: 'fair',
});

/** The setup without a group; posts that it filled lose it. */
export const withoutGroup = (setup: RotaSetup, id: string): RotaSetup => ({
  ...setup,
  groups: setup.groups.filter((group) => group.id !== id),
  posts: setup.posts.map((post) => ({ ...post, groupIds: post.groupIds.filter((known) => known !== id) })),
});

const at = (setup: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null
        ? (value as Readonly<Record<PropertyKey, unknown>>)[key]
        : undefined,
    setup,
  );

/** What a field that the schema refuses is in want of, by the field and what stands in it. */
function wantOf(setup: RotaSetup, path: readonly PropertyKey[]): SetupProblem {
  const field = String(path.at(-1));
  const value = at(setup, path);
  if (field.endsWith('Day')) return value === null || value === '' ? 'required' : 'day';
  if (field === 'personId' || path.at(-2) === 'people') return 'unknownPerson';
  if (field === 'groupIds') return 'noGroup';
  if (typeof value === 'number') return 'number';
  if (Array.isArray(value)) return 'tooMany';
  return typeof value === 'string' && value.trim() === '' ? 'required' : 'tooLong';
}

type Span = { readonly fromDay: IsoDay | null; readonly untilDay: IsoDay | null };

const isReversed = ({ fromDay, untilDay }: Span): boolean =>
  fromDay !== null && untilDay !== null && fromDay > untilDay;

const touches = (one: Span, other: Span): boolean =>
  (one.untilDay === null || other.fromDay === null || other.fromDay <= one.untilDay) &&
  (other.untilDay === null || one.fromDay === null || one.fromDay <= other.untilDay);

const reversals = (path: string, spans: readonly Span[]): [string, SetupProblem][] =>
  spans.flatMap((span, index) =>
    isReversed(span) ? [[`${path}.${index}.untilDay`, 'reversed'] as [string, SetupProblem]] : [],
  );

/** Lines that say again what an earlier line said. */
const repeats = (path: string, names: readonly string[], field: string): [string, SetupProblem][] =>
  names.flatMap((name, index) =>
    name !== '' && names.indexOf(name) < index
      ? [[`${path}.${index}.${field}`, 'twice'] as [string, SetupProblem]]
      : [],
  );

const memberRepeats = (group: RotaGroup, path: string): [string, SetupProblem][] =>
  group.members.flatMap((member, index) =>
    group.members.slice(0, index).some((one) => one.personId === member.personId && touches(one, member))
      ? [[`${path}.${index}.fromDay`, 'twice'] as [string, SetupProblem]]
      : [],
  );

/** Everything that is wrong with a setup as it is being typed; empty where it can be saved. */
export function setupProblems(setup: RotaSetup): SetupProblems {
  const read = rotaSetup.safeParse(setup);
  const refused = read.success
    ? []
    : read.error.issues.map((issue): [string, SetupProblem] => [
        issue.path.join('.'),
        wantOf(setup, issue.path),
      ]);
  const { rules } = setup;
  return Object.fromEntries([
    ...repeats(
      'groups',
      setup.groups.map((group) => group.name.trim()),
      'name',
    ),
    ...repeats(
      'posts',
      setup.posts.map((post) => post.name.trim()),
      'name',
    ),
    ...setup.groups.flatMap((group, index) => [
      ...reversals(`groups.${index}.members`, group.members),
      ...memberRepeats(group, `groups.${index}.members`),
    ]),
    ...reversals('sensitive', setup.sensitive),
    ...reversals('rules.unavailable', rules.unavailable),
    ...reversals('rules.exemptions', rules.exemptions),
    ...rules.apart.flatMap(({ people: [one, other] }, index) =>
      one === other ? [[`rules.apart.${index}.people.1`, 'samePerson'] as [string, SetupProblem]] : [],
    ),
    ...repeats(
      'rules.opening',
      rules.opening.map((line) => line.personId),
      'personId',
    ),
    ...refused,
  ]);
}
