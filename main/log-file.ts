import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Writes one line about the program itself; never what the duty room recorded. */
export type Log = (line: string) => void;

const mostBytes = 1_000_000;

/** Opens the program's own small log in `folder`; it keeps one older file and never fails its caller. */
export function openLog(folder: string, now: () => Date = () => new Date()): Log {
  const file = join(folder, 'main.log');
  return (line) => {
    try {
      mkdirSync(folder, { recursive: true });
      if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > mostBytes) renameSync(file, `${file}.1`);
      appendFileSync(file, `${now().toISOString()} ${line}\n`);
    } catch (error) {
      // A full disk must not take the console down because of its diary.
      process.stderr.write(`log: ${String(error)}\n`);
    }
  };
}

/** The words of whatever was thrown. */
export const wordsOf = (thrown: unknown): string =>
  thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
