import { existsSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import Database from 'better-sqlite3';
import type { SentSince } from '#domain/backup/sent-since';
import { recordsOfSending, sentSinceIn } from '../backup/sent-since.ts';
import { storeFile } from '../store/open-store.ts';
import { lastCommonRecord } from '../store/same-chain.ts';
import type { Sqlite } from '../store/sql.ts';
import { UsageError } from './usage.ts';

/** What went out after a backup, by the store that it is restored in the place of. */
export type SentAfter = {
  /** The folder of that store; null where nobody knows of one that can be read. */
  readonly comparedWith: string | null;
  readonly sentSince: SentSince | null;
};

/** The store whose own backups a folder lies among. */
const storeAround = (backup: string): string | undefined =>
  basename(dirname(backup)) === 'backups' ? dirname(dirname(backup)) : undefined;

function compare(store: Sqlite, backup: Sqlite): SentSince | null | undefined {
  const common = lastCommonRecord(store, backup);
  return common === 0 ? undefined : sentSinceIn(recordsOfSending(store, common), backup);
}

/**
 * What the store that a backup is restored in the place of made and sent after it. A store that is named has to be of the same room; the one
 * that the backup lies in is asked where none is named, and may be too damaged to answer.
 */
export function sentAfterBackup(backup: string, insteadOf: string | undefined): SentAfter {
  const folder = insteadOf ?? storeAround(backup);
  if (insteadOf !== undefined && !existsSync(storeFile(insteadOf)))
    throw new UsageError(`${insteadOf} has no store`);
  if (folder === undefined || !existsSync(storeFile(folder))) return { comparedWith: null, sentSince: null };
  const opened: Sqlite[] = [];
  const open = (of: string): Sqlite => {
    const sqlite = new Database(storeFile(of), { readonly: true });
    opened.push(sqlite);
    return sqlite;
  };
  try {
    const found = compare(open(folder), open(backup));
    if (found !== undefined) return { comparedWith: folder, sentSince: found };
  } catch {
    // A damaged store is what people restore for: that it tells nothing is said, and keeps nobody from the backup.
    return { comparedWith: null, sentSince: null };
  } finally {
    for (const sqlite of opened) sqlite.close();
  }
  if (insteadOf !== undefined) throw new UsageError(`${insteadOf} is the store of another room`);
  return { comparedWith: null, sentSince: null };
}

const list = (texts: readonly string[]): string => [...new Set(texts)].join(', ');

/** The same in words, for whoever reads the terminal; empty where nothing went out. */
export function warningOf({ comparedWith, sentSince }: SentAfter): string {
  if (comparedWith === null)
    return 'What was made and sent after this backup is not known here. Ask the central office by telephone which package it has last, before the next one is sent.\n';
  if (sentSince === null) return '';
  const { packages, packageCount, reports, reportCount, keys, isKeyNewer } = sentSince;
  const days = list([...packages, ...reports].map(({ untilDay }) => untilDay).toSorted());
  const withdrawn = list(
    [
      ...packages.filter(({ productState }) => productState === 'withdrawn'),
      ...reports.filter(({ state }) => state === 'withdrawn'),
    ]
      .map(({ untilDay }) => untilDay)
      .toSorted(),
  );
  const to = list([...packages, ...reports].flatMap((one) => one.to));
  return [
    `After this backup ${packageCount} packages and ${reportCount} reports were made, sent or withdrawn, of ${days}${to === '' ? '' : `, to ${to}`}; the restored store does not have them.`,
    ...(withdrawn === ''
      ? []
      : [`Reports were withdrawn, of ${withdrawn}; the restored store does not know that.`]),
    ...keys
      .filter(({ inBackup }) => inBackup !== null)
      .map(
        ({ last, inBackup }) =>
          `The last package has number ${last}, the backup ends at ${inBackup}; the next one will be ${last + 1}.`,
      ),
    ...(isKeyNewer ? ['A key was made since that the backup has not: make a new one.'] : []),
    'Telephone the central office: it keeps the packages that it has, and will ask about the next one.',
    '',
  ].join('\n');
}
