import dateFnsGenerate from '@rc-component/picker/generate/dateFns';
import generatePicker from 'antd/es/date-picker/generatePicker';
import { format } from 'date-fns/format';
import { parse } from 'date-fns/parse';
import { type IsoDay, isoDay } from '#domain/time/instant';

const Picker = generatePicker<Date>(dateFnsGenerate);

/** Chooses a day: typed (`2026-11-22`, `20261122`) or from the calendar. */
export function DayPicker({
  day,
  onChange,
  label,
  allowClear = true,
}: {
  readonly day: string;
  readonly onChange: (day: IsoDay | '') => void;
  readonly label: string;
  readonly allowClear?: boolean;
}) {
  const known = isoDay.safeParse(day);
  return (
    <Picker
      aria-label={label}
      placeholder={label}
      style={{ width: 138 }}
      format={['yyyy-MM-dd', 'yyyyMMdd', 'yyyy/M/d', 'yyyy.M.d']}
      allowClear={allowClear}
      value={known.success ? parse(known.data, 'yyyy-MM-dd', new Date(0)) : null}
      onChange={(next) => onChange(next === null ? '' : isoDay.parse(format(next, 'yyyy-MM-dd')))}
    />
  );
}
