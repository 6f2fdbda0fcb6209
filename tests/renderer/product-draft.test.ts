import { expect, test } from 'vitest';
import { isoDay } from '#domain/time/instant';
import { figureKeys, type ProductFigures } from '#domain/product/figures';
import type { ProductFields } from '#domain/product/product';
import { reviewId } from '#domain/product/review';
import {
  changedText,
  draftOfReview,
  isTouched,
  laidOver,
  lostTexts,
  untouchedProduct,
  withChanges,
  withSection,
} from '../../renderer/screens/submit/product-draft.ts';

const day = isoDay.parse('2026-11-22');
// Every name of a number is there.
const figures = Object.fromEntries(figureKeys.map((key) => [key, 0])) as ProductFigures;
const composedWith = (warnings: string): ProductFields => ({
  kind: 'daily',
  isZero: false,
  fromDay: day,
  untilDay: day,
  period: null,
  title: '值班日报告',
  sections: [
    { key: 'onDuty', heading: '值班值守情况', text: '带班领导：李强。' },
    { key: 'warnings', heading: '天气与预警', text: warnings },
  ],
  conclusion: '辖区总体平稳。',
  to: ['市总值班室'],
  copyTo: [],
  figures,
  incidents: [],
  factsUntilSeq: 7,
});

const before = composedWith('未收到预警信息。');
const after = composedWith('收到大风蓝色预警。');

test('a section that nobody changed follows the records, a changed one stays as it was typed', () => {
  const change = changedText('带班领导：李强，已到岗。', '带班领导：李强。', null);
  const draft = withSection(untouchedProduct, 'onDuty', change);
  expect(withChanges(before, draft).sections.map(({ text }) => text)).toEqual([
    '带班领导：李强，已到岗。',
    '未收到预警信息。',
  ]);
  expect(withChanges(after, draft).sections[1]?.text).toBe('收到大风蓝色预警。');
});

test('a changed section remembers what it was composed as, however often it is changed', () => {
  const first = changedText('已核实。', '未收到预警信息。', null);
  const second = changedText('已核实，无预警。', '收到大风蓝色预警。', first);
  expect(second).toEqual({ text: '已核实，无预警。', base: '未收到预警信息。' });
});

test('what is typed back to what was composed is no change', () => {
  const draft = withSection(untouchedProduct, 'onDuty', changedText('另写', '带班领导：李强。', null));
  expect(isTouched(draft)).toBe(true);
  const back = withSection(draft, 'onDuty', changedText('带班领导：李强。', '带班领导：李强。', null));
  expect(isTouched(back)).toBe(false);
});

test('composing again names every text that would be lost, in the order of the paper', () => {
  const draft = withSection(
    {
      ...untouchedProduct,
      title: { text: '日报', base: '值班日报告' },
      conclusion: { text: '平稳。', base: '辖区总体平稳。' },
    },
    'warnings',
    { text: '已核实。', base: '未收到预警信息。' },
  );
  expect(lostTexts(after, draft, { title: '标题', conclusion: '结论' })).toEqual([
    { heading: '标题', text: '日报', composed: '值班日报告' },
    { heading: '天气与预警', text: '已核实。', composed: '收到大风蓝色预警。' },
    { heading: '结论', text: '平稳。', composed: '辖区总体平稳。' },
  ]);
});

const submitted = {
  id: reviewId.parse('w1'),
  textNo: 2,
  base: before,
  fields: withChanges(before, {
    ...untouchedProduct,
    conclusion: { text: '平稳。', base: '辖区总体平稳。' },
    to: ['市总值班室', '省总值班室'],
  }),
  no: 7,
};

test('a report that was submitted keeps what its writer typed, and what was left to the records goes on following them', () => {
  const draft = draftOfReview(submitted);
  expect(draft).toEqual({
    title: null,
    conclusion: { text: '平稳。', base: '辖区总体平稳。' },
    sections: {},
    to: ['市总值班室', '省总值班室'],
    copyTo: null,
    no: '7',
    onReview: 'w1 2',
  });
  const now = withChanges(after, draft);
  expect(now.conclusion).toBe('平稳。');
  expect(now.sections[1]?.text).toBe('收到大风蓝色预警。');
});

test('what somebody typed is laid over another submitted text without losing what that one changed', () => {
  const typed = withSection(untouchedProduct, 'onDuty', { text: '李强在岗。', base: '带班领导：李强。' });
  expect(laidOver(draftOfReview(submitted), typed)).toEqual({
    ...draftOfReview(submitted),
    sections: { onDuty: { text: '李强在岗。', base: '带班领导：李强。' } },
  });
});
