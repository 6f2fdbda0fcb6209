import { describe, expect, it } from 'vitest';
import { firstSentence } from '#domain/product/first-sentence';
import { spokenDays } from '#domain/product/spoken-days';
import { onDay } from '../helpers/builders.ts';

const days = (from: string, until: string): string => spokenDays(onDay(from), onDay(until));

describe('days as titles name them', () => {
  it('names one day, days of a month, of a year and of two', () => {
    expect(days('2026-11-21', '2026-11-21')).toBe('2026年11月21日');
    expect(days('2026-11-16', '2026-11-22')).toBe('2026年11月16日至22日');
    expect(days('2026-11-28', '2026-12-04')).toBe('2026年11月28日至12月4日');
    expect(days('2026-12-28', '2027-01-03')).toBe('2026年12月28日至2027年1月3日');
  });

  it('names a whole month by its name, the shortest too', () => {
    expect(days('2026-11-01', '2026-11-30')).toBe('2026年11月');
    expect(days('2028-02-01', '2028-02-29')).toBe('2028年2月');
    expect(days('2028-02-01', '2028-02-28')).toBe('2028年2月1日至28日');
  });
});

describe('the first sentence of an entry', () => {
  it('is the first line with words, up to the end of its sentence', () => {
    expect(firstSentence('\n  收到大风蓝色预警。已转发各单位。\n另附文件')).toBe('收到大风蓝色预警');
    expect(firstSentence('群众反映路灯不亮；')).toBe('群众反映路灯不亮');
    expect(firstSentence('')).toBe('');
  });

  it('widens signs between Chinese words and leaves numbers alone', () => {
    expect(firstSentence('接报:过火约200平方米,8:30扑灭,阅读量8,000,已转办')).toBe(
      '接报：过火约200平方米，8:30扑灭，阅读量8,000，已转办',
    );
  });

  it('leaves mobile numbers out, not numbers of offices', () => {
    expect(firstSentence('王强（13800001234）来电，办公电话0533-2345678，手机 139 0000 1234')).toBe(
      '王强（号码略）来电，办公电话0533-2345678，手机 （号码略）',
    );
  });

  it('is cut where it is too long, never in the middle of a character', () => {
    const long = firstSentence('𠮷'.repeat(400));
    expect(long.isWellFormed()).toBe(true);
    expect(long).toBe(`${'𠮷'.repeat(160)}…`);
  });
});
