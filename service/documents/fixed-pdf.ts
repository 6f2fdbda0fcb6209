import type { Instant } from '#domain/time/instant';

/** A time of a PDF as the printing runtime writes it: `D:20261121080700+00'00'`. */
const written = /\/(CreationDate|ModDate) \(D:\d{14}\+00'00'\)/g;

/**
 * A PDF that says it was made at `at` whenever it was drawn, so that drawing the same page on the same computer again gives the
 * same bytes; nothing else in it moves, because a time is as long as every other.
 */
export function fixedPdf(bytes: Uint8Array, at: Instant): Uint8Array {
  const time = at.slice(0, 19).replaceAll(/\D/g, '');
  // One character a byte, so that what is compressed in it stays as it is.
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return Buffer.from(
    text.replaceAll(written, (_whole, name: string) => `/${name} (D:${time}+00'00')`),
    'latin1',
  );
}
