import { levelDays } from './level-days.ts';
import type { LevelProblem } from './level-days.ts';
import type { KindIndex, PlanModel, PlanUnit } from './plan-model.ts';
import { PlanState } from './plan-state.ts';

/** A first plan that keeps what has to be kept, even as far as one look at each day makes it. */
export function layPlan(model: PlanModel): PlanState {
  const state = new PlanState(model);
  const order = [...model.units.keys()].toSorted(
    (one, other) => (unitOf(model, one).days[0] ?? 0) - (unitOf(model, other).days[0] ?? 0),
  );
  const groups = Map.groupBy(order, (unit) => groupKey(model, unit));
  for (const group of groups.values())
    if (model.isExact) fillSlots(state, group);
    else fillBlock(state, group);
  return state;
}

/** A unit of a model. */
export function unitOf({ units }: PlanModel, unit: number): PlanUnit {
  const found = units[unit];
  if (found === undefined) throw new RangeError(`no unit ${unit}`);
  return found;
}

/** Names those among whom days can be exchanged: one pool on one day, or in one block. */
export function groupKey(model: PlanModel, unit: number): string {
  const { pool, days } = unitOf(model, unit);
  const day = days[0] ?? 0;
  return `${pool} ${model.isExact ? day : `b${model.problem.days[day]?.block ?? day}`}`;
}

/** How dear it is to give somebody a kind of tier on a day, after the days before it: less goes first. */
function dearness(state: PlanState, unit: number, kind: KindIndex): number {
  const { person, pool, days } = unitOf(state.model, unit);
  const [day = 0] = days;
  const { problem } = state.model;
  const before = problem.people[person]?.before;
  const ran = day > 0 && state.kindAt(person, day - 1) === 0 ? 1 : 0;
  const count = state.daysOf(person, pool, kind);
  if (kind !== 0) return 2 * count + ran;
  const edge = problem.days[day]?.isEdge === true ? (before?.edge ?? 0) : 0;
  return 2 * count + 3 * ran + Math.min(0.9, edge / 10) + Math.min(0.09, (before?.duty ?? 0) / 10_000);
}

/** Fills the slots of a day exactly, the first kinds first. */
function fillSlots(state: PlanState, group: readonly number[]): void {
  const { model } = state;
  const open = new Set(group);
  const mayLeave = new Map<number, number>();
  for (const unit of group) {
    const { home, options } = unitOf(model, unit);
    if (home !== undefined && options.length > 1) mayLeave.set(home, (mayLeave.get(home) ?? 0) + 1);
  }
  for (const [home, standing] of mayLeave) mayLeave.set(home, standing - (model.slots[home]?.wanted ?? 0));
  const take = (unit: number, option: number): void => {
    const { home, options } = unitOf(model, unit);
    if (home !== undefined && options[option]?.slots[0] !== home)
      mayLeave.set(home, (mayLeave.get(home) ?? 0) - 1);
    open.delete(unit);
    state.set(unit, option);
  };
  for (const unit of group) if (unitOf(model, unit).options.length === 1) take(unit, 0);
  for (const kind of [0, 1, 2, -1] as const) {
    const slots = new Set(
      group.flatMap((unit) =>
        unitOf(model, unit).options.flatMap((option) => (option.kind === kind ? option.slots : [])),
      ),
    );
    for (const slot of slots) {
      const optionFor = (unit: number): number =>
        unitOf(model, unit).options.findIndex(({ slots: [first] }) => first === slot);
      const taken = group.filter((unit) => {
        const choice = state.choice[unit] ?? -1;
        return unitOf(model, unit).options[choice]?.slots[0] === slot;
      }).length;
      const able = [...open]
        .filter((unit) => optionFor(unit) >= 0)
        .map((unit) => ({ unit, dear: dearness(state, unit, kind) }))
        .toSorted((one, other) => one.dear - other.dear || one.unit - other.unit);
      let left = (model.slots[slot]?.wanted ?? 0) - taken;
      for (const { unit } of able) {
        if (left <= 0) break;
        const { home } = unitOf(model, unit);
        if (home !== undefined && home !== slot && (mayLeave.get(home) ?? 0) <= 0) continue;
        take(unit, optionFor(unit));
        left -= 1;
      }
    }
  }
  for (const unit of open) state.set(unit, 0);
}

/** Gives each unit of a block the tier that is best after those before it; who was on duty least is asked first. */
function fillBlock(state: PlanState, group: readonly number[]): void {
  const units = group
    .map((unit) => ({ unit, dear: dearness(state, unit, 0) }))
    .toSorted((one, other) => one.dear - other.dear || one.unit - other.unit);
  for (const { unit } of units) {
    const { options } = unitOf(state.model, unit);
    state.set(unit, 0);
    for (const option of options.keys()) state.improve([[unit, option]]);
  }
}

/** Makes a plan in which every day is free as even as it can be, kind after kind, each around those before it; `afterDuty` comes between. */
export function levelPlan(state: PlanState, afterDuty: () => void): void {
  const { model } = state;
  for (const kind of [0, 1] as const) {
    for (const pool of model.pools.keys()) {
      const units = [...model.units.keys()].filter((unit) => {
        const { pool: mine, days } = unitOf(model, unit);
        const now = state.kindAt(unitOf(model, unit).person, days[0] ?? 0);
        return mine === pool && (now === -1 || now >= kind);
      });
      const byDay = Map.groupBy(units, (unit) => unitOf(model, unit).days[0] ?? 0);
      const days = [...byDay.values()].map((group) => ({
        open: group.map((unit) => unitOf(model, unit).person),
        has: group.flatMap((unit) => {
          const {
            person,
            days: [day = 0],
          } = unitOf(model, unit);
          return state.kindAt(person, day) === kind ? [person] : [];
        }),
      }));
      const everybody = model.problem.people.map((_, person) => person);
      const inDays = (person: number): number => days.filter(({ has }) => has.includes(person)).length;
      const problem: LevelProblem = {
        days: days.map(({ open, has }) => ({ open, need: has.length })),
        base: everybody.map((person) => state.daysOf(person, pool, kind) - inDays(person)),
        least: everybody.map(() => 0),
        most: everybody.map(() => Number.POSITIVE_INFINITY),
      };
      const { chosen } = levelDays(
        problem,
        days.map(({ has }) => has),
      );
      for (const [index, group] of [...byDay.values()].entries())
        exchange(state, group, kind, chosen[index] ?? new Set());
    }
    if (kind === 0) afterDuty();
  }
}

/** Lets people of a day change places until just those who are chosen have a kind. */
function exchange(
  state: PlanState,
  group: readonly number[],
  kind: number,
  chosen: ReadonlySet<number>,
): void {
  const { model } = state;
  const kindOf = (unit: number): number => {
    const { person, days } = unitOf(model, unit);
    return state.kindAt(person, days[0] ?? 0);
  };
  const leaving = group.filter((unit) => kindOf(unit) === kind && !chosen.has(unitOf(model, unit).person));
  const coming = group.filter((unit) => kindOf(unit) !== kind && chosen.has(unitOf(model, unit).person));
  for (const [index, unit] of leaving.entries()) {
    const other = coming[index];
    if (other === undefined) continue;
    const [mine, theirs] = [state.choice[unit] ?? 0, state.choice[other] ?? 0];
    // Where every day is free, all of a pool have the same options on it.
    state.set(unit, theirs);
    state.set(other, mine);
  }
}
