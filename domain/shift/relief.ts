import { type Instant, minutesBetween } from '../time/instant.ts';

/** How a relief stood to the plan: minutes before (negative) or after the time it was due. */
export type Relief = { readonly kind: 'early' | 'on-time' | 'late'; readonly minutes: number };

/** Says whether a relief due at `dueAt` and signed at `signedAt` was early, on time or late, beyond a grace in minutes. */
export function reliefOf(dueAt: Instant, signedAt: Instant, graceMinutes: number): Relief {
  const minutes = minutesBetween(dueAt, signedAt);
  if (minutes > graceMinutes) return { kind: 'late', minutes };
  if (minutes < -graceMinutes) return { kind: 'early', minutes };
  return { kind: 'on-time', minutes };
}
