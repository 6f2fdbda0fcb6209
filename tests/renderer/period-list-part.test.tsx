import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { App } from 'antd';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { Session } from '#contract/methods/people';
import { usualAbsenceRules } from '#domain/absence/usual-rules';
import { usualPeriodSetup } from '#domain/period/usual-setup';
import { localParts } from '#domain/time/zone';
import type { Instant } from '#domain/time/instant';
import { putFakeBridge } from '../helpers/fake-bridge.ts';

// The part shows the year of today.
const year = localParts(new Date().toISOString() as Instant, 'Asia/Shanghai').day.slice(0, 4);

const aLine = (id: string, name: string, change: Readonly<Record<string, unknown>>) => ({
  id,
  number: `${year}-0${id}`,
  version: 3,
  kind: 'holiday',
  name,
  fromDay: `${year}-01-01`,
  untilDay: `${year}-01-03`,
  rank: 5,
  basis: '',
  isSensitive: false,
  schemes: ['三三制'],
  state: 'declared',
  stage: 'over',
  planVersion: 2,
  hasDraft: false,
  openDays: 0,
  dues: [],
  overlaps: [],
  ...change,
});
const lines = [
  aLine('1', '元旦', {}),
  aLine('2', '寒潮响应', { state: 'cancelled' }),
  aLine('3', '国庆节', { stage: 'ahead', planVersion: null }),
];

const bridge = putFakeBridge({
  'period.list': lines,
  'period.proposals': [],
  'period.close': lines[0],
  'period.setup': { setup: usualPeriodSetup, version: 0 },
  'rota.setup': { setup: { groups: [] }, version: 0 },
  'absence.rules': { rules: usualAbsenceRules, version: 0 },
  'people.all': [],
});

const session = {
  accountId: 'a',
  accountName: 'zhoumy',
  personId: 'p1',
  personName: '周明远',
  roles: ['chief'],
  isLocked: false,
  mustChangePassword: false,
  signedInAt: `${year}-01-01T00:00:00.000Z`,
} as unknown as Session;

beforeAll(async () => {
  const { startWords } = await import('../../renderer/words.ts');
  await startWords('zh-CN');
});
beforeEach(async () => {
  const { forgetPlaces } = await import('../../renderer/parts/kept.ts');
  forgetPlaces();
  bridge.seen.length = 0;
});
afterEach(cleanup);

async function openPart(roles: Session['roles']) {
  const { ListPart } = await import('../../renderer/screens/period/list-part.tsx');
  const { SeatProvider } = await import('../../renderer/frame/seat.tsx');
  const { answers } = await import('../../renderer/asking.ts');
  answers.clear();
  const [onGoTo, onChoose] = [vi.fn(), vi.fn()];
  render(
    <QueryClientProvider client={answers}>
      <App>
        <SeatProvider session={{ ...session, roles }}>
          <ListPart onChoose={onChoose} onGoTo={onGoTo} />
        </SeatProvider>
      </App>
    </QueryClientProvider>,
  );
  await screen.findAllByText('元旦');
  return { user: userEvent.setup({ delay: null }), onGoTo, onChoose };
}

const rows = (): readonly string[] =>
  within(screen.getByRole('grid', { name: '重要时段一览' }))
    .getAllByRole('row')
    .slice(1)
    .map((row) => row.querySelector('b')?.textContent ?? '');

test('what is ahead stands before what is over, and cancelled ones are shown when asked for', async () => {
  const { user } = await openPart(['chief']);
  expect(rows()).toEqual(['国庆节', '元旦']);
  await user.click(screen.getByRole('checkbox', { name: '显示已撤销（1）' }));
  expect(rows()).toEqual(['国庆节', '元旦', '寒潮响应']);
});

test('keys move the cursor, Enter opens the table, and a period that is over is closed with what is to be said of it', async () => {
  const { user, onGoTo, onChoose } = await openPart(['chief']);
  screen.getByRole('grid', { name: '重要时段一览' }).focus();
  await user.keyboard('{Home}');
  const actions = screen.getByRole('toolbar', { name: '所选时段' });
  expect(within(actions).getByRole('button', { name: /结\s?束/ })).toHaveProperty('disabled', true);
  await user.keyboard('{ArrowDown}{Enter}');
  expect(onGoTo).toHaveBeenCalledWith('plan', '1');
  // The other tabs go by the cursor too.
  expect(onChoose).toHaveBeenLastCalledWith('1');
  await user.click(
    within(screen.getByRole('toolbar', { name: '所选时段' })).getByRole('button', { name: /结\s?束/ }),
  );
  const dialog = await screen.findByRole('dialog');
  const confirm = within(dialog).getByRole('button', { name: /确\s?认/ });
  expect(confirm).toHaveProperty('disabled', true);
  await user.type(within(dialog).getByRole('textbox'), '值守平稳');
  await user.click(confirm);
  await vi.waitFor(() => {
    expect(bridge.seen.filter(({ method }) => method === 'period.close')).toMatchObject([
      { input: { id: '1', version: 3, conclusion: '值守平稳' } },
    ]);
  });
});

test('whoever may not plan looks and goes to the tables, and changes nothing', async () => {
  const { user } = await openPart(['officer']);
  expect(screen.queryByRole('button', { name: '新设时段' })).toBeNull();
  await user.click(within(screen.getByRole('grid', { name: '重要时段一览' })).getByText('元旦'));
  const actions = screen.getByRole('toolbar', { name: '所选时段' });
  expect(
    within(actions)
      .getAllByRole('button')
      .map((button) => button.textContent.replaceAll(' ', '')),
  ).toEqual(['编排Enter', '报送', '小结']);
});

test('without schemes and bodies the form says where they are made, and what was typed is there again', async () => {
  const { user, onGoTo } = await openPart(['chief']);
  await user.click(screen.getByRole('button', { name: '新设时段' }));
  const name = await screen.findByLabelText('名称');
  await user.type(name, '寒潮');
  await user.click(screen.getByRole('button', { name: '值守方案与人员' }));
  expect(screen.getByText(/还没有值守方案/)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: '去方案与设置' }));
  expect(onGoTo).toHaveBeenCalledWith('setup');
  await user.click(screen.getByRole('button', { name: /时段$/, pressed: false }));
  expect(screen.getByLabelText<HTMLInputElement>('名称').value).toBe('寒潮');
});
