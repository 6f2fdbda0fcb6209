import type { Assessment } from '#contract/methods/assessment';
import { useAsk } from '../../asking.ts';
import { useLoaded } from '../../use-loaded.ts';
import { useWords } from '../../use-words.ts';
import type { MonthBar } from './assess-chart.tsx';

const loadChart = () => import('./assess-chart.tsx');

type Months = Assessment['months'];

const punctual = ({ phone, written }: Months[number]): number | null => {
  const due = phone.due + written.due;
  return due === 0 ? null : Math.round((100 * (phone.inTime + written.inTime)) / due);
};

/** Two pictures of the months of a span: what share was in time, and how long the first report took. */
export function AssessMonths({ months }: { readonly months: Months }) {
  const { t, i18n } = useWords();
  const size = useAsk('console.settings', {}).data?.size === 'large' ? 18 : 14;
  const chart = useLoaded(loadChart);
  const short = new Intl.DateTimeFormat(i18n.language, { month: 'short', timeZone: 'UTC' });
  const barsOf = (of: (month: Months[number]) => number | null): (MonthBar & { value: number })[] =>
    months.flatMap((one) => {
      const value = of(one);
      return value === null ? [] : [{ name: short.format(Date.parse(`${one.month}-15`)), value }];
    });
  const shares = barsOf(punctual);
  const minutes = barsOf(({ firstMeanMinutes }) => firstMeanMinutes);
  const lowest = shares.toSorted((one, other) => one.value - other.value)[0];
  const longest = minutes.toSorted((one, other) => other.value - one.value)[0];
  // One or two numbers are read faster than looked at; the table has them.
  if (chart === undefined || shares.length < 3 || lowest === undefined) return null;
  const isEven = shares.every(({ value }) => value === lowest.value);
  const said = isEven
    ? t('incident:assess.chartEven', { percent: `${lowest.value}%` })
    : t('incident:assess.chartSentence', { month: lowest.name, percent: `${lowest.value}%` });
  const pictures = [
    { title: t('incident:assess.chart'), said, bars: shares, most: 100, unit: '%' },
    ...(longest === undefined
      ? []
      : [
          {
            title: t('incident:assess.chartMinutes'),
            said: t('incident:assess.minutesSentence', { month: longest.name, minutes: longest.value }),
            bars: minutes,
            most: undefined,
            unit: '′',
          },
        ]),
  ];
  return (
    <div className="assess-charts">
      {pictures.map(({ title, said: sentence, ...bars }) => (
        <section key={title} className="panel">
          <header>
            <h2>{title}</h2>
            <span className="quiet small">{sentence}</span>
          </header>
          {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a drawing of many parts that reads as one picture */}
          <div className="figure" role="img" aria-label={`${title}. ${sentence}`}>
            <chart.MonthBars {...bars} size={size} />
          </div>
        </section>
      ))}
    </div>
  );
}
