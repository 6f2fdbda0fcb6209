import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Input, Output } from '#contract/methods';
import type { Session } from '#contract/methods/people';
import { type IncidentSetup, incidentSetup } from '#domain/incident/setup';
import type { IncidentStage } from '#domain/incident/stage';
import type { Instant } from '#domain/time/instant';
import presets from '#presets/incident' with { type: 'json' };
import { putFakeBridge } from '../helpers/fake-bridge.ts';

const shipped = incidentSetup.parse(presets);
const wuhan = shipped.policies.find(({ name }) => name.includes('武汉'));
/** A room that uses one published policy and nothing else of them. */
const first: IncidentSetup = { ...shipped, policies: shipped.policies.slice(0, 1), levelRules: [] };
const stored: { setup: IncidentSetup; version: number } = { setup: first, version: 0 };
const gone = { isFaulty: false };

/** Clocks of the first recipient of every stage, as the service would lay them from the receipt. */
function stagesOf({ fields, policies }: Input<'incident.dryRun'>): IncidentStage[] {
  return (policies ?? []).flatMap(({ id, name, source, stages }) =>
    stages.map((stage) => ({
      id: `${id} ${stage.key}`,
      origin: 'policy' as const,
      policyId: id,
      policyName: name,
      source,
      label: stage.label,
      manner: stage.manner,
      report: 'initial' as const,
      recipient: stage.to[0] ?? '',
      personId: null,
      isHard: stage.isHard,
      clockStart: stage.clockStart,
      startAt: fields.receivedAt,
      isFallback: stage.clockStart === 'occurred' && fields.occurredAt === null,
      minutes: stage.minutes,
      dueAt: new Date(Date.parse(fields.receivedAt) + (stage.minutes ?? 0) * 60_000).toISOString() as Instant,
      warnAt: [],
      addedAt: fields.receivedAt,
      state: 'open' as const,
      met: null,
      lateReason: '',
    })),
  );
}

const bridge = putFakeBridge({
  'incident.setup': () => ({ ...stored }),
  'incident.presets': shipped,
  'incident.list': [],
  'people.all': [],
  'incident.changeSetup': (given: { setup: IncidentSetup; version: number }) =>
    Object.assign(stored, { setup: given.setup, version: given.version + 1 }),
  'incident.dryRun': (input: Input<'incident.dryRun'>): Output<'incident.dryRun'> => ({
    suggestion: { level: 'I', because: ['死亡30人以上'], reportBecause: [] },
    stages: stagesOf(input),
  }),
  'incident.preview': ({ text }: Input<'incident.preview'>): Output<'incident.preview'> => ({
    text: text.replaceAll('{{死亡}}', '2'),
    unknown: text.includes('{{天气}}') ? ['天气'] : [],
    fault: gone.isFaulty ? 'unclosed' : null,
  }),
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
  Object.assign(stored, { setup: first, version: 0 });
  gone.isFaulty = false;
  bridge.seen.length = 0;
});
afterEach(cleanup);

async function openSetup(roles: Session['roles'] = ['chief']) {
  const { SetupPart } = await import('../../renderer/screens/incident/setup-part.tsx');
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

type User = ReturnType<typeof userEvent.setup>;
const toSection = async (user: User, name: RegExp): Promise<void> =>
  user.click(within(screen.getByLabelText('设置分类')).getByRole('button', { name }));
const fill = async (user: User, label: string, text: string): Promise<void> => {
  const field = screen.getByLabelText(label);
  await user.clear(field);
  await user.type(field, text);
};
const save = async (user: User): Promise<void> => {
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(await screen.findByText('已保存')).toBeTruthy();
};
const dueLines = async (): Promise<readonly string[]> =>
  within(await screen.findByLabelText('应报时限'))
    .getAllByRole('row')
    .slice(1)
    .map((row) => row.textContent ?? '');

test('a policy is changed and tried out before it is saved; what is wrong is said at its place and blocks, and what was typed survives', async () => {
  const user = await openSetup();
  const [policy] = first.policies;
  const label = policy?.stages[0]?.label ?? '';
  await fill(user, '接报时间', '2026-11-21 0200');
  expect((await dueLines())[0]).toContain('接报代');
  expect(screen.getByText('死亡30人以上')).toBeTruthy();
  await fill(user, `${label} 分钟`, '7');
  expect(await screen.findByText('11-21 02:07')).toBeTruthy();
  const asked = bridge.of('incident.dryRun').at(-1) as Input<'incident.dryRun'>;
  expect(asked.policies?.[0]?.stages[0]?.minutes).toBe(7);

  for (const level of ['特别重大', '重大', '较大', '一般', '未定级', '敏感']) {
    const tick = screen.getByLabelText<HTMLInputElement>(`${label} ${level}`);
    if (tick.checked) await user.click(tick);
  }
  expect(screen.getByText('请至少勾选一个级别或“敏感”')).toBeTruthy();
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(bridge.of('incident.changeSetup')).toEqual([]);

  cleanup();
  const again = await openSetup();
  expect(screen.getByLabelText<HTMLInputElement>(`${label} 分钟`).value).toBe('7');
  await again.click(screen.getByLabelText(`${label} 重大`));
  await fill(again, '用去时限的百分之几时提醒', '80、50');
  expect(screen.getByText('请由小到大填写，不重复')).toBeTruthy();
  await fill(again, '用去时限的百分之几时提醒', '60');
  await save(again);
  expect(stored.setup.policies[0]).toMatchObject({ warnAtPercent: [60] });
  expect(stored.setup.policies[0]?.stages[0]).toMatchObject({ minutes: 7, levels: ['II'] });
});

test('a published policy is taken over with its own key, copied under a name of its own and switched off', async () => {
  const user = await openSetup();
  await user.click(await screen.findByRole('button', { name: /常用规定/u }));
  await user.click(screen.getByLabelText(`采用：${wuhan?.name}`));
  expect(screen.getByLabelText<HTMLInputElement>('名称').value).toBe(wuhan?.name);
  await user.click(screen.getByRole('button', { name: /^复\s*制$/u }));
  await user.click(screen.getByLabelText(`启用 ${wuhan?.name}（副本1）`));
  await save(user);
  expect(stored.setup.policies.map(({ name, isOn }) => ({ name, isOn }))).toEqual([
    { name: first.policies[0]?.name, isOn: first.policies[0]?.isOn },
    { name: wuhan?.name, isOn: wuhan?.isOn },
    { name: `${wuhan?.name}（副本1）`, isOn: wuhan?.isOn !== true },
  ]);
  expect(stored.setup.policies[1]?.id).toBe(wuhan?.id);
});

test('a level rule is written with sums and amounts as they are said, and tried with figures before it is saved', async () => {
  const user = await openSetup();
  await toSection(user, /^级别标准/u);
  await user.click(screen.getByRole('button', { name: '新增标准' }));
  await fill(user, '说法', '死亡或失联合计五人，或者大损失');
  await user.click(screen.getByRole('button', { name: '+ 合计' }));
  await fill(user, '第1条 下限', '5');
  await user.click(screen.getByRole('button', { name: /^加条件/u }));
  await user.selectOptions(screen.getByLabelText('第2条 第1项数字'), '直接经济损失');
  await fill(user, '第2条 下限', '1.5亿');
  await user.selectOptions(screen.getByLabelText('达到即为'), '重大');
  expect(screen.getByText('死亡+失联≥5人，且 直接经济损失≥1.5亿元')).toBeTruthy();
  await fill(user, '死亡（人）', '3');
  await fill(user, '失联（人）', '2');
  expect(screen.getByText('没有达到任何级别标准')).toBeTruthy();
  await fill(user, '直接经济损失（元）', '2亿');
  expect(within(screen.getByRole('status', { name: '建议级别' })).getByText('重大')).toBeTruthy();
  await save(user);
  expect(stored.setup.levelRules).toMatchObject([
    {
      level: 'II',
      all: [
        { figures: ['deaths', 'missing'], atLeast: 5 },
        { figures: ['directLossYuan'], atLeast: 150_000_000 },
      ],
    },
  ]);
});

test('kinds, questions, calls inside, recipients and bulletins change, and lines move', async () => {
  const user = await openSetup();
  await toSection(user, /^事件分类/u);
  await user.click(screen.getByRole('button', { name: /^事故灾难/u }));
  await user.click(screen.getByRole('button', { name: '新增类别' }));
  await fill(user, '新类别1 名称', '隧道事故');
  await user.type(screen.getByLabelText('隧道事故 分组'), '交通运输');
  await toSection(user, /^问题清单/u);
  await user.click(screen.getByRole('button', { name: '新增问题' }));
  const no = first.questions.length + 1;
  await fill(user, `第${no}问`, '隧道内还有几个人？');
  await user.selectOptions(screen.getByLabelText('隧道内还有几个人？ 答案记为'), '被困');
  await toSection(user, /^内部叫应/u);
  await user.click(screen.getByRole('button', { name: '加一位' }));
  const place = first.callTree.length + 1;
  await fill(user, `第${place}位`, '应急办负责同志');
  await user.click(screen.getByLabelText('应急办负责同志 一般'));
  await user.selectOptions(screen.getByLabelText('应急办负责同志 由谁担任'), '当班值班长');
  screen.getByLabelText(new RegExp(`^应急办负责同志，第${place}位`, 'u')).focus();
  await user.keyboard('{Alt>}{ArrowUp}{/Alt}');
  await toSection(user, /^报告对象/u);
  await user.click(screen.getByRole('button', { name: '加单位' }));
  await fill(user, `新单位1 电话`, '010-5550100');
  await fill(user, '值班快报 版头', '应急快报');
  await save(user);
  expect(stored.setup.kinds.at(-1)).toMatchObject({
    class: 'accident',
    name: '隧道事故',
    group: '交通运输',
    stdCode: null,
  });
  expect(stored.setup.questions.at(-1)).toMatchObject({ text: '隧道内还有几个人？', fact: 'trapped' });
  expect(stored.setup.callTree.at(-2)).toMatchObject({
    role: '应急办负责同志',
    duty: 'chief',
    personId: null,
    levels: ['I', 'II', 'III', 'IV'],
  });
  expect(stored.setup.recipients.at(-1)).toEqual({ name: '新单位1', phone: '010-5550100', note: '' });
  expect(stored.setup.bulletins.find(({ kind }) => kind === 'bulletin')?.head).toBe('应急快报');
});

test('a template gets its gaps where the cursor stands, reads as it will, and names gaps that nobody knows', async () => {
  const user = await openSetup();
  await toSection(user, /^话术与报告模板/u);
  await user.click(screen.getByRole('button', { name: '新增模板' }));
  const area = screen.getByLabelText<HTMLTextAreaElement>('内容');
  await user.clear(area);
  await user.type(area, '死亡人。');
  area.setSelectionRange(2, 2);
  await user.click(screen.getByLabelText('插入 死亡'));
  expect(area.value).toBe('死亡{{死亡}}人。');
  expect(area.selectionStart).toBe(8);
  area.setSelectionRange(0, 9);
  await user.click(screen.getByLabelText(/^插入为段落/u));
  await user.click(screen.getByLabelText('插入 死亡'));
  expect(area.value).toBe('{{#死亡}}死亡{{死亡}}人{{/死亡}}。');
  expect(await screen.findByText('{{#死亡}}死亡2人{{/死亡}}。')).toBeTruthy();
  area.setSelectionRange(0, 0);
  await user.type(area, '{{{{天气}}', { initialSelectionStart: 0, initialSelectionEnd: 0 });
  expect(await screen.findByText('有不认识的填空：{{天气}}')).toBeTruthy();
  gone.isFaulty = true;
  await user.type(area, '。');
  expect(await screen.findByText(/^有没有写完的填空/u)).toBeTruthy();
});

test('the last template of a use cannot go, and the place says so', async () => {
  const user = await openSetup();
  await toSection(user, /^话术与报告模板/u);
  const special = first.templates.filter(({ use }) => use === 'special');
  for (const { name } of special) {
    await user.click(screen.getByRole('button', { name: new RegExp(`^${name}`, 'u') }));
    await user.click(screen.getByRole('button', { name: '删除此模板' }));
  }
  expect(screen.getByText('缺少不限大类的“专报”模板，请保留一份')).toBeTruthy();
  expect(screen.getByRole<HTMLButtonElement>('button', { name: /^保\s*存$/u }).disabled).toBe(true);
});

test('many rooms are pasted at once, those that are there already are left out, and their rules are numbers', async () => {
  const user = await openSetup();
  await toSection(user, /^被查单位/u);
  await user.click(screen.getByLabelText('每行一个单位：名称 电话 分组'));
  await user.paste('东区值班室 0101-5550101 区县\n市卫健委\t5550102\t部门\t夜间转手机\n\n东区值班室 1');
  expect(screen.getByText('读出 2 个单位；已有同名的不加：东区值班室')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: '加入 2 个' }));
  await user.click(screen.getByLabelText('市卫健委 参加抽查'));
  const spare = document.querySelector<HTMLInputElement>('input[aria-label^="天内抽过"]');
  await user.clear(spare as HTMLInputElement);
  expect(screen.getByText('请填写范围内的整数')).toBeTruthy();
  await user.type(spare as HTMLInputElement, '30');
  await save(user);
  expect(stored.setup.rooms.map(({ id: _id, ...room }) => room)).toEqual([
    { name: '东区值班室', phone: '0101-5550101', group: '区县', note: '', isOn: true },
    { name: '市卫健委', phone: '5550102', group: '部门', note: '夜间转手机', isOn: false },
  ]);
  expect(stored.setup.spareDays).toBe(30);
});

test('an officer reads every part, tries it out and changes nothing', async () => {
  const user = await openSetup(['officer']);
  expect(screen.getByText('由值班长或管理员修改')).toBeTruthy();
  expect(screen.queryByRole('button', { name: /^保\s*存$/u })).toBeNull();
  expect(screen.getByLabelText<HTMLInputElement>('名称').disabled).toBe(true);
  expect(screen.getByLabelText<HTMLInputElement>('接报时间').disabled).toBe(false);
  expect((await dueLines()).length).toBeGreaterThan(0);
  for (const name of [
    /^级别标准/u,
    /^事件分类/u,
    /^问题清单/u,
    /^话术与/u,
    /^内部叫应/u,
    /^报告对象/u,
    /^被查单位/u,
  ]) {
    await toSection(user, name);
    expect(screen.queryByRole('button', { name: /^(新增|移除|加)/u })).toBeNull();
  }
});
