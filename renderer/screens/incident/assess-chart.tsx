import { Bar, BarChart, LabelList, ResponsiveContainer, XAxis, YAxis } from 'recharts';
import { figureWords } from '../../parts/lying-frame.tsx';

/** One month: how it reads under the axis, and what stands on its bar; null where there is nothing to show. */
export type MonthBar = { readonly name: string; readonly value: number | null };

/** One standing bar a month with its number on it; a month without anything has none. */
export function MonthBars({
  bars,
  size,
  most,
  unit,
}: {
  readonly bars: readonly MonthBar[];
  readonly size: number;
  /** Where the axis ends; undefined at the tallest bar. */
  readonly most: number | undefined;
  readonly unit: string;
}) {
  return (
    <ResponsiveContainer width="100%" height={size * 10}>
      <BarChart
        data={[...bars]}
        margin={{ top: size * 1.6, right: 4, bottom: 0, left: 4 }}
        accessibilityLayer={false}
        barCategoryGap="22%"
      >
        <XAxis
          dataKey="name"
          tickLine={false}
          axisLine={{ stroke: 'var(--quiet)' }}
          tick={figureWords}
          interval={0}
        />
        <YAxis hide domain={[0, most ?? 'dataMax']} />
        <Bar
          dataKey="value"
          fill="var(--bar)"
          isAnimationActive={false}
          maxBarSize={size * 2.4}
          // A bar without any height would have no number.
          minPointSize={1}
        >
          <LabelList
            dataKey="value"
            position="top"
            style={figureWords}
            formatter={(value) => (typeof value === 'number' ? `${value}${unit}` : '')}
          />
        </Bar>
      </BarChart>
    </ResponsiveContainer>
  );
}
