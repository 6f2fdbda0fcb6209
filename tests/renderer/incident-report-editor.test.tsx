import { QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { App } from 'antd';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Input } from '#contract/methods';
import type { Session } from '#contract/methods/people';
import type { IncidentId } from '#domain/incident/incident';
import type { ReportKind } from '#domain/incident/incident-report';
import { putFakeBridge } from '../helpers/fake-bridge.ts';

const kept = new Map<string, string>();
const id = 'i1' as IncidentId;
const fact = (seq: number, key: string, number: number) => ({
  seq,
  place: 0,
  key,
  label: '',
  number,
  text: '',
  isAbout: false,
  isVerified: true,
  source: '市应急局',
  knownAt: '2026-11-22T01:00:00.000Z',
  recordedAt: '2026-11-22T01:00:00.000Z',
  byName: '周明远',
});
const fields = (kind: string, change: object) => ({
  incidentId: id,
  kind,
  title: '张湾区燃气爆炸首报',
  body: '一、基本情况\n死亡2人。',
  to: ['省政府总值班室'],
  copyTo: [],
  elements: [],
  factsUntilSeq: 2,
  ...change,
});
const issued = { id: 'r1', state: 'issued', ordinal: 0, no: 1, deliveries: [] };
let told: readonly object[] = [];
let facts: readonly object[] = [];
const full = () => ({
  number: '2026-007',
  version: 1,
  incident: {
    id,
    fields: { place: '', reporter: { unit: '', name: '' }, occurredAt: null },
    stages: [],
  },
  facts,
  steps: [],
  calls: [],
  reports: told,
});
const table: Record<string, unknown> = {
  'incident.one': full,
  'incident.setup': { setup: { recipients: [], bulletins: [] }, version: 1 },
  'report.compose': (input: unknown) => ({
    fields: fields((input as Input<'report.compose'>).kind, {}),
    ordinal: 0,
    no: 1,
    year: 2026,
  }),
  'session.choices': [
    { account: 'sun', personName: '孙伯安', initials: 'sba', roles: ['dutyLeader'] },
    { account: 'zhou', personName: '周明远', initials: 'zmy', roles: ['officer'] },
  ],
  'desk.now': { shift: { leaderName: '孙伯安', members: [] } },
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
};
const bridge = putFakeBridge(table);
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
});
beforeEach(() => {
  kept.clear();
  bridge.seen.length = 0;
  told = [];
  facts = [fact(2, 'deaths', 2)];
  delete table['report.issue'];
});
afterEach(cleanup);

async function openEditor(kind: ReportKind) {
  const { ReportEditor } = await import('../../renderer/screens/incident/report-editor.tsx');
  const { SeatProvider } = await import('../../renderer/frame/seat.tsx');
  const { answers, forget } = await import('../../renderer/asking.ts');
  answers.clear();
  const done: unknown[] = [];
  render(
    <QueryClientProvider client={answers}>
      <App>
        <SeatProvider session={session}>
          <ReportEditor
            id={id}
            kind={kind}
            onIssued={(report) => done.push(report)}
            onClose={() => done.push('closed')}
          />
        </SeatProvider>
      </App>
    </QueryClientProvider>,
  );
  const text = await screen.findByRole('textbox', { name: '正文' });
  const learn = (...news: readonly object[]): void => {
    facts = [...facts, ...news];
    act(() => forget(['incident']));
  };
  return { user: userEvent.setup({ delay: null }), text, learn, done };
}

const elementLine = (name: string): HTMLElement | undefined =>
  within(screen.getByRole('region', { name: '报告要素' }))
    .getAllByRole('listitem')
    .find((line) => line.textContent.includes(name));

test('a report begins with what the facts say, an element is ticked while it is typed, and news is announced', async () => {
  const { user, text, learn } = await openEditor('initial');
  expect(text).toHaveProperty('value', '一、基本情况\n死亡2人。');
  expect(elementLine('已采取措施')?.className).toBe('is-missing');
  await user.type(text, '消防已赶赴现场。');
  expect(elementLine('已采取措施')?.className).toBe('is-present');
  learn(fact(5, 'injured', 9));
  expect(await screen.findByText('编写期间有 1 项新情况未写入。')).toBeDefined();
  expect(text).toHaveProperty('value', '一、基本情况\n死亡2人。消防已赶赴现场。');
});

test('what was typed is kept and found again, and written anew on demand', async () => {
  const first = await openEditor('initial');
  await first.user.type(first.text, '写到一半');
  cleanup();
  await waitFor(() => expect([...kept.values()].join('')).toContain('写到一半'));
  const second = await openEditor('initial');
  await waitFor(() => expect(second.text).toHaveProperty('value', '一、基本情况\n死亡2人。写到一半'));
  await second.user.click(screen.getByRole('button', { name: '按最新情况重写' }));
  expect(second.text).toHaveProperty('value', '一、基本情况\n死亡2人。');
  await waitFor(() => expect(kept.size).toBe(0));
});

test('a follow-up that has nothing new is asked about, until something is', async () => {
  told = [{ ...issued, fields: fields('initial', {}) }];
  const { learn } = await openEditor('followUp');
  const question = /上次报告后没有新情况/;
  expect(await screen.findByText(question)).toBeDefined();
  learn(fact(5, 'deaths', 5));
  await waitFor(() => expect(screen.queryByText(question)).toBeNull());
});

test('the leader of the shift is about to sign, and a refusal keeps the text and what was typed', async () => {
  const { user, text, done } = await openEditor('initial');
  await user.type(text, '已核对');
  await user.keyboard('{Control>}{Enter}{/Control}');
  const dialog = await screen.findByRole('dialog');
  expect(await within(dialog).findByText('孙伯安 (sun)')).toBeDefined();
  const password = within(dialog).getByLabelText('口令');
  await user.type(password, 'Demo-2026');
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(await within(dialog).findByRole('alert')).toBeDefined();
  expect(password).toHaveProperty('value', 'Demo-2026');
  expect(text).toHaveProperty('value', '一、基本情况\n死亡2人。已核对');
  expect(done).toEqual([]);
  table['report.issue'] = issued;
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => expect(done).toEqual([issued]));
  expect(bridge.of('report.issue')[1]).toMatchObject({
    fields: { body: '一、基本情况\n死亡2人。已核对' },
    reviewer: null,
    issuer: { manner: 'signed', account: 'sun', password: 'Demo-2026' },
  });
  await waitFor(() => expect(kept.size).toBe(0));
});
