import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const library = ['x86_64-linux-gnu', 'aarch64-linux-gnu']
  .map((machine) => `/usr/lib/${machine}/faketime/libfaketime.so.1`)
  .find((file) => existsSync(file));

/** True where the Debian package `libfaketime` is there, which the tests of a clock that is set need. */
export const canMoveClock = library !== undefined;

/** A clock on the wall that a test sets while programs run; what measures pauses runs on unmoved. */
export type MovableClock = {
  /** What a program needs in its environment to go by this clock. */
  readonly environment: Readonly<Record<string, string>>;
  /** Sets the clock so many minutes before or behind the machine's. */
  readonly setAhead: (minutes: number) => void;
  readonly remove: () => void;
};

/** Makes a clock that stands right. */
export function movableClock(): MovableClock {
  const folder = mkdtempSync(join(tmpdir(), 'duty-clock-'));
  const file = join(folder, 'ahead');
  const setAhead = (minutes: number): void =>
    writeFileSync(file, `${minutes < 0 ? '' : '+'}${minutes * 60}\n`);
  setAhead(0);
  return {
    environment: {
      LD_PRELOAD: library ?? '',
      FAKETIME_TIMESTAMP_FILE: file,
      FAKETIME_NO_CACHE: '1',
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
      // Else Chromium, whose threads wait for one another by the unmoved clock, stands still.
      FAKETIME_FORCE_MONOTONIC_FIX: '0',
    },
    setAhead,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
