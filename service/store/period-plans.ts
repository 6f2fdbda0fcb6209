import type { PlanVersion } from '#contract/methods/period-nouns';
import type { PlanOutcome } from '#domain/period/outcome';
import type { PeriodId } from '#domain/period/period';
import type { PlanCell } from '#domain/period/plan';
import type { Instant } from '#domain/time/instant';
import type { LedgerRecord } from './ledger.ts';
import { type Sqlite, sql } from './sql.ts';

/** A published version of the table of a period as its record says it. */
export type PublishedPlan = LedgerRecord<'period-plan'>;

/** A draft of the table of a period; `base` is the published version that it begins from, 0 for none. */
export type PlanDraft = {
  readonly version: number;
  readonly base: number;
  readonly cells: readonly PlanCell[];
  readonly outcome: PlanOutcome | null;
  readonly keptAt: Instant;
  readonly byName: string;
};

type DraftRow = Pick<PlanDraft, 'version' | 'base' | 'keptAt' | 'byName'> & {
  readonly cells: string | null;
  readonly outcome: string | null;
};

/** The draft of a period, or null where there is none. */
export function planDraftOf(sqlite: Sqlite, id: PeriodId): PlanDraft | null {
  const row = sql<DraftRow>(
    sqlite,
    `SELECT version, base, cells, outcome, kept_at AS keptAt, by_name AS byName FROM period_draft WHERE period_id = ?`,
  ).get(id);
  if (row === undefined || row.cells === null) return null;
  const { cells, outcome, ...rest } = row;
  return {
    ...rest,
    // The columns hold what `keepPlanDraft` wrote.
    cells: JSON.parse(cells) as PlanCell[],
    outcome: outcome === null ? null : (JSON.parse(outcome) as PlanOutcome),
  };
}

/** The version that whoever replaces the draft of a period must name: 0 where there is none. */
export const planDraftVersion = (sqlite: Sqlite, id: PeriodId): number =>
  sql<{ version: number }>(
    sqlite,
    'SELECT version FROM period_draft WHERE period_id = ? AND cells IS NOT NULL',
  ).get(id)?.version ?? 0;

/** Keeps a draft in the place of the one with `version`, 0 for none; gives the new version, or undefined where another was kept meanwhile. */
export function keepPlanDraft(
  sqlite: Sqlite,
  id: PeriodId,
  version: number,
  draft: Omit<PlanDraft, 'version'>,
): number | undefined {
  if (planDraftVersion(sqlite, id) !== version) return undefined;
  return sql<{ version: number }>(
    sqlite,
    `INSERT INTO period_draft (period_id, version, base, cells, outcome, kept_at, by_name) VALUES (?, 1, ?, ?, ?, ?, ?)
     ON CONFLICT (period_id) DO UPDATE SET version = version + 1, base = excluded.base, cells = excluded.cells,
       outcome = excluded.outcome, kept_at = excluded.kept_at, by_name = excluded.by_name RETURNING version`,
  ).get(
    id,
    draft.base,
    JSON.stringify(draft.cells),
    draft.outcome === null ? null : JSON.stringify(draft.outcome),
    draft.keptAt,
    draft.byName,
  )?.version;
}

/** Lets go of the draft of a period. */
export function dropPlanDraft(sqlite: Sqlite, id: PeriodId): void {
  sql(
    sqlite,
    'UPDATE period_draft SET cells = NULL, outcome = NULL, version = version + 1 WHERE period_id = ?',
  ).run(id);
}

// The column holds what the chain wrote, of the kind that the table lists.
const read = (row: { readonly json: string }): PublishedPlan => JSON.parse(row.json) as PublishedPlan;

/** Every published version of a period's table, the newest first. */
export const plansOf = (sqlite: Sqlite, id: string): readonly PublishedPlan[] =>
  sql<{ json: string }>(
    sqlite,
    'SELECT r.json FROM period_plan p JOIN record r ON r.seq = p.seq WHERE p.period_id = ? ORDER BY p.version DESC',
  )
    .all(id)
    .map(read);

// A large table takes long to read, and every look at the desk asks for it; a record with a hash never changes.
const known = new Map<string, PublishedPlan>();
const mostKnown = 24;

/** The newest published version of a period's table, or undefined. */
export function publishedPlan(sqlite: Sqlite, id: string): PublishedPlan | undefined {
  const row = sql<{ seq: number; hash: string }>(
    sqlite,
    'SELECT r.seq, r.hash FROM period_plan p JOIN record r ON r.seq = p.seq WHERE p.period_id = ? ORDER BY p.version DESC LIMIT 1',
  ).get(id);
  if (row === undefined) return undefined;
  const kept = known.get(row.hash);
  if (kept !== undefined) return kept;
  const found = sql<{ json: string }>(sqlite, 'SELECT json FROM record WHERE seq = ?').get(row.seq);
  if (found === undefined) return undefined;
  const plan = read(found);
  const [oldest] = known.keys();
  if (known.size === mostKnown && oldest !== undefined) known.delete(oldest);
  known.set(row.hash, plan);
  return plan;
}

/** The number of the newest published version of a period's table; 0 for none. */
export const planVersionOf = (sqlite: Sqlite, id: string): number =>
  sql<{ version: number | null }>(
    sqlite,
    'SELECT max(version) AS version FROM period_plan WHERE period_id = ?',
  ).get(id)?.version ?? 0;

/** Lists a version that was recorded. */
export function listPlan(sqlite: Sqlite, { seq, body }: PublishedPlan): void {
  sql(sqlite, 'INSERT INTO period_plan (period_id, version, seq) VALUES (?, ?, ?)').run(
    body.periodId,
    body.version,
    seq,
  );
}

/** A version as the contract gives it, without its cells. */
export const planVersionShown = ({ at, byName, body }: PublishedPlan): PlanVersion => ({
  // The record carries what the contract asked for when it was written.
  periodId: body.periodId as PeriodId,
  version: body.version,
  effectiveDay: body.effectiveDay,
  publishedAt: at,
  byName,
  reason: body.reason,
  changes: [...body.changes],
  tell: [...body.tell] as PlanVersion['tell'],
});
