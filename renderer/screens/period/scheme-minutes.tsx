import { useState } from 'react';
import { useWords } from '../../use-words.ts';
import { TextCell } from '../rota/cells.tsx';

/** Minutes within which somebody has to be there; empty where the unit has not said so. */
export function MinutesCell({
  label,
  value,
  problem,
  onChange,
}: {
  readonly label: string;
  readonly value: number | null;
  readonly problem: string | undefined;
  readonly onChange: (minutes: number | null) => void;
}) {
  const { t } = useWords();
  const [typed, setTyped] = useState<string | undefined>(undefined);
  const change = (text: string): void => {
    setTyped(text);
    const plain = text.normalize('NFKC').trim();
    if (plain === '') return onChange(null);
    onChange(/^\d{1,4}$/u.test(plain) ? Number(plain) : Number.NaN);
  };
  const shown = value === null || Number.isNaN(value) ? '' : String(value);
  return (
    <span className="period-minutes">
      <TextCell
        label={label}
        value={typed ?? shown}
        placeholder={t('period:scheme.minutesOpen')}
        problem={problem}
        onChange={change}
      />
    </span>
  );
}
