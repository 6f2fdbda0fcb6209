import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Session } from '#contract/methods/people';
import type { AbsenceRules } from '#domain/absence/rules';
import { usualAbsenceRules } from '#domain/absence/usual-rules';
import { putFakeBridge } from '../helpers/fake-bridge.ts';

const people = [
  ['p1', '韩致远', 'han zhi yuan', 'hzy', '市长', '市领导'],
  ['p2', '杜若衡', 'du ruo heng', 'drh', '常务副市长', '市领导'],
  ['p3', '林晓岚', 'lin xiao lan', 'lxl', '值班员', '值班室'],
].map(([id, name, pinyin, initials, post, group]) => ({
  id,
  name,
  pinyin,
  initials,
  post,
  unit: '',
  phones: [],
  group,
  order: 1,
  joinedDay: null,
  leftDay: null,
  version: 1,
}));
const stored: { rules: AbsenceRules; version: number } = { rules: usualAbsenceRules, version: 0 };
const bridge = putFakeBridge({
  'people.all': people,
  'calendar.days': [],
  'absence.rules': () => ({ ...stored }),
  'absence.changeRules': (given: { rules: AbsenceRules; version: number }) =>
    Object.assign(stored, { rules: given.rules, version: given.version + 1 }),
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
  Object.assign(stored, { rules: usualAbsenceRules, version: 0 });
  bridge.seen.length = 0;
});
afterEach(cleanup);

async function openRules(roles: Session['roles'] = ['chief']) {
  const { RulesPart } = await import('../../renderer/screens/absence/rules-part.tsx');
  const { SeatProvider } = await import('../../renderer/frame/seat.tsx');
  const { answers } = await import('../../renderer/asking.ts');
  answers.clear();
  render(
    <QueryClientProvider client={answers}>
      <SeatProvider session={{ ...session, roles }}>
        <RulesPart />
      </SeatProvider>
    </QueryClientProvider>,
  );
  await screen.findByLabelText('规则分类');
  return userEvent.setup({ delay: null });
}

type User = ReturnType<typeof userEvent.setup>;

const go = (user: User, section: string): Promise<void> =>
  user.click(
    within(screen.getByLabelText('规则分类')).getByRole('button', { name: new RegExp(`^${section}`) }),
  );

async function retype(user: User, field: HTMLElement, text: string): Promise<void> {
  await user.clear(field);
  if (text !== '') await user.paste(text);
}

const saved = () => bridge.of('absence.changeRules') as readonly { rules: AbsenceRules; version: number }[];
const leadOf = (rules: AbsenceRules | undefined) => rules?.rules.find(({ kind }) => kind === 'lead');

test('a set is copied and changed, said by the trial before it is saved, and saved with Ctrl+Enter', async () => {
  const user = await openRules();
  expect(screen.getByText('三步建立报备规则')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: /^盘锦/ }));
  await user.click(screen.getByRole('button', { name: /^选用：盘锦/ }));
  const list = screen.getByRole('list', { name: '逐条规则' });
  expect(within(list).getByText('提前 1 天报备')).toBeTruthy();

  await user.click(screen.getByRole('button', { name: '修改：提前 1 天报备' }));
  await retype(user, screen.getByLabelText('提前'), '3');
  expect(within(list).getByText('提前 3 天报备')).toBeTruthy();

  await go(user, '职级与人员');
  await user.selectOptions(screen.getByLabelText('通讯录分组'), '市领导');
  await user.selectOptions(screen.getByLabelText('列出人员的职级'), '其他领导班子成员');
  await user.click(screen.getByRole('button', { name: '用于列出的 2 人' }));
  await user.selectOptions(screen.getByLabelText('韩致远的职级'), '主要领导');

  await go(user, '试算');
  const says = async (): Promise<readonly string[]> => {
    const findings = await screen.findByRole('list', { name: '试算结果' });
    return within(findings)
      .getAllByRole('listitem')
      .map((one) => one.textContent ?? '');
  };
  expect(screen.getByText(/^韩致远：主要领导，外出 3 天，计为领导/)).toBeTruthy();
  // Two days ahead is enough for one day and too late for three.
  expect((await says()).find((one) => one.includes('提前报备'))).toMatch(/^不合规/);
  await go(user, '逐条规则');
  await retype(user, screen.getByLabelText('提前'), '1');
  await go(user, '试算');
  expect((await says()).find((one) => one.includes('提前报备'))).toMatch(/^待办/);
  await go(user, '逐条规则');
  await retype(user, screen.getByLabelText('提前'), '3');

  expect(saved()).toEqual([]);
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(await screen.findByText('已保存')).toBeTruthy();
  expect(saved()).toHaveLength(1);
  expect(saved()[0]).toMatchObject({
    version: 0,
    rules: {
      id: 'panjin',
      people: [
        { personId: 'p2', rankId: 'deputy' },
        { personId: 'p1', rankId: 'head' },
      ],
    },
  });
  expect(leadOf(saved()[0]?.rules)).toMatchObject({ amount: 3, unit: 'days' });
  cleanup();
  const again = await openRules();
  await go(again, '常用规则');
  expect(screen.getByText('在用，已修改')).toBeTruthy();
  // The set itself still says one day.
  expect(screen.getByText('提前 1 天报备')).toBeTruthy();
});

test('what is typed survives going elsewhere; what is wrong is said beside the field and keeps it from being saved', async () => {
  const user = await openRules();
  await go(user, '逐条规则');
  await user.click(screen.getByRole('button', { name: '添加规则' }));
  await user.click(await screen.findByRole('menuitem', { name: '审批权限' }));
  await user.click(screen.getByLabelText('超过（天）'));
  await user.paste('3');
  await user.click(screen.getByLabelText('不超过（天）'));
  await user.paste('2.5');
  expect(screen.getByText('应多于左边的天数')).toBeTruthy();
  expect(screen.getByText('请填写')).toBeTruthy();

  cleanup();
  const again = await openRules();
  expect(screen.getByLabelText<HTMLInputElement>('不超过（天）').value).toBe('2.5');
  await retype(again, screen.getByLabelText('不超过（天）'), '三天');
  expect(screen.getByText('请填写天数，可含半天，如 3 或 1.5')).toBeTruthy();
  await retype(again, screen.getByLabelText('不超过（天）'), '7');
  await again.click(screen.getByLabelText('由谁审批'));
  await again.paste('主要负责人');
  await again.keyboard('{Control>}{Enter}{/Control}');
  expect(saved()).toEqual([]);

  await go(again, '名称与检查');
  await again.click(screen.getByLabelText('规则名称'));
  await again.paste('本单位外出报备规定');
  const afternoon = screen.getByLabelText('下午开始');
  await retype(again, afternoon, '1900');
  expect(screen.getByText('上午、下午、晚上应依次开始')).toBeTruthy();
  await retype(again, afternoon, '1330');
  await again.click(screen.getByRole('button', { name: '新增一对' }));
  await again.keyboard('{Control>}{Enter}{/Control}');
  expect(await screen.findByText('已保存')).toBeTruthy();
  expect(saved()[0]?.rules).toMatchObject({
    name: '本单位外出报备规定',
    dayParts: { afternoon: '13:30' },
    heads: [{ people: ['p1', 'p2'], reason: '' }],
    rules: [{ kind: 'approval', approver: '主要负责人', overHalfDays: 6, upToHalfDays: 14 }],
  });
});

test('rules change their order, and a rule for a rank that is gone has to be mended', async () => {
  const user = await openRules();
  await user.click(screen.getByRole('button', { name: /^乡镇/ }));
  await user.click(screen.getByRole('button', { name: /^选用：乡镇/ }));
  const sentences = () =>
    within(screen.getByRole('list', { name: '逐条规则' }))
      .getAllByRole('listitem')
      .map((one) => one.querySelector('b')?.textContent ?? '');
  const before = sentences();
  await user.click(screen.getAllByRole('button', { name: /^下移：/ })[0] as HTMLElement);
  expect(sentences().slice(0, 2)).toEqual([before[1], before[0]]);
  await user.click(screen.getAllByRole('button', { name: /^移除：/ })[0] as HTMLElement);
  expect(sentences()).toHaveLength(before.length - 1);

  await go(user, '职级与人员');
  await user.click(screen.getByRole('button', { name: '移除 特殊岗位工作人员' }));
  expect(screen.getByText(/处需要改正后才能保存/)).toBeTruthy();
  await go(user, '逐条规则');
  expect(screen.getAllByText(/（已删除的职级）/).length).toBeGreaterThan(0);
});

test('a file is refused with every fault in words, and taken over once it is mended', async () => {
  const user = await openRules();
  await user.click(screen.getByRole('button', { name: /^盘锦/ }));
  await user.click(screen.getByRole('button', { name: /^选用：盘锦/ }));
  await go(user, '常用规则');
  await user.click(screen.getByRole('button', { name: '导出本单位规则…' }));
  const text = screen.getByLabelText<HTMLTextAreaElement>('规则文件内容').value;
  const own = JSON.parse(text) as {
    rules: { ranks: string[]; kind: string; amount?: number }[];
    name: string;
  };
  expect(Object.keys(own)).not.toContain('people');
  await user.click(
    within(screen.getByRole('dialog')).getAllByRole('button', { name: /^关 ?闭$/ })[0] as HTMLElement,
  );

  await user.click(screen.getByRole('button', { name: '导入规则文件…' }));
  const field = await screen.findByLabelText('文件内容');
  await user.click(field);
  await user.paste('{ "id": ');
  expect(screen.getByText(/这?不是 JSON 文件/)).toBeTruthy();
  const bad = {
    ...own,
    rules: own.rules.map((rule, at) => (at === 0 ? { ...rule, ranks: ['nobody'] } : rule)),
  };
  await retype(user, field, JSON.stringify(bad));
  expect(screen.getByText('rules.0.ranks.0：没有职级“nobody”')).toBeTruthy();
  const mended = {
    ...own,
    name: '本市规定',
    rules: own.rules.map((rule) => (rule.kind === 'lead' ? { ...rule, amount: 4 } : rule)),
  };
  await retype(user, field, JSON.stringify(mended));
  await user.click(screen.getByRole('button', { name: '选用“本市规定”' }));
  expect(within(screen.getByRole('list', { name: '逐条规则' })).getByText('提前 4 天报备')).toBeTruthy();
});

test('an officer reads the rules, tries them out, and cannot change them', async () => {
  await openRules(['officer']);
  expect(screen.getByText('由值班长或管理员修改')).toBeTruthy();
  expect(screen.queryByRole('button', { name: '保存' })).toBeNull();
  expect(screen.queryByRole('button', { name: '添加规则' })).toBeNull();
  const user = userEvent.setup({ delay: null });
  await go(user, '名称与检查');
  expect(screen.getByLabelText<HTMLInputElement>('规则名称').readOnly).toBe(true);
  expect(screen.getByLabelText<HTMLInputElement>('下午开始').disabled).toBe(true);
  await go(user, '常用规则');
  expect(screen.queryByRole('button', { name: /^选用：/ })).toBeNull();
  await go(user, '试算');
  expect(screen.getByLabelText<HTMLSelectElement>('外出范围').disabled).toBe(false);
});
