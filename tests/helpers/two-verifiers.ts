import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect } from 'vitest';
import { z } from 'zod';
import { verifyStore } from '#service/verify';
import { atEndOfFile } from './at-end-of-file.ts';
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
export const runVerifier = (...words: readonly string[]): Promise<Run> => runPython(program, ...words);

/** Runs a program in Python with some words. */
export function runPython(file: string, ...words: readonly string[]): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn('python3', ['-B', file, ...words]);
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
}

const answer = z.strictObject({ code: z.int(), stdout: z.string(), stderr: z.string() });

type Waiting = { readonly answered: (run: Run) => void; readonly failed: (error: Error) => void };

/** The one verify.py of this file of tests, which answers in the order in which it is asked. */
let stranger: { readonly child: ChildProcessWithoutNullStreams; readonly waiting: Waiting[] } | undefined;

function startStranger(): NonNullable<typeof stranger> {
  const child = spawn('python3', ['-B', program, '--each']);
  const waiting: Waiting[] = [];
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text));
  createInterface({ input: child.stdout }).on('line', (line) =>
    waiting.shift()?.answered(answer.parse(JSON.parse(line))),
  );
  const gone = (error: Error): void => {
    for (const one of waiting.splice(0)) one.failed(error);
  };
  child.on('error', gone);
  child.on('close', (code) => gone(new Error(`verify.py ended with ${code}: ${complaint}`)));
  // What was asked of a program that is gone is answered where it ends.
  child.stdin.on('error', () => undefined);
  atEndOfFile(() => {
    stranger = undefined;
    child.stdin.end();
  });
  return { child, waiting };
}

/** What verify.py says of a store; one program answers for a whole file of tests, as starting it takes longer than its answer. */
function askedOfVerifier(folder: string): Promise<Run> {
  stranger ??= startStranger();
  const { child, waiting } = stranger;
  return new Promise((answered, failed) => {
    waiting.push({ answered, failed });
    child.stdin.write(`${JSON.stringify(folder)}\n`);
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
  const asked = await askedOfVerifier(folder);
  expect(bytesOf(folder), 'verify.py changes no file and makes none').toEqual(before);
  // What the command line makes of this verdict is tested with it; a program more for every case would take minutes.
  const ours = withoutDetail(await verifyStore({ folder }, async () => undefined));
  expect(asked.stderr).toBe('');
  const found = readVerdict(asked);
  expect(found).toEqual(ours);
  expect(asked.code).toBe(found.isIntact ? 0 : 3);
  return found;
}

/** Says what is missing where verify.py cannot be run here. */
export function needPython(): void {
  if (spawnSync('python3', ['--version']).status !== 0)
    throw new Error('python3 is not on the PATH; these tests run verify.py: apt-get install python3');
}
