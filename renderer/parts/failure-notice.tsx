import { format } from 'date-fns/format';

import { useWords, type Words } from '../use-words.ts';
import { DutyError } from '#contract/errors';

/** The sentence for a refusal: what happened, what was kept, what to do. */
export function failureWords(t: Words, error: unknown): string {
  const failure =
    error instanceof DutyError ? error.failure : { code: 'internal' as const, message: '', details: [] };
  const last = failure.details.at(-1) ?? '';
  const until = failure.code === 'locked-out' && last !== '' ? format(new Date(last), 'HH:mm:ss') : '';
  const values = {
    context: failure.message,
    message: failure.message,
    details: ['wrong-password', 'locked-out'].includes(failure.code)
      ? (failure.details[0] ?? '')
      : failure.details.join('、'),
    until,
  };
  // The context finds the sentence of one rule where there is one; which rules have one only the words know.
  const say = t as (key: string, values: Readonly<Record<string, string>>) => string;
  return say(`failures:${failure.code}`, values);
}

/** Says what went wrong, beside the thing that went wrong. */
export function FailureNotice({ error }: { readonly error: unknown }) {
  const { t } = useWords();
  if (error === undefined || error === null) return null;
  return (
    <div className="failure" role="alert">
      {failureWords(t, error)}
    </div>
  );
}
