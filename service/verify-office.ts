import type { Verdict } from '#contract/methods/records';
import { canonicalText, type LedgerRecord } from './store/ledger.ts';
import { type Sqlite, sql } from './store/sql.ts';
import { listFault, rowFault, type SaidRow } from './verify-lists.ts';
import { setupRowFault } from './verify-product.ts';

type Bad = NonNullable<Verdict['firstBad']>;
type RoomRow = {
  readonly id: string;
  readonly name: string;
  readonly seq: number;
  readonly steps: number;
};
type KeyRow = { readonly id: string; readonly roomId: string; readonly retiredAt: string | null };
type IntakeRow = {
  readonly id: string;
  readonly roomId: string | null;
  readonly day: string | null;
  readonly arrivedAt: string;
  readonly verdict: string;
  readonly isZero: number;
  readonly isLate: number;
  readonly isDaily: number;
  readonly publicKey: string | null;
  readonly sequence: number | null;
  readonly manifest: string | null;
  readonly productId: string | null;
  readonly replaces: string | null;
  readonly isWithdrawal: number;
  readonly fileSha256: string | null;
  readonly seq: number;
  readonly steps: number;
};
type ChaseRow = {
  readonly id: string;
  readonly roomId: string;
  readonly day: string;
  readonly calledAt: string;
  readonly seq: number;
};
type SaidRoom = SaidRow<RoomRow> & { readonly keys: readonly (readonly [string, string | null])[] };
/** What the records say of something that came in. */
export type SaidIntake = SaidRow<IntakeRow> & {
  /** What came and when, which no later step changes. */
  readonly came: string;
  /** Null of what came as a file. */
  readonly told: { readonly text: string } | null;
};

/** What came and when; whose it is, when it was due and what was decided on it is known later too. */
function cameOf({ body: { intake } }: LedgerRecord<'intake'>): string {
  const {
    roomId: _room,
    roomName: _name,
    dueAt: _due,
    isLate: _late,
    verdict: _verdict,
    problems: _problems,
    decision: _decision,
    ...came
  } = intake;
  return canonicalText(came);
}

/** What the records say of rooms that report to this office, of what came in and of calls to those that did not, gathered while they are read in order. */
export class SaidOffice {
  /** Manifests of packages that count, each once. */
  readonly #accepted = new Map<string, string>();
  readonly setups: number[] = [];
  readonly rooms = new Map<string, SaidRoom>();
  readonly keys = new Map<string, SaidRow<KeyRow>>();
  readonly intakes = new Map<string, SaidIntake>();
  readonly chases: ChaseRow[] = [];
  /** Files that came in, each with the first record that names it. */
  readonly files = new Map<string, number>();

  /** Takes a set-up, which holds from then on. */
  setUp({ seq }: LedgerRecord<'office-setup'>): void {
    this.setups.push(seq);
  }

  /** Takes a step of a room; the first adds it. No later one loses a key or uses one again that was retired, and a key is of one room for ever. */
  room({ seq, body: { act, room } }: LedgerRecord<'office-room'>): void {
    const known = this.rooms.get(room.id);
    if ((known === undefined) !== (act === 'added')) throw new RangeError(act);
    const keys = room.keys.map(({ publicKey, retiredAt }): readonly [string, string | null] => [
      publicKey,
      retiredAt,
    ]);
    for (const [place, [publicKey, retiredAt]] of (known?.keys ?? []).entries()) {
      const now = keys[place];
      if (now?.[0] !== publicKey || (retiredAt !== null && now[1] !== retiredAt))
        throw new RangeError(`key of ${room.id}`);
    }
    for (const [publicKey, retiredAt] of keys) {
      const before = this.keys.get(publicKey);
      if (before !== undefined && before.row.roomId !== room.id) throw new RangeError('key of another room');
      this.keys.set(publicKey, {
        firstSeq: before?.firstSeq ?? seq,
        row: { id: publicKey, roomId: room.id, retiredAt },
      });
    }
    const row = { id: room.id, name: room.fields.name, seq, steps: (known?.row.steps ?? 0) + 1 };
    this.rooms.set(room.id, { firstSeq: known?.firstSeq ?? seq, row, keys });
  }

  /** Takes a step of what came in; the first takes it. No later one changes what came and when, and no package counts twice. */
  intake(record: LedgerRecord<'intake'>): void {
    const { seq, body } = record;
    const { act, intake } = body;
    const { id, roomId, day, arrivedAt, verdict, isZero, isLate, manifest, manifestSha256, file } = intake;
    const known = this.intakes.get(id);
    if ((known === undefined) !== (act === 'taken')) throw new RangeError(act);
    if (roomId !== null && !this.rooms.has(roomId)) throw new RangeError(`room ${roomId}`);
    const came = cameOf(record);
    if (known !== undefined && known.came !== came) throw new RangeError(`intake ${id}`);
    if (manifestSha256 !== null) this.#count(id, verdict, manifestSha256);
    const kept = file?.sha256 ?? null;
    if (kept !== null && !this.files.has(kept)) this.files.set(kept, seq);
    const row = {
      id,
      roomId,
      day,
      arrivedAt,
      verdict,
      isZero: Number(isZero),
      isLate: Number(isLate),
      // What was told is the report of its day, and so is a consolidated report.
      isDaily: Number(
        intake.told !== null || ['daily', 'consolidated'].includes(manifest?.product.kind ?? ''),
      ),
      publicKey: manifest?.unit.publicKey ?? null,
      sequence: manifest?.sequence ?? null,
      manifest: manifestSha256,
      productId: manifest?.product.id ?? null,
      replaces: manifest?.product.replaces ?? null,
      isWithdrawal: Number(manifest?.product.state === 'withdrawn'),
      fileSha256: kept,
      seq,
      steps: (known?.row.steps ?? 0) + 1,
    };
    this.intakes.set(id, { firstSeq: known?.firstSeq ?? seq, row, came, told: intake.told });
  }

  /** Takes a call, which is to a room of the registry. */
  chase({ seq, body: { chase } }: LedgerRecord<'chase'>): void {
    const { id, roomId, day, calledAt } = chase;
    if (!this.rooms.has(roomId)) throw new RangeError(`room ${roomId}`);
    this.chases.push({ id, roomId, day, calledAt, seq });
  }

  #count(id: string, verdict: string, manifest: string): void {
    const by = this.#accepted.get(manifest);
    if (verdict === 'accepted') {
      if (by !== undefined && by !== id) throw new RangeError('a package twice');
      this.#accepted.set(manifest, id);
    } else if (by === id) this.#accepted.delete(manifest);
  }
}

/** Where the lists of rooms, keys, what came in and calls are not what `records` records say, or undefined. */
export const officeFault = (sqlite: Sqlite, said: SaidOffice, records: number): Bad | undefined =>
  setupRowFault(sqlite, 'office_setup', said.setups, records) ??
  rowFault(
    'office_room',
    said.rooms,
    sql<RoomRow>(sqlite, 'SELECT id, name, seq, steps FROM office_room').all(),
    records,
  ) ??
  rowFault(
    'office_key',
    said.keys,
    sql<KeyRow>(
      sqlite,
      'SELECT public_key AS id, room_id AS roomId, retired_at AS retiredAt FROM office_key',
    ).all(),
    records,
  ) ??
  rowFault(
    'intake',
    said.intakes,
    sql<IntakeRow>(
      sqlite,
      `SELECT id, room_id AS roomId, day, arrived_at AS arrivedAt, verdict, is_zero AS isZero, is_late AS isLate, is_daily AS isDaily, public_key AS publicKey,
         sequence, manifest, product_id AS productId, replaces, is_withdrawal AS isWithdrawal, file_sha256 AS fileSha256, seq, steps FROM intake`,
    ).all(),
    records,
  ) ??
  listFault(
    'chase',
    said.chases,
    sql<ChaseRow>(sqlite, 'SELECT id, room_id AS roomId, day, called_at AS calledAt, seq FROM chase').all(),
  );
