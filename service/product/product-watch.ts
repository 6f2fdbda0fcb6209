import type { Output } from '#contract/methods';
import { addDays } from '#domain/time/instant';
import { todayOf } from '../period/record-period.ts';
import type { Read } from '../room.ts';
import { standingProduct } from '../store/products.ts';
import { happenedOn } from './happened-on.ts';
import { duesBetween } from './product-dues.ts';
import { productLineOf } from './product-line.ts';
import { productSetupOf } from './setup-now.ts';

/** What is owed from so many duty days back up to tomorrow, and whether today could be a zero report. */
export function productWatch(room: Read, daysBack: number): Output<'product.watch'> {
  const { sqlite } = room.store;
  const today = todayOf(room);
  const standing = standingProduct(sqlite, 'daily', today, today);
  return {
    today,
    dues: [...duesBetween(room, addDays(today, -daysBack), addDays(today, 1))],
    standing: standing === undefined ? null : productLineOf(standing),
    happened: [...happenedOn(room, today)],
    warnMinutes: productSetupOf(sqlite).setup.warnMinutes,
  };
}
