import type { LogFilter } from '#contract/methods/log';
import type { Entry } from '#domain/log/entry';
import { isFoundIn, searchQuery } from '#domain/log/search-text';
import type { Instant } from '#domain/time/instant';
import { type ReadRow, selectedFrom, toEntry } from './entries.ts';
import { contentsOf } from './entry-history.ts';
import { searchedText } from './entry-view.ts';
import { type LogSpan, marksWanted } from './search-marks.ts';
import { type Sqlite, sql } from './sql.ts';

type Condition = { readonly text: string; readonly values: readonly unknown[] };

const oneOf = (column: string, values: readonly string[]): Condition => ({
  text: `${column} IN (${values.map(() => '?').join(', ')})`,
  values,
});

/** What the row of an entry must be; the plus keeps the planner from other indexes than that of a shift or a day. */
function conditionsOf(filter: LogFilter): readonly Condition[] {
  const all: Condition[] = [];
  if (filter.fromAt !== undefined) all.push({ text: '+e.occurred_at >= ?', values: [filter.fromAt] });
  if (filter.untilAt !== undefined) all.push({ text: '+e.occurred_at < ?', values: [filter.untilAt] });
  if (filter.categories !== undefined && filter.categories.length > 0)
    all.push(oneOf('e.category', filter.categories));
  if (filter.states !== undefined && filter.states.length > 0) all.push(oneOf('e.state', filter.states));
  if (filter.urgencies !== undefined && filter.urgencies.length > 0)
    all.push(oneOf('e.urgency', filter.urgencies));
  if (filter.recorderId !== undefined) all.push({ text: 'e.recorder_id = ?', values: [filter.recorderId] });
  if (filter.shiftNo !== undefined) all.push({ text: 'e.shift_no = ?', values: [filter.shiftNo] });
  if (filter.day !== undefined) all.push({ text: 'e.day = ?', values: [filter.day] });
  if (filter.importantOnly === true) all.push({ text: 'e.is_important = 1', values: [] });
  return all;
}

function spanOf(sqlite: Sqlite): LogSpan | undefined {
  const at = (order: 'ASC' | 'DESC'): Instant | undefined =>
    sql<{ at: Instant }>(
      sqlite,
      `SELECT occurred_at AS at FROM entry ORDER BY occurred_at ${order} LIMIT 1`,
    ).get()?.at;
  const first = at('ASC');
  const last = at('DESC');
  return first === undefined || last === undefined ? undefined : { first, last };
}

type Source = { readonly tables: string; readonly number: string };

const inLog: Source = { tables: 'entry e', number: 'e.seq' };
const inOpenMatters: Source = { tables: 'entry e INDEXED BY entry_open', number: 'e.seq' };
// Sorted by the number as the index of texts has it, or it would be read to its end.
const inTexts: Source = {
  tables: 'entry_text CROSS JOIN entry e ON e.seq = entry_text.rowid',
  number: 'entry_text.rowid',
};

/** One page of the log, newest first, narrowed by a filter; `before` is the id that the page before ended with. */
export function entryPage(
  sqlite: Sqlite,
  filter: LogFilter,
  before: number | null,
  limit: number,
): readonly Entry[] {
  const typed = filter.text?.trim() ?? '';
  const words = typed === '' ? undefined : searchQuery(typed);
  const span = spanOf(sqlite);
  if (words === null || span === undefined) return [];
  const conditions = conditionsOf(filter);
  const newest = ({ tables, number }: Source, more: readonly Condition[], most: number): readonly Entry[] => {
    const all = [
      { text: `${number} < ?`, values: [before ?? Number.MAX_SAFE_INTEGER] },
      ...conditions,
      ...more,
    ];
    const where = all.map((condition) => condition.text).join(' AND ');
    return sql<ReadRow>(sqlite, `${selectedFrom(tables)} WHERE ${where} ORDER BY ${number} DESC LIMIT ?`)
      .all(...all.flatMap((condition) => condition.values), most)
      .map(toEntry);
  };
  const isOneShift = filter.shiftNo !== undefined || filter.day !== undefined;
  if (
    !isOneShift &&
    filter.states !== undefined &&
    filter.states.length > 0 &&
    !filter.states.includes('done')
  ) {
    // Open matters are few: a look at their texts is quicker than the index of all texts.
    const open = newest(
      inOpenMatters,
      [{ text: "e.state <> 'done'", values: [] }],
      words === undefined ? limit : -1,
    );
    if (words === undefined) return open;
    return open
      .filter((entry) =>
        isFoundIn(
          contentsOf(sqlite, entry.id)
            .map((content) => searchedText(content, entry.number))
            .join('\n'),
          typed,
        ),
      )
      .slice(0, limit);
  }
  const marks = marksWanted(filter, span);
  if (words === undefined && (isOneShift || marks.length === 0)) return newest(inLog, [], limit);
  if (marks.some((group) => group.length === 0)) return [];
  const narrowed = marks.map((group) => `(${group.map((one) => `"${one}"`).join(' OR ')})`);
  const match = [...(words === undefined ? [] : [words]), ...narrowed].join(' AND ');
  return newest(inTexts, [{ text: 'entry_text MATCH ?', values: [match] }], limit);
}
