import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Session } from '#contract/methods/people';
import type { PeriodSetup } from '#domain/period/setup';
import { usualPeriodSetup } from '#domain/period/usual-setup';
import { usualSetup } from '#domain/rota/usual-setup';
import { putFakeBridge } from '../helpers/fake-bridge.ts';

const stored: { setup: PeriodSetup; version: number } = { setup: usualPeriodSetup, version: 0 };
const found = { format: 'docx', gaps: ['{标题}', '{日期}'], unknown: ['{局徽}'], problem: null, detail: '' };
const answer: { found: object } = { found };
const bridge = putFakeBridge({
  'rota.setup': { setup: { ...usualSetup, groups: [{ id: 'g1', name: '局领导', members: [] }] }, version: 1 },
  'period.setup': () => ({ ...stored }),
  'period.changeSetup': (given: { setup: PeriodSetup; version: number }) =>
    Object.assign(stored, { setup: given.setup, version: given.version + 1 }),
  'period.previewTemplate': () => answer.found,
  'attachment.add': ({ name }: { readonly name: string }) => ({ hash: 'a'.repeat(64), name, size: 3 }),
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
beforeEach(async () => {
  const { forgetPlaces } = await import('../../renderer/parts/kept.ts');
  forgetPlaces();
  Object.assign(stored, { setup: usualPeriodSetup, version: 0 });
  answer.found = found;
  bridge.seen.length = 0;
});
afterEach(cleanup);

async function openSetup(roles: Session['roles'] = ['chief']) {
  const { SetupPart } = await import('../../renderer/screens/period/setup-part.tsx');
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

const section = (name: RegExp): HTMLElement =>
  within(screen.getByLabelText('设置分类')).getByRole('button', { name });
const fill = async (user: ReturnType<typeof userEvent.setup>, label: string, text: string): Promise<void> => {
  const field = screen.getByLabelText(label);
  await user.clear(field);
  await user.type(field, text);
};
const headsSaid = (): readonly (string | null)[] =>
  within(screen.getByLabelText('每天各梯次人数'))
    .getAllByRole('listitem')
    .map((line) => line.textContent);

test('a usual scheme is copied under a name of its own; shares show in the preview, faults at their field; what was typed survives', async () => {
  const user = await openSetup();
  await user.click(screen.getByLabelText('采用：三三制'));
  expect(screen.getByLabelText<HTMLInputElement>('方案名称').value).toBe('三三制（本单位）');
  expect(headsSaid()).toEqual([
    '领导 7 人： 在岗 3 43%备勤 2 29%休息 2 29%',
    '工作人员 20 人： 在岗 7 35%备勤 7 35%休息 6 30%',
  ]);
  await user.selectOptions(screen.getByLabelText('工作人员 在岗 怎样安排'), '按人');
  await fill(user, '工作人员 在岗 人数', '4');
  expect(headsSaid()[1]).toBe('工作人员 20 人： 在岗 4 20%备勤 8 40%休息 8 40%');
  await fill(user, '工作人员有几人', '3');
  expect(headsSaid()[1]).toContain('在岗 缺 1 人');
  await user.selectOptions(screen.getByLabelText('工作人员 备勤 怎样安排'), '不安排');
  await user.selectOptions(screen.getByLabelText('工作人员 休息 怎样安排'), '不安排');
  expect(screen.getByText(/^其余人员没有归属/u)).toBeTruthy();
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(bridge.of('period.changeSetup')).toEqual([]);

  cleanup();
  const again = await openSetup();
  await again.selectOptions(screen.getByLabelText('工作人员 休息 怎样安排'), '按份');
  await fill(again, '备勤 到位时限（分钟）', '四十');
  expect(screen.getByText('请填写范围内的整数')).toBeTruthy();
  await fill(again, '备勤 到位时限（分钟）', '40');
  await again.keyboard('{Control>}{Enter}{/Control}');
  expect(await screen.findByText('已保存')).toBeTruthy();
  const [saved] = bridge.of('period.changeSetup') as readonly { setup: PeriodSetup; version: number }[];
  expect(saved?.version).toBe(0);
  expect(saved?.setup.schemes).toMatchObject([
    {
      name: '三三制（本单位）',
      tiers: [{ arriveMinutes: null }, { arriveMinutes: 40 }, { arriveMinutes: null }],
      pools: [
        { key: 'leaders' },
        {
          demands: [
            { tierKey: 'duty', by: 'heads', amount: 4 },
            { tierKey: 'rest', by: 'parts', amount: 1 },
          ],
        },
      ],
    },
  ]);
  expect(saved?.setup.schemes[0]?.id).not.toBe('three-three');

  const { forget } = await import('../../renderer/asking.ts');
  forget(['period']);
  await screen.findByLabelText('方案名称');
  await again.click(section(/^常用方案/u));
  await again.click(screen.getByLabelText('采用：三三制'));
  expect(screen.getByLabelText<HTMLInputElement>('方案名称').value).toBe('三三制（本单位2）');
});

test('a body gets its times from a published rule and its table as it is wanted', async () => {
  const user = await openSetup();
  await user.click(section(/^报送对象/u));
  await user.click(screen.getByRole('button', { name: '加报送对象' }));
  await user.click(screen.getByLabelText(/^参照 广元市/u));
  await user.click(screen.getByLabelText(/^参照 宜兴市/u));
  expect(screen.getByLabelText<HTMLInputElement>('安排表时刻').value).toBe('12:00');
  await fill(user, '每日报告时刻', '1545');
  await user.click(screen.getByLabelText('移除 星期/节日'));
  await user.click(screen.getByRole('button', { name: '+ 传真' }));
  await fill(user, '表格标题', '{{name}值班表');
  screen.getByLabelText(/^传真，第11位/u).focus();
  await user.keyboard('{Alt>}{ArrowUp}{/Alt}');
  const heads = within(screen.getByLabelText('表样表格')).getAllByRole('columnheader');
  expect(heads.map((head) => head.textContent).join(' ')).toBe(
    '单位 日期 值班起止 带班领导 值班长/主班 值班人员 备勤领导 备勤人员 值班电话 传真 备注',
  );
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(await screen.findByText('已保存')).toBeTruthy();
  expect(stored.setup.bodies).toMatchObject([
    { name: '总值班室', roster: { daysBefore: 2, at: '12:00' }, daily: { at: '15:45' } },
  ]);
});

test('a file of the body is looked at, kept and named with its gaps; one that cannot be filled is not taken', async () => {
  const user = await openSetup();
  await user.click(section(/^报送对象/u));
  await user.click(screen.getByRole('button', { name: '加报送对象' }));
  const chooser = screen.getByLabelText<HTMLInputElement>('改好的表样文件');
  answer.found = { ...found, format: null, problem: 'no-days' };
  await user.upload(chooser, new File(['a'], '旧表.docx'));
  expect((await screen.findByRole('alert')).textContent).toContain('没有每天一行的填空');
  expect(bridge.of('attachment.add')).toEqual([]);
  answer.found = found;
  await user.upload(chooser, new File(['abc'], '区值班表.docx'));
  expect((await screen.findByText('1 处不认识')).parentElement?.textContent).toContain('{局徽}');
  expect(bridge.of('attachment.add')).toEqual([{ name: '区值班表.docx', base64: 'YWJj' }]);
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(await screen.findByText('已保存')).toBeTruthy();
  expect(stored.setup.bodies[0]?.form.template).toEqual({
    hash: 'a'.repeat(64),
    name: '区值班表.docx',
    format: 'docx',
  });
});

test('an officer reads the set-up and cannot change it', async () => {
  Object.assign(stored, { setup: { ...usualPeriodSetup, dutyPhone: '010-1234' }, version: 1 });
  const user = await openSetup(['officer']);
  expect(screen.getByText('由值班长或管理员修改')).toBeTruthy();
  expect(screen.getByText(/^还没有方案，由值班长/u)).toBeTruthy();
  expect(screen.queryByRole('button', { name: /^保\s*存$/u })).toBeNull();
  await user.click(section(/^常用方案/u));
  expect(screen.queryByLabelText('采用：三三制')).toBeNull();
  await user.click(section(/^值班室与假期/u));
  expect(screen.getByLabelText<HTMLInputElement>('值班电话').disabled).toBe(true);
  expect(screen.getByLabelText<HTMLInputElement>('值班电话').value).toBe('010-1234');
});
