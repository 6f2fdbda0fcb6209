import { expect, test } from 'vitest';
import type { PersonId } from '#domain/people/person';
import { planFindingKind } from '#domain/period/finding';
import { judgePlan } from '#domain/period/judge-plan';
import { addDays, type IsoDay } from '#domain/time/instant';
import english from '#words/en/period' with { type: 'json' };
import chinese from '#words/zh-CN/period' with { type: 'json' };
import { findingWords } from '../../renderer/screens/period/plan-finding-words.ts';
import type { Words } from '../../renderer/use-words.ts';
import { aCell, aFrame, aPart, aScheme, poolOf, thirds } from '../helpers/period-builders.ts';

const first = '2026-02-15' as IsoDay;
const people = poolOf('staff', 6);
const [anna, boris, clara, dora, emil, fritz] = people as [
  PersonId,
  PersonId,
  PersonId,
  PersonId,
  PersonId,
  PersonId,
];
const day = (at: number): IsoDay => addDays(first, at);
const duty = (at: number, person: PersonId, isLead = false) => aCell(day(at), person, 'duty', { isLead });

const part = (more: Parameters<typeof aScheme>[1] = {}, nobody: readonly PersonId[] = []) =>
  aPart(first, aScheme({ staff: thirds, leaders: thirds }, more), { staff: people, leaders: nobody }, [anna]);

/** Tables of which together everything can be said that there is to say. */
const findings = [
  judgePlan(
    aFrame(4, [part()], { away: [[emil, 0]] }),
    [
      duty(0, anna, true),
      duty(0, boris, true),
      duty(0, emil),
      aCell(day(0), 'stranger' as PersonId, 'rest'),
      duty(1, anna),
      duty(2, anna),
      duty(3, anna),
      aCell(day(1), clara, 'standby'),
      aCell(day(1), dora, 'standby'),
      aCell(day(1), fritz, 'standby'),
    ],
    (person) => person !== boris,
  ),
  judgePlan(aFrame(4, [part({ blockDays: 2 })]), [duty(0, anna), aCell(day(1), anna, 'rest')], () => true),
].flat();

type Tree = { readonly [key: string]: string | Tree };

/** Words that are strict: a key without a sentence, or a gap that nothing fills, fails the test. */
const strictly =
  (words: Tree) =>
  (key: string, values: Readonly<Record<string, string>> = {}): string => {
    const found = key
      .replace('period:', '')
      .split('.')
      .reduce<string | Tree | undefined>(
        (inner, name) => (typeof inner === 'object' ? inner[name] : undefined),
        words,
      );
    if (typeof found !== 'string') throw new Error(`no words for ${key}`);
    return found.replaceAll(/\{\{(\w+)\}\}/gu, (_all, name: string) => {
      const value = values[name] ?? '';
      if (value === '') throw new Error(`${key} has nothing for ${name}`);
      return value;
    });
  };

test.each([
  ['zh-CN', chinese],
  ['en', english],
] as const)('in %s everything that can be said of a table has a sentence of its own', (_language, words) => {
  expect(new Set(findings.map(({ kind }) => kind))).toEqual(new Set(planFindingKind.options));
  const sentences = findings.map((finding) =>
    // The function takes only texts and gives one, as the real words do.
    findingWords(strictly(words) as unknown as Words, finding, {
      name: finding.personId ?? '',
      pool: finding.poolKey,
      tier: (key) => `‹${key}›`,
      away: (because) => `‹${because}›`,
    }),
  );
  // Two findings of different kinds never read the same.
  expect(new Set(sentences.map((sentence, index) => `${findings[index]?.kind ?? ''} ${sentence}`)).size).toBe(
    new Set(findings.map((finding) => JSON.stringify({ ...finding, day: null }))).size,
  );
  expect(Object.keys(words.finding).toSorted()).toEqual(planFindingKind.options.toSorted());
});
