import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import type { PersonId } from '#domain/people/person';
import { addMonths, type IsoMonth, monthOf } from '#domain/rota/duty';
import { addDays, type ClockTime, type Instant, type IsoDay } from '#domain/time/instant';
import { instantAt, localParts } from '#domain/time/zone';
import { fillWithDemo } from '../helpers/demo-store.ts';
import { callFrom, type ConsoleFolders, test, untilUsable } from '../helpers/e2e-console.ts';
import { readByLibreOffice, readPdf, squeezed } from '../helpers/read-documents.ts';
import { runDuty } from '../helpers/run-duty.ts';
import { checkAccessibility } from './accessibility.ts';
import { ask } from './ask.ts';
import { type JumpTo, walkByClock } from './walk-by-clock.ts';
import { signIn } from './walk.ts';

const password = 'Demo-2026';
const zone = 'Asia/Shanghai';

/** Gives one more leader an account and a password of the own, so that three of them can agree with each other. */
async function addLeader(page: Page, name: string, account: string): Promise<void> {
  const person = (await ask(page, 'people.all', { withLeft: false })).find((one) => one.name === name);
  if (person === undefined) throw new Error(name);
  const first = 'Zhiban-first-1';
  await ask(page, 'account.create', {
    name: account,
    personId: person.id,
    roles: ['dutyLeader'],
    password: first,
  });
  await ask(page, 'session.signOut', {});
  await ask(page, 'session.signIn', { account, password: first });
  await ask(page, 'session.changePassword', { old: first, new: password });
  await ask(page, 'session.signOut', {});
}

/** Publishes a month in which one leader has one duty and the others share the rest. */
async function publishMonth(page: Page, month: IsoMonth, leader: PersonId, day: IsoDay, spared: PersonId) {
  const shown = await ask(page, 'rota.month', { month });
  const candidates = new Map(shown.candidates.map(({ postId, people }) => [postId, people]));
  const posts = new Map(shown.posts.map((post) => [post.id, post.duty]));
  const { version } = await ask(page, 'rota.keepDraft', {
    month,
    version: shown.draft?.version ?? 0,
    duties: shown.places.map((place) => {
      const people = (candidates.get(place.postId) ?? []).filter((id) => id !== leader && id !== spared);
      const isOwn = place.day === day && posts.get(place.postId) === 'dutyLeader';
      const turn = people.at(-1 - ((Number(place.day.slice(8)) - 1) % people.length)) ?? null;
      return {
        day: place.day,
        postId: place.postId,
        seat: place.seat,
        personId: isOwn ? leader : turn,
        turnOf: null,
        isPinned: false,
      };
    }),
  });
  await ask(page, 'rota.publish', {
    month,
    draftVersion: version,
    effectiveDay: `${month}-01` as IsoDay,
    reason: '按月安排',
    password,
  });
}

async function choose(page: Page, field: string, typed: string): Promise<void> {
  await page.getByRole('combobox', { name: field }).click();
  await page.keyboard.type(typed);
  await expect(page.locator('.ant-select-item-option-active:visible').first()).toBeVisible();
  await page.keyboard.press('Enter');
}

test.use({
  prepareStore: async ({}, use) => {
    await use((store) => fillWithDemo(store, 8));
  },
});

async function walk(page: Page, folders: ConsoleFolders, jumpTo: JumpTo): Promise<void> {
  await signIn(page, 'zhoumy', password);
  await addLeader(page, '陆静姝', 'lujs');
  await page.reload();
  await untilUsable(page);
  await signIn(page, 'zhoumy', password);
  const today = localParts(new Date().toISOString() as Instant, zone).day;
  const month = addMonths(monthOf(today), 1);
  const day = `${month}-20` as IsoDay;
  const next = addDays(day, 1);
  const people = await ask(page, 'people.all', { withLeft: false });
  const named = (name: string) => {
    const person = people.find((one) => one.name === name);
    if (person === undefined) throw new Error(name);
    return person;
  };
  const [leader, standIn] = [named('孙伯安'), named('何秋实')];
  await publishMonth(page, month, leader.id, day, standIn.id);
  // The one that the demonstration has for this leader is out of the way.
  for (const line of await ask(page, 'absence.list', { fromDay: today, untilDay: addDays(today, 20) }))
    if (line.personId === leader.id)
      await ask(page, 'absence.cancel', { id: line.id, version: line.version, reason: '会议取消' });
  const { shift } = await ask(page, 'desk.now', {});
  const sheet = async () =>
    shift === null ? [] : ((await ask(page, 'handover.sheet', { shiftNo: shift.no })).facts.absences ?? []);
  const strip = page.locator('header.strip');
  const against = async () =>
    (await ask(page, 'absence.now', {})).contradictions.filter(
      ({ personId, place }) => personId === leader.id && place.day === day,
    );

  await page.keyboard.press('Control+Shift+N');
  const form = page.getByRole('dialog', { name: '登记外出' });
  const detail = page.getByRole('dialog', { name: /孙伯安 外出报备$/ });
  const dialog = (name: RegExp) => page.getByRole('dialog', { name });
  await test.step('the office registers the trip of a leader, and is told the duty that it meets', async () => {
    await expect(form.getByRole('combobox', { name: '姓名、拼音或首字母' })).toBeFocused();
    await page.keyboard.type('sba');
    await page.keyboard.press('Enter');
    await form.getByLabel('外出事由').fill('参加全省应急值守工作会议');
    await form.getByLabel('出发', { exact: true }).fill(`${day} 上午`);
    await form.getByLabel('返回', { exact: true }).fill(`${next} 上午`);
    await form.getByLabel('外出范围').selectOption('province');
    await form.getByLabel('目的地').fill('省会市人民会堂');
    await form.getByLabel('外出期间联系电话').fill('13900001234');
    const findings = form.getByRole('region', { name: '规则核对' });
    await expect(findings.getByText('与值班冲突').first()).toBeVisible();
    await page.keyboard.press('Control+Enter');
    await expect(form).toBeHidden();
    await expect(detail.getByRole('region', { name: '与已发布的值班冲突' })).toContainText('未处理');
    await checkAccessibility(page);
  });

  await test.step('approved elsewhere and reported by telephone, it stands against the published rota', async () => {
    // Nobody agreed to it yet: the rota does not count it.
    expect(await against()).toEqual([]);
    await detail.getByRole('button', { name: '审批…' }).click();
    const approve = dialog(/^审批/);
    await approve.getByLabel('批准人', { exact: true }).fill('顾长河');
    await approve.getByLabel('批准文号').fill('政办〔2026〕31号');
    await page.keyboard.press('Control+Enter');
    await expect(approve).toBeHidden();
    await detail.getByRole('button', { name: '报备…' }).first().click();
    const report = dialog(/^报备 /);
    await report.getByLabel('报备对象', { exact: true }).fill('政府总值班室');
    await report.getByLabel('接报人').fill('王值班');
    await page.keyboard.press('Control+Enter');
    await expect(report).toBeHidden();
    expect(await against()).toMatchObject([{ decision: null }]);
    const undecided = (await ask(page, 'absence.now', {})).contradictions.filter(
      ({ decision }) => decision === null,
    ).length;
    await expect(strip.getByText(`报备冲突 ${undecided}`)).toBeVisible();
    const { conflicts } = await ask(page, 'rota.month', { month });
    expect(conflicts.filter(({ kind, personId }) => kind === 'away' && personId === leader.id)).toHaveLength(
      1,
    );
  });

  await test.step('another leader stands in: asked for here, agreed to, approved; nothing stands against it', async () => {
    await detail.getByRole('button', { name: '请人代班' }).click();
    const swap = dialog(/申请调班代班/);
    await choose(page, '代班人', standIn.name);
    await page.keyboard.press('Control+Enter');
    await expect(swap).toBeHidden();
    await page.keyboard.press('Escape');
    await expect(detail).toBeHidden();
    await page.keyboard.press('Control+4');
    await page.getByRole('tab', { name: '调班代班' }).click();
    const open = page.getByRole('region', { name: '代班', exact: true });
    await expect(open.getByText('待对方同意')).toBeVisible();
    await open.getByLabel('口令').fill(password);
    await page.keyboard.press('Control+Enter');
    await expect(open.getByText('待领导批准')).toBeVisible();
    await choose(page, '选择账号', 'lujs');
    await open.getByLabel('口令').fill(password);
    await open.getByRole('button', { name: '批准' }).click();
    await expect(page.getByText('没有待办的申请')).toBeVisible();
    expect(await against()).toEqual([]);
    // To put the leader back on duty is refused, with the absence as the reason.
    const shown = await ask(page, 'rota.month', { month });
    const reply = await callFrom(page, 'rota.keepDraft', {
      month,
      version: 0,
      duties: (shown.published?.duties ?? []).map((duty) =>
        duty.day === day && duty.personId === standIn.id ? { ...duty, personId: leader.id } : duty,
      ),
    });
    expect(reply).toMatchObject({ ok: false, message: 'rota-away' });
  });

  const inDesk = () =>
    page
      .getByRole('region', { name: '在外领导' })
      .getByRole('button', { name: new RegExp(`^${leader.name}`, 'u') });
  await test.step('on the day the leader is away: strip, desk and handover sheet say so', async () => {
    expect((await sheet()).map(({ name }) => name)).not.toContain(leader.name);
    await jumpTo(instantAt(day, '10:00' as ClockTime, zone));
    await page.keyboard.press('Control+1');
    await expect(inDesk()).toBeVisible();
    expect((await sheet()).find(({ name }) => name === leader.name)).toMatchObject({
      state: 'away',
      isLeader: true,
    });
    await page.keyboard.press('Control+J');
    await expect(page.getByText(leader.name).first()).toBeVisible();
    await checkAccessibility(page);
    await page.keyboard.press('Control+1');
  });

  await test.step('who is not back is overdue', async () => {
    await jumpTo(instantAt(next, '14:00' as ClockTime, zone));
    const { overdue } = await ask(page, 'absence.now', {});
    expect(overdue.map(({ personName }) => personName)).toContain(leader.name);
    await expect(strip.getByText(`逾期未归 ${overdue.length}`)).toBeVisible();
    expect((await sheet()).find(({ name }) => name === leader.name)?.state).toBe('overdue');
  });

  await test.step('the leader telephones: extended until the evening, and recorded as too late', async () => {
    await page.keyboard.press('Control+1');
    await inDesk().click();
    await detail.getByRole('button', { name: '变更…' }).click();
    const change = dialog(/^变更/);
    await change.getByLabel('变更原因').fill('会议延长半天');
    await change.getByLabel('消息来源').selectOption('phone');
    await change.getByLabel('返回', { exact: true }).fill(`${next} 晚上`);
    await page.keyboard.press('Control+Enter');
    await expect(change).toBeHidden();
    await expect(detail.getByText('变更 1 次')).toBeVisible();
    await expect(detail.locator('[aria-current="step"]')).toHaveText(/外出中/);
    const line = (await ask(page, 'absence.list', { fromDay: day, untilDay: day })).find(
      ({ personId }) => personId === leader.id,
    );
    if (line === undefined) throw new Error('the absence is listed');
    const { steps } = await ask(page, 'absence.one', { id: line.id });
    const told = steps.findLast(({ act }) => act === 'changed');
    expect(told).toMatchObject({ note: '会议延长半天', told: { manner: 'phone' } });
    expect(told?.findings.find(({ kind }) => kind === 'change')).toMatchObject({ outcome: 'missed' });
    expect((await sheet()).find(({ name }) => name === leader.name)?.state).toBe('away');
    await page.keyboard.press('Escape');
  });

  await test.step('overdue again at night; the return ends it everywhere', async () => {
    await jumpTo(instantAt(addDays(next, 1), '02:13' as ClockTime, zone));
    await page.keyboard.press('Control+1');
    const row = inDesk();
    await expect(row.getByText('逾期未归')).toBeVisible();
    await row.click();
    await detail.getByRole('button', { name: '销假…' }).click();
    const back = dialog(/^销假/);
    await page.keyboard.press('Control+Enter');
    await expect(back).toBeHidden();
    await expect(detail.locator('[aria-current="step"]')).toHaveText(/已销假/);
    await checkAccessibility(page);
    expect((await sheet()).map(({ name }) => name)).not.toContain(leader.name);
    expect((await ask(page, 'absence.now', {})).overdue.map(({ personName }) => personName)).not.toContain(
      leader.name,
    );
  });

  await test.step('the printed form says what the store says', async () => {
    const line = (await ask(page, 'absence.list', { fromDay: day, untilDay: day })).find(
      ({ personId }) => personId === leader.id,
    );
    if (line === undefined) throw new Error('the absence is listed');
    const full = await ask(page, 'absence.one', { id: line.id });
    const job = await ask(page, 'absence.exportForm', {
      id: line.id,
      formats: ['docx', 'pdf', 'xlsx'],
      folder: folders.folder,
      withWhereabouts: true,
    });
    await expect.poll(async () => (await ask(page, 'job.state', { id: job.id })).state).toBe('done');
    const file = (ending: string): string => {
      const found = readdirSync(folders.folder).find((name) => name.endsWith(ending));
      if (found === undefined) throw new Error(ending);
      return join(folders.folder, found);
    };
    const texts = [readByLibreOffice(file('.docx'), 'txt:Text (encoded):UTF8'), readPdf(file('.pdf'))].map(
      squeezed,
    );
    const { fields, approval, reports, number } = full;
    const said = [
      number,
      full.personName,
      full.personPost,
      fields.cause,
      fields.place,
      fields.contactPhone,
      approval?.name ?? '',
      approval?.documentNo ?? '',
      ...reports.flatMap(({ to, receivedBy }) => [to, receivedBy]),
      '会议延长半天',
    ];
    for (const text of texts) for (const part of said) expect(text).toContain(squeezed(part));
  });
}

test('a trip of a leader from the form to the return, against the rota and by the clock', async ({
  folders,
  prepareStore,
}, info) => {
  test.setTimeout(400_000);
  await prepareStore(folders.store);
  await walkByClock({ folders, info, password }, (page, jumpTo) => walk(page, folders, jumpTo));
  expect(await runDuty(['--store', folders.store, 'verify'])).toMatchObject({ code: 0 });
});
