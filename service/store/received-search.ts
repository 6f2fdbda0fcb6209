import type { IntakeId } from '#domain/office/intake';
import type { FoundPiece } from '#domain/office/search-hit';
import { searchQuery } from '#domain/log/search-text';
import type { IsoDay } from '#domain/time/instant';
import { type Sqlite, sql } from './sql.ts';

/** Which of what rooms reported is looked through. */
export type ReceivedAsked = {
  readonly text: string;
  readonly fromDay: IsoDay | null;
  readonly untilDay: IsoDay | null;
  readonly roomId: string | null;
};

/** A report in which words stand, with the first pieces in which they do. */
export type ReceivedHit = {
  readonly intakeId: IntakeId;
  readonly roomName: string;
  readonly day: IsoDay;
  /** True where it was taken back since. */
  readonly isWithdrawn: boolean;
  readonly pieces: readonly FoundPiece[];
  /** How many pieces there are in all. */
  readonly found: number;
};

const matching = 'received_text CROSS JOIN received_line l ON l.id = received_text.rowid';

const found = `${matching} CROSS JOIN intake i ON i.id = l.intake_id CROSS JOIN office_room o ON o.id = i.room_id
  WHERE received_text MATCH @match AND i.verdict = 'accepted' AND (@fromDay IS NULL OR i.day >= @fromDay)
    AND (@untilDay IS NULL OR i.day <= @untilDay) AND (@roomId IS NULL OR i.room_id = @roomId)`;

/** Pieces of one report that are read: many entries of a log can say the same word. */
const mostPieces = 20;

/** A page of the accepted reports in which words stand, each once, the newest day first, and how many there are. */
export function searchReceived(
  sqlite: Sqlite,
  { text, ...asked }: ReceivedAsked,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): { readonly hits: readonly ReceivedHit[]; readonly all: number } {
  const match = searchQuery(text);
  if (match === null) return { hits: [], all: 0 };
  const which = { match, ...asked };
  const count = sql<{ all: number }>(sqlite, `SELECT count(DISTINCT i.id) AS "all" FROM ${found}`).get(which);
  const reports = sql<Omit<ReceivedHit, 'pieces' | 'isWithdrawn'> & { readonly isWithdrawn: number }>(
    sqlite,
    `SELECT i.id AS intakeId, o.name AS roomName, i.day, count(*) AS found,
       EXISTS (SELECT 1 FROM intake w WHERE w.room_id = i.room_id AND w.product_id = i.product_id
         AND w.is_withdrawal = 1 AND w.verdict = 'accepted') AS isWithdrawn FROM ${found}
     GROUP BY i.id ORDER BY i.day DESC, o.name, min(l.id) LIMIT @limit OFFSET @offset`,
  ).all({ ...which, limit, offset });
  const pieces = sql<FoundPiece & { intakeId: string }>(
    sqlite,
    `SELECT intakeId, what, heading, text FROM (
       SELECT l.intake_id AS intakeId, l.what, l.heading, l.text,
         row_number() OVER (PARTITION BY l.intake_id ORDER BY l.id) AS place
       FROM ${matching} WHERE received_text MATCH @match AND l.intake_id IN (SELECT value FROM json_each(@ids)))
     WHERE place <= @most ORDER BY intakeId, place`,
  ).all({ match, ids: JSON.stringify(reports.map(({ intakeId }) => intakeId)), most: mostPieces });
  const ofReport = Map.groupBy(pieces, ({ intakeId }) => intakeId);
  return {
    hits: reports.map((report) => ({
      ...report,
      isWithdrawn: report.isWithdrawn === 1,
      pieces: (ofReport.get(report.intakeId) ?? []).map(({ intakeId: _of, ...piece }) => piece),
    })),
    all: count?.all ?? 0,
  };
}
