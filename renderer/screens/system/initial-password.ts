const lower = 'abcdefghijkmnpqrstuvwxyz';
const upper = 'ABCDEFGHJKLMNPQRSTUVWXYZ';
const digits = '23456789';

/** One sign out of an alphabet, every sign as likely as any other. */
function pick(alphabet: string): string {
  const limit = 256 - (256 % alphabet.length);
  for (;;) {
    const [byte = limit] = crypto.getRandomValues(new Uint8Array(1));
    if (byte < limit) return alphabet[byte % alphabet.length] ?? '';
  }
}

/** A password that can be read aloud and copied by hand, `Kwm4-t7pe-xhr9`: three groups of four without 0, O, 1, l, I and o. */
export function newInitialPassword(): string {
  const group = (kinds: readonly string[]): string => kinds.map(pick).join('');
  return [
    group([upper, lower, lower, digits]),
    group([lower, digits, lower, lower]),
    group([lower, lower, lower, digits]),
  ].join('-');
}
