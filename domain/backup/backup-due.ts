import { addMinutes, type Instant, minutesBetween } from '../time/instant.ts';

/** How long after a failure a backup is tried again. */
const retryMinutes = 10;
const drillEveryMinutes = 30 * 24 * 60;

const isAway = (from: Instant, now: Instant, minutes: number): boolean =>
  Math.abs(minutesBetween(from, now)) >= minutes;

/** True where a backup is to be made by the clock; one that failed is tried again sooner, a clock that was set does not stop it. */
export function isBackupDue(facts: {
  readonly now: Instant;
  readonly everyMinutes: number;
  readonly newestAt: Instant | null;
  readonly lastTry: { readonly at: Instant; readonly hasFailed: boolean } | null;
}): boolean {
  const { now, everyMinutes, newestAt, lastTry } = facts;
  const pause = lastTry?.hasFailed === true && retryMinutes < everyMinutes ? retryMinutes : everyMinutes;
  if (lastTry !== null && !isAway(lastTry.at, now, pause)) return false;
  return lastTry?.hasFailed === true || newestAt === null || isAway(newestAt, now, everyMinutes);
}

/** When the next restore drill is due: 30 days after the last one, before the first one after the oldest backup; null without backups. */
export function drillDueAt(lastDrillAt: Instant | null, oldestBackupAt: Instant | null): Instant | null {
  const from = lastDrillAt ?? oldestBackupAt;
  return from === null ? null : addMinutes(from, drillEveryMinutes);
}

/** True where the newest good backup is older than two intervals, or there is none. */
export const isBackupStale = (newestAt: Instant | null, now: Instant, everyMinutes: number): boolean =>
  newestAt === null || minutesBetween(newestAt, now) >= 2 * everyMinutes;
