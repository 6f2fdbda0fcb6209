import type { PersonId } from '#domain/people/person';

/**
 * Parts of a rota that have nothing to do with one another: no person may have turns in two of them, and nobody in one is
 * to be kept apart from somebody in another. They are decided one by one.
 */
export function independentTurns(
  possible: readonly (readonly PersonId[])[],
  turns: readonly number[],
  apart: readonly (readonly [PersonId, PersonId])[],
): readonly (readonly number[])[] {
  const parent = new Map<string, string>();
  const root = (one: string): string => {
    const above = parent.get(one) ?? one;
    return above === one ? one : root(above);
  };
  const join = (one: string, other: string): void => void parent.set(root(one), root(other));
  for (const turn of turns) for (const personId of possible[turn] ?? []) join(`turn ${turn}`, personId);
  for (const [one, other] of apart) join(one, other);
  const parts = new Map<string, number[]>();
  for (const turn of turns) {
    const own = root(`turn ${turn}`);
    parts.set(own, [...(parts.get(own) ?? []), turn]);
  }
  return [...parts.values()];
}
