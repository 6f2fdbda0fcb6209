import type { OfficialDay } from '../calendar/official-day.ts';
import { duesOf } from '../period/dues.ts';
import type { Period, PeriodId } from '../period/period.ts';
import { addMonths, edgesOfMonth, monthOf } from '../rota/duty.ts';
import { addDays, type ClockTime, type Instant, type IsoDay, weekdayOf } from '../time/instant.ts';
import { type DutyClock, instantAt } from '../time/zone.ts';
import type { DutyProduct, ProductFields, ProductKind } from './product.ts';
import type { ProductRecipient, ProductRule } from './setup.ts';

/** A product that a superior body is to have by a time. */
export type ProductDue = {
  readonly recipientId: string;
  readonly recipientName: string;
  readonly kind: ProductKind;
  readonly fromDay: IsoDay;
  readonly untilDay: IsoDay;
  readonly dueAt: Instant;
  readonly period: { readonly id: PeriodId; readonly name: string } | null;
};

/** On which days something is expected. */
export type ExpectedOn = 'everyDay' | 'workdays' | 'daysOff';

/** True where something is expected on a day of the official calendar. */
export function isExpectedOn(on: ExpectedOn, { type }: Pick<OfficialDay, 'type'>): boolean {
  if (on === 'everyDay') return true;
  const isWork = type === 'workday' || type === 'makeup';
  return on === 'workdays' ? isWork : !isWork;
}

/** When a report of a duty day is due that is due at a time of day: a time before the duty day begins is of the morning on which it ends. */
export const dayDueAt = (day: IsoDay, at: ClockTime, { zone, dayStart }: DutyClock): Instant =>
  instantAt(at < dayStart ? addDays(day, 1) : day, at, zone);

type Span = Pick<ProductDue, 'kind' | 'fromDay' | 'untilDay' | 'dueAt'>;

function spanOn(rule: ProductRule, { day, type }: OfficialDay, clock: DutyClock): Span | undefined {
  if (rule.kind === 'daily')
    return isExpectedOn(rule.on, { type })
      ? { kind: 'daily', fromDay: day, untilDay: day, dueAt: dayDueAt(day, rule.at, clock) }
      : undefined;
  const dueAt = instantAt(day, rule.at, clock.zone);
  if (rule.kind === 'weekly')
    return weekdayOf(day) === rule.weekday
      ? { kind: 'weekly', fromDay: addDays(day, -7), untilDay: addDays(day, -1), dueAt }
      : undefined;
  return Number(day.slice(8)) === rule.day
    ? { kind: 'monthly', ...edgesOfMonth(addMonths(monthOf(day), -1)), dueAt }
    : undefined;
}

/** What is due on days of the calendar: by the rules of the recipients, and of important periods, whose times go before those of a recipient of the same name. */
export function productDues(
  recipients: readonly ProductRecipient[],
  periods: readonly Pick<Period, 'id' | 'fields' | 'declaredAt' | 'state'>[],
  days: readonly OfficialDay[],
  clock: DutyClock,
): readonly ProductDue[] {
  const edge = new Set(days.map(({ day }) => day));
  const byPeriods = periods
    .filter(({ state }) => state !== 'cancelled')
    .flatMap((period) =>
      duesOf(period, clock.zone).flatMap(({ what, day, bodyId, bodyName, dueAt }): readonly ProductDue[] =>
        what === 'daily' && day !== null && edge.has(day)
          ? [
              {
                recipientId: bodyId,
                recipientName: bodyName,
                kind: 'daily',
                fromDay: day,
                untilDay: day,
                dueAt,
                period: { id: period.id, name: period.fields.name },
              },
            ]
          : [],
      ),
    );
  const taken = new Set(byPeriods.map(({ recipientName, untilDay }) => `${untilDay} ${recipientName}`));
  const byRules = recipients.flatMap(({ id, name, rules, sinceDay }) =>
    days
      .filter(({ day }) => day >= sinceDay)
      .flatMap((day) =>
        rules.flatMap((rule): readonly ProductDue[] => {
          const span = spanOn(rule, day, clock);
          return span === undefined || (span.kind === 'daily' && taken.has(`${span.untilDay} ${name}`))
            ? []
            : [{ recipientId: id, recipientName: name, period: null, ...span }];
        }),
      ),
  );
  return [...byPeriods, ...byRules].toSorted(
    (one, other) =>
      one.dueAt.localeCompare(other.dueAt) || one.recipientName.localeCompare(other.recipientName, 'zh-CN'),
  );
}

/** True where a product is what a due asks for; a consolidated report of a day is its daily one too. */
export const isAskedBy = (
  due: Pick<ProductDue, 'kind' | 'fromDay' | 'untilDay'>,
  { kind, fromDay, untilDay }: Pick<ProductFields, 'kind' | 'fromDay' | 'untilDay'>,
): boolean =>
  (kind === due.kind || (due.kind === 'daily' && kind === 'consolidated')) &&
  fromDay === due.fromDay &&
  untilDay === due.untilDay;

/** The first delivery of a standing product that met a due, with its product; undefined while none did. */
export function productMetBy(
  due: Pick<ProductDue, 'kind' | 'fromDay' | 'untilDay' | 'recipientId' | 'recipientName'>,
  products: readonly DutyProduct[],
): { readonly product: DutyProduct; readonly sentAt: Instant } | undefined {
  return products
    .filter(({ state, fields }) => state === 'issued' && isAskedBy(due, fields))
    .flatMap((product) =>
      product.deliveries
        .filter(({ recipientId, unit }) => recipientId === due.recipientId || unit === due.recipientName)
        .map(({ sentAt }) => ({ product, sentAt })),
    )
    .toSorted((one, other) => one.sentAt.localeCompare(other.sentAt))[0];
}
