import type { LogFilter } from '#contract/methods/log';
import type { PersonId } from '#domain/people/person';
import { addDays, addMinutes } from '#domain/time/instant';
import { dutyDaySpan } from '#domain/time/zone';
import type { Sqlite } from '#service/store/sql';
import { aStation, onDay } from '../helpers/builders.ts';

/** One search as an officer makes it. */
export type Search = { readonly name: string; readonly filter: LogFilter };

const typed: readonly (readonly [string, string])[] = [
  ['1 character, rare', '豚'],
  ['1 character, medium', '暴'],
  ['1 character, common', '报'],
  ['2 characters, rare', '江豚'],
  ['2 characters, medium', '电梯'],
  ['2 characters, common', '值班'],
  ['4 characters, rare', '江豚搁浅'],
  ['4 characters, medium', '燃气管道'],
  ['4 characters, common', '正在核实'],
  ['2 words', '电梯 东湖'],
  ['2 common words that never meet', '查岗 积水'],
  ['nothing to find', '鳍鲸'],
];

/** Searches over a store of the benchmark: short and long, rare and common, alone and with every filter. */
export function searchesOf(sqlite: Sqlite): readonly Search[] {
  const station = aStation();
  const newest = onDay(String(sqlite.prepare('SELECT max(day) FROM entry').pluck().get()));
  const oldest = onDay(String(sqlite.prepare('SELECT min(day) FROM entry').pluck().get()));
  const days = Math.round((Date.parse(newest) - Date.parse(oldest)) / 86_400_000);
  const middle = addDays(oldest, Math.floor(days / 2));
  const spanOf = (day: typeof newest, length: number) => {
    const { from } = dutyDaySpan(day, station);
    return { fromAt: from, untilAt: addMinutes(from, length * 24 * 60) };
  };
  // The store holds ids that the service wrote.
  const recorderId = sqlite
    .prepare('SELECT recorder_id FROM entry ORDER BY seq LIMIT 1')
    .pluck()
    .get() as PersonId;
  const shiftNo = Number(sqlite.prepare('SELECT shift_no FROM entry WHERE day = ?').pluck().get(middle));
  const filters: readonly (readonly [string, LogFilter])[] = [
    ['one week, recent', spanOf(addDays(newest, -7), 7)],
    ['one month, years ago', spanOf(middle, 30)],
    ['everything since years ago', { fromAt: spanOf(middle, 1).fromAt }],
    ['everything before years ago', { untilAt: spanOf(middle, 1).fromAt }],
    ['rare category', { categories: ['ABSENCE'] }],
    ['common category', { categories: ['CALL_IN'] }],
    ['open matters', { states: ['todo', 'doing', 'carried'] }],
    ['settled matters', { states: ['done'] }],
    ['one person', { recorderId }],
    ['flash', { urgencies: ['flash'] }],
    ['important', { importantOnly: true }],
    ['one shift', { shiftNo }],
    ['one day', { day: middle }],
    ['rare category in one month', { ...spanOf(middle, 30), categories: ['ABSENCE'] }],
  ];
  const words: readonly (readonly [string, string])[] = [
    ['', ''],
    ['报', '报'],
    ['值班', '值班'],
    ['电梯', '电梯'],
    ['江豚搁浅', '江豚搁浅'],
  ];
  return [
    ...typed.map(([name, text]) => ({ name: `${name} (${text})`, filter: { text } })),
    ...filters.flatMap(([name, filter]) =>
      words.map(([word, text]) => ({
        name: `${word === '' ? 'no text' : word}, ${name}`,
        filter: text === '' ? filter : { ...filter, text },
      })),
    ),
  ];
}
