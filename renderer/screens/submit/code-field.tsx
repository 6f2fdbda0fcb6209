import { Field } from '../../parts/plain-field.tsx';
import { useWords } from '../../use-words.ts';
import { digitsOfCode, groupedDigits } from './code-digits.ts';

/** The code of a key as somebody reads it over the telephone: digits in groups, and how many are still missing. */
export function CodeField({
  label,
  typed,
  problem,
  onType,
}: {
  readonly label: string;
  readonly typed: string;
  readonly problem: string | undefined;
  readonly onType: (typed: string) => void;
}) {
  const { t } = useWords();
  const missing = digitsOfCode - typed.replaceAll(' ', '').length;
  return (
    <div data-starts-here>
      <Field
        label={label}
        hint={
          missing === 0 ? t('product:rooms.pair.whole') : t('product:rooms.pair.left', { count: missing })
        }
        problem={problem}
      >
        {(wires) => (
          <input
            {...wires}
            className="text-input pair-code"
            inputMode="numeric"
            autoComplete="off"
            placeholder="0000 0000 0000 0000"
            value={typed}
            onChange={({ target }) => onType(groupedDigits(target.value))}
          />
        )}
      </Field>
    </div>
  );
}
