import type { Entry } from '#domain/log/entry';
import { firstSentence } from '#domain/product/first-sentence';
import { instant } from '#domain/time/instant';
import { fill, print } from '../documents/words.ts';
import type { ProductGround } from './ground.ts';
import { capped, fieldOf, noted, timeOf } from './lines.ts';

const words = print.product.compose.order;
const { state: states } = print.product.compose;

/** 领导批示指示 of the span. */
export const ordersOf = ({ entries }: Pick<ProductGround, 'entries'>): readonly Entry[] =>
  entries.filter(({ category }) => category === 'INSTR');

function manner(entry: Entry): string {
  const channel = fieldOf(entry, 'channel');
  const manners: Readonly<Record<string, string>> = words.manner;
  return Object.hasOwn(manners, channel) ? (manners[channel] ?? '') : words.manner.none;
}

function orderLine({ told }: ProductGround, entry: Entry): string {
  const due = instant.safeParse(entry.fields['dueAt']);
  const assigned = fieldOf(entry, 'assignedTo');
  const came = [entry.handling, fieldOf(entry, 'feedback')].map(firstSentence).find((text) => text !== '');
  return fill(words.line, {
    at: told(timeOf(entry)),
    leader: fieldOf(entry, 'leader') === '' ? words.leader : fieldOf(entry, 'leader'),
    manner: manner(entry),
    text: firstSentence(entry.instruction.trim() === '' ? entry.content : entry.instruction),
    notes: noted([
      assigned === '' ? '' : fill(words.assigned, { to: assigned }),
      due.success ? fill(words.due, { at: told(due.data) }) : '',
    ]),
    state: states[entry.state],
    feedback: came === undefined ? '' : fill(words.feedback, { text: came }),
  });
}

/** 领导批示及落实: each with who is to do it, by when, and how far it is. */
export function ordersText(ground: ProductGround): readonly string[] {
  const orders = ordersOf(ground);
  return orders.length === 0
    ? []
    : [
        fill(words.count, { count: orders.length }),
        ...capped(orders.map((entry) => orderLine(ground, entry))),
      ];
}
