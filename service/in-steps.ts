import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';

/** Long work in steps; whoever does it may give everything else its turn between two of them. */
export type InSteps<T> = Generator<undefined, T, undefined>;

/** Bytes that are gone through in one step: some hundredths of a second. */
const stepBytes = 8_000_000;

/** Does something with one piece of the bytes after another, each in a step. */
export function* inPieces(bytes: Uint8Array, work: (piece: Uint8Array) => void): InSteps<void> {
  for (let at = 0; at < bytes.length; at += stepBytes) {
    if (at > 0) yield;
    work(bytes.subarray(at, at + stepBytes));
  }
}

/** The SHA-256 of bytes, in steps. */
export function* sha256InSteps(bytes: Uint8Array): InSteps<string> {
  const hash = createHash('sha256');
  yield* inPieces(bytes, (piece) => void hash.update(piece));
  return hash.digest('hex');
}

/** Does work in one go. */
export function atOnce<T>(work: InSteps<T>): T {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}

/** Does work so that everything else in the process has its turn between two steps. */
export async function breathing<T>(work: InSteps<T>): Promise<T> {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
    await setImmediate();
  }
}
