import { z } from 'zod';
import { addMinutes, type Instant, instant } from '../time/instant.ts';
import { personId } from './person.ts';

/** The five roles of a duty room: 值班员, 值班长, 带班领导, 管理员, 审计员. */
export const role = z.enum(['officer', 'chief', 'dutyLeader', 'admin', 'auditor']);

/** One of the five roles. */
export type Role = z.output<typeof role>;

/** What an account may do; an auditor does nothing else, so that nobody audits himself. */
export const roles = z
  .array(role)
  .min(1)
  .max(4)
  .refine((list) => new Set(list).size === list.length && (!list.includes('auditor') || list.length === 1));

/** Names an account for ever. */
export const accountId = z.string().min(1).max(64).brand<'AccountId'>();

/** Names an account for ever. */
export type AccountId = z.output<typeof accountId>;

/** What a person types to sign in; any script, no spaces. */
export const accountName = z.string().regex(/^[\p{L}\p{N}._-]{2,32}$/u);

/** A password as typed; at least eight characters. */
export const newPassword = z.string().min(8).max(256);

/** A password as typed at a signature or at sign-in. */
export const password = z.string().min(1).max(256);

/** An account as the administrator sees it; the secret never leaves the store. */
export const account = z.strictObject({
  id: accountId,
  name: z.string(),
  personId,
  personName: z.string(),
  roles,
  state: z.enum(['active', 'disabled']),
  mustChangePassword: z.boolean(),
  lockedUntil: instant.nullable(),
  version: z.int(),
});

/** An account as the administrator sees it. */
export type Account = z.output<typeof account>;

/** Roles that may sit at the desk and sign a shift. */
export const deskRoles = ['officer', 'chief', 'dutyLeader'] as const satisfies readonly Role[];

const freeTries = 3;
const longestLockMinutes = 30;

/**
 * Until when an account stays closed after `failures` wrong passwords in a row: two tries are free, then half a minute,
 * doubling up to thirty minutes; null while it stays open.
 */
export function lockedUntilAfter(failures: number, at: Instant): Instant | null {
  if (failures < freeTries) return null;
  return addMinutes(at, Math.min(0.5 * 2 ** (failures - freeTries), longestLockMinutes));
}

/**
 * True where an account is closed at `now`. A closing that ends later than any closing can was written under a clock that
 * ran ahead and has been set back since: it would keep its owner out for ever, so it does not count.
 */
export const isClosedAt = (lockedUntil: Instant | null, now: Instant): boolean =>
  lockedUntil !== null && lockedUntil > now && lockedUntil <= addMinutes(now, longestLockMinutes);

/** True where a new password is too easy to guess from the account itself; wide and large letters are no disguise. */
export function isGuessable(typed: string, name: string): boolean {
  const plain = (text: string): string => text.normalize('NFKC').toLowerCase();
  return plain(typed).includes(plain(name)) || new Set(typed).size < 4;
}
