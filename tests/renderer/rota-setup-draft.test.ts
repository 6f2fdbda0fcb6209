import { expect, test } from 'vitest';
import type { PersonId } from '#domain/people/person';
import type { RotaSetup } from '#domain/rota/setup';
import { usualSetup } from '#domain/rota/usual-setup';
import type { IsoDay } from '#domain/time/instant';
import {
  movedLine,
  newGroup,
  newPost,
  rotaPresets,
  setupProblems,
  withoutGroup,
  withPreset,
} from '../../renderer/screens/rota/setup-draft.ts';

const anna = 'anna' as PersonId;
const boris = 'boris' as PersonId;
const day = (text: string): IsoDay => text as IsoDay;
const member = (personId: PersonId, fromDay: IsoDay | null = null, untilDay: IsoDay | null = null) => ({
  personId,
  fromDay,
  untilDay,
});

const setupWith = (parts: Partial<RotaSetup>): RotaSetup => ({ ...usualSetup, ...parts });

test('a usual way keeps the people of groups of the same name and the rules', () => {
  const before = setupWith({
    groups: [{ ...newGroup('own', '带班领导'), members: [member(anna)] }, newGroup('other', '司机')],
    rules: { ...usualSetup.rules, restHours: 36 },
  });
  const after = withPreset(before, 'three-levels');
  expect(after.groups.map(({ name, members }) => [name, members.length])).toEqual([
    ['带班领导', 1],
    ['值班长', 0],
    ['值班员', 0],
  ]);
  expect(after.rules.restHours).toBe(36);
  expect(setupProblems(after)).toEqual({});
});

test('every usual way leaves nothing to mend', () => {
  for (const { id } of rotaPresets) expect(setupProblems(withPreset(usualSetup, id))).toEqual({});
});

test('a line moves to the place of another, and not over the end', () => {
  expect(movedLine(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b']);
  expect(movedLine(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c']);
  expect(movedLine(['a', 'b', 'c'], 0, -1)).toEqual(['a', 'b', 'c']);
  expect(movedLine(['a', 'b', 'c'], 2, 3)).toEqual(['a', 'b', 'c']);
});

test('a deleted group leaves the posts it filled, and a post without a group is to be mended', () => {
  const setup = setupWith({ groups: [newGroup('g', '值班员')], posts: [newPost('p', ['g'])] });
  const after = withoutGroup(setup, 'g');
  expect(after.posts[0]?.groupIds).toEqual([]);
  expect(setupProblems(after)).toMatchObject({
    'posts.0.groupIds': 'noGroup',
    'posts.0.name': 'required',
  });
});

test('what is wrong stands at the field that it is wrong in', () => {
  const setup = setupWith({
    groups: [
      {
        ...newGroup('g', '值班员'),
        members: [
          member(anna, day('2026-03-01'), day('2026-02-01')),
          member(boris, day('十一月')),
          member(anna, day('2026-01-15')),
        ],
      },
      newGroup('h', '值班员'),
    ],
    sensitive: [{ name: '两会', fromDay: day('2026-03-01'), untilDay: day('') }],
    rules: {
      ...usualSetup.rules,
      restHours: Number.NaN,
      apart: [{ people: [anna, anna], reason: '' }],
      opening: [
        { personId: anna, points: 1 },
        { personId: anna, points: 2 },
      ],
    },
  });
  expect(setupProblems(setup)).toEqual({
    'groups.0.members.0.untilDay': 'reversed',
    'groups.0.members.1.fromDay': 'day',
    'groups.0.members.2.fromDay': 'twice',
    'groups.1.name': 'twice',
    'sensitive.0.untilDay': 'required',
    'rules.restHours': 'number',
    'rules.apart.0.people.1': 'samePerson',
    'rules.opening.1.personId': 'twice',
  });
});

test('somebody who comes back to a group after leaving it is in it twice without a problem', () => {
  const setup = setupWith({
    groups: [
      {
        ...newGroup('g', '值班员'),
        members: [member(anna, null, day('2026-02-01')), member(anna, day('2026-06-01'))],
      },
    ],
  });
  expect(setupProblems(setup)).toEqual({});
});
