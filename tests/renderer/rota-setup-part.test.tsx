import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, expect, test } from 'vitest';
import type { Session } from '#contract/methods/people';
import type { RotaSetup } from '#domain/rota/setup';
import { usualSetup } from '#domain/rota/usual-setup';
import { putFakeBridge } from '../helpers/fake-bridge.ts';

const people = [
  ['p1', '林晓岚', 'lin xiao lan', 'lxl'],
  ['p2', '单国栋', 'shan guo dong', 'sgd'],
  ['p3', '欧阳静怡', 'ou yang jing yi', 'oyjy'],
].map(([id, name, pinyin, initials]) => ({
  id,
  name,
  pinyin,
  initials,
  post: '值班员',
  unit: '',
  phones: [],
  group: '',
  order: 1,
  joinedDay: null,
  leftDay: null,
  version: 1,
}));
const stored: { setup: RotaSetup; version: number } = { setup: usualSetup, version: 0 };
const bridge = putFakeBridge({
  'people.all': people,
  'rota.setup': () => ({ ...stored }),
  'rota.changeSetup': (given: { setup: RotaSetup; version: number }) =>
    Object.assign(stored, { setup: given.setup, version: given.version + 1 }),
});
const session = {
  accountId: 'a',
  accountName: 'zhoumy',
  personId: 'p1',
  personName: '周明远',
  roles: ['chief'],
  isLocked: false,
  mustChangePassword: false,
  signedInAt: '2026-11-22T00:00:00.000Z',
} as unknown as Session;

beforeAll(async () => {
  const { startWords } = await import('../../renderer/words.ts');
  await startWords('zh-CN');
});
afterEach(cleanup);

async function openSetup(roles: Session['roles'] = ['chief']) {
  const { SetupPart } = await import('../../renderer/screens/rota/setup-part.tsx');
  const { SeatProvider } = await import('../../renderer/frame/seat.tsx');
  const { answers } = await import('../../renderer/asking.ts');
  answers.clear();
  render(
    <QueryClientProvider client={answers}>
      <SeatProvider session={{ ...session, roles }}>
        <SetupPart />
      </SeatProvider>
    </QueryClientProvider>,
  );
  await screen.findByLabelText('设置分类');
  return userEvent.setup({ delay: null });
}

const namesInOrder = (): readonly string[] =>
  screen
    .getAllByLabelText(/调整次序/)
    .map((handle) => handle.getAttribute('aria-label')?.split('，')[0] ?? '');

test('a room is organised from a usual way; what was typed survives going elsewhere, and Ctrl+Enter saves it', async () => {
  const user = await openSetup();
  expect(screen.getByText('先选一套常用模式')).toBeTruthy();
  await user.click(screen.getByLabelText('选用：单岗24小时'));
  await user.click(within(screen.getByLabelText('组')).getByText('值班员'));
  for (const [typed, name] of [
    ['ouyang', '欧阳静怡 值班员'],
    ['lxl', '林晓岚 值班员'],
    ['单国', '单国栋 值班员'],
  ] as const) {
    const field = screen.getByLabelText(/^加入“值班员”/);
    await user.click(field);
    await user.paste(typed);
    await user.click(await screen.findByText(name));
  }
  expect(namesInOrder()).toEqual(['欧阳静怡', '林晓岚', '单国栋']);

  screen.getByLabelText(/^单国栋，第3位/).focus();
  await user.keyboard('{Alt>}{ArrowUp}{ArrowUp}{/Alt}');
  expect(namesInOrder()).toEqual(['单国栋', '欧阳静怡', '林晓岚']);
  const until = screen.getByLabelText('林晓岚 截止日');
  await user.click(until);
  await user.paste('2027-03-01');

  cleanup();
  const again = await openSetup();
  await again.click(within(screen.getByLabelText('组')).getByText('值班员'));
  expect(screen.getByLabelText<HTMLInputElement>('林晓岚 截止日').value).toBe('2027-03-01');
  await again.click(screen.getByLabelText('林晓岚 起始日'));
  await again.keyboard('2027-04-01{Tab}');
  expect(screen.getByText('截止日早于起始日')).toBeTruthy();
  await again.keyboard('{Control>}{Enter}{/Control}');
  expect(bridge.of('rota.changeSetup')).toEqual([]);
  await again.clear(screen.getByLabelText('林晓岚 起始日'));
  await again.keyboard('{Control>}{Enter}{/Control}');
  expect(await screen.findByText('已保存')).toBeTruthy();
  expect(bridge.of('rota.changeSetup')).toMatchObject([
    {
      version: 0,
      setup: {
        groups: [
          { name: '带班领导', members: [] },
          {
            name: '值班员',
            members: [
              { personId: 'p2', fromDay: null, untilDay: null },
              { personId: 'p3', fromDay: null, untilDay: null },
              { personId: 'p1', fromDay: null, untilDay: '2027-03-01' },
            ],
          },
        ],
      },
    },
  ]);
});

test('an officer reads the set-up and cannot change it', async () => {
  await openSetup(['officer']);
  expect(screen.getByText('由值班长或管理员修改')).toBeTruthy();
  expect(screen.queryByRole('button', { name: '保存' })).toBeNull();
  expect(screen.queryByRole('button', { name: '常用模式' })).toBeNull();
  expect(screen.getByLabelText<HTMLInputElement>('组名').disabled).toBe(true);
});
