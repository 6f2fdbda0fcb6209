import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { App } from 'antd';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { DutyError } from '#contract/errors';
import type { Session } from '#contract/methods/people';
import { figureKeys } from '#domain/product/figures';
import { addMinutes, instant, isoDay } from '#domain/time/instant';
import { putFakeBridge } from '../helpers/fake-bridge.ts';

const day = isoDay.parse('2026-11-22');
let incidents = 0;
let title = '云岭市零报告';
let needsReviewer = false;
let review: object | null = null;
let happened: readonly object[] = [];
let dues: readonly object[] = [];
let key: object | null = null;
let isWrong = false;
const fields = () => ({
  kind: 'daily',
  isZero: true,
  fromDay: day,
  untilDay: day,
  period: null,
  title,
  sections: [],
  conclusion: '值守正常。',
  to: [],
  copyTo: [],
  figures: { ...Object.fromEntries(figureKeys.map((key) => [key, 0])), incidents },
  incidents: [],
  factsUntilSeq: 9,
});
const destination = (id: string, isOn: boolean) => ({ id, name: `去处${id}`, folder: `/${id}`, isOn });
const contents = { documents: ['docx'], withLog: true };
const bridge = putFakeBridge({
  'station.now': { station: { unitName: '云岭市', zone: 'Asia/Shanghai' } },
  'desk.now': {},
  'reminders.open': [],
  'absence.now': { overdue: [] },
  'period.now': { dues: [] },
  'console.settings': { sound: false },
  'console.alarm': {},
  'session.choices': [{ account: 'lin', personName: '林晓岚', initials: 'lxl', roles: ['officer'] }],
  'product.review': () => review,
  'product.reviews': [],
  'product.submitReview': {},
  'product.compose': () => ({ fields: fields(), year: 2026, no: 5, needsReviewer, standing: null }),
  'product.watch': () => ({ today: day, dues, standing: null, happened, warnMinutes: [60, 15] }),
  'product.setup': {
    setup: { templates: [], destinations: [destination('a', true), destination('b', false)], contents },
    version: 1,
  },
  'package.key': () => ({ key, earlier: [] }),
  'product.issue': () => {
    if (isWrong) throw new DutyError('wrong-password', '', ['4']);
    return { id: 'r1' };
  },
  'package.make': { id: 'j1' },
});
const session = {
  accountName: 'lin',
  personName: '林晓岚',
  roles: ['officer'],
  isLocked: false,
} as unknown as Session;

beforeAll(async () => {
  const { startWords } = await import('../../renderer/words.ts');
  await startWords('zh-CN');
});
beforeEach(() => {
  bridge.seen.length = 0;
  [incidents, happened, dues] = [0, [], []];
  [key, isWrong] = [{ code: '0000 0000 0000 0000' }, false];
  [needsReviewer, review, title] = [false, null, '云岭市零报告'];
});
afterEach(cleanup);

async function openZero() {
  const { ZeroSheet } = await import('../../renderer/screens/submit/zero-sheet.tsx');
  const { SeatProvider } = await import('../../renderer/frame/seat.tsx');
  const { answers } = await import('../../renderer/asking.ts');
  answers.clear();
  const done: unknown[] = [];
  render(
    <QueryClientProvider client={answers}>
      <App>
        <SeatProvider session={session}>
          <ZeroSheet
            title="零报告"
            day={day}
            onIssued={(id, jobId) => done.push([id, jobId])}
            onWrite={() => done.push('write')}
            onClose={() => done.push('closed')}
          />
        </SeatProvider>
      </App>
    </QueryClientProvider>,
  );
  return { user: userEvent.setup({ delay: null }), done };
}

test('on a quiet day one password issues the zero report, packs it and sends it to every destination that is on', async () => {
  const { user, done } = await openZero();
  await user.type(await screen.findByLabelText('口令'), 'Demo-2026{Enter}');
  await waitFor(() => expect(done).toEqual([['r1', 'j1']]));
  expect(bridge.of('product.issue')).toMatchObject([
    {
      fields: { isZero: true, title: '云岭市零报告' },
      no: null,
      reviewer: null,
      issuer: { manner: 'signed', account: 'lin', password: 'Demo-2026' },
    },
  ]);
  expect(bridge.of('package.make')).toEqual([{ productId: 'r1', contents, destinationIds: ['a'] }]);
});

test('without a key the button says that it is signed, and a wrong password is there to be typed over', async () => {
  [key, isWrong] = [null, true];
  const { user, done } = await openZero();
  const password = await screen.findByLabelText<HTMLInputElement>('口令');
  expect(screen.getByRole('button', { name: '签发 Enter' })).toBeDefined();
  expect(screen.queryByRole('button', { name: /签发并报送/ })).toBeNull();
  await user.type(password, 'Wrong-2026{Enter}');
  await waitFor(() => expect([password.selectionStart, password.selectionEnd]).toEqual([0, 10]));
  isWrong = false;
  await user.keyboard('Demo-2026{Enter}');
  await waitFor(() => expect(done).toEqual([['r1', undefined]]));
  expect(bridge.of('product.issue').at(-1)).toMatchObject({ issuer: { password: 'Demo-2026' } });
});

test('what speaks against a zero report is said first, and it takes a second choice to issue it all the same', async () => {
  happened = [{ what: 'warnings', count: 2 }];
  const { user, done } = await openZero();
  expect(await screen.findByText('当日有预警2条，不宜零报告。')).toBeDefined();
  expect(screen.queryByLabelText('口令')).toBeNull();
  await user.click(screen.getByRole('button', { name: '仍报零报告' }));
  await user.type(await screen.findByLabelText('口令'), 'Demo-2026{Enter}');
  await waitFor(() => expect(done).toEqual([['r1', 'j1']]));
});

test('a day with an incident offers the daily report and no zero report', async () => {
  incidents = 1;
  happened = [{ what: 'incidents', count: 1 }];
  const { user, done } = await openZero();
  await user.click(await screen.findByRole('button', { name: '写日报告' }));
  expect(done).toEqual(['write']);
  expect(screen.queryByRole('button', { name: '仍报零报告' })).toBeNull();
  expect(bridge.of('product.issue')).toEqual([]);
});

const waiting = {
  id: 'w1',
  version: 3,
  textNo: 2,
  kind: 'daily',
  isZero: true,
  fromDay: day,
  untilDay: day,
  writerName: '王方',
  isMine: false,
  submittedAt: '2026-11-22T08:05:00.000Z',
  changed: null,
  returned: null,
  remarks: [],
  newEntries: 2,
};

test('where somebody has to look it through it is submitted with one click and no password', async () => {
  needsReviewer = true;
  const { user, done } = await openZero();
  await user.click(await screen.findByRole('button', { name: '送 审' }));
  await waitFor(() => expect(done).toEqual(['closed']));
  expect(bridge.of('product.submitReview')).toMatchObject([
    { fields: { isZero: true }, base: { isZero: true }, no: null, before: null },
  ]);
  expect(bridge.of('product.issue')).toEqual([]);
});

test('one that waits says whose it is and what the log had since, and is signed as the one that was looked at', async () => {
  review = waiting;
  const { user, done } = await openZero();
  expect(await screen.findByText(/王方 .*送审/)).toBeDefined();
  expect(screen.getByText(/送审后又有2条记录/)).toBeDefined();
  const reviewer = screen.getByRole('group', { name: '审核' });
  await user.click(within(reviewer).getByText('口头或电话同意'));
  await user.type(within(reviewer).getByLabelText('姓名'), '李主任');
  await user.type(screen.getByLabelText('口令'), 'Demo-2026{Enter}');
  await waitFor(() => expect(done).toEqual([['r1', 'j1']]));
  expect(bridge.of('product.issue')).toMatchObject([
    { review: { id: 'w1', version: 3 }, reviewer: { manner: 'spoken', name: '李主任' } },
  ]);
});

test('what was read is what is signed: another text that came in meanwhile is refused by its version', async () => {
  review = waiting;
  const { user } = await openZero();
  expect(await screen.findByText('第2稿')).toBeDefined();
  const { forget } = await import('../../renderer/asking.ts');
  review = { ...waiting, version: 4, textNo: 3 };
  title = '另一份零报告';
  forget(['product']);
  expect(await screen.findByText('第3稿')).toBeDefined();
  expect(screen.queryByText('另一份零报告')).toBeNull();
  const reviewer = screen.getByRole('group', { name: '审核' });
  await user.click(within(reviewer).getByText('口头或电话同意'));
  await user.type(within(reviewer).getByLabelText('姓名'), '李主任');
  await user.type(screen.getByLabelText('口令'), 'Demo-2026{Enter}');
  await waitFor(() =>
    expect(bridge.of('product.issue')).toMatchObject([
      { fields: { title: '云岭市零报告' }, review: { id: 'w1', version: 3 } },
    ]),
  );
});

test('the whole report of the day waits: no zero report goes beside it', async () => {
  review = { ...waiting, isZero: false };
  const { user, done } = await openZero();
  await user.click(await screen.findByRole('button', { name: '打开送审稿' }));
  expect(done).toEqual(['write']);
  expect(screen.queryByLabelText('口令')).toBeNull();
});

test('a report that is due is announced once with its time, one that was sent or that a period asks for is not', async () => {
  const { Reminders } = await import('../../renderer/frame/reminders.tsx');
  const { SeatProvider } = await import('../../renderer/frame/seat.tsx');
  const { answers, forget } = await import('../../renderer/asking.ts');
  const dueAt = addMinutes(instant.parse(new Date().toISOString()), -60);
  const due = {
    recipientId: 'above',
    recipientName: '市总值班室',
    kind: 'daily',
    fromDay: day,
    untilDay: day,
    dueAt,
    periodId: null,
    periodName: '',
    metAt: null,
    isLate: false,
    productId: null,
  };
  dues = [due, { ...due, recipientId: 'x', metAt: dueAt }, { ...due, recipientId: 'y', periodId: 'spring' }];
  answers.clear();
  render(
    <QueryClientProvider client={answers}>
      <SeatProvider session={session}>
        <Reminders />
      </SeatProvider>
    </QueryClientProvider>,
  );
  await waitFor(() => expect(bridge.of('console.alarm')).toHaveLength(1));
  expect(bridge.of('console.alarm')).toMatchObject([{ title: '报送逾期 市总值班室' }]);
  forget(['product']);
  await waitFor(() => expect(bridge.of('product.watch').length).toBeGreaterThan(1));
  expect(bridge.of('console.alarm')).toHaveLength(1);
});
