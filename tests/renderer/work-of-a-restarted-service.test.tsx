import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { App } from 'antd';
import type { ReactNode } from 'react';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { DutyError } from '#contract/errors';
import type { Backup } from '#contract/methods/backup';
import type { Session } from '#contract/methods/people';
import { putFakeBridge } from '../helpers/fake-bridge.ts';

const running = {
  id: 'j1',
  kind: 'generate',
  state: 'running',
  done: 4,
  total: 10,
  files: [],
  failure: null,
  verdict: null,
  drill: null,
  taken: null,
  packageId: null,
  restored: null,
  startedAt: '2026-11-21T00:00:00.000Z',
};
let isStartedAgain = false;
putFakeBridge({
  'station.now': { station: { unitName: '云岭市', zone: 'Asia/Shanghai', dayStart: '08:30' } },
  'desk.now': {},
  'session.choices': [],
  'rota.generate': running,
  'period.generate': running,
  'backup.loss': { records: 0, entries: 0, since: null, sentSince: null },
  'backup.restore': { ...running, kind: 'restore' },
  'job.state': () => {
    if (isStartedAgain) throw new DutyError('not-found', 'job');
    return running;
  },
});

beforeAll(async () => {
  const { startWords } = await import('../../renderer/words.ts');
  await startWords('zh-CN');
  // The windows are read from the disk here, once, and not in the time of a test.
  await import('../../renderer/screens/rota/month-generate.tsx');
  await import('../../renderer/screens/system/restore-dialog.tsx');
}, 60_000);
beforeEach(() => {
  isStartedAgain = false;
});
afterEach(cleanup);

async function show(page: ReactNode): Promise<void> {
  const { SeatProvider } = await import('../../renderer/frame/seat.tsx');
  const { answers } = await import('../../renderer/asking.ts');
  answers.clear();
  const session = { accountName: 'zhoumy', personName: '周明远', roles: ['admin'], isLocked: false };
  render(
    <QueryClientProvider client={answers}>
      <App>
        <SeatProvider session={session as unknown as Session}>{page}</SeatProvider>
      </App>
    </QueryClientProvider>,
  );
}

const button = (name: RegExp) => screen.getByRole<HTMLButtonElement>('button', { name });
const interrupted = () =>
  waitFor(() => expect(screen.getByText('这项工作已中断，请重新开始。')).toBeDefined(), { timeout: 4000 });

test('a window in which a rota is made lets go of the work when the service was started again, and it can be begun anew', async () => {
  const { MonthGenerate } = await import('../../renderer/screens/rota/month-generate.tsx');
  type Work = Parameters<typeof MonthGenerate>[0]['work'];
  // What the window reads of a month that nobody planned yet.
  const work = {
    month: { month: '2026-12', draft: null, published: null },
    state: { isUnkept: false },
  } as unknown as Work;
  const nothing = (): void => undefined;
  await show(<MonthGenerate work={work} onShow={nothing} onSetup={nothing} onClose={nothing} />);
  fireEvent.click(button(/开始生成/));
  await waitFor(() => expect(button(/关\s*闭$/).disabled).toBe(true));
  isStartedAgain = true;
  await interrupted();
  expect(screen.queryByRole('progressbar')).toBeNull();
  expect([button(/关\s*闭$/).disabled, button(/开始生成/).disabled]).toEqual([false, false]);
});

test('a window from which a backup is restored can be left when the service was started again before it was', async () => {
  const { answers } = await import('../../renderer/asking.ts');
  const { RestoreDialog } = await import('../../renderer/screens/system/restore-dialog.tsx');
  const backup = { place: 'first', name: 'b1', madeAt: '2026-11-20T00:00:00.000Z' } as unknown as Backup;
  await show(<RestoreDialog backup={backup} onClose={() => undefined} />);
  const [reason] = await screen.findAllByRole('textbox');
  const password = document.querySelector('input[type="password"]');
  if (reason === undefined || password === null) throw new RangeError('no fields');
  fireEvent.change(reason, { target: { value: '磁盘损坏' } });
  fireEvent.change(password, { target: { value: 'Duty-2026' } });
  await waitFor(() => expect(button(/恢复/).disabled).toBe(false));
  fireEvent.click(button(/恢复/));
  await waitFor(() => expect(button(/取\s*消/).disabled).toBe(true));
  isStartedAgain = true;
  await answers.invalidateQueries();
  await interrupted();
  expect(button(/取\s*消/).disabled).toBe(false);
});
