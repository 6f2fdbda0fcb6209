import type Database from 'better-sqlite3';

/** An open SQLite file. */
export type Sqlite = Database.Database;

const prepared = new WeakMap<Sqlite, Map<string, Database.Statement>>();

/** The prepared statement for a text, prepared once for each open file; `Row` is what the text selects. */
export function sql<Row>(sqlite: Sqlite, text: string): Database.Statement<unknown[], Row> {
  let known = prepared.get(sqlite);
  if (known === undefined) {
    known = new Map();
    prepared.set(sqlite, known);
  }
  let statement = known.get(text);
  if (statement === undefined) {
    statement = sqlite.prepare(text);
    known.set(text, statement);
  }
  // The caller names the columns that the text lists.
  return statement as Database.Statement<unknown[], Row>;
}
