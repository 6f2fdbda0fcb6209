import { expect, test } from 'vitest';
import type { IncidentFull } from '#contract/methods/incident-nouns';
import { incidentStage } from '#domain/incident/stage';
import type { Instant } from '#domain/time/instant';
import {
  beginCall,
  blankCall,
  callableStages,
  callOf,
  callProblem,
  isTouched,
  nextNumber,
  numbersIn,
  useOfCall,
} from '../../renderer/screens/incident/call-draft.ts';
import { callKey } from '../../renderer/screens/incident/call-keys.ts';

// Instants are branded; these are written as they have to be.
const at = (time: string): Instant => `2026-11-21T${time}:00.000Z` as Instant;

const stage = (id: string, recipient: string, more: object = {}) =>
  incidentStage.parse({
    id,
    origin: 'policy',
    policyId: 'p',
    policyName: 'p',
    source: '',
    label: '电话报告',
    manner: 'phone',
    report: 'initial',
    recipient,
    personId: null,
    isHard: false,
    clockStart: 'received',
    startAt: at('00:00'),
    isFallback: false,
    minutes: 10,
    dueAt: at('00:10'),
    warnAt: [],
    addedAt: at('00:00'),
    state: 'open',
    met: null,
    lateReason: '',
    ...more,
  });

const stages = [
  stage('a', '市政府总值班室'),
  stage('b', '市政府总值班室', { manner: 'written', dueAt: at('00:05') }),
  stage('c', '带班领导 孙伯安', { origin: 'tree', dueAt: at('00:08') }),
  stage('d', '省政府总值班室', { state: 'met', met: { at: at('00:02'), by: 'call', of: 'x' } }),
];
/** Only what a call begins with. */
const full = { incident: { stages }, calls: [] } as unknown as IncidentFull;
const wanted = { direction: 'out' as const, stageIds: [], unit: '', at: at('00:03') };

test('a call goes to whoever has to know next, and meets what a telephone can meet', () => {
  expect(callableStages(stages).map(({ id }) => id)).toEqual(['c', 'a']);
  expect(beginCall(full, wanted)).toMatchObject({
    unit: '带班领导 孙伯安',
    stageIds: ['c'],
    purpose: 'internal',
    startedAt: '',
  });
  expect(beginCall(full, { ...wanted, unit: '市政府总值班室' })).toMatchObject({
    stageIds: ['a'],
    purpose: 'initial',
  });
});

test('a call that comes in began when the screen was opened and meets nothing', () => {
  expect(beginCall(full, { ...wanted, direction: 'in' })).toMatchObject({
    unit: '',
    stageIds: [],
    purpose: 'followUp',
    startedAt: at('00:03'),
  });
});

test('whoever was told before gets a follow-up', () => {
  const told = {
    incident: { stages: [] },
    calls: [{ direction: 'out', outcome: 'answered', unit: '市', purpose: 'initial' }],
  } as unknown as IncidentFull;
  expect(beginCall(told, { ...wanted, unit: '市' }).purpose).toBe('followUp');
  expect(beginCall(told, { ...wanted, unit: '省' }).purpose).toBe('initial');
});

test('only what was noted counts as something to lose', () => {
  expect(isTouched(blankCall)).toBe(false);
  expect(isTouched({ ...blankCall, direction: 'in', startedAt: at('00:03') })).toBe(false);
  expect(isTouched({ ...blankCall, direction: 'in', unit: '市应急局' })).toBe(true);
  expect(isTouched({ ...blankCall, unit: '市应急局' })).toBe(false);
  expect(isTouched({ ...blankCall, startedAt: at('00:03') })).toBe(true);
  expect(isTouched({ ...blankCall, answers: { q: ' 3人 ' } })).toBe(true);
});

test('numbers are tried one after the other and then again', () => {
  const numbers = numbersIn('0533-3180000、3180001；139 0000 0000');
  expect(numbers).toEqual(['0533-3180000', '3180001', '139 0000 0000']);
  expect(nextNumber(numbers, '3180001')).toBe('139 0000 0000');
  expect(nextNumber(numbers, '139 0000 0000')).toBe('0533-3180000');
  expect(nextNumber([], '1')).toBe('1');
});

test('a call is kept when it is known who and since when, and not before it began', () => {
  const draft = { ...blankCall, unit: '市', startedAt: at('00:05') };
  expect(callProblem({ ...draft, unit: ' ' })).toBe('unit');
  expect(callProblem({ ...draft, startedAt: '' })).toBe('start');
  expect(callProblem({ ...draft, endedAt: at('00:04') })).toBe('backwards');
  expect(callProblem({ ...draft, callBackAt: at('00:06') })).toBe('callBack');
  expect(callProblem(draft)).toBeUndefined();
  const kept = callOf(draft, { script: '', elements: [] }, 'answered', at('00:09'));
  expect(kept).toMatchObject({ startedAt: at('00:05'), endedAt: at('00:09'), callBack: null });
});

test('keys mean what the buttons say, and nothing else', () => {
  expect(callKey(' ')).toEqual({ kind: 'tick-next' });
  expect(callKey('1')).toEqual({ kind: 'tick', place: 0 });
  expect(callKey('0')).toEqual({ kind: 'tick', place: 9 });
  expect(callKey('W')).toEqual({ kind: 'noAnswer' });
  expect(['x', 'constructor', 'Enter'].map(callKey)).toEqual([undefined, undefined, undefined]);
});

test('what is read out goes by what the call is about', () => {
  const { direction } = blankCall;
  expect(useOfCall({ direction, purpose: 'internal' })).toBe('phone-internal');
  expect(useOfCall({ direction, purpose: 'verify' })).toBeUndefined();
  expect(useOfCall({ direction: 'in', purpose: 'other' })).toBe('phone-incoming');
});
