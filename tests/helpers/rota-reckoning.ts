import type { PersonId } from '#domain/people/person';
import type { RotaChoice, RotaProblem } from '#domain/rota/problem';

/*
 * The rules and the score once more, reckoned without anything of the console, as somebody with paper would: minute by minute
 * from the problem alone. Slow and plain on purpose.
 */

const weights = { points: 8, holiday: 3, restday: 2, edge: 2, night: 2, workday: 1, makeup: 1 } as const;
const dayNumber = (day: string): number => Math.round(Date.parse(day) / 86_400_000);

type Stretch = { readonly from: number; readonly until: number };

const meet = (a: readonly Stretch[], b: readonly Stretch[]): boolean =>
  a.some((one) => b.some((other) => Math.max(one.from, other.from) < Math.min(one.until, other.until)));

/** True where one person may not have both of two stretches of duty. */
function clash(
  problem: RotaProblem,
  a: { readonly spans: readonly Stretch[]; readonly days: readonly string[] },
  b: { readonly spans: readonly Stretch[]; readonly days: readonly string[] },
): boolean {
  const rest = problem.rules.restMinutes;
  const longer = (spans: readonly Stretch[]) =>
    spans.map(({ from, until }) => ({ from, until: until + rest }));
  if (meet(longer(a.spans), longer(b.spans))) return true;
  return (
    !problem.rules.allowsRunning &&
    a.days.some((one) => b.days.some((other) => Math.abs(dayNumber(one) - dayNumber(other)) <= 1))
  );
}

const dutyOf = (problem: RotaProblem, index: number) => ({
  spans: problem.turns[index]?.spans ?? [],
  days: problem.turns[index]?.places.map(({ day }) => day) ?? [],
});

/** True where nothing but the other turns could keep somebody from a turn. */
export function isFree(problem: RotaProblem, index: number, personId: PersonId): boolean {
  const turn = problem.turns[index];
  const person = problem.people.find(({ id }) => id === personId);
  if (turn === undefined || person === undefined || !turn.candidates.includes(personId)) return false;
  if (meet(turn.spans, person.away)) return false;
  for (const { what, fromDay, untilDay } of person.exempt)
    for (const { day } of turn.places)
      if (
        (fromDay === null || day >= fromDay) &&
        (untilDay === null || day <= untilDay) &&
        (what === 'all' || turn.counts[what] > 0)
      )
        return false;
  return problem.around.every((duty) => {
    const other = { spans: [duty.span], days: [duty.day] };
    if (duty.personId === personId) return !clash(problem, dutyOf(problem, index), other);
    return !(areApart(problem, personId, duty.personId) && meet(turn.spans, other.spans));
  });
}

const areApart = (problem: RotaProblem, one: PersonId, other: PersonId): boolean =>
  problem.rules.apart.some(([a, b]) => (a === one && b === other) || (a === other && b === one));

/** True where two turns may be filled by these two people, or by this one person, together. */
export function goTogether(
  problem: RotaProblem,
  [first, by]: readonly [number, PersonId],
  [second, otherBy]: readonly [number, PersonId],
): boolean {
  if (problem.turns[first]?.fixed === by && problem.turns[second]?.fixed === otherBy) return true;
  const a = dutyOf(problem, first);
  const b = dutyOf(problem, second);
  return by === otherBy ? !clash(problem, a, b) : !(areApart(problem, by, otherBy) && meet(a.spans, b.spans));
}

/** True where a choice keeps every rule and fills every turn, but those of `gaps`. */
export function keepsRules(problem: RotaProblem, choice: RotaChoice, gaps: readonly number[] = []): boolean {
  return choice.every((by, index) => {
    const fixed = problem.turns[index]?.fixed ?? null;
    if (by === null) return gaps.includes(index) && fixed === null;
    if (fixed === null ? !isFree(problem, index, by) : fixed !== by) return false;
    return choice.every(
      (otherBy, other) =>
        otherBy === null || other <= index || goTogether(problem, [index, by], [other, otherBy]),
    );
  });
}

/** The squares of the distances from the shares; a whole number but for what the distances themselves are rounded to. */
export function unfairness(problem: RotaProblem, choice: RotaChoice): number {
  const times = new Map<number, number>();
  for (const { counts } of problem.turns)
    if (counts.points > 0) times.set(counts.points, (times.get(counts.points) ?? 0) + 1);
  const often = Math.max(...times.values(), 0);
  const ordinary = Math.min(...[...times].filter(([, count]) => count === often).map(([points]) => points));
  let sum = 0;
  for (const person of problem.people)
    for (const measure of Object.keys(weights) as (keyof typeof weights)[]) {
      const unit = measure === 'points' && Number.isFinite(ordinary) ? ordinary : 1;
      const given = problem.turns.reduce(
        (all, { counts }, index) =>
          choice[index] === person.id ? all + Math.round(counts[measure] / unit) : all,
        0,
      );
      const start = Math.round((person.before[measure] - person.share[measure]) / unit);
      sum += (weights[measure] * (start + 100 * given) ** 2) / 100;
    }
  return sum;
}

/** The least unfairness of all choices that keep the rules, by trying every one; undefined where there is none. */
export function leastByTrying(problem: RotaProblem): number | undefined {
  let least: number | undefined;
  const choice: PersonId[] = [];
  const tryFrom = (index: number): void => {
    if (index === problem.turns.length) {
      const cost = unfairness(problem, choice);
      if (least === undefined || cost < least) least = cost;
      return;
    }
    const fixed = problem.turns[index]?.fixed ?? null;
    for (const personId of fixed === null ? (problem.turns[index]?.candidates ?? []) : [fixed]) {
      const fits =
        (fixed !== null || isFree(problem, index, personId)) &&
        choice.every((by, other) => goTogether(problem, [other, by], [index, personId]));
      if (!fits) continue;
      choice.push(personId);
      tryFrom(index + 1);
      choice.pop();
    }
  };
  tryFrom(0);
  return least;
}

/**
 * Whether all turns can be filled, told by going through them day by day and remembering everybody who can have had the last
 * two turns of each post. It is right where posts share nobody, nobody is kept apart, and a turn reaches no further than the
 * next two of its post.
 */
export function canBeFilled(problem: RotaProblem): boolean {
  const posts = new Set(problem.turns.map(({ places }) => places[0]?.postId));
  return [...posts].every((post) => {
    const turns = problem.turns.flatMap((turn, index) => (turn.places[0]?.postId === post ? [index] : []));
    let states: readonly (readonly (readonly [number, PersonId])[])[] = [[]];
    for (const index of turns) {
      const fixed = problem.turns[index]?.fixed ?? null;
      const able =
        fixed === null
          ? (problem.turns[index]?.candidates ?? []).filter((one) => isFree(problem, index, one))
          : [fixed];
      const next = new Map<string, readonly (readonly [number, PersonId])[]>();
      for (const state of states)
        for (const personId of able)
          if (state.every((earlier) => goTogether(problem, earlier, [index, personId]))) {
            const reached = [...state, [index, personId] as const].slice(-2);
            next.set(reached.map(([, id]) => id).join(' '), reached);
          }
      states = [...next.values()];
    }
    return states.length > 0;
  });
}
