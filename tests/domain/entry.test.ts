import { describe, expect, test } from 'vitest';
import { changedFields } from '#domain/log/changed-fields';
import { entryContent, entryNumber, isLateEntry, isOpen, isPrintable } from '#domain/log/entry';
import { addMinutes } from '#domain/time/instant';
import { aContent, entryNamed, moment } from '../helpers/builders.ts';

describe('a text of the record', () => {
  test.each([
    ['Chinese with marks', '值班室：“起火”——已到场。', true],
    ['line ends and tabs', '一\r\n二\t三', true],
    ['characters beyond the first plane', '𠮷野家 👨‍👩‍👧', true],
    ['a NUL', 'a\u0000b', false],
    ['a bell', '\u0007', false],
    ['a vertical tab', 'a\u000Bb', false],
    ['an escape', '\u001B[31m', false],
    ['a delete', '\u007F', false],
    ['a non-character', '\uFFFE', false],
    ['the other non-character', '\uFFFF', false],
    ['half of a pair', 'a\uD800b', false],
    ['the other half', '\uDC00', false],
  ])('with %s', (_what, text, expected) => {
    expect(isPrintable(text)).toBe(expected);
  });
});

describe('an entry', () => {
  test('needs words and nothing else', () => {
    expect(entryContent.safeParse(aContent('来电')).success).toBe(true);
    for (const empty of ['', '  ', '\n\t', '\u3000'])
      expect(entryContent.safeParse(aContent(empty)).success).toBe(false);
    expect(entryContent.safeParse(aContent('x'.repeat(20_001))).success).toBe(false);
    expect(entryContent.safeParse({ ...aContent('来电'), surprise: 1 }).success).toBe(false);
  });

  test('has a number of at least six digits', () => {
    expect(entryNumber(2026, 123)).toBe('2026-000123');
    expect(entryNumber(2026, 1_234_567)).toBe('2026-1234567');
  });

  test('is late when it was written more than the allowed minutes after it happened', () => {
    const happened = moment('2026-11-21T00:00Z');
    expect(isLateEntry(happened, addMinutes(happened, 30), 30)).toBe(false);
    expect(isLateEntry(happened, addMinutes(happened, 30.9), 30)).toBe(false);
    expect(isLateEntry(happened, addMinutes(happened, 31), 30)).toBe(true);
    expect(isLateEntry(addMinutes(happened, 5), happened, 30)).toBe(false);
    expect(isLateEntry(null, happened, 30)).toBe(false);
  });

  test('stays open until it is done', () => {
    expect((['todo', 'doing', 'carried', 'done'] as const).map(isOpen)).toEqual([true, true, true, false]);
  });
});

describe('what a correction changed', () => {
  const before = aContent('油罐车侧翻', { fields: { readBack: true }, category: 'CALL_IN' });

  test('is nothing where nothing differs, whatever order the parts stand in', () => {
    expect(
      changedFields(before, { ...before, counterpart: { phone: '', post: '', name: '', unit: '' } }),
    ).toEqual([]);
  });

  test('is named part by part', () => {
    const after = {
      ...before,
      content: '油罐车侧翻起火',
      isImportant: true,
      occurredAt: moment('2026-11-21T00:00Z'),
      counterpart: { ...before.counterpart, phone: '119' },
      fields: { identityVerified: false },
      links: [{ entryId: entryNamed(3), kind: 'relates' as const }],
    };
    expect(changedFields(before, after).toSorted()).toEqual(
      [
        'content',
        'counterpart.phone',
        'fields.identityVerified',
        'fields.readBack',
        'isImportant',
        'links',
        'occurredAt',
      ].toSorted(),
    );
  });
});
