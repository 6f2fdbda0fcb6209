import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';
import type { PeriodFull, PeriodLine } from '#contract/methods/period-nouns';
import presets from '#presets/period' with { type: 'json' };
import { personFields, type Person } from '#domain/people/person';
import { periodFields } from '#domain/period/period';
import { addDays, type IsoDay } from '#domain/time/instant';
import { chiefAtDesk, fillWithDemo } from '../helpers/demo-store.ts';
import { appFolder, test } from '../helpers/e2e-console.ts';
import { checkAccessibility } from './accessibility.ts';
import { ask } from './ask.ts';
import { type Look, showLook } from './look.ts';
import { signIn } from './walk.ts';

const pictures = join(appFolder, 'out', 'looks');

const looks: readonly Look[] = [
  { name: 'zh', language: 'zh-CN', theme: 'light', size: 'normal', width: 1440, height: 900 },
  { name: 'zh-night', language: 'zh-CN', theme: 'night', size: 'normal', width: 1280, height: 720 },
  { name: 'zh-night-large', language: 'zh-CN', theme: 'night', size: 'large', width: 1440, height: 900 },
  { name: 'en-1280', language: 'en', theme: 'light', size: 'normal', width: 1280, height: 720 },
  { name: 'en-1024-large', language: 'en', theme: 'light', size: 'large', width: 1024, height: 700 },
];

// Sixty people are made over the calls of the console, on a machine that may be busy.
test.describe.configure({ timeout: 300_000 });

test.use({
  prepareStore: async ({}, use) => {
    await use((store) => fillWithDemo(store, 8));
  },
});

const longNames = ['欧阳静怡', '阿不都热合曼·买买提明', 'Maximilian Featherstonehaugh', '司马如意'];

/** Ten leaders and fifty others, some with long names, none of whom has a duty. */
async function makeSixty(page: Page): Promise<readonly Person[]> {
  const unit = '节日值守';
  await ask(page, 'people.import', {
    people: Array.from({ length: 60 }, (_none, at) =>
      personFields.parse({
        name: longNames[at - 9] ?? `${at < 10 ? '带班' : '值守'}同志${String(at)}`,
        post: at < 10 ? '副主任' : '四级调研员',
        unit,
        phones: at === 20 ? [] : [{ kind: 'mobile', number: `139555${String(10_000 + at)}` }],
        group: '',
        order: 300 + at,
        joinedDay: null,
        leftDay: null,
      }),
    ),
  });
  const people = await ask(page, 'people.all', { withLeft: false });
  return people.filter((person) => person.unit === unit).toSorted((one, other) => one.order - other.order);
}

/** Two absences over days of the period, in force. */
async function sendAway(page: Page, people: readonly Person[], from: IsoDay): Promise<void> {
  for (const person of people) {
    const line = await ask(page, 'absence.register', {
      fields: {
        personId: person.id,
        kind: 'business',
        cause: '赴外地开会',
        from: { day: addDays(from, 2), part: 'morning', time: null },
        until: { day: addDays(from, 4), part: 'evening', time: null },
        reach: 'city',
        place: '邻市',
        transport: '',
        companions: '',
        contactPhone: '13955500001',
        acting: null,
        arrangement: '',
        note: '',
      },
      decisions: [],
      note: '',
    });
    const { now } = await ask(page, 'absence.now', {});
    await ask(page, 'absence.approve', {
      id: line.id,
      version: line.version,
      approval: { name: '马国强', post: '主任', at: now, manner: 'written', documentNo: '' },
      signer: null,
      note: '',
    });
  }
}

/** A holiday of nine days with sixty people, one day of which an emergency takes. */
async function makePeriods(page: Page): Promise<{ readonly line: PeriodLine; readonly first: IsoDay }> {
  const people = await makeSixty(page);
  const { today } = await ask(page, 'absence.now', {});
  const first = addDays(today, 20);
  const ids = people.map(({ id }) => id);
  const fields = periodFields.parse({
    kind: 'holiday',
    name: '春节',
    fromDay: first,
    untilDay: addDays(first, 8),
    rank: 5,
    basis: '国办发明电〔2026〕7号',
    isSensitive: false,
    parts: [
      {
        fromDay: first,
        scheme: presets.schemes.find(({ id }) => id === 'three-three'),
        pools: [
          { key: 'leaders', people: ids.slice(0, 10), leads: [] },
          { key: 'staff', people: ids.slice(10), leads: [] },
        ],
      },
    ],
    bodies: [],
    note: '',
  });
  const line = await ask(page, 'period.declare', { fields, note: '' });
  const emergency = addDays(first, 6);
  const [part] = fields.parts;
  if (part === undefined) throw new Error('the period has no part');
  await ask(page, 'period.declare', {
    fields: {
      ...fields,
      kind: 'emergency',
      name: '寒潮应急响应',
      fromDay: emergency,
      untilDay: emergency,
      rank: 9,
      parts: [{ ...part, fromDay: emergency }],
    },
    note: '',
  });
  await sendAway(page, people.slice(12, 14), first);
  return { line, first };
}

const fullOf = (page: Page, line: PeriodLine): Promise<PeriodFull> =>
  ask(page, 'period.one', { id: line.id });

/** The cell of a person, counted from 0 as the table shows them, on a day counted from 0. */
const cellAt = (page: Page, row: number, day: number): Locator =>
  page.locator('.plan-table tbody tr:not(.plan-group)').nth(row).locator('[data-cell]').nth(day);

/** The letters of a cell: 岗, 备, 休, 外. */
const lettersAt = (page: Page, row: number, day: number): Promise<string> =>
  cellAt(page, row, day).locator('.letters').innerText();

/** The first row from one on, of the staff where nothing is said, that has these letters on a day. */
async function rowWith(page: Page, letters: string, day: number, first = 14): Promise<number> {
  for (let row = first; row < 60; row += 1) if ((await lettersAt(page, row, day)) === letters) return row;
  throw new Error(`nobody is ${letters} on day ${String(day)}`);
}

async function openPlan(page: Page, line: PeriodLine): Promise<void> {
  await page.keyboard.press('Control+6');
  await page.getByRole('tab', { name: '编排', exact: true }).click();
  await page.getByLabel('时段', { exact: true }).selectOption(line.id);
  await expect(page.locator('.plan-table')).toBeVisible();
}

test('sixty people are shared out over a holiday, changed by key and by mouse, taken back and published', async ({
  running,
}) => {
  const { page, store } = running;
  mkdirSync(pictures, { recursive: true });
  await signIn(page, chiefAtDesk(store), 'Demo-2026');
  const { line } = await makePeriods(page);
  await openPlan(page, line);

  await test.step('an empty table says what is to be done', async () => {
    await expect(page.locator('.plan-table tbody tr:not(.plan-group)')).toHaveCount(60);
    await page.screenshot({ path: join(pictures, 'plan-empty.png') });
    await checkAccessibility(page);
  });

  await test.step('the table is generated and says how even it is', async () => {
    await page.getByRole('button', { name: '生成…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: '开始生成' }).click();
    await expect(dialog.getByRole('region', { name: '生成结果' })).toBeVisible({ timeout: 90_000 });
    await page.screenshot({ path: join(pictures, 'plan-generated.png') });
    await checkAccessibility(page);
    await dialog.getByRole('button', { name: '关闭' }).last().click();
    await expect(dialog).toBeHidden();
    expect((await fullOf(page, line)).draft?.cells.length).toBeGreaterThan(400);
  });

  await test.step('by key: a number puts somebody in a tier and pins it, Ctrl+Z takes it back', async () => {
    const row = await rowWith(page, '休', 0);
    const cell = cellAt(page, row, 0);
    await cell.focus();
    await page.keyboard.press('1');
    await expect(cell.locator('.letters')).toHaveText('岗');
    await expect(cell).toHaveAccessibleName(/已固定/);
    await page.keyboard.press('ArrowRight');
    await expect(cellAt(page, row, 1)).toBeFocused();
    await page.keyboard.press('Control+z');
    await expect(cell.locator('.letters')).toHaveText('休');
    await page.keyboard.press('Control+y');
    await expect(cell.locator('.letters')).toHaveText('岗');
    await page.keyboard.press('z');
    await expect(cell.locator('.letters')).toHaveText('休');
  });

  await test.step('Enter opens a menu with the tiers; the key of one chooses it', async () => {
    const row = await rowWith(page, '备', 1);
    const cell = cellAt(page, row, 1);
    await cell.focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('menu')).toBeVisible();
    await page.screenshot({ path: join(pictures, 'plan-menu.png') });
    await checkAccessibility(page);
    await page.keyboard.press('3');
    await expect(page.getByRole('menu')).toBeHidden();
    await expect(cell.locator('.letters')).toHaveText('休');
    await expect(cell).toBeFocused();
    await page.keyboard.press('z');
    await expect(cell.locator('.letters')).toHaveText('备');
  });

  await test.step('by mouse: a cell is dragged onto another person of the day, and each target says what it would come to', async () => {
    // Two leaders: both are in sight, so that nothing is scrolled while the button is down.
    const [duty, rest] = [await rowWith(page, '岗', 0, 0), await rowWith(page, '休', 0, 0)];
    await cellAt(page, rest, 0).scrollIntoViewIfNeeded();
    await cellAt(page, duty, 0).hover();
    await page.mouse.down();
    await cellAt(page, rest, 0).hover();
    await cellAt(page, rest, 0).hover();
    await expect(page.locator('.drop-words')).toBeVisible();
    await expect(page.locator('.plan-cell.drop-shut').first()).toBeVisible();
    await page.screenshot({ path: join(pictures, 'plan-drag.png') });
    await page.mouse.up();
    await expect(cellAt(page, duty, 0).locator('.letters')).toHaveText('休');
    await expect(cellAt(page, rest, 0).locator('.letters')).toHaveText('岗');
    const person = cellAt(page, rest, 0);
    const key = (await person.getAttribute('data-cell')) ?? '';
    await expect
      .poll(async () =>
        (await fullOf(page, line)).draft?.cells.find((cell) => `${cell.day} ${cell.personId}` === key),
      )
      .toMatchObject({ tierKey: 'duty', isPinned: true });
  });

  await test.step('what cannot be exchanged is refused in words, by M as by mouse', async () => {
    const duty = await rowWith(page, '岗', 0);
    const rest = await rowWith(page, '休', 1, duty + 1);
    await cellAt(page, duty, 0).focus();
    await page.keyboard.press('m');
    await cellAt(page, rest, 1).focus();
    await page.keyboard.press('m');
    await expect(page.getByText(/只能与同一天的另一人/).first()).toBeVisible();
    await expect(cellAt(page, duty, 0).locator('.letters')).toHaveText('岗');
  });

  await test.step('somebody away and a day of another period take nothing', async () => {
    await cellAt(page, 12, 3).focus();
    await expect(cellAt(page, 12, 3).locator('.letters')).toHaveText('外');
    await page.keyboard.press('1');
    await expect(page.getByText(/不能安排，没有改动/).first()).toBeVisible();
    await cellAt(page, 12, 6).focus();
    await page.keyboard.press('1');
    await expect(page.getByText(/这一天按另一个时段执行/).first()).toBeVisible();
  });

  await test.step('why somebody is where is said for everybody', async () => {
    await cellAt(page, 20, 1).focus();
    await page.keyboard.press('w');
    await expect(page.getByRole('list', { name: '为什么' }).getByRole('listitem').first()).toBeVisible();
    await page.screenshot({ path: join(pictures, 'plan-why.png') });
    await checkAccessibility(page);
    await page.getByRole('button', { name: '均衡', exact: true }).click();
    await expect(page.getByText(/实际比例/).first()).toBeVisible();
    await page.screenshot({ path: join(pictures, 'plan-even.png') });
    await checkAccessibility(page);
  });

  for (const look of looks) {
    await test.step(look.name, async () => {
      await showLook(running, look);
      await expect(page.locator('.plan-table')).toBeVisible();
      await page.screenshot({ path: join(pictures, `plan-${look.name}.png`) });
      await checkAccessibility(page);
    });
  }
  const [plain] = looks;
  if (plain !== undefined) await showLook(running, plain);

  await test.step('it is published with a signature, and then looked at as a version', async () => {
    await page.getByRole('button', { name: '发布…' }).click();
    const dialog = page.getByRole('dialog');
    await page.screenshot({ path: join(pictures, 'plan-publish.png') });
    await checkAccessibility(page);
    await dialog.getByLabel('说明', { exact: true }).fill('已知悉，节前再补电话');
    await dialog.getByLabel('口令', { exact: true }).fill('Demo-2026');
    await dialog.getByRole('button', { name: '签名发布' }).click();
    await expect(dialog).toBeHidden();
    await expect(page.locator('.month-state')).toContainText('第1版');
    const full = await fullOf(page, line);
    expect(full.draft).toBeNull();
    expect(full.published?.version).toBe(1);
    await page.getByRole('button', { name: '版本', exact: true }).click();
    await page.getByRole('button', { name: '看全表' }).click();
    await expect(page.getByRole('dialog').getByRole('row')).toHaveCount(61);
    await page.screenshot({ path: join(pictures, 'plan-version.png') });
    await checkAccessibility(page);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
  });

  await test.step('a late absence is planned around with the fewest changes, which are listed', async () => {
    const full = await fullOf(page, line);
    const onDuty = full.published?.cells.find(
      ({ day, tierKey, poolKey }) => day === full.days[2]?.day && tierKey === 'duty' && poolKey === 'staff',
    );
    const people = await ask(page, 'people.all', { withLeft: false });
    await sendAway(
      page,
      people.filter(({ id }) => id === onDuty?.personId),
      line.fromDay,
    );
    await expect(page.getByRole('button', { name: /待处理 [1-9]/ })).toBeVisible();
    await page.getByRole('button', { name: '因缺席调整…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: '开始调整' }).click();
    await expect(dialog.getByText(/已证明不能更少/)).toBeVisible({ timeout: 90_000 });
    await page.screenshot({ path: join(pictures, 'plan-replan.png') });
    await checkAccessibility(page);
    await dialog.getByRole('button', { name: '关闭' }).last().click();
    await expect(dialog).toBeHidden();
    await page.getByRole('button', { name: '发布…' }).click();
    await expect(dialog.getByRole('region', { name: '改动' })).toBeVisible();
    await page.screenshot({ path: join(pictures, 'plan-publish-again.png') });
    await checkAccessibility(page);
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  });

  await test.step('a period without a scheme says how it gets one, and leads there', async () => {
    const { today } = await ask(page, 'absence.now', {});
    const plain = await ask(page, 'period.declare', {
      fields: periodFields.parse({
        kind: 'sensitive',
        name: '敏感日',
        fromDay: addDays(today, 40),
        untilDay: addDays(today, 41),
        rank: 4,
        basis: '',
        isSensitive: true,
        parts: [],
        bodies: [],
        note: '',
      }),
      note: '',
    });
    await page.getByLabel('时段', { exact: true }).selectOption(plain.id);
    await expect(page.getByText(/没有值守方案/)).toBeVisible();
    await page.screenshot({ path: join(pictures, 'plan-no-scheme.png') });
    await checkAccessibility(page);
    await page.getByRole('button', { name: '去修改时段' }).click();
    await expect(page.getByRole('tab', { name: '时段', exact: true })).toHaveAttribute(
      'aria-selected',
      'true',
    );
  });
});
