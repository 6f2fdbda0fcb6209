import { cpSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Input, MethodName, Output } from '#contract/methods';
import { personFields, type PersonId } from '#domain/people/person';
import { addMonths, monthOf } from '#domain/rota/duty';
import { rotaSetup } from '#domain/rota/setup';
import { usualSetup } from '#domain/rota/usual-setup';
import { callFrom, closeConsole, type ConsoleFolders, newConsoleFolders } from '../helpers/e2e-console.ts';
import { readByLibreOffice, readPdf, squeezed } from '../helpers/read-documents.ts';
import { runDuty } from '../helpers/run-duty.ts';
import { signIn, writeEntry } from '../e2e/walk.ts';
import { checkout, launchPackaged, unpacked } from './packages.ts';

const password = 'Yunling-0830';
const content = '滨河路积水约四十厘米,已通知排水处到场处置。';

const blankPerson = {
  post: '',
  unit: '',
  phones: [],
  group: '',
  order: 1,
  joinedDay: null,
  leftDay: null,
};

/** Where a console that was told nothing keeps its records on Linux. */
const storeIn = (folders: ConsoleFolders): string => join(folders.userData, 'duty-room-console', 'store');

test('the packaged console: first run, an entry, its documents, and all of it there after a restart', async () => {
  test.setTimeout(180_000);
  const folders = newConsoleFolders();
  const first = await launchPackaged(unpacked, folders);
  const { page } = first;

  await test.step('it is a package and knows nothing of the checkout', async () => {
    const facts = await first.app.evaluate(({ app }) => ({
      isPackaged: app.isPackaged,
      appPath: app.getAppPath(),
      userData: app.getPath('userData'),
    }));
    expect(facts.isPackaged).toBe(true);
    expect(facts.appPath).toBe(join(unpacked, 'resources', 'app.asar'));
    expect(facts.userData).toBe(join(folders.userData, 'duty-room-console'));
    const environment = await first.app.evaluate(() => Object.values(process.env).join('\n'));
    expect(environment).not.toContain(join(checkout, 'scripts'));
  });

  await test.step('the first run asks for the unit, the administrator and the people', async () => {
    await page.keyboard.type('云岭市人民政府值班室');
    await page.keyboard.press('Enter');
    await page.getByLabel('姓名').fill('周明远');
    await page.getByLabel('账号').fill('zhoumy');
    await page.getByLabel('口令', { exact: true }).fill(password);
    await page.getByLabel('再次输入口令').fill(password);
    await page.keyboard.press('Enter');
    await page.locator('textarea').fill('姓名\t职务\n周明远\t值班室主任');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('button', { name: '完成设置' }).click();
    await expect(page.locator('.console')).toBeVisible();
  });

  await test.step('the desk is taken and an entry is written', async () => {
    await page.getByLabel('口令', { exact: true }).fill(password);
    await page.keyboard.press('Enter');
    await expect(page.locator('textarea.content-field')).toBeVisible();
    await writeEntry(page, { initials: 'ld', content });
  });

  const find = async (page: typeof first.page): Promise<void> => {
    await page.keyboard.press('Control+f');
    await page.getByRole('textbox', { name: /搜索日志/ }).fill('积水');
    const list = page.getByRole('listbox', { name: '日志' });
    await expect(list.getByRole('option')).toHaveCount(1);
    await expect(list.getByText('滨河路')).toBeVisible();
  };
  await test.step('it is found by two characters', () => find(page));

  const exported = join(folders.folder, '导出 out');
  mkdirSync(exported);
  const desk = await callFrom(page, 'desk.now');
  const day = desk.ok ? (desk.output as Output<'desk.now'>).shift?.day : undefined;
  await test.step('the day leaves as documents that other programs read', async () => {
    await first.app.evaluate(({ dialog }, chosen) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
    }, exported);
    await page.getByRole('button', { name: '清除条件' }).click();
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
    const docx = readByLibreOffice(join(exported, `duty-log-${day}.docx`), 'txt:Text (encoded):UTF8');
    expect(squeezed(docx)).toContain(content);
    expect(squeezed(readPdf(join(exported, `duty-log-${day}.pdf`)))).toContain(content);
  });
  await test.step('the solver in the package makes next month the fairest', async () => {
    const answered = async <M extends MethodName>(method: M, input: Input<M>): Promise<Output<M>> => {
      const reply = await callFrom(page, method, input);
      if (!reply.ok) throw new Error(`${method}: ${reply.code} ${reply.message}`);
      return reply.output as Output<M>;
    };
    const people: PersonId[] = [];
    for (const name of ['甲一', '乙二', '丙三']) {
      const fields = personFields.parse({ ...blankPerson, name });
      people.push((await answered('person.save', { fields, replaces: null })).id);
    }
    const members = people.map((id) => ({ personId: id, fromDay: null, untilDay: null }));
    const count = { workday: 1, restday: 1, holiday: 1, makeup: 1, sensitive: 1 };
    const setup = rotaSetup.parse({
      ...usualSetup,
      groups: [{ id: 'g', name: '值班员', members }],
      posts: [
        {
          id: 'p',
          name: '值班员',
          duty: 'chief',
          groupIds: ['g'],
          shift: null,
          count,
          block: 'day',
          way: 'fair',
        },
      ],
    });
    await answered('rota.changeSetup', { setup, version: 0 });
    const month = addMonths(monthOf((await answered('rota.now', {})).today), 1);
    const { id } = await answered('rota.generate', { month, months: 1, onlyGaps: false });
    await expect
      .poll(async () => (await answered('job.state', { id })).state, { timeout: 60_000 })
      .toBe('done');
    expect((await answered('rota.month', { month })).draft?.generation).toMatchObject({
      isOptimal: true,
      gaps: 0,
    });
  });
  await closeConsole(first.app);

  await test.step('after a restart everything is there and the records hold', async () => {
    const second = await launchPackaged(unpacked, folders);
    await signIn(second.page, 'zhoumy', password);
    await find(second.page);
    await second.page.keyboard.press('Control+0');
    await second.page.getByRole('tab', { name: '校验' }).click();
    await second.page.getByRole('button', { name: '开始校验' }).click();
    await expect(second.page.locator('.verdict.intact')).toBeVisible({ timeout: 30_000 });
    await second.page.getByRole('tab', { name: '备份' }).click();
    await second.page.getByRole('button', { name: '立即备份' }).click();
    await expect(second.page.locator('.strip').getByText(/备份\s?(刚刚|不到|\d+ ?分钟)/)).toBeVisible({
      timeout: 20_000,
    });
    await closeConsole(second.app);
  });

  await test.step('a backup laid into the store folder of another workstation is that store', async () => {
    const other = newConsoleFolders();
    const backups = join(storeIn(folders), 'backups');
    const [backup = ''] = readdirSync(backups);
    cpSync(join(backups, backup), storeIn(other), { recursive: true });
    const third = await launchPackaged(unpacked, other);
    await signIn(third.page, 'zhoumy', password);
    await find(third.page);
    await closeConsole(third.app);
    expect((await runDuty(['--store', storeIn(other), 'verify'])).code).toBe(0);
    rmSync(other.folder, { recursive: true, force: true, maxRetries: 5 });
  });

  await test.step('the store lies where the handbook says, and the command line of the checkout agrees', async () => {
    expect(existsSync(join(storeIn(folders), 'duty.sqlite'))).toBe(true);
    expect(readdirSync(folders.store)).toEqual([]);
    const verified = await runDuty(['--store', storeIn(folders), 'verify']);
    expect(verified.code).toBe(0);
  });
  rmSync(folders.folder, { recursive: true, force: true, maxRetries: 5 });
});
