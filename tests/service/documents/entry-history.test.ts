import { expect, test } from 'vitest';
import { entryHistory } from '#service/documents/entry-history';
import { stationTime } from '#service/documents/station-time';
import { aChange, anEntry, booked, contentOf } from '../../helpers/sample-entries.ts';

const time = stationTime('Asia/Shanghai');
const entry = anEntry(1, { content: '新', state: 'done' });

const labelsOf = (changes: Parameters<typeof booked>[1]): readonly (readonly string[])[] =>
  entryHistory(booked(entry, changes), time).map((line) => line.parts.map((part) => part.label));

test('a state that moved before or after a correction is not told as part of it', () => {
  const before = contentOf(entry, { content: '旧', state: 'todo' });
  const moved = aChange({ kind: 'state', state: 'done' });
  expect(labelsOf({ changes: [moved, aChange({ kind: 'correction', before })] })).toEqual([[], ['内容']]);
  expect(labelsOf({ changes: [aChange({ kind: 'correction', before }), moved] })).toEqual([['内容'], []]);
});

test('a state that a correction itself set is told', () => {
  const before = contentOf(entry, { content: '旧', state: 'todo' });
  expect(labelsOf({ changes: [aChange({ kind: 'correction', before })] })).toEqual([['内容', '办结状态']]);
});

test('of two corrections each shows what it found', () => {
  const first = aChange({ kind: 'correction', before: contentOf(entry, { content: '一' }) });
  const second = aChange({ kind: 'correction', before: contentOf(entry, { content: '二' }) });
  const parts = entryHistory(booked(entry, { changes: [first, second] }), time).flatMap((line) => line.parts);
  expect(parts).toEqual([
    { label: '内容', before: '一', after: '二' },
    { label: '内容', before: '二', after: '新' },
  ]);
});
