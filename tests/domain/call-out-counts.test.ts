import { expect, test } from 'vitest';
import { type CalledPerson, calledPerson } from '#domain/period/call-out';
import { callOutCounts, minutesLate } from '#domain/period/call-out-counts';

const person = (name: string, change: Partial<Record<keyof CalledPerson, unknown>> = {}): CalledPerson =>
  calledPerson.parse({
    personId: name,
    name,
    post: '',
    isLeader: false,
    calledAt: '2027-02-06T02:00:00.000Z',
    answeredAt: null,
    arrivedAt: null,
    excuse: '',
    note: '',
    ...change,
  });

const people = [
  person('silent'),
  person('answered', { answeredAt: '2027-02-06T02:04:00.000Z' }),
  person('there', { arrivedAt: '2027-02-06T02:30:00.000Z' }),
  person('too late', {
    answeredAt: '2027-02-06T02:04:00.000Z',
    arrivedAt: '2027-02-06T02:41:30.000Z',
  }),
  person('ill', { answeredAt: '2027-02-06T02:04:00.000Z', excuse: '发烧' }),
  person('added', { calledAt: '2027-02-06T02:30:00.000Z' }),
];
const callOut = { people, minutes: 30, ended: null };

test('whoever arrived has answered, whoever cannot come is not late, and one who was added has the full time', () => {
  expect(callOutCounts(callOut, '2027-02-06T02:45:00.000Z')).toEqual({
    asked: 6,
    answered: 4,
    arrived: 2,
    late: 3,
    cannot: 1,
  });
});

test('nobody is late up to the last second that was asked, nor where no time was asked', () => {
  const waiting = { ...callOut, people: [person('silent')] };
  expect(callOutCounts(waiting, '2027-02-06T02:30:00.000Z').late).toBe(0);
  expect(callOutCounts(waiting, '2027-02-06T02:30:01.000Z').late).toBe(1);
  expect(callOutCounts({ ...waiting, minutes: null }, '2027-02-07T02:30:01.000Z').late).toBe(0);
});

test('a call-out that was ended is counted as it stood then', () => {
  const ended = { at: '2027-02-06T02:20:00.000Z' as CalledPerson['calledAt'], conclusion: '险情排除' };
  const waiting = { ...callOut, people: [person('silent')], ended };
  expect(callOutCounts(waiting, '2027-02-09T00:00:00.000Z').late).toBe(0);
});

test('how late somebody is is counted in begun minutes, to the arrival or to now', () => {
  const late = (name: string, now: string): number =>
    minutesLate(people.find((one) => one.name === name) ?? person(name), callOut, now);
  expect(late('too late', '2027-02-06T05:00:00.000Z')).toBe(12);
  expect(late('silent', '2027-02-06T02:30:01.000Z')).toBe(1);
  expect(late('silent', '2027-02-06T02:35:00.000Z')).toBe(5);
  expect(late('there', '2027-02-06T05:00:00.000Z')).toBe(0);
  expect(late('ill', '2027-02-06T05:00:00.000Z')).toBe(0);
  expect(late('added', '2027-02-06T02:59:00.000Z')).toBe(0);
});
