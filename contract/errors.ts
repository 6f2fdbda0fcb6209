import { z } from 'zod';

/** Every reason for which a call can be refused; the words for people live in `resources/words`. */
export const errorCode = z.enum([
  'bad-input',
  'unknown-method',
  'not-found',
  'conflict',
  'rule-broken',
  'not-allowed',
  'signed-out',
  'locked',
  'wrong-password',
  'locked-out',
  'not-set-up',
  'service-down',
  'store-held',
  'store-too-new',
  'store-unreadable',
  'store-gone',
  'disk-full',
  'read-only',
  'cancelled',
  'internal',
]);

/** One reason for which a call can be refused. */
export type ErrorCode = z.output<typeof errorCode>;

/** A refusal as it crosses the wire: a code, the rule or noun it speaks of, and values for the sentence. */
export type Failure = {
  readonly code: ErrorCode;
  readonly message: string;
  readonly details: readonly string[];
};

/** The two outcomes of a call; both are replies. */
export type Reply = { readonly ok: true; readonly output: unknown } | ({ readonly ok: false } & Failure);

/** An expected refusal; anything else that is thrown is a defect and reaches the log as such. */
export class DutyError extends Error {
  readonly failure: Failure;
  /** True where the refusal itself was written down (a wrong password) and must stay in the store. */
  readonly isRecorded: boolean;

  constructor(
    code: ErrorCode,
    message: string,
    details: readonly string[] = [],
    options: { readonly isRecorded?: boolean } = {},
  ) {
    super([code, message, ...details].join(': '));
    this.name = 'DutyError';
    this.failure = { code, message, details };
    this.isRecorded = options.isRecorded ?? false;
  }
}
