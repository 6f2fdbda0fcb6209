import { readFileSync } from 'node:fs';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect } from '@playwright/test';
import type { Output } from '#contract/methods';
import { callFrom, closeConsole, test } from '../helpers/e2e-console.ts';
import { readByLibreOffice, readPdf, squeezed } from '../helpers/read-documents.ts';
import { runDuty } from '../helpers/run-duty.ts';
import { checkAccessibility } from './accessibility.ts';
import { signIn, writeEntry } from './walk.ts';

type Replay = {
  readonly updates: readonly {
    readonly knownAt: string;
    readonly from: string;
    readonly facts: Readonly<Record<string, string | number>>;
  }[];
};

const replay = JSON.parse(
  readFileSync(join(import.meta.dirname, '..', 'fixtures', 'replays', 'shiyan-2021-06-13.json'), 'utf8'),
) as Replay;

/** The facts of an update as an officer would write them down. */
const wordsOf = (facts: Replay['updates'][number]['facts']): string =>
  [
    facts['what'],
    facts['level'] === undefined ? undefined : `事故等级${facts['level']}`,
    facts['deaths'] === undefined ? undefined : `遇难${facts['deaths']}人`,
    facts['injured'] === undefined ? undefined : `受伤${facts['injured']}人`,
    facts['cause'],
  ]
    .filter((part) => part !== undefined)
    .join(',');

const others = [
  { initials: 'xc', content: '零时巡查办公楼各楼层及配电间,门窗水电正常。' },
  { initials: 'sbcs', content: '测试固定电话、传真、卫星电话、视频系统,均正常。' },
  { initials: 'lf', content: '两名群众来访反映供暖问题,已联系住建部门接待。', unit: '滨河小区居民' },
  { initials: 'cg', content: '抽查青石县政府值班室,响铃两声应答,人员在岗。', unit: '青石县政府值班室' },
  { initials: 'qzsq', content: '群众反映夜间施工噪音扰民,已转城管部门办理。', unit: '12345热线' },
] as const;

test('a duty day from the first run to the documents that leave the machine', async ({ running }) => {
  test.setTimeout(240_000);
  const { page, app, folder, store } = running;

  await test.step('the first run asks for the unit, the administrator and the people', async () => {
    await page.keyboard.type('云岭市人民政府值班室');
    await page.keyboard.press('Enter');
    await page.getByLabel('姓名').fill('周明远');
    await page.getByLabel('账号').fill('zhoumy');
    await page.getByLabel('口令', { exact: true }).fill('Yunling-0830');
    await page.getByLabel('再次输入口令').fill('Yunling-0830');
    await page.keyboard.press('Enter');
    await page
      .locator('textarea')
      .fill(
        '姓名\t职务\t单位\t手机\n周明远\t值班室主任\t云岭市人民政府值班室\t13800000001\n单国栋\t值班员\t云岭市人民政府值班室\t13800000002',
      );
    await checkAccessibility(page);
    await page.keyboard.press('Control+Enter');
    await page.getByRole('button', { name: '完成设置' }).click();
    await expect(page.locator('.console')).toBeVisible();
  });

  await test.step('a second officer gets an account and a password of his own', async () => {
    const people = await callFrom(page, 'people.find', { text: 'sgd', limit: 5 });
    expect(people.ok).toBe(true);
    const [person] = people.ok ? (people.output as Output<'people.find'>) : [];
    const created = await callFrom(page, 'account.create', {
      name: 'shangd',
      personId: person?.id,
      roles: ['officer'],
      password: 'First-2468',
    });
    expect(created.ok).toBe(true);
    await page.getByRole('button', { name: /用户菜单/ }).click();
    await page.getByRole('menuitem', { name: '退出登录' }).click();
    await page.getByLabel('账号', { exact: true }).fill('单国栋');
    await page.getByLabel('口令', { exact: true }).fill('First-2468');
    await page.keyboard.press('Enter');
    await page.getByLabel('现口令').fill('First-2468');
    await page.getByLabel('新口令', { exact: true }).fill('Qingshi-1357');
    await page.getByLabel('再次输入新口令').fill('Qingshi-1357');
    await page.keyboard.press('Enter');
    await expect(page.locator('.console')).toBeVisible();
    await page.getByRole('button', { name: /用户菜单/ }).click();
    await page.getByRole('menuitem', { name: '退出登录' }).click();
    await checkAccessibility(page);
    await signIn(page, 'zhoumy', 'Yunling-0830');
  });

  await test.step('the chief takes the empty desk', async () => {
    await expect(page.getByRole('region', { name: '接班' })).toBeVisible();
    await page.getByLabel('口令', { exact: true }).fill('Yunling-0830');
    await page.keyboard.press('Enter');
    await expect(page.locator('textarea.content-field')).toBeVisible();
  });

  await test.step('calls, reports and five other kinds of entry are written with the keyboard alone', async () => {
    for (const update of replay.updates) {
      const [day = '', time = ''] = update.knownAt.split(/[T+]/);
      const what = wordsOf(update.facts);
      await writeEntry(page, {
        initials: what.includes('爆炸') ? 'tfsjjb' : 'ld',
        content: what,
        unit: update.from,
        time: `${day} ${time.slice(0, 5)}`,
      });
    }
    for (const entry of others) await writeEntry(page, entry);
    await checkAccessibility(page);
  });

  await test.step('an entry is corrected and its first text stays readable', async () => {
    await page.getByRole('listbox', { name: '本班记录' }).getByText('抽查青石县').click();
    await page.getByRole('button', { name: '更正', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: /更正/ });
    await dialog.locator('textarea.content-field').fill('抽查临溪区政府值班室,响铃两声应答,人员在岗。');
    await dialog.getByLabel('更正原因').fill('单位名称记错');
    await page.keyboard.press('Control+Enter');
    await expect(dialog).toBeHidden();
    await expect(page.locator('.history del').filter({ hasText: '抽查青石县政府值班室' })).toBeVisible();
    await page.keyboard.press('Escape');
  });

  await test.step('one, two and four characters find what was written', async () => {
    await page.keyboard.press('Control+f');
    const search = page.getByRole('textbox', { name: /搜索日志/ });
    const list = page.getByRole('listbox', { name: '日志' });
    for (const [typed, found] of [
      ['爆', 2],
      ['来访', 1],
      ['响铃两声', 1],
      ['抽查青石', 1],
    ] as const) {
      await search.fill(typed);
      await expect(list.getByRole('option')).toHaveCount(found);
    }
    await expect(list.getByText('更正前文字命中')).toBeVisible();
    await search.fill('响铃两声');
    await expect(list.locator('mark').first()).toHaveText('响铃两声');
    await checkAccessibility(page);
    await page.getByRole('button', { name: '清除条件' }).click();
  });

  const desk = await callFrom(page, 'desk.now');
  const day = desk.ok ? (desk.output as Output<'desk.now'>).shift?.day : undefined;
  expect(day).toBeDefined();

  await test.step('the desk changes hands with two signatures and every open matter acknowledged', async () => {
    await page.keyboard.press('Control+J');
    const sign = page.getByRole('button', { name: /双方签字/ });
    await expect(sign).toBeDisabled();
    await checkAccessibility(page);
    const boxes = page.getByRole('region', { name: '未办结事项' }).getByRole('checkbox');
    const open = await boxes.count();
    expect(open).toBeGreaterThan(0);
    for (let index = 0; index < open; index += 1) await boxes.nth(index).check();
    await page.getByLabel('口令', { exact: true }).nth(0).fill('Yunling-0830');
    await page.getByRole('combobox', { name: '选择账号' }).nth(1).click();
    await page.keyboard.type('shangd');
    await page.keyboard.press('Enter');
    await page.getByLabel('口令', { exact: true }).nth(1).fill('Wrong-0000');
    await sign.click();
    await expect(page.locator('.failure')).toContainText('口令不正确');
    await page.getByLabel('口令', { exact: true }).nth(1).fill('Qingshi-1357');
    await sign.click();
    await expect(page.getByText('交接完成')).toBeVisible();
    const sheet = await callFrom(page, 'handover.sheet', { shiftNo: 1 });
    const head = sheet.ok ? (sheet.output as Output<'handover.sheet'>).head.hash : '';
    await expect(page.locator('.hash').first()).toHaveText(head);
    await page.getByRole('button', { name: '完成', exact: true }).click();
  });

  const exported = join(folder, '导出 out');
  mkdirSync(exported);
  await test.step('the day leaves the machine as DOCX, PDF and XLSX', async () => {
    await app.evaluate(({ dialog }, chosen) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
    }, exported);
    await page.keyboard.press('Control+2');
    await page.getByRole('button', { name: '导出' }).click();
    for (const label of ['起', '止']) {
      await page
        .getByRole('dialog')
        .getByLabel(label, { exact: true })
        .fill(day ?? '');
      await page.keyboard.press('Enter');
    }
    await page.getByRole('button', { name: '选择文件夹…' }).click();
    await expect(page.getByText(exported)).toBeVisible();
    await page.getByRole('button', { name: '开始导出' }).click();
    await expect(page.getByText('导出完成')).toBeVisible({ timeout: 60_000 });
  });

  await closeConsole(app);

  await test.step('other programs read in the documents what the store holds', async () => {
    const sqlite = new Database(join(store, 'duty.sqlite'), { readonly: true });
    const rows = sqlite
      .prepare(
        'SELECT r.json, e.year, e.no FROM entry e JOIN record r ON r.seq = e.content_seq ORDER BY e.seq',
      )
      .all() as { json: string; year: number; no: number }[];
    sqlite.close();
    expect(rows).toHaveLength(replay.updates.length + others.length);
    const texts = {
      docx: squeezed(readByLibreOffice(join(exported, `duty-log-${day}.docx`), 'txt:Text (encoded):UTF8')),
      pdf: squeezed(readPdf(join(exported, `duty-log-${day}.pdf`))),
      xlsx: squeezed(
        readByLibreOffice(
          join(exported, `duty-log-${day}.xlsx`),
          'csv:Text - txt - csv (StarCalc):44,34,76,1',
        ),
      ),
    };
    for (const [form, text] of Object.entries(texts)) {
      for (const row of rows) {
        const { content } = (
          JSON.parse(row.json) as { body: { content: { content: string; counterpart: { unit: string } } } }
        ).body;
        expect(text, form).toContain(squeezed(content.content));
        expect(text, form).toContain(squeezed(content.counterpart.unit));
        expect(text, form).toContain(`${row.year}-${String(row.no).padStart(6, '0')}`);
      }
    }
    const verified = await runDuty(['--store', store, 'verify']);
    expect(verified.code).toBe(0);
  });
});
