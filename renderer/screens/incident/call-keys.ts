/** What one key does on the calling screen. */
export type CallKey =
  | { readonly kind: 'tick-next' }
  | { readonly kind: 'tick'; readonly place: number }
  | {
      readonly kind:
        | 'answered'
        | 'noAnswer'
        | 'busy'
        | 'wrongNumber'
        | 'ended'
        | 'readBack'
        | 'recorded'
        | 'next'
        | 'showNumber';
    };

const letters = {
  j: 'answered',
  w: 'noAnswer',
  z: 'busy',
  h: 'wrongNumber',
  g: 'ended',
  f: 'readBack',
  l: 'recorded',
  n: 'next',
  m: 'showNumber',
} as const;

/** The key of each act as buttons name it. */
export const keyOf = (act: (typeof letters)[keyof typeof letters]): string =>
  Object.entries(letters)
    .find(([, meant]) => meant === act)?.[0]
    .toUpperCase() ?? '';

/** What a key means while nobody types; undefined where it means nothing here. */
export function callKey(key: string): CallKey | undefined {
  if (key === ' ') return { kind: 'tick-next' };
  if (/^\d$/.test(key)) return { kind: 'tick', place: key === '0' ? 9 : Number(key) - 1 };
  const kind = Object.hasOwn(letters, key.toLowerCase())
    ? letters[key.toLowerCase() as keyof typeof letters]
    : undefined;
  return kind === undefined ? undefined : { kind };
}
