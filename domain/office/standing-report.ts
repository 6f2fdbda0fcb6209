import type { Instant } from '../time/instant.ts';
import type { Intake } from './intake.ts';

/** What decides which of the reports of a room and a day counts. */
export type DayReport = Pick<Intake, 'verdict' | 'isZero' | 'isLate'> & {
  readonly arrivedAt: Instant;
  /** The place of its key among those of the room, the newest highest; -1 of a key that is none of them. */
  readonly keyNo: number;
  /** Null of a report that was told. */
  readonly sequence: number | null;
  /** What names the report, and what it was issued in the place of; null of one that was told. */
  readonly productId: string | null;
  readonly replaces: string | null;
  /** True of what takes a report back. */
  readonly isWithdrawal: boolean;
};

/** How a room's reports of a day stand: the first says whether it was in time, the newest what it said. */
export type Standing<One extends DayReport> = { readonly first: One; readonly newest: One };

const rank = ({ sequence, keyNo }: DayReport): readonly [number, number] =>
  sequence === null ? [-2, 0] : [keyNo, sequence];

function isNewer(one: DayReport, other: DayReport): boolean {
  const [key, sequence] = rank(one);
  const [otherKey, otherSequence] = rank(other);
  if (key !== otherKey) return key > otherKey;
  return sequence === otherSequence ? one.arrivedAt >= other.arrivedAt : sequence > otherSequence;
}

/**
 * The reports of a room and a day that count; undefined while none was accepted that was not taken back. The newest package counts, by its
 * number and not by when it came; what was told counts where there is no package. A report that was withdrawn or replaced still says that the
 * room was in time.
 */
export function standingReport<One extends DayReport>(reports: readonly One[]): Standing<One> | undefined {
  const accepted = reports.filter(({ verdict }) => verdict === 'accepted');
  const gone = new Set(
    accepted.flatMap(({ productId, replaces, isWithdrawal }) => [
      replaces === productId ? null : replaces,
      isWithdrawal ? productId : null,
    ]),
  );
  gone.delete(null);
  const said = accepted.filter(({ isWithdrawal }) => !isWithdrawal);
  const standing = said.filter(({ productId }) => !gone.has(productId));
  if (standing.length === 0) return undefined;
  return {
    first: said.reduce((first, next) => (next.arrivedAt < first.arrivedAt ? next : first)),
    newest: standing.reduce((newest, next) => (isNewer(next, newest) ? next : newest)),
  };
}
