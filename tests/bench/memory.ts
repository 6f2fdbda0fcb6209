import { readFileSync } from 'node:fs';
import { processTree } from '../helpers/processes.ts';

/** Megabytes that a process and all it started take: shared pages counted once, and counted in each of them. */
export type Memory = { readonly proportional: number; readonly resident: number; readonly processes: number };

function kilobytesIn(text: string, name: string): number {
  return Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'mu').exec(text)?.[1] ?? 0);
}

/** What a process tree takes at this moment; Linux only. */
export function memoryOf(pid: number): Memory {
  const texts = processTree(pid).flatMap((one) => {
    try {
      return [readFileSync(`/proc/${one}/smaps_rollup`, 'utf8')];
    } catch {
      // It ended between the two looks.
      return [];
    }
  });
  const sum = (name: string): number =>
    texts.reduce((total, text) => total + kilobytesIn(text, name), 0) / 1024;
  return { proportional: sum('Pss'), resident: sum('Rss'), processes: texts.length };
}
