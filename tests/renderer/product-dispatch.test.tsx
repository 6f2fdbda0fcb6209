import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { App } from 'antd';
import { useState } from 'react';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Session } from '#contract/methods/people';
import { productId } from '#domain/product/product';
import { instant, isoDay } from '#domain/time/instant';
import { putFakeBridge } from '../helpers/fake-bridge.ts';

const day = isoDay.parse('2026-11-22');
const at = instant.parse('2026-11-22T08:05:00.000Z');
const id = productId.parse('r1');
let hasKey = true;
let destinations: readonly object[] = [];
let made: readonly object[] = [];
let deliveries: readonly object[] = [];
const line = {
  id: 'p1',
  productId: id,
  productState: 'issued',
  sequence: 3,
  drops: [],
  receipts: [],
  ways: [{ destinationId: 'a', name: '移动盘', tries: 0, nextTryAt: at, failure: null }],
};
const recipient = { id: 'above', name: '市总值班室', rules: [] };
const bridge = putFakeBridge({
  'station.now': { station: { unitName: '云岭市', zone: 'Asia/Shanghai' } },
  'product.watch': { today: day, dues: [], standing: null, happened: [], warnMinutes: [60] },
  'product.setup': () => ({
    setup: {
      templates: [],
      recipients: [recipient],
      destinations,
      contents: { documents: [], withLog: false },
    },
    version: 1,
  }),
  'package.key': () => ({ key: hasKey ? { code: '0000000000000000' } : null, earlier: [] }),
  'package.list': () => made,
  'package.make': () => {
    made = [line];
    return { id: 'j1', state: 'running' };
  },
  'job.state': { id: 'j1', state: 'done', failure: null, restored: null, done: 1, total: 1 },
  'product.send': () => {
    deliveries = [{ unit: recipient.name, recipientId: 'above', receiver: '', manner: 'fax', sentAt: at }];
    return {};
  },
  'product.one': () => ({
    id,
    version: 1,
    state: 'issued',
    issuer: { name: '李强' },
    issuedAt: at,
    head: { seq: 9, hash: 'a'.repeat(64) },
    fields: { kind: 'daily', isZero: true, fromDay: day, untilDay: day, title: '零报告', to: [], copyTo: [] },
    deliveries,
  }),
});

beforeAll(async () => {
  const { startWords } = await import('../../renderer/words.ts');
  await startWords('zh-CN');
});
beforeEach(() => {
  bridge.seen.length = 0;
  hasKey = true;
  destinations = [{ id: 'a', name: '移动盘', folder: '/a', isOn: true, recipientId: 'above', office: null }];
  [made, deliveries] = [[], []];
});
afterEach(cleanup);

async function openDispatch() {
  const { ProductDispatch } = await import('../../renderer/screens/submit/product-dispatch.tsx');
  const { SeatProvider } = await import('../../renderer/frame/seat.tsx');
  const { answers } = await import('../../renderer/asking.ts');
  answers.clear();
  const session = { accountName: 'lin', personName: '林晓岚', roles: ['officer'], isLocked: false };
  const Page = () => {
    const [isOpen, setOpen] = useState(false);
    return (
      <>
        <button type="button" onClick={() => setOpen(true)}>
          打开
        </button>
        {isOpen ? <ProductDispatch id={id} onClose={() => setOpen(false)} /> : null}
      </>
    );
  };
  render(
    <QueryClientProvider client={answers}>
      <App>
        <SeatProvider session={session as unknown as Session}>
          <Page />
        </SeatProvider>
      </App>
    </QueryClientProvider>,
  );
  const user = userEvent.setup({ delay: null });
  await user.click(screen.getByRole('button', { name: '打开' }));
  await screen.findByRole('button', { name: '登记已报送' });
  return user;
}

const button = (name: RegExp) => screen.findByRole('button', { name });

test('Enter after signing makes the package and sends it, and only then is the window done', async () => {
  const user = await openDispatch();
  const send = await button(/制包并报送/);
  await waitFor(() => expect(document.activeElement).toBe(send));
  expect(screen.getByRole('button', { name: '稍后报送' }).className).not.toContain('ant-btn-primary');
  expect(screen.queryByRole('button', { name: /完\s?成/ })).toBeNull();
  await user.keyboard('{Enter}');
  const done = await button(/完\s?成/);
  expect(bridge.of('package.make')).toMatchObject([{ productId: id, destinationIds: ['a'] }]);
  const { forget } = await import('../../renderer/asking.ts');
  forget(['package']);
  await screen.findByText(/待送|移动盘/);
  await waitFor(() => expect(document.activeElement).toBe(done));
  await user.keyboard('{Enter}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  await waitFor(() => expect(document.activeElement?.textContent).toBe('打开'));
});

test('where nothing can be packed the cursor begins at the unit, and telling it by another way is sending', async () => {
  hasKey = false;
  const user = await openDispatch();
  const unit = screen.getByRole('checkbox', { name: recipient.name });
  await waitFor(() => expect(document.activeElement).toBe(unit));
  await user.keyboard(' ');
  await user.click(screen.getByRole('button', { name: '登记已报送' }));
  const { forget } = await import('../../renderer/asking.ts');
  forget(['product']);
  expect((await button(/完\s?成/)).className).toContain('ant-btn-primary');
});

test('a package that was made and goes nowhere is not sent yet', async () => {
  made = [{ ...line, ways: [] }];
  await openDispatch();
  expect(await button(/稍后报送/)).toBeDefined();
});
