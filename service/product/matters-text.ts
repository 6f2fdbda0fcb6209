import type { Category } from '#domain/log/categories';
import type { Entry } from '#domain/log/entry';
import { firstSentence } from '#domain/product/first-sentence';
import { fill, print, trade } from '../documents/words.ts';
import { mattersOpenAt } from '../store/matters-open-at.ts';
import type { ProductGround } from './ground.ts';
import { capped, timeOf } from './lines.ts';

const words = print.product.compose.matter;
const { state: states } = print.product.compose;

/** Matters that were open where the span ended, or now where it goes on. */
export const openMattersOf = ({ sqlite, span, now }: ProductGround): readonly Entry[] =>
  mattersOpenAt(sqlite, span.until <= now ? span.until : null);

const mayBeTold = ({ category }: Entry): boolean => category !== 'ABSENCE';

/** 未办结和需协调事项: all counted, and one line for each that no other section of the same product tells. */
export function mattersText(
  ground: ProductGround,
  open: readonly Entry[],
  toldElsewhere: ReadonlySet<Category>,
): readonly string[] {
  if (open.length === 0) return [];
  const here = new Set<number>(ground.entries.map(({ id }) => id));
  const isElsewhere = ({ id, category }: Entry): boolean => here.has(id) && toldElsewhere.has(category);
  const elsewhere = open.filter(isElsewhere).length;
  const lines = open
    .filter((entry) => !isElsewhere(entry) && mayBeTold(entry))
    .map((entry) =>
      fill(words.line, {
        at: ground.told(timeOf(entry)),
        category: trade.category[entry.category],
        text: firstSentence(entry.content),
        state: entry.state === 'done' ? words.since : states[entry.state],
      }),
    );
  return [
    fill(words.count, {
      count: open.length,
      elsewhere: elsewhere === 0 ? '' : fill(words.elsewhere, { count: elsewhere }),
    }),
    ...capped(lines),
  ];
}
