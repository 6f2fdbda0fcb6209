import { addMinutes, type Instant } from '../time/instant.ts';

/** How long before it is due something is announced, in minutes. */
const soonMinutes = 60;

/** What is to be announced of something that superior bodies are to have: nothing once it was sent, or while there is more than an hour. */
export function dueAlarm(
  { dueAt, sentAt }: { readonly dueAt: Instant; readonly sentAt: Instant | null },
  now: Instant,
): 'overdue' | 'soon' | undefined {
  if (sentAt !== null) return undefined;
  if (dueAt <= now) return 'overdue';
  return dueAt <= addMinutes(now, soonMinutes) ? 'soon' : undefined;
}
