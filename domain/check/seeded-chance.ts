const wordCount = 4;

const turned = (value: number, by: number): number => ((value << by) | (value >>> (32 - by))) >>> 0;

/** The four words of a seed; one of only noughts would give noughts for ever. */
function wordsOf(seed: string): [number, number, number, number] {
  const word = (index: number): number => Number.parseInt(seed.slice(index * 8, index * 8 + 8), 16) >>> 0;
  const words: [number, number, number, number] = [word(0), word(1), word(2), word(3)];
  return words.every((one) => one === 0) ? [1, 0, 0, 0] : words;
}

/** True of a text that chance can begin with: 32 hex digits. */
export const isSeed = (seed: string): boolean => /^[0-9a-f]{32}$/.test(seed);

/**
 * Whole numbers by chance (xoshiro128**): the same seed gives the same ones on every machine and for ever. Each call gives a number from
 * nought up to, but not, `below`, every one as likely as the other.
 */
export function seededChance(seed: string): (below: number) => number {
  if (!isSeed(seed)) throw new RangeError(`seed ${seed}`);
  let [a, b, c, d] = wordsOf(seed);
  const next = (): number => {
    const given = Math.imul(turned(Math.imul(b, 5) >>> 0, 7), 9) >>> 0;
    const shifted = (b << 9) >>> 0;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = turned(d >>> 0, 11);
    return given;
  };
  // Seeds that are alike begin alike; after some rounds nothing is left of it.
  for (let round = 0; round < 5 * wordCount; round += 1) next();
  return (below) => {
    // The last numbers of the 2^32 do not fill a whole round of `below` and would make the first ones likelier.
    const most = 0x1_0000_0000 - (0x1_0000_0000 % below);
    for (;;) {
      const given = next();
      if (given < most) return given % below;
    }
  };
}
