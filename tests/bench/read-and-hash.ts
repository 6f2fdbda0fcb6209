import { createHash } from 'node:crypto';
import type { Sqlite } from '#service/store/sql';
import { timed } from './figures.ts';

/** Seconds that it takes to read every record and hash its text: the least that any check of the chain has to do. */
export function secondsToReadAndHash(sqlite: Sqlite): number {
  const texts = sqlite.prepare<[], string>('SELECT json FROM record').pluck();
  return (
    timed(() => {
      for (const text of texts.iterate()) createHash('sha256').update(text).digest('hex');
    }) / 1000
  );
}
