import type { Finding } from './finding.ts';
import type { AbsenceRule } from './rules.ts';

/** A finding of a rule of the set; the sentence of the rule and its paper go with it, as rules change later. */
export const ruleFinding = (
  { id, kind, isAdvice, text, source }: AbsenceRule,
  { values, ...said }: Pick<Finding, 'outcome' | 'values'> & Partial<Finding>,
): Finding => ({
  ruleId: id,
  kind,
  subject: '',
  isAdvice,
  day: null,
  dueAt: null,
  doneAt: null,
  ...said,
  values: { ...(text === '' ? {} : { text }), ...(source === '' ? {} : { source }), ...values },
});
