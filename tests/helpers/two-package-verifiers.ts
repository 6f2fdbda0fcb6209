import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { z } from 'zod';
import { readCard } from '#service/package/card';
import { codeOf } from '#service/package/keys';
import { openPackage } from '#service/package/open-package';
import { readReceipt } from '#service/package/receipt';
import { checkout } from './node24.ts';
import { printedBy } from './run-duty.ts';
import { runPython } from './two-verifiers.ts';

const program = join(checkout, 'tests', 'verifier', 'package.py');

/** Bytes that both programs judge, and what was done to them. */
export type Judged = { readonly what: string; readonly base: Uint8Array; readonly edits: readonly Edit[] };

/** A place, how many bytes are taken out there, and what is put in. */
type Edit = readonly [at: number, count: number, put: Uint8Array];

/** Bytes with others at one place. */
export const withBytes = (
  what: string,
  base: Uint8Array,
  at: number,
  count: number,
  put: Uint8Array,
): Judged => ({
  what,
  base,
  edits: [[at, count, put]],
});

/** Bytes as they are. */
export const asTheyAre = (what: string, base: Uint8Array): Judged => ({ what, base, edits: [] });

const edited = ({ base, edits }: Judged): Uint8Array =>
  edits.reduce<Uint8Array>(
    (bytes, [at, count, put]) =>
      new Uint8Array(Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at + count)])),
    base,
  );

/** What package.py answers to many questions, in one run of it; `fileOf` puts bytes where it can read them. */
export async function askedOfStranger(
  questions: (fileOf: (bytes: Uint8Array) => string) => readonly object[],
): Promise<readonly unknown[]> {
  const folder = mkdtempSync(join(tmpdir(), '核对 '));
  try {
    const files = new Map<Uint8Array, string>();
    const fileOf = (bytes: Uint8Array): string => {
      const known = files.get(bytes);
      if (known !== undefined) return known;
      const file = join(folder, String(files.size));
      writeFileSync(file, bytes);
      files.set(bytes, file);
      return file;
    };
    const list = join(folder, 'questions.json');
    writeFileSync(list, JSON.stringify(questions(fileOf)));
    const run = await runPython(program, 'many', list);
    expect(run.stderr).toBe('');
    return z.array(z.unknown()).parse(printedBy(run));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const oursOf = {
  package: (bytes: Uint8Array): Said => {
    const opened = openPackage(bytes);
    const { manifest, manifestSha256 } = opened.ok ? opened : { manifest: null, manifestSha256: null };
    return { ok: opened.ok, problems: opened.ok ? [] : opened.problems, manifest, manifestSha256 };
  },
  card: (bytes: Uint8Array): Said => {
    const card = readCard(bytes);
    return card === undefined
      ? { ok: false, unit: null, publicKey: null, code: null }
      : { ok: true, ...card, code: codeOf(card.publicKey) };
  },
  receipt: (bytes: Uint8Array): Said => {
    const read = readReceipt(bytes);
    if (typeof read !== 'string') return { ok: true, problem: null, receipt: read };
    return { ok: false, problem: read === 'not-a-receipt' ? 'no-receipt' : 'altered', receipt: null };
  },
};

type Said = { readonly ok: boolean; readonly [part: string]: unknown };

const verdictOf = ({ ok, problem, problems }: Said): string => {
  if (ok) return 'sound';
  const list = problems as
    | undefined
    | readonly { readonly code: string; readonly details: readonly string[] }[];
  return list === undefined
    ? String(problem)
    : list.map(({ code, details }) => [code, ...details].join(' ')).join('; ');
};

/** Lets both programs judge all, which has to come to the same; gives the verdicts, each as one text. */
export async function agreedOn(
  ask: keyof typeof oursOf,
  judged: readonly Judged[],
): Promise<readonly string[]> {
  const theirs = await askedOfStranger((fileOf) =>
    judged.map(({ base, edits }) => ({
      ask,
      file: fileOf(base),
      edits: edits.map(([at, count, put]) => [at, count, Buffer.from(put).toString('hex')]),
    })),
  );
  expect(theirs).toHaveLength(judged.length);
  return judged.map((one, place) => {
    const ours = oursOf[ask](edited(one));
    expect({ what: one.what, said: theirs[place] }).toEqual({ what: one.what, said: ours });
    return verdictOf(ours);
  });
}
