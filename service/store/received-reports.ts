import type { ProductFields } from '#domain/product/product';
import { canonicalText } from './ledger.ts';
import { type Sqlite, sql } from './sql.ts';

/** A piece of a report that can be found: of a section, an incident, or an entry of the log. */
export type ReceivedLine = {
  readonly what: 'section' | 'incident' | 'entry';
  readonly heading: string;
  readonly text: string;
};

/** Keeps what a report said that came in, to be counted and found. */
export function keepReceived(
  sqlite: Sqlite,
  intakeId: string,
  fields: ProductFields,
  lines: readonly ReceivedLine[],
): void {
  const { incidents, deaths, missing, injured } = fields.figures;
  sql(
    sqlite,
    'INSERT INTO received_report (intake_id, json, incidents, deaths, missing, injured) VALUES (?, ?, ?, ?, ?, ?)',
  ).run(intakeId, canonicalText(fields), incidents, deaths, missing, injured);
  keepLines(sqlite, intakeId, lines);
}

/** What an accepted report said, as it was kept to be counted; undefined of everything else. */
export function receivedFields(sqlite: Sqlite, intakeId: string): ProductFields | undefined {
  const row = sql<{ json: string }>(sqlite, 'SELECT json FROM received_report WHERE intake_id = ?').get(
    intakeId,
  );
  // The column holds what `keepReceived` wrote.
  return row === undefined ? undefined : (JSON.parse(row.json) as ProductFields);
}

/** Keeps pieces of a report to be found. */
export function keepLines(sqlite: Sqlite, intakeId: string, lines: readonly ReceivedLine[]): void {
  for (const { what, heading, text } of lines) {
    const { lastInsertRowid } = sql(
      sqlite,
      'INSERT INTO received_line (intake_id, what, heading, text) VALUES (?, ?, ?, ?)',
    ).run(intakeId, what, heading, text);
    sql(sqlite, 'INSERT INTO received_text (rowid, words) VALUES (?, search_tokens(?))').run(
      lastInsertRowid,
      `${heading}\n${text}`,
    );
  }
}
