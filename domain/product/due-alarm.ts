import { addMinutes, type Instant } from '../time/instant.ts';

/** How long after its time something is announced once more, and how long it is announced at all, in minutes. */
const againAfter = 15;
const quietAfter = 24 * 60;

/** How far the announcing of something due has come: minutes before it, that it is due, or that it is overdue. */
export type ProductAlarm = number | 'due' | 'overdue';

/** What is to be announced of a product that is due: the newest warning that has begun; nothing once it was sent, before the first warning, and a day after. */
export function productAlarm(
  { dueAt, metAt }: { readonly dueAt: Instant; readonly metAt: Instant | null },
  warnMinutes: readonly number[],
  now: Instant,
): ProductAlarm | undefined {
  if (metAt !== null || now >= addMinutes(dueAt, quietAfter)) return undefined;
  if (now >= addMinutes(dueAt, againAfter)) return 'overdue';
  if (now >= dueAt) return 'due';
  return warnMinutes
    .toSorted((one, other) => one - other)
    .find((minutes) => now >= addMinutes(dueAt, -minutes));
}
