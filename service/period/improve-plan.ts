import { groupKey, unitOf } from './lay-plan.ts';
import { passAround, swapOf } from './pass-around.ts';
import type { PlanState } from './plan-state.ts';

/** How many exchanges are looked at before what was found is taken; the same for the same problem. */
const mostTries = 1_500_000;

/**
 * Improves a plan by exchanges: two people on one day, and two people on two days so that both keep their counts. With `onlyDuty`
 * nothing counts but who is on duty when.
 */
export function improvePlan(state: PlanState, { onlyDuty = false } = {}): void {
  const { model } = state;
  const groups = Map.groupBy(model.units.keys(), (unit) => groupKey(model, unit));
  const tries = { left: mostTries, onlyDuty };
  let isBetter = true;
  while (isBetter && tries.left > 0) {
    isBetter = false;
    for (const group of groups.values()) if (exchangeAll(state, group, tries)) isBetter = true;
    for (const group of groups.values())
      for (const unit of group)
        if (mendUnit(state, group, unit, tries) || (onlyDuty && passAround(state, unit))) isBetter = true;
  }
}

type Tries = { left: number; readonly onlyDuty: boolean };

function exchangeAll(state: PlanState, group: readonly number[], tries: Tries): boolean {
  let isBetter = false;
  for (const [index, one] of group.entries()) {
    if (!state.model.isExact)
      for (const option of unitOf(state.model, one).options.keys())
        if (option !== state.choice[one] && state.improve([[one, option]])) isBetter = true;
    for (const other of group.slice(index + 1)) {
      if (tries.left <= 0) return isBetter;
      const swap = swapOf(state, one, other);
      if (swap === undefined || state.isLessEven(one, other, tries.onlyDuty)) continue;
      tries.left -= 1;
      if (state.improve(swap, tries.onlyDuty)) isBetter = true;
    }
  }
  return isBetter;
}

/** True where a unit costs something that another day would not: running, first and last days, standby after duty. */
function isDear(state: PlanState, unit: number, onlyDuty: boolean): boolean {
  const { person, days } = unitOf(state.model, unit);
  const { problem } = state.model;
  const before = problem.people[person]?.before.edge ?? 0;
  return days.some((day) => {
    const kind = state.kindAt(person, day);
    if (kind === 1) return !onlyDuty && state.kindAt(person, day - 1) === 0 && day > 0;
    if (kind !== 0) return false;
    const isNext = day + 1 < problem.days.length && state.kindAt(person, day + 1) === 0;
    if (isNext || (day > 0 && state.kindAt(person, day - 1) === 0)) return true;
    return problem.days[day]?.isEdge === true && before > 0;
  });
}

/** Exchanges a dear unit, and gives the days back elsewhere. */
function mendUnit(state: PlanState, group: readonly number[], unit: number, tries: Tries): boolean {
  if (!isDear(state, unit, tries.onlyDuty)) return false;
  const { person } = unitOf(state.model, unit);
  const kind = state.kindAt(person, unitOf(state.model, unit).days[0] ?? 0);
  for (const other of group) {
    const swap = other === unit ? undefined : swapOf(state, unit, other);
    if (swap === undefined) continue;
    const partner = unitOf(state.model, other).person;
    const theirs = state.kindAt(partner, unitOf(state.model, other).days[0] ?? 0);
    for (const day of state.model.problem.days.keys()) {
      const [now, then] = [state.kindAt(person, day), state.kindAt(partner, day)];
      if (
        tries.onlyDuty
          ? (now === 0) !== (theirs === 0) || (then === 0) !== (kind === 0)
          : now !== theirs || then !== kind
      )
        continue;
      const [mine, given] = [state.unitAt(person, day), state.unitAt(partner, day)];
      if (mine < 0 || given < 0 || state.poolAt(person, day) !== state.poolAt(partner, day)) continue;
      const back = swapOf(state, mine, given);
      if (back === undefined) continue;
      tries.left -= 1;
      if (tries.left <= 0) return false;
      if (state.improve([...swap, ...back], tries.onlyDuty)) return true;
    }
  }
  return false;
}
