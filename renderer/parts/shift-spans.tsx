import { useWords } from '../use-words.ts';
import type { ShiftPattern } from '#domain/shift/pattern';
import type { ClockTime } from '#domain/time/instant';
import type { ShiftNames } from './station-draft.ts';

/** The names of the usual shifts in the language of the screens. */
export function useShiftNames(): ShiftNames {
  const { t } = useWords();
  return {
    'whole-day': [t('trade:shiftName.whole-day')],
    'day-night': [t('trade:shiftName.day'), t('trade:shiftName.night')],
    three: [t('trade:shiftName.morning'), t('trade:shiftName.middle'), t('trade:shiftName.late')],
    own: [t('trade:shiftName.whole-day')],
  };
}

const minuteOf = (time: ClockTime): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** The shifts of a pattern with the time that each covers. */
export function ShiftSpans({
  pattern,
  dayStart,
}: {
  readonly pattern: ShiftPattern;
  readonly dayStart: ClockTime;
}) {
  const { t } = useWords();
  return (
    <ul className="shift-spans">
      {pattern.shifts.map((shift, index) => {
        const until = pattern.shifts[index + 1]?.startsAt ?? dayStart;
        const length = (minuteOf(until) - minuteOf(shift.startsAt) + 1440) % 1440 || 1440;
        const hours = Math.round(length / 6) / 10;
        return (
          <li key={`${shift.startsAt} ${shift.name}`}>
            <b>{shift.name}</b>
            <span>
              {shift.startsAt}–
              {until <= shift.startsAt ? t('office:station.nextDay', { time: until }) : until}
            </span>
            <span className="quiet small">{t('office:station.hours', { count: hours })}</span>
          </li>
        );
      })}
    </ul>
  );
}
