import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { findHits, searchQuery, searchTokens } from '#domain/log/search-text';
import { firstShape } from '#service/store/migrations/0001-first-shape';

/** The full-text table of the store, as the store makes it. */
function openIndex() {
  const sqlite = new Database(':memory:');
  onTestFinished(() => void sqlite.close());
  const table = /CREATE VIRTUAL TABLE entry_text[^;]+;/u.exec(firstShape)?.[0];
  if (table === undefined) throw new RangeError('the store has no full-text table');
  sqlite.exec(table);
  const insert = sqlite.prepare('INSERT INTO entry_text (rowid, words) VALUES (?, ?)');
  const select = sqlite
    .prepare('SELECT rowid FROM entry_text WHERE entry_text MATCH ? ORDER BY rowid')
    .pluck();
  return {
    add: (id: number, text: string) => void insert.run(id, searchTokens(text)),
    find: (typed: string): unknown[] => {
      const query = searchQuery(typed);
      return query === null ? [] : select.all(query);
    },
  };
}

const character = fc.constantFrom(
  ...Array.from('油罐车侧翻起火消防已到场值班室来电县城区东岳路𠮷𠀀龘ABcxyzé0123456789ａＢ１９'),
);
const mark = fc.constantFrom('，', '。', ' ', '\n', '-', '“', '！', '🚒', '\t');
const text = fc.array(fc.oneof({ arbitrary: character, weight: 6 }, { arbitrary: mark, weight: 1 }), {
  minLength: 1,
  maxLength: 40,
});
const runOf = fc.array(character, { minLength: 1, maxLength: 12 });

describe('the search', () => {
  test('finds a text by every string of letters and digits in it, from one character upwards', () => {
    const index = openIndex();
    let id = 0;
    fc.assert(
      fc.property(text, runOf, text, fc.nat(), fc.nat(), (before, run, after, from, length) => {
        id += 1;
        index.add(id, [...before, ...run, ...after].join(''));
        const start = from % run.length;
        const typed = run.slice(start, start + 1 + (length % (run.length - start))).join('');
        expect(index.find(typed)).toContain(id);
      }),
      { numRuns: 300 },
    );
  });

  test('finds exactly the texts that contain all that was typed', () => {
    const seen = (value: string): string => value.normalize('NFKC').toLowerCase();
    fc.assert(
      fc.property(
        fc.array(text, { minLength: 1, maxLength: 12 }),
        fc.array(character, { minLength: 1, maxLength: 4 }),
        fc.array(character, { minLength: 1, maxLength: 2 }),
        (texts, first, second) => {
          const index = openIndex();
          for (const [id, each] of texts.entries()) index.add(id, each.join(''));
          const typed = [first.join(''), second.join('')];
          const expected = texts.flatMap((each, id) =>
            typed.every((word) => seen(each.join('')).includes(seen(word))) ? [id] : [],
          );
          expect(index.find(typed.join(' '))).toEqual(expected);
        },
      ),
      { numRuns: 150 },
    );
  });

  test.each([
    ['火', true],
    ['油罐车', true],
    ['罐车侧', true],
    ['８２１０００１', true],
    ['0533-8210001', true],
    ['ups', true],
    ['侧翻 UPS', true],
    ['火 水', false],
    ['翻侧', false],
    ['油车', false],
    ['821 0002', false],
  ])('%j in a plausible entry: %s', (typed, isFound) => {
    const index = openIndex();
    index.add(1, '县城区东岳路发生一起油罐车侧翻起火事故。电话０５３３－８２１０００１，UPS已切换。');
    expect(index.find(typed)).toEqual(isFound ? [1] : []);
  });

  test('is not led astray by what means something to the full-text engine', () => {
    const index = openIndex();
    index.add(1, 'NEAR AND OR NOT "引号" a*b (括号) ^起 words:列');
    for (const typed of [
      '"',
      '""',
      '*',
      'AND',
      'NOT',
      'NEAR(',
      'words:列',
      "';--",
      'a*b',
      '^起',
      '( OR )',
      '{x}',
      '-',
    ])
      expect(() => index.find(typed)).not.toThrow();
    expect(index.find('NOT')).toEqual([1]);
    expect(index.find('words:列')).toEqual([1]);
    expect(searchQuery('，。 !')).toBeNull();
    expect(searchQuery('')).toBeNull();
  });
});

describe('a hit', () => {
  const shown = (of: string, typed: string): readonly string[] =>
    findHits(of, typed).map(([from, until]) => of.slice(from, until));

  test.each([
    ['起火，又起火', '起火', ['起火', '起火']],
    ['火火火', '火火', ['火火']],
    ['东岳路起火', '起火 东岳', ['东岳', '起火']],
    ['油罐车', '油罐 罐车', ['油罐车']],
    ['电话１１９', '119', ['１１９']],
    ['电话119', '１１９', ['119']],
    ['Ups 与 uPS', 'UPS', ['Ups', 'uPS']],
    ['𠮷野家起火', '野家', ['野家']],
    ['İİ起火', '起火', ['起火']],
    ['㎏起火', 'kg', ['㎏']],
    ['没有', '火', []],
    ['火', '，', []],
  ])('%j searched for %j', (of, typed, hits) => {
    expect(shown(of, typed)).toEqual(hits);
  });

  test('lies within the text, after the one before, and is never empty', () => {
    fc.assert(
      fc.property(text, text, (of, typed) => {
        let end = 0;
        for (const [from, until] of findHits(of.join(''), typed.join(''))) {
          expect(from).toBeGreaterThanOrEqual(end);
          expect(until).toBeGreaterThan(from);
          end = until;
        }
        expect(end).toBeLessThanOrEqual(of.join('').length);
      }),
    );
  });
});
