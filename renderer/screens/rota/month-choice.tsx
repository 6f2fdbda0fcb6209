import { Button } from 'antd';
import { addMonths, type IsoMonth, isoMonth } from '#domain/rota/duty';
import { useWords } from '../../use-words.ts';

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
  const { t } = useWords();
  return (
    <span className="month-choice">
      <Button aria-label={t('rota.screen.previous')} onClick={() => onChange(addMonths(month, -1))}>
        ‹
      </Button>
      <input
        type="month"
        className="text-input"
        aria-label={t('rota.screen.month')}
        value={month}
        onChange={(event) => {
          const typed = isoMonth.safeParse(event.target.value);
          if (typed.success) onChange(typed.data);
        }}
      />
      <Button aria-label={t('rota.screen.next')} onClick={() => onChange(addMonths(month, 1))}>
        ›
      </Button>
      <Button disabled={month === current} onClick={() => onChange(current)}>
        {t('rota.screen.current')}
      </Button>
    </span>
  );
}
