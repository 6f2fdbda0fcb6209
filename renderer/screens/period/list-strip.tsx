import type { CSSProperties } from 'react';
import type { PeriodLine } from '#contract/methods/period-nouns';
import type { PeriodId } from '#domain/period/period';
import type { IsoDay } from '#domain/time/instant';
import { useWords } from '../../use-words.ts';
import { monthsOf, shareOf, yearBars } from './list-year.ts';

const percent = (share: number): string => `${share * 100}%`;

/** A year as a band of twelve months with its periods as bars; those that share days stand below one another. */
export function YearStrip({
  year,
  today,
  lines,
  cursorId,
  onCursor,
}: {
  readonly year: number;
  readonly today: IsoDay;
  readonly lines: readonly PeriodLine[];
  readonly cursorId: PeriodId | undefined;
  readonly onCursor: (id: PeriodId) => void;
}) {
  const { t, i18n } = useWords();
  const bars = yearBars(
    lines.filter(({ state }) => state !== 'cancelled'),
    year,
  );
  const lanes = Math.max(1, ...bars.map(({ lane }) => lane + 1));
  const month = new Intl.DateTimeFormat(i18n.language, { month: 'short', timeZone: 'UTC' });
  const now = shareOf(today, year);
  // CSS reads the number of lanes.
  const style = { '--lanes': lanes } as CSSProperties;
  return (
    <section className="year-strip" style={style} aria-label={t('period:list.strip', { year })}>
      <div className="year-months" aria-hidden="true">
        {monthsOf(year).map((one) => (
          <span key={one.month} style={{ left: percent(one.from), width: percent(one.until - one.from) }}>
            {month.format(Date.UTC(year, one.month - 1, 15))}
          </span>
        ))}
      </div>
      <div className="year-bars">
        {bars.map(({ line, lane, from, until, isFromBefore, goesOn }) => (
          <button
            key={line.id}
            type="button"
            aria-pressed={line.id === cursorId}
            className={`bar is-${line.stage}${isFromBefore ? ' is-from-before' : ''}${goesOn ? ' goes-on' : ''}`}
            // CSS reads the lane.
            style={{ left: percent(from), width: percent(until - from), '--lane': lane } as CSSProperties}
            title={`${line.name} ${line.fromDay} – ${line.untilDay}`}
            aria-label={`${line.name} ${line.fromDay} – ${line.untilDay}`}
            onClick={() => onCursor(line.id)}
          >
            {until - from > 0.03 ? line.name : ''}
          </button>
        ))}
        {now === undefined ? null : <span className="year-now" style={{ left: percent(now) }} aria-hidden />}
      </div>
    </section>
  );
}
