import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from '../helpers/node24.ts';

/** What was done to the watched folder, step by step; the order and the numbers are those of disk-journal.c. */
export type DiskStep = {
  readonly what:
    | 'write'
    | 'truncate'
    | 'create'
    | 'rename'
    | 'unlink'
    | 'link'
    | 'make-folder'
    | 'remove-folder'
    | 'sync';
  readonly path: string;
  readonly other: string;
  readonly bytes: Uint8Array;
  readonly inode: bigint;
  /** Where bytes were written, how long a file was cut to, or how long it was when it was synced. */
  readonly at: number;
};

const names: readonly DiskStep['what'][] = [
  'write',
  'truncate',
  'create',
  'rename',
  'unlink',
  'link',
  'make-folder',
  'remove-folder',
  'sync',
];

const compilers = ['cc', 'gcc', 'clang', 'tcc'] as const;

const compilerHere = (): string | undefined =>
  compilers.find((name) => spawnSync(name, ['-v'], { stdio: 'ignore' }).error === undefined);

/** Why disks cannot be journaled on this machine, or undefined where they can. */
export function whyNoJournal(): string | undefined {
  if (process.platform !== 'linux') return 'the journal of a disk needs Linux';
  if (process.arch !== 'x64' && process.arch !== 'arm64')
    return `no system calls are known for ${process.arch}`;
  return compilerHere() === undefined ? `none of ${compilers.join(', ')} is installed` : undefined;
}

/** Compiles the journal into a folder and gives the environment in which a program is watched. */
export function watchedEnvironment(
  folder: string,
  root: string,
  journalFile: string,
): Record<string, string | undefined> {
  const library = join(folder, 'disk-journal.so');
  const source = join(checkout, 'tests', 'durability', 'disk-journal.c');
  const compiler = compilerHere();
  if (compiler === undefined) throw new Error(whyNoJournal());
  // Nothing of the system's development files is needed: the C library is there when the program runs.
  const options = compiler === 'tcc' ? [] : ['-O1', '-fPIC', '-fno-builtin'];
  execFileSync(compiler, ['-shared', '-nostdlib', ...options, '-o', library, source]);
  return {
    ...process.env,
    LD_PRELOAD: library,
    DISK_JOURNAL_ROOT: root,
    DISK_JOURNAL_FILE: journalFile,
  };
}

const headLength = 32;

/** Reads a journal; a step that its writer did not finish is left out. */
export function readJournal(file: string): readonly DiskStep[] {
  const data = readFileSync(file);
  const steps: DiskStep[] = [];
  for (let at = 0; at + headLength <= data.length; ) {
    const [what = 0, path = 0, other = 0, bytes = 0] = [0, 4, 8, 12].map((part) =>
      data.readUInt32LE(at + part),
    );
    const name = names[what - 1];
    if (name === undefined) throw new RangeError(`step ${what} at ${at} of the journal`);
    const end = at + headLength + path + other + bytes;
    if (end > data.length) break;
    const from = at + headLength;
    steps.push({
      what: name,
      path: data.toString('utf8', from, from + path),
      other: data.toString('utf8', from + path, from + path + other),
      bytes: data.subarray(from + path + other, end),
      inode: data.readBigUInt64LE(at + 16),
      at: Number(data.readBigUInt64LE(at + 24)),
    });
    at = end;
  }
  return steps;
}
