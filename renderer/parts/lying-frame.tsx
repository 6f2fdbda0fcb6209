import type { ReactNode } from 'react';
import { BarChart, ResponsiveContainer, XAxis, YAxis } from 'recharts';

/** How words in a figure look. */
export const figureWords = { fill: 'var(--text)', fontSize: 'var(--small)' } as const;

/** The frame of bars that lie, one a name, with the names before them; `right` is the room for what stands behind the longest. */
export function LyingFrame({
  values,
  size,
  nameWidth,
  right,
  children,
}: {
  readonly values: readonly { readonly name: string }[];
  readonly size: number;
  readonly nameWidth: number;
  readonly right: number;
  readonly children: ReactNode;
}) {
  return (
    <ResponsiveContainer width="100%" height={values.length * size * 1.9 + 8}>
      <BarChart
        data={[...values]}
        layout="vertical"
        margin={{ top: 0, right, bottom: 0, left: 0 }}
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
          tick={figureWords}
        />
        {children}
      </BarChart>
    </ResponsiveContainer>
  );
}
