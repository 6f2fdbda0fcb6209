import { expect } from '@playwright/test';
import { chiefAtDesk, fillWithDemo } from '../helpers/demo-store.ts';
import { callFrom, test } from '../helpers/e2e-console.ts';
import { checkAccessibility } from './accessibility.ts';
import { ask } from './ask.ts';
import { signIn } from './walk.ts';

const password = 'Demo-2026';

test.use({
  prepareStore: async ({}, use) => {
    await use((store) => fillWithDemo(store, 4));
  },
});

test('the desk knows who is planned; whoever else takes it says why, and the strip shows it', async ({
  running,
}) => {
  const { page, store } = running;
  const account = chiefAtDesk(store);
  await signIn(page, account, password);
  const { shift } = await ask(page, 'desk.now', {});
  const accounts = await ask(page, 'session.choices', {});
  const others = (shift?.members ?? []).filter(
    (member) => member.untilAt === null && member.duty !== 'chief',
  );
  for (const { name } of others)
    await ask(page, 'shift.leave', {
      shiftNo: shift?.no ?? 0,
      account: accounts.find((choice) => choice.personName === name)?.account ?? '',
      password,
      reason: '突发急病',
    });
  await ask(page, 'shift.endUnrelieved', {
    shiftNo: shift?.no ?? 0,
    account,
    password,
    reportedTo: '省政府总值班室',
    reason: '接班人员未到',
  });
  const { toTake } = await ask(page, 'desk.now', {});
  const planned = await ask(page, 'rota.between', { fromDay: toTake.day, untilDay: toTake.day });
  const nameOf = (duty: string): string => planned.find((one) => one.duty === duty)?.personName ?? '';
  const names = new Set(planned.map((one) => one.personName));
  const standIn = accounts.find(
    (choice) =>
      choice.roles.includes('chief') && !choice.roles.includes('admin') && !names.has(choice.personName),
  );
  await callFrom(page, 'session.signOut');

  await signIn(page, standIn?.account ?? '', password);
  await expect(page.locator('.strip')).toContainText('无人在班');
  const take = page.getByRole('region', { name: '接班' });
  await expect(take.getByLabel('带班领导')).toHaveValue(nameOf('dutyLeader'));
  await expect(take.getByText(`${nameOf('chief')} (`)).toBeVisible();
  await take.getByLabel('口令').first().fill(password);
  await expect(take.getByText('与排班表不一致')).toBeVisible();
  await expect(take.getByText('待补')).toBeVisible();
  await take.getByRole('button', { name: '临时换班' }).click();
  await expect(take.getByText('待补')).toHaveCount(0);
  await checkAccessibility(page);
  await page.screenshot({ path: 'out/looks/take-desk-off-plan.png' });
  await take.getByRole('button', { name: '接班', exact: true }).click();
  await expect(page.locator('.strip')).toContainText(nameOf('chief'));
  await expect(page.locator('.strip')).toContainText('：临时换班');
  const now = await ask(page, 'desk.now', {});
  expect(now.offPlan).toMatchObject({ reason: '临时换班' });
  expect(now.shift?.leaderName).toBe(nameOf('dutyLeader'));
  expect(now.shift?.members.map((member) => member.name)).toEqual([standIn?.personName]);
});
