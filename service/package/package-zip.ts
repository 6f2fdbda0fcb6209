import { crc32 } from 'node:zlib';
import { zipSync } from 'fflate/browser';
import { type InSteps, inPieces } from '../in-steps.ts';

/** A file of a package with its bytes. */
export type PackageFile = { readonly name: string; readonly bytes: Uint8Array };

/** The most bytes that a package may have. */
export const mostPackageBytes = 500_000_000;

/** The most files that a package may have, its manifest and signature among them. */
export const mostPackageFiles = 402;

/**
 * The one zip of these files in this order: nothing is compressed and nothing depends on a machine, so that every language can make it
 * again and compare (docs/PACKAGE-FORMAT.md).
 */
export const packageZip = (files: readonly PackageFile[]): Uint8Array =>
  zipSync(Object.fromEntries(files.map(({ name, bytes }) => [name, bytes])), {
    level: 0,
    // Zip holds local time without a zone, so a local noon is the same bytes in every zone.
    mtime: new Date(1980, 0, 1, 12),
    os: 0,
    attrs: 0o600 << 16,
  });

const localHeader = 0x04034b50;
const centralHeader = 0x02014b50;
const localLength = 30;
const centralLength = 46;
const endLength = 22;

/** Why bytes could not be read as the zip of a package. */
export type ZipFault = 'zip' | 'cut-off' | 'too-large' | 'many-files';

/**
 * The files of a zip that may be a package, in their order, or why there are none. Only where files begin and end is looked at; that the
 * zip is the one of its files is for whoever compares it with `packageZip`.
 */
export function filesOfZip(zip: Uint8Array): readonly PackageFile[] | ZipFault {
  if (zip.length > mostPackageBytes) return 'too-large';
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const files: PackageFile[] = [];
  let at = 0;
  let tail = endLength;
  for (;;) {
    if (at + 4 > zip.length) return 'cut-off';
    const signature = view.getUint32(at, true);
    if (signature === centralHeader && at > 0) break;
    if (signature !== localHeader) return 'zip';
    if (at + localLength > zip.length) return 'cut-off';
    if (files.length === mostPackageFiles) return 'many-files';
    const nameLength = view.getUint16(at + 26, true);
    const from = at + localLength + nameLength;
    const until = from + view.getUint32(at + 18, true);
    if (until > zip.length) return 'cut-off';
    try {
      const name = decoder.decode(zip.subarray(at + localLength, from));
      files.push({ name, bytes: zip.subarray(from, until) });
    } catch {
      return 'zip';
    }
    tail += centralLength + nameLength;
    at = until;
  }
  if (at + tail > zip.length) return 'cut-off';
  return at + tail < zip.length ? 'zip' : files;
}

const encoder = new TextEncoder();

/** What both headers of a file say of it: versions, flags, the fixed moment, its checksum and its lengths. */
function middleOf(name: Uint8Array, length: number, checksum: number): Buffer {
  const middle = Buffer.alloc(centralLength - 20);
  middle.writeUInt16LE(20, 0);
  middle.writeUInt16LE(name.some((byte) => byte > 0x7f) ? 0x0800 : 0, 2);
  middle.writeUInt16LE(0x6000, 6);
  middle.writeUInt16LE(0x0021, 8);
  middle.writeUInt32LE(checksum, 10);
  middle.writeUInt32LE(length, 14);
  middle.writeUInt32LE(length, 18);
  middle.writeUInt16LE(name.length, 22);
  return middle;
}

function wordsOf(...numbers: readonly number[]): Buffer {
  const words = Buffer.alloc(4 * numbers.length);
  for (const [place, number] of numbers.entries()) words.writeUInt32LE(number, 4 * place);
  return words;
}

/** True where bytes are `packageZip` of these files, which lie in them: nothing is copied, and long files are gone through in steps. */
export function* isZipOf(files: readonly PackageFile[], zip: Uint8Array): InSteps<boolean> {
  const directory: Uint8Array[] = [];
  let at = 0;
  const isNext = (wanted: Uint8Array): boolean => {
    const from = at;
    at += wanted.length;
    return Buffer.compare(wanted, zip.subarray(from, at)) === 0;
  };
  for (const { name, bytes } of files) {
    const raw = encoder.encode(name);
    let checksum = 0;
    yield* inPieces(bytes, (piece) => {
      checksum = crc32(piece, checksum);
    });
    const middle = middleOf(raw, bytes.length, checksum);
    directory.push(
      wordsOf(centralHeader),
      Buffer.from([20, 0]),
      middle,
      Buffer.alloc(6),
      wordsOf(0x01800000, at),
      raw,
    );
    if (!isNext(Buffer.concat([wordsOf(localHeader), middle, raw]))) return false;
    // Where a file of this length lies, its bytes are the ones that were gone through.
    if (bytes.buffer !== zip.buffer || bytes.byteOffset !== zip.byteOffset + at) return false;
    at += bytes.length;
  }
  const begins = at;
  const listed = Buffer.concat(directory);
  if (!isNext(listed)) return false;
  const end = Buffer.alloc(endLength);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(begins, 16);
  return isNext(end) && at === zip.length;
}
