import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { Fragment } from 'react';
import { afterEach, expect, test } from 'vitest';
import {
  incidentLine,
  type RingingAlarm,
  ringingAlarm,
  type ShownStage,
  shownStage,
} from '#contract/methods/incident-nouns';
import type { Output } from '#contract/methods';
import type { Session } from '#contract/methods/people';
import type { Role } from '#domain/people/account';
import { instant } from '#domain/time/instant';
import { putFakeBridge } from '../helpers/fake-bridge.ts';

const fromNow = (minutes: number): string => new Date(Date.now() + minutes * 60_000).toISOString();

const line = (change: object = {}) =>
  incidentLine.parse({
    id: 'i1',
    entryId: null,
    number: '2026-007',
    version: 1,
    title: '油罐车侧翻起火',
    kindName: '',
    class: null,
    level: 'III',
    isSensitive: false,
    place: '',
    occurredAt: null,
    receivedAt: fromNow(-8),
    state: 'open',
    openStages: 3,
    lateStages: 0,
    metStages: 0,
    nextDueAt: null,
    deaths: null,
    missing: null,
    trapped: null,
    injured: null,
    reports: 0,
    hasFinal: false,
    ...change,
  });

const stage = (id: string, dueAt: string | null, change: object = {}): ShownStage =>
  shownStage.parse({
    id,
    origin: 'policy',
    policyId: 'zibo-2016',
    policyName: '淄博 10/25/120',
    source: '',
    label: '电话报告',
    manner: 'phone',
    report: 'initial',
    recipient: '市政府总值班室',
    personId: null,
    isHard: false,
    clockStart: 'received',
    startAt: fromNow(-8),
    isFallback: false,
    minutes: null,
    dueAt,
    warnAt: [],
    addedAt: fromNow(-8),
    state: 'open',
    met: null,
    lateReason: '',
    incidentId: 'i1',
    incidentNumber: '2026-007',
    incidentTitle: '油罐车侧翻起火',
    isLate: false,
    attempts: 0,
    ...change,
  });

const alarmOf = ({ id, dueAt }: ShownStage, mark: number): RingingAlarm =>
  ringingAlarm.parse({ incidentId: 'i1', stageId: id, dueAt, mark, rungAt: fromNow(0) });

let now: Output<'incident.now'>;
const nothing = (): Output<'incident.now'> => ({
  now: instant.parse(fromNow(0)),
  incidents: [],
  stages: [],
  alarms: [],
  setBack: null,
});
const bridge = putFakeBridge({
  'station.now': { station: null },
  'desk.now': {},
  'incident.now': () => now,
  'incident.acknowledge': {},
});

afterEach(() => {
  cleanup();
  bridge.seen.length = 0;
});

/** The strip and the bar of a console, as somebody with a role sees them. */
async function show(
  given: Partial<Output<'incident.now'>>,
  roles: readonly Role[] = ['officer'],
  isLocked = false,
) {
  now = { ...nothing(), ...given };
  const { startWords } = await import('../../renderer/words.ts');
  await startWords('zh-CN');
  const { answers } = await import('../../renderer/asking.ts');
  const { SeatProvider } = await import('../../renderer/frame/seat.tsx');
  const { useIncidentNotices } = await import('../../renderer/frame/incident-notices.tsx');
  const { AlarmBar } = await import('../../renderer/frame/alarm-bar.tsx');
  answers.clear();
  const Notices = () => useIncidentNotices().map(({ key, shown }) => <Fragment key={key}>{shown}</Fragment>);
  // Only what the frame looks at.
  const session = { isLocked, roles, personName: '林晓岚' } as unknown as Session;
  return render(
    <QueryClientProvider client={answers}>
      <SeatProvider session={session}>
        <Notices />
        <AlarmBar />
      </SeatProvider>
    </QueryClientProvider>,
  );
}

const phone = stage('phone', fromNow(1.5));
const written = stage('written', fromNow(16.5), { label: '书面报告', manner: 'written' });

test('the two most urgent clocks run in the strip, the others are counted, each with its time and a colour', async () => {
  const more = stage('follow', fromNow(90), { label: '', report: 'followUp', manner: 'written' });
  const late = stage('late', fromNow(-3), { label: '最迟' });
  await show({ incidents: [line()], stages: [late, phone, written, more, stage('final', null)] });
  const strip = await screen.findByRole('button', { name: /^报告时限/u });
  expect(strip.textContent).toMatch(/^报告时限 2026-007 最迟已超 3:0\d2026-007 电话报告还剩 1:[23]\d\+2/u);
  expect(strip.querySelector('.countdown.is-over')).not.toBeNull();
  expect(strip.querySelector('.countdown.is-urgent')).not.toBeNull();
  fireEvent.click(strip);
  expect(await screen.findByText('在办时限 4 项')).toBeDefined();
  // A clock without a name of its own goes by the kind of its report.
  expect(screen.getByText(/续报 → 市政府总值班室/u)).toBeDefined();
});

test('an incident without a deadline is counted, and nothing at all shows nothing', async () => {
  await show({ incidents: [line()], stages: [stage('final', null)] });
  expect(await screen.findByRole('link', { name: '在办事件 1' })).toBeDefined();
  cleanup();
  const { container } = await show({});
  await waitFor(() => expect(bridge.of('incident.now')).toHaveLength(2));
  expect(container.textContent).toBe('');
});

test('a clock of the machine that was put back is said with when and by how much', async () => {
  await show({
    incidents: [line()],
    stages: [phone],
    setBack: { at: phone.startAt, minutes: 60 },
  });
  fireEvent.click(await screen.findByRole('button', { name: '时钟被拨回' }));
  expect(await screen.findByText(/被拨回约 60 分钟/u)).toBeDefined();
});

test('alarms stand in the bar until they are acknowledged by Alt+A or its button, all of them at once', async () => {
  const alarms = [alarmOf(phone, 100), alarmOf(written, 50)];
  await show({ incidents: [line()], stages: [phone, written], alarms });
  const bar = await screen.findByRole('region', { name: '报告时限提醒' });
  expect(bar.className).toContain('is-due');
  expect(bar.textContent).toContain('时限已到2026-007 电话报告 → 市政府总值班室');
  expect(bar.textContent).toContain('时限将到2026-007 书面报告 → 市政府总值班室');
  expect(screen.getByRole('alert').textContent).toBe('1 项已到时限，1 项将到');
  fireEvent.keyDown(window, { key: 'a', altKey: true, ctrlKey: true });
  fireEvent.keyDown(window, { key: 'a' });
  expect(bridge.of('incident.acknowledge')).toEqual([]);
  fireEvent.keyDown(window, { key: 'a', altKey: true });
  const heard = alarms.map(({ rungAt: _rungAt, ...alarm }) => alarm);
  await waitFor(() => expect(bridge.of('incident.acknowledge')).toEqual([{ alarms: heard }]));
  fireEvent.click(screen.getByRole('button', { name: /知悉/u }));
  await waitFor(() => expect(bridge.of('incident.acknowledge')).toHaveLength(2));
});

test('going to report opens the call where a call meets the clock, the report where only paper does', async () => {
  const { hear } = await import('../../renderer/frame/events.ts');
  const called: unknown[] = [];
  const wrote: unknown[] = [];
  const stops = [
    hear('call-incident', (wanted) => called.push(wanted)),
    hear('write-report', (wanted) => wrote.push(wanted)),
  ];
  await show({
    incidents: [line()],
    stages: [phone, written],
    alarms: [alarmOf(phone, 80), alarmOf(written, 50)],
  });
  fireEvent.click(await screen.findByRole('button', { name: '去报告：2026-007 电话报告 → 市政府总值班室' }));
  fireEvent.click(screen.getByRole('button', { name: '去报告：2026-007 书面报告 → 市政府总值班室' }));
  expect(called).toEqual([{ id: 'i1', direction: 'out', stageIds: ['phone'], unit: '市政府总值班室' }]);
  expect(wrote).toEqual([{ id: 'i1', kind: 'initial', stageIds: ['written'] }]);
  for (const stop of stops) stop();
});

test('who may only read sees the alarms and cannot acknowledge them; many are counted', async () => {
  const stages = Array.from({ length: 5 }, (_one, place) => stage(`s${place}`, fromNow(place)));
  await show({ incidents: [line()], stages, alarms: stages.map((one) => alarmOf(one, 80)) }, ['auditor']);
  const bar = await screen.findByRole('region', { name: '报告时限提醒' });
  expect(bar.querySelectorAll('li')).toHaveLength(4);
  expect(bar.textContent).toContain('另有 2 项');
  expect(screen.queryByRole('button', { name: /知悉/u })).toBeNull();
  fireEvent.keyDown(window, { key: 'a', altKey: true });
  expect(bridge.of('incident.acknowledge')).toEqual([]);
});

test('behind the lock nothing of an incident is asked for', async () => {
  const { container } = await show(
    { incidents: [line()], stages: [phone], alarms: [alarmOf(phone, 100)] },
    ['officer'],
    true,
  );
  fireEvent.keyDown(window, { key: 'a', altKey: true });
  expect(bridge.seen).toEqual([]);
  expect(container.textContent).toBe('');
});

test('an incident is found by its number, its title and the pinyin initials of the title', async () => {
  const { isIncidentMeant } = await import('../../renderer/frame/palette-incidents.ts');
  const incident = { number: '2026-007', title: '油罐车侧翻起火' };
  for (const typed of ['2026-007', '007', '侧翻', 'ygccfqh', 'CFQ'])
    expect(isIncidentMeant(incident, typed)).toBe(true);
  for (const typed of ['2025', '追尾', 'zw']) expect(isIncidentMeant(incident, typed)).toBe(false);
});
