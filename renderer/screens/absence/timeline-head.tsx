import type { CSSProperties } from 'react';
import type { ShownDay } from '#contract/methods/calendar';
import type { RotaSetup } from '#domain/rota/setup';
import type { IsoDay } from '#domain/time/instant';
import { dayWords, holidayWords } from '../../parts/day-words.ts';
import { useTimes } from '../../parts/times.ts';
import { useWords } from '../../use-words.ts';
import { type Run, runsOf } from './timeline-layout.ts';

/** Where something stands in a row of so many days. */
export const placeStyle = (from: number, until: number, days: number): CSSProperties => ({
  left: `${(100 * from) / days}%`,
  width: `${(100 * (until - from)) / days}%`,
});

function Runs({
  runs,
  days,
  colour,
}: {
  readonly runs: readonly Run[];
  readonly days: number;
  readonly colour: 'red' | 'orange';
}) {
  if (runs.length === 0) return null;
  return (
    <div className="timeline-runs">
      {runs.map((run) => (
        <span
          key={run.at}
          className={`run ${colour}`}
          style={placeStyle(run.at, run.at + run.length, days)}
          title={run.name}
        >
          {run.name}
        </span>
      ))}
    </div>
  );
}

/** The band over the timeline: holidays, important periods, and the days with what kind of day each is. */
export function TimelineHead({
  days,
  calendar,
  periods,
  today,
}: {
  readonly days: readonly IsoDay[];
  readonly calendar: ReadonlyMap<IsoDay, ShownDay>;
  readonly periods: RotaSetup['sensitive'];
  readonly today: IsoDay;
}) {
  const { t, i18n } = useWords();
  const times = useTimes();
  const weekday = new Intl.DateTimeFormat(i18n.language, { weekday: 'narrow', timeZone: 'UTC' });
  const holidays = runsOf(
    days.map((day) => {
      const known = calendar.get(day);
      return known?.type === 'holiday' ? holidayWords(t, known.name) : '';
    }),
  );
  return (
    <thead>
      <tr>
        <th scope="col">{t('absence:timeline.person')}</th>
        <th scope="col" aria-label={t('absence:timeline.days')}>
          <Runs runs={holidays} days={days.length} colour="red" />
          {periods.map((period) => (
            <Runs
              key={`${period.name} ${period.fromDay}`}
              runs={runsOf(
                days.map((day) => (day >= period.fromDay && day <= period.untilDay ? period.name : '')),
              )}
              days={days.length}
              colour="orange"
            />
          ))}
          <div className="timeline-days">
            {days.map((day) => {
              const known = calendar.get(day);
              return (
                <span
                  key={day}
                  className={`${known?.type ?? ''} ${day === today ? 'is-today' : ''}`}
                  aria-current={day === today ? 'date' : undefined}
                  title={[
                    times.longDay(day),
                    known === undefined ? '' : dayWords(t, known),
                    known?.lunar ?? '',
                  ]
                    .filter((part) => part !== '')
                    .join('\n')}
                >
                  {Number(day.slice(8))}
                  <small>
                    {known?.type === 'makeup'
                      ? t('absence:timeline.makeup')
                      : weekday.format(Date.parse(day))}
                  </small>
                </span>
              );
            })}
          </div>
        </th>
      </tr>
    </thead>
  );
}
