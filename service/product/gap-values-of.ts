import { severityOf } from '#domain/incident/level';
import type { ProductGapValues } from '#domain/product/fill-product';
import type { ProductFields, ProductKind } from '#domain/product/product';
import { spokenDays } from '#domain/product/spoken-days';
import { localParts } from '#domain/time/zone';
import { fill, print } from '../documents/words.ts';
import { lastIssueNo } from '../store/restored-records.ts';
import type { ProductGround } from './ground.ts';
import type { SpanIncidents } from './incidents-text.ts';

const { period: words } = print.product.compose;

/** 重大 and 特别重大. */
const grave = severityOf('II');

const countText = (count: number): string => (count === 0 ? '' : String(count));

/** What the gaps of the texts of a set-up are filled with where a product of these days is composed now; of days that are over it speaks as of their end. */
export function gapValuesOf(
  ground: ProductGround,
  {
    kind,
    period,
    received,
  }: {
    readonly kind: ProductKind;
    readonly period: ProductFields['period'];
    readonly received: SpanIncidents['received'];
  },
): ProductGapValues {
  const { station, now, sqlite, fromDay, untilDay, span, told } = ground;
  const days = spokenDays(fromDay, untilDay);
  const year = Number(localParts(now, station.zone).day.slice(0, 4));
  const ungraded = received.filter(({ level }) => level === null);
  return {
    本单位: station.unitName,
    日期: days,
    时段: days,
    时间: told(span.until < now ? span.until : now),
    期号: String(lastIssueNo(sqlite, kind, year) + 1),
    重要时段: period?.name ?? '',
    第几日: period === null ? '' : fill(words.dayNo, { day: period.dayNo }),
    突发事件: countText(received.length),
    重大突发事件: countText(received.filter(({ level }) => severityOf(level) >= grave).length),
    未定级事件: countText(ungraded.length),
  };
}
