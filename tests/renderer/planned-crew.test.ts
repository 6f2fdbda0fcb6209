import { expect, test } from 'vitest';
import type { PlannedDuty } from '#contract/methods/rota-nouns';
import { periodPostId } from '#domain/period/duty-post';
import type { PersonId } from '#domain/people/person';
import type { Instant, IsoDay } from '#domain/time/instant';
import { putFakeBridge } from '../helpers/fake-bridge.ts';

putFakeBridge({});
const load = () => import('../../renderer/parts/planned-crew.ts');

const today = '2026-11-22' as IsoDay;
const duty = (name: string | null, parts: Partial<PlannedDuty>): PlannedDuty => ({
  day: today,
  postId: 'p',
  postName: '值班员',
  duty: 'deputy',
  shift: null,
  seat: 0,
  from: '2026-11-22T00:30:00.000Z' as Instant,
  until: '2026-11-23T00:30:00.000Z' as Instant,
  personId: name as PersonId | null,
  personName: name ?? '',
  ...parts,
});
const planned = [
  duty('孙伯安', { duty: 'dutyLeader' }),
  duty('何秋实', { duty: 'dutyLeader', seat: 1 }),
  duty('曾庆林', { duty: 'chief', shift: 0 }),
  duty('赵一鸣', { duty: 'chief', shift: 1 }),
  duty('林晓岚', { duty: 'standby' }),
  duty(null, { duty: 'deputy' }),
];

test('a shift has those who are planned for it or for the whole day, without standby and gaps', async () => {
  const { crewOf } = await load();
  expect(crewOf(planned, { day: today, index: 1 }).map(({ name }) => name)).toEqual([
    '孙伯安',
    '何秋实',
    '赵一鸣',
  ]);
});

test('one of two planned leaders is enough, and who is missing is named', async () => {
  const { crewOf, missingOf } = await load();
  const crew = crewOf(planned, { day: today, index: 0 });
  expect(missingOf(crew, { names: ['曾庆林'], leaderName: '何秋实' })).toEqual([]);
  expect(missingOf(crew, { names: ['赵一鸣'], leaderName: ' 孙伯安 ' }).map(({ name }) => name)).toEqual([
    '曾庆林',
  ]);
  expect(missingOf(crew, { names: [], leaderName: '' })).toHaveLength(3);
});

test('of those whom a period has on duty the one who leads is enough, and any one where nobody leads', async () => {
  const { crewOf, missingOf } = await load();
  const postId = periodPostId('2026-04', { part: 0, pool: 1, tier: 0 });
  const others = [duty('钱文辉', { postId }), duty('吴文辉', { postId, seat: 1 })];
  const led = crewOf([duty('欧阳静怡', { postId, duty: 'chief' }), ...others], { day: today, index: 0 });
  const namesOf = (crew: typeof led, there: readonly string[]): readonly string[] =>
    missingOf(crew, { names: there, leaderName: '' }).map(({ name }) => name);
  expect(namesOf(led, ['欧阳静怡'])).toEqual([]);
  expect(namesOf(led, ['赵一鸣'])).toEqual(['欧阳静怡']);
  const unled = crewOf(others, { day: today, index: 0 });
  expect(namesOf(unled, ['吴文辉'])).toEqual([]);
  expect(namesOf(unled, ['赵一鸣'])).toEqual(['钱文辉', '吴文辉']);
});

test('a name that two accounts have fills in nobody', async () => {
  const { accountNamed } = await load();
  const choices = [
    { account: 'li1', personName: '李强' },
    { account: 'li2', personName: '李强' },
    { account: 'zeng', personName: '曾庆林' },
  ];
  expect(accountNamed(choices, '曾庆林')).toBe('zeng');
  expect(accountNamed(choices, '李强')).toBeUndefined();
});
