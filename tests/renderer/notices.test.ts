import { expect, test } from 'vitest';
import { inNoticeOrder, type Notice, type NoticeTone } from '../../renderer/parts/notice.ts';
import { countShown, leastWidth } from '../../renderer/parts/notice-room.ts';

const notice = (key: string, tone: NoticeTone, isKept = false): Notice => ({ key, tone, isKept, shown: key });
const rows = { rows: 2, gap: 6, more: 70 };

test('deadlines come first, then red, orange, who is away, yellow and blue; equals stay as they were given', () => {
  const given = [
    notice('period', 'blue'),
    notice('year', 'yellow'),
    notice('away', 'plain'),
    notice('open', 'orange'),
    notice('drill', 'orange'),
    notice('month', 'red'),
    notice('report', 'orange', true),
    notice('overdue', 'red', true),
    notice('clocks', 'clock', true),
  ];
  expect(inNoticeOrder(given).map(({ key }) => key)).toEqual([
    'clocks',
    'overdue',
    'report',
    'month',
    'open',
    'drill',
    'away',
    'year',
    'period',
  ]);
});

test('tags that find room in two rows are all shown, and nothing is counted', () => {
  expect(countShown([], 0, 100, rows)).toBe(0);
  expect(countShown([100, 100, 100, 100], 0, 206, rows)).toBe(4);
});

test('one pixel less, and as many are shown as find room beside the tag that counts the others', () => {
  expect(countShown([100, 100, 100, 100], 0, 205, rows)).toBe(2);
  expect(countShown([100, 100, 100, 60, 60], 0, 206, rows)).toBe(3);
  expect(countShown([100, 40, 40, 100, 100, 100], 0, 206, rows)).toBe(4);
});

test('no tag that is less pressing takes the room of one that found none', () => {
  expect(countShown([100, 150, 20, 20, 20], 0, 160, rows)).toBe(1);
});

test('a tag wider than a row lies behind, unless it is always shown', () => {
  expect(countShown([300, 40], 0, 200, rows)).toBe(0);
  expect(countShown([300, 40], 1, 200, rows)).toBe(1);
});

test('what is always shown is shown where even the tag that counts the others finds no room', () => {
  expect(countShown([80, 80, 80, 80, 80], 3, 90, rows)).toBe(3);
  expect(countShown([80, 80, 80], 3, 20, rows)).toBe(3);
});

test('the least width has room for what is always shown and the tag that counts, and is the least', () => {
  expect(leastWidth([], 0, rows)).toBe(0);
  expect(leastWidth([100], 0, rows)).toBe(70);
  expect(leastWidth([100, 90], 2, rows)).toBe(100);
  expect(leastWidth([66, 66, 74, 135, 80, 90], 4, rows)).toBe(218);
  for (const kept of [1, 2, 3, 4, 5]) {
    const widths = [66, 120, 74, 35, 80, 90];
    const least = leastWidth(widths, kept, rows);
    const alone = [...widths.slice(0, kept), rows.more];
    expect(countShown(alone, 0, least, rows)).toBe(kept + 1);
    expect(countShown(alone, 0, least - 1, rows)).toBeLessThan(kept + 1);
  }
});
