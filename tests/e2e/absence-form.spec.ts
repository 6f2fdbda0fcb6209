import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';
import type { Output } from '#contract/methods';
import { withPreset } from '#domain/absence/usual-rules';
import { absencePreset } from '#domain/absence/rules';
import { addDays, type IsoDay, instant } from '#domain/time/instant';
import { localParts } from '#domain/time/zone';
import presetsFile from '#presets/absence' with { type: 'json' };
import { fillWithDemo } from '../helpers/demo-store.ts';
import { appFolder, callFrom, type RunningConsole, test } from '../helpers/e2e-console.ts';
import { checkAccessibility } from './accessibility.ts';
import { ask } from './ask.ts';
import { fourLooks, type Look, showLook } from './look.ts';
import { publishNextMonth } from './next-month.ts';
import { press, signIn } from './walk.ts';

const password = 'Demo-2026';
const pictures = join(appFolder, 'out', 'looks');

test.use({
  prepareStore: async ({}, use) => {
    await use((store) => fillWithDemo(store, 30));
  },
});

const today = (): IsoDay => localParts(instant.parse(new Date().toISOString()), 'Asia/Shanghai').day;

/** Takes over the first set of rules that ships, as the room's own. */
async function takeRules(page: Page): Promise<void> {
  const preset = absencePreset.parse(presetsFile.presets[0]);
  const { rules, version } = await ask(page, 'absence.rules', {});
  await ask(page, 'absence.changeRules', { rules: withPreset(rules, preset), version });
}

/** The people beside oneself who are not away about now, and will not be soon. */
async function peopleHere(page: Page): Promise<Output<'people.all'>> {
  const { session } = await ask(page, 'session.now', {});
  const span = { fromDay: addDays(today(), -10), untilDay: addDays(today(), 30) };
  const away = new Set((await ask(page, 'absence.list', span)).map(({ personId }) => personId));
  return (await ask(page, 'people.all', { withLeft: false })).filter(
    ({ id }) => !away.has(id) && id !== session?.personId,
  );
}

/** A published duty that has not begun, of somebody who is not away, with that person. */
async function dutyAhead(page: Page): Promise<{
  readonly duty: Output<'rota.between'>[number];
  readonly person: Output<'people.all'>[number];
}> {
  const people = await peopleHere(page);
  const now = new Date().toISOString();
  for (const duty of await ask(page, 'rota.between', { fromDay: today(), untilDay: addDays(today(), 20) })) {
    const person = people.find(({ id }) => id === duty.personId);
    if (person !== undefined && duty.from > now) return { duty, person };
  }
  throw new Error('the demonstration has published duties ahead');
}

/** Pictures of what stands on the page in every look, each checked for what axe finds and for its width. */
async function lookAt(running: RunningConsole, name: string, scrolled?: Locator): Promise<void> {
  const { page } = running;
  mkdirSync(pictures, { recursive: true });
  for (const look of fourLooks) {
    await showLook(running, look);
    await page.waitForTimeout(400);
    await page.screenshot({ path: join(pictures, `absence-${name}-${look.name}.png`) });
    await checkAccessibility(page);
    if (scrolled !== undefined) {
      await scrolled.evaluate((part) => part.scrollTo(0, part.scrollHeight));
      await page.waitForTimeout(200);
      await page.screenshot({ path: join(pictures, `absence-${name}-end-${look.name}.png`) });
      await scrolled.evaluate((part) => part.scrollTo(0, 0));
    }
    const over = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect.soft(over).toBeLessThanOrEqual(0);
  }
  await callFrom(page, 'console.change', { language: 'zh-CN', theme: 'light', size: 'normal' });
  await showLook(running, { ...(fourLooks[0] as Look) });
}

test('a trip that meets a duty is registered by keyboard, explained, approved, reported, changed and ended', async ({
  running,
}) => {
  test.setTimeout(300_000);
  const { page } = running;
  await signIn(page, 'zhoumy', password);
  await takeRules(page);
  // On the last days of a month only the next one has duties ahead.
  await publishNextMonth(page);
  const { duty, person } = await dutyAhead(page);

  await page.keyboard.press('Control+5');
  await expect(page.getByRole('tab', { name: '今日在外' })).toBeVisible();
  await page.keyboard.press('Control+Shift+N');
  const form = page.getByRole('dialog', { name: '登记外出' });
  await expect(form.getByRole('combobox', { name: '姓名、拼音或首字母' })).toBeFocused();
  await page.keyboard.type(person.initials);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(form.getByRole('combobox', { name: '报备类别' })).toBeFocused();
  await page.keyboard.type('px');
  await page.keyboard.press('Enter');
  await expect(form.getByRole('combobox', { name: '报备类别' })).toHaveAttribute('aria-expanded', 'false');
  await page.keyboard.press('Tab');
  await expect(form.getByLabel('外出事由')).toBeFocused();
  await page.keyboard.type('参加省政府办公厅值班工作培训');
  await page.keyboard.press('Tab');
  await page.keyboard.type(`${addDays(today(), -1)} 0830`);
  await press(page, 'Tab', 3);
  await page.keyboard.type(`${addDays(duty.day, 1)} 下午`);
  await press(page, 'Tab', 2);
  await expect(form.getByLabel('外出范围')).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.type('省会市');
  await expect(form.getByText(/^共 [\d.]+ 天$/)).toBeVisible();
  const findings = form.getByRole('region', { name: '规则核对' });
  await expect(findings.getByText('与值班冲突').first()).toBeVisible();

  // What was typed is there again after Esc and another place.
  await page.keyboard.press('Escape');
  await expect(form).toBeHidden();
  await page.keyboard.press('Control+1');
  await page.keyboard.press('Control+5');
  await page.keyboard.press('Control+Shift+N');
  await expect(form.getByLabel('目的地')).toHaveValue('省会市');
  await expect(form.getByText('接着上次未提交的内容填写。')).toBeVisible();

  await findings.getByRole('button', { name: '说明情况' }).last().press('Enter');
  await expect(findings.getByLabel('决定人', { exact: true })).toBeFocused();
  await page.keyboard.type('陈立新');
  await page.keyboard.press('Control+Enter');
  await expect(findings.getByText(/请写明决定人和原因/)).toBeVisible();
  await findings.getByLabel('原因').fill('培训不能改期，已商定调班');
  await lookAt(running, 'form');
  await page.keyboard.press('Control+Enter');

  const detail = page.getByRole('dialog', { name: /外出报备$/ });
  await expect(detail.getByText('培训不能改期，已商定调班').first()).toBeVisible();
  await expect(detail.getByRole('region', { name: '与已发布的值班冲突' })).toContainText(duty.postName);

  // The duty goes into the request for a stand-in as it is.
  await detail.getByRole('button', { name: '请人代班' }).first().click();
  const swap = page.getByRole('dialog', { name: '申请调班代班' });
  await expect(swap).toContainText(duty.personName);
  await page.keyboard.press('Escape');
  await expect(swap).toBeHidden();

  await detail.getByRole('button', { name: '审批…' }).click();
  const approve = page.getByRole('dialog', { name: /^审批/ });
  await approve.getByText('批准人在此签批').click();
  await approve.getByRole('combobox').first().click();
  const choices = await ask(page, 'session.choices', {});
  const leader = choices.find(
    (choice) => choice.roles.includes('dutyLeader') && choice.personName !== person.name,
  );
  if (leader === undefined) throw new Error('the demonstration has a leader');
  await page.keyboard.type(leader.account);
  await page.keyboard.press('Enter');
  await approve.getByLabel('口令').fill('not the password');
  await page.keyboard.press('Control+Enter');
  await expect(approve.getByRole('alert')).toBeVisible();
  await approve.getByLabel('批准文号').fill('政办〔2026〕18号');
  await approve.getByLabel('口令').fill(password);
  await lookAt(running, 'approve');
  await page.keyboard.press('Control+Enter');
  await expect(approve).toBeHidden();
  await expect(detail.getByText(`${leader.personName} 签批`)).toBeVisible();

  await detail.getByRole('button', { name: '报备…' }).first().click();
  const report = page.getByRole('dialog', { name: /^报备 / });
  await expect(report.getByLabel('报备对象', { exact: true })).not.toHaveValue('');
  await report.getByLabel('方式').selectOption('phone');
  await report.getByLabel('接报人').fill('市委值班室 王值班');
  await lookAt(running, 'report');
  await page.keyboard.press('Control+Enter');
  await expect(report).toBeHidden();
  await expect(detail.locator('[aria-current="step"]')).toHaveText(/外出中/);

  await detail.getByRole('button', { name: '变更…' }).click();
  const change = page.getByRole('dialog', { name: /^变更/ });
  await expect(change.getByLabel('由谁告知')).toHaveValue(person.name);
  await page.keyboard.press('Control+Enter');
  await expect(change.getByText('没有改动，无需保存。')).toBeVisible();
  await change.getByLabel('变更原因').fill('培训延长一天');
  await change.getByLabel('返回', { exact: true }).fill(addDays(duty.day, 2));
  await lookAt(running, 'change');
  await page.keyboard.press('Control+Enter');
  await expect(change).toBeHidden();
  await expect(detail.getByText('变更 1 次')).toBeVisible();
  await lookAt(running, 'detail', page.locator('.ant-drawer-body'));

  await detail.getByRole('button', { name: '情况说明…' }).click();
  const decide = page.getByRole('dialog', { name: /^情况说明/ });
  await lookAt(running, 'decide');
  await page.keyboard.press('Escape');
  await expect(decide).toBeHidden();
  await page.evaluate((folder) => localStorage.setItem('duty-room-export-folder', folder), running.folder);
  await detail.getByRole('button', { name: '导出报备单…' }).click();
  const out = page.getByRole('dialog', { name: /^导出报备单/ });
  await expect(out.getByLabel('含去向和联系电话')).toBeChecked();
  await lookAt(running, 'export');
  await out.getByRole('button', { name: '开始导出' }).click();
  await expect(out.getByText(/\.docx/)).toBeVisible({ timeout: 60_000 });
  expect(readdirSync(running.folder).filter((file) => /\.(docx|pdf)$/.test(file))).toHaveLength(2);
  await out.getByRole('button', { name: '关闭', exact: true }).last().click();
  await expect(out).toBeHidden();

  await detail.getByRole('button', { name: '销假…' }).click();
  const back = page.getByRole('dialog', { name: /^销假/ });
  await page.keyboard.press('Control+Enter');
  await expect(back).toBeHidden();
  await expect(detail.locator('[aria-current="step"]')).toHaveText(/已销假/);
  await checkAccessibility(page);
});

test('an officer without the desk registers oneself alone, and is told who may see where others are', async ({
  running,
}) => {
  test.setTimeout(120_000);
  const { page } = running;
  await signIn(page, 'zhoumy', password);
  const { shift } = await ask(page, 'desk.now', {});
  const atDesk = new Set((shift?.members ?? []).map(({ name }) => name));
  const officer = (await ask(page, 'session.choices', {})).find(
    ({ roles, personName }) => roles.join() === 'officer' && !atDesk.has(personName),
  );
  const away = (await peopleHere(page)).find(({ name }) => name !== officer?.personName);
  if (officer === undefined || away === undefined) throw new Error('the demonstration has both');
  await ask(page, 'absence.register', {
    fields: {
      personId: away.id,
      kind: 'business',
      cause: '招商洽谈',
      from: { day: addDays(today(), 2), part: 'afternoon', time: null },
      until: { day: addDays(today(), 3), part: 'evening', time: null },
      reach: 'country',
      place: '上海市',
      transport: '',
      companions: '',
      contactPhone: '',
      acting: null,
      arrangement: '',
      note: '',
    },
    decisions: [],
    note: '',
  });
  await ask(page, 'session.signOut', {});
  await signIn(page, officer.account, password);
  await page.keyboard.press('Control+5');
  await page.getByRole('button', { name: away.name }).first().click();
  const refused = page.getByRole('dialog', { name: '报备详情' });
  await expect(refused.getByText('不能查看这份报备')).toBeVisible();
  await expect(refused.getByText(/工作秘密/).first()).toBeVisible();
  await expect(page.getByText('招商洽谈')).toHaveCount(0);
  await lookAt(running, 'refused');
  await page.keyboard.press('Escape');
  await expect(refused).toBeHidden();
  await page.keyboard.press('Control+Shift+N');
  const form = page.getByRole('dialog', { name: '登记外出' });
  await expect(form.getByText(officer.personName, { exact: false }).first()).toBeVisible();
  await expect(form.getByRole('combobox', { name: '姓名、拼音或首字母' })).toHaveCount(0);
  await expect(form.getByLabel('外出事由')).toBeFocused();
});
