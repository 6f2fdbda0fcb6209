// A registry mirror on a closed network often lacks the binaries of other platforms; npm then leaves them out of
// package-lock.json, and `npm ci` refuses the file everywhere. This puts them back by the versions that their parents name.
// Run after `npm install <package>`: node scripts/complete-lock.mjs
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './setup/folders.mjs';
import { say } from './setup/say.mjs';

const lockFile = join(root, 'package-lock.json');
const lock = JSON.parse(readFileSync(lockFile, 'utf8'));
const { packages } = lock;
const added = [];
for (const [folder, entry] of Object.entries(packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    if (isPlaced(folder, name) || !/^\d/u.test(version)) continue;
    packages[`node_modules/${name}`] = { version, ...platformOf(name), dev: true, optional: true };
    added.push(`${name}@${version}`);
  }
}
lock.packages = Object.fromEntries(Object.entries(packages).toSorted(([a], [b]) => a.localeCompare(b, 'en')));
writeFileSync(lockFile, `${JSON.stringify(lock, null, 2)}\n`);
say(`${added.length} put back ${added.join(' ')}`);

/** npm looks for a package beside its user and then in every folder above. */
function isPlaced(folder, name) {
  const steps = folder.split('/node_modules/');
  return (
    steps.some((_, index) => {
      const above = steps.slice(0, steps.length - index).join('/node_modules/');
      return packages[`${above === '' ? '' : `${above}/`}node_modules/${name}`] !== undefined;
    }) || packages[`node_modules/${name}`] !== undefined
  );
}

/** What the name of a binary package says about where it belongs, so that it is never installed elsewhere. */
function platformOf(name) {
  const words = name.split(/[/-]/u);
  const find = (known) => words.find((word) => known.includes(word));
  const os = find([
    'aix',
    'android',
    'darwin',
    'freebsd',
    'linux',
    'openbsd',
    'netbsd',
    'openharmony',
    'sunos',
    'win32',
  ]);
  const cpu = find([
    'arm',
    'arm64',
    'ia32',
    'loong64',
    'mips64el',
    'ppc64',
    'riscv64',
    's390x',
    'wasm32',
    'x64',
  ]);
  const libc = words.some((word) => word.startsWith('musl'))
    ? 'musl'
    : words.some((word) => word.startsWith('gnu'))
      ? 'glibc'
      : undefined;
  return {
    ...(os === undefined ? {} : { os: [os] }),
    ...(cpu === undefined ? {} : { cpu: [cpu] }),
    ...(libc === undefined || os !== 'linux' ? {} : { libc: [libc] }),
  };
}
