import { useState } from 'react';

const kept = new Map<string, unknown>();

/** Says what a place is to begin with the next time somebody comes to it. */
export const keep = (name: string, value: unknown): void => void kept.set(name, value);

/** What a place kept under a name; undefined where it kept nothing. */
export const recall = (name: string): unknown => kept.get(name);

/** Forgets what every place kept, when somebody else may come to this seat. */
export const forgetPlaces = (): void => kept.clear();

/** State that is still there when somebody comes back to a place: a filter, a tab, a range. Never for what is secret. */
export function useKept<T>(name: string, first: T): readonly [T, (next: T) => void] {
  // Each name is used with one type by one screen.
  const [value, setValue] = useState<T>(() => (kept.has(name) ? (kept.get(name) as T) : first));
  const change = (next: T): void => {
    kept.set(name, next);
    setValue(next);
  };
  return [value, change];
}

/**
 * The same for a value of several parts that begins with what the time says, as a list does that ends today: only what somebody chose is
 * kept, and every part that nobody chose, or that is as the time says, goes on with the time.
 */
export function useKeptParts<T extends object>(
  name: string,
  first: T,
): readonly [T, (parts: Partial<T>) => void] {
  const [chosen, setChosen] = useKept<Partial<T>>(name, {});
  const change = (parts: Partial<T>): void => {
    const next = Object.entries({ ...chosen, ...parts }).filter(
      ([part, value]) => value !== first[part as keyof T],
    );
    // Parts of a value are parts of its type.
    setChosen(Object.fromEntries(next) as Partial<T>);
  };
  return [{ ...first, ...chosen }, change];
}
