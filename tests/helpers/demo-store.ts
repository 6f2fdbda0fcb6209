import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { checkout, node24 } from './node24.ts';

const made = new Map<number, string>();

/** Puts a demonstration store of some days into a folder; made once for each number of days. */
export function fillWithDemo(store: string, days: number): void {
  let source = made.get(days);
  if (source === undefined) {
    source = join(mkdtempSync(join(tmpdir(), 'duty-demo-')), 'store');
    execFileSync(
      node24,
      [join(checkout, 'service', 'cli.ts'), '--store', source, 'seed-demo', '--days', String(days)],
      { stdio: 'pipe' },
    );
    made.set(days, source);
  }
  for (const name of readdirSync(source)) cpSync(join(source, name), join(store, name), { recursive: true });
}

/** The account of whoever is at the desk of a store for a duty. */
function accountAtDesk(store: string, duty: 'chief' | 'deputy'): string {
  const sqlite = new Database(join(store, 'duty.sqlite'), { readonly: true });
  const row = sqlite
    .prepare(
      'SELECT a.name FROM shift_member m JOIN account a ON a.id = m.account_id WHERE m.until_at IS NULL AND m.duty = ?',
    )
    .get(duty) as { name: string };
  sqlite.close();
  return row.name;
}

/** The account of the chief who has the desk in a store; the demonstration's password is `Demo-2026`. */
export const chiefAtDesk = (store: string): string => accountAtDesk(store, 'chief');

/** The account of the officer who has the desk in a store with the chief. */
export const officerAtDesk = (store: string): string => accountAtDesk(store, 'deputy');
