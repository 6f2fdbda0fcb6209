import type { Intake } from './intake.ts';

/** True of what waits and may have waited for something that counts now, or that was refused: for its day, its number, or the package beside it. */
export function mayBeFreedBy(
  waiting: Pick<Intake, 'roomId' | 'day' | 'manifest' | 'problems'>,
  settled: Pick<Intake, 'roomId' | 'day' | 'manifest'>,
): boolean {
  const isHeldFor = (...codes: readonly string[]): boolean =>
    waiting.problems.some(({ code }) => codes.includes(code));
  const [own, other] = [waiting.manifest, settled.manifest];
  if (own === null || other === null) return false;
  const isOfDay = waiting.roomId === settled.roomId && waiting.day === settled.day;
  const isBeside =
    own.unit.publicKey === other.unit.publicKey && Math.abs(own.sequence - other.sequence) <= 1;
  return (
    (isOfDay && isHeldFor('day-taken', 'future-day')) ||
    (isBeside && isHeldFor('sequence-taken', 'previous-differs'))
  );
}
