import { expect, test } from 'vitest';
import type { AlarmMessage, RungClock } from '#contract/wire';
import { alarmNotice, isDeadline } from '#main/alarm-notice';
import { wordsIn } from '#main/words';

const clock = (change: Partial<RungClock> = {}): RungClock => ({
  number: '2026-007',
  label: '电话报告',
  report: 'initial',
  recipient: '市政府总值班室',
  mark: 80,
  minutesLeft: 2,
  ...change,
});
const alarm = (...clocks: readonly RungClock[]): AlarmMessage => ({ kind: 'alarm', clocks, isAgain: false });
const zh = wordsIn('zh-CN');

test('a warning names the incident by its number, the report, the recipient and the minutes that are left', () => {
  const given = alarm(clock());
  expect(isDeadline(given)).toBe(false);
  expect(alarmNotice(zh, given)).toEqual({
    title: '报告时限将到 事件 2026-007',
    body: '电话报告 → 市政府总值班室，还剩2分钟',
  });
  expect(alarmNotice(wordsIn('en'), given)).toEqual({
    title: 'Report is due soon: incident 2026-007',
    body: '电话报告 → 市政府总值班室, 2 min left',
  });
});

test('a deadline says that it is there, or by how much it has passed', () => {
  expect(alarmNotice(zh, alarm(clock({ mark: 100, minutesLeft: 0 })))).toEqual({
    title: '报告时限已到 事件 2026-007',
    body: '电话报告 → 市政府总值班室，现在到时',
  });
  expect(alarmNotice(zh, alarm(clock({ mark: 100, minutesLeft: -61 }))).body).toContain('已超61分钟');
  expect(alarmNotice(zh, alarm(clock({ mark: 95, minutesLeft: 0 }))).body).toContain('不到1分钟');
});

test('a clock without a name of its own goes by the kind of its report, one without a recipient names none', () => {
  const body = (change: Partial<RungClock>): string => alarmNotice(zh, alarm(clock(change))).body;
  expect(body({ label: '', report: 'followUp' })).toBe('续报 → 市政府总值班室，还剩2分钟');
  expect(body({ recipient: '' })).toBe('电话报告，还剩2分钟');
});

test('clocks of several incidents come under one notice that names the first three and counts the others', () => {
  const many = alarm(
    clock({ mark: 100, minutesLeft: -3 }),
    ...['008', '009', '010', '011'].map((no) => clock({ number: `2026-${no}` })),
  );
  expect(isDeadline(many)).toBe(true);
  const { title, body } = alarmNotice(zh, many);
  expect(title).toBe('报告时限已到 共5项');
  expect(body.split('\n')).toEqual([
    '2026-007 电话报告 → 市政府总值班室，已超3分钟',
    '2026-008 电话报告 → 市政府总值班室，还剩2分钟',
    '2026-009 电话报告 → 市政府总值班室，还剩2分钟',
    '另有2项',
  ]);
});
