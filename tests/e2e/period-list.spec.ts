import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';
import type { PeriodLine } from '#contract/methods/period-nouns';
import { scheme } from '#domain/period/scheme';
import { superiorBody } from '#domain/period/setup';
import { addDays, type IsoDay, instant } from '#domain/time/instant';
import { localParts } from '#domain/time/zone';
import presetsFile from '#presets/period' with { type: 'json' };
import { fillWithDemo } from '../helpers/demo-store.ts';
import { appFolder, callFrom, type RunningConsole, test } from '../helpers/e2e-console.ts';
import { checkAccessibility } from './accessibility.ts';
import { ask } from './ask.ts';
import { fourLooks, type Look, showLook } from './look.ts';
import { signIn } from './walk.ts';

const password = 'Demo-2026';
const pictures = join(appFolder, 'out', 'looks');

test.use({
  prepareStore: async ({}, use) => {
    await use((store) => fillWithDemo(store, 30));
  },
});

const today = (): IsoDay => localParts(instant.parse(new Date().toISOString()), 'Asia/Shanghai').day;

const aBody = (id: string, name: string, daysBefore: number) =>
  superiorBody.parse({
    id,
    name,
    roster: { daysBefore, at: '12:00', urgentHours: 0 },
    daily: { at: '16:30' },
    form: {
      title: '{{unit}}{{name}}值班安排表',
      columns: [
        { key: 'day', label: '日期' },
        { key: 'leader', label: '带班领导' },
        { key: 'staff', label: '值班人员' },
      ],
      withPosts: true,
      withPhones: true,
      footer: [],
      template: null,
    },
  });

/** Gives the room the ready-made schemes and two superior bodies. */
async function prepareRoom(page: Page): Promise<void> {
  const { setup, version } = await ask(page, 'period.setup', {});
  await ask(page, 'period.changeSetup', {
    setup: {
      ...setup,
      schemes: presetsFile.schemes.map((one) => scheme.parse(one)),
      bodies: [aBody('b1', '市委市政府总值班室', 5), aBody('b2', '省应急管理厅指挥中心值班室', 2)],
    },
    version,
  });
}

/** Pictures of what stands on the page in every look, each checked for what axe finds and for its width. */
async function lookAt(running: RunningConsole, name: string): Promise<void> {
  const { page } = running;
  mkdirSync(pictures, { recursive: true });
  for (const look of fourLooks) {
    await showLook(running, look);
    await page.waitForTimeout(400);
    await page.screenshot({ path: join(pictures, `period-${name}-${look.name}.png`) });
    await checkAccessibility(page);
    const over = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect.soft(over).toBeLessThanOrEqual(0);
  }
  await callFrom(page, 'console.change', { language: 'zh-CN', theme: 'light', size: 'normal' });
  await showLook(running, { ...(fourLooks[0] as Look) });
}

async function lineNamed(page: Page, name: string): Promise<PeriodLine> {
  const span = { fromDay: addDays(today(), -300), untilDay: addDays(today(), 450) };
  const line = (await ask(page, 'period.list', span)).find((one) => one.name === name);
  if (line === undefined) throw new Error(`there is no period ${name}`);
  return line;
}

const rowOf = (page: Page, name: string): Locator =>
  page
    .getByRole('grid', { name: '重要时段一览' })
    .getByRole('row')
    .filter({ has: page.locator('b', { hasText: name }) });

test('a proposed holiday is declared by 三三制, changed in mid-period, overlapped by an emergency that is cancelled again', async ({
  running,
}) => {
  test.setTimeout(300_000);
  const { page } = running;
  await signIn(page, 'zhoumy', password);
  await prepareRoom(page);
  await page.keyboard.press('Control+6');
  await expect(page.getByRole('region', { name: '日历建议' })).toBeVisible();
  await lookAt(running, 'list-empty');

  const proposal = (await ask(page, 'period.proposals', {})).find(
    ({ fromDay, untilDay }) => fromDay < untilDay,
  );
  if (proposal === undefined) throw new Error('the calendar proposes the next holiday');
  const take = page
    .getByRole('region', { name: '日历建议' })
    .getByRole('listitem')
    .filter({ hasText: proposal.name });
  await take.getByRole('button', { name: '采用' }).click();
  const form = page.getByRole('dialog', { name: '新设重要时段' });
  await expect(form.getByLabel('名称', { exact: true })).toHaveValue(proposal.name);
  await expect(form.getByLabel('第一天')).toHaveValue(proposal.fromDay);
  const notes = form.getByRole('region', { name: '核对' });
  await expect(notes.getByText(/^共 \d+ 天$/)).toBeVisible();
  await lookAt(running, 'declare-days');

  await form.getByRole('button', { name: '值守方案与人员' }).click();
  await form.getByLabel('值守方案', { exact: true }).selectOption('三三制');
  await expect(notes.getByText(/人：在岗 \d+ \/ 备勤 \d+ \/ 休息 \d+/).first()).toBeVisible();
  const pools = form.getByRole('group');
  await expect(pools).toHaveCount(2);
  // Somebody is in one pool only: who leads cannot be ticked among the staff.
  const leaders = pools.first();
  const staff = pools.nth(1);
  await staff.getByRole('button', { name: '全不选' }).click();
  await expect(staff.getByText('还没有选人')).toBeVisible();
  await staff.getByRole('button', { name: '全选', exact: true }).click();
  const leader = leaders.getByRole('checkbox', { checked: true }).first();
  const name = await leader.evaluate((box) => box.closest('label')?.textContent ?? '');
  await expect(staff.getByText(/已在“领导”/).first()).toBeVisible();
  await expect(staff.getByRole('checkbox', { name })).toBeDisabled();
  await lookAt(running, 'declare-parts');

  await form.getByRole('button', { name: '报送对象' }).click();
  await expect(form.getByText(/^应于 \d{4}-\d{2}-\d{2} 12:00 前报送$/).first()).toBeVisible();
  const body = form.getByRole('region', { name: '市委市政府总值班室' });
  await body.getByLabel('提前天数').fill('两天');
  await expect(body.getByText('请填合理的整数')).toBeVisible();
  await lookAt(running, 'declare-bodies');

  // What was typed is there again after Esc and another place, wrong as it is.
  await page.keyboard.press('Escape');
  await expect(form).toBeHidden();
  await page.keyboard.press('Control+1');
  await page.keyboard.press('Control+6');
  await take.getByRole('button', { name: '采用' }).click();
  await expect(form.getByText('接着上次没有保存的内容填写。')).toBeVisible();
  // Saving goes to what is wrong.
  await page.keyboard.press('Control+Enter');
  await expect(body.getByLabel('提前天数')).toBeFocused();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('3');
  await page.keyboard.press('Control+Enter');
  await expect(form).toBeHidden();
  await expect(rowOf(page, proposal.name)).toContainText('未编排');
  const declared = await lineNamed(page, proposal.name);
  expect(declared.schemes).toEqual(['三三制']);
  await expect(
    page.getByRole('region', { name: '日历建议' }).getByText(proposal.name, { exact: true }),
  ).toBeHidden();

  // Another scheme from a day on.
  const actions = page.getByRole('toolbar', { name: '所选时段' });
  await actions.getByRole('button', { name: '修改' }).click();
  const change = page.getByRole('dialog', { name: `修改 ${declared.number} ${declared.name}` });
  await change.getByRole('button', { name: '值守方案与人员' }).click();
  await change.getByRole('button', { name: '自某日起换方案或人员' }).click();
  const second = change.getByRole('region', { name: '第 2 段' });
  await second.getByLabel('自哪天起').fill(declared.fromDay);
  await expect(second.getByText('不能早于前一个日期，也不能超出时段')).toBeVisible();
  await second.getByLabel('自哪天起').fill(declared.untilDay);
  await second.getByLabel('值守方案', { exact: true }).selectOption('双带班');
  await page.keyboard.press('Control+Enter');
  await expect(change).toBeHidden();
  await expect(rowOf(page, proposal.name)).toContainText('三三制、双带班');

  // An emergency on one of its days stands above it.
  await page.getByRole('button', { name: '新设时段' }).click();
  await form.getByLabel('类别').selectOption('应急响应');
  await form.getByLabel('名称', { exact: true }).fill('寒潮应急响应');
  await form.getByLabel('第一天').fill(addDays(declared.fromDay, -1));
  await form.getByLabel('最后一天').fill(declared.fromDay);
  const met = notes.getByRole('listitem').filter({ hasText: `与“${proposal.name}”重叠` });
  await expect(met).toContainText('1 天按对方值守');
  await form.getByRole('button', { name: '值守方案与人员' }).click();
  await form.getByLabel('值守方案', { exact: true }).selectOption('双人双岗');
  await expect(met).toContainText('1 天按本时段值守');
  await page.keyboard.press('Control+Enter');
  await expect(form).toBeHidden();
  await page.getByLabel('年份').selectOption(declared.fromDay.slice(0, 4));
  await expect(rowOf(page, proposal.name)).toContainText('与“寒潮应急响应”重叠 1 天，其中 1 天按对方安排');
  await lookAt(running, 'list');

  await rowOf(page, '寒潮应急响应').first().click();
  await actions.getByRole('button', { name: '撤销' }).click();
  const why = page.getByRole('dialog', { name: /^撤销 / });
  await why.getByRole('textbox').fill('寒潮减弱，响应解除');
  await page.keyboard.press('Control+Enter');
  await expect(why).toBeHidden();
  await expect(rowOf(page, '寒潮应急响应')).toHaveCount(0);
  await expect(rowOf(page, proposal.name)).not.toContainText('寒潮');
  await page.getByRole('checkbox', { name: /显示已撤销/ }).check();
  await expect(rowOf(page, '寒潮应急响应')).toContainText('已撤销');

  // The cursor goes by keys, and Enter opens the table.
  await page.getByRole('grid', { name: '重要时段一览' }).focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('tab', { name: '编排' })).toHaveAttribute('aria-selected', 'true');
});

test('a period that begins at once is overdue, its table is sent, acknowledged, withdrawn, and sent again after a change', async ({
  running,
}) => {
  test.setTimeout(300_000);
  const { page } = running;
  await signIn(page, 'zhoumy', password);
  await prepareRoom(page);
  const { setup } = await ask(page, 'period.setup', {});
  const everybody = (await ask(page, 'people.all', { withLeft: false })).map(({ id }) => id);
  const [chosen] = setup.schemes;
  if (chosen === undefined) throw new Error('the room has schemes');
  const line = await ask(page, 'period.declare', {
    fields: {
      kind: 'emergency',
      name: '暴雪应急响应',
      fromDay: today(),
      untilDay: addDays(today(), 3),
      rank: 9,
      basis: '',
      isSensitive: false,
      parts: [
        {
          fromDay: today(),
          scheme: chosen,
          pools: chosen.pools.map(({ key }, index) => ({
            key,
            people: index === 0 ? everybody.slice(0, 4) : everybody.slice(4, 16),
            leads: [],
          })),
        },
      ],
      bodies: setup.bodies.map(({ id, name, roster, daily }) => ({ bodyId: id, name, roster, daily })),
      note: '',
    },
    note: '',
  });
  await page.keyboard.press('Control+6');
  await expect(rowOf(page, line.name)).toContainText('逾期 2 项');
  await rowOf(page, line.name).click();
  await page.getByRole('toolbar', { name: '所选时段' }).getByRole('button', { name: '报送' }).click();
  const table = page.getByRole('table', { name: '暴雪应急响应报送情况' });
  const roster = table
    .getByRole('row')
    .filter({ hasText: '市委市政府总值班室' })
    .filter({ hasText: '值班安排表' });
  await expect(roster).toContainText('逾期未报');
  await expect(roster).toContainText('已超');

  // Nothing was published that could have been sent.
  await roster.getByRole('button', { name: /^登记报送/ }).click();
  const record = page.getByRole('dialog', { name: '登记报送：暴雪应急响应' });
  await page.keyboard.press('Control+Enter');
  await expect(record.getByText('安排表还没有发布，请先在“编排”中发布')).toBeVisible();
  await page.keyboard.press('Escape');

  const publish = async (turn: number): Promise<void> => {
    const { frame, published, draft } = await ask(page, 'period.one', { id: line.id });
    const isAway = (personId: string, day: IsoDay): boolean =>
      frame.away.some((one) => one.personId === personId && one.day === day);
    // By its place in the period: the first day has begun once a table was published.
    const cells = frame.days
      .map(({ day, hasBegun }, at) => ({ day, hasBegun, at }))
      .filter(({ hasBegun }) => !hasBegun)
      .flatMap(({ day, at }) =>
        (frame.parts[0]?.pools ?? []).flatMap(({ key, people }) =>
          people
            .filter((personId) => !isAway(personId, day))
            .map((personId, index) => ({
              day,
              personId,
              poolKey: key,
              tierKey: chosen.tiers[(index + at + turn) % chosen.tiers.length]?.key ?? '',
              isLead: false,
              isPinned: false,
            })),
        ),
      );
    const kept = await ask(page, 'period.keepDraft', {
      id: line.id,
      version: draft?.version ?? 0,
      base: published?.version ?? 0,
      cells,
    });
    await ask(page, 'period.publish', {
      id: line.id,
      draftVersion: kept.version,
      reason: published === null ? '' : '重排',
      password,
    });
  };
  await publish(0);
  await roster.getByRole('button', { name: /^登记报送/ }).click();
  await record.getByLabel('报送时间').fill('2099-01-01 0930');
  await expect(record.getByText('报送时间还没有到，请填实际报送的时间')).toBeVisible();
  await record.getByLabel('报送时间').fill('昨 0930');
  await record.getByLabel('方式').selectOption('传真');
  await record.getByLabel('接收人').fill('总值班室李值班');
  await expect(record.getByText(/早于该版安排表在本机发布的时间/)).toBeVisible();
  await lookAt(running, 'due-record');
  await page.keyboard.press('Control+Enter');
  await expect(record).toBeHidden();
  await expect(roster).toContainText('按时');
  await expect(roster).toContainText('第 1 版');
  await expect(roster).toContainText('传真');

  await roster.getByRole('button', { name: /^补登回执/ }).click();
  const receipt = page.getByRole('dialog', { name: /^回执：/ });
  await receipt.getByLabel('回执', { exact: true }).fill('总值回〔2026〕118 号');
  await page.keyboard.press('Control+Enter');
  await expect(receipt).toBeHidden();
  await expect(roster).toContainText('总值回〔2026〕118 号');
  const { submissions } = await ask(page, 'period.one', { id: line.id });
  expect(submissions[0]?.fields).toMatchObject({
    receivedBy: '总值班室李值班',
    receipt: '总值回〔2026〕118 号',
  });

  // Another version was published since: it has to go there again.
  await publish(1);
  await expect(roster).toContainText('需重报');
  await lookAt(running, 'due');
  await roster.getByRole('button', { name: /^登记报送/ }).click();
  await expect(record.getByLabel('安排表版本')).toHaveValue('2');
  await page.keyboard.press('Control+Enter');
  await expect(record).toBeHidden();
  await expect(table.getByText('需重报')).toBeHidden();

  await roster.nth(1).getByRole('button', { name: /^撤回/ }).click();
  const withdraw = page.getByRole('dialog', { name: /^撤回登记/ });
  await withdraw.getByRole('textbox').fill('时间登记错误');
  await page.keyboard.press('Control+Enter');
  await expect(withdraw).toBeHidden();
  await expect(table.getByText('时间登记错误')).toBeVisible();

  await page.getByLabel('时段', { exact: true }).selectOption('');
  await expect(page.getByRole('region', { name: '暴雪应急响应' })).toBeVisible();
  await roster.first().getByRole('button', { name: /^导出/ }).click();
  await expect(page.getByRole('dialog', { name: '导出“暴雪应急响应”安排表' })).toContainText('第 2 版');
});
