import { setImmediate } from 'node:timers/promises';
import { DutyError } from '#contract/errors';
import { packageManifest, type PackageManifest } from '#domain/package/manifest';
import { sha256 } from '../store/ledger.ts';
import { canonicalBytes } from './canonical-json.ts';
import { signBytes } from './keys.ts';
import { byName, isFileName, manifestName, reportName, signatureName } from './names.ts';
import { mostPackageBytes, mostPackageFiles, packageZip } from './package-zip.ts';

/** A package as it was made. */
export type BuiltPackage = {
  readonly bytes: Uint8Array;
  readonly manifest: PackageManifest;
  /** The SHA-256 of the bytes of the manifest: what the next package names as the one before. */
  readonly manifestSha256: string;
};

/** Room for what a zip says of its files. */
const zipOverhead = 1000;

function refuseTooMuch(files: readonly Uint8Array[]): void {
  const bytes = files.reduce((sum, { length }) => sum + length + zipOverhead, 0);
  if (files.length + 2 > mostPackageFiles || bytes > mostPackageBytes - 1_000_000)
    throw new DutyError('rule-broken', 'package-too-large', [
      String(mostPackageFiles - 2),
      String(mostPackageBytes / 1_000_000),
    ]);
}

/** Makes a package: the same bytes for the same manifest, files and key, whenever and wherever it is made. */
export async function buildPackage({
  manifest,
  files,
  secret,
}: {
  readonly manifest: Omit<PackageManifest, 'files'>;
  readonly files: Readonly<Record<string, Uint8Array>>;
  /** The private half of the key that the manifest names. */
  readonly secret: string;
}): Promise<BuiltPackage> {
  const parts = Object.entries(files)
    .map(([name, bytes]) => ({ name, bytes }))
    .toSorted((one, other) => byName(one.name, other.name));
  refuseTooMuch(parts.map(({ bytes }) => bytes));
  const strange = parts.find(({ name }) => !isFileName(name));
  if (strange !== undefined) throw new RangeError(`no name of a file of a package: ${strange.name}`);
  if (files[reportName] === undefined) throw new RangeError('a package needs its report');
  const listed = [];
  for (const { name, bytes } of parts) {
    listed.push({ name, bytes: bytes.length, sha256: sha256(bytes) });
    // Attachments may be large; between two of them everything else in the process has its turn.
    await setImmediate();
  }
  const whole = packageManifest.parse({ ...manifest, files: listed });
  const said = canonicalBytes(whole);
  return {
    bytes: packageZip([
      { name: manifestName, bytes: said },
      { name: signatureName, bytes: new TextEncoder().encode(signBytes(secret, said)) },
      ...parts,
    ]),
    manifest: whole,
    manifestSha256: sha256(said),
  };
}
