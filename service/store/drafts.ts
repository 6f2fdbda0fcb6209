import type { Draft } from '#domain/log/draft';
import { type Sqlite, sql } from './sql.ts';

type DraftRow = Omit<Draft, 'content'> & { readonly content: string };

/** The drafts of an account, the newest first. */
export const draftsOf = (sqlite: Sqlite, accountId: string): Draft[] =>
  sql<DraftRow>(
    sqlite,
    'SELECT id, corrects, content, saved_at AS savedAt FROM draft WHERE account_id = ? ORDER BY saved_at DESC, id',
  )
    .all(accountId)
    // The column holds what `writeDraft` wrote.
    .map((row) => ({ ...row, content: JSON.parse(row.content) as Draft['content'] }));

/** Keeps a draft, replacing what stood under its id. */
export function writeDraft(sqlite: Sqlite, accountId: string, draft: Draft): void {
  sql(
    sqlite,
    `INSERT INTO draft (account_id, id, corrects, content, saved_at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (account_id, id) DO UPDATE SET corrects = excluded.corrects, content = excluded.content, saved_at = excluded.saved_at`,
  ).run(accountId, draft.id, draft.corrects, JSON.stringify(draft.content), draft.savedAt);
}

/** Lets go of a draft that became an entry or is not wanted. */
export function deleteDraft(sqlite: Sqlite, accountId: string, id: string): void {
  sql(sqlite, 'DELETE FROM draft WHERE account_id = ? AND id = ?').run(accountId, id);
}
