import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import type { Output } from '#contract/methods';
import { chiefAtDesk, fillWithDemo } from '../helpers/demo-store.ts';
import { appFolder, callFrom, test } from '../helpers/e2e-console.ts';
import { checkAccessibility } from './accessibility.ts';
import { dragOnto, shows } from './drag.ts';
import { type Look, showLook } from './look.ts';
import { press, signIn } from './walk.ts';

const pictures = join(appFolder, 'out', 'looks');

const looks: readonly Look[] = [
  { name: 'zh', language: 'zh-CN', theme: 'light', size: 'normal', width: 1440, height: 900 },
  { name: 'zh-night', language: 'zh-CN', theme: 'night', size: 'normal', width: 1280, height: 720 },
  { name: 'zh-night-large', language: 'zh-CN', theme: 'night', size: 'large', width: 1440, height: 900 },
  { name: 'en-1280', language: 'en', theme: 'light', size: 'normal', width: 1280, height: 720 },
  { name: 'en-1024-large', language: 'en', theme: 'light', size: 'large', width: 1024, height: 700 },
];

// The demonstration is made once for both tests, on a machine that may be busy.
test.describe.configure({ timeout: 240_000 });

test.use({
  prepareStore: async ({}, use) => {
    await use((store) => fillWithDemo(store, 8));
  },
});

/** Goes to the rota of the month after this one, which nobody has published. */
async function openNextMonth(page: Page): Promise<string> {
  await page.keyboard.press('Control+4');
  await expect(page.locator('.rota-month')).toBeVisible();
  await page.getByRole('button', { name: '下个月' }).click();
  const month = await page.getByLabel('月份', { exact: true }).inputValue();
  await expect(page.getByRole('table', { name: `${month} 值班表` })).toBeVisible();
  return month;
}

const seatOf = (page: Page, day: string, post: 'leaders' | 'chiefs' | 'officers') =>
  page.locator(`[data-seat="${day} 0 ${post}"]`);

async function draftOf(page: Page, month: string): Promise<Output<'rota.month'>> {
  const reply = await callFrom(page, 'rota.month', { month });
  if (!reply.ok) throw new Error(reply.code);
  return reply.output as Output<'rota.month'>;
}

const whoAt = (month: Output<'rota.month'>, day: string, postId: string): string => {
  const duty = month.draft?.duties.find((known) => known.day === day && known.postId === postId);
  return month.people.find(({ id }) => id === duty?.personId)?.name ?? '';
};

test('a month is filled by key and by mouse, taken back, and published', async ({ running }) => {
  const { page, store } = running;
  await signIn(page, chiefAtDesk(store), 'Demo-2026');
  const month = await openNextMonth(page);
  const [first, second, third, ninth] = ['01', '02', '03', '09'].map((day) => `${month}-${day}`) as [
    string,
    string,
    string,
    string,
  ];

  await test.step('by key: the cursor moves, initials choose, a draft is on disk at once', async () => {
    await seatOf(page, first, 'officers').focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog')).toBeVisible();
    await expect(page.getByRole('dialog').getByRole('option').first()).toBeVisible();
    await page.keyboard.type('hzq');
    await expect(page.getByRole('dialog').getByRole('option')).toHaveCount(1);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog')).toBeHidden();
    await expect(seatOf(page, first, 'officers')).toContainText('贺子谦');
    await expect(seatOf(page, first, 'officers')).toBeFocused();
    await expect.poll(async () => whoAt(await draftOf(page, month), first, 'officers')).toBe('贺子谦');
  });

  await test.step('a rule refuses him on the next day, in words, and nothing changes', async () => {
    await page.keyboard.press('ArrowRight');
    await expect(seatOf(page, second, 'officers')).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog').getByRole('option').first()).toBeVisible();
    await page.keyboard.type('hzq');
    await expect(page.getByRole('dialog').getByRole('option')).toContainText('连续值班');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog').getByRole('alert')).toContainText('贺子谦不能安排在');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
    await expect(seatOf(page, second, 'officers')).toContainText('缺');
  });

  await test.step('by mouse: a person is dragged onto a seat; where a rule stands it is said while dragging', async () => {
    const person = page.locator('[data-person]').filter({ hasText: '贺子谦' });
    await person.hover();
    await page.mouse.down();
    await seatOf(page, second, 'officers').hover();
    await seatOf(page, second, 'officers').hover();
    await expect(seatOf(page, second, 'officers')).toContainText('连续值班');
    await seatOf(page, ninth, 'officers').hover();
    await page.mouse.up();
    await expect(seatOf(page, ninth, 'officers')).toContainText('贺子谦');
    await expect.poll(async () => whoAt(await draftOf(page, month), ninth, 'officers')).toBe('贺子谦');
  });

  await test.step('seats are exchanged by mouse and by M, cleared by dragging away and by X, and taken back', async () => {
    const onto = seatOf(page, third, 'officers');
    const person = page.locator('[data-person]').filter({ hasText: '唐一帆' });
    await dragOnto(person, onto, shows(onto, '唐一帆'));
    await expect(seatOf(page, third, 'officers')).toContainText('唐一帆');
    const there = seatOf(page, first, 'officers');
    await dragOnto(onto, there, shows(there, '唐一帆'));
    await expect(seatOf(page, first, 'officers')).toContainText('唐一帆');
    await expect(seatOf(page, third, 'officers')).toContainText('贺子谦');
    await seatOf(page, first, 'officers').focus();
    await page.keyboard.press('m');
    await press(page, 'ArrowRight', 2);
    await page.keyboard.press('m');
    await expect(seatOf(page, first, 'officers')).toContainText('贺子谦');
    await page.keyboard.press('x');
    await expect(seatOf(page, third, 'officers')).toContainText('缺');
    const cleared = seatOf(page, ninth, 'officers');
    await dragOnto(cleared, page.locator('[data-clears]'), shows(cleared, '缺'));
    await expect(seatOf(page, ninth, 'officers')).toContainText('缺');
    await seatOf(page, first, 'officers').focus();
    await press(page, 'Control+z', 2);
    await expect(seatOf(page, third, 'officers')).toContainText('唐一帆');
    await expect(seatOf(page, ninth, 'officers')).toContainText('贺子谦');
    await page.keyboard.press('Control+y');
    await expect(seatOf(page, third, 'officers')).toContainText('缺');
    await expect.poll(async () => whoAt(await draftOf(page, month), third, 'officers')).toBe('');
  });

  await test.step('F8 leads from problem to problem', async () => {
    await page.keyboard.press('F8');
    await expect(page.locator('.seat:focus')).toContainText('缺');
    await expect(page.getByRole('list', { name: '问题' })).toBeVisible();
    await checkAccessibility(page);
  });

  await test.step('the draft is published with its gaps only when that is said in words', async () => {
    await page.getByRole('button', { name: '发布…' }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog).toContainText('贺子谦');
    await dialog.getByLabel('口令', { exact: true }).fill('Demo-2026');
    await dialog.getByRole('button', { name: '签名发布' }).click();
    await expect(dialog.getByText(/未解决。确要发布/)).toBeVisible();
    await checkAccessibility(page);
    await dialog.getByLabel('说明', { exact: true }).fill('先发布已定的班次');
    await dialog.getByLabel('口令', { exact: true }).fill('Demo-2026');
    await dialog.getByRole('button', { name: '签名发布' }).click();
    await expect(dialog).toBeHidden();
    await expect(page.locator('.month-state')).toContainText('第1版');
    const published = await draftOf(page, month);
    expect(published.draft).toBeNull();
    expect(published.published?.version).toBe(1);
  });
});

const given = async (page: Page, method: string, input: unknown = {}): Promise<unknown> => {
  const reply = await callFrom(page, method, input);
  if (!reply.ok) throw new Error([method, reply.code, reply.message, ...reply.details].join(' '));
  return reply.output;
};

const longNames = ['欧阳静怡', '阿不都热合曼·买买提明', 'Maximilian Featherstonehaugh', '司马如意'];

/** Six posts of which some are filled twice, and forty people, some with long names; the whole weekend is one turn of the leaders. */
async function organiseLargeOffice(page: Page): Promise<void> {
  for (let index = 0; index < 24; index += 1)
    await given(page, 'person.save', {
      fields: {
        name:
          longNames[index] ??
          `${'赵钱孙李周吴郑王冯陈褚卫'[index % 12] ?? ''}${'建国志明晓东'[index % 6] ?? ''}${index}`,
        post: '四级调研员',
        unit: '办公室',
        phones: [],
        group: '',
        order: 200 + index,
        joinedDay: null,
        leftDay: null,
      },
      replaces: null,
    });
  const { setup, version } = (await given(page, 'rota.setup')) as Output<'rota.setup'>;
  const people = (await given(page, 'people.all', { withLeft: false })) as Output<'people.all'>;
  const added = people.filter(({ unit }) => unit === '办公室').map(({ id }) => id);
  const member = (personId: string) => ({ personId, fromDay: null, untilDay: null });
  const count = { workday: 1, restday: 1, holiday: 2, makeup: 1, sensitive: 2 };
  const post = (id: string, name: string, group: string, rest: object = {}) => ({
    id,
    name,
    duty: 'deputy',
    groupIds: [group],
    shift: null,
    count,
    block: 'day',
    way: 'fair',
    ...rest,
  });
  await given(page, 'rota.changeSetup', {
    version,
    setup: {
      ...setup,
      groups: [
        ...setup.groups,
        { id: 'first', name: '综合组', members: added.slice(0, 8).map(member) },
        { id: 'second', name: '信息组', members: added.slice(8, 16).map(member) },
        { id: 'third', name: '备勤组', members: added.slice(16).map(member) },
      ],
      posts: [
        ...setup.posts.map((known) => (known.id === 'leaders' ? { ...known, block: 'weekend' } : known)),
        post('first', '综合协调岗', 'first', { count: { ...count, workday: 2, restday: 2 } }),
        post('second', '信息报送岗（夜间）', 'second'),
        post('third', '备勤', 'third', { duty: 'standby', way: 'rotation' }),
      ],
    },
  });
}

test('a large office is generated, explained and read in every look', async ({ running }) => {
  const { page, store } = running;
  mkdirSync(pictures, { recursive: true });
  await signIn(page, chiefAtDesk(store), 'Demo-2026');
  await organiseLargeOffice(page);
  const month = await openNextMonth(page);

  await test.step('the month is generated and says how good it is', async () => {
    await page.getByRole('button', { name: '生成…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: '开始生成' }).click();
    await expect(dialog.getByRole('region', { name: '生成结果' })).toBeVisible({ timeout: 90_000 });
    await page.screenshot({ path: join(pictures, 'rota-generated.png') });
    await checkAccessibility(page);
    await dialog.getByRole('button', { name: '关闭' }).last().click();
    await expect(seatOf(page, `${month}-08`, 'officers')).not.toContainText('缺');
  });

  await test.step('why somebody has a seat is said for every candidate', async () => {
    await seatOf(page, `${month}-08`, 'officers').focus();
    await page.keyboard.press('w');
    await expect(page.getByRole('list', { name: '为什么' }).getByRole('listitem').first()).toBeVisible();
    await page.screenshot({ path: join(pictures, 'rota-why.png') });
    await checkAccessibility(page);
    await page.getByRole('button', { name: '人员', exact: true }).click();
  });

  for (const look of looks) {
    await test.step(look.name, async () => {
      await showLook(running, look);
      for (const [index, name] of ['month', 'table'].entries()) {
        await page.getByRole('tab').nth(index).click();
        await expect(page.locator(name === 'month' ? '.rota-month' : '.rota-people')).toBeVisible();
        await page.screenshot({ path: join(pictures, `rota-${name}-${look.name}.png`) });
        await checkAccessibility(page);
      }
      await page.getByRole('tab').first().click();
    });
  }

  await test.step('the dialogs in English at night with large letters', async () => {
    await showLook(running, {
      name: '',
      language: 'en',
      theme: 'night',
      size: 'large',
      width: 1024,
      height: 700,
    });
    await page.getByRole('button', { name: 'Publish…' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.screenshot({ path: join(pictures, 'rota-publish-en-night-large.png') });
    await checkAccessibility(page);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
    await page.locator('.seat:not(.is-locked)').first().focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog').getByRole('option').first()).toBeVisible();
    await page.screenshot({ path: join(pictures, 'rota-chooser-en-night-large.png') });
    await checkAccessibility(page);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
    await page.getByRole('button', { name: /Problems/ }).click();
    await expect(page.locator('.month-conflicts, .month-side .empty').first()).toBeVisible();
    await page.screenshot({ path: join(pictures, 'rota-problems-en-night-large.png') });
    await checkAccessibility(page);
  });
});
