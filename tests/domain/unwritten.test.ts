import { expect, test } from 'vitest';
import { unwrittenSections } from '#domain/product/unwritten';

const found = (texts: readonly string[], more: { isZero?: boolean; conclusion?: string } = {}) => [
  ...unwrittenSections({
    isZero: false,
    conclusion: '',
    sections: texts.map((text, place) => ({ key: `s${place}`, heading: `第${place}项`, text })),
    ...more,
  }),
];

test('a section that still is what the layout asks of its writer was not written, whatever stands below it', () => {
  const asked = '（请写明一事一报的情况）';
  expect(found([asked])).toEqual([['s0', 'instruction']]);
  expect(found(['无。', `${asked}\n仓库起火。`])).toEqual([['s1', 'instruction']]);
  expect(found(['(请填写)'])).toEqual([['s0', 'instruction']]);
});

test('a text in brackets that speaks to its reader is one', () => {
  for (const text of [
    '（请见附件）',
    '（请参阅附表）',
    '请各单位注意防范。',
    '仓库起火（请求增援）。',
    '（已报）',
  ])
    expect(found([text])).toEqual([]);
});

test('a product that says nothing at all was not written; one section may be empty, and a zero report is what it is', () => {
  expect(found(['', ' '])).toEqual([['s0', 'empty']]);
  expect(found(['', '仓库起火。'])).toEqual([]);
  expect(found([''], { conclusion: '仓库起火。' })).toEqual([]);
  expect(found(['（请写明）'], { isZero: true })).toEqual([]);
});
