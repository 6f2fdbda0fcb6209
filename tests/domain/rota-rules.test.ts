import { describe, expect, test } from 'vitest';
import type { PersonId } from '#domain/people/person';
import { placeKey } from '#domain/rota/duty';
import { brokenRules, gapsIn, mayFill } from '#domain/rota/hard-rules';
import { liftRules } from '#domain/rota/lift';
import type { RotaCandidate, RotaProblem, RotaTurn } from '#domain/rota/problem';
import type { IsoDay } from '#domain/time/instant';
import { addDays } from '#domain/time/instant';

const person = (name: string): PersonId => name as PersonId;
const zhao = person('zhao');
const qian = person('qian');
const sun = person('sun');
const day = (of: number): IsoDay => addDays('2026-10-01' as IsoDay, of);
const minute = (of: number, hour: number): number => of * 1440 + hour * 60;
const none = { points: 0, workday: 0, restday: 0, holiday: 0, makeup: 0, edge: 0, night: 0 };

/** A duty on the day `of` of the month, from one hour to another; beyond 24 it goes on into the next day. */
const turn = (of: number, from = 8, until = 32, more: Partial<RotaTurn> = {}): RotaTurn => ({
  places: [{ day: day(of), postId: 'post', seat: 0 }],
  spans: [{ from: minute(of, from), until: minute(of, until) }],
  counts: { ...none, workday: 1, points: 10 },
  candidates: [zhao, qian],
  fixed: null,
  ...more,
});

const candidate = (id: PersonId, more: Partial<RotaCandidate> = {}): RotaCandidate => ({
  id,
  away: [],
  exempt: [],
  before: none,
  share: none,
  ...more,
});

const problem = (turns: readonly RotaTurn[], more: Partial<RotaProblem> = {}): RotaProblem => ({
  turns,
  people: [candidate(zhao), candidate(qian), candidate(sun)],
  rules: { restMinutes: 0, allowsRunning: true, apart: [] },
  around: [],
  ...more,
});

const rules = { restMinutes: 0, allowsRunning: true, apart: [] };
const inTheWay = (of: RotaProblem, index: number, personId: PersonId, choice = of.turns.map(() => null)) =>
  mayFill(of, choice, index, personId).map(({ rule }) => rule);

describe('the one checker of hard rules', () => {
  test('somebody who is in no group of the post may not have its turns', () => {
    expect(inTheWay(problem([turn(0)]), 0, sun)).toEqual(['membership']);
    expect(inTheWay(problem([turn(0)]), 0, zhao)).toEqual([]);
  });

  test('an absence counts from its first to its last minute, and not one longer', () => {
    const away = (from: number, until: number) => [
      candidate(zhao, { away: [{ from, until, reason: '出差' }] }),
    ];
    const is = (from: number, until: number) =>
      inTheWay(problem([turn(2)], { people: away(from, until) }), 0, zhao);
    expect(is(minute(0, 0), minute(2, 8))).toEqual([]);
    expect(is(minute(0, 0), minute(2, 8) + 1)).toEqual(['away']);
    expect(is(minute(3, 8) - 1, minute(5, 0))).toEqual(['away']);
    expect(is(minute(3, 8), minute(5, 0))).toEqual([]);
  });

  test('an absence says nothing of the place that a leader decided about, and of every other one at the same hours it does', () => {
    const decidedFor = (of: RotaTurn) => ({ decided: of.places.map(placeKey) });
    const [there, sameHours] = [turn(2), turn(2, 8, 20)];
    const whole = { from: minute(0, 0), until: minute(9, 0), reason: '出差', ...decidedFor(there) };
    const people = { people: [candidate(zhao, { away: [whole] })] };
    const other = { ...sameHours, places: sameHours.places.map((place) => ({ ...place, postId: 'other' })) };
    expect(inTheWay(problem([there, other], people), 0, zhao)).toEqual([]);
    expect(inTheWay(problem([there, other], people), 1, zhao)).toEqual(['away']);
  });

  test('an exemption holds for its kind of duty between its dates', () => {
    const spared = (what: 'all' | 'night' | 'restday' | 'holiday', untilDay: IsoDay | null) => ({
      people: [candidate(zhao, { exempt: [{ what, fromDay: null, untilDay }] })],
    });
    const night = turn(3, 22, 30, { counts: { ...none, night: 1 } });
    expect(inTheWay(problem([night], spared('night', null)), 0, zhao)).toEqual(['exempt']);
    expect(inTheWay(problem([night], spared('night', day(3))), 0, zhao)).toEqual(['exempt']);
    expect(inTheWay(problem([night], spared('night', day(2))), 0, zhao)).toEqual([]);
    expect(inTheWay(problem([night], spared('holiday', null)), 0, zhao)).toEqual([]);
    expect(inTheWay(problem([night], spared('all', null)), 0, zhao)).toEqual(['exempt']);
  });

  test('rest is counted between any two duties, in whatever post and also over the edge of the month', () => {
    const rested = { rules: { ...rules, restMinutes: 600 } };
    const both = problem([turn(0, 8, 20), turn(1, 5, 13), turn(1, 6, 14)], rested);
    expect(mayFill(both, [zhao, null, null], 1, zhao)).toEqual([
      { rule: 'rest', minutes: 540, against: { in: 'turns', index: 0 } },
    ]);
    expect(mayFill(both, [zhao, null, null], 2, zhao)).toEqual([]);
    const around = [{ personId: zhao, day: day(-1), span: { from: minute(-1, 8), until: minute(0, 0) } }];
    expect(mayFill(problem([turn(0)], { ...rested, around }), [null], 0, zhao)).toEqual([
      { rule: 'rest', minutes: 480, against: { in: 'around', index: 0 } },
    ]);
  });

  test('two posts at one time are one rule broken, not three', () => {
    const both = problem([turn(0), turn(0, 20, 32)], {
      rules: { restMinutes: 600, allowsRunning: false, apart: [] },
    });
    expect(brokenRules(both, [zhao, zhao])).toEqual([
      { rule: 'overlap', against: { in: 'turns', index: 0 }, turn: 1, personId: zhao },
    ]);
    expect(brokenRules(both, [zhao, qian])).toEqual([]);
  });

  test('duties on days that follow one another run; the days of one turn are one duty', () => {
    const weekend = turn(2, 8, 32, {
      places: [
        { day: day(2), postId: 'post', seat: 0 },
        { day: day(3), postId: 'post', seat: 0 },
      ],
      spans: [
        { from: minute(2, 8), until: minute(3, 8) },
        { from: minute(3, 8), until: minute(4, 8) },
      ],
    });
    const week = problem([weekend, turn(4, 9), turn(5, 9)], { rules: { ...rules, allowsRunning: false } });
    expect(brokenRules(week, [zhao, qian, zhao])).toEqual([]);
    expect(brokenRules(week, [zhao, zhao, qian])).toEqual([
      { rule: 'running', against: { in: 'turns', index: 0 }, turn: 1, personId: zhao },
    ]);
    expect(brokenRules({ ...week, rules }, [zhao, zhao, zhao])).toEqual([]);
  });

  test('both heads are never on at one time, in this rota or against a duty around it', () => {
    const apart = { rules: { ...rules, apart: [[qian, zhao] as const] } };
    const twoPosts = problem([turn(0), turn(0)], apart);
    expect(brokenRules(twoPosts, [zhao, qian])).toEqual([
      { rule: 'apart', other: zhao, entry: 0, against: { in: 'turns', index: 0 }, turn: 1, personId: qian },
    ]);
    const around = [{ personId: qian, day: day(0), span: { from: minute(0, 0), until: minute(0, 9) } }];
    expect(inTheWay(problem([turn(0)], { ...apart, around }), 0, zhao)).toEqual(['apart']);
    expect(inTheWay(problem([turn(1)], { ...apart, around }), 0, zhao)).toEqual([]);
  });

  test('what is fixed is not held against what is fixed, but against everything else', () => {
    const fixed = { fixed: zhao };
    const three = problem([turn(0, 8, 32, fixed), turn(0, 8, 32, fixed), turn(0)], {
      people: [
        candidate(zhao, { away: [{ from: 0, until: minute(9, 0), reason: '出差' }] }),
        candidate(qian),
      ],
    });
    expect(brokenRules(three, [zhao, zhao, qian])).toEqual([]);
    expect(brokenRules(three, [zhao, zhao, zhao]).map(({ rule, turn: at }) => [rule, at])).toEqual([
      ['away', 2],
      ['overlap', 2],
      ['overlap', 2],
    ]);
    expect(brokenRules(three, [qian, zhao, null]).map(({ rule }) => rule)).toEqual(['fixed']);
    expect(brokenRules(three, [null, zhao, null]).map(({ rule }) => rule)).toEqual(['fixed']);
    // By hand a pinned turn can be moved under the same rules.
    expect(inTheWay(three, 0, qian)).toEqual([]);
  });

  test('a gap breaks no rule and is counted', () => {
    const two = problem([turn(0), turn(1)]);
    expect(brokenRules(two, [null, zhao])).toEqual([]);
    expect(gapsIn([null, zhao])).toEqual([0]);
    expect(() => brokenRules(two, [zhao])).toThrow(RangeError);
  });

  test('a rule that is given up is in the way no longer, and the others are', () => {
    const strict = problem([turn(0), turn(1, 8, 32, { fixed: qian, isPinned: true })], {
      people: [
        candidate(zhao, { away: [{ from: 0, until: minute(9, 0), reason: '学习' }] }),
        candidate(qian, { exempt: [{ what: 'all', fromDay: null, untilDay: null }] }),
      ],
      rules: { restMinutes: 60, allowsRunning: false, apart: [] },
    });
    expect(inTheWay(strict, 0, zhao)).toEqual(['away']);
    expect(mayFill(strict, [null, qian], 0, qian).map(({ rule }) => rule)).toEqual([
      'exempt',
      'rest',
      'running',
    ]);
    const freed = liftRules(strict, [
      { what: 'away', personId: zhao, entry: 0, reason: '学习' },
      { what: 'rest', minutes: 0 },
      { what: 'unpin', turn: 1 },
    ]);
    expect(inTheWay(freed, 0, zhao)).toEqual([]);
    expect(mayFill(freed, [null, qian], 0, qian).map(({ rule }) => rule)).toEqual(['exempt', 'running']);
    expect(freed.turns[1]?.fixed).toBeNull();
  });
});
