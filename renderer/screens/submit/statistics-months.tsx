import type { Output } from '#contract/methods';
import { useAsk } from '../../asking.ts';
import { useLoaded } from '../../use-loaded.ts';
import { useWords } from '../../use-words.ts';
import { onTime, shareOf } from './statistics-share.ts';

const loadChart = () => import('./statistics-chart.tsx');

/** Two pictures of the months of a span: how many reports were on time, late and missing, and what share was on time beside the year before. */
export function StatisticsMonths({ months }: { readonly months: Output<'office.statistics'>['months'] }) {
  const { t, i18n } = useWords();
  const size = useAsk('console.settings', {}).data?.size === 'large' ? 18 : 14;
  const chart = useLoaded(loadChart);
  // One month is read faster than looked at.
  if (chart === undefined || months.length < 2) return null;
  const short = new Intl.DateTimeFormat(i18n.language, { month: 'short', timeZone: 'UTC' });
  const bars = months.map(({ month, counts, before }) => ({
    name: short.format(Date.parse(`${month}-15`)),
    onTime: onTime(counts),
    late: counts.late,
    missing: counts.missing,
    share: shareOf(counts),
    before: shareOf(before),
  }));
  const words = {
    onTime: t('product:statistics.onTime'),
    late: t('product:statistics.count.late'),
    missing: t('product:statistics.count.missing'),
    now: t('product:statistics.now'),
    before: t('product:statistics.before'),
  };
  const worst = bars
    .filter(({ share }) => share !== null)
    .toSorted((one, other) => (one.share ?? 0) - (other.share ?? 0))[0];
  const said =
    worst === undefined ? '' : t('product:statistics.worst', { month: worst.name, share: worst.share ?? 0 });
  return (
    <div className="statistics-charts">
      <section className="panel">
        <header>
          <h3>{t('product:statistics.chart.counts')}</h3>
          <span className="chart-legend">
            <span className="is-full">{words.onTime}</span>
            <span className="is-hatched">{words.late}</span>
            <span className="is-hollow">{words.missing}</span>
            <span className="quiet">{t('product:statistics.onTop')}</span>
          </span>
        </header>
        {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a drawing of many parts that reads as one picture */}
        <div
          className="figure"
          role="img"
          aria-label={bars
            .map(
              (bar) =>
                `${bar.name}: ${words.onTime} ${bar.onTime}, ${words.late} ${bar.late}, ${words.missing} ${bar.missing}`,
            )
            .join('; ')}
        >
          <chart.CountBars bars={bars} words={words} size={size} />
        </div>
      </section>
      <section className="panel">
        <header>
          <h3>{t('product:statistics.chart.share')}</h3>
          <span className="chart-legend">
            <span className="is-full">{words.now}</span>
            <span className="is-grey">{words.before}</span>
            <span className="quiet">{said}</span>
          </span>
        </header>
        {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- as above */}
        <div
          className="figure"
          role="img"
          aria-label={bars
            .map((bar) => `${bar.name}: ${bar.share ?? '–'}%, ${words.before} ${bar.before ?? '–'}%`)
            .join('; ')}
        >
          <chart.ShareBars bars={bars} words={words} size={size} />
        </div>
      </section>
    </div>
  );
}
