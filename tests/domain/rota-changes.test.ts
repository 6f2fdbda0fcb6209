import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { layStanding } from '#domain/rota/as-it-stands';
import { changesBetween, whoToTell } from '#domain/rota/changes';
import { placeKey, type RotaDuty } from '#domain/rota/duty';
import { brokenRules } from '#domain/rota/hard-rules';
import type { SwapRequest } from '#domain/rota/swap';
import { swapped, swapRefusal } from '#domain/rota/swap-effect';
import { stateAfter } from '#domain/rota/swap-steps';
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
} from '../helpers/rota-builders.ts';

const days = officialDays('2026-03-02', '2026-03-08');
const week = (people: string): readonly RotaDuty[] =>
  people.split('').map((name, index) =>
    aDuty(`2026-03-0${index + 2}`, name === '-' ? null : name, {
      turnOf: name === '-' ? null : someone(name),
    }),
  );
const place = (day: string) => ({ day: onDay(`2026-03-${day}`), postId: 'leader', seat: 0 });

describe('what changes between two versions', () => {
  test('is told with who had and who has each place, and everybody who gained or lost is to be told once', () => {
    const changes = changesBetween(week('abcdabc'), week('abdca-c'));
    expect(changes).toEqual([
      { place: place('04'), before: 'c', after: 'd' },
      { place: place('05'), before: 'd', after: 'c' },
      { place: place('07'), before: 'b', after: null },
    ]);
    expect(whoToTell(changes)).toEqual(['c', 'd', 'b']);
    expect(changesBetween(week('abc'), week('abc'))).toEqual([]);
  });

  test('a seat that is no more is lost, a new one gained', () => {
    expect(changesBetween(week('ab'), week('a'))).toMatchObject([{ before: 'b', after: null }]);
    expect(changesBetween([], week('a'))).toMatchObject([{ before: null, after: 'a' }]);
  });
});

describe('a request to change a published rota', () => {
  test('goes from asked to agreed to approved, and ends where it is refused or withdrawn', () => {
    expect(stateAfter('requested', 'consent')).toBe('consented');
    expect(stateAfter('consented', 'approve')).toBe('approved');
    expect(stateAfter('requested', 'approve')).toBeUndefined();
    expect(stateAfter('consented', 'consent')).toBeUndefined();
    for (const state of ['requested', 'consented'] as const) {
      expect(stateAfter(state, 'refuse')).toBe('refused');
      expect(stateAfter(state, 'withdraw')).toBe('withdrawn');
    }
    for (const state of ['approved', 'refused', 'withdrawn'] as const) {
      for (const act of ['consent', 'approve', 'refuse', 'withdraw'] as const)
        expect(stateAfter(state, act)).toBeUndefined();
    }
  });

  const duties = week('abcdabc');
  const ask = (change: Partial<SwapRequest> = {}): SwapRequest => ({
    kind: 'swap',
    give: place('02'),
    withId: someone('b'),
    take: place('03'),
    reason: '出差',
    ...change,
  });
  const refusal = (
    request: SwapRequest,
    { now = '2026-03-01T00:00Z', rules = {} }: { now?: string; rules?: Parameters<typeof aSetup>[0] } = {},
  ) => {
    const setup = aSetup(rules);
    const stand = layStanding(aRequest({ setup, days, now: moment(now), published: duties }));
    return swapRefusal({ request, giverId: someone('a'), duties, standing: stand(duties) });
  };

  test('exchanges who serves and leaves whose turn it was; a substitution changes one place', () => {
    const after = swapped(duties, ask());
    expect(after.slice(0, 3)).toEqual([
      { ...duties[0], personId: 'b', turnOf: 'a', isPinned: true },
      { ...duties[1], personId: 'a', turnOf: 'b', isPinned: true },
      duties[2],
    ]);
    const stoodIn = swapped(duties, ask({ kind: 'substitution', withId: someone('c'), take: null }));
    expect(stoodIn.map(({ personId }) => personId).join('')).toBe('cbcdabc');
    expect(stoodIn[0]?.turnOf).toBe('a');
    expect(refusal(ask())).toBeUndefined();
    expect(refusal(ask({ kind: 'substitution', withId: someone('c'), take: null }))).toBeUndefined();
  });

  test.each([
    ['not-a-request', ask({ take: null })],
    ['not-a-request', ask({ kind: 'substitution' })],
    ['not-a-request', ask({ take: place('02') })],
    ['same-person', ask({ withId: someone('a'), take: place('06') })],
    ['unknown-duty', ask({ take: place('20') })],
    ['unknown-duty', ask({ give: { ...place('02'), seat: 1 } })],
    ['other-holder', ask({ give: place('05') })],
    ['other-holder', ask({ take: place('04') })],
  ])('is refused as %s', (kind, request) => {
    expect(refusal(request)).toMatchObject({ kind });
  });

  test('does not reach into the past: what has begun is not exchanged', () => {
    expect(refusal(ask(), { now: '2026-03-02T00:29Z' })).toBeUndefined();
    expect(refusal(ask(), { now: '2026-03-02T00:30Z' })).toEqual({ kind: 'begun' });
    expect(refusal(ask({ give: place('06'), take: place('02'), withId: someone('a') }))).toMatchObject({
      kind: 'same-person',
    });
  });

  test('is refused where either of the two would break a rule after it', () => {
    const unavailable = [
      { personId: someone('b'), fromDay: onDay('2026-03-02'), untilDay: onDay('2026-03-02'), reason: '学习' },
    ];
    expect(refusal(ask(), { rules: { rules: { unavailable } } })).toMatchObject({
      kind: 'breaks-rules',
      breaches: [{ kind: 'away', place: place('02'), personId: 'b', detail: '学习' }],
    });
    const rules = { rules: { allowsRunning: false } };
    expect(refusal(ask({ take: place('07') }), { rules })).toMatchObject({
      kind: 'breaks-rules',
      breaches: [
        { kind: 'running', personId: 'b', other: { place: place('03'), personId: 'b' } },
        { kind: 'running', personId: 'a', other: { place: place('06'), personId: 'a' } },
      ],
    });
  });

  test('leaves duties standing as if they had been laid out anew', () => {
    const changes = fc.array(fc.tuple(fc.nat(6), fc.option(fc.constantFrom(...crew(5)), { nil: null })), {
      maxLength: 5,
    });
    fc.assert(
      fc.property(changes, fc.constantFrom('day', 'weekend', 'week'), fc.nat(7), (moves, block, begun) => {
        const setup = aSetup({ posts: [aPost({ block })] });
        const now = moment(`2026-03-0${begun + 1}T02:00Z`);
        const stand = layStanding(aRequest({ setup, days, now, published: duties }));
        const after = duties.map((duty, index) => {
          const [, personId] = moves.findLast(([at]) => at === index) ?? [index, duty.personId];
          return { ...duty, personId };
        });
        const placed = moves.map(([at, personId]) => ({ place: place(`0${at + 2}`), personId }));
        const [there, anew] = [stand(duties).after(placed), stand(after)];
        expect(there.problem).toEqual(anew.problem);
        expect(there.choice).toEqual(anew.choice);
      }),
    );
  });

  test('that is not refused never brings a broken rule into a rota that had none', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...crew(7)], { minLength: 7 }),
        fc.nat(6),
        fc.option(fc.nat(6), { nil: null }),
        fc.constantFrom(...crew(8)),
        fc.constantFrom('day', 'weekend', 'week'),
        fc.nat(30),
        (order, give, take, withId, block, restHours) => {
          const setup = aSetup({
            groups: [{ id: 'g', name: '组', members: members(crew(8)) }],
            posts: [aPost({ block })],
            rules: {
              allowsRunning: false,
              restHours,
              apart: [{ people: [someone('a'), someone('b')], reason: '' }],
            },
          });
          const before = week(order.join(''));
          const stand = layStanding(aRequest({ setup, days, published: before }));
          const giver = before[give];
          const taken = take === null ? null : before[take];
          if (giver?.personId === null || giver === undefined || taken === undefined) return;
          const request: SwapRequest = {
            kind: taken === null ? 'substitution' : 'swap',
            give: place(giver.day.slice(8)),
            withId: taken?.personId ?? withId,
            take: taken === null ? null : place(taken.day.slice(8)),
            reason: '换',
          };
          const { problem, choice } = stand(before);
          expect(brokenRules(problem, choice)).toEqual([]);
          if (
            swapRefusal({ request, giverId: giver.personId, duties: before, standing: stand(before) }) !==
            undefined
          )
            return;
          const after = stand(swapped(before, request));
          expect(brokenRules(after.problem, after.choice)).toEqual([]);
          expect(
            changesBetween(before, swapped(before, request)).map(({ place: at }) => placeKey(at)),
          ).toHaveLength(taken === null ? 1 : 2);
        },
      ),
    );
  });
});
