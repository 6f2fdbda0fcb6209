import type { Instant } from '#domain/time/instant';
import { readTypedTime } from '#domain/time/typed-time';
import { useZone } from '../../frame/seat.tsx';
import { TextField } from '../../parts/plain-field.tsx';
import { useTimes } from '../../parts/times.ts';
import { nowAt, useMinute } from '../../use-now.ts';
import { useWords } from '../../use-words.ts';

/** The moment that was typed, now where nothing was; undefined where it is none. */
export const readMoment = (typed: string, zone: string): Instant | undefined =>
  typed.trim() === '' ? nowAt() : readTypedTime(typed, nowAt(), zone);

/** A moment that has passed, typed as it comes; empty is now. */
export function MomentField({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (typed: string) => void;
}) {
  const { t } = useWords();
  const times = useTimes();
  const at = readTypedTime(value, useMinute(), useZone());
  const isBlank = value.trim() === '';
  return (
    <TextField
      label={label}
      value={value}
      placeholder={t('absence:detail.nowHint')}
      hint={isBlank || at === undefined ? t('absence:detail.momentHint') : times.full(at).slice(0, 16)}
      problem={isBlank || at !== undefined ? undefined : t('entry.badTime')}
      onChange={onChange}
    />
  );
}
