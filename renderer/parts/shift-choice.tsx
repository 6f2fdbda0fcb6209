import { Select } from 'antd';
import { useWords } from '../use-words.ts';
import { plannedShifts, type PlannedShift } from '#domain/shift/pattern';
import type { Station } from '#domain/station';
import { addDays, type IsoDay } from '#domain/time/instant';
import { useTimes } from './times.ts';

/** A planned shift by its duty day and its place in it. */
export type ChosenShift = { readonly day: IsoDay; readonly index: number };

/** Chooses the planned shift that is taken, among yesterday's, today's and tomorrow's. */
export function ShiftChoice({
  station,
  today,
  chosen,
  onChange,
}: {
  readonly station: Station;
  readonly today: IsoDay;
  readonly chosen: ChosenShift;
  readonly onChange: (shift: ChosenShift) => void;
}) {
  const { t } = useWords();
  const times = useTimes();
  const planned: readonly PlannedShift[] = [-1, 0, 1].flatMap((days) =>
    plannedShifts(addDays(today, days), station.pattern, station),
  );
  return (
    <Select
      aria-label={t('handover.nextShift')}
      style={{ width: 330 }}
      value={`${chosen.day} ${chosen.index}`}
      options={planned.map((shift) => ({
        value: `${shift.day} ${shift.index}`,
        label: `${times.day(shift.day)} ${shift.name} ${times.clock(shift.from)}–${times.moment(shift.until)}`,
      }))}
      onChange={(value) => {
        const shift = planned.find((one) => `${one.day} ${one.index}` === value);
        if (shift !== undefined) onChange({ day: shift.day, index: shift.index });
      }}
    />
  );
}
