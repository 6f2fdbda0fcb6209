import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import type { Output } from '#contract/methods';
import { blankEntry, contentOf } from '#domain/log/entry';
import { chiefAtDesk, fillWithDemo } from '../helpers/demo-store.ts';
import { appFolder, callFrom, test } from '../helpers/e2e-console.ts';
import { readByLibreOffice, readPdf, squeezed } from '../helpers/read-documents.ts';
import { checkAccessibility } from './accessibility.ts';
import { type Look, showLook } from './look.ts';
import { signIn } from './walk.ts';

const pictures = join(appFolder, 'out', 'looks');
const password = 'Demo-2026';

const looks: readonly Look[] = [
  { name: 'en-1280', language: 'en', theme: 'light', size: 'normal', width: 1280, height: 720 },
  { name: 'en-night-1024-large', language: 'en', theme: 'night', size: 'large', width: 1024, height: 700 },
  { name: 'zh-night', language: 'zh-CN', theme: 'night', size: 'normal', width: 1440, height: 900 },
  { name: 'zh', language: 'zh-CN', theme: 'light', size: 'normal', width: 1440, height: 900 },
];

test.use({
  prepareStore: async ({}, use) => {
    await use((store) => fillWithDemo(store, 4));
  },
});

async function answerOf<M extends 'handover.sheet' | 'desk.now' | 'log.record'>(
  page: Page,
  method: M,
  input: unknown = {},
): Promise<Output<M>> {
  const reply = await callFrom(page, method, input);
  expect(reply).toMatchObject({ ok: true });
  // The reply was just seen to be an answer, and the service gives what the contract says.
  return (reply as { readonly output: Output<M> }).output;
}

test('a morning handover in the window: both sides, an incident that goes on, the review, the documents', async ({
  running,
}) => {
  test.setTimeout(240_000);
  const { page, app, store, folder } = running;
  mkdirSync(pictures, { recursive: true });

  /** Looks at the handover as it stands in every look: its top and, scrolled down, its end. */
  const walk = (state: string): Promise<void> =>
    test.step(`looks of ${state}`, async () => {
      for (const look of looks) {
        const { name } = look;
        await showLook(running, look);
        await page.waitForTimeout(350);
        await page.locator('#screen').evaluate((element) => element.scrollTo(0, 0));
        await page.screenshot({ path: join(pictures, `handover-${state}-${name}.png`) });
        await page.locator('.page').evaluate((element) => element.lastElementChild?.scrollIntoView(false));
        await page.waitForTimeout(150);
        await page.screenshot({ path: join(pictures, `handover-${state}-${name}-end.png`) });
        await checkAccessibility(page);
        const isWide = await page.evaluate(
          () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
        );
        expect.soft(isWide).toBe(false);
      }
    });

  const chief = chiefAtDesk(store);
  await signIn(page, chief, password);
  const incident = await answerOf(page, 'log.record', {
    content: {
      ...blankEntry('EVENT', 'doing'),
      urgency: 'flash',
      isImportant: true,
      content: '滨河路油罐车侧翻起火，消防已到场，二次爆燃风险未排除。',
    },
    draftId: null,
  });
  await page.keyboard.press('Control+J');
  const openList = page.getByRole('region', { name: '未办结事项' });
  await expect(openList.getByText(incident.number)).toBeVisible();
  await walk('draft');

  const sign = page.getByRole('button', { name: /双方签字/ });
  const missing = page.locator('.missing');

  await test.step('every matter is gone through by both sides with the keyboard, one is left unread', async () => {
    await expect(sign).toBeDisabled();
    await expect(missing).toContainText('未逐件确认');
    for (const side of ['交清', '知悉']) {
      const ticks = openList.getByRole('checkbox', { name: new RegExp(`^${side}`, 'u') });
      const count = await ticks.count();
      expect(count).toBeGreaterThan(3);
      await ticks.first().focus();
      for (let index = 0; index < count - 1; index += 1) {
        await page.keyboard.press('Space');
        await page.keyboard.press('ArrowDown');
      }
      if (side === '交清') await page.keyboard.press('Space');
      await expect(ticks.nth(count - 1)).toBeFocused();
    }
    await expect(missing).toContainText('1 件未办结事项未逐件确认');
    await openList.getByRole('button', { name: '未能逐件确认？说明原因' }).click();
    await expect(missing).toContainText('没有写原因');
    await openList.getByRole('textbox', { name: /未确认的原因/ }).fill('材料在档案柜，天亮后补阅');
  });

  await test.step('equipment and things are tried and handed over', async () => {
    const equipment = page.getByRole('region', { name: '交接测试' });
    for (const row of await equipment.locator('.handed-row').all()) await row.getByText('正常').click();
    await equipment.locator('.handed-row').nth(3).getByText('故障').click();
    await equipment.getByRole('textbox', { name: /^说明/ }).fill('信号弱，已报修');
    const things = page.getByRole('region', { name: '文件、印章、钥匙、物品' });
    for (const box of await things.getByRole('checkbox').all()) await box.check();
    await page.getByRole('textbox', { name: '其他交接事项' }).fill('备用手机在左侧抽屉。');
  });

  await test.step('all of it is there again after another place, and after the window was loaded anew', async () => {
    await expect(page.getByText('填写内容已保存')).toBeVisible();
    await page.keyboard.press('Control+1');
    await page.keyboard.press('Control+J');
    await expect(page.getByRole('textbox', { name: '其他交接事项' })).toHaveValue('备用手机在左侧抽屉。');
    await expect(openList.getByRole('checkbox', { checked: true })).not.toHaveCount(0);
    await page.reload();
    await page.keyboard.press('Control+J');
    await expect(page.getByRole('textbox', { name: '其他交接事项' })).toHaveValue('备用手机在左侧抽屉。');
    await expect(openList.getByRole('textbox', { name: /未确认的原因/ })).toHaveValue(
      '材料在档案柜，天亮后补阅',
    );
  });

  const relief = chief === 'zengql' ? 'zhaoym' : 'zengql';
  await test.step('an entry saved while both sides sign comes onto the sheet before it can be signed', async () => {
    await page.getByLabel('口令', { exact: true }).nth(0).fill(password);
    await page.getByRole('combobox', { name: '选择账号' }).nth(1).click();
    await page.keyboard.type(relief);
    await page.keyboard.press('Enter');
    await page.getByLabel('口令', { exact: true }).nth(1).fill('Wrong-0000');
    await sign.click();
    await expect(page.locator('.failure')).toContainText('口令不正确');
    await page.getByLabel('口令', { exact: true }).nth(1).fill(password);
    await expect(sign).toBeEnabled();
    const late = await answerOf(page, 'log.record', {
      content: { ...blankEntry('HOTLINE', 'todo'), content: '正在签字时来电：小区停水。' },
      draftId: null,
    });
    await expect(openList.getByText(late.number)).toBeVisible();
    await expect(sign).toBeDisabled();
    for (const side of ['交清', '知悉'])
      await openList.getByRole('checkbox', { name: `${side} ${late.number}` }).check();
    const { id, version } = late;
    await callFrom(page, 'log.correct', {
      id,
      version,
      content: { ...contentOf(late), content: '正在签字时来电：不是停水，是氯气泄漏。' },
      reason: '听清后更正',
      draftId: null,
    });
    await expect(openList.getByText('确认后有更正，请重新确认')).toBeVisible();
    await expect(sign).toBeDisabled();
    for (const side of ['交清', '知悉'])
      await openList.getByRole('checkbox', { name: `${side} ${late.number}` }).check();
    await expect(openList.getByText('确认后有更正，请重新确认')).toHaveCount(0);
    await walk('filled');
    await sign.click();
    await expect(page.getByText('交接完成')).toBeVisible();
  });

  const { shift } = await answerOf(page, 'desk.now');
  const shiftNo = (shift?.no ?? 0) - 1;
  const signed = await answerOf(page, 'handover.sheet', { shiftNo });
  // At some hours the demonstration has a major incident of its own.
  expect(signed.leads.map(({ entryId }) => entryId)).toContain(incident.id);
  expect(signed.handed).toMatchObject({
    note: '备用手机在左侧抽屉。',
    unread: [{ reason: '材料在档案柜，天亮后补阅' }],
  });

  await test.step('a leader who has not signed it yet reviews the sheet', async () => {
    const review = page.getByRole('region', { name: '领导审签' });
    await review.getByRole('textbox', { name: '审签意见' }).fill('已阅，请盯紧现场。');
    await review.getByRole('combobox', { name: '选择账号' }).click();
    await page.keyboard.type('heqs');
    await page.keyboard.press('Enter');
    await review.getByLabel('口令', { exact: true }).fill(password);
    await review.getByRole('button', { name: '审签' }).click();
    await expect(review.getByText('何秋实')).toBeVisible();
  });
  await walk('signed');

  const exported = join(folder, '导出 out');
  mkdirSync(exported);
  await test.step('the sheet leaves the machine as DOCX and PDF with what both sides said and the head', async () => {
    await app.evaluate(({ dialog }, chosen) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
    }, exported);
    await page.getByRole('button', { name: '导出', exact: true }).click();
    await page.getByRole('button', { name: '选择文件夹…' }).click();
    await expect(page.getByText(exported)).toBeVisible();
    await page.getByRole('button', { name: '开始导出' }).click();
    await expect(page.getByText('导出完成')).toBeVisible({ timeout: 60_000 });
    const name = `handover-${signed.shift.day}-${shiftNo}`;
    expect(readdirSync(exported).toSorted()).toEqual([`${name}.docx`, `${name}.pdf`]);
    const texts = [
      readByLibreOffice(join(exported, `${name}.docx`), 'txt:Text (encoded):UTF8'),
      readPdf(join(exported, `${name}.pdf`)),
    ];
    for (const plain of texts.map(squeezed)) {
      for (const part of [
        signed.head.hash,
        signed.signatures[0]?.over ?? '-',
        '材料在档案柜，天亮后补阅',
        '信号弱，已报修',
        '已阅，请盯紧现场。',
        '继续主导处置，至解除为止',
        '备用手机在左侧抽屉。',
      ])
        expect(plain).toContain(part);
    }
    await page.getByRole('dialog').getByRole('button', { name: '关闭' }).last().click();
  });

  await test.step('the lead of the incident is released by the new shift', async () => {
    await page.getByRole('button', { name: '完成', exact: true }).click();
    const lead = page.locator('.lead-row');
    await expect(lead).toContainText(incident.number);
    await lead.getByRole('button', { name: '解除主导' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('解除依据（事件平稳情况）').fill('明火已扑灭，转入善后');
    await dialog.getByLabel(/口令/).fill(password);
    await checkAccessibility(page);
    await dialog.getByRole('button', { name: '签字解除' }).click();
    await expect(lead).toHaveCount(0);
  });

  await test.step('what is corrected afterwards stands behind the signatures of the earlier sheet', async () => {
    const first = signed.facts.matters.find((entry) => entry.number === signed.facts.numbers?.last);
    await callFrom(page, 'log.void', { id: first?.id, version: 2, reason: '误登，重复记录' });
    await page.getByRole('combobox', { name: '以往交接' }).click();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: '签字后的更正' })).toBeVisible();
    await expect(page.getByText('误登，重复记录')).toBeVisible();
    const again = await answerOf(page, 'handover.sheet', { shiftNo });
    expect(again.facts).toEqual(signed.facts);
    expect(again.signatures).toEqual(signed.signatures);
  });
});
