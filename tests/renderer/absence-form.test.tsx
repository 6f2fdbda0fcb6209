import { QueryClientProvider } from '@tanstack/react-query';
import { App } from 'antd';
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { Input } from '#contract/methods';
import type { AbsenceFull } from '#contract/methods/absence-nouns';
import type { Session } from '#contract/methods/people';
import { usualAbsenceRules } from '#domain/absence/usual-rules';
import { putFakeBridge } from '../helpers/fake-bridge.ts';

const people = [
  ['p1', '林晓岚', 'lin xiao lan', 'lxl', '值班员'],
  ['p2', '孙伯安', 'sun bo an', 'sba', '副秘书长'],
  ['p3', '何秋实', 'he qiu shi', 'hqs', '办公室副主任'],
].map(([id, name, pinyin, initials, post]) => ({
  id,
  name,
  pinyin,
  initials,
  post,
  unit: '',
  phones: [
    { kind: 'mobile', number: '139••••01', isHidden: true },
    { kind: 'office', number: '6012345', isHidden: false },
  ],
  group: '',
  order: 1,
  joinedDay: null,
  leftDay: null,
  version: 1,
}));
const judged = {
  fromAt: '2027-03-01T00:30:00.000Z',
  untilAt: '2027-03-03T10:00:00.000Z',
  halfDays: 5,
  findings: [
    {
      ruleId: 'duty',
      kind: 'duty',
      subject: '2027-03-02 0 leader',
      outcome: 'missed',
      isAdvice: false,
      day: '2027-03-02',
      dueAt: '2027-03-02T00:30:00.000Z',
      doneAt: null,
      values: { post: '带班领导', standby: 'false' },
    },
  ],
  overlaps: '',
};
const bridge = putFakeBridge({
  'people.all': people,
  'absence.rules': { rules: usualAbsenceRules, version: 0 },
  'absence.judge': ({ fields }: Input<'absence.judge'>) =>
    fields.place === '与别的重叠' ? { ...judged, overlaps: '2027-0003' } : judged,
  'absence.register': { id: 'a1', number: '2027-0001' },
  'absence.change': { id: 'a1', number: '2027-0001' },
});

const session = {
  accountId: 'a',
  accountName: 'linxl',
  personId: 'p1',
  personName: '林晓岚',
  roles: ['officer'],
  isLocked: false,
  mustChangePassword: false,
  signedInAt: '2026-11-22T00:00:00.000Z',
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

async function openForm(roles: Session['roles'], changes?: AbsenceFull) {
  const { AbsenceForm } = await import('../../renderer/screens/absence/absence-form.tsx');
  const { SeatProvider } = await import('../../renderer/frame/seat.tsx');
  const { answers } = await import('../../renderer/asking.ts');
  answers.clear();
  const onDone = vi.fn();
  render(
    <QueryClientProvider client={answers}>
      <App>
        <SeatProvider session={{ ...session, roles }}>
          <AbsenceForm
            {...(changes === undefined ? {} : { changes })}
            onDone={onDone}
            onClose={() => undefined}
          />
        </SeatProvider>
      </App>
    </QueryClientProvider>,
  );
  await screen.findByLabelText('外出事由');
  return { user: userEvent.setup({ delay: null }), onDone };
}

const field = (name: string): HTMLInputElement => screen.getByLabelText<HTMLInputElement>(name);

test('a trip of a leader is typed, survives leaving the form, is explained and registered', async () => {
  const { user } = await openForm(['chief']);
  await user.click(field('姓名、拼音或首字母'));
  await user.paste('sunboan');
  await user.click(await screen.findByTitle(/孙伯安/));
  await user.click(field('出发'));
  await user.paste('2027-03-01 0830');
  await user.tab();
  expect(field('出发').value).toBe('2027-03-01');
  expect(field('出发时刻').value).toBe('0830');
  await user.click(field('返回'));
  await user.paste('2027-02-28');
  expect(screen.getByText('返回须晚于出发')).toBeTruthy();
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(bridge.of('absence.register')).toEqual([]);

  cleanup();
  const again = await openForm(['chief']);
  expect(screen.getByText('接着上次未提交的内容填写。')).toBeTruthy();
  expect(field('返回').value).toBe('2027-02-28');
  await again.user.clear(field('返回'));
  await again.user.click(field('返回'));
  await again.user.paste('2027-03-03');
  await again.user.click(field('姓名、拼音'));
  await again.user.paste('hqs');
  await again.user.click(await screen.findByTitle(/何秋实/));
  expect(field('主持人电话').value).toBe('6012345');
  expect(await screen.findByText('共 2.5 天')).toBeTruthy();

  const beside = within(screen.getByLabelText('规则核对'));
  await again.user.click(beside.getByRole('button', { name: '说明情况' }));
  await again.user.keyboard('何秋实');
  await again.user.keyboard('{Control>}{Enter}{/Control}');
  expect(beside.getByText(/请写明决定人和原因/)).toBeTruthy();
  await again.user.click(beside.getByLabelText('原因'));
  await again.user.paste('会议不能改期');
  await again.user.keyboard('{Control>}{Enter}{/Control}');
  await vi.waitFor(() => expect(again.onDone).toHaveBeenCalledWith({ id: 'a1', number: '2027-0001' }));
  expect(bridge.of('absence.register')).toMatchObject([
    {
      fields: {
        personId: 'p2',
        from: { day: '2027-03-01', part: 'time', time: '08:30' },
        until: { day: '2027-03-03', part: 'afternoon', time: null },
        acting: { personId: 'p3', name: '何秋实', post: '办公室副主任', phone: '6012345' },
        cause: '',
      },
      decisions: [
        {
          ruleId: 'duty',
          subject: '2027-03-02 0 leader',
          byName: '何秋实',
          byPost: '',
          reason: '会议不能改期',
        },
      ],
    },
  ]);

  cleanup();
  await openForm(['chief']);
  expect(field('返回').value).toBe('');
});

test('an officer registers oneself, and never beside another absence of the own', async () => {
  const { user } = await openForm(['officer']);
  expect(screen.queryByLabelText('姓名、拼音或首字母')).toBeNull();
  expect(await screen.findByText('林晓岚')).toBeTruthy();
  for (const [name, text] of [
    ['出发', '2027-03-01'],
    ['返回', '2027-03-03'],
    ['目的地', '与别的重叠'],
  ] as const) {
    await user.click(field(name));
    await user.paste(text);
  }
  expect(await screen.findByText(/与本人 2027-0003 号报备时间重叠/)).toBeTruthy();
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(bridge.of('absence.register')).toEqual([]);
});

test('a change says what it changes, who told it, and is sent with the version that was looked at', async () => {
  const stands = {
    id: 'a1',
    version: 4,
    number: '2027-0001',
    personId: 'p2',
    personName: '孙伯安',
    decisions: [],
    fields: {
      personId: 'p2',
      kind: 'meeting',
      cause: '开会',
      from: { day: '2027-03-01', part: 'morning', time: null },
      until: { day: '2027-03-03', part: 'afternoon', time: null },
      reach: 'country',
      place: '北京',
      transport: '',
      companions: '',
      contactPhone: '',
      acting: null,
      arrangement: '',
      note: '',
    },
  } as unknown as AbsenceFull;
  const { user } = await openForm(['chief'], stands);
  expect(field('由谁告知').value).toBe('孙伯安');
  expect(screen.getByText('没有改动，无需保存。')).toBeTruthy();
  await user.click(field('变更原因'));
  await user.paste('会期延长');
  await user.selectOptions(field('返回时段'), '晚上');
  const changed = screen.getByLabelText('与原报备相比');
  expect(changed.textContent).toContain('2027年3月3日 星期三 下午');
  expect(changed.textContent).toContain('2027年3月3日 星期三 晚上');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await vi.waitFor(() =>
    expect(bridge.of('absence.change')).toMatchObject([
      {
        id: 'a1',
        version: 4,
        reason: '会期延长',
        told: { byName: '孙伯安', manner: 'phone' },
        fields: { until: { day: '2027-03-03', part: 'evening', time: null }, place: '北京' },
        decisions: [],
      },
    ]),
  );
});
