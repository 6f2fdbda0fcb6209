import { expect, test } from 'vitest';
import { rotaSetup } from '#domain/rota/setup';
import { setupFault } from '#domain/rota/setup-fault';
import { usualSetup } from '#domain/rota/usual-setup';
import presets from '#presets/rota' with { type: 'json' };
import screens from '#words/zh-CN/screens' with { type: 'json' };

test.each(presets.presets.map((preset) => [preset.id, preset] as const))(
  'the usual way %s can be kept as it is once the groups have people',
  (_id, { groups, posts }) => {
    const setup = rotaSetup.parse({
      ...usualSetup,
      groups: groups.map((group) => ({ ...group, members: [] })),
      posts,
    });
    expect(setupFault(setup, { people: new Set(), shifts: 1 })).toBeNull();
    expect(setup.posts.some((post) => post.duty === 'chief')).toBe(true);
    expect(setup.posts.some((post) => post.duty === 'dutyLeader')).toBe(true);
  },
);

test('every usual way has its words, and no words are left over', () => {
  expect(presets.presets.map(({ id }) => id).toSorted()).toEqual(
    Object.keys(screens.rota.setup.preset).toSorted(),
  );
});
