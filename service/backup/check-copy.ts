import { statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { DutyError } from '#contract/errors';
import type { Verdict } from '#contract/methods/records';
import type { Instant } from '#domain/time/instant';
import { noHash } from '../store/ledger.ts';
import { storeFile } from '../store/open-store.ts';
import { type Sqlite, sql } from '../store/sql.ts';
import { hashOfFile, type Progress, verifyStore } from '../verify.ts';
import type { BackupPage } from './backup-page.ts';

/** Lets SQLite check the pages of a database, table by table so that calls are answered between them. */
async function checkPages(sqlite: Sqlite, progress: Progress): Promise<void> {
  const tables = sqlite
    .prepare("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'shadow')")
    .pluck()
    .all()
    .map(String);
  for (const [index, table] of tables.entries()) {
    const found = String(sqlite.pragma(`quick_check("${table}")`, { simple: true }));
    if (found !== 'ok') throw new DutyError('rule-broken', 'backup-not-intact', [table, found]);
    await progress(index, tables.length);
  }
}

/** How many entries a database has, up to a record. */
export const entriesUpTo = (sqlite: Sqlite, seq: number): number =>
  sql<{ n: number }>(sqlite, 'SELECT count(*) AS n FROM entry WHERE seq <= ?').get(seq)?.n ?? 0;

/** What checking a closed copy of a store found. */
export type Checked = { readonly verdict: Verdict; readonly entries: number };

/** Checks the pages, the chain, the lists and the attachments of a closed copy of a store. */
export async function checkCopy(folder: string, progress: Progress): Promise<Checked> {
  const sqlite = new Database(storeFile(folder), { readonly: true });
  let entries = 0;
  try {
    await checkPages(sqlite, progress);
    entries = entriesUpTo(sqlite, Number.MAX_SAFE_INTEGER);
  } finally {
    sqlite.close();
  }
  return { verdict: await verifyStore({ folder }, progress), entries };
}

/** Checks a closed copy and gives the page that it deserves; refuses one that does not hold. */
export async function provenPage(folder: string, madeAt: Instant, progress: Progress): Promise<BackupPage> {
  const { verdict, entries } = await checkCopy(folder, progress);
  if (verdict.firstBad !== null) {
    const { seq, reason } = verdict.firstBad;
    throw new DutyError('rule-broken', 'backup-not-intact', [String(seq), reason]);
  }
  return {
    madeAt,
    records: verdict.records,
    entries,
    head: verdict.head ?? { seq: 0, hash: noHash },
    bytes: statSync(storeFile(folder)).size,
    sha256: await hashOfFile(storeFile(folder)),
    verified: true,
    fault: null,
  };
}
