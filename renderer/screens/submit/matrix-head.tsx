import type { IsoDay } from '#domain/time/instant';
import { useWords } from '../../use-words.ts';
import { countKeys, type DayCounts } from './matrix-rows.ts';

/** Nothing is counted of a day on which nobody had to report, and only who will have to of one that is still to come. */
const isBlank = (count: DayCounts, key: (typeof countKeys)[number]): boolean =>
  count.expected === 0 || (key !== 'expected' && count.waiting === count.expected);

/** The head of the matrix: its days, and under each how many had to report, did, did late and did not. */
export function MatrixHead({
  days,
  counts,
  today,
  size,
}: {
  readonly days: readonly IsoDay[];
  readonly counts: readonly DayCounts[];
  readonly today: IsoDay;
  readonly size: number;
}) {
  const { t, i18n } = useWords();
  const isWeek = days.length <= 7;
  const weekday = new Intl.DateTimeFormat(i18n.language, {
    weekday: isWeek ? 'short' : 'narrow',
    timeZone: 'UTC',
  });
  const noon = (day: IsoDay): Date => new Date(`${day}T12:00:00.000Z`);
  const isOff = (day: IsoDay): boolean => [0, 6].includes(noon(day).getUTCDay());
  const columnClass = (day: IsoDay): string =>
    [isOff(day) ? 'is-off' : '', day === today ? 'is-today' : ''].filter((one) => one !== '').join(' ');
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a table cannot keep its headings in sight
    <div role="rowgroup" className="matrix-head">
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- as above */}
      <div role="row" aria-rowindex={1} className="matrix-row" style={{ height: Math.round(size * 2.9) }}>
        {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- as above */}
        <span role="columnheader" className="matrix-name">
          {t('product:matrix.room')}
        </span>
        {days.map((day) => (
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- as above
          <span
            key={day}
            role="columnheader"
            className={`matrix-day ${columnClass(day)}`}
            aria-current={day === today ? 'date' : undefined}
            title={day === today ? t('product:matrix.today') : undefined}
          >
            <b>{isWeek ? day.slice(5) : Number(day.slice(8))}</b>
            <span>{weekday.format(noon(day))}</span>
          </span>
        ))}
      </div>
      {countKeys.map((key, index) => (
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- as above
        <div
          key={key}
          role="row"
          aria-rowindex={index + 2}
          className="matrix-row matrix-counts"
          style={{ height: Math.round(size * 1.45) }}
        >
          {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- as above */}
          <span role="rowheader" className="matrix-name">
            {t(`product:matrix.count.${key}`)}
          </span>
          {days.map((day, place) => {
            const count = counts[place];
            const isQuiet =
              count === undefined || count.expected === 0 || (key !== 'expected' && count[key] === 0);
            return (
              // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- as above
              <span
                key={day}
                role="gridcell"
                className={`${columnClass(day)}${isQuiet || (key !== 'missing' && key !== 'late') ? '' : ` is-${key}-count`}`}
              >
                {count === undefined || isBlank(count, key) ? '' : count[key]}
              </span>
            );
          })}
        </div>
      ))}
    </div>
  );
}
