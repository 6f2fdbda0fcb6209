import { Button } from 'antd';
import { useWords } from '../../use-words.ts';

/** Goes from year to year. */
export function YearChoice({
  year,
  current,
  onChange,
}: {
  readonly year: number;
  readonly current: number;
  readonly onChange: (year: number) => void;
}) {
  const { t } = useWords();
  const around = Array.from({ length: 9 }, (_one, index) => year - 6 + index);
  return (
    <span className="year-choice">
      <Button aria-label={t('period:list.yearBefore')} onClick={() => onChange(year - 1)}>
        ‹
      </Button>
      <select
        className="text-input"
        aria-label={t('period:list.year')}
        value={year}
        onChange={(event) => onChange(Number(event.target.value))}
      >
        {around.map((one) => (
          <option key={one} value={one}>
            {t('period:list.yearName', { year: one })}
          </option>
        ))}
      </select>
      <Button aria-label={t('period:list.yearAfter')} onClick={() => onChange(year + 1)}>
        ›
      </Button>
      <Button disabled={year === current} onClick={() => onChange(current)}>
        {t('period:list.thisYear')}
      </Button>
    </span>
  );
}
