import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { App } from 'antd';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Session } from '#contract/methods/people';
import type { Instant } from '#domain/time/instant';
import {
  checkOf,
  type CheckDraft,
  emptyCheck,
  suggestedOf,
  timed,
  withResult,
} from '../../renderer/screens/incident/check-draft.ts';
import { filteredChecks, noFilter } from '../../renderer/screens/incident/check-history-rows.ts';
import { daysOfChoice, isAhead, movedChoice } from '../../renderer/screens/incident/assess-span.ts';
import { moment, onDay } from '../helpers/builders.ts';
import { putFakeBridge } from '../helpers/fake-bridge.ts';

const aCheck = (no: number, change: Readonly<Record<string, unknown>> = {}) => ({
  id: `c${no}`,
  version: 1,
  year: 2026,
  no,
  roomId: `r${no}`,
  roomName: `${'甲乙丙丁'[no - 1] ?? ''}镇值班室`,
  group: '乡镇',
  phone: `0533-700000${no}`,
  pick: { manner: 'drawn', seed: '', candidates: [], spared: [], times: [], place: no },
  pickedAt: '2026-11-21T00:40:00.000Z',
  checkerName: '王方',
  made: null,
  rectified: null,
  dropped: '',
  entryId: null,
  ...change,
});
const aRoom = (no: number) => ({
  id: `r${no}`,
  name: aCheck(no).roomName,
  group: '乡镇',
  phone: '',
  note: '',
  isOn: true,
});
const made = { result: 'normal', name: '张三', problem: '' };

let rooms: unknown[] = [];
let checks: unknown[] = [];
const bridge = putFakeBridge({
  'incident.setup': () => ({ setup: { rooms, spareDays: 14, mostRings: 3 }, version: 1 }),
  'check.all': () => checks,
  'check.make': (input: { id: string }) => {
    checks = checks.map((one) =>
      (one as { id: string }).id === input.id ? { ...(one as object), made, version: 2 } : one,
    );
    return checks[0];
  },
  'check.draw': () => checks,
  'check.drop': () => checks[0],
  'form.kept': { json: null },
  'form.keep': {},
});

const session = {
  accountId: 'a',
  accountName: 'wangf',
  personId: 'p1',
  personName: '王方',
  roles: ['officer'],
  isLocked: false,
  mustChangePassword: false,
  signedInAt: '2026-11-21T00:00:00.000Z',
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

async function openPart(roles: Session['roles'] = ['officer']) {
  const { ChecksPart } = await import('../../renderer/screens/incident/checks-part.tsx');
  const { SeatProvider } = await import('../../renderer/frame/seat.tsx');
  const { answers } = await import('../../renderer/asking.ts');
  answers.clear();
  render(
    <QueryClientProvider client={answers}>
      <App>
        <SeatProvider session={{ ...session, roles }}>
          <ChecksPart />
        </SeatProvider>
      </App>
    </QueryClientProvider>,
  );
  return { user: userEvent.setup({ delay: null }), answers };
}

test('without rooms it is said where they are added, and nobody can draw', async () => {
  [rooms, checks] = [[], []];
  await openPart();
  expect(await screen.findByText(/还没有要查的值班室/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: '随机抽取' })).toBeNull();
  expect(screen.getByRole('button', { name: '去设置' })).toBeTruthy();
});

test('rooms are called one after the other by keys: the timer, a result, and on to the next', async () => {
  [rooms, checks] = [
    [aRoom(1), aRoom(2)],
    [aCheck(2), aCheck(1)],
  ];
  const { user, answers } = await openPart();
  const first = await screen.findByRole('region', { name: '甲镇值班室' });
  expect(within(first).getByText('0533-7000001')).toBeTruthy();
  await user.keyboard('0');
  expect(within(first).getByText('响铃')).toBeTruthy();
  // Nobody can save what came of it without saying it.
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(within(first).getByRole('alert').textContent).toBe('请选结果。');
  await user.keyboard('0');
  expect(within(first).getByText(/秒接通/)).toBeTruthy();
  // In a field a digit is a digit; with Alt it is a result.
  await user.type(within(first).getByLabelText('应岗人'), '张三1');
  expect(within(first).getByLabelText('应岗人')).toHaveProperty('value', '张三1');
  fireEvent.keyDown(within(first).getByLabelText('应岗人'), { key: '¡', code: 'Digit1', altKey: true });
  expect(within(first).getByRole('button', { name: /正常/ }).getAttribute('aria-pressed')).toBe('true');
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(await screen.findByRole('region', { name: '乙镇值班室' })).toBeTruthy();
  expect(bridge.of('check.make')).toMatchObject([
    { id: 'c1', version: 1, reason: '', made: { result: 'normal', expected: '张三1', rings: null } },
  ]);
  await answers.invalidateQueries();
  expect(await screen.findByText('还有 1 个')).toBeTruthy();
});

test('a window that stands over the checks keeps its keys to itself', async () => {
  [rooms, checks] = [[aRoom(1), aRoom(2)], [aCheck(1)]];
  const { user } = await openPart();
  await screen.findByRole('region', { name: '甲镇值班室' });
  await user.click(screen.getByRole('button', { name: /点\s?名/ }));
  await screen.findByRole('dialog');
  await user.keyboard('1');
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(bridge.of('check.make')).toEqual([]);
});

test('whoever is not of the desk reads the record and picks nobody', async () => {
  [rooms, checks] = [
    [aRoom(1)],
    [
      aCheck(1, {
        made: {
          ...made,
          result: 'noAnswer',
          manner: 'phone',
          expected: '',
          post: '',
          rings: null,
          seconds: 40,
          checkedAt: '2026-11-21T00:41:00.000Z',
        },
      }),
    ],
  ];
  await openPart(['auditor']);
  expect(await screen.findByText('未反馈整改')).toBeTruthy();
  expect(screen.queryByRole('button', { name: /整改反馈/ })).toBeNull();
});

const at = (seconds: number): Instant => moment(`2026-11-21T01:00:${String(seconds).padStart(2, '0')}.000Z`);

test('the timer runs from the first ring to the answer, and a result ends it as what it says', () => {
  const ringing = timed(emptyCheck, at(0));
  const answered = timed(ringing, at(9));
  expect(answered).toMatchObject({ seconds: '9', isAnswered: true });
  expect(suggestedOf(answered, 3)).toBe('normal');
  expect(suggestedOf(timed(ringing, at(16)), 3)).toBe('late');
  expect(withResult(ringing, 'noAnswer', at(40))).toMatchObject({ seconds: '40', isAnswered: false });
  expect(withResult(ringing, 'offPost', at(8))).toMatchObject({ seconds: '8', isAnswered: true });
  // Once more from the beginning.
  expect(timed(answered, at(20))).toMatchObject({ rangAt: at(20), endedAt: '', seconds: '' });
  expect(suggestedOf(emptyCheck, 3)).toBeUndefined();
});

test('what is wrong in a draft is named, and a time that was not typed is that of the first ring', () => {
  const now = at(50);
  const given = (change: Partial<CheckDraft>) =>
    checkOf({ ...emptyCheck, ...change }, { now, zone: 'Asia/Shanghai' });
  expect(given({ rings: 'x', seconds: '3601', at: '2599' }).wrong).toEqual([
    'at',
    'rings',
    'seconds',
    'result',
  ]);
  expect(given({ result: 'busy', rangAt: at(3) }).made?.checkedAt).toBe(at(3));
  expect(given({ result: 'busy' }).made?.checkedAt).toBe(now);
  expect(given({ result: 'busy', at: '0859' }).made?.checkedAt).toBe('2026-11-21T00:59:00.000Z');
  expect(given({ result: 'normal', leader: 'no', rings: '３' }).made).toMatchObject({
    isLeaderThere: false,
    knowsTasks: null,
    rings: 3,
  });
});

test('the record is filtered by room, group and what was found', () => {
  const all = [
    aCheck(1, { made }),
    aCheck(2, { made: { ...made, result: 'late' } }),
    aCheck(3, { made: { ...made, result: 'late' }, rectified: { at: at(0), text: '已谈话' } }),
    aCheck(4, { group: '部门' }),
  ] as unknown as Parameters<typeof filteredChecks>[0];
  const found = (change: Partial<typeof noFilter>) =>
    filteredChecks(all, { ...noFilter, ...change }).map(({ no }) => no);
  expect(found({})).toEqual([1, 2, 3, 4]);
  expect(found({ result: 'faults' })).toEqual([2, 3]);
  expect(found({ result: 'open' })).toEqual([2]);
  expect(found({ result: 'normal' })).toEqual([1]);
  expect(found({ group: '部门' })).toEqual([4]);
  expect(found({ text: '乙' })).toEqual([2]);
});

test('a year that goes on is assessed up to today, and the months follow each other over its end', () => {
  const today = onDay('2026-11-22');
  const year = { view: 'year', year: 2026, month: 11 } as const;
  expect(daysOfChoice(year, today)).toEqual({ fromDay: '2026-01-01', untilDay: '2026-11-22' });
  expect(daysOfChoice({ ...year, year: 2025 }, today).untilDay).toBe('2025-12-31');
  const december = { view: 'month', year: 2025, month: 12 } as const;
  expect(movedChoice(december, 1)).toEqual({ view: 'month', year: 2026, month: 1 });
  expect(movedChoice({ ...december, month: 1 }, -1)).toEqual({ view: 'month', year: 2024, month: 12 });
  expect(isAhead({ ...year, year: 2027 }, today)).toBe(true);
  expect(isAhead(year, today)).toBe(false);
});
