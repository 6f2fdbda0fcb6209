import type { ProductDue } from '#contract/methods/products';
import { metBy } from '#domain/period/dues';
import { productDues, productMetBy } from '#domain/product/dues';
import { addDays, type IsoDay } from '#domain/time/instant';
import { stationOf } from '../handlers/part.ts';
import type { Read } from '../room.ts';
import { officialDays } from '../store/calendar.ts';
import { submissionsOf } from '../store/period-reports.ts';
import { periodsMeeting } from '../store/periods.ts';
import { productsBetween } from '../store/products.ts';
import { productSetupOf } from './setup-now.ts';

/** Days before a due day that its product can reach back to: a month that ended up to 28 days before. */
const reach = 62;

/** What is owed to superior bodies of the days of a span, in order of time, and what of it was sent. */
export function duesBetween(room: Read, fromDay: IsoDay, untilDay: IsoDay): readonly ProductDue[] {
  const { sqlite } = room.store;
  const { recipients } = productSetupOf(sqlite).setup;
  const periods = periodsMeeting(sqlite, fromDay, untilDay).map(({ period }) => period);
  const products = productsBetween(sqlite, addDays(fromDay, -reach), untilDay).map(({ product }) => product);
  return productDues(recipients, periods, officialDays(sqlite, fromDay, untilDay), stationOf(room)).map(
    ({ period, ...due }) => {
      const met = productMetBy(due, products);
      const told =
        period === null
          ? undefined
          : metBy(
              { bodyId: due.recipientId, what: 'daily', day: due.untilDay },
              submissionsOf(sqlite, period.id),
            );
      const times = [met?.sentAt, told?.fields.at].filter((at) => at !== undefined).toSorted();
      const metAt = times[0] ?? null;
      return {
        ...due,
        periodId: period?.id ?? null,
        periodName: period?.name ?? '',
        metAt,
        isLate: metAt !== null && metAt > due.dueAt,
        productId: met?.product.id ?? null,
      };
    },
  );
}
