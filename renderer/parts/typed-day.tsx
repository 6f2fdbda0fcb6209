import { useWords } from '../use-words.ts';
import type { Instant, IsoDay } from '#domain/time/instant';
import { readTypedTime } from '#domain/time/typed-time';
import { localParts } from '#domain/time/zone';
import { useZone } from '../frame/seat.tsx';
import { useMinute } from '../use-now.ts';
import { TextField } from './plain-field.tsx';
import { useTimes } from './times.ts';

/** The day that is meant by `2026-11-21`, `20261121`, `11-21` or `11月21日`; undefined where it is none. */
export function readTypedDay(typed: string, now: Instant, zone: string): IsoDay | undefined {
  const text = typed
    .normalize('NFKC')
    .trim()
    .replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3');
  const at = text === '' ? undefined : readTypedTime(`${text} 12:00`, now, zone);
  return at === undefined ? undefined : localParts(at, zone).day;
}

/** A day that is typed or pasted as it comes, with what was understood below it. */
export function TypedDay({
  label,
  value,
  onChange,
  hint,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (typed: string) => void;
  readonly hint?: string | undefined;
}) {
  const { t } = useWords();
  const times = useTimes();
  const day = readTypedDay(value, useMinute(), useZone());
  const isBad = value.trim() !== '' && day === undefined;
  return (
    <TextField
      label={label}
      value={value}
      hint={day === undefined ? (hint ?? t('office:day.hint')) : times.longDay(day)}
      problem={isBad ? t('office:problem.day') : undefined}
      onChange={onChange}
    />
  );
}
