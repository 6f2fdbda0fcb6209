import { ConfigProvider, Select } from 'antd';
import { useId, useState } from 'react';
import { incidentLevel, type LevelOrNone, levelOrNone } from '#domain/incident/level';
import { type IncidentClass, type IncidentKind, incidentClass } from '#domain/incident/taxonomy';
import { useWords } from '../../use-words.ts';
import { TickCell } from '../absence/tick-cell.tsx';
import { Titled } from '../absence/titled.tsx';
import { TextCell } from '../rota/cells.tsx';
import { readAmount } from './setup-amount.ts';

/** True where everything around is only to be read. */
const useIsOff = (): boolean => ConfigProvider.useConfig().componentDisabled ?? false;

/** A yes or no in a table; its words are for the ear. */
export function TickBox({
  label,
  isOn,
  onChange,
}: {
  readonly label: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}) {
  const isOff = useIsOff();
  return (
    <input
      type="checkbox"
      className="setup-tick"
      aria-label={label}
      title={label}
      checked={isOn}
      disabled={isOff}
      onChange={(event) => onChange(event.target.checked)}
    />
  );
}

/** A number that may be long (`5000万`) and, where it may, be left empty; what is none stays to be mended. */
export function AmountCell({
  label,
  value,
  problem,
  placeholder = '',
  isNeeded = false,
  onChange,
}: {
  readonly label: string;
  /** Null where it is left empty; no number while what is typed is none. */
  readonly value: number | null;
  readonly problem?: string | undefined;
  readonly placeholder?: string;
  readonly isNeeded?: boolean;
  readonly onChange: (value: number | null) => void;
}) {
  const [typed, setTyped] = useState<string | undefined>(undefined);
  const isWrong = Number.isNaN(value);
  const change = (text: string): void => {
    setTyped(text);
    onChange(text.trim() === '' && !isNeeded ? null : (readAmount(text) ?? Number.NaN));
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- what was understood stands in the field once it is left
    <span className="setup-amount" onBlur={() => (isWrong ? undefined : setTyped(undefined))}>
      <TextCell
        label={label}
        value={typed ?? (value === null || isWrong ? '' : String(value))}
        placeholder={placeholder}
        problem={problem}
        onChange={change}
      />
    </span>
  );
}

/** Several names, chosen from those that are known or typed; 、 and , end one. */
export function NamesPick({
  label,
  values,
  known,
  problem,
  onChange,
}: {
  readonly label: string;
  readonly values: readonly string[];
  readonly known: readonly string[];
  readonly problem?: string | undefined;
  readonly onChange: (values: string[]) => void;
}) {
  const id = useId();
  return (
    <span className="rota-cell setup-names">
      <Select
        mode="tags"
        aria-label={label}
        aria-invalid={problem !== undefined}
        aria-describedby={problem === undefined ? undefined : id}
        {...(problem === undefined ? {} : { status: 'error' as const })}
        tokenSeparators={['、', '，', ',', '；', ';']}
        value={[...values]}
        options={known.map((value) => ({ value, label: value }))}
        onChange={(next: string[]) => onChange(next.map((name) => name.trim()).filter((name) => name !== ''))}
      />
      {problem === undefined ? null : (
        <span id={id} className="form-problem">
          {problem}
        </span>
      )}
    </span>
  );
}

/** Several of a short list, none of them meaning what `none` says. */
export function SeveralPick<T extends string>({
  label,
  values,
  choices,
  none,
  onChange,
}: {
  readonly label: string;
  readonly values: readonly T[];
  readonly choices: readonly { readonly value: T; readonly label: string }[];
  readonly none: string;
  readonly onChange: (values: T[]) => void;
}) {
  return (
    <span className="rota-cell setup-names">
      <Select
        mode="multiple"
        aria-label={label}
        placeholder={none}
        value={[...values]}
        options={[...choices]}
        optionFilterProp="label"
        onChange={(next: T[]) => onChange(next)}
      />
    </span>
  );
}

/** Kinds of the taxonomy, none of them meaning all. */
export function KindsPick({
  label,
  values,
  kinds,
  problem,
  onChange,
}: {
  readonly label: string;
  readonly values: readonly string[];
  readonly kinds: readonly IncidentKind[];
  readonly problem?: string | undefined;
  readonly onChange: (values: string[]) => void;
}) {
  const { t } = useWords();
  const options = incidentClass.options.flatMap((of) => {
    const own = kinds.filter((kind) => kind.class === of);
    return own.length === 0
      ? []
      : [
          {
            label: t(`incident:class.${of}`),
            options: own.map(({ id, name }) => ({ value: id, label: name })),
          },
        ];
  });
  return (
    <span className="rota-cell setup-kinds">
      <Select
        mode="multiple"
        aria-label={label}
        aria-invalid={problem !== undefined}
        {...(problem === undefined ? {} : { status: 'error' as const })}
        placeholder={t('incident:setup.everyKind')}
        value={[...values]}
        options={options}
        optionFilterProp="label"
        onChange={(next: string[]) => onChange(next)}
      />
      {problem === undefined ? null : <span className="form-problem">{problem}</span>}
    </span>
  );
}

const withOne = <T,>(all: readonly T[], chosen: readonly T[], one: T, isIn: boolean): T[] =>
  all.filter((each) => (each === one ? isIn : chosen.includes(each)));

/** Classes as ticks, none of them meaning all. */
export function ClassTicks({
  classes,
  canEdit,
  onChange,
}: {
  readonly classes: readonly IncidentClass[];
  readonly canEdit: boolean;
  readonly onChange: (classes: IncidentClass[]) => void;
}) {
  const { t } = useWords();
  return (
    <Titled label={t('incident:setup.classes')} isWide>
      <div className="choices setup-classes">
        {incidentClass.options.map((one) => (
          <TickCell
            key={one}
            label={t(`incident:class.${one}`)}
            isOn={classes.includes(one)}
            isOff={!canEdit}
            onChange={(isIn) => onChange(withOne(incidentClass.options, classes, one, isIn))}
          />
        ))}
      </div>
    </Titled>
  );
}

/** The heads of the columns that `LevelCells` fills. */
export function LevelHeads() {
  const { t } = useWords();
  return (
    <>
      {levelOrNone.options.map((level) => (
        <th key={level} className="setup-level" data-level={level} title={t(`incident:level.${level}`)}>
          {t(`incident:setup.levelShort.${level}`)}
        </th>
      ))}
      <th className="setup-level">{t('incident:word.sensitive')}</th>
    </>
  );
}

/** Levels and 敏感 as ticks, each in a column of its own. */
export function LevelCells({
  name,
  levels,
  isForSensitive,
  onChange,
}: {
  readonly name: string;
  readonly levels: readonly LevelOrNone[];
  readonly isForSensitive: boolean;
  readonly onChange: (parts: { levels?: LevelOrNone[]; isForSensitive?: boolean }) => void;
}) {
  const { t } = useWords();
  const labelOf = (field: string): string => t('rota.setup.fieldOf', { name, field });
  return (
    <>
      {levelOrNone.options.map((level) => (
        <td key={level} className="setup-level">
          <TickBox
            label={labelOf(t(`incident:level.${level}`))}
            isOn={levels.includes(level)}
            onChange={(isIn) => onChange({ levels: withOne(levelOrNone.options, levels, level, isIn) })}
          />
        </td>
      ))}
      <td className="setup-level">
        <TickBox
          label={labelOf(t('incident:word.sensitive'))}
          isOn={isForSensitive}
          onChange={(isIn) => onChange({ isForSensitive: isIn })}
        />
      </td>
    </>
  );
}

/** A level as it is called, in its colour; null is one that is not graded. */
export function LevelTag({ level }: { readonly level: LevelOrNone | null }) {
  const { t } = useWords();
  return (
    <span className="tag setup-level-tag" data-level={level ?? 'none'}>
      {t(`incident:level.${level ?? 'none'}`)}
    </span>
  );
}

/** The levels that somebody may choose, and that nobody has graded. */
export const levelsToChoose: readonly LevelOrNone[] = ['none', ...incidentLevel.options];
