import type { IsoDay } from '../time/instant.ts';
import type { RotaSetup } from './setup.ts';

/** Why a set-up cannot be kept: the rule, and the names that the sentence needs. */
export type SetupFault = {
  readonly rule:
    | 'rota-same-name'
    | 'rota-unknown-group'
    | 'rota-unknown-shift'
    | 'rota-unknown-member'
    | 'rota-member-twice'
    | 'rota-days-reversed'
    | 'rota-apart-same';
  readonly details: readonly string[];
};

type Dated = { readonly fromDay: IsoDay | null; readonly untilDay: IsoDay | null };

const isReversed = ({ fromDay, untilDay }: Dated): boolean =>
  fromDay !== null && untilDay !== null && untilDay < fromDay;

/** The first value that stands in a list twice, or undefined. */
const twice = (values: readonly string[]): string | undefined =>
  values.find((value, index) => values.indexOf(value) !== index);

/** True where two memberships of one person share a day. */
const overlap = (a: Dated, b: Dated): boolean =>
  (a.untilDay === null || b.fromDay === null || b.fromDay <= a.untilDay) &&
  (b.untilDay === null || a.fromDay === null || a.fromDay <= b.untilDay);

/** The first thing in a set-up that cannot be, or null; `people` are those whom the directory knows, `shifts` how many shifts a day has. */
export function setupFault(
  { groups, posts, sensitive, rules }: RotaSetup,
  known: { readonly people: ReadonlySet<string>; readonly shifts: number },
): SetupFault | null {
  const name = twice(groups.map((group) => group.name)) ?? twice(posts.map((post) => post.name));
  if (name !== undefined) return { rule: 'rota-same-name', details: [name] };
  const id = twice(groups.map((group) => group.id)) ?? twice(posts.map((post) => post.id));
  if (id !== undefined) return { rule: 'rota-same-name', details: [id] };
  const groupIds = new Set(groups.map((group) => group.id));
  for (const post of posts) {
    if (post.groupIds.some((group) => !groupIds.has(group)))
      return { rule: 'rota-unknown-group', details: [post.name] };
    if (post.shift !== null && post.shift >= known.shifts)
      return { rule: 'rota-unknown-shift', details: [post.name, String(post.shift + 1)] };
  }
  for (const group of groups)
    for (const [index, member] of group.members.entries()) {
      if (!known.people.has(member.personId)) return { rule: 'rota-unknown-member', details: [group.name] };
      const other = group.members
        .slice(0, index)
        .find((one) => one.personId === member.personId && overlap(one, member));
      if (other !== undefined) return { rule: 'rota-member-twice', details: [group.name, member.personId] };
    }
  const dated: readonly (Dated & { readonly called: string })[] = [
    ...groups.flatMap((group) => group.members.map((member) => ({ ...member, called: group.name }))),
    ...sensitive.map((period) => ({ ...period, called: period.name })),
    ...[...rules.unavailable, ...rules.exemptions].map((one) => ({ ...one, called: one.personId })),
  ];
  const reversed = dated.find(isReversed);
  if (reversed !== undefined) return { rule: 'rota-days-reversed', details: [reversed.called] };
  const named = [
    ...rules.apart.flatMap((one) => one.people),
    ...[...rules.unavailable, ...rules.exemptions, ...rules.opening].map((one) => one.personId),
  ];
  if (named.some((person) => !known.people.has(person)))
    return { rule: 'rota-unknown-member', details: [''] };
  if (rules.apart.some(({ people: [one, other] }) => one === other))
    return { rule: 'rota-apart-same', details: [] };
  return null;
}
