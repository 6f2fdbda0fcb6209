#!/usr/bin/env node
// Stands in for 7-Zip where that cannot be had, for the one thing a tar.gz needs of it: `7za a … <out.tar.gz> <in.tar>`.
// ELECTRON_BUILDER_7ZIP_PATH names this file; anything else is refused.
import { spawnSync } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';

const [command, ...rest] = process.argv.slice(2);
const [target = '', source = ''] = rest.filter((word) => !word.startsWith('-'));
if (command !== 'a' || !target.endsWith('.tar.gz') || !source.endsWith('.tar')) {
  throw new Error('Only a tar can be made into a tar.gz here.');
}
const level = /^-mx=([1-9])$/u.exec(rest.find((word) => word.startsWith('-mx=')) ?? '')?.[1] ?? '6';
const out = openSync(target, 'w');
// No time inside: the same folder gives the same file.
const made = spawnSync('gzip', [`-${level}`, '-n', '-c', source], { stdio: ['ignore', out, 2] });
closeSync(out);
process.exitCode = made.status ?? 1;
