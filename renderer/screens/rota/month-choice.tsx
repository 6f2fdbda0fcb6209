import { Button } from 'antd';
import { addMonths, type IsoMonth, isoMonth } from '#domain/rota/duty';
import { useWords } from '../../use-words.ts';

const monthsBack = 13;
const monthsOn = 13;

/** Goes from month to month; shown beside the tabs, because most of them are of one month. */
export function MonthChoice({
  month,
  current,
  onChange,
}: {
  readonly month: IsoMonth;
  readonly current: IsoMonth;
  readonly onChange: (month: IsoMonth) => void;
}) {
  const { t, i18n } = useWords();
  const format = new Intl.DateTimeFormat(i18n.language, { year: 'numeric', month: 'long', timeZone: 'UTC' });
  const around = Array.from({ length: monthsBack + monthsOn + 1 }, (_, index) =>
    addMonths(month, index - monthsBack),
  );
  return (
    <span className="month-choice">
      <Button aria-label={t('rota.screen.previous')} onClick={() => onChange(addMonths(month, -1))}>
        ‹
      </Button>
      <select
        className="text-input"
        aria-label={t('rota.screen.month')}
        value={month}
        // Only months of this list can be chosen.
        onChange={(event) => onChange(isoMonth.parse(event.target.value))}
      >
        {around.map((other) => (
          <option key={other} value={other}>
            {format.format(Date.parse(`${other}-15`))}
          </option>
        ))}
      </select>
      <Button aria-label={t('rota.screen.next')} onClick={() => onChange(addMonths(month, 1))}>
        ›
      </Button>
      <Button disabled={month === current} onClick={() => onChange(current)}>
        {t('rota.screen.current')}
      </Button>
    </span>
  );
}
