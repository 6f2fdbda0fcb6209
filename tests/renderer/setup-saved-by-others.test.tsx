import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { App } from 'antd';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { DutyError } from '#contract/errors';
import type { Session } from '#contract/methods/people';
import { putFakeBridge } from '../helpers/fake-bridge.ts';

type Stored = { readonly setup: { readonly contact: string }; readonly version: number };
let stored: Stored;
let kept: { readonly edited: Stored['setup']; readonly version: number } | null = null;
const bridge = putFakeBridge({
  'product.setup': () => stored,
  'product.changeSetup': ({ setup, version }: Stored) => {
    if (version !== stored.version)
      throw new DutyError('conflict', 'product-setup', [String(stored.version)]);
    stored = { setup, version: version + 1 };
    return stored;
  },
  'form.kept': () => ({ json: kept === null ? null : JSON.stringify(kept), savedAt: null }),
  'form.keep': {},
});

beforeAll(async () => {
  const { startWords } = await import('../../renderer/words.ts');
  await startWords('zh-CN');
});
beforeEach(() => {
  bridge.seen.length = 0;
  stored = { setup: { contact: '8650001' }, version: 3 };
  kept = null;
});
afterEach(cleanup);

/** A set-up of one field, as the forms of 报送 keep and save theirs. */
async function openSetup(): Promise<void> {
  const { answers, useAct, useAsk } = await import('../../renderer/asking.ts');
  const { SeatProvider } = await import('../../renderer/frame/seat.tsx');
  const { FailureNotice } = await import('../../renderer/parts/failure-notice.tsx');
  const { useSetupForm } = await import('../../renderer/screens/submit/use-setup-form.ts');
  answers.clear();
  const Form = ({ now }: { readonly now: Stored }) => {
    const saving = useAct('product.changeSetup') as unknown as Parameters<
      typeof useSetupForm<Stored['setup']>
    >[0]['saving'];
    const form = useSetupForm({ draftKey: 'product-setup', now, canEdit: true, faultsOf: () => [], saving });
    return (
      <>
        <input
          aria-label="电话"
          value={form.work.setup.contact}
          onChange={({ target }) => form.work.change({ contact: target.value })}
        />
        <output>{form.isStale ? '已在别处改动' : '无人改动'}</output>
        <FailureNotice error={form.refusal} />
        <button type="button" onClick={() => void form.save()}>
          保存
        </button>
      </>
    );
  };
  const Page = () => {
    const now = useAsk('product.setup', {}).data as unknown as Stored | undefined;
    return now === undefined ? null : <Form now={now} />;
  };
  const session = { accountName: 'zhoumy', personName: '周明远', roles: ['chief'], isLocked: false };
  render(
    <QueryClientProvider client={answers}>
      <App>
        <SeatProvider session={session as unknown as Session}>
          <Page />
        </SeatProvider>
      </App>
    </QueryClientProvider>,
  );
  await screen.findByLabelText('电话');
}

const press = () => fireEvent.click(screen.getByRole('button', { name: '保存' }));
const typed = () => screen.getByLabelText<HTMLInputElement>('电话').value;

test('changes to a set-up that were kept for days overwrite what others saved since only when somebody saves a second time', async () => {
  kept = { edited: { contact: '我改的' }, version: 1 };
  await openSetup();
  await waitFor(() => expect(typed()).toBe('我改的'));
  expect(screen.getByText('已在别处改动')).toBeDefined();
  press();
  expect((await screen.findByRole('alert')).textContent).toContain('刚被别人改过，没有保存');
  expect([stored.setup.contact, typed()]).toEqual(['8650001', '我改的']);
  press();
  await waitFor(() => expect(stored).toEqual({ setup: { contact: '我改的' }, version: 4 }));
  expect(screen.queryByRole('alert')).toBeNull();
});

test('changes to a set-up that somebody saves a second time do not overwrite what a third person saved since the refusal', async () => {
  kept = { edited: { contact: '我改的' }, version: 1 };
  await openSetup();
  await waitFor(() => expect(typed()).toBe('我改的'));
  press();
  await screen.findByRole('alert');
  stored = { setup: { contact: '第三人改的' }, version: 4 };
  const { forget } = await import('../../renderer/asking.ts');
  forget(['product']);
  await waitFor(() => expect(bridge.of('product.setup').length).toBeGreaterThan(1));
  press();
  await waitFor(() => expect(bridge.of('product.changeSetup')).toHaveLength(2));
  await screen.findByRole('alert');
  expect([stored.setup.contact, typed()]).toEqual(['第三人改的', '我改的']);
  press();
  await waitFor(() => expect(stored).toEqual({ setup: { contact: '我改的' }, version: 5 }));
});

test('changes to a set-up that nobody else changed are saved at once, one after the other', async () => {
  await openSetup();
  for (const [contact, version] of [
    ['一', 4],
    ['二', 5],
  ] as const) {
    fireEvent.change(screen.getByLabelText('电话'), { target: { value: contact } });
    press();
    await waitFor(() => expect(stored).toEqual({ setup: { contact }, version }));
    await waitFor(() => expect(screen.getByText('无人改动')).toBeDefined());
  }
  expect(screen.queryByRole('alert')).toBeNull();
});
