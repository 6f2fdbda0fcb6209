import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { codeOf, makeKeyPair } from '#service/package/keys';
import { writeCard } from '#service/package/card';
import { chiefAtDesk, fillWithDemo } from '../helpers/demo-store.ts';
import { appFolder, test } from '../helpers/e2e-console.ts';
import { checkAccessibility } from './accessibility.ts';
import { ask } from './ask.ts';
import { fourLooks, showLook } from './look.ts';
import { signIn } from './walk.ts';

const pictures = join(appFolder, 'out', 'looks');
const password = 'Demo-2026';
const page1 = 'word/document.xml';
const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

test.use({
  prepareStore: async ({}, use) => {
    await use((store) => fillWithDemo(store, 2));
  },
});

const pageOf = (bytes: Uint8Array): string => strFromU8(unzipSync(bytes)[page1] ?? new Uint8Array());

/** The text of each paragraph of a Word file. */
const linesOf = (bytes: Uint8Array): readonly string[] =>
  (pageOf(bytes).match(/<w:p[ >].*?<\/w:p>/gsu) ?? []).map((one) => one.replaceAll(/<[^>]*>/gu, ''));

/** A Word file as somebody left it who edited its page. */
const edited = (bytes: Uint8Array, change: (xml: string) => string): Buffer =>
  Buffer.from(zipSync({ ...unzipSync(bytes), [page1]: strToU8(change(pageOf(bytes))) }));

/** A page without the paragraphs that have one of these texts. */
const without = (xml: string, texts: readonly string[]): string =>
  xml.replaceAll(/<w:p[ >](?:(?!<w:p[ >]).)*?<\/w:p>/gsu, (paragraph) => {
    const text = paragraph.replaceAll(/<[^>]*>/gu, '');
    // Only the page that is printed; its last page explains the marks in long sentences.
    return text.length < 40 && texts.some((one) => text.includes(one)) ? '' : paragraph;
  });

/** Signs the daily report of today as the records make it, in the place of one that stands. */
async function issueToday(page: Page, account: string) {
  const { today, standing } = await ask(page, 'product.watch', { daysBack: 0 });
  if (standing !== null)
    await ask(page, 'product.withdraw', { id: standing.id, version: standing.version, reason: '格式已改' });
  const { fields } = await ask(page, 'product.compose', {
    kind: 'daily',
    isZero: false,
    fromDay: today,
    untilDay: today,
  });
  return ask(page, 'product.issue', {
    fields,
    no: null,
    review: null,
    reviewer: null,
    issuer: { manner: 'signed', account, password },
  });
}

test('a recipient, a heading, a Word layout, a destination and the central office are set up, and the next report follows', async ({
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
  const lookAt = async (name: string, shown?: Locator): Promise<void> => {
    for (const look of fourLooks) {
      await showLook(running, look);
      await expect(page.locator('html')).toHaveAttribute('lang', look.language);
      await shown?.scrollIntoViewIfNeeded();
      await checkAccessibility(page);
      await page.screenshot({ path: join(pictures, `submit-setup-${name}-${look.name}.png`) });
    }
    const [plain] = fourLooks;
    if (plain !== undefined) await showLook(running, plain);
    await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  };
  const leader = chiefAtDesk(store);
  await signIn(page, leader, password);
  await page.keyboard.press('Control+7');
  await page.getByRole('tab', { name: '设置' }).click();
  const bar = page.getByRole('navigation', { name: '设置分类' });
  const saved = page.locator('.part-bar output');
  const save = async (): Promise<void> => {
    await page.keyboard.press('Control+Enter');
    await expect(saved).toHaveText('已保存');
  };

  // Whom the room reports to: typed, kept over a change of place, said in words, saved.
  await page.getByRole('button', { name: '添加报送对象' }).click();
  const recipient = page.locator('.submit-block').last();
  await recipient.getByRole('textbox', { name: /^报送对象\d+$/ }).fill('市应急指挥中心');
  await expect(recipient.getByText('每天 16:30 前报市应急指挥中心')).toBeVisible();
  await recipient.getByRole('textbox', { name: /时间$/ }).fill('25');
  await expect(recipient.getByText('请填时间，如 1630')).toBeVisible();
  await recipient.getByRole('textbox', { name: /时间$/ }).fill('1500');
  await expect(page.getByText('有未保存的修改，已存草稿（Ctrl+Enter 保存）')).toBeVisible();
  await page.keyboard.press('Control+1');
  await page.keyboard.press('Control+7');
  await expect(page.getByText('上次未保存的修改已恢复（Ctrl+Enter 保存）')).toBeVisible();
  await lookAt('recipients');
  const meanwhile = await ask(page, 'product.setup', {});
  await ask(page, 'product.changeSetup', {
    version: meanwhile.version,
    setup: { ...meanwhile.setup, contact: '0719-8650001' },
  });
  await expect(page.getByText(/^您修改期间，设置已在别处改动/)).toBeVisible();
  await recipient.getByRole('textbox', { name: /^报送对象\d+$/ }).focus();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(/^设置已在别处改动，刚才没有保存/)).toBeVisible();
  expect((await ask(page, 'product.setup', {})).setup.contact).toBe('0719-8650001');
  await save();
  expect((await ask(page, 'product.setup', {})).setup.recipients.at(-1)).toMatchObject({
    name: '市应急指挥中心',
    rules: [{ kind: 'daily', on: 'everyDay', at: '15:00' }],
  });

  // A heading changed and a section moved here; a gap that nobody knows is said beside its field.
  await bar.getByRole('button', { name: '报告格式' }).click();
  await page.getByRole('textbox', { name: '栏目2标题' }).fill('气象和预警');
  await page.getByRole('button', { name: '上移 突发事件' }).click();
  await expect(page.getByRole('button', { name: '上移 突发事件' })).toBeFocused();
  const title = page.getByRole('textbox', { name: '标题', exact: true });
  const was = await title.inputValue();
  await title.fill(`${was}{{天气}}`);
  await expect(page.getByText(/^不认识的填空：天气/)).toBeVisible();
  await page.screenshot({ path: join(pictures, 'submit-setup-gap.png') });
  await title.fill(was);
  await page.getByRole('button', { name: '插入填空：标题' }).click();
  await page.getByRole('menuitem', { name: '期号' }).click();
  await expect(title).toHaveValue(`${was}{{期号}}`);
  await title.fill(was);
  const preview = page.getByRole('complementary', { name: '格式预览' });
  await expect(preview.getByText('三、气象和预警')).toBeVisible();
  await save();
  await preview.getByRole('button', { name: '用今天的情况试排' }).click();
  await expect(page.getByRole('heading', { name: '今天的情况' })).toBeVisible();
  await page.getByRole('button', { name: '分领域和日常工作情况 细节' }).click();
  await lookAt('formats');
  const { today } = await ask(page, 'product.watch', { daysBack: 0 });
  const composed = await ask(page, 'product.compose', {
    kind: 'daily',
    isZero: false,
    fromDay: today,
    untilDay: today,
  });
  expect(composed.fields.sections.slice(0, 3).map(({ heading }) => heading)).toEqual([
    '值班值守情况',
    '突发事件',
    '气象和预警',
  ]);

  // The layout in Word: what is broken is explained and changes nothing.
  const word = page.getByRole('region', { name: 'Word 格式' });
  const given = Buffer.from((await ask(page, 'product.template', { kind: 'daily' })).base64, 'base64');
  const upload = (name: string, buffer: Buffer): Promise<void> =>
    word.getByLabel('修改后的 Word 文件').setInputFiles({ name, mimeType: docx, buffer });
  await upload('照片.docx', Buffer.from('这不是 Word 文件'));
  await expect(word.getByRole('alert')).toContainText('“照片.docx”不是 Word 文件');
  const open = edited(given, (xml) => xml.replace(/\{节 突发事件[^}]*\}/u, '{节 突发事件'));
  expect(pageOf(open)).not.toBe(pageOf(given));
  await upload('半个括号.docx', open);
  await expect(word.getByRole('alert')).toContainText(
    /“半个括号\.docx”中“.*节 突发事件.*”处的花括号没有配对/,
  );
  await page.screenshot({ path: join(pictures, 'submit-setup-word-broken.png') });
  await expect(word.getByRole('button', { name: '采用' })).toHaveCount(0);

  // A heading and a section changed in Word: shown, adopted, saved, and the next report follows.
  const mine = edited(given, (xml) => without(xml.replace('领导外出', '领导外出和代班'), ['信访舆情']));
  await upload('我的日报.docx', mine);
  const found = word.getByRole('status');
  await expect(found).toContainText('原为“领导外出”');
  await expect(found).toContainText('将去掉 1 个栏目');
  await lookAt('word', page.locator('.submit-found .ant-btn').first());
  await word.getByRole('button', { name: '采用', exact: true }).click();
  await expect(word.getByText('正在使用：')).toBeVisible();
  await expect(
    preview.getByText('七、领导外出和代班').or(preview.getByText('六、领导外出和代班')),
  ).toBeVisible();
  await title.focus();
  await save();
  const product = await issueToday(page, leader);
  const headings = product.fields.sections.map(({ heading }) => heading);
  expect(headings).toContain('领导外出和代班');
  expect(headings).not.toContain('信访舆情');
  const { html } = await ask(page, 'product.html', { id: product.id });
  expect(html).toContain('领导外出和代班');
  expect(html).not.toContain('信访舆情');
  await ask(page, 'product.export', { id: product.id, formats: ['docx'], folder: exported });
  const docxFile = (): string | undefined =>
    readdirSync(exported, { recursive: true })
      .map(String)
      .find((name) => name.endsWith('.docx'));
  await expect.poll(docxFile, { timeout: 60_000 }).toBeDefined();
  const lines = linesOf(readFileSync(join(exported, docxFile() ?? '')));
  expect(lines.some((line) => line.includes('领导外出和代班'))).toBe(true);
  expect(lines.some((line) => line.includes('信访舆情') || line.includes('模板说明'))).toBe(false);

  // Where packages go, and whose receipts count: a wrong code is refused and the right one never shown.
  await bar.getByRole('button', { name: '送达位置' }).click();
  await page.getByRole('button', { name: '添加送达位置' }).click();
  const place = page.locator('.submit-block').first();
  await place.getByRole('textbox', { name: /^送达位置\d+$/ }).fill('总值班室共享目录');
  await expect(place.getByText('请填完整路径，或点“选择”')).toBeVisible();
  await choose(drive);
  await place.getByRole('button', { name: /^选择：/ }).click();
  await expect(place.getByRole('textbox', { name: /文件夹$/ })).toHaveValue(drive);
  await place.getByRole('textbox', { name: /^送达位置\d+$/ }).focus();
  await save();
  const { publicKey } = makeKeyPair();
  await place.getByRole('button', { name: '登记总值班室…' }).click();
  const trust = page.getByRole('dialog').filter({ hasText: '登记总值班室：' });
  await trust.getByLabel('总值班室的密钥卡片').setInputFiles({
    name: '市总值班室.dutyroom-key.json',
    mimeType: 'application/json',
    buffer: Buffer.from(writeCard({ unit: '市政府总值班室', publicKey })),
  });
  const typed = trust.getByLabel('核对码（16 位数字）');
  await typed.fill('0000000000000000');
  await page.keyboard.press('Control+Enter');
  await expect(trust.getByText(/^与卡片的核对码不符/)).toBeVisible();
  await expect(trust.getByText(codeOf(publicKey))).toHaveCount(0);
  await page.screenshot({ path: join(pictures, 'submit-setup-trust.png') });
  await typed.fill(codeOf(publicKey));
  await page.keyboard.press('Control+Enter');
  await expect(place.getByText('市政府总值班室', { exact: false })).toBeVisible();
  await lookAt('destinations');

  // The central office: switched on, its directory watched, its tabs there.
  await bar.getByRole('button', { name: '总值班室' }).click();
  await page.getByRole('checkbox', { name: /^本室是总值班室/ }).check();
  await page.getByRole('button', { name: '选择：收件目录' }).click();
  await page.getByRole('textbox', { name: '电话里怎么说' }).fill('请{{单位}}补报{{日期}}的报告。');
  await expect(page.getByText(/^请张湾区值班室补报/)).toBeVisible();
  await save();
  for (const name of ['报送情况', '催报', '收件', '检索', '统计', '单位与密钥'])
    await expect(page.getByRole('tab', { name })).toBeVisible();
  await expect(page.getByText(/^正在监视 /)).toBeVisible({ timeout: 15_000 });
  await lookAt('office');
});
