import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Session } from '#contract/methods/people';
import type { Role } from '#domain/people/account';
import { addMinutes, instant, isoDay } from '#domain/time/instant';
import { putFakeBridge } from '../helpers/fake-bridge.ts';

const day = isoDay.parse('2026-11-22');
const inMinutes = (minutes: number) => addMinutes(instant.parse(new Date(Date.now()).toISOString()), minutes);

const due = (periodId: string | null) => ({
  recipientId: 'city',
  recipientName: '市总值班室',
  kind: 'daily',
  fromDay: day,
  untilDay: day,
  dueAt: inMinutes(20),
  periodId,
  periodName: periodId === null ? '' : '国庆假期',
  metAt: null,
  isLate: false,
  productId: null,
});
const waiting = {
  id: 'w1',
  version: 1,
  textNo: 1,
  kind: 'daily',
  isZero: false,
  fromDay: day,
  untilDay: day,
  title: '值班日报告',
  writerName: '王方',
  isMine: false,
  submittedAt: '2026-11-22T08:05:00.000Z',
  changed: null,
  returned: null as object | null,
  remarks: [],
  newEntries: 0,
};
const returned = { name: '陈主班', at: '2026-11-22T08:10:00.000Z', remark: '写全' };
let reviews: readonly (typeof waiting)[] = [];
let dues: readonly object[] = [];
let ofPeriods: readonly object[] = [];
const bridge = putFakeBridge({
  'station.now': { station: { unitName: '云岭市', zone: 'Asia/Shanghai' } },
  'desk.now': {},
  'reminders.open': [],
  'absence.now': { overdue: [] },
  'period.now': () => ({ dues: ofPeriods }),
  'product.watch': () => ({ today: day, dues, standing: null, happened: [], warnMinutes: [60, 30] }),
  'product.reviews': () => reviews,
  'console.settings': { sound: false },
  'console.alarm': {},
});

beforeAll(async () => {
  const { startWords } = await import('../../renderer/words.ts');
  await startWords('zh-CN');
});
beforeEach(() => {
  bridge.seen.length = 0;
  [reviews, dues, ofPeriods] = [[], [due(null)], []];
});
afterEach(cleanup);

/** The frame of a console with somebody at it. */
async function sit(role: Role): Promise<void> {
  const { answers } = await import('../../renderer/asking.ts');
  const { SeatProvider } = await import('../../renderer/frame/seat.tsx');
  const { useProductNotices } = await import('../../renderer/frame/product-notices.tsx');
  const { Reminders } = await import('../../renderer/frame/reminders.tsx');
  const Notices = () => useProductNotices().map(({ key, shown }) => <span key={key}>{shown}</span>);
  answers.clear();
  const session = { isLocked: false, roles: [role], personName: '林晓岚' } as unknown as Session;
  render(
    <QueryClientProvider client={answers}>
      <SeatProvider session={session}>
        <Reminders />
        <Notices />
      </SeatProvider>
    </QueryClientProvider>,
  );
}

const bodies = (): readonly string[] =>
  bridge.of('console.alarm').map((input) => (input as { readonly body: string }).body);

/** The last thing that was announced says this. */
const isSaid = (what: RegExp): Promise<void> => waitFor(() => expect(bodies().at(-1)).toMatch(what));

test('a report that nobody submitted is announced as not sent', async () => {
  await sit('officer');
  await isSaid(/市总值班室，尚未报送。/);
  expect(screen.getByRole('link').textContent).not.toContain('送审');
});

test('a report that waits is announced to whoever can sign it, with the name of its writer, and the strip says so', async () => {
  reviews = [waiting];
  await sit('chief');
  await isSaid(/市总值班室，王方已送审，待审核。/);
  await waitFor(() => expect(screen.getByRole('link').textContent).toContain('已送审，待审核'));
});

test('a report that was given back is announced to its writer as waiting to be mended', async () => {
  reviews = [{ ...waiting, isMine: true, returned }];
  await sit('officer');
  await isSaid(/已退回王方，待修改。/);
  await waitFor(() => expect(screen.getByRole('link').textContent).toContain('已退回，待修改'));
});

test('what is submitted after the alarm rang is announced once more to a reviewer, and not to its writer', async () => {
  const { forget } = await import('../../renderer/asking.ts');
  for (const [role, isMine, times] of [
    ['chief', false, 2],
    ['officer', true, 1],
  ] as const) {
    reviews = [];
    bridge.seen.length = 0;
    await sit(role);
    await isSaid(/尚未报送/);
    reviews = [{ ...waiting, isMine }];
    forget(['product']);
    await waitFor(() => expect(screen.getByRole('link').textContent).toContain('已送审，待审核'));
    expect(bodies()).toHaveLength(times);
    cleanup();
  }
});

test('a report of an important period says so too, and what is no report of a day goes on as it was', async () => {
  dues = [];
  reviews = [waiting];
  const ofPeriod = {
    periodId: 'national',
    periodName: '国庆假期',
    bodyId: 'city',
    bodyName: '市总值班室',
    what: 'daily',
    day,
    dueAt: inMinutes(30),
    sentAt: null,
    submissionId: null,
    state: 'waiting',
    isOutdated: false,
  };
  ofPeriods = [ofPeriod, { ...ofPeriod, what: 'roster', day: null }];
  await sit('chief');
  await waitFor(() => expect(bodies().some((body) => body.includes('王方已送审，待审核'))).toBe(true));
  expect(bodies().filter((body) => body.includes('尚未报送')).length).toBeGreaterThan(0);
});
