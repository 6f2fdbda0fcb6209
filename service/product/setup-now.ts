import { z } from 'zod';
import preset from '#presets/product' with { type: 'json' };
import { productSetup, type ProductSetup } from '#domain/product/setup';
import type { ProductKind } from '#domain/product/product';
import { productSetupNow } from '../store/product-setup.ts';
import type { Sqlite } from '../store/sql.ts';

const shipped = z.object({ setup: productSetup });

/** How products are written before the unit has said anything: the preset that ships. */
export const presetProductSetup = (): ProductSetup => shipped.parse(preset).setup;

/** How products are written now, with the number that a change has to name; 0 while the preset holds. */
export const productSetupOf = (sqlite: Sqlite): { readonly setup: ProductSetup; readonly version: number } =>
  productSetupNow(sqlite) ?? { setup: presetProductSetup(), version: 0 };

/** How products of a kind look now. */
export function templateOf(sqlite: Sqlite, kind: ProductKind): ProductSetup['templates'][number] {
  const found = productSetupOf(sqlite).setup.templates.find((one) => one.kind === kind);
  if (found === undefined) throw new RangeError(`no template ${kind}`);
  return found;
}

/** How products of a kind look before the unit has said anything. */
export function presetTemplateOf(kind: ProductKind): ProductSetup['templates'][number] {
  const found = presetProductSetup().templates.find((one) => one.kind === kind);
  if (found === undefined) throw new RangeError(`no template ${kind}`);
  return found;
}
