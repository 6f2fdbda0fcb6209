import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { App } from 'antd';
import type { ReactNode } from 'react';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { DutyError } from '#contract/errors';
import type { Session } from '#contract/methods/people';
import type { DutyProduct } from '#domain/product/product';
import { putFakeBridge } from '../helpers/fake-bridge.ts';

let untold: readonly object[] = [];
const bridge = putFakeBridge({
  'station.now': { station: { unitName: '云岭市', zone: 'Asia/Shanghai' } },
  'product.setup': {
    setup: {
      destinations: [{ id: 'drive', name: '移动盘', recipientId: 'above' }],
      recipients: [{ id: 'above', name: '市总值班室' }],
    },
    version: 1,
  },
  'package.list': [],
  'package.untold': () => untold,
  'package.make': { id: 'j1' },
  'package.takeReceipt': ({ name }: { readonly name: string }) => {
    throw new DutyError('bad-input', 'receipt', [name]);
  },
});

beforeAll(async () => {
  const { startWords } = await import('../../renderer/words.ts');
  await startWords('zh-CN');
});
beforeEach(() => {
  bridge.seen.length = 0;
  untold = [];
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

async function show(shown: ReactNode) {
  const { SeatProvider } = await import('../../renderer/frame/seat.tsx');
  const { answers } = await import('../../renderer/asking.ts');
  answers.clear();
  const session = { accountName: 'lin', personName: '林晓岚', roles: ['officer'], isLocked: false };
  return render(
    <QueryClientProvider client={answers}>
      <App>
        <SeatProvider session={session as unknown as Session}>{shown}</SeatProvider>
      </App>
    </QueryClientProvider>,
  );
}

test('a notice that cannot be made names the unit to be telephoned, and is made again at once when somebody says so', async () => {
  const { UntoldWithdrawals } = await import('../../renderer/screens/submit/untold-withdrawals.tsx');
  const { useWithdrawalNotices } = await import('../../renderer/frame/withdrawal-notices.tsx');
  untold = [
    {
      productId: 'r1',
      productKind: 'daily',
      isZero: false,
      title: '值班日报告',
      places: ['移动盘'],
      destinationIds: ['drive'],
      tries: 1,
      nextTryAt: '2026-11-22T08:05:00.000Z',
      failure: { code: 'internal', message: '', details: [] },
    },
  ];
  const Strip = () => useWithdrawalNotices().map(({ key, shown }) => <span key={key}>{shown}</span>);
  await show(
    <>
      <Strip />
      <UntoldWithdrawals />
    </>,
  );
  const user = userEvent.setup({ delay: null });
  await screen.findByText(/市总值班室（移动盘）仍按已报计算，请先电话告知/);
  expect(screen.getByRole('link', { name: '撤回通知未做成：日报告' })).toBeDefined();
  expect(screen.getByRole('button', { name: '打开报告 值班日报告' })).toBeDefined();
  await user.click(screen.getByRole('button', { name: '立即重做 值班日报告' }));
  await waitFor(() =>
    expect(bridge.of('package.make')).toMatchObject([{ productId: 'r1', destinationIds: ['drive'] }]),
  );
});

test('of several files that are no receipts each is named', async () => {
  const { PackageReceipts } = await import('../../renderer/screens/submit/package-receipts.tsx');
  const { container } = await show(<PackageReceipts onTaken={() => undefined} />);
  const field = container.querySelector<HTMLInputElement>('input[type="file"]');
  if (field === null) throw new Error('there is a field');
  const user = userEvent.setup({ delay: null });
  await user.upload(
    field,
    ['甲.json', '乙.json', '丙.json'].map((name) => new File(['{}'], name, { type: 'application/json' })),
  );
  await waitFor(() => expect(screen.getAllByRole('listitem')).toHaveLength(3));
  expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent.slice(0, 7))).toEqual([
    '“甲.json',
    '“乙.json',
    '“丙.json',
  ]);
});
