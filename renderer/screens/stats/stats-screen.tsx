import '../../styles/office.css';
import { useWords } from '../../use-words.ts';
import type { Output } from '#contract/methods';
import { addDays, daysBetween, type IsoDay } from '#domain/time/instant';
import { dutyDayOf } from '#domain/time/zone';
import { useAsk } from '../../asking.ts';
import { useSeat, useZone } from '../../frame/seat.tsx';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { useKeptParts } from '../../parts/kept.ts';
import { readTypedDay } from '../../parts/typed-day.tsx';
import { useTimes } from '../../parts/times.ts';
import { useMinute } from '../../use-now.ts';
import { type BarValue, LyingBars, StandingBars } from './bar-figure.tsx';
import { FigurePanel } from './figure-panel.tsx';
import { lastDays, RangeChoice, type TypedRange } from './range.tsx';

const longest = 3660;
const mostOf = (values: readonly BarValue[]): BarValue | undefined =>
  values.reduce<BarValue | undefined>(
    (most, value) => (most === undefined || value.count > most.count ? value : most),
    undefined,
  );

function Figures({
  counts,
  days,
}: {
  readonly counts: Output<'log.counts'>;
  readonly days: readonly IsoDay[];
}) {
  const { t, i18n } = useWords();
  const times = useTimes();
  const size = useAsk('console.settings', {}).data?.size === 'large' ? 18 : 14;
  const ofDay = new Map(counts.byDay.map(({ day, count }) => [day, count]));
  const isLong = days.length > 62;
  const byDay = days.map((day) => ({ name: isLong ? day : day.slice(5), count: ofDay.get(day) ?? 0 }));
  const byCategory = counts.byCategory.map(({ category, count }) => ({
    name: t(`trade:category.${category}`),
    count,
  }));
  const byHour = counts.byHour.map((count, hour) => ({ name: String(hour).padStart(2, '0'), count }));
  const total = byCategory.reduce((sum, value) => sum + value.count, 0);
  const night = counts.byHour.reduce((sum, count, hour) => (hour >= 22 || hour < 6 ? sum + count : sum), 0);
  const busiest = counts.byDay.toSorted((a, b) => b.count - a.count)[0];
  const first = mostOf(byCategory);
  if (total === 0 || busiest === undefined || first === undefined)
    return <div className="empty">{t('office:stats.empty')}</div>;
  const share = (count: number): string => `${Math.round((100 * count) / total)}%`;
  const perDay = (total / days.length).toFixed(1);
  return (
    <div className="figures">
      <FigurePanel
        title={t('office:stats.byDay')}
        heading={t('office:stats.day')}
        sentence={t('office:stats.daySentence', {
          count: total,
          perDay,
          day: times.day(busiest.day),
          most: busiest.count,
        })}
        values={byDay}
      >
        <StandingBars values={byDay} size={size} hasLabels={days.length <= 31} />
      </FigurePanel>
      <FigurePanel
        title={t('office:stats.byCategory')}
        heading={t('entry.category')}
        sentence={t('office:stats.categorySentence', { name: first.name, share: share(first.count) })}
        values={byCategory}
      >
        <LyingBars values={byCategory} size={size} nameWidth={size * (i18n.language === 'en' ? 8.5 : 7)} />
      </FigurePanel>
      <FigurePanel
        title={t('office:stats.byHour')}
        heading={t('office:stats.hour')}
        sentence={t('office:stats.hourSentence', { hour: mostOf(byHour)?.name ?? '', share: share(night) })}
        values={byHour}
      >
        <StandingBars values={byHour} size={size} hasLabels />
      </FigurePanel>
    </div>
  );
}

function StatsOf({ today }: { readonly today: IsoDay }) {
  const { t } = useWords();
  const zone = useZone();
  const now = useMinute();
  const [range, setRange] = useKeptParts<TypedRange>('stats-range', lastDays(today, 30));
  const from = readTypedDay(range.from, now, zone);
  const until = readTypedDay(range.until, now, zone);
  const isOrdered = from !== undefined && until !== undefined && from <= until;
  const isShort = isOrdered && until <= addDays(from, longest);
  const isAsked = isOrdered && isShort;
  const asked = useAsk(
    'log.counts',
    { fromDay: from ?? today, untilDay: until ?? today },
    { isOff: !isAsked },
  );
  const problem =
    from === undefined || until === undefined || isAsked
      ? undefined
      : t(isOrdered ? 'office:stats.tooLong' : 'office:stats.wrongOrder');
  return (
    <>
      <header className="office-bar">
        <h1>{t('place.stats')}</h1>
        <RangeChoice range={range} today={today} onChange={setRange} />
        <span className="grow" />
        {problem === undefined ? null : (
          <span className="form-problem" role="alert">
            {problem}
          </span>
        )}
      </header>
      <FailureNotice error={asked.error} />
      {isAsked && asked.data !== undefined ? (
        <Figures counts={asked.data} days={daysBetween(from, until)} />
      ) : null}
    </>
  );
}

/** 统计: how much the log was written, by day, by category and by hour. */
export function StatsScreen() {
  const { station } = useSeat();
  const now = useMinute();
  return (
    <div className="office-page stats">
      {station === undefined ? null : <StatsOf today={dutyDayOf(now, station)} />}
    </div>
  );
}
