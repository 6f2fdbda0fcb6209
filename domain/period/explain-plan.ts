import type { PersonId } from '../people/person.ts';
import type { IsoDay } from '../time/instant.ts';
import type { PlanFrame } from './frame.ts';
import type { PlanCell } from './plan.ts';

/** Why somebody is in a tier on a day. */
export function explainTier(
  frame: PlanFrame,
  cells: readonly PlanCell[],
  { day, poolKey }: { readonly day: IsoDay; readonly poolKey: string; readonly tierKey: string },
): readonly {
  personId: PersonId;
  isThere: boolean;
  tierKey: string;
  reasons: { kind: string; value: string }[];
  days: number;
  before: number;
}[] {
  const index = frame.days.find((one) => one.day === day)?.part ?? null;
  const people =
    index === null ? [] : (frame.parts[index]?.pools.find(({ key }) => key === poolKey)?.people ?? []);
  return people.map((personId) => ({
    personId,
    isThere: !frame.away.some((one) => one.day === day && one.personId === personId),
    tierKey: cells.find((cell) => cell.day === day && cell.personId === personId)?.tierKey ?? '',
    reasons: [],
    days: 0,
    before: 0,
  }));
}
