import type { PersonId } from '#domain/people/person';
import type { PlanFrame } from '#domain/period/frame';
import type { PlanCell } from '#domain/period/plan';
import { addDays, type IsoDay } from '#domain/time/instant';
import { aCell, aFrame, aPart, aScheme, poolOf, thirds } from './period-builders.ts';
import { chances } from './seeded-rota.ts';

/** What a made period looks like; everything else follows from the seed. */
export type SeededPeriod = {
  readonly seed: number;
  readonly people: number;
  readonly days: number;
  readonly blockDays?: number;
  readonly shares?: Parameters<typeof aScheme>[0][string];
  /** Share of the people who are away for some days. */
  readonly away?: number;
  /** Share of the cells that are pinned. */
  readonly pinned?: number;
  /** Days that have begun. */
  readonly begun?: number;
  /** How many of the people may be first on duty; everybody where it is not given. */
  readonly leads?: number;
};

/** A frame, and a plan that stands: of the days that have begun, and pins. */
export type MadePeriod = { readonly frame: PlanFrame; readonly standing: readonly PlanCell[] };

const tierKeys = ['duty', 'standby', 'rest'] as const;

/** A period that a seed decides. */
export function seededPeriod(like: SeededPeriod): MadePeriod {
  const { seed, people: size, days, blockDays = 1, shares = thirds, away = 0, pinned = 0, begun = 0 } = like;
  const chance = chances(seed);
  const people = poolOf('staff', size);
  const first = '2026-02-15' as IsoDay;
  const gone = people.flatMap((person): (readonly [PersonId, number])[] => {
    if (chance() >= away) return [];
    const from = Math.floor(chance() * days);
    const length = Math.min(days - from, 1 + Math.floor(chance() * days * 0.6));
    return Array.from({ length }, (_, index) => [person, from + index] as const);
  });
  const made = aScheme({ staff: shares }, { blockDays });
  const frame = aFrame(days, [aPart(first, made, { staff: people }, people.slice(0, like.leads ?? 0))], {
    away: gone,
    begun,
    before: people.map((personId) => ({
      personId,
      duty: Math.floor(chance() * 6),
      standby: 0,
      edge: Math.floor(chance() * 3),
    })),
  });
  const isGone = new Set(gone.map(([person, day]) => `${person} ${day}`));
  const standing = frame.days.flatMap((_, index) =>
    people.flatMap((person): PlanCell[] => {
      const tier = tierKeys[Math.floor(chance() * 3)] ?? 'rest';
      const isPinned = chance() < pinned;
      if (isGone.has(`${person} ${index}`) || (index >= begun && !isPinned)) return [];
      return [aCell(addDays(first, index), person, tier, { isPinned })];
    }),
  );
  return { frame, standing };
}

/** The same period after somebody else is reported absent on some days. */
export function withLateAbsence(frame: PlanFrame, person: PersonId, days: readonly IsoDay[]): PlanFrame {
  return {
    ...frame,
    away: [...frame.away, ...days.map((day) => ({ personId: person, day, because: 'QJ-9' }))],
  };
}
