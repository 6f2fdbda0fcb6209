import type { PersonId } from '../people/person.ts';
import type { IsoDay } from '../time/instant.ts';
import type { PlanFrame } from './frame.ts';
import type { PlanCell } from './plan.ts';

/** Everybody who is on duty on a day right after a day on duty, though the scheme wants rest; days inside one block are not meant. */
export function runningDays(
  frame: PlanFrame,
  cells: readonly PlanCell[],
): { readonly personId: PersonId; readonly day: IsoDay }[] {
  const tiersOn = new Map(
    frame.days.map(({ day, part }) => [day, part === null ? [] : (frame.parts[part]?.scheme.tiers ?? [])]),
  );
  const onDuty = new Map<string, Set<PersonId>>();
  for (const { day, personId, tierKey } of cells)
    if (tiersOn.get(day)?.some(({ key, kind }) => key === tierKey && kind === 'duty') ?? false)
      onDuty.set(day, (onDuty.get(day) ?? new Set()).add(personId));
  return frame.days.flatMap(({ day, block }, index) => {
    const before = frame.days[index - 1];
    const part = before?.part ?? null;
    const rests = part !== null && (frame.parts[part]?.scheme.restsAfterDuty ?? false);
    if (before === undefined || !rests || before.block === block) return [];
    const ran = onDuty.get(before.day);
    return [...(onDuty.get(day) ?? [])]
      .filter((personId) => ran?.has(personId) ?? false)
      .map((personId) => ({ personId, day }));
  });
}
