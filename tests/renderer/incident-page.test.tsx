import { expect, test } from 'vitest';
import type { IncidentFull, IncidentLine } from '#contract/methods/incident-nouns';
import { incidentFields } from '#domain/incident/incident';
import type { IncidentStage } from '#domain/incident/stage';
import { addMinutes, instant } from '#domain/time/instant';
import { clockCount, pressureAt, stageName, stageStanding } from '../../renderer/parts/stage-words.ts';
import {
  filterLines,
  type ListFilter,
  spanFault,
  sumsOf,
} from '../../renderer/screens/incident/list-filter.ts';
import {
  changedFields,
  changeDraftOf,
  changeProblems,
} from '../../renderer/screens/incident/one-change-draft.ts';
import { readDueTime } from '../../renderer/screens/incident/one-due-time.ts';
import { eventsOf } from '../../renderer/screens/incident/one-events.ts';
import { actOfLetter, isForPage } from '../../renderer/screens/incident/one-keys.ts';
import { byDue, cursorAfter, groupStages, metTogether } from '../../renderer/screens/incident/one-order.ts';
import { owedOf } from '../../renderer/screens/incident/one-owed.ts';
import { actsOf } from '../../renderer/screens/incident/one-stage.tsx';

const zone = 'Asia/Shanghai';
const start = instant.parse('2026-11-21T18:05:00.000Z');

const aStage = (id: string, change: Partial<IncidentStage> = {}): IncidentStage => ({
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
  startAt: start,
  isFallback: false,
  minutes: 10,
  dueAt: addMinutes(start, 10),
  warnAt: [],
  addedAt: start,
  state: 'open',
  met: null,
  lateReason: '',
  ...change,
});

test('what is left of a clock presses the more the less it is, and a day has no minutes over sixty', () => {
  const at = (minutes: number): string =>
    pressureAt(start, addMinutes(start, 10), addMinutes(start, minutes));
  expect([0, 4, 6, 9, 10].map(at)).toEqual(['calm', 'calm', 'soon', 'urgent', 'urgent']);
  expect(pressureAt(start, addMinutes(start, 10), '2026-11-21T18:15:01.000Z')).toBe('over');
  expect([5, 192, 3792].map((seconds) => clockCount(seconds))).toEqual(['0:05', '3:12', '1:03:12']);
  expect(clockCount(192, true)).toBe('0:03:12');
});

test('a clock that was met after its moment is late for ever, and one that was lifted is never', () => {
  const met = { at: addMinutes(start, 11), by: 'call' as const, of: 'c' };
  const later = addMinutes(start, 600);
  expect(stageStanding(aStage('a', { state: 'met', met }), later)).toBe('late');
  expect(stageStanding(aStage('a'), later)).toBe('overdue');
  expect(stageStanding(aStage('a', { state: 'lifted' }), later)).toBe('lifted');
  expect(stageName(aStage('a', { label: '带班领导', recipient: '带班领导 孙伯安' }))).toBe('带班领导 孙伯安');
});

test('what is due next stands first, what is owed before the end after it, and what was met below', () => {
  const stages = [
    aStage('final', { report: 'final', dueAt: null, minutes: null }),
    aStage('met', { state: 'met', met: { at: start, by: 'hand', of: '' } }),
    aStage('written', { manner: 'written', dueAt: addMinutes(start, 25) }),
    aStage('phone'),
    aStage('now', { dueAt: null, minutes: null, recipient: '省政府总值班室' }),
  ];
  expect(byDue(stages).map(({ id }) => id)).toEqual(['now', 'phone', 'written', 'final', 'met']);
  expect(groupStages(stages, 'recipient').map(({ recipient }) => recipient)).toEqual([
    '省政府总值班室',
    '市政府总值班室',
  ]);
  expect(cursorAfter(byDue(stages), 'phone', 1)).toBe('written');
  expect(cursorAfter(byDue(stages), 'met', 1)).toBe('met');
});

test('one call meets what one recipient has to be told by telephone, and nothing of another or of the end', () => {
  const stages = [
    aStage('phone'),
    aStage('any', { manner: 'any' }),
    aStage('written', { manner: 'written' }),
    aStage('other', { recipient: '省政府总值班室' }),
    aStage('final', { report: 'final', manner: 'any' }),
  ];
  expect(metTogether(stages, aStage('phone'), 'phone')).toEqual(['phone', 'any']);
  expect(metTogether(stages, aStage('phone'), 'written')).toEqual(['any', 'written']);
});

test('a reason for lateness is asked only of what is late, and what was met takes nothing else', () => {
  expect(actsOf(aStage('a'), start)).toEqual(['phone', 'meet']);
  expect(actsOf(aStage('a'), addMinutes(start, 11))).toEqual(['phone', 'meet', 'late']);
  const met = { at: addMinutes(start, 11), by: 'call' as const, of: 'c' };
  expect(actsOf(aStage('a', { state: 'met', met }), start)).toEqual(['late']);
});

test('a deadline that was ordered is typed in minutes, as the next such time of day, or as a day', () => {
  const now = instant.parse('2026-11-21T18:05:20.000Z'); // 02:05 at the station
  expect(readDueTime('30', now, zone)).toBe(addMinutes(now, 30));
  expect(readDueTime('45分钟', now, zone)).toBe(addMinutes(now, 45));
  expect(readDueTime('0330', now, zone)).toBe('2026-11-21T19:30:00.000Z');
  expect(readDueTime('0100', now, zone)).toBe('2026-11-22T17:00:00.000Z');
  expect(readDueTime('11-23 0800', now, zone)).toBe('2026-11-23T00:00:00.000Z');
  expect(readDueTime('昨 2350', now, zone)).toBeUndefined();
});

test('letters belong to the page only while nobody types and no window is open', () => {
  const pressed = (target: EventTarget) => ({
    ctrlKey: false,
    altKey: false,
    metaKey: false,
    isComposing: false,
    target,
  });
  const field = document.createElement('textarea');
  document.body.append(field);
  expect(isForPage(pressed(document.body))).toBe(true);
  expect(isForPage({ ...pressed(document.body), ctrlKey: true })).toBe(false);
  expect(isForPage(pressed(field))).toBe(false);
  const window = document.createElement('div');
  window.setAttribute('role', 'dialog');
  document.body.append(window);
  expect(isForPage(pressed(document.body))).toBe(false);
  window.remove();
  field.remove();
  expect(actOfLetter('p')).toBe('phone');
  expect(actOfLetter('z')).toBeUndefined();
});

const fields = incidentFields.parse({
  title: '张店区309国道危化品运输车起火',
  kindId: '',
  place: '',
  occurredAt: null,
  isOccurredAbout: false,
  learnedAt: null,
  receivedAt: '2026-11-21T18:05:42.000Z',
  reporter: { unit: '张店区值班室', name: '王强', post: '', phone: '' },
  alreadyInformed: '',
  isSensitive: false,
});

test('a correction leaves what nobody touched as it was, to the second, and an unreadable time is told', () => {
  const now = instant.parse('2026-11-21T19:00:00.000Z');
  const draft = changeDraftOf(fields, zone);
  expect(changedFields(draft, fields, now, zone)).toEqual(fields);
  const corrected = { ...draft, occurredAt: '0150', isOccurredAbout: true, place: ' 309国道 ' };
  expect(changedFields(corrected, fields, now, zone)).toEqual({
    ...fields,
    place: '309国道',
    occurredAt: '2026-11-21T17:50:00.000Z',
    isOccurredAbout: true,
  });
  expect(
    changeProblems({ ...draft, title: ' ', receivedAt: '', learnedAt: '9999' }, fields, now, zone),
  ).toEqual(['title', 'learnedAt', 'receivedAt']);
});

const full = (change: Partial<IncidentFull['incident']>): IncidentFull =>
  ({
    incident: { id: 'i', fields, stages: [], ...change },
    facts: [],
    steps: [],
    calls: [],
    reports: [],
  }) as unknown as IncidentFull;

test('who closes an incident is told what is open, what nobody explained, and that the final report is missing', () => {
  const owed = owedOf(
    full({
      stages: [
        aStage('late'),
        aStage('said', { lateReason: '通信中断' }),
        aStage('off', { state: 'lifted' }),
      ],
    }),
    addMinutes(start, 60),
  );
  expect(owed.open.map(({ id }) => id)).toEqual(['late', 'said']);
  expect(owed.unexplained.map(({ id }) => id)).toEqual(['late']);
  expect(owed.hasNoFinal).toBe(true);
});

test('a step that only repeats a call is not told twice, and the newest stands first', () => {
  const step = (seq: number, act: string, note: string, minutes: number) => ({
    seq,
    act,
    note,
    at: addMinutes(start, minutes),
  });
  const shown = eventsOf({
    ...full({}),
    steps: [step(1, 'opened', '', 0), step(3, 'met', '', 5), step(4, 'met', '李明确认', 6)],
    calls: [{ id: 'c', startedAt: addMinutes(start, 5) }],
  } as unknown as IncidentFull);
  expect(shown.map(({ key }) => key)).toEqual(['step 4', 'call c', 'step 1']);
});

test('the register is searched by words, narrowed by what stands in it, and summed without what was void', () => {
  const line = (number: string, change: Partial<IncidentLine>) =>
    ({
      number,
      title: '燃气爆炸',
      place: '张湾区',
      kindName: '燃气',
      class: 'accident',
      level: 'II',
      isSensitive: false,
      state: 'open',
      lateStages: 0,
      deaths: 26,
      injured: null,
      ...change,
    }) as IncidentLine;
  const lines = [
    line('2026-001', {}),
    line('2026-002', { title: '山体滑坡', class: 'natural', level: null, lateStages: 2, deaths: null }),
    line('2026-003', { state: 'void' }),
  ];
  const all: ListFilter = {
    from: '2026-01-01' as ListFilter['from'],
    until: '2026-12-31' as ListFilter['until'],
    text: '',
    classes: [],
    levels: [],
    states: [],
    isSensitiveOnly: false,
    isLateOnly: false,
  };
  const found = (parts: Partial<ListFilter>): readonly string[] =>
    filterLines(lines, { ...all, ...parts }).map(({ number }) => number);
  expect(found({ text: '张湾　滑坡' })).toEqual(['2026-002']);
  expect(found({ levels: ['none'] })).toEqual(['2026-002']);
  expect(found({ isLateOnly: true, classes: ['accident'] })).toEqual([]);
  expect(sumsOf(lines)).toEqual({
    count: 2,
    open: 2,
    grave: 1,
    sensitive: 0,
    late: 1,
    deaths: 26,
    injured: 0,
  });
  expect(spanFault({ from: all.until, until: all.from })).toBe('order');
});
