import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

const checkout = join(import.meta.dirname, '..', '..');
const documents = [
  ...readdirSync(checkout).filter((name) => name.endsWith('.md')),
  ...readdirSync(join(checkout, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
];

/** Where the links and pictures of a document lead inside the project. */
const leadsTo = (document: string): readonly string[] =>
  [...readFileSync(join(checkout, document), 'utf8').matchAll(/\]\((?<target>[^)\s#]+)/gu)].flatMap(
    ({ groups }) =>
      groups?.['target'] === undefined || /^[a-z]+:/u.test(groups['target'])
        ? []
        : [join(dirname(document), groups['target'])],
  );

test('every link and picture of the documents leads to something', () => {
  const all = documents.flatMap(leadsTo);
  expect(all.length).toBeGreaterThan(20);
  expect(all.filter((target) => !existsSync(join(checkout, target)))).toEqual([]);
});
