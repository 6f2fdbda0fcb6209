import { DutyError } from '#contract/errors';
import type { Instant } from '#domain/time/instant';
import { type Sqlite, sql } from './sql.ts';

/** The first answer to a command that was done already, or undefined; refuses an id that was used for something else. */
export function answerGiven(
  sqlite: Sqlite,
  id: string,
  method: string,
  inputHash: string,
): { readonly output: unknown } | undefined {
  const row = sql<{ method: string; inputHash: string; output: string }>(
    sqlite,
    'SELECT method, input_hash AS inputHash, output FROM command WHERE id = ?',
  ).get(id);
  if (row === undefined) return undefined;
  if (row.method !== method || row.inputHash !== inputHash) throw new DutyError('conflict', 'call-id', [id]);
  return { output: JSON.parse(row.output) as unknown };
}

/** Remembers the answer to a command in the transaction that did it. */
export function rememberAnswer(
  sqlite: Sqlite,
  id: string,
  method: string,
  inputHash: string,
  output: unknown,
  at: Instant,
): void {
  sql(sqlite, 'INSERT INTO command (id, method, input_hash, output, done_at) VALUES (?, ?, ?, ?, ?)').run(
    id,
    method,
    inputHash,
    JSON.stringify(output),
    at,
  );
}

/** Forgets answers given before `at`. */
export function forgetAnswersBefore(sqlite: Sqlite, at: Instant): void {
  sql(sqlite, 'DELETE FROM command WHERE done_at < ?').run(at);
}
