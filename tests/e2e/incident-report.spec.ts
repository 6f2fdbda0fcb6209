import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { instant } from '#domain/time/instant';
import { chiefAtDesk, fillWithDemo } from '../helpers/demo-store.ts';
import { appFolder, test } from '../helpers/e2e-console.ts';
import { checkAccessibility } from './accessibility.ts';
import { ask } from './ask.ts';
import { fourLooks, showLook } from './look.ts';
import { signIn } from './walk.ts';

const pictures = join(appFolder, 'out', 'looks');

test.use({
  prepareStore: async ({}, use) => {
    await use((store) => fillWithDemo(store, 3));
  },
});

const [plainLook] = fourLooks;

test('a 值班快报 is written, judged, kept, issued by word of mouth, sent, confirmed and withdrawn', async ({
  running,
}) => {
  test.setTimeout(180_000);
  mkdirSync(pictures, { recursive: true });
  const { page, store } = running;
  const showPlain = async (): Promise<void> => {
    if (plainLook !== undefined) await showLook(running, plainLook);
  };
  await signIn(page, chiefAtDesk(store), 'Demo-2026');
  await page.keyboard.press('Control+3');
  await page.getByRole('tab', { name: '报告与快报' }).click();
  await page.getByRole('button', { name: '写值班快报' }).click();
  const dialog = page.getByRole('dialog').filter({ hasText: '编写值班快报' });
  await dialog.getByLabel('标题').fill('关于大风降温应对情况');
  const text = dialog.getByRole('textbox', { name: '正文' });
  await text.fill('一、基本情况\n据市气象局报告，11月22日6时30分，北城区发生大风，未造成人员伤亡。');
  const elements = dialog.getByRole('region', { name: '报告要素' });
  await expect(elements.getByRole('status')).toHaveText('缺 1/5 项');
  await text.press('End');
  await page.keyboard.press('Control+End');
  await page.keyboard.type('\n（一）处置。已组织巡查。');
  await expect(elements.getByRole('status')).toHaveText('要素齐全');
  await expect(dialog.getByText('草稿已保存')).toBeVisible();
  await page.keyboard.press('Alt+v');
  await expect(dialog.getByRole('article', { name: '版式预览' })).toContainText('值班快报');
  await page.screenshot({ path: join(pictures, 'report-preview.png') });
  await page.keyboard.press('Alt+v');

  // What was written is found again.
  await dialog.getByRole('button', { name: '稍后再写' }).click();
  await page.getByRole('button', { name: '写值班快报' }).click();
  await expect(dialog.getByLabel('标题')).toHaveValue('关于大风降温应对情况');
  await checkAccessibility(page);
  for (const look of fourLooks) {
    await showLook(running, look);
    await page.screenshot({ path: join(pictures, `report-editor-${look.name}.png`) });
  }
  await showPlain();

  await dialog.getByRole('textbox', { name: '正文' }).focus();
  await page.keyboard.press('Control+Enter');
  const issue = page.getByRole('dialog').filter({ hasText: '签发：关于大风降温应对情况' });
  await issue.getByRole('radiogroup', { name: '签发' }).getByText('口头或电话同意').click();
  await issue.getByLabel('姓名').fill('李秘书长');
  await page.screenshot({ path: join(pictures, 'report-issue.png') });
  await page.keyboard.press('Control+Enter');
  const send = page.getByRole('dialog').filter({ hasText: '报送：关于大风降温应对情况' });
  await expect(send).toBeVisible();
  await page.screenshot({ path: join(pictures, 'report-send.png') });
  await page.keyboard.press('Control+Enter');
  await expect(send).toBeHidden();

  const detail = page.getByRole('region', { name: '关于大风降温应对情况' });
  await expect(detail.getByText('李秘书长（口头同意）')).toBeVisible();
  await detail.getByRole('button', { name: '回执/确认' }).click();
  const receipt = page.getByRole('dialog').filter({ hasText: '回执与电话确认' });
  await receipt.getByLabel('电话确认人').fill('周科长');
  await page.keyboard.press('Control+Enter');
  await expect(detail.getByText(/周科长电话确认/)).toBeVisible();
  await checkAccessibility(page);
  for (const look of fourLooks) {
    await showLook(running, look);
    await page.screenshot({ path: join(pictures, `report-list-${look.name}.png`) });
  }
  await showPlain();
  await detail.getByRole('button', { name: '撤回' }).click();
  await page.getByRole('dialog').getByRole('textbox').fill('重复');
  await page.keyboard.press('Control+Enter');
  await expect(detail.getByText('已撤回：重复')).toBeVisible();
  const year = new Date().getFullYear();
  const all = await ask(page, 'report.all', {
    fromDay: `${year}-01-01` as never,
    untilDay: `${year}-12-31` as never,
    incidentId: null,
  });
  expect(all.find(({ fields }) => fields.title === '关于大风降温应对情况')).toMatchObject({
    state: 'withdrawn',
    deliveries: [{ confirmedBy: '周科长' }],
  });
});

const minutesAgo = (minutes: number) => instant.parse(new Date(Date.now() - minutes * 60_000).toISOString());

test('the written reports of an incident are taken from its facts, meet its clocks, and say what changed since', async ({
  running,
}) => {
  test.setTimeout(180_000);
  mkdirSync(pictures, { recursive: true });
  const { page, store } = running;
  const leader = chiefAtDesk(store);
  await signIn(page, leader, 'Demo-2026');
  const title = '艳湖社区集贸市场燃气爆炸';
  const { incident } = await ask(page, 'incident.open', {
    fields: {
      title,
      kindId: 'accident.gas',
      place: '张湾区艳湖社区集贸市场',
      occurredAt: null,
      isOccurredAbout: false,
      learnedAt: null,
      receivedAt: minutesAgo(6),
      reporter: { unit: '张湾区值班室', name: '王强', post: '值班员', phone: '0719-8650000' },
      alreadyInformed: '',
      isSensitive: false,
    },
    facts: [],
    level: null,
    levelReason: '',
    entryId: null,
  });
  const { id } = incident;
  const learn = async (key: 'deaths' | 'injured', number: number): Promise<void> => {
    const { version } = await ask(page, 'incident.one', { id });
    const fact = { key, label: '', number, text: '', isAbout: false, isVerified: false };
    const facts = [{ ...fact, source: '市应急局', knownAt: minutesAgo(0) }];
    await ask(page, 'incident.note', { id, version, facts, note: '' });
  };
  const picture = (name: string): Promise<unknown> =>
    page.screenshot({ path: join(pictures, `report-${name}.png`) });
  const issue = page.getByRole('dialog').filter({ hasText: '签发：' });
  const send = page.getByRole('dialog').filter({ hasText: '报送：' });
  const account = issue.getByRole('group', { name: '签发' }).getByRole('combobox');
  await learn('deaths', 2);
  await page.keyboard.press('Control+3');
  const side = page.getByRole('navigation', { name: '在办事件' });
  await side.getByRole('button', { name: new RegExp(title) }).click();

  await page.getByRole('button', { name: /^写首报/ }).click();
  const first = page.getByRole('dialog').filter({ hasText: '编写首报' });
  const text = first.getByRole('textbox', { name: '正文' });
  await expect(text).toHaveValue(/死亡2人/);
  const waiting = first.getByRole('region', { name: '待报时限' });
  await expect(waiting.getByText(/^还剩 /).first()).toBeVisible();
  // An element is ticked while its words are typed.
  const measures = first
    .getByRole('region', { name: '报告要素' })
    .getByRole('listitem')
    .filter({ hasText: '已采取措施' });
  await expect(measures).toHaveClass('is-missing');
  await text.focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('\n消防、公安已赶赴现场处置。');
  await expect(measures).toHaveClass('is-present');
  await learn('injured', 9);
  await expect(first.getByText('编写期间有 1 项新情况未写入。')).toBeVisible();
  await picture('initial');
  await first.getByRole('button', { name: '按最新情况重写' }).first().click();
  await expect(text).toHaveValue(/受伤9人/);
  await expect(text).toBeFocused();

  // A wrong password keeps everything; the right one issues.
  await page.keyboard.press('Control+Enter');
  await expect(account).toBeFocused();
  await picture('issue-signed');
  await account.fill(leader);
  await page.keyboard.press('Enter');
  await issue.getByLabel('口令', { exact: true }).fill('wrong-2026');
  await page.keyboard.press('Control+Enter');
  await expect(issue.getByRole('alert')).toBeVisible();
  await picture('wrong-password');
  await issue.getByLabel('口令', { exact: true }).fill('Demo-2026');
  await page.keyboard.press('Control+Enter');
  await expect(send.getByText(/^还剩 /).first()).toBeVisible();
  await expect(send.getByRole('checkbox', { checked: true })).not.toHaveCount(0);
  await picture('send-clocks');
  await page.keyboard.press('Control+Enter');
  await expect(send).toBeHidden();
  const told = await ask(page, 'incident.one', { id });
  expect(told.incident.stages.filter(({ met }) => met?.by === 'report')).not.toHaveLength(0);

  // Nothing new is asked about first; news is written as what changed, and nothing else.
  await page.getByRole('button', { name: /^写续报/ }).click();
  const second = page.getByRole('dialog').filter({ hasText: '编写续报' });
  await expect(second.getByText('上次报告后没有新情况。是否发“无新情况”续报？')).toBeVisible();
  await learn('deaths', 5);
  const news = second.getByRole('textbox', { name: '正文' });
  await expect(news).toHaveValue(/由2人增至5人/);
  await expect(news).not.toHaveValue(/9人/);
  await expect(second.getByText('上次报告后没有新情况。')).toHaveCount(0);
  await picture('follow-up');
  const issueBySpeech = async (): Promise<void> => {
    await page.keyboard.press('Control+Enter');
    await issue.getByRole('radiogroup', { name: '签发' }).getByText('口头或电话同意').click();
    await issue.getByLabel('姓名').fill('李秘书长');
    await page.keyboard.press('Control+Enter');
    await expect(send).toBeVisible();
  };
  await issueBySpeech();
  await send.getByLabel('其他单位').fill('省应急管理厅');
  await page.keyboard.press('Control+Enter');
  await expect(send).toBeHidden();

  // A final report tells the whole again.
  await page
    .getByRole('region', { name: '报告时限', exact: true })
    .getByRole('listitem')
    .filter({ hasText: '终报' })
    .getByRole('button', { name: '书面报告' })
    .click();
  const last = page.getByRole('dialog').filter({ hasText: '编写终报' });
  await expect(last.getByRole('textbox', { name: '正文' })).toHaveValue(/死亡5人、受伤9人/);
  await expect(last.getByRole('region', { name: '待报时限' })).toContainText('办结前');
  await picture('final');
  await issueBySpeech();
  await picture('final-send');
  await page.keyboard.press('Control+Enter');
  await expect(send).toBeHidden();
  const ended = await ask(page, 'incident.one', { id });
  expect(ended.incident.stages.filter(({ report, met }) => report === 'final' && met === null)).toEqual([]);

  await page.getByRole('tab', { name: '报告与快报' }).click();
  await page.getByRole('button', { name: /燃气爆炸续报一/ }).click();
  const detail = page.getByRole('region', { name: /燃气爆炸续报一$/ });
  await detail.getByRole('button', { name: '回执/确认' }).first().click();
  await page
    .getByRole('dialog')
    .filter({ hasText: '回执与电话确认' })
    .getByLabel('电话确认人')
    .fill('周科长');
  await page.keyboard.press('Control+Enter');
  await expect(detail.getByText(/周科长电话确认/)).toBeVisible();
  await picture('follow-up-sent');
  await detail.getByRole('button', { name: '撤回' }).click();
  await page.getByRole('dialog').getByRole('textbox').fill('人数有误');
  await page.keyboard.press('Control+Enter');
  await expect(detail.getByText('已撤回：人数有误')).toBeVisible();
});
