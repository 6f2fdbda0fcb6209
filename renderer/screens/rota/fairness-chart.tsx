import { Bar, LabelList } from 'recharts';
import type { DayType } from '#domain/calendar/official-day';
import { LyingFrame } from '../../parts/lying-frame.tsx';

/** One person's duties by type of day. */
export type FairnessBar = Readonly<Record<DayType, number>> & { readonly name: string };

/** The types of day in the order in which the bars stack them; from dark to light, so that grey paper tells them apart. */
export const stacked = ['holiday', 'restday', 'makeup', 'workday'] as const satisfies readonly DayType[];

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
    <LyingFrame values={bars} size={size} nameWidth={nameWidth} right={size * 2}>
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
    </LyingFrame>
  );
}
