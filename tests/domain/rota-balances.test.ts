import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { balancesOf, type LedgerDuty, ledgerOf } from '#domain/rota/balances';
import { noCounts } from '#domain/rota/duty-counts';
import { sharesOf } from '#domain/rota/shares';
import { addDays } from '#domain/time/instant';
import { onDay } from '../helpers/builders.ts';
import { aSetup, crew, members, someone } from '../helpers/rota-builders.ts';

const people = (size: number) => crew(size).map((id) => ({ id, joinedDay: null, leftDay: null }));
const served = (day: string, person: string | null, kind: 'workday' | 'holiday' = 'workday'): LedgerDuty => ({
  place: { day: onDay(day), postId: 'leader', seat: 0 },
  counts: { ...noCounts, points: kind === 'workday' ? 10 : 30, [kind]: 1 },
  planned: person === null ? null : someone(person),
  served: person === null ? null : someone(person),
});
const lineOf = (lines: ReturnType<typeof ledgerOf>, name: string) =>
  lines.find(({ personId }) => personId === name);

describe('the ledger of years', () => {
  test('who served more than the share stands above it, who served less below', () => {
    const duties = [
      served('2026-01-05', 'a'),
      served('2026-01-06', 'a'),
      served('2026-01-07', 'b', 'holiday'),
    ];
    const lines = ledgerOf({ setup: aSetup(), people: people(4), duties });
    expect(lineOf(lines, 'a')).toMatchObject({
      served: { points: 2000, workday: 200, holiday: 0 },
      share: { points: 1250, workday: 50, holiday: 25 },
      balance: { points: 750, workday: 150, holiday: -25 },
    });
    expect(lineOf(lines, 'd')?.balance.points).toBe(-1250);
  });

  test('a new member starts at nothing and is not flooded with the duties of the years before', () => {
    const group = { id: 'g', name: '领导', members: members(crew(3)) };
    const joined = { personId: someone('d'), fromDay: onDay('2026-01-01'), untilDay: null };
    const setup = aSetup({ groups: [{ ...group, members: [...group.members, joined] }] });
    const before = Array.from({ length: 365 }, (_one, index) =>
      served(addDays(onDay('2025-01-01'), index), ['a', 'b', 'c'][index % 3] ?? null),
    );
    expect(balancesOf({ setup, people: people(4), duties: before }).get(someone('d'))).toEqual(noCounts);
    const after = [...before, served('2026-01-01', 'a')];
    expect(balancesOf({ setup, people: people(4), duties: after }).get(someone('d'))?.points).toBe(-250);
  });

  test('who left by the directory owes nothing of the time after', () => {
    const left = people(4).map((one) => (one.id === 'd' ? { ...one, leftDay: onDay('2026-01-05') } : one));
    const duties = [served('2026-01-05', 'a'), served('2026-01-06', 'a')];
    const lines = ledgerOf({ setup: aSetup(), people: left, duties });
    expect(lineOf(lines, 'd')?.share.points).toBe(250);
    expect(lineOf(lines, 'b')?.share.points).toBe(250 + 333);
  });

  test('who is spared a duty does not owe it later', () => {
    const exemptions = [
      { personId: someone('d'), fromDay: null, untilDay: null, reason: '', what: 'holiday' as const },
    ];
    const duties = [served('2026-01-05', 'a'), served('2026-01-06', 'a', 'holiday')];
    const lines = ledgerOf({ setup: aSetup({ rules: { exemptions } }), people: people(4), duties });
    expect(lineOf(lines, 'd')?.share).toMatchObject({ points: 250, workday: 25, holiday: 0 });
  });

  test('a gap counts for nobody, a stand-in from outside for who stood in', () => {
    const duties = [served('2026-01-05', null), served('2026-01-06', 'z')];
    const lines = ledgerOf({ setup: aSetup(), people: people(4), duties });
    expect(lineOf(lines, 'z')?.balance.points).toBe(1000);
    expect(lineOf(lines, 'a')?.balance.points).toBe(-250);
  });

  test('what was brought in is added in points', () => {
    const opening = [{ personId: someone('b'), points: -12 }];
    const balances = balancesOf({ setup: aSetup({ rules: { opening } }), people: people(4), duties: [] });
    expect([...balances].map(([who, { points }]) => [who, points])).toEqual([
      ['a', 0],
      ['b', -1200],
      ['c', 0],
      ['d', 0],
    ]);
  });

  test('a duty of a post that is no more is nobody else’s debt', () => {
    const old = served('2026-01-05', 'a');
    const duties = [{ ...old, place: { ...old.place, postId: 'gone' } }];
    const lines = ledgerOf({ setup: aSetup(), people: people(4), duties });
    expect(lines.every(({ balance }) => balance.points === 0)).toBe(true);
  });

  test('balances of any history add up to nothing, and nobody is a hundredth off for each duty', () => {
    const history = fc.array(
      fc.record({
        after: fc.nat(900),
        who: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'z'),
        isHoliday: fc.boolean(),
      }),
      { maxLength: 300 },
    );
    fc.assert(
      fc.property(history, fc.integer({ min: 1, max: 7 }), fc.nat(900), (duties, size, leaves) => {
        const all = crew(size).map((personId, index) => ({
          personId,
          fromDay: null,
          untilDay: index === 1 ? addDays(onDay('2024-01-01'), leaves) : null,
        }));
        const setup = aSetup({ groups: [{ id: 'g', name: '组', members: all }] });
        const entries = duties.map(({ after, who, isHoliday }) =>
          served(addDays(onDay('2024-01-01'), after), who, isHoliday ? 'holiday' : 'workday'),
        );
        const lines = ledgerOf({ setup, people: people(size), duties: entries });
        for (const kind of ['points', 'workday', 'holiday'] as const) {
          expect(lines.reduce((sum, { balance }) => sum + balance[kind], 0)).toBe(0);
          // Members of all the time have the same share but for what two divisions leave.
          const shares = lines
            .slice(0, size)
            .filter(({ personId }) => personId !== 'b')
            .map(({ share }) => share[kind]);
          expect(Math.max(...shares) - Math.min(...shares)).toBeLessThanOrEqual(2);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('shares of duties with different people add up to what was shared', () => {
    const duty = fc.record({ points: fc.nat(1000), size: fc.integer({ min: 1, max: 9 }) });
    fc.assert(
      fc.property(fc.array(duty, { maxLength: 40 }), (duties) => {
        const shares = sharesOf(
          duties.map(({ points, size }) => ({ counts: { ...noCounts, points }, owers: crew(size) })),
        );
        const total = [...shares.values()].reduce((sum, { points }) => sum + points, 0);
        expect(total).toBe(duties.reduce((sum, { points }) => sum + points * 100, 0));
      }),
    );
  });
});
