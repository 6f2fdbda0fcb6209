import type { ProductFigures } from '#domain/product/figures';
import { spokenDays } from '#domain/product/spoken-days';
import { addDays, daysBetween } from '#domain/time/instant';
import { fill, print, trade } from '../documents/words.ts';
import { figuresOf } from './figures-of-span.ts';
import { groundOf, type ProductGround } from './ground.ts';
import { harmText } from './incidents-text.ts';

const words = print.product.compose.volume;

/** How many categories are named before the others are counted together. */
const mostKinds = 8;

function kindsText({ entries }: ProductGround): string {
  const kinds = [...Map.groupBy(entries, ({ category }) => category)]
    .map(([category, all]) => ({ category, count: all.length }))
    .toSorted((one, other) => other.count - one.count);
  if (kinds.length === 0) return '';
  const named = kinds
    .slice(0, mostKinds)
    .map(({ category, count }) => fill(words.kind, { category: trade.category[category], count }));
  const others = kinds.slice(mostKinds).reduce((sum, { count }) => sum + count, 0);
  const all = others === 0 ? named : [...named, fill(words.others, { count: others })];
  return fill(words.kinds, { kinds: all.join(print.listComma) });
}

function changeText(key: 'entries' | 'incidents', now: ProductFigures, before: ProductFigures): string {
  const by = now[key] - before[key];
  if (by === 0) return words.same;
  return fill(by > 0 ? words.rose : words.fell, { count: Math.abs(by), unit: words.unit[key] });
}

/** The days before these: of a whole month the month before, of others as many days. */
function daysBefore({ fromDay, untilDay }: ProductGround): Pick<ProductGround, 'fromDay' | 'untilDay'> {
  const until = addDays(fromDay, -1);
  const isMonth = fromDay.endsWith('-01') && addDays(untilDay, 1).endsWith('-01');
  const from = isMonth
    ? addDays(until, 1 - Number(until.slice(8)))
    : addDays(fromDay, -daysBetween(fromDay, untilDay).length);
  return { fromDay: from, untilDay: until };
}

/** Against the days before, where many days are told and the log has anything of those. */
function comparedText(ground: ProductGround, figures: ProductFigures): string {
  if (ground.fromDay === ground.untilDay) return '';
  const before = groundOf(ground.room, daysBefore(ground));
  if (before.entries.length === 0) return '';
  const earlier = figuresOf(before);
  return fill(words.compared, {
    days: spokenDays(before.fromDay, before.untilDay),
    entries: changeText('entries', figures, earlier),
    incidents: changeText('incidents', figures, earlier),
  });
}

/** 值班概况: how much there was to do, what happened, how punctual reports were, and what is open. */
export const volumeText = (ground: ProductGround, figures: ProductFigures): readonly string[] => [
  [
    fill(words.entries, { count: figures.entries, kinds: kindsText(ground) }),
    figures.incidents === 0
      ? words.noIncidents
      : fill(words.incidents, { count: figures.incidents, harm: harmText(figures) }),
    figures.orders === 0 ? '' : fill(words.orders, { count: figures.orders }),
    figures.reportsDue === 0
      ? ''
      : fill(figures.reportsLate === 0 ? words.reportsInTime : words.reports, {
          due: figures.reportsDue,
          inTime: figures.reportsDue - figures.reportsLate,
          late: figures.reportsLate,
        }),
    figures.openMatters === 0 ? '' : fill(words.matters, { count: figures.openMatters }),
  ].join(''),
  comparedText(ground, figures),
];
