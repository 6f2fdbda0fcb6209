import { closeSync, openSync, readSync } from 'node:fs';
import type { Intake } from '#domain/office/intake';
import { mostPackageFiles } from '../package/package-zip.ts';
import { attachmentFile } from '../store/attachments.ts';
import { sha256 } from '../store/ledger.ts';
import type { Store } from '../store/open-store.ts';

const headerBytes = 30;

/** So many bytes of an open file from a place on, or fewer where it ends. */
function bytesAt(handle: number, at: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  let read = 0;
  while (read < length) {
    const more = readSync(handle, bytes, read, length - read, at + read);
    if (more === 0) break;
    read += more;
  }
  return bytes.subarray(0, read);
}

/** Where a file of a package begins in it, by the headers before it; undefined where there is none of that name. */
function placeOf(handle: number, name: string): number | undefined {
  let at = 0;
  for (let place = 0; place < mostPackageFiles; place += 1) {
    const header = bytesAt(handle, at, headerBytes);
    if (header.length < headerBytes || header.readUInt32LE(0) !== 0x04034b50) return undefined;
    const nameLength = header.readUInt16LE(26);
    const begins = at + headerBytes + nameLength;
    if (bytesAt(handle, at + headerBytes, nameLength).toString('utf8') === name) return begins;
    at = begins + header.readUInt32LE(18);
  }
  return undefined;
}

function partIn(file: string, name: string, length: number): Buffer | undefined {
  const handle = openSync(file, 'r');
  try {
    const at = placeOf(handle, name);
    return at === undefined ? undefined : bytesAt(handle, at, length);
  } finally {
    closeSync(handle);
  }
}

/**
 * One file of a sound package that is kept, without reading the others: as its manifest lists it, or undefined where it lists none, or the bytes on
 * disk are no longer these or cannot be read.
 */
export function keptPart(
  store: Pick<Store, 'folder'>,
  { file, manifest }: Pick<Intake, 'file' | 'manifest'>,
  name: string,
): Uint8Array | undefined {
  const listed = manifest?.files.find((one) => one.name === name);
  if (listed === undefined || typeof file?.sha256 !== 'string') return undefined;
  try {
    const bytes = partIn(attachmentFile(store.folder, file.sha256), name, listed.bytes);
    return bytes !== undefined && sha256(bytes) === listed.sha256 ? bytes : undefined;
  } catch {
    // A sector that cannot be read, as one that holds something else.
    return undefined;
  }
}
