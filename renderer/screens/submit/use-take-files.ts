import { useRef, useState } from 'react';
import { DutyError, errorCode } from '#contract/errors';
import type { TakenReport } from '#contract/methods/records';
import { call } from '../../call.ts';
import { keepFile, largestKept } from '../../parts/keep-file.ts';

/** How far the taking of files is that were dropped or chosen. */
export type TakeRun = {
  readonly done: number;
  readonly total: number;
  readonly isRunning: boolean;
  readonly report: TakenReport;
  /** Files that did not get as far as being looked at, and why. */
  readonly failed: readonly {
    readonly name: string;
    readonly error: unknown;
    readonly isTooLarge: boolean;
  }[];
};

const nothing: TakenReport = { accepted: 0, already: 0, held: 0, refused: 0, files: [] };

/** Two reports as one. */
const joined = (one: TakenReport, other: TakenReport): TakenReport => ({
  accepted: one.accepted + other.accepted,
  already: one.already + other.already,
  held: one.held + other.held,
  refused: one.refused + other.refused,
  files: [...one.files, ...other.files],
});

const pause = (): Promise<void> => new Promise((resume) => setTimeout(resume, 150));

/** What became of one file: put to the attachments, then taken from there. */
async function takeFile(file: File): Promise<TakenReport> {
  const { hash, name } = await keepFile(file);
  const { id } = await call('office.takeFile', { name, hash });
  for (;;) {
    const job = await call('job.state', { id });
    if (job.state === 'done') return job.taken ?? nothing;
    if (job.state !== 'running') {
      const { code, message, details } = job.failure ?? { code: 'internal', message: '', details: [] };
      throw new DutyError(errorCode.catch('internal').parse(code), message, details);
    }
    await pause();
  }
}

/** Takes files in one after the other, so that the order in which they stand is the order in which they count. */
export function useTakeFiles(): {
  readonly run: TakeRun | undefined;
  readonly take: (files: readonly File[]) => Promise<void>;
  readonly clear: () => void;
} {
  const [run, setRun] = useState<TakeRun | undefined>(undefined);
  const underWay = useRef<TakeRun | undefined>(undefined);
  const show = (next: TakeRun | undefined): void => {
    underWay.current = next;
    setRun(next);
  };
  const take = async (files: readonly File[]): Promise<void> => {
    if (files.length === 0 || underWay.current?.isRunning === true) return;
    const failed: TakeRun['failed'][number][] = [];
    const reports: TakenReport[] = [];
    const showNow = (done: number): void =>
      show({
        done,
        total: files.length,
        isRunning: done < files.length,
        report: reports.reduce(joined, nothing),
        failed: [...failed],
      });
    showNow(0);
    const ordered = files.toSorted((one, other) => one.name.localeCompare(other.name));
    for (const [index, file] of ordered.entries()) {
      try {
        reports.push(await takeFile(file));
      } catch (error) {
        failed.push({ name: file.name, error, isTooLarge: file.size > largestKept });
      }
      showNow(index + 1);
    }
  };
  return { run, take, clear: () => show(undefined) };
}
