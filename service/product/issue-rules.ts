import { DutyError } from '#contract/errors';
import { hasTypedNo, type ProductFields, type ProductKind } from '#domain/product/product';
import { unwrittenSections } from '#domain/product/unwritten';
import { addDays } from '#domain/time/instant';
import { localParts } from '#domain/time/zone';
import { stationOf } from '../handlers/part.ts';
import { todayOf } from '../period/record-period.ts';
import type { Read } from '../room.ts';
import { isIssueNoGiven, lastIssueNo } from '../store/restored-records.ts';
import { composeProduct } from './compose-product.ts';

/** Days that one product can tell of. */
const longestProduct = 400;

/** Kinds of which one stands for a span; of the others there may be many. */
export const isOneOfSpan = (kind: ProductKind): boolean => !hasTypedNo(kind);

/** The year whose numbers products get now. */
export const yearOf = (room: Read): number =>
  Number(localParts(room.now, stationOf(room).zone).day.slice(0, 4));

/** Refuses a span that a product of a kind cannot tell of: not a day where it is of one, one that has not begun, or far too long. */
export function refuseSpan(
  room: Read,
  { kind, isZero, fromDay, untilDay }: Pick<ProductFields, 'kind' | 'isZero' | 'fromDay' | 'untilDay'>,
): void {
  const isOfDay = kind === 'daily' || kind === 'consolidated' || kind === 'digest';
  if (fromDay > untilDay || (isOfDay && fromDay !== untilDay))
    throw new DutyError('bad-input', 'product-span', [fromDay, untilDay]);
  if (untilDay > addDays(fromDay, longestProduct))
    throw new DutyError('rule-broken', 'range-too-long', [String(longestProduct)]);
  if (untilDay > todayOf(room)) throw new DutyError('rule-broken', 'product-future', [untilDay]);
  if (isZero && kind !== 'daily') throw new DutyError('bad-input', 'product-zero-kind');
}

/** Refuses to sign what nobody wrote: a section that still asks its writer for something, or a product that says nothing. */
export function refuseUnwritten(fields: ProductFields): void {
  const unwritten = unwrittenSections(fields);
  const found = fields.sections.find(({ key }) => unwritten.has(key));
  if (found !== undefined) throw new DutyError('rule-broken', 'product-unwritten', [found.heading]);
}

/** Numbers that must not have moved between looking and signing. */
const weighty = ['incidents', 'deaths', 'missing', 'injured'] as const;

/** What was written, with the numbers and incidents of this moment; refused where one came in since it was put together. */
export function factsOfNow(room: Read, fields: ProductFields): ProductFields {
  const { figures, incidents, period, factsUntilSeq } = composeProduct(room, fields);
  if (weighty.some((key) => figures[key] !== fields.figures[key]))
    throw new DutyError('conflict', 'product-facts', [fields.title]);
  if (fields.isZero && figures.incidents > 0)
    throw new DutyError('rule-broken', 'product-zero-incidents', [String(figures.incidents)]);
  return { ...fields, figures, incidents, period, factsUntilSeq };
}

/** The number that a product gets: the one that was typed, where it is free, or the next. */
export function numberOf(room: Read, kind: ProductKind, typed: number | null, year: number): number {
  const { sqlite } = room.store;
  const highest = lastIssueNo(sqlite, kind, year);
  if (typed === null) return highest + 1;
  if (!hasTypedNo(kind)) throw new DutyError('bad-input', 'product-no');
  if (isIssueNoGiven(sqlite, kind, year, typed))
    throw new DutyError('rule-broken', 'product-no-taken', [String(typed), String(highest)]);
  return typed;
}
