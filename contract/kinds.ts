import type { z } from 'zod';
import type { Role } from '#domain/people/account';

/** What a query reads and a command changes; a change makes the open screens ask again. */
export const topics = [
  'station',
  'calendar',
  'people',
  'accounts',
  'session',
  'log',
  'drafts',
  'shifts',
  'rota',
  'absence',
  'period',
  'incident',
  'check',
  'product',
  'package',
  'office',
  'forms',
  'calendar',
  'phrases',
  'reminders',
  'jobs',
  'backups',
  'console',
] as const;

/** One kind of thing that screens show. */
export type Topic = (typeof topics)[number];

/** Who may make a call: anybody, anybody who has signed in (locked or not), or the roles listed. */
export type Allow = 'public' | 'signed-in' | readonly Role[];

/** One line of the contract without its kind. */
export type Shape = {
  readonly topics: readonly Topic[];
  readonly allow: Allow;
  readonly input: z.ZodType;
  readonly output: z.ZodType;
  /**
   * Only of a question whose answer is protected: who asked, and for what, is recorded, once an hour for one session and
   * one thing, so that a screen that asks again by itself does not fill the record.
   */
  readonly isReadRecorded?: true;
  /** Only of a question whose answer makes or reads a file: it comes when it is ready, and others are answered meanwhile. */
  readonly isSlow?: true;
};

/** A question: reads, never writes. */
export const query = <const S extends Shape>(shape: S) => ({ kind: 'query' as const, ...shape });

/** An order: one transaction, done once per call id. */
export const command = <const S extends Shape>(shape: S) => ({ kind: 'command' as const, ...shape });

/** Something only the main process can do: dialogs, printing, the console's own settings. */
export const desktop = <const S extends Shape>(shape: S) => ({ kind: 'desktop' as const, ...shape });
