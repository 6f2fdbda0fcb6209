import { hasDay } from '#domain/period/holds';
import type { ProductKind } from '#domain/product/product';
import type { ProductSetup, ProductTemplate } from '#domain/product/setup';
import type { ProductGround } from './ground.ts';
import { periodsOf } from './period-text.ts';

const most = 20;

/** Superior bodies that want such a product: by the rules of the set-up, and of a day of an important period those that want a report of each day. */
function waiting(ground: ProductGround, kind: ProductKind, setup: ProductSetup): readonly string[] {
  const byRule = setup.recipients.filter(({ rules }) => rules.some((rule) => rule.kind === kind));
  const ofPeriods =
    kind === 'daily'
      ? periodsOf(ground)
          .filter((period) => hasDay(period, ground.untilDay))
          .flatMap(({ fields }) => fields.bodies.filter(({ daily }) => daily !== null))
      : [];
  return [...byRule, ...ofPeriods].map(({ name }) => name);
}

/** Whom a product is addressed to where nobody says otherwise: as its template says, or else whoever waits for it, or else every recipient. */
export function recipientsOf(
  ground: ProductGround,
  template: ProductTemplate,
  setup: ProductSetup,
): { readonly to: string[]; readonly copyTo: string[] } {
  const wanted = waiting(ground, template.kind, setup);
  const all = wanted.length > 0 ? wanted : setup.recipients.map(({ name }) => name);
  const to = template.to.length > 0 ? template.to : all;
  return { to: [...new Set(to)].slice(0, most), copyTo: [...template.copyTo] };
}
