import type { Generation, RotaDraft } from '#contract/methods/rota-nouns';
import type { IsoMonth, RotaDuty } from '#domain/rota/duty';
import type { Instant } from '#domain/time/instant';
import { type Sqlite, sql } from './sql.ts';

type DraftRow = {
  readonly version: number;
  readonly duties: string | null;
  readonly generation: string | null;
  readonly keptAt: Instant;
  readonly byName: string;
};

const rowOf = (sqlite: Sqlite, month: IsoMonth): DraftRow | undefined =>
  sql<DraftRow>(
    sqlite,
    'SELECT version, duties, generation, kept_at AS keptAt, by_name AS byName FROM rota_draft WHERE month = ?',
  ).get(month);

/** The draft of a month, or null where there is none. */
export function rotaDraftOf(sqlite: Sqlite, month: IsoMonth): RotaDraft | null {
  const row = rowOf(sqlite, month);
  if (row === undefined || row.duties === null) return null;
  const { duties, generation, ...rest } = row;
  return {
    ...rest,
    // The columns hold what `keepRotaDraft` wrote.
    duties: JSON.parse(duties) as RotaDuty[],
    generation: generation === null ? null : (JSON.parse(generation) as Generation),
  };
}

/** The version that whoever replaces the draft of a month must name: 0 where there is none. */
export const rotaDraftVersion = (sqlite: Sqlite, month: IsoMonth): number =>
  rotaDraftOf(sqlite, month)?.version ?? 0;

/** Keeps a draft in the place of the one with `version`, 0 for none; gives the new version, or undefined where another was kept meanwhile. */
export function keepRotaDraft(
  sqlite: Sqlite,
  month: IsoMonth,
  version: number,
  draft: {
    readonly duties: readonly RotaDuty[];
    readonly generation: Generation | null;
    readonly at: Instant;
    readonly byName: string;
  },
): number | undefined {
  if (rotaDraftVersion(sqlite, month) !== version) return undefined;
  return sql<{ version: number }>(
    sqlite,
    `INSERT INTO rota_draft (month, version, duties, generation, kept_at, by_name) VALUES (?, 1, ?, ?, ?, ?)
     ON CONFLICT (month) DO UPDATE SET version = version + 1, duties = excluded.duties, generation = excluded.generation,
       kept_at = excluded.kept_at, by_name = excluded.by_name RETURNING version`,
  ).get(
    month,
    JSON.stringify(draft.duties),
    draft.generation === null ? null : JSON.stringify(draft.generation),
    draft.at,
    draft.byName,
  )?.version;
}

/** Lets go of the draft of a month. */
export function dropRotaDraft(sqlite: Sqlite, month: IsoMonth): void {
  sql(
    sqlite,
    'UPDATE rota_draft SET duties = NULL, generation = NULL, version = version + 1 WHERE month = ?',
  ).run(month);
}
