import { canonicalText } from '../store/ledger.ts';

/** A value as the bytes of its canonical JSON (RFC 8785). */
export const canonicalBytes = (value: unknown): Uint8Array => new TextEncoder().encode(canonicalText(value));

const deepest = 100;

/** True where objects and lists are not nested so deeply that some programs can read them and others cannot. */
function isShallow(text: string): boolean {
  let depth = 0;
  let isInText = false;
  for (let at = 0; at < text.length && depth <= deepest; at += 1) {
    const sign = text[at];
    if (isInText && sign === '\\') at += 1;
    else if (sign === '"') isInText = !isInText;
    else if (!isInText && (sign === '[' || sign === '{')) depth += 1;
    else if (!isInText && (sign === ']' || sign === '}')) depth -= 1;
  }
  return depth <= deepest;
}

/** The value of JSON in UTF-8, or undefined where the bytes are none or are nested too deeply. */
export function jsonOf(bytes: Uint8Array): unknown {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return isShallow(text) ? (JSON.parse(text) as unknown) : undefined;
  } catch {
    return undefined;
  }
}

const isWellFormed = (value: unknown): boolean =>
  typeof value === 'string'
    ? value.isWellFormed()
    : typeof value !== 'object' ||
      value === null ||
      Object.entries(value).every(([name, part]) => name.isWellFormed() && isWellFormed(part));

/** True where bytes are the canonical JSON of the value that was read from them. */
export function isCanonical(value: unknown, bytes: Uint8Array): boolean {
  try {
    return Buffer.compare(canonicalBytes(value), bytes) === 0 && isWellFormed(value);
  } catch {
    // Nested too deeply to be written, or a number that JSON has no form for.
    return false;
  }
}
