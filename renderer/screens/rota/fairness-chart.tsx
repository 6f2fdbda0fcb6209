import { Bar, BarChart, LabelList, ResponsiveContainer, XAxis, YAxis } from 'recharts';
import type { DayType } from '#domain/calendar/official-day';

/** One person's duties by type of day. */
export type FairnessBar = Readonly<Record<DayType, number>> & { readonly name: string };

/** The types of day in the order in which the bars stack them; from dark to light, so that grey paper tells them apart. */
export const stacked = ['holiday', 'restday', 'makeup', 'workday'] as const satisfies readonly DayType[];

const words = { fill: 'var(--text)', fontSize: 'var(--small)' } as const;

/** Stacked bars that lie, one a person, with the number in each part. */
export function FairnessChart({
  bars,
  size,
  nameWidth,
}: {
  readonly bars: readonly FairnessBar[];
  readonly size: number;
  readonly nameWidth: number;
}) {
  return (
    <ResponsiveContainer width="100%" height={bars.length * size * 1.9 + 8}>
      <BarChart
        data={[...bars]}
        layout="vertical"
        margin={{ top: 0, right: size * 2, bottom: 0, left: 0 }}
        accessibilityLayer={false}
      >
        <XAxis type="number" hide domain={[0, 'dataMax']} />
        <YAxis
          type="category"
          dataKey="name"
          width={nameWidth}
          interval={0}
          axisLine={false}
          tickLine={false}
          tick={words}
        />
        {stacked.map((type) => (
          <Bar
            key={type}
            dataKey={type}
            stackId="duties"
            fill={`var(--duty-${type})`}
            stroke="var(--panel)"
            isAnimationActive={false}
            barSize={size * 1.3}
          >
            <LabelList
              dataKey={type}
              position="center"
              style={{ fill: `var(--on-duty-${type})`, fontSize: 'var(--small)' }}
              formatter={(count) => (count === 0 ? '' : count)}
            />
          </Bar>
        ))}
      </BarChart>
    </ResponsiveContainer>
  );
}
