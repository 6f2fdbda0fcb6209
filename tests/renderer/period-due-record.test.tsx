import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { App } from 'antd';
import { afterEach, expect, test } from 'vitest';
import type { Session } from '#contract/methods/people';
import type { PeriodFull } from '#contract/methods/period-nouns';
import { aPeriodFull } from '../helpers/a-period-full.ts';
import { putFakeBridge } from '../helpers/fake-bridge.ts';

putFakeBridge({});

const session = { roles: ['chief'], isLocked: false } as unknown as Session;
const bodies: PeriodFull['fields']['bodies'] = [
  { bodyId: 'city', name: '市委市政府总值班室', roster: null, daily: null },
];

afterEach(cleanup);

test('a table that is published while its sending is written down is the one that is meant', async () => {
  const { startWords } = await import('../../renderer/words.ts');
  await startWords('zh-CN');
  const { answers } = await import('../../renderer/asking.ts');
  const { SeatProvider } = await import('../../renderer/frame/seat.tsx');
  const { DueRecord } = await import('../../renderer/screens/period/due-record.tsx');
  const shown = (full: PeriodFull) => (
    <QueryClientProvider client={answers}>
      <App>
        <SeatProvider session={session}>
          <DueRecord
            full={{ ...full, fields: { ...full.fields, bodies } }}
            due={null}
            onClose={() => undefined}
          />
        </SeatProvider>
      </App>
    </QueryClientProvider>
  );
  const { rerender } = render(shown(aPeriodFull()));
  fireEvent.change(screen.getByLabelText(/^报送时间/), { target: { value: '2026-01-31 0930' } });
  rerender(shown(aPeriodFull({ published: { version: 1, cells: [] } })));
  expect(screen.getByText(/早于该版安排表在本机发布的时间/)).toBeTruthy();
});
