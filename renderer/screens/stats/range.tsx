import { Button } from 'antd';
import { useWords } from '../../use-words.ts';
import { addDays, type IsoDay } from '#domain/time/instant';
import { TypedDay } from '../../parts/typed-day.tsx';

/** The duty days that are looked at, as typed. */
export type TypedRange = { readonly from: string; readonly until: string };

/** The last so many duty days up to `today`. */
export const lastDays = (today: IsoDay, days: number): TypedRange => ({
  from: addDays(today, 1 - days),
  until: today,
});

const usual = [7, 30, 90, 365] as const;

/** Chooses the duty days to count: by typing, or one of the usual stretches. */
export function RangeChoice({
  range,
  today,
  onChange,
}: {
  readonly range: TypedRange;
  readonly today: IsoDay;
  readonly onChange: (range: TypedRange) => void;
}) {
  const { t } = useWords();
  return (
    <div className="range-choice">
      <TypedDay label={t('log.from')} value={range.from} onChange={(from) => onChange({ ...range, from })} />
      <TypedDay
        label={t('log.until')}
        value={range.until}
        onChange={(until) => onChange({ ...range, until })}
      />
      <div className="usual">
        {usual.map((days) => {
          const choice = lastDays(today, days);
          const isChosen = choice.from === range.from && choice.until === range.until;
          return (
            <Button
              key={days}
              aria-pressed={isChosen}
              type={isChosen ? 'primary' : 'default'}
              ghost={isChosen}
              onClick={() => onChange(choice)}
            >
              {t('office:stats.days', { count: days })}
            </Button>
          );
        })}
      </div>
    </div>
  );
}
