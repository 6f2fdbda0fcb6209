import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { App } from 'antd';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Session } from '#contract/methods/people';
import type { DutyProduct } from '#domain/product/product';
import { putFakeBridge } from '../helpers/fake-bridge.ts';

const bridge = putFakeBridge({
  'station.now': { station: { unitName: '云岭市', zone: 'Asia/Shanghai' } },
  'product.setup': { setup: { destinations: [], recipients: [] }, version: 1 },
  'package.list': [],
  'package.untold': [],
});

beforeAll(async () => {
  const { startWords } = await import('../../renderer/words.ts');
  await startWords('zh-CN');
});
beforeEach(() => {
  bridge.seen.length = 0;
});
afterEach(cleanup);

test('a reason that is still missing is asked for beside what the window warns of', async () => {
  const { ReasonDialog } = await import('../../renderer/parts/reason-dialog.tsx');
  const user = userEvent.setup({ delay: null });
  render(
    <ReasonDialog
      title="撤回"
      label="撤回原因"
      hint="请另行告知对方"
      isRequired
      isBusy={false}
      refusal={undefined}
      onConfirm={() => Promise.resolve(true)}
      onClose={() => undefined}
    />,
  );
  expect(screen.getByText('请另行告知对方')).toBeDefined();
  expect(screen.getByText('请填写原因')).toBeDefined();
  await user.type(screen.getByLabelText(/撤回原因/), '数字有误');
  expect(screen.getByText('请另行告知对方')).toBeDefined();
  expect(screen.queryByText('请填写原因')).toBeNull();
});

test('after a withdrawal the units that were told by hand are named to be telephoned, those of packages are not', async () => {
  const { WithdrawalTold } = await import('../../renderer/screens/submit/withdrawal-told.tsx');
  const { SeatProvider } = await import('../../renderer/frame/seat.tsx');
  const { answers } = await import('../../renderer/asking.ts');
  answers.clear();
  const session = { accountName: 'lin', personName: '林晓岚', roles: ['officer'], isLocked: false };
  const delivery = (unit: string, manner: string, packageNo: number | null) => ({ unit, manner, packageNo });
  const product = {
    id: 'r1',
    fields: { fromDay: '2026-11-22', untilDay: '2026-11-22' },
    deliveries: [
      delivery('市总值班室', 'package', 3),
      delivery('市总值班室', 'fax', null),
      delivery('市防汛办', 'phone', null),
      delivery('市防汛办', 'fax', null),
    ],
  } as unknown as DutyProduct;
  render(
    <QueryClientProvider client={answers}>
      <App>
        <SeatProvider session={session as unknown as Session}>
          <WithdrawalTold product={product} />
        </SeatProvider>
      </App>
    </QueryClientProvider>,
  );
  expect((await screen.findByText(/请电话告知/)).textContent).toBe(
    '市防汛办（传真）不是用报送包报送的，收不到撤回通知，请电话告知。',
  );
});
