import { zipSync } from 'fflate/browser';

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
