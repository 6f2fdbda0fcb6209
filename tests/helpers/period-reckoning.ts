import type { PlanProblem, PlanSolution } from '#domain/period/problem';

/** What the best of all plans comes to, found by trying every one: measures in order, and the smallest range of each kind. */
export type TriedPlans = {
  /** Demands, which tiers lack somebody, changes, days without one who may be first, squares on duty, on standby, at rest, days running. */
  readonly best: readonly number[];
  readonly ranges: readonly number[];
};

const kinds = ['duty', 'standby', 'rest'] as const;
type Tiers = (string | null)[][];

const kindOf = (problem: PlanProblem, day: number, tier: string | null | undefined): number => {
  const kind = problem.days[day]?.tiers.find(({ key }) => key === tier)?.kind;
  return kind === undefined ? -1 : kinds.indexOf(kind);
};

/** What a plan of one pool comes to by the measures, in order. */
export function amountsOf(problem: PlanProblem, tiers: PlanSolution['tiers']): readonly number[] {
  const days = [...problem.days.keys()];
  const parts = [
    ...demandsOn(problem, tiers, days),
    problem.way === 'fresh' ? 0 : changesOn(problem, tiers, days),
  ];
  const counts = countsIn(problem, tiers);
  const leaderless = problem.leads.filter(({ day, people }) => {
    const there = problem.people.flatMap(({ id, pools }, person) =>
      people.includes(id) && pools[day] !== null ? [tiers[person]?.[day]] : [],
    );
    return there.length > 0 && !there.some((tier) => kindOf(problem, day, tier) === 0);
  }).length;
  const squares = kinds.map((_, kind) => counts.reduce((sum, mine) => sum + (mine[kind] ?? 0) ** 2, 0));
  const running = tiers.reduce(
    (sum, mine) =>
      sum +
      days.filter((day) => {
        const [today, next] = [problem.days[day], problem.days[day + 1]];
        if (today === undefined || next === undefined) return false;
        if (!today.restsAfterDuty || today.block === next.block) return false;
        return kindOf(problem, day, mine[day]) === 0 && kindOf(problem, day + 1, mine[day + 1]) === 0;
      }).length,
    0,
  );
  return [...parts, leaderless, ...squares, running];
}

/** Days of each kind of everybody who is in the pool on some day. */
export function countsIn(problem: PlanProblem, tiers: PlanSolution['tiers']): readonly (readonly number[])[] {
  return problem.people.flatMap(({ pools }, person) =>
    pools.every((pool) => pool === null)
      ? []
      : [
          kinds.map(
            (_, kind) =>
              pools.filter(
                (pool, day) => pool !== null && kindOf(problem, day, tiers[person]?.[day]) === kind,
              ).length,
          ),
        ],
  );
}

/** How many are missing or too many, and then how much those who are missing weigh: what stands first in a list more. */
function demandsOn(
  problem: PlanProblem,
  tiers: PlanSolution['tiers'],
  days: readonly number[],
): readonly [number, number] {
  let [wrong, weight] = [0, 0];
  for (const day of days) {
    const demands = problem.demands.filter((demand) => demand.day === day);
    for (const [rank, { poolKey, tierKey, wanted }] of demands.entries()) {
      const got = problem.people.filter(
        ({ pools }, person) => pools[day] === poolKey && tiers[person]?.[day] === tierKey,
      ).length;
      wrong += Math.abs(wanted - got);
      weight += Math.max(0, wanted - got) * (demands.length - rank);
    }
  }
  return [wrong, weight];
}

const changesOn = (problem: PlanProblem, tiers: PlanSolution['tiers'], days: readonly number[]): number =>
  problem.people.reduce(
    (sum, { pools, stands, fixed }, person) =>
      sum +
      days.filter((day) => pools[day] !== null && fixed[day] === null && tiers[person]?.[day] !== stands[day])
        .length,
    0,
  );

const isLess = (one: readonly number[], other: readonly number[]): boolean => {
  const at = one.findIndex((amount, index) => amount !== other[index]);
  return at >= 0 && (one[at] ?? 0) < (other[at] ?? 0);
};

/** Tries every plan of a small problem with one pool. */
export function tryEveryPlan(problem: PlanProblem): TriedPlans {
  const whole = problem.people.map(({ fixed }) => [...fixed]);
  const keep = problem.way === 'fewest-changes';
  const stretches = [
    ...Map.groupBy(problem.days.keys(), (day) => (keep ? day : problem.days[day]?.block)).values(),
  ];
  // What is missing, and what changes, is a matter of each stretch alone.
  const choices = stretches.map((days) => bestOfStretch(problem, days, keep));
  const forRanges = keep ? stretches.map((days) => bestOfStretch(problem, days, false)) : choices;
  let best: readonly number[] | undefined;
  const ranges = kinds.map(() => Number.POSITIVE_INFINITY);
  forEach(choices, whole, (tiers) => {
    const amounts = amountsOf(problem, tiers);
    if (best === undefined || isLess(amounts, best)) best = amounts;
  });
  forEach(forRanges, whole, (tiers) => {
    const counts = countsIn(problem, tiers);
    for (const [kind, range] of ranges.entries()) {
      const days = counts.map((mine) => mine[kind] ?? 0);
      ranges[kind] = Math.min(range, Math.max(...days) - Math.min(...days));
    }
  });
  return { best: best ?? [], ranges };
}

/** The ways to fill the days of a stretch that meet its demands as well as any, and with `keep` change as little. */
function bestOfStretch(problem: PlanProblem, days: readonly number[], keep: boolean): readonly Tiers[] {
  const tried = waysToFill(problem, days).map((tiers) => ({
    tiers,
    amounts: [...demandsOn(problem, tiers, days), keep ? changesOn(problem, tiers, days) : 0],
  }));
  const least = tried.reduce((best, one) => (isLess(one.amounts, best.amounts) ? one : best));
  return tried.filter(({ amounts }) => !isLess(least.amounts, amounts)).map(({ tiers }) => tiers);
}

function waysToFill(problem: PlanProblem, days: readonly number[]): readonly Tiers[] {
  let ways: Tiers[] = [problem.people.map(({ fixed }) => [...fixed])];
  for (const [person, { pools, fixed }] of problem.people.entries()) {
    const open = days.filter((day) => pools[day] !== null && fixed[day] === null);
    if (open.length === 0) continue;
    const decided = new Set(days.flatMap((day) => fixed[day] ?? []));
    const options = [
      ...problem.demands.filter(({ day }) => day === open[0]).map(({ tierKey }): string | null => tierKey),
      null,
    ];
    const [only] = decided;
    const stays = decided.size === 1 && options.includes(only ?? null) && days.length > 1;
    for (const run of decided.size > 1 ? open.map((day) => [day]) : [open])
      ways = ways.flatMap((tiers) =>
        (stays ? [only ?? null] : options).map((tier) =>
          tiers.map((mine, index) =>
            index === person ? mine.map((was, day) => (run.includes(day) ? tier : was)) : mine,
          ),
        ),
      );
  }
  return ways.map((tiers) =>
    tiers.map((mine) => mine.map((tier, day) => (days.includes(day) ? tier : null))),
  );
}

/** Calls `look` with every combination of ways, put together over what is fixed. */
function forEach(
  choices: readonly (readonly Tiers[])[],
  whole: Tiers,
  look: (tiers: Tiers) => void,
  index = 0,
): void {
  const ways = choices[index];
  if (ways === undefined) return look(whole);
  for (const way of ways)
    forEach(
      choices,
      whole.map((mine, person) => mine.map((tier, day) => way[person]?.[day] ?? tier)),
      look,
      index + 1,
    );
}
