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

/** True where a stretch with open ends has one of the days; while the days are not known, where it has not ended. */
const isOn = (from: IsoDay | null, until: IsoDay | null, days: Days | undefined): boolean =>
  days === undefined
    ? until === null
    : (from === null || from <= days.untilDay) && (until === null || until >= days.fromDay);

/** The people of the directory who belong to the room on one of the days. */
export const peopleOn = (people: readonly Person[], days: Days | undefined): readonly Person[] =>
  people.filter(({ joinedDay, leftDay }) => isOn(joinedDay, leftDay, days));

function usualPeople(pool: SchemePool, sources: PoolSources, days: Days | undefined): readonly PersonId[] {
  const there = peopleOn(sources.people, days);
  if (pool.groupIds.length === 0)
    return there
      .filter(({ id }) => (rankOf(sources.rules, id)?.isLeader ?? false) === pool.isLeaders)
      .map(({ id }) => id);
  const members = new Set(
    sources.groups
      .filter(({ id }) => pool.groupIds.includes(id))
      .flatMap(({ members: all }) => all)
      .filter(({ fromDay, untilDay }) => isOn(fromDay, untilDay, days))
      .map(({ personId }) => personId),
  );
  return there.filter(({ id }) => members.has(id)).map(({ id }) => id);
}

/** Who usually makes the pools of a scheme in some days; somebody of two pools is in the first, and pools that stand stay as they are. */
export function usualPools(
  scheme: Scheme,
  sources: PoolSources,
  days: Days | undefined,
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
