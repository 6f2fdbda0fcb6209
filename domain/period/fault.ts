/** Why a scheme or a set-up of important periods cannot be kept: the rule, and the names that its sentence needs. */
export type PeriodFault = {
  readonly rule:
    | 'period-key-twice'
    | 'period-unknown-tier'
    | 'period-demand-twice'
    | 'period-nobody-rests'
    | 'period-no-duty-tier'
    | 'period-nobody-on-duty'
    | 'period-lead-without-duty'
    | 'period-leaves-post'
    | 'period-scheme-twice'
    | 'period-body-twice'
    | 'period-column-twice'
    | 'period-form-without-day'
    | 'period-form-without-people'
    | 'period-unknown-gap';
  readonly details: readonly string[];
  /** Where it is, as a path into what was looked at (`pools.0.demands`), for the sentence beside a field. */
  readonly path: string;
};

/** Places of values that stand in a list before them. */
export const repeated = (values: readonly string[]): readonly number[] =>
  values.flatMap((value, index) => (values.indexOf(value) < index ? [index] : []));
