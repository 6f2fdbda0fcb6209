import type { ShownPost } from '#contract/methods/rota-nouns';
import type { ClockTime } from '#domain/time/instant';
import { postHeads } from './rota-blocks.ts';
import { nameKey } from './rota-paper.ts';
import { print } from './words.ts';
import type { SheetTexts } from './workbook-reader.ts';

const words = print.rota;
const rowsLookedAt = 30;
const dateHeads: ReadonlySet<string> = new Set([words.date, '值班日期', 'date', 'day'].map(nameKey));
/** Columns of the table that say nothing of who is on duty. */
const sideHeads: ReadonlySet<string> = new Set(
  [
    words.weekday,
    words.hours,
    words.remark,
    '星期',
    '节日',
    '班次',
    '序号',
    'weekday',
    'hours',
    'remarks',
    '',
  ].map(nameKey),
);

/** Where the table of a month is in a workbook, and which of its columns is which. */
export type SheetHead = {
  readonly rows: readonly (readonly string[])[];
  /** The row of the heads, counted from 0. */
  readonly at: number;
  readonly date: number;
  readonly posts: readonly { readonly column: number; readonly post: ShownPost; readonly head: string }[];
  /** Heads that are neither a post nor a column of the table. */
  readonly unknown: readonly string[];
};

function headOf(
  sheet: SheetTexts,
  at: number,
  posts: readonly ShownPost[],
  postTexts: readonly string[],
): SheetHead | undefined {
  const heads = sheet.rows[at] ?? [];
  const date = heads.findIndex((text) => dateHeads.has(nameKey(text)));
  if (date === -1) return undefined;
  const wanted = postTexts.map((head, index) => ({ head: nameKey(head), post: posts[index] }));
  const taken = new Set<string>();
  const take = (matches: (one: (typeof wanted)[number]) => boolean): ShownPost | undefined => {
    const found = wanted.find(
      (one) => one.post !== undefined && !taken.has(one.post.id) && matches(one),
    )?.post;
    if (found !== undefined) taken.add(found.id);
    return found;
  };
  const found: { column: number; post: ShownPost; head: string }[] = [];
  const unknown: string[] = [];
  for (const [column, text] of heads.entries()) {
    const key = nameKey(text);
    if (column === date) continue;
    const first = nameKey(text.split('\n')[0] ?? '');
    // Two posts of one name are told apart by their hours, and where these are the same by their order.
    const post = take((one) => one.head === key) ?? take((one) => nameKey(one.post?.name ?? '') === first);
    if (post !== undefined) found.push({ column, post, head: text.split('\n')[0] ?? '' });
    else if (!sideHeads.has(key)) unknown.push(text);
  }
  return found.length === 0 ? undefined : { rows: sheet.rows, at, date, posts: found, unknown };
}

/** The first table of a workbook that has a column of days and one of a post. */
export function findSheetHead(
  sheets: readonly SheetTexts[],
  posts: readonly ShownPost[],
  dayStart: ClockTime,
): SheetHead | undefined {
  const postTexts = postHeads(posts, dayStart);
  for (const sheet of sheets) {
    for (let at = 0; at < Math.min(rowsLookedAt, sheet.rows.length); at += 1) {
      const head = headOf(sheet, at, posts, postTexts);
      if (head !== undefined) return head;
    }
  }
  return undefined;
}
