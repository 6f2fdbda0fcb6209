import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import ICAL from 'ical.js';
import { expect, type Page } from '@playwright/test';
import type { Input, Output } from '#contract/methods';
import { addMonths, type DutyPlace, type IsoMonth, monthOf, placeKey } from '#domain/rota/duty';
import { addDays, type IsoDay } from '#domain/time/instant';
import { fillWithDemo } from '../helpers/demo-store.ts';
import { closeConsole, test } from '../helpers/e2e-console.ts';
import { readByLibreOffice, readPdf, squeezed } from '../helpers/read-documents.ts';
import { runDuty } from '../helpers/run-duty.ts';
import { checkAccessibility } from './accessibility.ts';
import { ask } from './ask.ts';
import { dragOnto, shows } from './drag.ts';
import { signIn } from './walk.ts';

const password = 'Demo-2026';

test.use({
  prepareStore: async ({}, use) => {
    await use((store) => fillWithDemo(store, 8));
  },
});

type Month = Output<'rota.month'>;

const dutiesOf = (month: Month) => (month.draft ?? month.published)?.duties ?? [];
const nameOf = (month: Month, id: string | null): string =>
  month.people.find((person) => person.id === id)?.name ?? '';
const whoAt = (month: Month, place: DutyPlace): string =>
  nameOf(month, dutiesOf(month).find((duty) => placeKey(duty) === placeKey(place))?.personId ?? null);
const seatOf = (page: Page, place: DutyPlace) => page.locator(`[data-seat="${placeKey(place)}"]`);

async function showMonth(page: Page, month: IsoMonth): Promise<void> {
  await page.keyboard.press('Control+4');
  await page.getByRole('tab', { name: '月历' }).click();
  await page.getByLabel('月份', { exact: true }).selectOption(month);
  await expect(page.getByRole('table', { name: `${month} 值班表` })).toBeVisible();
}

/** A sheet of new people as an office fills it. */
async function peopleSheet(file: string): Promise<void> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('人员');
  sheet.addRow(['姓名', '职务', '单位', '组别', '办公电话']);
  sheet.addRow(['诸葛晓彤', '值班员', '云岭市人民政府值班室', '值班员', '0539-5550301']);
  sheet.addRow(['金鑫', '值班员', '云岭市人民政府值班室', '值班员', '0539-5550302']);
  sheet.addRow(['', '值班员', '', '', '0539-5550303']);
  writeFileSync(file, new Uint8Array(await book.xlsx.writeBuffer()));
}

test('the office makes the rota: people from a sheet, a fair month, a drag, a swap, publication, and every paper', async ({
  running,
}) => {
  test.setTimeout(400_000);
  const { page, app, folder, store } = running;
  await signIn(page, 'zhoumy', password);
  const { today } = await ask(page, 'rota.now', {});
  const month = addMonths(monthOf(today), 1);

  await test.step('people come from an XLSX sheet; the row without a name is named and left out', async () => {
    const file = join(folder, '人员 表.xlsx');
    await peopleSheet(file);
    await page.keyboard.press('Control+8');
    await page.getByRole('button', { name: '从 XLSX 导入人员' }).click();
    await page.locator('input[type=file]').setInputFiles(file);
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByText('诸葛晓彤')).toBeVisible();
    await expect(dialog.getByText(/1 处有问题/)).toBeVisible();
    await expect(dialog.getByText(/第4行/)).toBeVisible();
    await checkAccessibility(page);
    await dialog.getByRole('button', { name: '导入 2 人' }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByRole('row').filter({ hasText: '金鑫' })).toBeVisible();
  });

  await test.step('they take turns from next month on', async () => {
    const people = await ask(page, 'people.all', { withLeft: false });
    const { setup, version } = await ask(page, 'rota.setup', {});
    const fresh = people.filter(({ name }) => name === '诸葛晓彤' || name === '金鑫');
    const groups = setup.groups.map((group) =>
      group.id === 'officers'
        ? {
            ...group,
            members: [
              ...group.members,
              ...fresh.map(({ id }) => ({ personId: id, fromDay: `${month}-01` as IsoDay, untilDay: null })),
            ],
          }
        : group,
    );
    await ask(page, 'rota.changeSetup', { setup: { ...setup, groups }, version });
  });

  await test.step('next month is generated and proven to be the fairest', async () => {
    await showMonth(page, month);
    await page.getByRole('button', { name: '生成…' }).click();
    await page.getByRole('button', { name: '开始生成' }).click();
    await expect(page.getByText(/已证明最公平/)).toBeVisible({ timeout: 60_000 });
    await checkAccessibility(page);
    await page.getByRole('dialog').getByRole('button', { name: '关闭' }).last().click();
    const made = await ask(page, 'rota.month', { month });
    expect(dutiesOf(made).filter(({ personId }) => personId === null)).toEqual([]);
    expect(made.conflicts.filter(({ kind }) => kind !== 'unpublished')).toEqual([]);
    // Newcomers are not flooded: nobody serves more than two duties more than another of the group.
    const counts = made.candidates
      .find(({ postId }) => postId === 'officers')
      ?.people.map((id) => dutiesOf(made).filter(({ personId }) => personId === id).length);
    expect(counts).toHaveLength(9);
    expect(Math.max(...(counts ?? [])) - Math.min(...(counts ?? []))).toBeLessThanOrEqual(3);
  });

  await test.step('the panel says why somebody has a seat', async () => {
    const place = { day: `${month}-10` as IsoDay, postId: 'officers', seat: 0 };
    await seatOf(page, place).click();
    await page.getByRole('button', { name: '为什么' }).click();
    await expect(page.getByText('由公平生成选定')).toBeVisible();
    await checkAccessibility(page);
  });

  /** Two seats that may be exchanged, by what the service offers. */
  const exchangeable = async (place: DutyPlace, of: IsoMonth): Promise<DutyPlace> => {
    const { ways } = await ask(page, 'rota.ways', { month: of, place });
    const way = ways.find(({ kind }) => kind === 'exchange');
    if (way?.kind !== 'exchange') throw new Error(`nothing to exchange with at ${place.day}`);
    return way.with;
  };
  const drag = async (of: IsoMonth, from: DutyPlace): Promise<void> => {
    const onto = await exchangeable(from, of);
    const before = await ask(page, 'rota.month', { month: of });
    const [one, other] = [whoAt(before, from), whoAt(before, onto)];
    await dragOnto(seatOf(page, from), seatOf(page, onto), shows(seatOf(page, from), other));
    await expect(seatOf(page, from)).toContainText(other);
    await expect(seatOf(page, onto)).toContainText(one);
    await expect.poll(async () => whoAt(await ask(page, 'rota.month', { month: of }), onto)).toBe(one);
  };
  const publish = async (reason: string): Promise<void> => {
    await page.getByRole('button', { name: '发布…' }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByText(/须告知/)).toBeVisible();
    if (reason !== '') await dialog.getByLabel('说明', { exact: true }).fill(reason);
    await dialog.getByLabel('口令', { exact: true }).fill(password);
    await dialog.getByRole('button', { name: '签名发布' }).click();
    await expect(dialog).toBeHidden();
  };

  await test.step('one duty is dragged, and the month is published', async () => {
    await drag(month, { day: `${month}-15` as IsoDay, postId: 'officers', seat: 0 });
    await publish('');
    await expect(page.locator('.month-state')).toContainText('第1版');
  });

  await test.step('a substitution is asked for, agreed to, and approved by a leader at the same desk', async () => {
    const shown = await ask(page, 'rota.month', { month });
    const accounts = await ask(page, 'accounts.all', {});
    const withAccount = new Set(accounts.map(({ personId }) => String(personId)));
    let request: Input<'swap.request'>['request'] | undefined;
    for (const duty of dutiesOf(shown).filter(({ postId }) => postId === 'officers')) {
      const { day, postId, seat } = duty;
      const { people } = await ask(page, 'rota.ways', { month, place: { day, postId, seat } });
      const standIn = people.find(
        ({ personId, rules }) =>
          rules.length === 0 && personId !== duty.personId && withAccount.has(String(personId)),
      );
      if (standIn === undefined) continue;
      request = {
        kind: 'substitution',
        give: { day, postId, seat },
        withId: standIn.personId,
        take: null,
        reason: '公差',
      };
      break;
    }
    if (request === undefined) throw new Error('nobody may stand in');
    const asked = await ask(page, 'swap.request', { request });
    const account = accounts.find(({ personId }) => personId === request?.withId)?.name ?? '';
    await ask(page, 'swap.consent', { id: asked.id, account, password, note: '' });
    await page.getByRole('tab', { name: '调班代班' }).click();
    const open = page.getByRole('region', { name: '代班', exact: true });
    await expect(open.getByText('待领导批准')).toBeVisible();
    await page.getByRole('combobox', { name: '选择账号' }).click();
    await page.keyboard.type('heqs');
    await expect(page.locator('.ant-select-item-option-active:visible').first()).toBeVisible();
    await page.keyboard.press('Enter');
    await open.getByLabel('口令').fill(password);
    await open.getByRole('button', { name: '批准' }).click();
    await page.getByRole('checkbox', { name: '含已办结' }).check();
    await expect(open.getByText('已批准生效')).toBeVisible();
    await expect(open.getByText(`${month} 第2版`)).toBeVisible();
  });

  const tomorrow = addDays(today, 1);
  await test.step('who comes tomorrow is changed, published, and seen at the desk', async () => {
    const of = monthOf(tomorrow);
    const place = { day: tomorrow, postId: 'officers', seat: 0 };
    await showMonth(page, of);
    await drag(of, place);
    await publish('会议冲突，互换一班');
    const planned = whoAt(await ask(page, 'rota.month', { month: of }), place);
    await page.getByRole('tab', { name: '今日与本周' }).click();
    const next = page.getByRole('region', { name: '下一班' });
    await expect(next.getByText(planned)).toBeVisible();
    await checkAccessibility(page);
    await page.keyboard.press('Control+J');
    await expect(page.getByText('下一班按排班应到')).toContainText('');
    await expect(page.locator('#screen')).toContainText(new RegExp(`下一班按排班应到.*${planned}`, 'u'));
  });

  const published = await ask(page, 'rota.month', { month });
  const version = published.published?.version ?? 0;
  const planned = await ask(page, 'rota.version', { month, version });
  const exported = join(folder, '导出 out');
  mkdirSync(exported);

  await test.step('the month leaves the machine as DOCX, PDF, XLSX and iCalendar', async () => {
    await app.evaluate(({ dialog }, chosen) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
    }, exported);
    await showMonth(page, month);
    await page.getByRole('button', { name: '导出与打印' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('checkbox', { name: 'ICS（日历）' }).check();
    await dialog.getByRole('button', { name: '选择文件夹…' }).click();
    await expect(dialog.getByText(exported)).toBeVisible();
    await checkAccessibility(page);
    await dialog.getByRole('button', { name: '开始导出' }).click();
    await expect(page.getByText('导出完成')).toBeVisible({ timeout: 90_000 });
    await dialog.getByRole('button', { name: '关闭' }).last().click();
  });

  const fileOf = (ending: string): string => {
    const name = readdirSync(exported).find((file) => file.endsWith(ending));
    if (name === undefined) throw new Error(`no ${ending}`);
    return join(exported, name);
  };

  await test.step('the XLSX imported again changes nothing, and with one name changed exactly that', async () => {
    await page.getByRole('button', { name: '从 XLSX 导入' }).click();
    const dialog = page.getByRole('dialog');
    await page.locator('input[type=file]').setInputFiles(fileOf('.xlsx'));
    await expect(dialog.getByText('与现有内容没有不同。')).toBeVisible({ timeout: 30_000 });
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    expect((await ask(page, 'rota.month', { month })).draft).toBeNull();
  });

  await closeConsole(app);

  await test.step('another program reads the same duties in the iCalendar', () => {
    const calendar = new ICAL.Component(ICAL.parse(readFileSync(fileOf('.ics'), 'utf8')) as never[]);
    const read = calendar.getAllSubcomponents('vevent').map((component) => {
      const event = new ICAL.Event(component);
      return [
        event.startDate.toJSDate().toISOString(),
        event.endDate.toJSDate().toISOString(),
        event.summary,
      ] as const;
    });
    const meant = planned.duties.filter(({ personId }) => personId !== null);
    expect(read).toHaveLength(meant.length);
    for (const duty of meant)
      expect(
        read.filter(
          ([from, until, summary]) =>
            from === duty.from &&
            until === duty.until &&
            summary.includes(duty.postName) &&
            summary.includes(duty.personName),
        ),
      ).toHaveLength(1);
  });

  await test.step('DOCX and PDF have every name of the month, and the store holds', async () => {
    const docx = squeezed(readByLibreOffice(fileOf('.docx'), 'txt:Text (encoded):UTF8'));
    const pdf = squeezed(readPdf(fileOf('.pdf')));
    for (const text of [docx, pdf]) {
      expect(text).toContain('值班安排表');
      for (const { personName } of planned.duties) expect(text).toContain(personName);
    }
    expect(await runDuty(['--store', store, 'verify'])).toMatchObject({ code: 0 });
  });
});
