import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, waitFor } from '@testing-library/react';
import { Fragment } from 'react';
import { afterEach, expect, test } from 'vitest';
import type { Session } from '#contract/methods/people';
import { putFakeBridge } from '../helpers/fake-bridge.ts';
import type { Notice } from '../../renderer/parts/notice.ts';

putFakeBridge({
  'period.now': {
    today: '2026-11-21',
    running: [],
    dues: [],
    callOuts: [
      { id: 'c1', year: 2026, no: 3, isDrill: false },
      { id: 'c2', year: 2026, no: 4, isDrill: true },
    ],
  },
});

afterEach(cleanup);

test('a call-out never lies behind the tag that counts the others; that of a drill may', async () => {
  const { startWords } = await import('../../renderer/words.ts');
  await startWords('zh-CN');
  const { answers } = await import('../../renderer/asking.ts');
  const { SeatProvider } = await import('../../renderer/frame/seat.tsx');
  const { usePeriodNotices } = await import('../../renderer/frame/period-notices.tsx');
  answers.clear();
  let notices: readonly Notice[] = [];
  const Strip = () => {
    notices = usePeriodNotices();
    return notices.map(({ key, shown }) => <Fragment key={key}>{shown}</Fragment>);
  };
  const session = { accountName: 'zhoumy', personName: '周明远', roles: ['chief'], isLocked: false };
  render(
    <QueryClientProvider client={answers}>
      <SeatProvider session={session as unknown as Session}>
        <Strip />
      </SeatProvider>
    </QueryClientProvider>,
  );
  await waitFor(() => expect(notices).toHaveLength(2));
  expect(notices.map(({ key, isKept }) => [key, isKept])).toEqual([
    ['call c1', true],
    ['call c2', false],
  ]);
});
