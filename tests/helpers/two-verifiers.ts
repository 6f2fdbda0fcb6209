import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { z } from 'zod';
import { verifyStore } from '#service/verify';
import { checkout } from './node24.ts';
import { printedBy, type Run } from './run-duty.ts';

const program = join(checkout, 'tests', 'verifier', 'verify.py');

const verdict = z.strictObject({
  isIntact: z.boolean(),
  records: z.int(),
  head: z.strictObject({ seq: z.int(), hash: z.string() }).nullable(),
  firstBad: z.strictObject({ seq: z.int(), reason: z.string(), detail: z.string() }).nullable(),
});

/** A verdict without the detail, which is a hint in the words of each program. */
function withoutDetail({ firstBad, ...rest }: z.output<typeof verdict>) {
  return { ...rest, firstBad: firstBad === null ? null : { seq: firstBad.seq, reason: firstBad.reason } };
}

/** What verify.py printed. */
export const readVerdict = (run: Run) => withoutDetail(verdict.parse(printedBy(run)));

/** A verdict as both programs give it. */
export type Verdict = ReturnType<typeof readVerdict>;

/** Runs verify.py with some words. */
export function runVerifier(...words: readonly string[]): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn('python3', ['-B', program, ...words]);
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
}

/** Every file of a folder with the SHA-256 of its bytes. */
export const bytesOf = (folder: string): readonly (readonly [string, string])[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => join(file.parentPath, file.name))
    .toSorted()
    .map((file) => [file, createHash('sha256').update(readFileSync(file)).digest('hex')]);

/** What both programs say of a store, which has to be the same. */
export async function agreedVerdict(folder: string): Promise<Verdict> {
  const before = bytesOf(folder);
  const stranger = await runVerifier(folder);
  expect(bytesOf(folder), 'verify.py changes no file and makes none').toEqual(before);
  // What the command line makes of this verdict is tested with it; a program more for every case would take minutes.
  const ours = withoutDetail(await verifyStore({ folder }, async () => undefined));
  expect(stranger.stderr).toBe('');
  const found = readVerdict(stranger);
  expect(found).toEqual(ours);
  expect(stranger.code).toBe(found.isIntact ? 0 : 3);
  return found;
}

/** Says what is missing where verify.py cannot be run here. */
export function needPython(): void {
  if (spawnSync('python3', ['--version']).status !== 0)
    throw new Error('python3 is not on the PATH; these tests run verify.py: apt-get install python3');
}
