import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { putFakeBridge } from '../helpers/fake-bridge.ts';

const bridge = putFakeBridge({ 'setup.complete': {}, 'console.change': {} });

beforeAll(async () => {
  const { startWords } = await import('../../renderer/words.ts');
  await startWords('zh-CN');
});
afterEach(() => {
  cleanup();
  bridge.seen.length = 0;
});

async function openWizard() {
  const { SetupScreen } = await import('../../renderer/screens/setup/setup-screen.tsx');
  const { answers } = await import('../../renderer/asking.ts');
  render(
    <QueryClientProvider client={answers}>
      <SetupScreen />
    </QueryClientProvider>,
  );
  return userEvent.setup();
}

test('a room is set up from the keyboard alone', async () => {
  const user = await openWizard();
  await user.keyboard('云岭市政府值班室{Tab}省政府总值班室{Enter}');
  await user.keyboard('周明远{Tab}{Tab}Kite-4477-sky{Tab}Kite-4477-sky{Enter}');
  await user.click(screen.getByLabelText('粘贴名单'));
  await user.paste('姓名\t职务\t手机\n林晓岚\t值班员\t13905391002\n\t无名\t1');
  expect(screen.getByText(/第3行/)).toBeTruthy();
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(screen.getByText(/1 行看不懂/)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: '完成设置' }));
  expect(bridge.of('setup.complete')).toMatchObject([
    {
      station: {
        unitName: '云岭市政府值班室',
        centralOffice: '省政府总值班室',
        zone: 'Asia/Shanghai',
        dayStart: '08:30',
        retentionLabel: '10年',
        pattern: { kind: 'whole-day', shifts: [{ name: '全天班', startsAt: '08:30' }] },
        idleLockMinutes: 15,
        lateEntryMinutes: 30,
        reliefGraceMinutes: 15,
      },
      admin: { name: '周明远', account: 'admin', password: 'Kite-4477-sky', standsDuty: true },
      people: [
        { name: '林晓岚', post: '值班员', phones: [{ kind: 'mobile', number: '13905391002' }], order: 1 },
      ],
    },
  ]);
});

test('what is missing is said beside the field, and what was typed survives going back', async () => {
  const user = await openWizard();
  await user.click(screen.getByRole('button', { name: '下一步' }));
  expect(screen.getByLabelText('单位（值班室）名称').getAttribute('aria-invalid')).toBe('true');
  await user.type(screen.getByLabelText('单位（值班室）名称'), '青石县值班室{Enter}');
  await user.type(screen.getByLabelText('姓名'), '赵一鸣');
  await user.type(screen.getByLabelText('口令'), 'admin-admin-1{Enter}');
  expect(screen.getByText(/太容易被猜到/)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: '上一步' }));
  expect(screen.getByLabelText<HTMLInputElement>('单位（值班室）名称').value).toBe('青石县值班室');
  await user.keyboard('{Enter}');
  expect(screen.getByLabelText<HTMLInputElement>('姓名').value).toBe('赵一鸣');
  expect(bridge.of('setup.complete')).toEqual([]);
});

test('own shifts begin from the ones shown before and follow the start of the day', async () => {
  const user = await openWizard();
  await user.click(screen.getByLabelText('白夜两班'));
  const start = screen.getByLabelText('值班日开始');
  await user.clear(start);
  await user.type(start, '0800');
  await user.click(screen.getByLabelText('自定义'));
  const second = screen.getByLabelText<HTMLInputElement>('第2班开始');
  expect(second.value).toBe('17:30');
  await user.clear(second);
  await user.type(second, '2000');
  expect(screen.getByText('08:00–20:00')).toBeTruthy();
  expect(screen.getByText('20:00–次日 08:00')).toBeTruthy();
});
