import { QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { App } from 'antd';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Input } from '#contract/methods';
import type { Session } from '#contract/methods/people';
import { localParts } from '#domain/time/zone';
import { putFakeBridge } from '../helpers/fake-bridge.ts';

const kept = new Map<string, string>();
const kind = (id: string, name: string, of: string) => ({
  id,
  name,
  class: of,
  group: '',
  stdCode: null,
  isOn: true,
});
const question = (id: string, text: string, change: object) => ({
  id,
  text,
  classes: [],
  kinds: [],
  fact: null,
  ...change,
});
const setup = {
  kinds: [
    kind('hazmat', '危化品火灾爆炸泄漏', 'accident'),
    kind('road', '道路交通', 'accident'),
    kind('flood', '洪涝', 'natural'),
  ],
  questions: [
    question('q1', '有无起火？', { kinds: ['hazmat'] }),
    question('q2', '被困几人？', { classes: ['accident'], fact: 'trapped' }),
  ],
};
const aStage = (change: object) => ({
  id: 'zibo/phone/市政府',
  origin: 'policy',
  policyId: 'zibo',
  policyName: '淄博 10/25/120',
  source: '',
  label: '电话报告',
  manner: 'phone',
  report: 'initial',
  recipient: '市政府总值班室',
  personId: null,
  isHard: false,
  clockStart: 'occurred',
  startAt: '2026-11-21T18:13:00.000Z',
  isFallback: true,
  minutes: 10,
  dueAt: '2999-11-21T18:23:00.000Z',
  warnAt: [],
  addedAt: '2026-11-21T18:13:00.000Z',
  state: 'open',
  met: null,
  lateReason: '',
  ...change,
});
const full = (input: unknown) => ({
  number: '2026-007',
  version: 1,
  incident: { id: 'i1', fields: (input as Input<'incident.open'>).fields, stages: [aStage({})] },
  facts: [],
  steps: [],
  calls: [],
  reports: [],
});
const bridge = putFakeBridge({
  'incident.setup': { setup, version: 1 },
  'incident.dryRun': () => ({
    suggestion: { level: 'III', because: ['死亡3人以上'], reportBecause: [] },
    stages: [aStage({})],
  }),
  'incident.open': full,
  'form.kept': (input: unknown) => ({
    json: kept.get((input as Input<'form.kept'>).key) ?? null,
    savedAt: null,
  }),
  'form.keep': (input: unknown) => {
    const { key, json } = input as Input<'form.keep'>;
    if (json === '') kept.delete(key);
    else kept.set(key, json);
    return {};
  },
  'log.entry': {
    entry: {
      id: 5,
      number: '2026-000005',
      category: 'EVENT',
      content: '309国道罐车侧翻。有液体流出',
      occurredAt: '2026-11-20T18:05:00.000Z',
      recordedAt: '2026-11-20T18:13:00.000Z',
      counterpart: { unit: '张店区值班室', name: '王强', post: '值班员', phone: '2345678' },
      fields: { place: '309国道', casualties: '伤1', incidentKind: '危化品泄漏' },
      handling: '',
    },
    changes: [],
    links: [],
    linkedFrom: [],
  },
});

const session = {
  accountId: 'a',
  personId: 'p1',
  personName: '周明远',
  roles: ['officer'],
  isLocked: false,
} as unknown as Session;

beforeAll(async () => {
  const { startWords } = await import('../../renderer/words.ts');
  await startWords('zh-CN');
  // Windows that open over the sheet measure what jsdom does not lay out.
  if (!('scrollIntoView' in Element.prototype))
    Object.assign(Element.prototype, { scrollIntoView: () => undefined });
});
beforeEach(() => {
  kept.clear();
  bridge.seen.length = 0;
});
afterEach(cleanup);

async function openSheet(roles: readonly string[] = ['officer'], entryId?: number) {
  const { IntakeOverlay } = await import('../../renderer/screens/incident/intake-overlay.tsx');
  const { SeatProvider } = await import('../../renderer/frame/seat.tsx');
  const { answers } = await import('../../renderer/asking.ts');
  const { announce } = await import('../../renderer/frame/events.ts');
  answers.clear();
  render(
    <QueryClientProvider client={answers}>
      <App>
        <SeatProvider session={{ ...session, roles: roles as Session['roles'] }}>
          <textarea aria-label="别处" />
          <IntakeOverlay />
        </SeatProvider>
      </App>
    </QueryClientProvider>,
  );
  if (roles.includes('officer')) await waitFor(() => expect(bridge.of('form.kept')).not.toEqual([]));
  const open = (): void =>
    act(() => {
      announce('new-incident', entryId === undefined ? {} : ({ entryId } as never));
    });
  open();
  return { user: userEvent.setup({ delay: null }), open };
}

const opened = (): Input<'incident.open'> => bridge.of('incident.open')[0] as Input<'incident.open'>;
const chips = (): readonly (string | null)[] =>
  within(screen.getByRole('list', { name: '已识别的数字' }))
    .getAllByRole('listitem')
    .map((item) => item.textContent);

test('a first report is typed from the first field to the last by Enter alone and saved by Ctrl+Enter', async () => {
  const { user } = await openSheet();
  const title = await screen.findByRole('textbox', { name: '事件名称（一句话）' });
  expect(title).toBe(document.activeElement);
  await user.keyboard('张店区309国道危化品运输车起火{Enter}');
  const kinds = screen.getByRole('combobox', { name: '事件类别' });
  expect(kinds).toBe(document.activeElement);
  // Nothing is chosen by itself: the kind that the title speaks of is offered.
  expect(kinds).toHaveProperty('value', '');
  expect(screen.getByRole('option', { name: /建议 危化品火灾爆炸泄漏/ })).toBeDefined();
  await user.keyboard('dl');
  expect(await screen.findByRole('option', { name: /道路交通/ })).toBeDefined();
  await user.keyboard('{Backspace}{Backspace}whp{Enter}');
  expect(kinds).toHaveProperty('value', '危化品火灾爆炸泄漏');
  expect(screen.getByText('有无起火？')).toBeDefined();
  await user.keyboard('张店区309国道与西外环路口{Enter}约0205{Enter}');
  await user.keyboard('张店区值班室 王强 2345678{Enter}');
  await user.keyboard('死三人 伤5(重2) 一辆车{Enter}');
  expect(chips()).toEqual(['死亡 3人 待核实', '受伤 5人 待核实', '重伤 2人 待核实']);
  expect(screen.getByText('未识别，将按原话保留：一辆车')).toBeDefined();
  await user.keyboard('车辆起火{Shift>}{Enter}{/Shift}已派消防{Enter}');
  expect(await screen.findByText('建议 较大')).toBeDefined();
  expect(screen.getByText('发生时间不明，按接报起算')).toBeDefined();
  await user.keyboard('35');
  await user.click(screen.getByRole('button', { name: /受伤/ }));
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => expect(bridge.of('incident.open')).toHaveLength(1));
  const { fields, facts, level, levelReason, entryId } = opened();
  expect(fields).toMatchObject({
    title: '张店区309国道危化品运输车起火',
    kindId: 'hazmat',
    place: '张店区309国道与西外环路口',
    isOccurredAbout: true,
    reporter: { unit: '张店区值班室', name: '王强', post: '', phone: '2345678' },
    isSensitive: true,
  });
  expect(localParts(fields.occurredAt ?? fields.receivedAt, 'Asia/Shanghai').time).toBe('02:05');
  expect([level, levelReason, entryId]).toEqual(['III', '', null]);
  expect(facts.map(({ key, number, text, isVerified }) => [key, number, text, isVerified])).toEqual([
    ['deaths', 3, '', false],
    ['injured', 5, '', true],
    ['seriouslyInjured', 2, '', false],
    ['what', null, '车辆起火\n已派消防', false],
    ['other', null, '一辆车', false],
  ]);
  expect(facts.every(({ source }) => source === '张店区值班室 王强')).toBe(true);
  // The incident is there, and what was typed is not offered a second time.
  await waitFor(() => expect(kept.get('intake')).toBeUndefined());
  expect(await screen.findAllByText('现在向市政府总值班室电话报告？')).not.toEqual([]);
});

test('nothing but the title is needed, and a time that nobody can read is kept as it was said', async () => {
  const { user } = await openSheet();
  await screen.findByRole('textbox', { name: '事件名称（一句话）' });
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(screen.getByRole('alert').textContent).toContain('请写一句话');
  expect(bridge.of('incident.open')).toEqual([]);
  await user.keyboard('不明异响{Enter}{Tab}');
  await user.click(screen.getByRole('textbox', { name: '发生时间' }));
  await user.keyboard('后半夜');
  expect(screen.getByText(/看不懂这个时间/)).toBeDefined();
  await user.click(screen.getByRole('textbox', { name: '伤亡与损失' }));
  await user.keyboard('死亡不详');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => expect(bridge.of('incident.open')).toHaveLength(1));
  const { fields, facts } = opened();
  expect(fields.occurredAt).toBeNull();
  expect(facts.map(({ label, text }) => [label, text])).toEqual([
    ['伤亡与损失（原话）', '死亡不详'],
    ['发生时间（原话）', '后半夜'],
  ]);
});

test('another level than suggested is saved with the reason to follow', async () => {
  const { user } = await openSheet();
  await screen.findByRole('textbox', { name: '事件名称（一句话）' });
  await user.keyboard('某厂爆炸');
  await screen.findByText('建议 较大');
  screen.getByRole('radio', { name: /未定级/ }).focus();
  await user.keyboard('1');
  expect(screen.getByRole('textbox', { name: '与建议不同的理由' })).toBeDefined();
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => expect(bridge.of('incident.open')).toHaveLength(1));
  expect([opened().level, opened().levelReason]).toEqual(['I', '待补']);
});

test('Escape puts the sheet away with what was typed, and it stands there again', async () => {
  const { user, open } = await openSheet();
  await screen.findByRole('textbox', { name: '事件名称（一句话）' });
  await user.keyboard('写到一半{Escape}');
  await waitFor(() => expect(screen.queryByRole('textbox', { name: '事件名称（一句话）' })).toBeNull());
  await waitFor(() => expect(kept.get('intake')).toContain('写到一半'));
  open();
  expect(await screen.findByRole('textbox', { name: '事件名称（一句话）' })).toHaveProperty(
    'value',
    '写到一半',
  );
});

test('what was typed before a crash stands in the sheet when the program is there again', async () => {
  kept.set(
    'intake',
    JSON.stringify({ openedAt: '2026-11-21T18:13:00.000Z', title: '断电前的一句', figuresText: '死1' }),
  );
  const { user } = await openSheet();
  const title = await screen.findByRole('textbox', { name: '事件名称（一句话）' });
  await waitFor(() => expect(title).toHaveProperty('value', '断电前的一句'));
  expect(screen.getByText('已恢复上次未登记的内容')).toBeDefined();
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => expect(bridge.of('incident.open')).toHaveLength(1));
  // It was reported when the sheet was opened, not when it was found again.
  expect(opened().fields.receivedAt).toBe('2026-11-21T18:13:00.000Z');
  expect(opened().facts.map(({ knownAt }) => knownAt)).toEqual(['2026-11-21T18:13:00.000Z']);
});

test('an entry of the log becomes an incident with its words, times and caller', async () => {
  const { user } = await openSheet(['officer'], 5);
  const title = await screen.findByRole('textbox', { name: '事件名称（一句话）' });
  expect(title).toHaveProperty('value', '309国道罐车侧翻');
  expect(screen.getByRole('textbox', { name: '电话' })).toHaveProperty('value', '2345678');
  await user.keyboard('{Alt>}m{/Alt}');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => expect(bridge.of('incident.open')).toHaveLength(1));
  const { fields, facts, entryId } = opened();
  expect(entryId).toBe(5);
  expect(fields).toMatchObject({
    place: '309国道',
    occurredAt: '2026-11-20T18:05:00.000Z',
    receivedAt: '2026-11-20T18:13:00.000Z',
    reporter: { unit: '张店区值班室', name: '王强', post: '值班员', phone: '2345678' },
  });
  expect(facts.map(({ key, number, text }) => [key, number ?? text])).toEqual([
    ['injured', 1],
    ['what', '309国道罐车侧翻。有液体流出'],
    ['nature', '危化品泄漏'],
  ]);
});

test('answers to the questions of the kind become facts, and a time of receipt that is typed later holds', async () => {
  const { user } = await openSheet();
  await screen.findByRole('textbox', { name: '事件名称（一句话）' });
  await user.keyboard('化工厂泄漏{Enter}whp{Enter}{Alt>}q{/Alt}');
  await waitFor(() =>
    expect(screen.getByRole('textbox', { name: '有无起火？' })).toBe(document.activeElement),
  );
  await user.keyboard('有{Enter}约3人');
  await user.click(screen.getByRole('textbox', { name: '接报时间' }));
  await user.keyboard('2026-11-20 0213');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => expect(bridge.of('incident.open')).toHaveLength(1));
  const { fields, facts } = opened();
  expect(fields.receivedAt).toBe('2026-11-19T18:13:00.000Z');
  expect(facts.map(({ key, label, number, text, isAbout }) => [key, label, number, text, isAbout])).toEqual([
    ['other', '有无起火？', null, '有', false],
    ['trapped', '', 3, '', true],
  ]);
});

test('whoever is not on duty is told so and sees no sheet', async () => {
  await openSheet(['auditor']);
  expect(await screen.findByText(/您的角色不参加接报/)).toBeDefined();
  expect(screen.queryByRole('textbox', { name: '事件名称（一句话）' })).toBeNull();
});
