import { pinyinOf } from '../store/people.ts';
import { nameKey } from './rota-paper.ts';

/** How many characters have to be changed, added or left out to come from one text to the other. */
function distance(one: string, other: string): number {
  const a = Array.from(one);
  const b = Array.from(other);
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, left] of a.entries()) {
    const next = [i + 1];
    for (const [j, right] of b.entries())
      next.push(
        Math.min((row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1, (row[j] ?? 0) + (left === right ? 0 : 1)),
      );
    row = next;
  }
  return row[b.length] ?? 0;
}

const most = 3;
const longestTyped = 60;

/** At most three names that a mistyped one may have meant: those that sound the same first, then those written almost so. */
export function nearNames(typed: string, names: readonly string[]): string[] {
  const key = nameKey(typed).slice(0, longestTyped);
  if (key === '') return [];
  const sound = pinyinOf(key).pinyin;
  return names
    .map((name) => {
      const own = nameKey(name);
      const steps = distance(key, own);
      return { name, steps, sounds: pinyinOf(own).pinyin === sound, size: Math.max(key.length, own.length) };
    })
    .filter(
      ({ steps, sounds, size }) => sounds || (steps < size && steps <= Math.max(1, Math.floor(size / 3))),
    )
    .toSorted((a, b) => Number(b.sounds) - Number(a.sounds) || a.steps - b.steps)
    .slice(0, most)
    .map(({ name }) => name);
}
