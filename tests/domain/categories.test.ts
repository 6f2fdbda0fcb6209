import { describe, expect, test } from 'vitest';
import { category, categoryFields, fieldValues, startsOpen, wrongFields } from '#domain/log/categories';

describe('the categories of the log', () => {
  test('are twenty, each with its own list of fields', () => {
    expect(category.options).toHaveLength(20);
    expect(new Set(category.options).size).toBe(20);
    expect(Object.keys(categoryFields).toSorted()).toEqual(category.options.toSorted());
  });

  test('have no field twice, and no choice without answers', () => {
    for (const fields of Object.values(categoryFields)) {
      expect(new Set(fields.map((field) => field.key)).size).toBe(fields.length);
      for (const field of fields)
        if (field.kind === 'choice') expect(field.choices.length).toBeGreaterThan(1);
    }
  });

  test('that stay open are those that somebody has to answer for', () => {
    expect([...startsOpen].toSorted()).toEqual(['EVENT', 'HOTLINE', 'INSTR', 'WARN']);
  });

  test('take empty fields: nobody is held up at night because a field is empty', () => {
    for (const of of category.options) expect(wrongFields(of, {})).toEqual([]);
  });
});

describe('the own fields of an entry', () => {
  test.each([
    [
      'CALL_IN',
      {
        identityVerified: true,
        readBack: false,
        alreadyInformed: '市应急局',
        replyBy: '2026-11-21T10:00:00.000Z',
      },
    ],
    ['DOC_IN', { copies: 0 }],
    ['DOC_IN', { copies: 9999, documentUrgency: 'none' }],
    ['EQUIP', { landline: 'ok', fax: 'not-tested' }],
  ] as const)('of %s are taken as they should be', (of, values) => {
    expect(wrongFields(of, values)).toEqual([]);
  });

  test.each([
    ['a key of another category', 'CALL_IN', { place: '县城' }, ['place']],
    ['a text for yes or no', 'CALL_IN', { readBack: 'yes' }, ['readBack']],
    ['a number below nothing', 'DOC_IN', { copies: -1 }, ['copies']],
    ['a number beyond the most', 'DOC_IN', { copies: 10_000 }, ['copies']],
    ['an answer that is not offered', 'EQUIP', { landline: 'broken' }, ['landline']],
    ['a moment without milliseconds', 'CALL_IN', { replyBy: '2026-11-21T10:00:00Z' }, ['replyBy']],
    ['a moment that no calendar has', 'CALL_IN', { replyBy: '2026-13-21T10:00:00.000Z' }, ['replyBy']],
    ['a number for a text', 'EVENT', { place: 5 }, ['place']],
    ['inherited names', 'MEMO', { constructor: 'x', toString: 'y' }, ['constructor', 'toString']],
    [
      'several at once',
      'CALL_IN',
      { readBack: 1, identityVerified: 'no', alreadyInformed: 'fine' },
      ['readBack', 'identityVerified'],
    ],
  ] as const)('are refused by name: %s', (_what, of, values, keys) => {
    expect(wrongFields(of, values)).toEqual(keys);
  });

  test('hold texts, whole numbers and yes or no, nothing else', () => {
    expect(fieldValues.safeParse({ a: 1.5 }).success).toBe(false);
    expect(fieldValues.safeParse({ a: null }).success).toBe(false);
    expect(fieldValues.safeParse({ a: ['x'] }).success).toBe(false);
    expect(fieldValues.safeParse({ a: 'x'.repeat(4001) }).success).toBe(false);
    expect(fieldValues.safeParse({ ['k'.repeat(41)]: 'x' }).success).toBe(false);
  });
});
