import { Select } from 'antd';
import { useState } from 'react';
import { absenceKind, absenceReach } from '#domain/absence/absence';
import type { AbsenceRule } from '#domain/absence/rules';
import { Field } from '../../parts/plain-field.tsx';
import { useWords } from '../../use-words.ts';
import { TickCell } from './tick-cell.tsx';
import { daysOf, readDays } from './rules-draft.ts';
import type { RulesWork } from './rules-work.ts';
import { Titled } from './titled.tsx';

type Applies = Pick<
  AbsenceRule,
  'ranks' | 'reaches' | 'kinds' | 'overHalfDays' | 'upToHalfDays' | 'isForHolidays'
>;

/** Several of a list, none of them meaning all. */
function Several<T extends string>({
  label,
  values,
  choices,
  problem,
  isOff,
  onChange,
}: {
  readonly label: string;
  readonly values: readonly T[];
  readonly choices: readonly { readonly value: T; readonly label: string }[];
  readonly problem?: string | undefined;
  readonly isOff: boolean;
  readonly onChange: (values: T[]) => void;
}) {
  const { t } = useWords();
  return (
    <Titled label={label}>
      <Select
        mode="multiple"
        aria-label={label}
        aria-invalid={problem !== undefined}
        {...(problem === undefined ? {} : { status: 'error' as const })}
        placeholder={t('absence:rules.all')}
        disabled={isOff}
        value={[...values]}
        options={[...choices]}
        optionFilterProp="label"
        onChange={(next: T[]) => onChange(next)}
      />
      {problem === undefined ? null : <span className="form-problem">{problem}</span>}
    </Titled>
  );
}

/** A number of days and halves that may be left empty. */
function DaysField({
  label,
  value,
  problem,
  isOff,
  onChange,
}: {
  readonly label: string;
  /** Half days; null is left empty. */
  readonly value: number | null;
  readonly problem: string | undefined;
  readonly isOff: boolean;
  readonly onChange: (halfDays: number | null) => void;
}) {
  const [typed, setTyped] = useState<string | undefined>(undefined);
  const shown = value === null || Number.isNaN(value) ? '' : daysOf(value);
  return (
    <Field label={label} problem={problem}>
      {(wires) => (
        <input
          {...wires}
          className="text-input count"
          inputMode="decimal"
          maxLength={6}
          autoComplete="off"
          disabled={isOff}
          value={typed ?? shown}
          onBlur={() => (Number.isNaN(value) ? undefined : setTyped(undefined))}
          onChange={(event) => {
            const text = event.target.value;
            setTyped(text);
            onChange(text.trim() === '' ? null : (readDays(text) ?? Number.NaN));
          }}
        />
      )}
    </Field>
  );
}

/** Which absences a rule speaks of: ranks, reach, kinds, length and holidays. */
export function RuleApplies({
  work,
  rule,
  path,
  onChange,
}: {
  readonly work: RulesWork;
  readonly rule: AbsenceRule;
  readonly path: string;
  readonly onChange: (parts: Partial<Applies>) => void;
}) {
  const { t } = useWords();
  const isOff = !work.canEdit;
  const known = new Set(work.rules.ranks.map(({ id }) => id));
  return (
    <fieldset className="bare rule-applies">
      <legend>{t('absence:rules.applies')}</legend>
      <Several
        label={t('absence:rules.ranks')}
        values={rule.ranks.filter((id) => known.has(id))}
        choices={work.rules.ranks.map(({ id, name }) => ({
          value: id,
          label: name === '' ? t('absence:rules.blank') : name,
        }))}
        problem={work.say(`${path}.ranks`)}
        isOff={isOff}
        onChange={(ranks) => onChange({ ranks })}
      />
      <Several
        label={t('absence:field.reach')}
        values={rule.reaches}
        choices={absenceReach.options.map((value) => ({ value, label: t(`absence:reach.${value}`) }))}
        isOff={isOff}
        onChange={(reaches) => onChange({ reaches })}
      />
      <Several
        label={t('absence:field.kind')}
        values={rule.kinds}
        choices={absenceKind.options.map((value) => ({ value, label: t(`absence:kind.${value}`) }))}
        isOff={isOff}
        onChange={(kinds) => onChange({ kinds })}
      />
      <DaysField
        label={t('absence:rules.overDays')}
        value={rule.overHalfDays === 0 ? null : rule.overHalfDays}
        problem={work.say(`${path}.overHalfDays`)}
        isOff={isOff}
        onChange={(overHalfDays) => onChange({ overHalfDays: overHalfDays ?? 0 })}
      />
      <DaysField
        label={t('absence:rules.upToDays')}
        value={rule.upToHalfDays}
        problem={work.say(`${path}.upToHalfDays`)}
        isOff={isOff}
        onChange={(upToHalfDays) => onChange({ upToHalfDays })}
      />
      <TickCell
        label={t('absence:rules.holidaysOnly')}
        isOn={rule.isForHolidays}
        isOff={isOff}
        onChange={(isForHolidays) => onChange({ isForHolidays })}
      />
    </fieldset>
  );
}
