import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { fact } from '#domain/incident/facts';
import { incidentFields } from '#domain/incident/incident';
import { addMinutes } from '#domain/time/instant';
import { chiefAtDesk, fillWithDemo } from '../helpers/demo-store.ts';
import { appFolder, test } from '../helpers/e2e-console.ts';
import { checkAccessibility } from './accessibility.ts';
import { ask } from './ask.ts';
import { fourLooks, showLook } from './look.ts';
import { press, signIn } from './walk.ts';

const pictures = join(appFolder, 'out', 'looks');
const title = '张店区309国道危化品运输车起火';
const superior = '省政府总值班室';

test.use({
  prepareStore: async ({}, use) => {
    await use((store) => fillWithDemo(store, 3));
  },
});

test.beforeAll(() => void mkdirSync(pictures, { recursive: true }));

/** Takes an incident in of which some things are known, and goes to its page. */
async function takeIn(page: Page): Promise<string> {
  const { now } = await ask(page, 'incident.now', {});
  const { setup, version } = await ask(page, 'incident.setup', {});
  await ask(page, 'incident.changeSetup', {
    version,
    setup: {
      ...setup,
      recipients: setup.recipients.map((one) =>
        one.name === superior ? { ...one, phone: '0531-5550110、0531-5550111' } : one,
      ),
    },
  });
  const said = {
    label: '',
    text: '',
    isAbout: false,
    isVerified: false,
    source: '张店区值班室',
    knownAt: now,
  };
  const { incident } = await ask(page, 'incident.open', {
    fields: incidentFields.parse({
      title,
      kindId: setup.kinds.find(({ id }) => id === 'accident.hazmat-fire')?.id ?? '',
      place: '张店区309国道与西外环路口',
      occurredAt: addMinutes(now, -4),
      isOccurredAbout: true,
      learnedAt: null,
      receivedAt: now,
      reporter: { unit: '张店区值班室', name: '王强', post: '值班员', phone: '0533-2345678' },
      alreadyInformed: '',
      isSensitive: true,
    }),
    facts: [
      fact.parse({ ...said, key: 'deaths', number: 2 }),
      fact.parse({ ...said, key: 'injured', number: 6, isAbout: true }),
      fact.parse({ ...said, key: 'measures', number: null, text: '消防8车46人到场，309国道双向封闭' }),
    ],
    level: 'III',
    levelReason: '死亡2人、伤情不明，按较大先报',
    entryId: null,
  });
  await page.keyboard.press('Control+3');
  await page.getByText(title).first().click();
  return incident.id;
}

test('the office above is called by keyboard: no answer, the next number, ticks, read-back, orders; the log has it by itself', async ({
  running,
}) => {
  test.setTimeout(180_000);
  const { page, store } = running;
  await signIn(page, chiefAtDesk(store), 'Demo-2026');
  const id = await takeIn(page);

  await page.getByRole('button', { name: '其他去电' }).click();
  const out = page.getByRole('dialog', { name: /^电话报告 / });
  await expect(out).toBeVisible();
  // Whoever has to know next is there, or is chosen from the list.
  await out.getByRole('region', { name: '叫应清单' }).getByRole('button', { name: superior }).first().click();
  await expect(out.getByRole('combobox', { name: '打给' })).toHaveValue(superior);
  await expect(out.locator('.call-dial')).toHaveText('0531-5550110');
  const script = out.getByRole('region', { name: '话术' });
  await expect(script).toContainText('死亡2人');
  await expect(script.locator('mark').first()).toHaveText('正在核实');
  await page.screenshot({ path: join(pictures, 'call-out.png') });

  await page.keyboard.press('w');
  await expect(out.getByRole('list', { name: '未接通的拨打' })).toContainText('0531-5550110 无人接听');
  await expect(out.locator('.call-dial')).toHaveText('0531-5550111');
  await page.keyboard.press('j');
  await expect(out.getByLabel('接通时间')).toHaveValue(/^\d{2}:\d{2}:\d{2}$/);
  await press(page, ' ', 2);
  await page.keyboard.press('4');
  await expect(script.getByRole('status')).toContainText('已说 3/13');
  await page.keyboard.press('f');
  await out.getByLabel('接听人').fill('韩立');
  await out.getByLabel('职务').fill('值班员');
  await out.getByLabel('对方指示').fill('每半小时续报一次');
  // What was noted survives Esc and is there again.
  await page.keyboard.press('Escape');
  await expect(out).toHaveCount(0);
  await page.getByRole('button', { name: '其他去电' }).click();
  await expect(out.getByLabel('对方指示')).toHaveValue('每半小时续报一次');
  await expect(out.getByRole('checkbox', { name: /对方已复述核对/ })).toBeChecked();
  await checkAccessibility(page);
  for (const look of fourLooks) {
    await showLook(running, look);
    await page.screenshot({ path: join(pictures, `call-out-${look.name}.png`) });
  }
  await showLook(running, { ...fourLooks[0], name: 'zh' } as (typeof fourLooks)[number]);
  await out.getByLabel('对方指示').press('Control+Enter');
  await expect(out.getByText(/^已登记：.*省政府总值班室/)).toBeVisible();

  const full = await ask(page, 'incident.one', { id: id as never });
  expect(full.calls.map(({ outcome, number }) => [outcome, number])).toEqual([
    ['noAnswer', '0531-5550110'],
    ['answered', '0531-5550111'],
  ]);
  const told = full.calls[1];
  expect(told?.elements.filter(({ isSaid }) => isSaid)).toHaveLength(3);
  expect(told?.script).toContain('死亡2人');
  expect(
    full.incident.stages
      .filter(({ recipient, manner }) => recipient === superior && manner === 'phone')
      .every(({ state }) => state === 'met'),
  ).toBe(true);
  const { entries } = await ask(page, 'log.page', { filter: {}, before: null, limit: 10 });
  expect(entries.slice(0, 3).map(({ category }) => category)).toEqual(['INSTR', 'CALL_OUT', 'CALL_OUT']);

  // Inside the unit one after the other.
  await page.keyboard.press('n');
  await expect(out.getByRole('combobox', { name: '打给' })).toHaveValue(/带班领导/);
  await page.keyboard.press('j');
  await page.keyboard.press('Control+Enter');
  await expect(out.getByText(/^已登记：.*带班领导/)).toBeVisible();
  await page.screenshot({ path: join(pictures, 'call-tree.png') });
  await page.keyboard.press('Escape');

  const calls = page.getByRole('region', { name: '通话记录' });
  await calls.getByRole('button', { name: /0531-5550111/ }).click();
  await calls.getByRole('button', { name: '更正' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('接听人').fill('韩立群');
  await page.keyboard.press('Control+Enter');
  await expect(dialog.getByText('请填写原因')).toBeVisible();
  await dialog.getByLabel('更正原因').fill('听错了名字');
  await page.keyboard.press('Control+Enter');
  await expect(calls).toContainText('韩立群');
  await page.screenshot({ path: join(pictures, 'call-list.png') });
});

test('a call that comes in is asked by the questions of its kind, called back and told as facts; those on standby are called out', async ({
  running,
}) => {
  test.setTimeout(180_000);
  const { page, store } = running;
  await signIn(page, chiefAtDesk(store), 'Demo-2026');
  const id = await takeIn(page);
  await page.getByRole('button', { name: '来电登记' }).click();
  const incoming = page.getByRole('dialog', { name: /^来电 / });
  await incoming.getByLabel('来电单位').fill('市应急管理局指挥中心');
  await incoming.getByLabel('来电人姓名').fill('周岩');
  await incoming.getByRole('textbox', { name: '号码', exact: true }).fill('13900000000');
  await incoming.getByLabel(/已疏散多少人/).fill('约120人');
  await incoming.getByLabel(/下一步准备做什么/).fill('转运剩余甲醇');
  await incoming.getByLabel('来电人已告知').fill('已报市委总值班室');
  await incoming.getByLabel('回拨号码').fill('13900000000');
  await expect(incoming.getByText('这是来电人自报的号码', { exact: false })).toBeVisible();
  await incoming.getByLabel('回拨号码').fill('0539-5551403');
  await incoming.getByRole('checkbox', { name: /确认是本人本单位/ }).check();
  await checkAccessibility(page);
  for (const look of fourLooks) {
    await showLook(running, look);
    await page.screenshot({ path: join(pictures, `call-in-${look.name}.png`) });
  }
  await showLook(running, { ...fourLooks[0], name: 'zh' } as (typeof fourLooks)[number]);
  await page.keyboard.press('Control+Enter');
  await expect(incoming).toHaveCount(0);
  const full = await ask(page, 'incident.one', { id: id as never });
  expect(full.facts.map(({ key, number, text, source }) => [key, number, text, source])).toEqual(
    expect.arrayContaining([
      ['evacuated', 120, '', '市应急管理局指挥中心周岩'],
      ['nextSteps', null, '转运剩余甲醇', '市应急管理局指挥中心周岩'],
    ]),
  );
  expect(full.calls[0]).toMatchObject({
    direction: 'in',
    callBack: { number: '0539-5551403', isConfirmed: true },
    alreadyInformed: '已报市委总值班室',
  });

  await page.getByRole('button', { name: '其他去电' }).click();
  await page.getByRole('button', { name: /^集结备勤/ }).click();
  const start = page.getByRole('dialog');
  await expect(start.getByLabel('集结事由')).toHaveValue(new RegExp(`^突发事件 .*${title}`));
});
