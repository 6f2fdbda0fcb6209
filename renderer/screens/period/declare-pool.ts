import type { AbsenceRules } from '#domain/absence/rules';
import { rankOf } from '#domain/absence/usual-rules';
import type { Person, PersonId } from '#domain/people/person';
import type { Scheme, SchemePool } from '#domain/period/scheme';
import type { RotaGroup } from '#domain/rota/setup';
import type { IsoDay } from '#domain/time/instant';
import type { TypedPool } from './declare-draft.ts';

type Days = { readonly fromDay: IsoDay; readonly untilDay: IsoDay };

/** What says who usually makes a pool: the directory in its order, the groups of the rota, and who is a leader. */
export type PoolSources = {
  readonly people: readonly Person[];
  readonly groups: readonly RotaGroup[];
  readonly rules: AbsenceRules;
};

/** True where somebody belongs to the room on one of the days. */
const isThere = ({ joinedDay, leftDay }: Person, { fromDay, untilDay }: Days): boolean =>
  (joinedDay === null || joinedDay <= untilDay) && (leftDay === null || leftDay >= fromDay);

function usualPeople(pool: SchemePool, sources: PoolSources, days: Days): readonly PersonId[] {
  const there = sources.people.filter((person) => isThere(person, days));
  if (pool.groupIds.length === 0)
    return there
      .filter(({ id }) => (rankOf(sources.rules, id)?.isLeader ?? false) === pool.isLeaders)
      .map(({ id }) => id);
  const members = new Set(
    sources.groups
      .filter(({ id }) => pool.groupIds.includes(id))
      .flatMap(({ members: all }) => all)
      .filter(
        ({ fromDay, untilDay }) =>
          (fromDay === null || fromDay <= days.untilDay) && (untilDay === null || untilDay >= days.fromDay),
      )
      .map(({ personId }) => personId),
  );
  return there.filter(({ id }) => members.has(id)).map(({ id }) => id);
}

/** Who usually makes the pools of a scheme in some days; somebody of two pools is in the first, and pools that stand stay as they are. */
export function usualPools(
  scheme: Scheme,
  sources: PoolSources,
  days: Days,
  stands: readonly TypedPool[] = [],
): readonly TypedPool[] {
  const kept = new Map(stands.map((pool) => [pool.key, pool]));
  const taken = new Set(
    scheme.pools.flatMap(({ key }) => kept.get(key)?.people ?? []).map((person) => String(person)),
  );
  return scheme.pools.map((pool) => {
    const stood = kept.get(pool.key);
    if (stood !== undefined) return pool.hasLead ? stood : { ...stood, leads: [] };
    const people = usualPeople(pool, sources, days).filter((person) => !taken.has(person));
    for (const person of people) taken.add(person);
    return { key: pool.key, people, leads: [] };
  });
}

/** A pool with somebody put into it or taken out; who is taken out cannot be first on duty either. */
export const withPerson = (pool: TypedPool, person: PersonId, isIn: boolean): TypedPool => ({
  ...pool,
  people: isIn ? [...pool.people, person] : pool.people.filter((one) => one !== person),
  leads: pool.leads.filter((one) => isIn || one !== person),
});

/** True where somebody is meant by what was typed: a part of the name, the post or the group, or pinyin. */
export const isSought = (
  { name, post, group, initials, pinyin }: Pick<Person, 'name' | 'post' | 'group' | 'initials' | 'pinyin'>,
  typed: string,
): boolean => {
  const text = typed.normalize('NFKC').trim().toLowerCase();
  return [name, post, group, initials, pinyin.replaceAll(' ', '')].some((part) =>
    part.toLowerCase().includes(text),
  );
};
