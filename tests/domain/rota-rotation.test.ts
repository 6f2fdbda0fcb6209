import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildProblem } from '#domain/rota/build-problem';
import { dutiesOf } from '#domain/rota/duties-of';
import type { RotaDuty } from '#domain/rota/duty';
import { brokenRules, mayFill } from '#domain/rota/hard-rules';
import type { RotaRequest } from '#domain/rota/rota-request';
import { rotate, withRotation } from '#domain/rota/rotation';
import { swapped } from '#domain/rota/swap-effect';
import { addDays, daysBetween } from '#domain/time/instant';
import { moment, onDay } from '../helpers/builders.ts';
import {
  aDuty,
  aPost,
  aRequest,
  aSetup,
  crew,
  members,
  officialDays,
  someone,
  springFestival2026,
} from '../helpers/rota-builders.ts';

const made = (request: RotaRequest) => {
  const problem = buildProblem(request);
  const steps = rotate(request, problem, (turn, person, sofar) => mayFill(problem, sofar, turn, person));
  return { problem, steps, duties: dutiesOf(request, problem, steps) };
};
const inTurn = (...people: readonly string[]) => people.join('');
const line = (duties: readonly RotaDuty[]) => duties.map(({ personId }) => personId ?? '-').join('');
const turns = (duties: readonly RotaDuty[]) => duties.map(({ turnOf }) => turnOf ?? '-').join('');
const away = (name: string, from: string, until: string) => ({
  personId: someone(name),
  fromDay: onDay(from),
  untilDay: onDay(until),
  reason: '出差',
});

describe('a rotation by directory order', () => {
  test('has a cursor for each type of day: workdays, rest days, holidays', () => {
    // Thursday to the Wednesday after: make-up Saturday the 14th and nine days of holiday.
    const { duties } = made(aRequest({ days: springFestival2026('2026-02-12', '2026-02-25') }));
    expect(line(duties)).toBe(inTurn('abc', 'abcdabcda', 'da'));
    expect(line(made(aRequest({ days: officialDays('2026-03-05', '2026-03-10') })).duties)).toBe(
      inTurn('abab', 'cd'),
    );
  });

  test('fills February of 28 and of 29 days, and the next month goes on where each order stopped', () => {
    for (const [last, next] of [
      ['2026-02-28', '2026-03-31'],
      ['2028-02-29', '2028-03-31'],
    ] as const) {
      const first = onDay(`${last.slice(0, 7)}-01`);
      const february = officialDays(first, last);
      const { duties } = made(aRequest({ days: february }));
      expect(duties).toHaveLength(Number(last.slice(8)));
      const both = officialDays(first, next);
      const march = made(aRequest({ days: both, from: addDays(onDay(last), 1), published: duties }));
      expect(line([...duties, ...march.duties])).toBe(line(made(aRequest({ days: both })).duties));
    }
  });

  test('goes on over the turn of the year, a week that is shared by both years with the same person', () => {
    const setup = aSetup({ posts: [aPost({ block: 'week' })] });
    const december = made(aRequest({ setup, days: officialDays('2025-12-01', '2025-12-31') })).duties;
    const january = made(
      aRequest({
        setup,
        days: officialDays('2025-12-01', '2026-01-31'),
        from: onDay('2026-01-01'),
        published: december,
      }),
    ).duties;
    expect(line(december)).toBe(inTurn('aaaaaaabbbbbbbcccccccddddddd', 'aaa'));
    expect(line(january).slice(0, 11)).toBe(inTurn('aaaa', 'bbbbbbb'));
  });

  test('has one order for weeks, also for what a holiday leaves of one, and another for days from Friday to Sunday', () => {
    const five = { groups: [{ id: 'g', name: '领导', members: members(crew(5)) }] };
    const holiday = { holidays: [{ name: '假', from: '2026-03-13', until: '2026-03-13' }] };
    const weeks = aSetup({ ...five, posts: [aPost({ block: 'week' })] });
    const days = officialDays('2026-03-02', '2026-03-16', holiday);
    expect(line(made(aRequest({ setup: weeks, days })).duties)).toBe(
      inTurn('aaaaaaa', 'bbbb', 'a', 'cc', 'd'),
    );
    const weekends = aSetup({ ...five, posts: [aPost({ block: 'friday-to-sunday' })] });
    expect(line(made(aRequest({ setup: weekends, days })).duties)).toBe(
      inTurn('abcd', 'aaa', 'eabc', 'a', 'bb', 'd'),
    );
  });

  test('goes on from whose turn it really was, though it would have been another one’s', () => {
    const days = officialDays('2026-03-02', '2026-03-06');
    const now = moment('2026-03-02T02:00Z');
    const published = [aDuty('2026-03-02', 'c', { turnOf: someone('c') })];
    const { duties } = made(aRequest({ days, now, published }));
    expect(turns(duties)).toBe('cdabc');
    const draft = [aDuty('2026-03-03', 'a', { turnOf: someone('d'), isPinned: true })];
    expect(turns(made(aRequest({ days, draft })).duties)).toBe('adbca');
    expect(line(made(aRequest({ days, draft })).duties)).toBe('aabca');
  });

  test('moves everybody on where nobody can stand in without being in the way of another', () => {
    const setup = aSetup({
      groups: [{ id: 'g', name: '领导', members: members(crew(3)) }],
      rules: { restHours: 48 },
    });
    const draft = [aDuty('2026-03-02', 'b', { isPinned: true })];
    const { duties } = made(aRequest({ setup, days: officialDays('2026-03-02', '2026-03-06'), draft }));
    expect(turns(duties)).toBe('abcab');
    expect(line(duties)).toBe('bcabc');
  });

  test('puts one leader on both days of a weekend', () => {
    const setup = aSetup({ posts: [aPost({ block: 'weekend' })] });
    const { duties } = made(aRequest({ setup, days: officialDays('2026-03-02', '2026-03-15') }));
    expect(line(duties)).toBe(inTurn('abcda', 'aa', 'bcdab', 'bb'));
  });

  test('gives who was away the next turn that is possible, and says why the turn was not theirs', () => {
    const rules = { unavailable: [away('b', '2026-03-03', '2026-03-04')] };
    const days = officialDays('2026-03-02', '2026-03-06');
    const { duties, steps } = made(aRequest({ setup: aSetup({ rules }), days }));
    expect(line(duties)).toBe(inTurn('acd', 'b', 'a'));
    expect(steps[3]).toMatchObject({ turnOf: 'b', isMadeUp: true });
    expect(steps[1]?.passedOver).toMatchObject([
      { personId: 'b', reasons: [{ rule: 'away', reason: '出差' }] },
    ]);
    const lost = aSetup({ rules: { ...rules, skipped: 'lost' } });
    expect(line(made(aRequest({ setup: lost, days })).duties)).toBe('acdab');
  });

  test('remembers over the end of the month who is still to make up a turn', () => {
    const rules = { unavailable: [away('b', '2026-03-30', '2026-04-01')] };
    const setup = aSetup({ rules });
    const march = made(aRequest({ setup, days: officialDays('2026-03-23', '2026-03-31') })).duties;
    const april = made(
      aRequest({
        setup,
        days: officialDays('2026-03-23', '2026-04-05'),
        from: onDay('2026-04-01'),
        published: march,
      }),
    ).duties;
    expect(line(march)).toBe(inTurn('abcda', 'ab', 'cd'));
    // The turn of March is made up on the 2nd of April; the one after it is the turn that is due anyway.
    expect(line(april)).toBe(inTurn('abb', 'cd'));
    expect(april.slice(0, 3).map(({ day }) => day)).toEqual(['2026-04-01', '2026-04-02', '2026-04-03']);
  });

  test('does not owe a turn to who is spared it', () => {
    const exemptions = [
      {
        personId: someone('b'),
        fromDay: null,
        untilDay: onDay('2026-03-03'),
        reason: '',
        what: 'all' as const,
      },
    ];
    const days = officialDays('2026-03-02', '2026-03-06');
    expect(line(made(aRequest({ setup: aSetup({ rules: { exemptions } }), days })).duties)).toBe('acdab');
  });

  test('leaves out who leaves in mid-month and takes in who joins, in the order of the directory', () => {
    const group = {
      id: 'g',
      name: '领导',
      members: members(crew(4)).map((member) => {
        if (member.personId === 'b') return { ...member, untilDay: onDay('2026-03-04') };
        return member.personId === 'c' ? { ...member, fromDay: onDay('2026-03-09') } : member;
      }),
    };
    const setup = aSetup({ groups: [group] });
    const { duties } = made(aRequest({ setup, days: officialDays('2026-03-02', '2026-03-13') }));
    expect(line(duties)).toBe(inTurn('abdad', 'ad', 'acdac'));
  });

  test('keeps rest hours, duties that do not run on, and two heads apart', () => {
    const posts = [aPost(), aPost({ id: 'second' })];
    const setup = aSetup({
      posts,
      rules: {
        restHours: 24,
        allowsRunning: false,
        apart: [{ people: [someone('a'), someone('b')], reason: '党政正职' }],
      },
      groups: [{ id: 'g', name: '领导', members: members(crew(9)) }],
    });
    const request = aRequest({ setup, days: officialDays('2026-03-02', '2026-03-31') });
    const { problem, steps } = made(request);
    expect(
      steps.some(({ passedOver }) =>
        passedOver.some(({ reasons }) => reasons.some(({ rule }) => rule === 'apart')),
      ),
    ).toBe(true);
    expect(
      brokenRules(
        problem,
        steps.map(({ personId }) => personId),
      ),
    ).toEqual([]);
    expect(withRotation(problem, steps).turns.every(({ fixed }) => fixed !== null)).toBe(true);
  });

  test('leaves a gap where nobody can, and nobody loses a turn by it', () => {
    const unavailable = crew(4).map((name) => away(name, '2026-03-03', '2026-03-03'));
    const setup = aSetup({ rules: { unavailable } });
    const { duties } = made(aRequest({ setup, days: officialDays('2026-03-02', '2026-03-05') }));
    expect(line(duties)).toBe('a-bc');
  });

  test('does not move for what is pinned; a second duty close by goes to the next one, and the turn stays', () => {
    const days = officialDays('2026-03-02', '2026-03-06');
    const setup = aSetup({ rules: { allowsRunning: false } });
    const draft = [aDuty('2026-03-02', 'b', { isPinned: true })];
    const { duties, steps } = made(aRequest({ setup, days, draft }));
    expect(turns(duties)).toBe('abcda');
    expect(line(duties)).toBe('bdcda');
    expect(steps[1]).toMatchObject({ turnOf: 'b', personId: 'd', inTheWay: [{ rule: 'running' }] });
  });

  test('made again after any swaps, in the middle of the month too, leaves every turn with its owner', () => {
    const month = officialDays('2026-03-01', '2026-03-31');
    const absences = fc.array(fc.record({ who: fc.nat(6), from: fc.nat(30), length: fc.nat(6) }), {
      maxLength: 6,
    });
    const swaps = fc.array(fc.tuple(fc.nat(30), fc.nat(30)), { maxLength: 8 });
    const block = fc.constantFrom('day', 'weekend', 'friday-to-sunday', 'week');
    fc.assert(
      fc.property(
        absences,
        swaps,
        block,
        fc.nat(30),
        fc.integer({ min: 3, max: 7 }),
        (gone, pairs, block, at, size) => {
          const unavailable = gone.map(({ who, from, length }) => {
            const first = addDays(onDay('2026-03-01'), from);
            return away(crew(7)[who] ?? 'a', first, addDays(first, length));
          });
          const setup = aSetup({
            groups: [{ id: 'g', name: '领导', members: members(crew(size)) }],
            posts: [aPost({ block })],
            rules: { unavailable, allowsRunning: false, restHours: 12 },
          });
          const request = aRequest({ setup, days: month });
          const first = made(request).duties;
          const after = pairs.reduce<readonly RotaDuty[]>((duties, [one, other]) => {
            const [give, take] = [duties[one], duties[other]];
            const withId = take?.personId ?? null;
            const canSwap = give !== undefined && give.personId !== null && give.personId !== withId;
            return canSwap && take !== undefined && withId !== null
              ? swapped(duties, { give, take, withId })
              : duties;
          }, first);
          const again = made({ ...request, draft: after }).duties;
          expect(turns(again)).toBe(turns(first));
          const pinned = after.filter(({ isPinned }) => isPinned);
          expect(again.filter(({ isPinned }) => isPinned)).toEqual(pinned);
          // Of a turn that nobody could take, days that are left when some are over can be somebody's.
          if (turns(first).includes('-')) return;
          const now = moment(`2026-03-${String(at + 1).padStart(2, '0')}T02:00Z`);
          const later = made({ ...request, draft: after, published: after, now }).duties;
          expect(turns(later)).toBe(turns(first));
          expect(later.slice(0, at + 1)).toEqual(after.slice(0, at + 1));
        },
      ),
      { numRuns: 100 },
    );
  });

  test('never breaks a rule, whatever is pinned, however few there are', () => {
    const pins = fc.array(fc.tuple(fc.nat(55), fc.nat(6)), { maxLength: 10 });
    const blocks = fc.tuple(
      ...(['day', 'week'] as const).map((one) => fc.constantFrom(one, 'weekend', 'friday-to-sunday')),
    );
    fc.assert(
      fc.property(
        pins,
        blocks,
        fc.integer({ min: 2, max: 7 }),
        fc.nat(60),
        (pinned, [one, two], size, restHours) => {
          const setup = aSetup({
            groups: [{ id: 'g', name: '领导', members: members(crew(size)) }],
            posts: [aPost({ block: one ?? 'day' }), aPost({ id: 'second', block: two ?? 'day' })],
            rules: {
              restHours,
              allowsRunning: false,
              apart: [{ people: [someone('a'), someone('b')], reason: '' }],
            },
          });
          const request = aRequest({ setup, days: springFestival2026('2026-02-01', '2026-02-28') });
          const draft = made(request).duties.map((duty, index) => {
            const pin = pinned.find(([at]) => at === index);
            return pin === undefined ? duty : { ...duty, personId: crew(7)[pin[1]] ?? null, isPinned: true };
          });
          const { problem, steps } = made({ ...request, draft });
          const choice = steps.map(({ personId }) => personId);
          expect(brokenRules(problem, choice)).toEqual([]);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('of two posts with seats that differ by day gives everybody the same number of turns but for one', () => {
    const count = { workday: 1, restday: 2, holiday: 3, makeup: 1, sensitive: 0 };
    const setup = aSetup({ posts: [aPost({ count })] });
    const { duties } = made(aRequest({ setup, days: springFestival2026('2026-02-01', '2026-02-28') }));
    const holidays = new Set(daysBetween(onDay('2026-02-15'), onDay('2026-02-23')));
    const each = crew(4).map(
      (name) => duties.filter((duty) => duty.personId === name && holidays.has(duty.day)).length,
    );
    expect(each.toSorted((one, other) => one - other)).toEqual([6, 7, 7, 7]);
  });
});
