import { Input } from 'antd';
import { useWords } from '../use-words.ts';
import { readTypedTime } from '#domain/time/typed-time';
import { useZone } from '../frame/seat.tsx';
import { useMinute } from '../use-now.ts';
import { useTimes } from './times.ts';

/** A time that is typed as it comes (`0213`, `昨 2350`) with what was understood beside it. */
export function TypedTime({
  value,
  onChange,
  label,
  hint,
  problem,
  width = 190,
}: {
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly label: string;
  readonly hint: string;
  readonly problem?: string | undefined;
  readonly width?: number;
}) {
  const { t } = useWords();
  const now = useMinute();
  const times = useTimes();
  const zone = useZone();
  const at = value.trim() === '' ? undefined : readTypedTime(value, now, zone);
  // A full date says itself what it means.
  const understood = at === undefined || value.trim().length > 12 ? '' : times.moment(at);
  return (
    <label className="field">
      <span>{label}</span>
      <Input
        value={value}
        placeholder={hint}
        style={{ width }}
        status={problem === undefined && (value.trim() === '' || at !== undefined) ? '' : 'error'}
        suffix={<span className="small quiet">{understood}</span>}
        title={hint}
        onChange={(event) => onChange(event.target.value)}
      />
      {problem === undefined && (value.trim() === '' || at !== undefined) ? null : (
        <span className="field-problem">{problem ?? t('entry.badTime')}</span>
      )}
    </label>
  );
}
