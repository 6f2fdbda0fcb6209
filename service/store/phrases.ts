import type { Phrase } from '#contract/methods/log';
import { type Sqlite, sql } from './sql.ts';

const columns = 'id, category, text, "order", version';

/** Every phrase in the order in which they are offered. */
export const allPhrases = (sqlite: Sqlite): Phrase[] =>
  sql<Phrase>(sqlite, `SELECT ${columns} FROM phrase ORDER BY category, "order", id`).all();

/** A phrase by id, or undefined. */
export const phraseById = (sqlite: Sqlite, id: string): Phrase | undefined =>
  sql<Phrase>(sqlite, `SELECT ${columns} FROM phrase WHERE id = ?`).get(id);

/** Writes a phrase, new or changed; false where `version` is no longer the newest. */
export function writePhrase(sqlite: Sqlite, phrase: Phrase, version: number | null): boolean {
  const { id, category, text, order } = phrase;
  const done =
    version === null
      ? sql(sqlite, 'INSERT INTO phrase (id, category, text, "order", version) VALUES (?, ?, ?, ?, 1)').run(
          id,
          category,
          text,
          order,
        )
      : sql(
          sqlite,
          'UPDATE phrase SET category = ?, text = ?, "order" = ?, version = version + 1 WHERE id = ? AND version = ?',
        ).run(category, text, order, id, version);
  return done.changes === 1;
}

/** Removes a phrase; false where `version` is no longer the newest. */
export const deletePhrase = (sqlite: Sqlite, id: string, version: number): boolean =>
  sql(sqlite, 'DELETE FROM phrase WHERE id = ? AND version = ?').run(id, version).changes === 1;
