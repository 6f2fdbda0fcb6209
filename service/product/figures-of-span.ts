import type { Category } from '#domain/log/categories';
import type { ProductFigures } from '#domain/product/figures';
import { countAway, leadersAway } from './away-text.ts';
import { checkFigures, spanChecks } from './checks-text.ts';
import type { ProductGround } from './ground.ts';
import { harmOf, notedIncidents, punctualityOfSpan, receivedIncidents } from './incidents-of-span.ts';
import { openMattersOf } from './matters-text.ts';

/** What a span came to in numbers: entries by their duty day, moments by where the duty days begin and end; every incident once, where it was received. */
export function figuresOf(ground: ProductGround): ProductFigures {
  const of = (wanted: Category): number =>
    ground.entries.filter(({ category }) => category === wanted).length;
  const received = receivedIncidents(ground);
  const { due, late } = punctualityOfSpan(ground);
  return {
    entries: ground.entries.length,
    calls: of('CALL_IN'),
    orders: of('INSTR'),
    warnings: of('WARN'),
    incidents: received.length + notedIncidents(ground).length,
    ...harmOf(received),
    reportsDue: due,
    reportsLate: late,
    openMatters: openMattersOf(ground).length,
    leadersAway: countAway(leadersAway(ground)),
    ...checkFigures(spanChecks(ground)),
  };
}
