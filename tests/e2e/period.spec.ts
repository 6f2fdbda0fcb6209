import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import type { PeriodFull, PeriodLine } from '#contract/methods/period-nouns';
import { personFields } from '#domain/people/person';
import { addDays, type ClockTime, type Instant, type IsoDay } from '#domain/time/instant';
import { instantAt } from '#domain/time/zone';
import { chiefAtDesk, fillWithDemo } from '../helpers/demo-store.ts';
import { type ConsoleFolders, test } from '../helpers/e2e-console.ts';
import { readByLibreOffice, readPdf, squeezed } from '../helpers/read-documents.ts';
import { runDuty } from '../helpers/run-duty.ts';
import { checkAccessibility } from './accessibility.ts';
import { ask } from './ask.ts';
import { type JumpTo, walkByClock } from './walk-by-clock.ts';
import { signIn } from './walk.ts';

const password = 'Demo-2026';
const zone = 'Asia/Shanghai';
const unit = '节日值守';

/** Twenty of the staff and seven leaders, none of whom is anybody else's. */
const makePeople = (page: Page): Promise<unknown> =>
  ask(page, 'people.import', {
    people: Array.from({ length: 27 }, (_none, at) =>
      personFields.parse({
        name: `${at < 7 ? '带班' : '值守'}同志${String(at + 1).padStart(2, '0')}`,
        post: at < 7 ? '副主任' : '科员',
        unit,
        phones: [{ kind: 'mobile', number: `139555${String(10_000 + at)}` }],
        group: '',
        order: 300 + at,
        joinedDay: null,
        leftDay: null,
      }),
    ),
  });

const at = (day: IsoDay, time: string): Instant => instantAt(day, time as ClockTime, zone);
const oneOf = (page: Page, line: PeriodLine): Promise<PeriodFull> => ask(page, 'period.one', { id: line.id });

/** Chooses the seven leaders or the twenty of the staff in the form. */
async function chooseAll(page: Page, pool: string, typed: string): Promise<void> {
  const group = page.getByRole('group', { name: new RegExp(`^${pool}`) });
  await group.getByRole('button', { name: '全不选' }).click();
  await group.getByLabel(`在“${pool}”中查找`).fill(typed);
  await group.getByRole('button', { name: '全选' }).click();
}

async function walk(page: Page, folders: ConsoleFolders, jumpTo: JumpTo): Promise<void> {
  await signIn(page, chiefAtDesk(folders.store), password);
  await makePeople(page);
  const holiday = (await ask(page, 'period.proposals', {})).find(({ name }) => name.endsWith('春节'));
  if (holiday === undefined) throw new Error('the calendar proposes a holiday');
  let line: PeriodLine | undefined;
  const found = (): PeriodLine => {
    if (line === undefined) throw new Error('the period is declared');
    return line;
  };

  await test.step('the calendar proposes a holiday, and it is declared with 三三制', async () => {
    await page.keyboard.press('Control+6');
    await page.getByRole('tab', { name: '时段', exact: true }).click();
    const proposed = page.getByRole('region', { name: '日历建议' });
    const more = proposed.getByRole('button', { name: /^另有/ });
    if (await more.isVisible()) await more.click();
    await proposed
      .getByRole('listitem')
      .filter({ hasText: holiday.name })
      .getByRole('button', { name: '采用' })
      .click();
    const form = page.getByRole('dialog', { name: '新设重要时段' });
    await expect(form.getByLabel('名称', { exact: true })).toHaveValue(holiday.name);
    await form.getByRole('button', { name: /值守方案与人员/ }).click();
    await form.getByLabel('值守方案', { exact: true }).selectOption({ label: '三三制' });
    await chooseAll(page, '领导', '带班同志');
    await chooseAll(page, '工作人员', '值守同志');
    await expect(form.getByText('在岗 7 / 备勤 7 / 休息 6').first()).toBeVisible();
    await form.getByRole('button', { name: /报送对象/ }).click();
    await checkAccessibility(page);
    await page.keyboard.press('Control+Enter');
    await expect(form).toBeHidden();
    const { today } = await ask(page, 'period.now', {});
    line = (await ask(page, 'period.list', { fromDay: today, untilDay: addDays(today, 500) })).find(
      ({ name }) => name === holiday.name,
    );
    expect(line).toMatchObject({ schemes: ['三三制'], fromDay: holiday.fromDay });
    expect(found().dues.some(({ what }) => what === 'roster')).toBe(true);
  });

  const cell = (row: number, day: number) =>
    page.locator('.plan-table tbody tr:not(.plan-group)').nth(row).locator('[data-cell]').nth(day);
  const letters = (row: number, day: number) => cell(row, day).locator('.letters').innerText();
  const rowWith = async (letter: string): Promise<number> => {
    for (let row = 7; row < 27; row += 1) if ((await letters(row, 0)) === letter) return row;
    throw new Error(letter);
  };

  await test.step('the table is generated, as even as it can be', async () => {
    await page.getByRole('tab', { name: '编排', exact: true }).click();
    await page.getByLabel('时段', { exact: true }).selectOption(found().id);
    await page.getByRole('button', { name: '生成…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: '开始生成' }).click();
    await expect(dialog.getByRole('region', { name: '生成结果' })).toBeVisible({ timeout: 90_000 });
    await dialog.getByRole('button', { name: '关闭' }).last().click();
    const { draft } = await oneOf(page, found());
    expect(draft?.outcome).toMatchObject({ isProven: true, shortages: [] });
    for (const { least, most } of draft?.outcome?.evenness ?? []) expect(most - least).toBeLessThanOrEqual(1);
  });

  await test.step('one cell is dragged onto another, and the table is published', async () => {
    const [duty, rest] = [await rowWith('岗'), await rowWith('休')];
    await cell(duty, 0).hover();
    await page.mouse.down();
    await cell(rest, 0).hover();
    await cell(rest, 0).hover();
    await expect(page.locator('.drop-words')).toBeVisible();
    await page.mouse.up();
    await expect(cell(duty, 0).locator('.letters')).toHaveText('休');
    await expect(cell(rest, 0).locator('.letters')).toHaveText('岗');
    await page.getByRole('button', { name: '发布…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('说明', { exact: true }).fill('按通知编排');
    await dialog.getByLabel('口令', { exact: true }).fill(password);
    await dialog.getByRole('button', { name: '签名发布' }).click();
    await expect(dialog).toBeHidden();
    expect((await oneOf(page, found())).published?.version).toBe(1);
  });

  await test.step('the printed table says what the store says', async () => {
    const full = await oneOf(page, found());
    const bodyId = full.fields.bodies[0]?.bodyId ?? null;
    const job = await ask(page, 'period.export', {
      id: found().id,
      planVersion: 1,
      bodyId,
      formats: ['docx', 'pdf', 'xlsx'],
      folder: folders.folder,
    });
    await expect.poll(async () => (await ask(page, 'job.state', { id: job.id })).state).toBe('done');
    const file = (ending: string): string => {
      const name = readdirSync(folders.folder).find((one) => one.endsWith(ending));
      if (name === undefined) throw new Error(ending);
      return join(folders.folder, name);
    };
    const names = new Map(full.people.map(({ id, name }) => [id, name]));
    const onPaper = (full.published?.cells ?? []).filter(({ tierKey }) => tierKey !== 'rest');
    const texts = [readByLibreOffice(file('.docx'), 'txt:Text (encoded):UTF8'), readPdf(file('.pdf'))].map(
      squeezed,
    );
    for (const text of texts) {
      expect(text).toContain(squeezed(holiday.name.replace(/^\d+年/, '')));
      // Everybody stands there as often as there are days on duty or on standby.
      for (const person of new Set(onPaper.map(({ personId }) => personId))) {
        const times = onPaper.filter(({ personId }) => personId === person).length;
        expect([names.get(person), text.split(names.get(person) ?? '?').length - 1]).toEqual([
          names.get(person),
          times,
        ]);
      }
    }
  });

  await test.step('the submission is recorded in the window, with its receipt', async () => {
    await page.getByRole('tab', { name: '报送', exact: true }).click();
    const row = page.getByRole('row').filter({ hasText: '值班安排表' }).first();
    await row.getByRole('button', { name: '登记报送' }).click();
    const dialog = page.getByRole('dialog', { name: /^登记报送/ });
    await dialog.getByLabel('接收人', { exact: true }).fill('省总值班室 高远');
    await dialog.getByLabel('回执', { exact: true }).fill('收文〔2026〕118号');
    await page.keyboard.press('Control+Enter');
    await expect(dialog).toBeHidden();
    const [due] = (await oneOf(page, found())).line.dues;
    expect(due).toMatchObject({ what: 'roster', state: 'met', isOutdated: false });
    await checkAccessibility(page);
  });

  await test.step('on the first day of the holiday strip, desk and tiers go by the table', async () => {
    await jumpTo(at(holiday.fromDay, '09:10'));
    await expect(page.locator('header.strip')).toContainText(holiday.name.replace(/^\d+年/, ''));
    const { tiers } = await ask(page, 'period.now', {});
    expect(tiers.map(({ tier, people }) => [tier.name, people.length])).toEqual([
      ['在岗', 10],
      ['备勤', 9],
      ['休息', 8],
    ]);
    const planned = await ask(page, 'rota.now', {});
    expect(planned.onDuty.length).toBe(19);
  });

  await test.step('those on standby are called, one answers, one comes in time, one too late', async () => {
    await page.getByRole('tab', { name: '值守', exact: true }).click();
    await page.getByRole('button', { name: '集结备勤' }).first().click();
    const dialog = page.getByRole('dialog', { name: '集结备勤' });
    await dialog.getByLabel('集结事由', { exact: true }).fill('城南山体滑坡，需增援');
    await dialog.getByLabel('要求几分钟内到位', { exact: true }).fill('30');
    await dialog.getByRole('button', { name: '发起集结' }).click();
    await expect(dialog).toBeHidden();
    const [started] = await ask(page, 'callout.all', { fromDay: holiday.fromDay, untilDay: holiday.fromDay });
    expect(started).toMatchObject({ isDrill: false, minutes: 30 });
    expect(started?.people).toHaveLength(9);
    const board = page.getByRole('region', { name: /集结 / }).first();
    await board.getByRole('button', { name: /^应答/ }).first().click();
    await board.getByRole('button', { name: /^到位/ }).first().click();
    await expect(page.getByText('已到位 1').first()).toBeVisible();
    await jumpTo(at(holiday.fromDay, '09:55'));
    await expect(page.getByText(/超时 \d+/).first()).toBeVisible();
    await board.getByRole('button', { name: /^到位/ }).nth(1).click();
    await expect(page.getByText('已到位 2').first()).toBeVisible();
    await checkAccessibility(page);
    await page.getByRole('button', { name: '结束集结' }).first().click();
    await page.getByRole('dialog').getByRole('textbox').fill('险情排除，人员撤回');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('dialog')).toBeHidden();
    const [ended] = await ask(page, 'callout.all', { fromDay: holiday.fromDay, untilDay: holiday.fromDay });
    expect(ended?.ended?.conclusion).toBe('险情排除，人员撤回');
  });

  await test.step('after the holiday the summary says what it came to, and the period is closed', async () => {
    await jumpTo(at(addDays(holiday.untilDay, 1), '09:00'));
    await page.getByRole('tab', { name: '小结', exact: true }).click();
    const summary = await ask(page, 'period.summary', { id: found().id });
    expect(summary.daysOver).toBe(summary.days);
    const cells = (await oneOf(page, found())).published?.cells ?? [];
    for (const one of summary.lines) {
      const mine = cells.filter(({ personId }) => personId === one.personId);
      const of = (tier: string): number => mine.filter(({ tierKey }) => tierKey === tier).length;
      expect([one.name, one.duty, one.standby, one.rest]).toEqual([
        one.name,
        of('duty'),
        of('standby'),
        of('rest'),
      ]);
    }
    expect(summary.lines.reduce((sum, one) => sum + one.called, 0)).toBe(9);
    expect(summary.lines.reduce((sum, one) => sum + one.inTime, 0)).toBe(1);
    expect(summary.reports).toContainEqual(
      expect.objectContaining({ what: 'roster', inTime: 1, missing: 0 }),
    );
    await expect(page.getByText('实战 1 次').first()).toBeVisible();
    await checkAccessibility(page);
    await ask(page, 'period.close', { id: found().id, version: found().version, conclusion: '总体平稳' });
  });
}

test('a holiday from the proposal to the summary, by the clock', async ({ folders, prepareStore }, info) => {
  test.setTimeout(400_000);
  await prepareStore(folders.store);
  await walkByClock({ folders, info, password }, (page, jumpTo) => walk(page, folders, jumpTo));
  expect(await runDuty(['--store', folders.store, 'verify'])).toMatchObject({ code: 0 });
});

test.use({
  prepareStore: async ({}, use) => {
    await use((store) => fillWithDemo(store, 8));
  },
});
