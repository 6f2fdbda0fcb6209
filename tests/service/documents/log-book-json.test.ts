import { expect, test } from 'vitest';
import { logBookJson } from '#service/documents/log-book-json';
import { fullBook } from '../../helpers/sample-book.ts';

const turned = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(turned);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, part]) => [key, turned(part)]),
  );
};

test('everything that the book has is in the file', () => {
  const book = fullBook();
  expect(JSON.parse(logBookJson(book))).toEqual({ format: 'duty-log-book', version: 1, ...book });
});

test('keys stand in the same order whatever order they came in', () => {
  // The turned book has the same parts, only in another order.
  expect(logBookJson(turned(fullBook()) as ReturnType<typeof fullBook>)).toBe(logBookJson(fullBook()));
});

test('instants are in UTC and hashes are whole', () => {
  const text = logBookJson(fullBook());
  expect(text).toContain('"recordedAt": "2026-11-22T00:55:00.000Z"');
  expect(text).toContain(fullBook().head.hash);
  expect(text.endsWith('}\n')).toBe(true);
});
