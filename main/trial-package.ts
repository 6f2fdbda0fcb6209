import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * True in a package made for tests on the machine that built it. The mark stands in the package.json inside the archive; nothing
 * from outside, no argument and no variable, can set it.
 */
export function isTrialPackage(appFolder: string): boolean {
  const manifest: unknown = JSON.parse(readFileSync(join(appFolder, 'package.json'), 'utf8'));
  return (
    typeof manifest === 'object' &&
    manifest !== null &&
    'isTrialPackage' in manifest &&
    manifest.isTrialPackage === true
  );
}
