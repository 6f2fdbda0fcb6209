import { expect, test } from 'vitest';
import { toldOnce } from '#domain/office/search-hit';

const section = (text: string) => ({ what: 'section', heading: '事件', text }) as const;
const incident = (text: string) => ({ what: 'incident', heading: '001 火灾', text }) as const;

test('a text that stands in a longer one is told with it, whichever came first', () => {
  const long = '1. 仓库起火， 无人伤亡。';
  const places = [
    { what: 'section', heading: '事件' },
    { what: 'incident', heading: '001 火灾' },
  ];
  expect(toldOnce([section(long), incident('仓库起火，无人伤亡')])).toEqual([{ text: long, places }]);
  expect(toldOnce([incident('仓库起火，无人伤亡'), section(long)])).toEqual([
    { text: long, places: places.toReversed() },
  ]);
});

test('texts that differ, and those that say nothing, are told by themselves', () => {
  const pieces = [section('仓库起火'), incident('仓库漏水'), incident('。')];
  expect(toldOnce(pieces).map(({ text }) => text)).toEqual(['仓库起火', '仓库漏水', '。']);
});
