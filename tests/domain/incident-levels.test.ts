import { describe, expect, test } from 'vitest';
import { currentFacts, type FigureKey, type KeptFact } from '#domain/incident/facts';
import type { IncidentLevel } from '#domain/incident/level';
import type { LevelRule } from '#domain/incident/level-rule';
import { suggestLevel } from '#domain/incident/suggest-level';
import { onDay } from '../helpers/builders.ts';
import { shippedIncidents, stated } from '../helpers/incident-builders.ts';

type Figures = Partial<Record<FigureKey, number>>;

const classOf = (kindId: string) => shippedIncidents.kinds.find(({ id }) => id === kindId)?.class ?? null;

const suggested = (
  kindId: string,
  facts: readonly KeptFact[],
  rules: readonly LevelRule[] = shippedIncidents.levelRules,
) =>
  suggestLevel(rules, {
    class: classOf(kindId),
    kindId,
    current: currentFacts(facts),
    day: onDay('2026-11-22'),
  });

/** The figures of an object, whose keys its type names. */
const factsOf = (figures: Figures): KeptFact[] => stated(Object.entries(figures) as [FigureKey, number][]);

const levelOf = (kindId: string, figures: Figures, rules?: readonly LevelRule[]): IncidentLevel | null =>
  suggested(kindId, factsOf(figures), rules).level;

/** The local rules of a place, as if it had put them in use. */
const localRules = (jurisdiction: string): LevelRule[] =>
  shippedIncidents.levelRules
    .filter((rule) => rule.jurisdiction === jurisdiction)
    .map((rule) => ({ ...rule, isOn: true }));

describe('the thresholds that ship', () => {
  const steps: readonly (readonly [
    string,
    FigureKey,
    readonly (readonly [number, IncidentLevel | null])[],
  ])[] = [
    [
      'accident.workplace',
      'deaths',
      [
        [0, null],
        [1, 'IV'],
        [2, 'IV'],
        [3, 'III'],
        [9, 'III'],
        [10, 'II'],
        [29, 'II'],
        [30, 'I'],
      ],
    ],
    [
      'accident.workplace',
      'seriouslyInjured',
      [
        [0, null],
        [9, 'IV'],
        [10, 'III'],
        [49, 'III'],
        [50, 'II'],
        [99, 'II'],
        [100, 'I'],
      ],
    ],
    [
      'accident.workplace',
      'directLossYuan',
      [
        [9_999_999, 'IV'],
        [10_000_000, 'III'],
        [49_999_999, 'III'],
        [50_000_000, 'II'],
        [99_999_999, 'II'],
        [100_000_000, 'I'],
      ],
    ],
    [
      'accident.fire',
      'trapped',
      [
        [29, null],
        [30, 'I'],
      ],
    ],
    [
      'accident.fire',
      'evacuated',
      [
        [99_999, null],
        [100_000, 'I'],
      ],
    ],
    [
      'accident.environment',
      'evacuated',
      [
        [1, 'IV'],
        [4999, 'IV'],
        [5000, 'III'],
        [10_000, 'II'],
        [50_000, 'I'],
      ],
    ],
    [
      'accident.environment',
      'directLossYuan',
      [
        [4_999_999, 'IV'],
        [5_000_000, 'III'],
        [19_999_999, 'III'],
        [20_000_000, 'II'],
        [100_000_000, 'I'],
      ],
    ],
    [
      'natural.rainstorm',
      'deaths',
      [
        [29, null],
        [30, 'I'],
      ],
    ],
    [
      'natural.forest-fire',
      'deaths',
      [
        [9, null],
        [10, 'II'],
        [29, 'II'],
        [30, 'I'],
      ],
    ],
    [
      'health.food-poisoning',
      'poisoned',
      [
        [99, null],
        [100, 'III'],
        [101, 'III'],
      ],
    ],
    [
      'health.food-poisoning',
      'ill',
      [
        [99, null],
        [100, 'III'],
      ],
    ],
    [
      'health.food-poisoning',
      'deaths',
      [
        [1, 'III'],
        [9, 'III'],
        [10, 'II'],
      ],
    ],
    [
      'health.occupational-poisoning',
      'poisoned',
      [
        [49, null],
        [50, 'II'],
      ],
    ],
    [
      'health.occupational-poisoning',
      'deaths',
      [
        [4, null],
        [5, 'II'],
      ],
    ],
    [
      'security.gathering',
      'gathered',
      [
        [999, null],
        [1000, 'II'],
        [4999, 'II'],
        [5000, 'I'],
      ],
    ],
    [
      'security.gathering',
      'deaths',
      [
        [2, null],
        [3, 'II'],
        [9, 'II'],
        [10, 'I'],
      ],
    ],
    [
      'security.gathering',
      'injured',
      [
        [9, null],
        [10, 'II'],
        [29, 'II'],
        [30, 'I'],
      ],
    ],
    [
      'security.brawl',
      'gathered',
      [
        [199, null],
        [200, 'II'],
        [499, 'II'],
        [500, 'I'],
      ],
    ],
  ];

  test.each(steps)('%s by %s: 以上 includes the number', (kindId, figure, expected) => {
    expect(expected.map(([number]) => [number, levelOf(kindId, { [figure]: number })])).toEqual(expected);
  });

  test('acute poisoning counts with the seriously injured, and the worst rule wins', () => {
    expect(levelOf('accident.hazmat-leak', { seriouslyInjured: 40, poisoned: 9 })).toBe('III');
    expect(levelOf('accident.hazmat-leak', { seriouslyInjured: 40, poisoned: 10 })).toBe('II');
    const found = suggested(
      'accident.hazmat-leak',
      factsOf({ deaths: 1, seriouslyInjured: 12, directLossYuan: 60_000_000 }),
    );
    expect(found.level).toBe('II');
    expect(found.because.map(({ id }) => id)).toEqual(['decree-493.loss.II']);
  });

  test('people who are hurt are not counted twice where the total and its parts are both known', () => {
    const figures = { injured: 20, seriouslyInjured: 6, slightlyInjured: 14 };
    expect(levelOf('security.gathering', figures)).toBe('II');
    expect(levelOf('security.gathering', { ...figures, injured: 29 })).toBe('II');
    expect(levelOf('security.gathering', { seriouslyInjured: 6, slightlyInjured: 24 })).toBe('I');
  });

  test('a rule with two thresholds needs both: more than 100 poisoned and a death, a loss over 50 km²', () => {
    expect(levelOf('health.food-poisoning', { poisoned: 100, deaths: 1 })).toBe('III');
    expect(levelOf('health.food-poisoning', { poisoned: 101, deaths: 1 })).toBe('II');
    expect(levelOf('health.food-poisoning', { poisoned: 101, deaths: 0 })).toBe('III');
    expect(levelOf('natural.hail', { directLossYuan: 50_000_000 })).toBeNull();
    expect(levelOf('natural.hail', { directLossYuan: 50_000_000, areaHectares: 4999 })).toBeNull();
    expect(levelOf('natural.hail', { directLossYuan: 50_000_000, areaHectares: 5000 })).toBe('I');
  });

  test('a natural disaster with ten dead or missing is reported further up whatever its level', () => {
    expect(suggested('natural.flood', factsOf({ deaths: 4, missing: 5 })).reportBecause).toEqual([]);
    const found = suggested('natural.flood', factsOf({ deaths: 4, missing: 6 }));
    expect(found.level).toBeNull();
    expect(found.reportBecause.map(({ id }) => id)).toEqual(['disaster-statistics.lost']);
  });

  test('local scales wait until a unit puts them in use, and may be lower than the national one', () => {
    expect(levelOf('security.gathering', { gathered: 500 })).toBeNull();
    expect(levelOf('security.gathering', { gathered: 500 }, localRules('某盟'))).toBe('II');
    expect(levelOf('security.gathering', { gathered: 1000 }, localRules('某盟'))).toBe('I');
    const shaodong = (kindId: string, figures: Figures) =>
      suggested(kindId, factsOf(figures), localRules('邵东市')).reportBecause.map(({ id }) => id);
    expect(shaodong('natural.flash-flood', { missing: 1 })).toEqual(['shaodong.flash-flood']);
    expect(shaodong('natural.gale', { seriouslyInjured: 2 })).toEqual([]);
    expect(shaodong('natural.gale', { seriouslyInjured: 3, directLossYuan: 1_000_000 })).toEqual([
      'shaodong.storm.injured',
      'shaodong.storm.loss',
    ]);
    expect(suggested('natural.flash-flood', factsOf({ missing: 1 })).reportBecause).toEqual([]);
  });
});

describe('what the rules go by', () => {
  test('only what was said last counts, and a figure that was taken back counts for nothing', () => {
    expect(
      suggested(
        'accident.gas',
        stated([
          ['deaths', 11],
          ['deaths', 2],
        ]),
      ).level,
    ).toBe('IV');
    expect(
      suggested(
        'accident.gas',
        stated([
          ['deaths', 11],
          ['deaths', null],
        ]),
      ).level,
    ).toBeNull();
    expect(suggested('accident.gas', []).level).toBeNull();
  });

  test('the gas explosion of Shiyan is 重大 from the first notice to the report on it', () => {
    const noon = stated([
      ['what', '发生爆炸'],
      ['deaths', 11],
    ]);
    expect(suggested('accident.gas', stated([['what', '发生爆炸']])).level).toBeNull();
    expect(suggested('accident.gas', noon).level).toBe('II');
    const last = stated([
      ['deaths', 11],
      ['deaths', 25],
      ['deaths', 26],
      ['injured', 138],
      ['seriouslyInjured', 37],
      ['directLossYuan', 53_954_100],
    ]);
    expect(suggested('accident.gas', last).because.map(({ id }) => id)).toEqual([
      'decree-493.deaths.II',
      'decree-493.loss.II',
    ]);
  });

  test('a rule counts from its first day to its last, both included', () => {
    const rule = shippedIncidents.levelRules.find(({ id }) => id === 'decree-493.deaths.I');
    if (rule === undefined) throw new Error('no rule');
    const dated = { ...rule, fromDay: onDay('2026-11-10'), untilDay: onDay('2026-11-20') };
    const on = (day: string) =>
      suggestLevel([dated], {
        class: 'accident',
        kindId: '',
        current: currentFacts(factsOf({ deaths: 30 })),
        day: onDay(day),
      }).level;
    expect(['2026-11-09', '2026-11-10', '2026-11-20', '2026-11-21'].map(on)).toEqual([null, 'I', 'I', null]);
  });

  test('a rule of a class says nothing of an incident whose class nobody knows', () => {
    expect(suggested('', factsOf({ deaths: 40 })).level).toBeNull();
  });
});
