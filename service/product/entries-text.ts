import type { Category } from '#domain/log/categories';
import type { Entry } from '#domain/log/entry';
import { fill, print, trade, tradeWord } from '../documents/words.ts';
import type { ProductGround } from './ground.ts';
import { capped, entryLine, fieldOf, timeOf } from './lines.ts';

const words = print.product.compose.entries;

const devices = ['landline', 'fax', 'satellite', 'video'] as const;

/** A test in one line: what did not work, and what was noted of it. */
function faultLine({ told }: ProductGround, entry: Entry): string {
  const broken = devices.filter((key) => entry.fields[key] === 'fault');
  const said = fieldOf(entry, 'fault');
  const names = broken.map((key) => tradeWord('field', key)).join(print.listComma);
  const text = [broken.length === 0 ? '' : fill(words.broken, { names }), said]
    .filter((part) => part !== '')
    .join(print.product.compose.noteComma);
  return `${fill(print.product.compose.itemAt, { at: told(timeOf(entry)), text })}${print.product.compose.stop}`;
}

/** Rounds and tests that are told only where they found something. */
const routines: Partial<Record<Category, (entry: Entry) => boolean>> = {
  PATROL: ({ fields }) => fields['patrolResult'] === 'abnormal',
  EQUIP: ({ fields }) =>
    devices.some((key) => fields[key] === 'fault') || fieldOf({ fields }, 'fault') !== '',
};

function categoryText(ground: ProductGround, of: Category): readonly string[] {
  const entries = ground.entries.filter(({ category }) => category === of);
  const count = entries.length;
  if (count === 0) return [];
  const values = { category: trade.category[of], count };
  // Where a leader has gone is a work secret; that there was a registration is not.
  if (of === 'ABSENCE') return [fill(words.withheld, values)];
  const lines = (told: readonly Entry[]): readonly string[] =>
    capped(told.map((entry) => (of === 'EQUIP' ? faultLine : entryLine)(ground, entry)));
  const routine = routines[of];
  if (routine === undefined) return [fill(words.count, values), ...lines(entries)];
  // What was found is told; that nothing was found needs no line for each round.
  const found = entries.filter(routine);
  return found.length === 0
    ? [fill(words.inOrder, values)]
    : [fill(words.found, { ...values, found: found.length }), ...lines(found)];
}

/** Entries of some categories, category by category: how many, and one line each with time and first sentence. */
export const entriesText = (ground: ProductGround, categories: readonly Category[]): readonly string[] =>
  categories.flatMap((of) => categoryText(ground, of));
