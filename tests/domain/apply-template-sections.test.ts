import { expect, test } from 'vitest';
import { applySections } from '#domain/product/apply-template-sections';
import type { ProductTemplate, SectionRule } from '#domain/product/setup';

const rule = (key: string, heading: string): SectionRule => ({
  key,
  heading,
  source: 'text',
  categories: [],
  text: '',
  empty: '无',
  isInZero: true,
});

const layout = (...sections: readonly SectionRule[]): ProductTemplate => ({
  kind: 'daily',
  head: '',
  title: '日报告',
  zeroTitle: '',
  sections: [...sections],
  conclusion: '',
  zeroConclusion: '',
  needsReviewer: false,
  to: [],
  copyTo: [],
  file: null,
});

const preset = layout(rule('a', '原甲'), rule('b', '原乙'), rule('c', '原丙'));
const own = layout(rule('a', '甲'), { ...rule('b', '乙'), text: '自定' }, rule('own1', '森林防火'));
const applied = (...sections: readonly (readonly [string, string])[]) =>
  applySections(
    own,
    sections.map(([key, heading]) => ({ key, heading })),
    preset,
  ).sections.map(({ key, heading, text }) => [key, heading, text]);

test('a layout follows the sections of a file: their order and headings, those that are missing, those that are new', () => {
  expect(applied(['own1', '森林草原防火'], ['b', '乙'], ['c', '丙'])).toEqual([
    ['own1', '森林草原防火', ''],
    ['b', '乙', '自定'],
    ['c', '丙', ''],
  ]);
});

test('an empty heading, or one that is far too long, keeps the one there was; a section that nobody knows is left out', () => {
  expect(applied(['b', ' '], ['a', '长'.repeat(61)], ['nobody', '某某'])).toEqual([
    ['b', '乙', '自定'],
    ['a', '甲', ''],
  ]);
});

test('a section that a file has twice stands where it comes first, under its first heading', () => {
  expect(applied(['b', '一'], ['a', '二'], ['b', '三'])).toEqual([
    ['b', '一', '自定'],
    ['a', '二', ''],
  ]);
});

test('a file without a section that is known changes nothing', () => {
  expect(applySections(own, [{ key: 'nobody', heading: '某某' }], preset)).toEqual(own);
});
