import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { account } from '#domain/people/account';
import { person } from '#domain/people/person';
import { putFakeBridge } from '../helpers/fake-bridge.ts';

const linxl = person.parse({
  id: 'p1',
  name: '林晓岚',
  pinyin: 'lin xiao lan',
  initials: 'lxl',
  post: '值班员',
  unit: '',
  phones: [],
  group: '',
  order: 1,
  joinedDay: null,
  leftDay: null,
  version: 1,
});
const taken = account.parse({
  id: 'a1',
  name: 'linxl',
  personId: 'p0',
  personName: '林小丽',
  roles: ['officer'],
  state: 'active',
  mustChangePassword: false,
  lockedUntil: null,
  version: 1,
});
const bridge = putFakeBridge({
  'people.all': [linxl],
  'account.create': (input: { readonly name: string }) => ({
    ...taken,
    id: 'a2',
    name: input.name,
    personId: 'p1',
    personName: '林晓岚',
    mustChangePassword: true,
  }),
});

beforeAll(async () => {
  const { startWords } = await import('../../renderer/words.ts');
  await startWords('zh-CN');
});
afterEach(cleanup);

test('an account is named after the pinyin, never twice, with a readable password that is handed on once', async () => {
  const { AccountCreate } = await import('../../renderer/screens/system/account-create.tsx');
  const { answers } = await import('../../renderer/asking.ts');
  const onCreated = vi.fn();
  const user = userEvent.setup();
  render(
    <QueryClientProvider client={answers}>
      <AccountCreate accounts={[taken]} onClose={() => undefined} onCreated={onCreated} />
    </QueryClientProvider>,
  );
  await user.type(screen.getByLabelText('人员'), 'lxl');
  await user.click(await screen.findByTitle(/林晓岚/));
  expect(screen.getByLabelText<HTMLInputElement>('账号').value).toBe('linxl2');
  await user.click(screen.getByLabelText(/^审计员/));
  expect(screen.getByLabelText<HTMLInputElement>(/^值班员/).checked).toBe(false);
  await user.click(screen.getByLabelText(/^值班长/));
  expect(screen.getByLabelText<HTMLInputElement>(/^审计员/).checked).toBe(false);
  await user.click(screen.getByRole('button', { name: '建立并生成口令' }));
  const [sent] = bridge.of('account.create');
  expect(sent).toMatchObject({ name: 'linxl2', personId: 'p1', roles: ['chief'] });
  const password = expect.stringMatching(
    /^[A-HJ-NP-Z][a-hijkmnp-z]{2}[2-9]-[a-kmnp-z][2-9][a-kmnp-z]{2}-[a-kmnp-z]{3}[2-9]$/,
  ) as string;
  expect(sent).toMatchObject({ password });
  expect(onCreated).toHaveBeenCalledWith({ personName: '林晓岚', account: 'linxl2', password });
});
