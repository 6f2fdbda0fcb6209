import { describe, expect, test } from 'vitest';
import type { PersonId } from '#domain/people/person';
import { explainTurn } from '#domain/rota/explain';
import { partOf } from '#domain/rota/month-step';
import type { RotaCandidate, RotaProblem, RotaTurn } from '#domain/rota/problem';
import { measures, scoreOf } from '#domain/rota/score';
import { addDays, type IsoDay } from '#domain/time/instant';
import { seededRota } from '../helpers/seeded-rota.ts';

const person = (name: string): PersonId => name as PersonId;
const [zhao, qian, sun, li] = ['zhao', 'qian', 'sun', 'li'].map(person) as [
  PersonId,
  PersonId,
  PersonId,
  PersonId,
];
const none = { points: 0, workday: 0, restday: 0, holiday: 0, makeup: 0, edge: 0, night: 0 };
const day = (of: number): IsoDay => addDays('2026-10-01' as IsoDay, of);
const turn = (of: number, more: Partial<RotaTurn> = {}): RotaTurn => ({
  places: [{ day: day(of), postId: 'post', seat: 0 }],
  spans: [{ from: of * 1440 + 480, until: of * 1440 + 1920 }],
  counts: { ...none, workday: 1, points: 10 },
  candidates: [zhao, qian, sun, li],
  fixed: null,
  ...more,
});
const candidate = (id: PersonId, points: number, more: Partial<RotaCandidate> = {}): RotaCandidate => ({
  id,
  away: [],
  exempt: [],
  before: { ...none, points },
  share: { ...none, points: 1000, workday: 100 },
  ...more,
});
const problem: RotaProblem = {
  turns: [turn(0), turn(1), turn(2)],
  people: [
    candidate(zhao, -1500),
    candidate(qian, 0),
    candidate(sun, 500, { away: [{ from: 0, until: 2000, reason: '年休假' }] }),
    candidate(li, 900),
  ],
  rules: { restMinutes: 60, allowsRunning: false, apart: [] },
  around: [],
};

describe('what fairness counts', () => {
  test('the turn goes to the one who is furthest behind, however it is held against the others', () => {
    const one = { ...problem, turns: [turn(0)], people: problem.people.slice(0, 2) };
    expect(scoreOf(one, [zhao])).toBeLessThan(scoreOf(one, [qian]));
    const even = {
      ...one,
      people: [candidate(zhao, 0), candidate(qian, 0, { before: { ...none, holiday: -100 } })],
      turns: [turn(0, { counts: { ...none, holiday: 1, points: 10 } })],
    };
    expect(scoreOf(even, [qian])).toBeLessThan(scoreOf(even, [zhao]));
  });

  test('a distance of a turn counts a hundred times its weight, two turns four times as much', () => {
    const flat = {
      ...problem,
      turns: [turn(0), turn(1)],
      people: [{ ...candidate(zhao, 0), share: none }],
    };
    expect(scoreOf(flat, [null, null])).toBe(0);
    expect(scoreOf(flat, [zhao, null])).toBe(100 * 8 + 100);
    expect(scoreOf(flat, [zhao, zhao])).toBe(4 * (100 * 8 + 100));
  });
});

describe('why he and why not she', () => {
  const reasons = new Map(
    explainTurn(problem, [zhao, qian, li], 0).map((reason) => [reason.personId, reason]),
  );

  test('the one who has the turn is told so, with what he stood at before and after', () => {
    expect(reasons.get(zhao)).toMatchObject({
      state: 'chosen',
      balance: { points: { before: -1500, after: -1500 + 1000 - 1000 }, workday: { before: 0, after: 0 } },
    });
  });

  test('an absence bars whatever else is changed', () => {
    expect(reasons.get(sun)).toMatchObject({ state: 'barred', rules: [{ rule: 'away', reason: '年休假' }] });
  });

  test('who has the day after could have it in exchange, and what that costs is told', () => {
    const reason = reasons.get(qian);
    expect(reason).toMatchObject({
      state: 'possible',
      rules: [
        { rule: 'rest', minutes: 0, against: { in: 'turns', index: 1 } },
        { rule: 'running', against: { in: 'turns', index: 1 } },
      ],
      exchange: { turn: 1, costs: 0 },
    });
  });

  test('who is ahead could have it, but the rota would be less fair by just the difference of the scores', () => {
    const reason = reasons.get(li);
    const given = scoreOf(problem, [li, qian, li]) - scoreOf(problem, [zhao, qian, li]);
    expect(given).toBeGreaterThan(0);
    // Exchanged for the last day nothing is lost.
    expect(reason).toMatchObject({ state: 'possible', rules: [], exchange: { turn: 2, costs: 0 } });
    const pinned = { ...problem, turns: [turn(0), turn(1), turn(2, { fixed: li })] };
    expect(explainTurn(pinned, [zhao, qian, li], 0).find(({ personId }) => personId === li)).toMatchObject({
      state: 'possible',
      exchange: { turn: null, costs: given },
    });
  });

  test('where no exchange gets around the rules, they are told', () => {
    const pinned = { ...problem, turns: [turn(0), turn(1, { fixed: qian }), turn(2)] };
    expect(explainTurn(pinned, [zhao, qian, li], 0).find(({ personId }) => personId === qian)).toMatchObject({
      state: 'held',
      rules: [{ rule: 'rest' }, { rule: 'running' }],
    });
  });
});

test('the months of a year have the shares of the year, and bring along what the months before gave', () => {
  const year = seededRota({
    seed: 3,
    people: 7,
    fromDay: '2026-11-10' as IsoDay,
    days: 90,
    away: 0,
    posts: 2,
    isShared: false,
    hasBlocks: true,
    pinned: 0,
    restHours: 0,
    allowsRunning: true,
    apart: 0,
  });
  const choice = year.turns.map(({ candidates }, index) => candidates[index % candidates.length] ?? null);
  const indexes = [...year.turns.keys()];
  const parts = [indexes.slice(0, 50), indexes.slice(50, 90), indexes.slice(90)];
  const made = parts.map((turns, at) => partOf(year, choice, turns, parts.slice(0, at).flat()).problem);
  for (const [at, { id, before, share }] of year.people.entries())
    for (const measure of measures) {
      const shares = made.map(({ people }) => people[at]?.share[measure] ?? Number.NaN);
      expect(shares.reduce((sum, one) => sum + one, 0)).toBe(share[measure]);
      const given = parts
        .slice(0, 2)
        .flat()
        .filter((index) => choice[index] === id);
      const served = given.reduce((sum, index) => sum + 100 * (year.turns[index]?.counts[measure] ?? 0), 0);
      expect(made[2]?.people[at]?.before[measure]).toBe(
        before[measure] + served - (shares[0] ?? 0) - (shares[1] ?? 0),
      );
    }
});
