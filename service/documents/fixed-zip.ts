import { setImmediate } from 'node:timers/promises';
import { unzipSync, Zip, ZipDeflate } from 'fflate/browser';

/** One file of a zip, in pieces, so that a long one never has to be in memory as a whole. */
export type ZipPart = {
  readonly name: string;
  readonly pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>;
};

/** The longest piece that is compressed in one go. */
const pieceLength = 2_000_000;

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

/** The same zip for the same files whenever and wherever it is made: one time, one level, the order of the files kept. */
export async function fixedZip(parts: Iterable<ZipPart>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error !== null) throw error;
    chunks.push(chunk);
  });
  for (const { name, pieces } of parts) {
    const file = new ZipDeflate(name, { level: 6 });
    // Zip holds local time without a zone, so a local noon is the same bytes in every zone.
    file.mtime = new Date(1980, 0, 1, 12);
    zip.add(file);
    for await (const piece of pieces) file.push(piece);
    file.push(new Uint8Array(), true);
  }
  zip.end();
  return joined(chunks);
}

/** Files as parts of a zip, ordered by name, which puts `[Content_Types].xml` first; folders are not kept. */
export const zipParts = (files: Readonly<Record<string, Uint8Array>>): readonly ZipPart[] =>
  Object.entries(files)
    .filter(([name]) => !name.endsWith('/'))
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, bytes]) => ({ name, pieces: piecesOf(bytes) }));

/** The bytes piece by piece; between two pieces everything else in the process has its turn. */
async function* piecesOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += pieceLength) {
    yield bytes.subarray(at, at + pieceLength);
    if (at > 0) await setImmediate();
  }
}

/** The files of a zip by name, in their order. */
export const filesOf = (zip: Uint8Array): Record<string, Uint8Array> => unzipSync(zip);
