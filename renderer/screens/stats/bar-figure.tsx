import { Bar, BarChart, CartesianGrid, LabelList, ResponsiveContainer, XAxis, YAxis } from 'recharts';
import { figureWords, LyingFrame } from '../../parts/lying-frame.tsx';

/** One bar: its name, how it reads under the axis, and how long it is. */
export type BarValue = { readonly name: string; readonly count: number };

/** Bars that lie, one a name, with the number at the end of each. */
export function LyingBars({
  values,
  size,
  nameWidth,
}: {
  readonly values: readonly BarValue[];
  readonly size: number;
  readonly nameWidth: number;
}) {
  return (
    <LyingFrame values={values} size={size} nameWidth={nameWidth} right={size * 3}>
      <Bar dataKey="count" fill="var(--bar)" isAnimationActive={false} barSize={size * 1.1}>
        <LabelList dataKey="count" position="right" style={figureWords} />
      </Bar>
    </LyingFrame>
  );
}

/** Standing bars along time; each carries its number while there is room for it. */
export function StandingBars({
  values,
  size,
  hasLabels,
}: {
  readonly values: readonly BarValue[];
  readonly size: number;
  readonly hasLabels: boolean;
}) {
  return (
    <ResponsiveContainer width="100%" height={size * 15}>
      <BarChart
        data={[...values]}
        margin={{ top: size * 1.5, right: 8, bottom: 0, left: 0 }}
        accessibilityLayer={false}
        barCategoryGap="18%"
      >
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis
          dataKey="name"
          tickLine={false}
          axisLine={{ stroke: 'var(--quiet)' }}
          tick={figureWords}
          interval="equidistantPreserveStart"
          minTickGap={size}
        />
        <YAxis
          allowDecimals={false}
          axisLine={false}
          tickLine={false}
          tick={figureWords}
          width={size * 2.6}
        />
        <Bar dataKey="count" fill="var(--bar)" isAnimationActive={false} maxBarSize={size * 2}>
          {hasLabels ? (
            <LabelList
              dataKey="count"
              position="top"
              style={figureWords}
              formatter={(count) => (count === 0 ? '' : count)}
            />
          ) : null}
        </Bar>
      </BarChart>
    </ResponsiveContainer>
  );
}
