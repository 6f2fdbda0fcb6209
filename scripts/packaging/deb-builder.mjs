#!/usr/bin/env node
// Stands in for fpm where that cannot be had: makes a .deb with the system's dpkg-deb from the arguments that electron-builder
// gives to fpm. CUSTOM_FPM_PATH names this file. Made for `-s dir -t deb`; anything else is refused.
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { parseArgs } from 'node:util';

const text = { type: 'string' };
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    s: { ...text, short: 's' },
    t: { ...text, short: 't' },
    depends: { ...text, short: 'd', multiple: true, default: [] },
    'deb-recommends': { ...text, multiple: true, default: [] },
    'deb-compression': text,
    'deb-priority': { ...text, default: 'optional' },
    'after-install': text,
    'after-remove': text,
    architecture: text,
    category: { ...text, default: 'misc' },
    description: text,
    force: { type: 'boolean' },
    license: text,
    maintainer: text,
    name: text,
    package: text,
    url: text,
    vendor: text,
    version: text,
  },
});
if (values.s !== 'dir' || values.t !== 'deb') throw new Error('Only a folder can be made into a deb here.');

const tree = mkdtempSync(join(tmpdir(), 'duty-room-deb-'));
try {
  chmodSync(tree, 0o755);
  for (const pair of positionals) place(...pair.split('='));
  makeReadable(tree);
  const control = join(tree, 'DEBIAN');
  mkdirSync(control);
  writeFileSync(join(control, 'control'), controlFile());
  for (const [name, source] of [
    ['postinst', values['after-install']],
    ['postrm', values['after-remove']],
  ]) {
    cpSync(source, join(control, name));
    chmodSync(join(control, name), 0o755);
  }
  const compression = values['deb-compression'] === 'gz' ? ['-Zgzip', '-z1'] : ['-Zxz', '-z6'];
  const made = spawnSync(
    'dpkg-deb',
    ['--root-owner-group', ...compression, '--build', tree, values.package],
    {
      stdio: ['ignore', 2, 2],
    },
  );
  process.exitCode = made.status ?? 1;
} finally {
  rmSync(tree, { recursive: true, force: true });
}

/** `folder/=/where` puts what is in the folder there, `file=/where/name` that file under that name. */
function place(source, target) {
  const goal = join(tree, target);
  mkdirSync(dirname(goal), { recursive: true });
  cpSync(source, goal, { recursive: true, verbatimSymlinks: true, mode: 0 });
}

/** Everybody may read what is installed and nobody but root may write it, whatever the umask of the builder was. */
function makeReadable(path) {
  const found = lstatSync(path);
  if (found.isSymbolicLink()) return;
  const isProgram = found.isDirectory() || (found.mode & 0o100) !== 0;
  chmodSync(path, isProgram ? 0o755 : 0o644);
  if (found.isDirectory()) for (const name of readdirSync(path)) makeReadable(join(path, name));
}

function controlFile() {
  const [synopsis = '', ...long] = values.description.split('\n').map((line) => line.trim());
  const lines = {
    Package: values.name,
    Version: values.version,
    Architecture: values.architecture,
    Maintainer: values.maintainer,
    'Installed-Size': String(Math.ceil(sizeOf(tree) / 1024)),
    Depends: values.depends.join(', '),
    Recommends: values['deb-recommends'].join(', '),
    Section: values.category,
    Priority: values['deb-priority'],
    Homepage: values.url,
    Description: [synopsis, ...long.filter((line) => line !== '').map((line) => ` ${line}`)].join('\n'),
  };
  return Object.entries(lines)
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([name, value]) => `${name}: ${value}\n`)
    .join('');
}

function sizeOf(folder) {
  return readdirSync(folder, { recursive: true })
    .filter((name) => basename(name) !== 'DEBIAN')
    .reduce((sum, name) => sum + (statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0), 0);
}
