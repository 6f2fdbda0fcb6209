import { useWords } from '../../use-words.ts';

/** What the colours and marks of the year mean. */
export function CalendarLegend() {
  const { t } = useWords();
  const example = (classes: string, mark: string, words: string) => (
    <span className="legend-item">
      <span className={`calendar-day ${classes}`} data-mark={mark} aria-hidden="true">
        <span className="date">1</span>
      </span>
      {words}
    </span>
  );
  return (
    <div className="calendar-legend small">
      {example('workday', '', t('trade:dayType.workday'))}
      {example('restday', '', t('trade:dayType.restday'))}
      {example('holiday statutory', t('office:calendar.mark.holiday'), t('office:calendar.statutory'))}
      {example('holiday', t('office:calendar.mark.holiday'), t('office:calendar.moved'))}
      {example('makeup', t('office:calendar.mark.makeup'), t('trade:dayType.makeup'))}
      {example(
        'holiday provisional',
        t('office:calendar.mark.holiday'),
        t('office:calendar.source.provisional'),
      )}
      {example('workday own', '', t('office:calendar.own'))}
    </div>
  );
}
