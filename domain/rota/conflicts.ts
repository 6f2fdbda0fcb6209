import type { PersonId } from '../people/person.ts';
import type { IsoDay } from '../time/instant.ts';
import type { Standing } from './as-it-stands.ts';
import { breachOf } from './breach.ts';
import { changesBetween } from './changes.ts';
import type { RotaConflict } from './conflict.ts';
import { placeKey, type RotaDuty } from './duty.ts';
import { brokenRules } from './hard-rules.ts';
import { waysOutAt } from './ways-out.ts';

/** A rota that is looked through for conflicts. */
export type LookedThrough = {
  readonly duties: readonly RotaDuty[];
  /** How these duties stand. */
  readonly standing: Standing;
  /** What is published of the same days; null where nothing is. */
  readonly published: readonly RotaDuty[] | null;
  readonly today: IsoDay;
  /** The day by which the days are to be published. */
  readonly dueDay: IsoDay;
  readonly hasPhone: (person: PersonId) => boolean;
};

const isOfPlace = { personId: null, other: null, detail: '' } as const;

/** Places with nobody; one that was left empty by hand is no conflict. */
function gapsIn({ duties, standing }: LookedThrough): readonly RotaConflict[] {
  const { isOpen } = standing;
  return duties
    .filter((duty) => duty.personId === null && !duty.isPinned && isOpen(duty))
    .map(({ day, postId, seat }) => {
      const place = { day, postId, seat };
      return { ...isOfPlace, kind: 'gap', place, ways: [] };
    });
}

/** Rules that the duties break, each at the turn that can still be changed. */
function breachesIn({ standing }: LookedThrough): readonly RotaConflict[] {
  return brokenRules(standing.problem, standing.choice).flatMap((broken) => {
    const place = standing.problem.turns[broken.turn]?.places.find(standing.isOpen);
    const breach = place === undefined ? undefined : breachOf(standing, place, broken.personId, broken);
    return breach === undefined ? [] : [{ ...breach, ways: [] }];
  });
}

/** Everybody without a telephone number, at the first duty that is still to come. */
function phonesMissing({ duties, standing, hasPhone }: LookedThrough): readonly RotaConflict[] {
  const { isOpen } = standing;
  const first = new Map<PersonId, RotaDuty>();
  for (const duty of duties) {
    if (duty.personId !== null && isOpen(duty) && !first.has(duty.personId) && !hasPhone(duty.personId))
      first.set(duty.personId, duty);
  }
  return [...first].map(([personId, { day, postId, seat }]) => ({
    ...isOfPlace,
    kind: 'phone',
    place: { day, postId, seat },
    personId,
    ways: [{ kind: 'add-phone', personId }],
  }));
}

/** Days that are due and not published, or published otherwise than these duties say. */
function notPublished({
  duties,
  standing,
  published,
  today,
  dueDay,
}: LookedThrough): readonly RotaConflict[] {
  if (published === null) {
    return duties.length === 0 || today < dueDay
      ? []
      : [{ ...isOfPlace, kind: 'unpublished', place: null, detail: dueDay, ways: [{ kind: 'publish' }] }];
  }
  const { isOpen } = standing;
  return changesBetween(published, duties)
    .filter(({ place }) => isOpen(place))
    .map(({ place, after }) => ({
      ...isOfPlace,
      kind: 'changed',
      place,
      personId: after,
      ways: [{ kind: 'publish' }],
    }));
}

/** For how many conflicts ways out are looked for at once; those of the others are found when somebody asks for the place. */
const solvedAtOnce = 12;

/** What has to be seen to in duties that have not begun, in order of days, the first of them with ways out. */
export function conflictsOf(looked: LookedThrough): readonly RotaConflict[] {
  const found = [...notPublished(looked), ...gapsIn(looked), ...breachesIn(looked), ...phonesMissing(looked)];
  const at = new Map(looked.duties.map((duty, index) => [placeKey(duty), index]));
  const order = ({ place }: RotaConflict): number =>
    place === null ? -1 : (at.get(placeKey(place)) ?? at.size);
  const { duties, standing } = looked;
  let solved = 0;
  return found
    .toSorted((one, other) => order(one) - order(other))
    .map((conflict) => {
      if (conflict.place === null || conflict.ways.length > 0 || solved === solvedAtOnce) return conflict;
      solved += 1;
      return { ...conflict, ways: [...waysOutAt(conflict.place, duties, standing)] };
    });
}
