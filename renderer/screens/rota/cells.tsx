import { ConfigProvider } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import type { IsoDay } from '#domain/time/instant';
import { useZone } from '../../frame/seat.tsx';
import { readTypedDay } from '../../parts/typed-day.tsx';
import { useMinute } from '../../use-now.ts';
import { useWords } from '../../use-words.ts';

type Wires = {
  readonly 'aria-label': string;
  readonly 'aria-invalid': boolean;
  readonly 'aria-describedby': string | undefined;
  readonly disabled: boolean;
};

/** True where everything around is only to be read. */
const useIsOff = (): boolean => ConfigProvider.useConfig().componentDisabled ?? false;

/** A control in a table: its label is for the ear, what is wrong stands below it. */
function Cell({
  label,
  problem,
  children,
}: {
  readonly label: string;
  readonly problem: string | undefined;
  readonly children: (wires: Wires) => ReactNode;
}) {
  const id = useId();
  const disabled = useIsOff();
  return (
    <span className="rota-cell">
      {children({
        'aria-label': label,
        'aria-invalid': problem !== undefined,
        'aria-describedby': problem === undefined ? undefined : id,
        disabled,
      })}
      {problem === undefined ? null : (
        <span id={id} className="form-problem">
          {problem}
        </span>
      )}
    </span>
  );
}

/** A line of text in a table. */
export function TextCell({
  label,
  value,
  problem,
  placeholder,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly problem: string | undefined;
  readonly placeholder?: string;
  readonly onChange: (text: string) => void;
}) {
  return (
    <Cell label={label} problem={problem}>
      {(wires) => (
        <input
          {...wires}
          className="text-input"
          value={value}
          placeholder={placeholder}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Cell>
  );
}

/** A day in a table, typed as it comes (`11-21`); empty is open, and what is no day stays to be mended. */
export function DayCell({
  label,
  day,
  problem,
  onChange,
}: {
  readonly label: string;
  readonly day: IsoDay | null;
  readonly problem: string | undefined;
  readonly onChange: (day: IsoDay | null) => void;
}) {
  const [typed, setTyped] = useState<string | undefined>(undefined);
  const now = useMinute();
  const zone = useZone();
  const change = (text: string): void => {
    setTyped(text);
    // What cannot be read yet is kept as typed; the setup says beside it that it is no day.
    onChange(text.trim() === '' ? null : (readTypedDay(text, now, zone) ?? (text as IsoDay)));
  };
  return (
    <Cell label={label} problem={typed === undefined ? problem : undefined}>
      {(wires) => (
        <input
          {...wires}
          className="text-input day"
          value={typed ?? day ?? ''}
          maxLength={20}
          autoComplete="off"
          spellCheck={false}
          onBlur={() => setTyped(undefined)}
          onChange={(event) => change(event.target.value)}
        />
      )}
    </Cell>
  );
}

/** A whole number in a table; what is none stays to be mended. */
export function NumberCell({
  label,
  value,
  problem,
  isSigned = false,
  onChange,
}: {
  readonly label: string;
  readonly value: number;
  readonly problem: string | undefined;
  readonly isSigned?: boolean;
  readonly onChange: (value: number) => void;
}) {
  const [typed, setTyped] = useState<string | undefined>(undefined);
  const pattern = isSigned ? /^[-−–]?\d{1,7}$/ : /^\d{1,7}$/;
  const change = (text: string): void => {
    setTyped(text);
    const plain = text.normalize('NFKC').trim();
    onChange(pattern.test(plain) ? Number(plain.replace(/^[−–]/, '-')) : Number.NaN);
  };
  return (
    <Cell label={label} problem={problem}>
      {(wires) => (
        <input
          {...wires}
          className="text-input count"
          inputMode="numeric"
          value={typed ?? (Number.isNaN(value) ? '' : String(value))}
          maxLength={8}
          autoComplete="off"
          onFocus={(event) => event.target.select()}
          onBlur={() => (Number.isNaN(value) ? undefined : setTyped(undefined))}
          onChange={(event) => change(event.target.value)}
        />
      )}
    </Cell>
  );
}

/** A choice in a table; plain, so that a hundred of them cost nothing. */
export function ChoiceCell<T extends string>({
  label,
  value,
  choices,
  problem,
  onChange,
}: {
  readonly label: string;
  readonly value: T;
  readonly choices: readonly { readonly value: T; readonly label: string }[];
  readonly problem?: string | undefined;
  readonly onChange: (value: T) => void;
}) {
  return (
    <Cell label={label} problem={problem}>
      {(wires) => (
        <select
          {...wires}
          className="text-input"
          value={value}
          onChange={(event) => {
            const chosen = choices.find((choice) => choice.value === event.target.value);
            if (chosen !== undefined) onChange(chosen.value);
          }}
        >
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      )}
    </Cell>
  );
}

/** Takes a line out of a table; not there where everything is only to be read. */
export function RemoveLine({ name, onRemove }: { readonly name: string; readonly onRemove: () => void }) {
  const { t } = useWords();
  if (useIsOff()) return null;
  return (
    <button
      type="button"
      className="quiet-button"
      aria-label={t('rota.setup.removeOf', { name })}
      onClick={onRemove}
    >
      {t('rota.setup.remove')}
    </button>
  );
}
