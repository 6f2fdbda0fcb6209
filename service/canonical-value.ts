import { isUtf8 } from 'node:buffer';
import canonicalize from 'canonicalize';

/** True where every number in a value is whole and exact, as the format promises to readers in other languages. */
function isExact(value: unknown): boolean {
  if (typeof value === 'number') return Number.isSafeInteger(value);
  return typeof value !== 'object' || value === null || Object.values(value).every(isExact);
}

/** True where that is so and the members of every object come in the order that the form asks for. */
function isExactInOrder(value: unknown): boolean {
  if (typeof value === 'number') return Number.isSafeInteger(value);
  if (typeof value !== 'object' || value === null) return true;
  if (Array.isArray(value)) return value.every(isExactInOrder);
  let before = '';
  for (const [name, member] of Object.entries(value)) {
    if (name < before || !isExactInOrder(member)) return false;
    before = name;
  }
  return true;
}

/**
 * True where a text is the RFC 8785 form of the value that was read from it, with whole numbers alone. Nearly every text
 * says so at a quick look: its members are in order, and it is what the engine itself would write. Where that does not
 * hold, or where half a character might be in it, the form is made and compared.
 */
const isCanonical = (value: unknown, text: string): boolean =>
  (!text.includes(String.raw`\ud`) && isExactInOrder(value) && JSON.stringify(value) === text) ||
  (isExact(value) && canonicalize(value) === text);

/** The value that bytes hold where they are its RFC 8785 form with whole numbers alone, or undefined. */
export function canonicalValue(bytes: Buffer): unknown {
  if (!isUtf8(bytes)) return undefined;
  try {
    const text = bytes.toString('utf8');
    const value: unknown = JSON.parse(text);
    return isCanonical(value, text) ? value : undefined;
  } catch {
    return undefined;
  }
}
