import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import type { AbsenceLine } from '#contract/methods/absence-nouns';
import { absenceKind, absenceReach } from '#domain/absence/absence';
import { absenceRules } from '#domain/absence/rules';
import { usualAbsenceRules } from '#domain/absence/usual-rules';
import { type Person, personFields } from '#domain/people/person';
import { addDays, addMinutes, instant, type IsoDay, isoDay } from '#domain/time/instant';
import { chiefAtDesk, fillWithDemo } from '../helpers/demo-store.ts';
import { appFolder, callFrom, test } from '../helpers/e2e-console.ts';
import { checkAccessibility } from './accessibility.ts';
import { ask } from './ask.ts';
import { fourLooks, showLook } from './look.ts';
import { publishNextMonth } from './next-month.ts';
import { press, signIn } from './walk.ts';

const pictures = join(appFolder, 'out', 'looks');

test.use({
  prepareStore: async ({}, use) => {
    await use((store) => fillWithDemo(store, 30));
  },
});

/** The rules of the room: a day ahead, an approval, leaders with a rank, two heads. */
async function makeRules(page: Page, leaders: readonly Person[]): Promise<void> {
  const applies = {
    text: '',
    source: '',
    isAdvice: false,
    ranks: [],
    reaches: [],
    kinds: [],
    overHalfDays: 0,
    upToHalfDays: null,
    isForHolidays: false,
  };
  const { version } = await ask(page, 'absence.rules', {});
  const rules = absenceRules.parse({
    ...usualAbsenceRules,
    id: 'own',
    name: '本单位外出报备办法',
    recipients: ['市委值班室'],
    rules: [
      {
        ...applies,
        id: 'head-approves',
        kind: 'approval',
        approver: '主要负责人',
        manner: 'written',
        needsDocument: false,
      },
      { ...applies, id: 'one-day', kind: 'lead', amount: 1, unit: 'days', paperDays: 2 },
      { ...applies, id: 'names-acting', kind: 'field', field: 'acting', ranks: ['head', 'deputy'] },
    ],
    people: leaders.map(({ id }, at) => ({ personId: id, rankId: at < 2 ? 'head' : 'deputy' })),
    heads: leaders[1] === undefined ? [] : [{ people: [leaders[0]?.id, leaders[1].id], reason: '党政正职' }],
  });
  await ask(page, 'absence.changeRules', { rules, version });
}

/** Takes back what the demonstration registered, so that the registry is empty. */
async function emptyRegistry(page: Page): Promise<void> {
  const { today } = await ask(page, 'absence.now', {});
  const lines = await ask(page, 'absence.list', {
    fromDay: addDays(today, -60),
    untilDay: addDays(today, 60),
  });
  for (const line of lines)
    if (line.stepState !== 'cancelled' && line.stepState !== 'returned')
      await ask(page, 'absence.cancel', { id: line.id, version: line.version, reason: '演示结束' });
}

/** Brings the directory of the demonstration to forty people. */
async function makeForty(page: Page): Promise<readonly Person[]> {
  const known = await ask(page, 'people.all', { withLeft: false });
  const longName = '阿不都热合曼·买买提明·吾守尔江';
  await ask(page, 'people.import', {
    people: Array.from({ length: Math.max(0, 40 - known.length) }, (_none, at) =>
      personFields.parse({
        name: at === 0 ? longName : `值班同志${at}`,
        post: at === 0 ? '政务值班与应急信息综合协调指挥中心副主任' : '科员',
        unit: '',
        phones: [],
        group: '值班员',
        order: 200 + at,
        joinedDay: null,
        leftDay: null,
      }),
    ),
  });
  return ask(page, 'people.all', { withLeft: false });
}

type Trip = {
  readonly person: Person;
  readonly from: IsoDay;
  readonly until: IsoDay;
  readonly at: number;
  /** Who presides meanwhile. */
  readonly acting: Person | undefined;
};

const parts = ['morning', 'afternoon', 'evening'] as const;

/** Registers one trip; of every five one stays a draft, the others are approved and most of them reported. */
async function register(page: Page, { person, from, until, at, acting }: Trip): Promise<AbsenceLine> {
  const line = await ask(page, 'absence.register', {
    fields: {
      personId: person.id,
      kind: absenceKind.options[at % absenceKind.options.length] ?? 'business',
      cause: '赴外地开会',
      from: { day: from, part: parts[at % 2] ?? 'morning', time: null },
      until: { day: until, part: parts[at % 3] ?? 'evening', time: null },
      reach: absenceReach.options[at % absenceReach.options.length] ?? 'city',
      place: '邻市宾馆三楼',
      transport: '',
      companions: '',
      contactPhone: '13955500001',
      acting:
        acting === undefined
          ? null
          : { personId: acting.id, name: acting.name, post: acting.post, phone: '' },
      arrangement: '',
      note: '',
    },
    decisions: [],
    note: '',
  });
  if (at % 5 === 4) return line;
  const now = (await ask(page, 'absence.now', {})).now;
  const approved = await ask(page, 'absence.approve', {
    id: line.id,
    version: line.version,
    approval: { name: '马国强', post: '主任', at: addMinutes(now, -5), manner: 'written', documentNo: '' },
    signer: null,
    note: '',
  });
  if (at % 5 === 3) return approved;
  return ask(page, 'absence.report', {
    id: line.id,
    version: approved.version,
    report: {
      to: '市委值班室',
      manner: at % 2 === 0 ? 'written' : 'phone',
      at: addMinutes(now, -1),
      receivedBy: '小李',
      note: '',
    },
  });
}

/** Sixty absences of forty people over three months: away now, overdue, leaving, back, changed, cancelled, on duty meanwhile. */
async function makeSixty(page: Page): Promise<{ readonly leaders: readonly Person[] }> {
  const { today, now } = await ask(page, 'absence.now', {});
  // Who came back from a trip of the demonstration was away on some of these days.
  const before = await ask(page, 'absence.list', {
    fromDay: addDays(today, -60),
    untilDay: addDays(today, 60),
  });
  const returned = new Set(
    before.filter(({ stepState }) => stepState === 'returned').map(({ personId }) => personId),
  );
  const people = (await makeForty(page)).filter(({ id }) => !returned.has(id));
  const duties = await ask(page, 'rota.between', {
    fromDay: addDays(today, -20),
    untilDay: addDays(today, 8),
  });
  const leading = duties.filter((duty) => duty.duty === 'dutyLeader');
  const coming = leading.filter((duty) => duty.day > today);
  const ids = new Set(
    [...coming, ...leading, ...people.map(({ id }) => ({ personId: id }))].map((one) => one.personId),
  );
  const leaders = [...ids].flatMap((id) => people.find((person) => person.id === id) ?? []).slice(0, 4);
  await makeRules(page, leaders);
  const [first, second, third, fourth] = leaders;
  if (first === undefined || second === undefined || third === undefined || fourth === undefined)
    throw new Error('the directory has fewer than four people');
  const trip = (
    person: Person,
    from: number,
    until: number,
    at: number,
    acting?: Person,
  ): Promise<AbsenceLine> =>
    register(page, { person, from: addDays(today, from), until: addDays(today, until), at, acting });
  // The first leader is away over the next own duty; the second should be back; the third leaves soon.
  const duty = coming.find(({ personId }) => personId === first.id);
  const onDuty = duty === undefined ? 3 : Math.round((Date.parse(duty.day) - Date.parse(today)) / 86_400_000);
  await trip(first, -1, onDuty + 1, 2, second);
  await trip(second, -5, -2, 0);
  await trip(third, 1, 3, 6, fourth);
  await trip(fourth, 2, 2, 4);
  const others = people.filter((person) => !leaders.includes(person));
  for (let at = 0; at < 56; at += 1) {
    const person = others[at % others.length];
    if (person === undefined) throw new Error('nobody is there');
    const round = Math.floor(at / others.length);
    const from = ((at * 7) % 24) - 20 + round * 30;
    const line = await trip(person, from, from + (at % 4), at);
    if (line.stepState === 'draft') {
      if (at % 10 === 4)
        await ask(page, 'absence.cancel', { id: line.id, version: line.version, reason: '会议改期' });
    } else if (line.untilAt < now && at % 9 !== 0)
      await ask(page, 'absence.return', {
        id: line.id,
        version: line.version,
        returnedAt: instant.parse(line.untilAt),
        note: '',
      });
  }
  const { setup, version } = await ask(page, 'rota.setup', {});
  await ask(page, 'rota.changeSetup', {
    version,
    setup: {
      ...setup,
      sensitive: [{ name: '全省重要会议', fromDay: addDays(today, -12), untilDay: addDays(today, 3) }],
    },
  });
  return { leaders };
}

/** The page is no wider than its window. */
async function checkWidth(page: Page): Promise<void> {
  const over = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect.soft(over).toBeLessThanOrEqual(0);
}

test('everybody away is on the screen, at the desk and in the strip, in both languages and themes', async ({
  running,
}) => {
  test.setTimeout(420_000);
  const { page } = running;
  mkdirSync(pictures, { recursive: true });
  await signIn(page, 'zhoumy', 'Demo-2026');
  await publishNextMonth(page);

  await emptyRegistry(page);
  await page.keyboard.press('Control+5');
  await expect(page.getByText('现在无人在外')).toBeVisible();
  await page.screenshot({ path: join(pictures, 'absence-empty.png') });
  await checkAccessibility(page);

  const { leaders } = await makeSixty(page);
  const [first, second] = leaders;
  const now = await ask(page, 'absence.now', {});
  expect(now.contradictions.length).toBeGreaterThan(0);
  expect(now.overdue.length).toBeGreaterThan(1);

  await test.step('who should be back stands on top, and leads to the return', async () => {
    const late = page.getByRole('region', { name: '逾期未归' }).first();
    await expect(late).toContainText(second?.name ?? '');
    await page.getByRole('button', { name: `销假 ${second?.name ?? ''}` }).click();
    await expect(page.locator('.ant-drawer')).toContainText(second?.name ?? '');
    await page.keyboard.press('Escape');
    await expect(page.locator('.ant-drawer-content')).toHaveCount(0);
    const against = page.getByRole('region', { name: '与排班冲突' });
    await expect(against).toContainText(first?.name ?? '');
    await expect(against.getByText('未处理').first()).toBeVisible();
  });

  await test.step('the strip and the desk say the same', async () => {
    const strip = page.locator('.strip');
    const away = [...now.overdue, ...now.away].filter((line) => line.isLeader).length;
    await expect(strip.getByRole('button', { name: `领导在外 ${away}` })).toBeVisible();
    await expect(strip).toContainText(`逾期未归 ${now.overdue.length}`);
    await expect(strip).toContainText('报备冲突');
    await strip.getByRole('button', { name: `领导在外 ${away}` }).click();
    await expect(page.getByRole('tooltip')).toContainText(first?.name ?? '');
    await expect(page.getByRole('tooltip')).toContainText('主持工作');
    await page.screenshot({ path: join(pictures, 'absence-strip.png') });
    await checkAccessibility(page);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+1');
    const side = page.getByRole('region', { name: '在外领导' });
    await expect(side).toContainText(first?.name ?? '');
    await expect(side).toContainText('逾期未归');
    await strip.getByRole('link', { name: /逾期未归/ }).click();
    await expect(page.getByRole('tab', { name: '今日在外' })).toHaveAttribute('aria-selected', 'true');
  });

  await test.step('the registry is narrowed, walked by keyboard, and found again as it was left', async () => {
    await page.getByRole('tab', { name: '登记簿' }).click();
    await page.getByRole('button', { name: '本年' }).click();
    const grid = page.getByRole('grid', { name: '登记簿' });
    await page.getByRole('checkbox', { name: '只看领导' }).check();
    const year = now.today.slice(0, 4);
    const listed = await ask(page, 'absence.list', {
      fromDay: isoDay.parse(`${year}-01-01`),
      untilDay: isoDay.parse(`${year}-12-31`),
    });
    const ofLeaders = listed.filter((line) => line.isLeader).length;
    expect(ofLeaders).toBeGreaterThan(3);
    await expect(grid).toHaveAttribute('aria-rowcount', String(ofLeaders + 1));
    await grid.focus();
    await press(page, 'ArrowDown', 2);
    await expect(grid.locator('tr[aria-selected="true"]')).toHaveCount(1);
    const number = await grid.locator('tr[aria-selected="true"] td').first().textContent();
    await page.keyboard.press('Enter');
    await expect(page.locator('.ant-drawer')).toContainText(number ?? '');
    await page.keyboard.press('Escape');
    await page.getByRole('tab', { name: '时间轴' }).click();
    await page.getByRole('tab', { name: '登记簿' }).click();
    await expect(grid).toHaveAttribute('aria-rowcount', String(ofLeaders + 1));
    await expect(grid.locator('tr[aria-selected="true"]')).toContainText(number ?? '');
    await page.getByRole('checkbox', { name: '只看领导' }).uncheck();
  });

  await test.step('the timeline is walked from bar to bar', async () => {
    await page.getByRole('tab', { name: '时间轴' }).click();
    await page.getByText('全部领导', { exact: true }).click();
    const table = page.getByRole('table', { name: /外出时间轴/ });
    await expect(table.getByRole('rowheader')).toHaveCount(4);
    const bar = table.getByRole('button', { name: new RegExp(`^${first?.name ?? ''}`) });
    await bar.focus();
    await page.keyboard.press('ArrowDown');
    await expect(bar).not.toBeFocused();
    await page.keyboard.press('ArrowUp');
    await expect(
      table
        .getByRole('row')
        .filter({ hasText: first?.name ?? '' })
        .locator(':focus'),
    ).toHaveCount(1);
    await bar.focus();
    await page.keyboard.press('Enter');
    await expect(page.locator('.ant-drawer')).toContainText(first?.name ?? '');
    await page.keyboard.press('Escape');
    await page.getByText('有外出的人', { exact: true }).click();
  });

  for (const look of fourLooks) {
    await showLook(running, look);
    await page.keyboard.press('Control+1');
    await page.waitForTimeout(500);
    await page.screenshot({ path: join(pictures, `absence-desk-${look.name}.png`) });
    await checkAccessibility(page);
    await page.keyboard.press('Control+5');
    const tabs = page.getByRole('tab');
    await expect(tabs.first()).toBeVisible();
    for (let index = 0; index < 4; index += 1) {
      await test.step(`${look.name} ${(await tabs.nth(index).textContent()) ?? ''}`, async () => {
        await tabs.nth(index).click();
        await page.waitForTimeout(600);
        await page.screenshot({ path: join(pictures, `absence-${index}-${look.name}.png`) });
        await checkAccessibility(page);
        await checkWidth(page);
      });
    }
    await tabs.nth(2).click();
    await page.locator('.month-choice button').first().click();
    await page.locator('.timeline-bar .ant-segmented-item').last().click();
    await expect(page.getByRole('table').getByText(/国庆节|National Day/)).toBeVisible();
    await page.screenshot({ path: join(pictures, `absence-before-${look.name}.png`) });
    await page.locator('.timeline-bar .ant-segmented-item').first().click();
    await page.locator('.month-choice button').last().click();
    await tabs.nth(3).click();
    await page.locator('.timeline-bar button').first().click();
    await page.waitForTimeout(400);
    await page.screenshot({ path: join(pictures, `absence-export-${look.name}.png`) });
    await checkAccessibility(page);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+J');
    await page.waitForTimeout(500);
    await page.screenshot({ path: join(pictures, `absence-handover-${look.name}.png`), fullPage: true });
    await page.keyboard.press('Control+5');
  }
  await callFrom(page, 'console.change', { language: 'zh-CN', theme: 'light', size: 'normal' });
});

test('whoever hands over sees that somebody planned for the next shift is away, and who presides', async ({
  running,
}) => {
  const { page, store } = running;
  await signIn(page, chiefAtDesk(store), 'Demo-2026');
  await publishNextMonth(page);
  await emptyRegistry(page);
  const { today } = await ask(page, 'absence.now', {});
  const next = addDays(today, 1);
  const duties = await ask(page, 'rota.between', { fromDay: next, untilDay: next });
  const leader = duties.find((duty) => duty.duty === 'dutyLeader');
  const people = await ask(page, 'people.all', { withLeft: false });
  const away = people.find(({ id }) => id === leader?.personId);
  const acting = people.find(({ name }) => name === '顾长河');
  if (away === undefined) throw new Error('nobody leads the next shift');
  await callFrom(page, 'session.signOut');
  await signIn(page, 'zhoumy', 'Demo-2026');
  await makeRules(page, [away]);
  await callFrom(page, 'session.signOut');
  await signIn(page, chiefAtDesk(store), 'Demo-2026');
  await register(page, {
    person: away,
    from: addDays(today, -1),
    until: addDays(next, 1),
    at: 0,
    acting,
  });

  await page.keyboard.press('Control+1');
  const side = page.getByRole('region', { name: '在外领导' });
  await expect(side).toContainText(`${away.name} ${away.post}`);
  await expect(side).toContainText('主持工作：顾长河 市长');
  await expect(side.getByText('值班冲突未处理').first()).toBeVisible();

  await page.keyboard.press('Control+J');
  const planned = page.getByRole('list', { name: '值班冲突未处理' });
  await expect(planned).toContainText(`${leader?.postName ?? ''} ${away.name}`);
  await expect(page.getByText(`${away.name} ${away.post} · 2026-`)).toContainText('主持工作：顾长河 市长');
  await planned.scrollIntoViewIfNeeded();
  await page.screenshot({ path: join(pictures, 'absence-handover-planned.png') });
  await checkAccessibility(page);

  const { contradictions } = await ask(page, 'absence.now', {});
  const [first] = contradictions;
  if (first === undefined) throw new Error('no contradiction');
  const [line] = await ask(page, 'absence.list', { fromDay: today, untilDay: today });
  const full = await ask(page, 'absence.one', { id: first.absenceId });
  const finding = full.findings.find((one) => one.kind === 'duty' && one.subject.includes(first.place.day));
  await ask(page, 'absence.decide', {
    id: first.absenceId,
    version: line?.version ?? 0,
    decisions: [
      {
        ruleId: finding?.ruleId ?? '',
        subject: finding?.subject ?? '',
        byName: '顾长河',
        byPost: '市长',
        reason: '当日夜间返回，由副秘书长先行带班',
      },
    ],
  });
  await expect(planned).toContainText('顾长河已说明：当日夜间返回');
});
