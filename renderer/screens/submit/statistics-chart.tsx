import { useId } from 'react';
import { Bar, BarChart, LabelList, ResponsiveContainer, XAxis, YAxis } from 'recharts';
import { figureWords } from '../../parts/lying-frame.tsx';

type MonthBar = {
  readonly name: string;
  readonly onTime: number;
  readonly late: number;
  readonly missing: number;
  readonly share: number | null;
  readonly before: number | null;
};

type BarWords = Readonly<Record<'onTime' | 'late' | 'missing' | 'now' | 'before', string>>;

/** The least share of the highest bar that a piece of one takes with a number on it; a flatter one is too low for its number. */
const leastWithNumber = 0.12;
/** A share of nothing has a line to stand its number on; a month of which nothing was due has none. */
const seen = (value: number | null | undefined): number => (typeof value === 'number' ? 1 : 0);
const percent = (value: unknown): string => (typeof value === 'number' ? `${Math.round(value)}` : '');

const axis = (
  <XAxis
    dataKey="name"
    tickLine={false}
    axisLine={{ stroke: 'var(--quiet)' }}
    tick={figureWords}
    interval={0}
  />
);

/** One standing bar a month: reports on time full, late ones hatched, missing ones hollow; the number of each on it. */
export function CountBars({
  bars,
  words,
  size,
}: {
  readonly bars: readonly MonthBar[];
  readonly words: BarWords;
  readonly size: number;
}) {
  // A pattern is found by its name in the whole page.
  const hatch = `hatch${useId().replaceAll(/\W/gu, '')}`;
  const highest = Math.max(...bars.map(({ onTime, late, missing }) => onTime + late + missing));
  const counted = (value: unknown): string =>
    typeof value === 'number' && value > 0 && value >= highest * leastWithNumber ? String(value) : '';
  return (
    <ResponsiveContainer width="100%" height={size * 14}>
      <BarChart
        data={[...bars]}
        margin={{ top: size * 1.4, right: size * 1.6, bottom: 0, left: 4 }}
        accessibilityLayer={false}
        barCategoryGap="18%"
      >
        <defs>
          <pattern
            id={hatch}
            width={6}
            height={6}
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <rect width={6} height={6} fill="var(--panel)" />
            <rect width={3} height={6} fill="var(--orange)" />
          </pattern>
        </defs>
        {axis}
        <YAxis hide domain={[0, 'dataMax']} />
        <Bar
          dataKey="onTime"
          name={words.onTime}
          stackId="all"
          fill="var(--bar)"
          isAnimationActive={false}
          maxBarSize={size * 3}
        >
          <LabelList
            dataKey="onTime"
            position="inside"
            style={{ ...figureWords, fill: 'var(--on-bar)' }}
            formatter={counted}
          />
        </Bar>
        <Bar
          dataKey="late"
          name={words.late}
          stackId="all"
          fill={`url(#${hatch})`}
          stroke="var(--orange)"
          isAnimationActive={false}
          maxBarSize={size * 3}
        />
        <Bar
          dataKey="missing"
          name={words.missing}
          stackId="all"
          fill="var(--panel)"
          stroke="var(--red)"
          isAnimationActive={false}
          maxBarSize={size * 3}
        >
          <LabelList
            position="top"
            style={figureWords}
            valueAccessor={(entry: { readonly payload?: unknown }) => {
              // The bar was drawn of one of the months.
              const bar = entry.payload as MonthBar | undefined;
              return bar === undefined || bar.late + bar.missing === 0 ? '' : `${bar.late}+${bar.missing}`;
            }}
          />
        </Bar>
      </BarChart>
    </ResponsiveContainer>
  );
}

/** Two bars a month: the share of reports on time, and that of the year before hollow beside it. */
export function ShareBars({
  bars,
  words,
  size,
}: {
  readonly bars: readonly MonthBar[];
  readonly words: BarWords;
  readonly size: number;
}) {
  return (
    <ResponsiveContainer width="100%" height={size * 11}>
      <BarChart
        data={[...bars]}
        margin={{ top: size * 1.4, right: 4, bottom: 0, left: 4 }}
        accessibilityLayer={false}
        barCategoryGap="14%"
        barGap={1}
      >
        {axis}
        <YAxis hide domain={[0, 100]} />
        <Bar
          dataKey="share"
          name={words.now}
          fill="var(--bar)"
          minPointSize={seen}
          isAnimationActive={false}
          maxBarSize={size * 2}
        >
          <LabelList dataKey="share" position="top" style={figureWords} formatter={percent} />
        </Bar>
        <Bar
          dataKey="before"
          name={words.before}
          fill="var(--panel)"
          stroke="var(--quiet)"
          minPointSize={seen}
          isAnimationActive={false}
          maxBarSize={size * 2}
        >
          <LabelList
            dataKey="before"
            position="top"
            style={{ ...figureWords, fill: 'var(--quiet)' }}
            formatter={percent}
          />
        </Bar>
      </BarChart>
    </ResponsiveContainer>
  );
}
