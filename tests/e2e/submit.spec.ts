import { mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { addDays, instant } from '#domain/time/instant';
import { chiefAtDesk, fillWithDemo } from '../helpers/demo-store.ts';
import { appFolder, test } from '../helpers/e2e-console.ts';
import { checkAccessibility } from './accessibility.ts';
import { ask } from './ask.ts';
import { fourLooks, showLook } from './look.ts';
import { signIn } from './walk.ts';
import { walkReview } from './walk-review.ts';

const pictures = join(appFolder, 'out', 'looks');
const password = 'Demo-2026';

test.use({
  prepareStore: async ({}, use) => {
    await use((store) => fillWithDemo(store, 3));
  },
});

const minutesAgo = (minutes: number) => instant.parse(new Date(Date.now() - minutes * 60_000).toISOString());

test('a forgotten day goes out as a zero report with one password; today is written, kept, signed, sent, exported, withdrawn, written again and looked through', async ({
  running,
}) => {
  test.setTimeout(240_000);
  mkdirSync(pictures, { recursive: true });
  const { app, page, store, folder } = running;
  const drive = join(folder, 'U盘');
  const exported = join(folder, '导出');
  for (const one of [drive, exported]) mkdirSync(one);
  const choose = (chosen: string): Promise<void> =>
    app.evaluate(({ dialog }, path) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
    }, chosen);
  const lookAt = async (name: string): Promise<void> => {
    for (const look of fourLooks) {
      await showLook(running, look);
      await expect(page.locator('html')).toHaveAttribute('lang', look.language);
      await checkAccessibility(page);
      await page.screenshot({ path: join(pictures, `submit-${name}-${look.name}.png`) });
    }
    const [plain] = fourLooks;
    if (plain !== undefined) await showLook(running, plain);
    await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  };
  const leader = chiefAtDesk(store);
  await signIn(page, leader, password);

  // The room owes ten days more than it has sent, and has a drive to put packages on.
  const { today, standing } = await ask(page, 'product.watch', { daysBack: 0 });
  if (standing !== null)
    await ask(page, 'product.withdraw', {
      id: standing.id,
      version: standing.version,
      reason: '重写',
    });
  const { setup, version } = await ask(page, 'product.setup', {});
  const [recipient] = setup.recipients;
  if (recipient === undefined) throw new Error('the demonstration reports to somebody');
  await ask(page, 'product.changeSetup', {
    version,
    setup: {
      ...setup,
      recipients: [{ ...recipient, sinceDay: addDays(today, -9) }],
      destinations: [
        {
          id: 'drive',
          name: '移动盘',
          folder: drive,
          recipientId: recipient.id,
          isOn: true,
          office: null,
        },
      ],
    },
  });
  const owed = page.getByRole('region', { name: '今日应报', exact: true });
  await expect(owed.getByText(`日报告→${recipient.name}`).first()).toBeVisible();
  await expect(page.getByRole('link', { name: '交接班 Ctrl+J' })).toBeVisible();
  await page.screenshot({ path: join(pictures, 'submit-desk.png') });

  // The key of the room: made, its code readable, its card saved.
  await page.keyboard.press('Control+7');
  await page.getByRole('tab', { name: '报送包' }).click();
  await page.screenshot({ path: join(pictures, 'submit-key-first.png') });
  await page.getByRole('button', { name: '生成密钥' }).click();
  const key = page.getByRole('region', { name: '本单位密钥' });
  await expect(key.locator('.key-digits')).toHaveText(/^\d{16}$/);
  await choose(drive);
  await key.getByRole('button', { name: '保存密钥卡片…' }).click();
  await expect(key.getByText(/^已保存：/)).toBeVisible();

  // A day that was forgotten: one click, one password.
  await page.getByRole('tab', { name: '今日报送' }).click();
  const missed = page.getByRole('region', { name: '未报（近14天）' });
  await missed
    .getByRole('button', { name: /^零报告 / })
    .first()
    .click();
  const zero = page.getByRole('dialog').filter({ hasText: '零报告（' });
  await expect(zero.getByLabel('口令', { exact: true })).toBeFocused();
  await lookAt('zero');
  await zero.getByLabel('口令', { exact: true }).fill(password);
  await page.keyboard.press('Enter');
  const dispatch = page.getByRole('dialog').filter({ hasText: '其他方式' });
  await expect(dispatch.getByText('已送达')).toBeVisible({ timeout: 30_000 });
  expect(readdirSync(drive).filter((name) => name.endsWith('.dutyroom.zip'))).toHaveLength(1);
  await lookAt('dispatch');
  await dispatch.getByRole('button', { name: '完成', exact: true }).click();
  await expect(dispatch).toBeHidden();

  // Something happened today: a zero report is no longer offered, the daily report tells it.
  const title = '艳湖社区集贸市场燃气爆炸';
  await ask(page, 'incident.open', {
    fields: {
      title,
      kindId: 'accident.gas',
      place: '张湾区艳湖社区集贸市场',
      occurredAt: null,
      isOccurredAbout: false,
      learnedAt: null,
      receivedAt: minutesAgo(1),
      reporter: { unit: '张湾区值班室', name: '王强', post: '值班员', phone: '0719-8650000' },
      alreadyInformed: '',
      isSensitive: false,
    },
    facts: [],
    level: null,
    levelReason: '',
    entryId: null,
  });
  const acts = page.getByRole('region', { name: '编写与报送' });
  await expect(acts.getByText(/突发事件\d+起/)).toBeVisible();
  await lookAt('today');
  await acts.getByRole('button', { name: '零报告' }).click();
  await expect(page.getByText(/不能零报告/)).toBeVisible();
  await expect(page.getByRole('button', { name: '仍报零报告' })).toHaveCount(0);
  await page.screenshot({ path: join(pictures, 'submit-zero-false.png') });
  await page.keyboard.press('Escape');

  // Written from anywhere; what was typed outlives the closing, the rest follows the records.
  await page.keyboard.press('Control+1');
  await page.keyboard.press('Control+d');
  const write = page.getByRole('dialog').filter({ hasText: '日报告（' });
  await expect(write.getByRole('textbox', { name: '突发事件' })).toHaveValue(/集贸市场发生燃气爆炸/);
  const conclusion = write.getByRole('textbox', { name: '结论' });
  await conclusion.fill('截至目前，现场处置有序，其他方面平稳。');
  await expect(write.getByText('草稿已保存；未改的段落按最新记录。')).toBeVisible();
  await lookAt('editor');
  await page.keyboard.press('Escape');
  await expect(write).toBeHidden();
  await page.keyboard.press('Control+d');
  await expect(conclusion).toHaveValue('截至目前，现场处置有序，其他方面平稳。');
  await expect(write.getByRole('article', { name: '版式预览' })).toContainText('现场处置有序');
  await write.getByRole('button', { name: '重新汇集' }).click();
  const lost = page.getByRole('dialog').filter({ hasText: '以下改动会丢弃' });
  await expect(lost.locator('del')).toHaveText('截至目前，现场处置有序，其他方面平稳。');
  await page.screenshot({ path: join(pictures, 'submit-again.png') });
  await lost.getByRole('button', { name: '取消' }).click();
  await expect(lost).toBeHidden();
  await write.getByText('数字与事件').click();
  await expect(write.getByRole('region', { name: '突发事件' })).toContainText('集贸市场');
  await page.screenshot({ path: join(pictures, 'submit-figures.png') });

  await conclusion.focus();
  await page.keyboard.press('Control+Enter');
  const issue = page.getByRole('dialog').filter({ hasText: '签发：' });
  const account = issue.getByRole('group', { name: '签发' }).getByRole('combobox');
  await expect(account).toBeVisible();
  await account.fill(leader);
  await page.keyboard.press('Enter');
  await issue.getByLabel('口令', { exact: true }).fill(password);
  await page.screenshot({ path: join(pictures, 'submit-issue.png') });
  await page.keyboard.press('Control+Enter');
  await expect(dispatch).toBeVisible();
  await dispatch.getByRole('checkbox', { name: recipient.name }).check();
  await dispatch.getByRole('button', { name: '登记已报送' }).click();
  await expect(dispatch.getByText(/已报（传真）/)).toBeVisible();
  await dispatch.getByRole('button', { name: '完成', exact: true }).click();

  // The due is met, and the desk and the place say so.
  await page.keyboard.press('Control+7');
  await page.getByRole('tab', { name: '今日报送' }).click();
  const todays = page.getByRole('table', { name: '今日应报' });
  await expect(todays.getByRole('row').filter({ hasText: recipient.name }).first()).toContainText(
    /已报|迟报/,
  );
  await page.screenshot({ path: join(pictures, 'submit-today-met.png') });

  // The register: found by the keyboard, read as on paper, exported, withdrawn and written again.
  await page.getByRole('tab', { name: '台账' }).click();
  const grid = page.getByRole('grid', { name: '台账' });
  await expect(grid.getByRole('row').nth(1)).toBeVisible();
  await lookAt('list');
  await grid.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  const detail = page.locator('.ant-drawer').getByRole('region').first();
  await expect(detail.getByRole('article', { name: '版式预览' })).toContainText('现场处置有序');
  await expect(detail.getByText(/^记录链头：第\d+条/)).toBeVisible();
  await lookAt('detail');
  await choose(exported);
  await detail.getByRole('button', { name: '导出与打印' }).click();
  const out = page.getByRole('dialog').filter({ hasText: '导出：' });
  await out.getByRole('button', { name: '选择文件夹…' }).click();
  await out.getByRole('button', { name: '开始导出' }).click();
  await expect(out.getByText('导出完成')).toBeVisible({ timeout: 60_000 });
  const names = readdirSync(exported, { recursive: true }).map(String);
  expect(names.some((name) => name.endsWith('.docx'))).toBe(true);
  expect(names.some((name) => name.endsWith('.pdf'))).toBe(true);
  await out
    .getByRole('button', { name: '关 闭' })
    .or(out.getByRole('button', { name: '关闭' }))
    .last()
    .click();
  await detail.getByRole('button', { name: /^回执：/ }).click();
  const receipt = page.getByRole('dialog').filter({ hasText: '回执内容' });
  await receipt.getByLabel('回执内容').fill('电话确认收到');
  await page.keyboard.press('Control+Enter');
  await expect(detail.getByText(/回执 电话确认收到/)).toBeVisible();
  await detail.getByRole('button', { name: '撤回' }).click();
  await page.getByRole('dialog').filter({ hasText: '撤回原因' }).getByRole('textbox').fill('数字有误');
  await page.keyboard.press('Control+Enter');
  await expect(detail.getByText('已撤回：数字有误')).toBeVisible();
  await detail.getByRole('button', { name: '重写补发' }).click();
  await expect(write.getByRole('textbox', { name: '突发事件' })).toHaveValue(/集贸市场发生燃气爆炸/);
  await page.keyboard.press('Escape');

  // The packages: where they are, and one saved by hand.
  await page.getByRole('tab', { name: '报送包' }).click();
  const packages = page.getByRole('grid', { name: '报送包' });
  await expect(packages.getByRole('row').nth(1)).toContainText('已送达');
  await lookAt('packages');
  await packages.getByRole('row').nth(1).click();
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await expect(page.getByText('手工保存').first()).toBeVisible();
  await page.screenshot({ path: join(pictures, 'submit-package.png') });
  expect(readdirSync(exported).some((name) => name.endsWith('.dutyroom.zip'))).toBe(true);
  await page.keyboard.press('Escape');

  // A pulled drive: the package waits and says why, is stopped, and goes when the drive is back and it is told to.
  const pulled = join(folder, '拔出');
  renameSync(drive, pulled);
  await page.getByRole('tab', { name: '今日报送' }).click();
  await page
    .getByRole('region', { name: '今日已签发' })
    .getByRole('button', { name: '报送', exact: true })
    .first()
    .click();
  await dispatch.getByRole('button', { name: '再制一包' }).click();
  await dispatch.getByRole('button', { name: '制包并报送' }).click();
  await expect(dispatch.getByText(/报送文件夹不在/)).toBeVisible({ timeout: 30_000 });
  await dispatch.getByRole('button', { name: '立即重试 移动盘' }).click();
  await expect(dispatch.getByText(/报送文件夹不在/)).toBeVisible();
  await dispatch.getByRole('button', { name: '停止 移动盘' }).click();
  await expect(dispatch.getByText('已停，不再自动送。要送，点“立即重试”。')).toBeVisible();
  renameSync(pulled, drive);
  await dispatch.getByRole('button', { name: '立即重试 移动盘' }).click();
  await expect(dispatch.getByText('已送达')).toHaveCount(2, { timeout: 30_000 });
  await expect
    .poll(() => readdirSync(drive).filter((name) => name.endsWith('.dutyroom.zip')).length, {
      timeout: 30_000,
    })
    .toBe(2);
  await dispatch.getByRole('button', { name: '完成', exact: true }).click();

  // What is no receipt is refused and said; the key is replaced with a reason, and the old one stays readable.
  await page.getByRole('tab', { name: '报送包' }).click();
  const wrong = join(folder, '随便.dutyroom-receipt.json');
  writeFileSync(wrong, '{"a":1}');
  await page.locator('.receipt-drop input[type=file]').setInputFiles(wrong);
  await expect(page.getByText(/不是回执（或已损坏），没有登记/)).toBeVisible();
  const before = await key.locator('.key-digits').textContent();
  await key.getByRole('button', { name: '更换密钥' }).click();
  await page.getByRole('dialog').filter({ hasText: '更换密钥' }).getByRole('textbox').fill('工作站重装');
  await page.keyboard.press('Control+Enter');
  await expect(key.getByText('停用的密钥 1')).toBeVisible();
  await expect(key.locator('.key-digits')).not.toHaveText(before ?? '');

  // What is withdrawn goes where its packages went, and the report says so.
  const [sent] = await ask(page, 'package.list', { fromDay: addDays(today, -9), untilDay: today });
  await page.getByRole('tab', { name: '台账' }).click();
  await grid
    .getByRole('row')
    .filter({ hasText: sent?.untilDay ?? '' })
    .click();
  await detail.getByRole('button', { name: '撤回' }).click();
  await page.getByRole('dialog').filter({ hasText: '撤回原因' }).getByRole('textbox').fill('日期有误');
  await page.keyboard.press('Control+Enter');
  const told = detail.getByRole('region', { name: '撤回通知' });
  await expect(told).toContainText('已送达', { timeout: 30_000 });
  await lookAt('withdrawn');

  // Written by the officer, given back by the chief, mended, and signed at the same workstation.
  await walkReview(page, store);
});
