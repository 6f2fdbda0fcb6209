import { type Intake, isOfItsDay, isWithdrawal } from '#domain/office/intake';
import { earlierReach, isContradiction, isUnsound, type KnownPackage } from '#domain/office/judge-package';
import type { PackageManifest } from '#domain/package/manifest';
import type { Instant, IsoDay } from '#domain/time/instant';
import type { LedgerRecord } from './ledger.ts';
import { type Sqlite, sql } from './sql.ts';

/** Something that came in after its newest step; `version` is the number of its steps. */
export type StoredIntake = { readonly intake: Intake; readonly version: number };

type Row = { readonly json: string; readonly version: number };

const selected = 'SELECT r.json, i.steps AS version FROM intake i JOIN record r ON r.seq = i.seq';

const stored = ({ json, version }: Row): StoredIntake => ({
  // The column holds what the chain wrote, of the kind that the table lists.
  intake: (JSON.parse(json) as LedgerRecord<'intake'>).body.intake,
  version,
});

/** Without the hint every package that ever came would be read in the order of its number. */
export const heldUntilQuery = `SELECT r.json, i.steps AS version FROM intake i INDEXED BY intake_held JOIN record r ON r.seq = i.seq
  WHERE i.verdict = 'held' AND i.day <= ? AND i.manifest IS NOT NULL
  AND (i.room_id IS NOT NULL OR EXISTS (SELECT 1 FROM office_key k WHERE k.public_key = i.public_key))
  ORDER BY i.public_key, i.sequence, i.seq`;

/** What came in under an id, or undefined. */
export function intakeById(sqlite: Sqlite, id: string): StoredIntake | undefined {
  const row = sql<Row>(sqlite, `${selected} WHERE i.id = ?`).get(id);
  return row === undefined ? undefined : stored(row);
}

/** When the program judged something again that waited, where that was its last step; otherwise null. */
export function intakeRejudgedAt(sqlite: Sqlite, id: string): Instant | null {
  const row = sql<Row>(sqlite, `${selected} WHERE i.id = ?`).get(id);
  if (row === undefined) return null;
  // As in `stored`.
  const { at, body } = JSON.parse(row.json) as LedgerRecord<'intake'>;
  return body.act === 'rejudged' ? at : null;
}

/** What came in as a file with this SHA-256, whatever was decided on it; undefined where it never did. */
export function intakeOfFile(sqlite: Sqlite, sha256: string): StoredIntake | undefined {
  const row = sql<Row>(sqlite, `${selected} WHERE i.file_sha256 = ? ORDER BY i.seq DESC`).get(sha256);
  return row === undefined ? undefined : stored(row);
}

/** What came in as a sound package with this manifest, whatever was decided on it; undefined where it never did. */
export function intakeOfManifest(
  sqlite: Sqlite,
  publicKey: string,
  sequence: number,
  manifest: string,
): StoredIntake | undefined {
  const rows = sql<Row>(
    sqlite,
    `${selected} WHERE i.public_key = ? AND i.sequence = ? AND i.manifest = ? ORDER BY i.seq DESC`,
  );
  // An altered copy has the manifest of the package that was signed, and says nothing of that one.
  return rows
    .all(publicKey, sequence, manifest)
    .map(stored)
    .find(({ intake }) => !isUnsound(intake.problems));
}

/** What waits for a decision under a key, in order of the numbers of the packages. */
export const heldUnder = (sqlite: Sqlite, publicKey: string): readonly StoredIntake[] =>
  sql<Row>(
    sqlite,
    `${selected} WHERE i.public_key = ? AND i.verdict = 'held' AND i.manifest IS NOT NULL ORDER BY i.sequence, i.seq`,
  )
    .all(publicKey)
    .map(stored);

/** What waits of the room and day of something that came in, or under its key with its number or one beside it, in order of the numbers. */
export const heldBeside = (sqlite: Sqlite, { roomId, day, manifest }: Intake): readonly Intake[] =>
  manifest === null
    ? []
    : sql<Row>(
        sqlite,
        `${selected} WHERE i.id IN (SELECT id FROM intake WHERE room_id = ? AND day = ?
           UNION SELECT id FROM intake WHERE public_key = ? AND sequence BETWEEN ? AND ?)
         AND i.verdict = 'held' AND i.manifest IS NOT NULL ORDER BY i.sequence, i.seq`,
      )
        .all(roomId, day, manifest.unit.publicKey, manifest.sequence - 1, manifest.sequence + 1)
        .map((row) => stored(row).intake);

/** What waits for days up to this one, of rooms or keys that are known, in order of the numbers. */
export const heldUntil = (sqlite: Sqlite, day: IsoDay): readonly Intake[] =>
  sql<Row>(sqlite, heldUntilQuery)
    .all(day)
    .map((row) => stored(row).intake);

const knownPackage = (json: string): KnownPackage | undefined => {
  // As in `stored`.
  const { seq, body } = JSON.parse(json) as LedgerRecord<'intake'>;
  const { manifest, manifestSha256, verdict, problems } = body.intake;
  if (manifest === null || manifestSha256 === null || verdict === 'refused') return undefined;
  return {
    verdict,
    sequence: manifest.sequence,
    manifest: manifestSha256,
    previous: manifest.previous,
    head: manifest.chain.head,
    earlier: manifest.chain.earlier,
    order: seq,
    beginsLine: verdict === 'accepted' && isContradiction(problems),
  };
};

/** The accepted and waiting packages under a key that a package of this number can speak of, and the newest one before them, and the one that began the line that holds; but not `except`. */
export function packagesAround(
  sqlite: Sqlite,
  publicKey: string,
  sequence: number,
  except: string | null,
): readonly KnownPackage[] {
  const counted = `i.public_key = ? AND i.verdict IN ('accepted', 'held') AND i.manifest IS NOT NULL AND i.id IS NOT ?`;
  const from = sequence - earlierReach;
  const near = sql<{ json: string }>(sqlite, `${selected} WHERE ${counted} AND i.sequence >= ?`);
  const before = sql<{ json: string }>(
    sqlite,
    `${selected} WHERE ${counted} AND i.sequence < ? ORDER BY i.sequence DESC LIMIT 1`,
  );
  const found = [...before.all(publicKey, except, from), ...near.all(publicKey, except, from)]
    .map(({ json }) => knownPackage(json))
    .filter((one) => one !== undefined);
  const first = lineBeginning(sqlite, publicKey, except);
  return first === undefined || found.some(({ order }) => order === first.order) ? found : [first, ...found];
}

/** The newest package under a key with which somebody let another line hold, however long ago; undefined where there was no such decision. */
function lineBeginning(sqlite: Sqlite, publicKey: string, except: string | null): KnownPackage | undefined {
  const decided = sql<{ json: string }>(
    sqlite,
    `${selected} WHERE i.public_key = ? AND i.verdict = 'accepted' AND i.steps > 1 AND i.id IS NOT ?
       AND r.json ->> '$.body.intake.decision' IS NOT NULL ORDER BY i.seq DESC`,
  );
  return decided
    .all(publicKey, except)
    .map(({ json }) => knownPackage(json))
    .find((one) => one?.beginsLine === true);
}

/** What counts of a room and a day, in the order in which it came to count. */
export const acceptedOf = (sqlite: Sqlite, roomId: string, day: IsoDay): readonly StoredIntake[] =>
  sql<Row>(sqlite, `${selected} WHERE i.room_id = ? AND i.day = ? AND i.verdict = 'accepted' ORDER BY i.seq`)
    .all(roomId, day)
    .map(stored);

/** What the packages said of themselves that count of a room and a report, in the order in which they came to count. */
export const acceptedOfProduct = (
  sqlite: Sqlite,
  roomId: string,
  productId: string,
): readonly PackageManifest[] =>
  sql<Row>(
    sqlite,
    `${selected} WHERE i.room_id = ? AND i.product_id = ? AND i.verdict = 'accepted' ORDER BY i.seq`,
  )
    .all(roomId, productId)
    .flatMap((row) => stored(row).intake.manifest ?? []);

/** What counts of a room and takes a report back, the first of them; undefined where nothing does. */
export function withdrawalOf(sqlite: Sqlite, roomId: string, productId: string): StoredIntake | undefined {
  const row = sql<Row>(
    sqlite,
    `${selected} WHERE i.room_id = ? AND i.product_id = ? AND i.is_withdrawal = 1 AND i.verdict = 'accepted'
     ORDER BY i.seq`,
  ).get(roomId, productId);
  return row === undefined ? undefined : stored(row);
}

/** Which of what came in is asked for; what has no day goes by the moment at which it came. */
export type IntakesAsked = {
  readonly fromDay: IsoDay;
  readonly untilDay: IsoDay;
  /** The moments that the days begin and end at. */
  readonly from: Instant;
  readonly until: Instant;
  readonly roomId: string | null;
  readonly verdict: Intake['verdict'] | null;
};

const asked = `(i.day BETWEEN @fromDay AND @untilDay OR i.day IS NULL AND i.arrived_at >= @from AND i.arrived_at < @until)
  AND (@roomId IS NULL OR i.room_id = @roomId) AND (@verdict IS NULL OR i.verdict = @verdict)`;

/** A page of what came in, the newest first, and how many there are. */
export function intakesPage(
  sqlite: Sqlite,
  which: IntakesAsked,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): { readonly intakes: readonly Intake[]; readonly all: number } {
  const rows = sql<Row>(
    sqlite,
    `${selected} WHERE ${asked} ORDER BY i.arrived_at DESC, i.seq DESC LIMIT @limit OFFSET @offset`,
  ).all({ ...which, limit, offset });
  const all = sql<{ all: number }>(sqlite, `SELECT count(*) AS "all" FROM intake i WHERE ${asked}`).get(
    which,
  );
  return { intakes: rows.map((row) => stored(row).intake), all: all?.all ?? 0 };
}

/** How many bytes are kept of files that were refused, or that nobody of the registry sent. */
export const bytesOfNobody = (sqlite: Sqlite): number =>
  sql<{ bytes: number | null }>(
    sqlite,
    `SELECT sum(size) AS bytes FROM attachment
     WHERE hash IN (SELECT file_sha256 FROM intake WHERE verdict = 'refused' OR room_id IS NULL)`,
  ).get()?.bytes ?? 0;

/** How many wait for a decision. */
export const heldCount = (sqlite: Sqlite): number =>
  sql<{ held: number }>(sqlite, `SELECT count(*) AS held FROM intake WHERE verdict = 'held'`).get()?.held ??
  0;

/** The highest number that was accepted under each key of a room, and when something of each room was accepted last. */
export const acceptedMarks = (
  sqlite: Sqlite,
): {
  readonly sequences: ReadonlyMap<string, number>;
  readonly arrivals: ReadonlyMap<string, Instant>;
} => ({
  sequences: new Map(
    sql<{ key: string; sequence: number | null }>(
      sqlite,
      // One look per key: to group everything that ever came in would read it all.
      `SELECT k.public_key AS "key", (SELECT max(i.sequence) FROM intake i
         WHERE i.public_key = k.public_key AND i.verdict = 'accepted') AS sequence FROM office_key k`,
    )
      .all()
      .flatMap(({ key, sequence }) => (sequence === null ? [] : [[key, sequence]])),
  ),
  arrivals: new Map(
    sql<{ roomId: string; at: Instant | null }>(
      sqlite,
      `SELECT r.id AS roomId, (SELECT max(i.arrived_at) FROM intake i
         WHERE i.room_id = r.id AND i.verdict = 'accepted') AS at FROM office_room r`,
    )
      .all()
      .flatMap(({ roomId, at }) => (at === null ? [] : [[roomId, at]])),
  ),
});

/** Lists a step that was recorded; the first one begins it. */
export function listIntake(sqlite: Sqlite, { seq, body }: LedgerRecord<'intake'>): void {
  const { id, roomId, day, arrivedAt, verdict, isZero, isLate, manifest, file } = body.intake;
  sql(
    sqlite,
    `INSERT INTO intake (id, room_id, day, arrived_at, verdict, is_zero, is_late, is_daily, public_key, sequence, manifest, product_id, replaces,
       is_withdrawal, file_sha256, seq, steps)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)
     ON CONFLICT (id) DO UPDATE SET room_id = excluded.room_id, verdict = excluded.verdict, is_late = excluded.is_late,
       seq = excluded.seq, steps = steps + 1`,
  ).run(
    id,
    roomId,
    day,
    arrivedAt,
    verdict,
    Number(isZero),
    Number(isLate),
    Number(isOfItsDay(body.intake)),
    manifest?.unit.publicKey ?? null,
    manifest?.sequence ?? null,
    body.intake.manifestSha256,
    manifest?.product.id ?? null,
    manifest?.product.replaces ?? null,
    Number(isWithdrawal(body.intake)),
    file?.sha256 ?? null,
    seq,
  );
}
