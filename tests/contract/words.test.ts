import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { errorCode } from '#contract/errors';
import { category, categoryFields } from '#domain/log/categories';
import { changedFields } from '#domain/log/changed-fields';
import { blankEntry, matterState, urgency } from '#domain/log/entry';
import { role } from '#domain/people/account';
import trade from '#words/zh-CN/trade' with { type: 'json' };
import { checkout } from '../helpers/node24.ts';

type Words = { readonly [key: string]: string | Words };

const folder = join(checkout, 'resources', 'words');
const files = readdirSync(join(folder, 'zh-CN')).toSorted();

const read = (language: string, file: string): Words =>
  JSON.parse(readFileSync(join(folder, language, file), 'utf8')) as Words;

const keysOf = (words: Words, before = ''): readonly string[] =>
  Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [`${before}${key}`] : keysOf(value, `${before}${key}.`),
  );

const textsOf = (words: Words): readonly string[] =>
  Object.values(words).flatMap((value) => (typeof value === 'string' ? [value] : textsOf(value)));

const placeholders = (text: string): readonly string[] => (text.match(/\{\{\w+\}\}/g) ?? []).toSorted();

test.each(files)('%s says the same things in both languages', (file) => {
  const chinese = read('zh-CN', file);
  const english = read('en', file);
  expect(keysOf(english)).toEqual(keysOf(chinese));
  const pairs = textsOf(chinese).map((text, index) => [text, textsOf(english)[index] ?? ''] as const);
  expect(pairs.filter(([text]) => text === '')).toEqual([]);
  expect(pairs.filter(([text, other]) => placeholders(text).join() !== placeholders(other).join())).toEqual(
    [],
  );
});

test('both languages have the same files', () => {
  expect(readdirSync(join(folder, 'en')).toSorted()).toEqual(files);
});

test('every field and every choice of every category has a word', () => {
  const fields = Object.values(categoryFields).flat();
  expect(fields.filter((field) => !Object.hasOwn(trade.field, field.key))).toEqual([]);
  const choices = fields.flatMap((field) => (field.kind === 'choice' ? field.choices : []));
  expect(choices.filter((choice) => !Object.hasOwn(trade.choice, choice))).toEqual([]);
});

test('every code of the trade that a screen shows has a word', () => {
  expect(Object.keys(trade.category).toSorted()).toEqual([...category.options].toSorted());
  expect(Object.keys(trade.urgency).toSorted()).toEqual([...urgency.options].toSorted());
  expect(Object.keys(trade.state).toSorted()).toEqual([...matterState.options].toSorted());
  expect(Object.keys(trade.role).toSorted()).toEqual([...role.options].toSorted());
});

test('every part of an entry that a correction can change has a word', () => {
  const before = blankEntry('CALL_IN', 'done');
  const after = {
    ...blankEntry('MEMO', 'todo'),
    occurredAt: '2026-01-01T00:00:00.000Z' as never,
    urgency: 'flash' as const,
    counterpart: { unit: 'a', name: 'b', post: 'c', phone: 'd' },
    content: 'e',
    instruction: 'f',
    handling: 'g',
    isImportant: true,
    links: [{ entryId: 1 as never, kind: 'relates' as const }],
    attachments: [{ hash: '0'.repeat(64), name: 'h', size: 1 }],
    remindAt: '2026-01-01T00:00:00.000Z' as never,
  };
  const parts = changedFields(before, after).map((part) => part.replace('counterpart.', ''));
  expect(parts.length).toBeGreaterThan(12);
  expect(parts.filter((part) => !Object.hasOwn(trade.part, part))).toEqual([]);
});

test('every reason for a refusal has a sentence', () => {
  const failures = read('zh-CN', 'failures.json');
  expect(errorCode.options.filter((code) => !Object.hasOwn(failures, code))).toEqual([]);
});
