import { packageAct, packageReceipt } from '#domain/package/package';
import { productAct, productKind } from '#domain/product/product';
import type { Words } from '../../use-words.ts';
import { type Body, bodyOf, listOf, textOf } from './body-parts.ts';

const spaced = (parts: readonly string[]): string => parts.filter((part) => part !== '').join('  ');

const joined = (t: Words, parts: readonly string[]): string =>
  [...new Set(parts.filter((part) => part !== ''))].join('、') || t('office:audit.nothing');

const namesIn = (t: Words, value: unknown): string =>
  joined(
    t,
    listOf(value).map((one) => textOf(bodyOf(one)['name'])),
  );

/** A kind of product as people call it; a zero report is one by itself. */
export function productKindWords(t: Words, value: unknown, isZero: boolean): string {
  const kind = productKind.safeParse(value).data;
  if (kind === undefined) return textOf(value);
  return t(`product:kind.${kind === 'daily' && isZero ? 'zero' : kind}`);
}

/** What an office says of a package. */
export function verdictWords(t: Words, value: unknown): string {
  const verdict = packageReceipt.shape.verdict.safeParse(value).data;
  return verdict === undefined ? textOf(value) : t(`product:verdict.${verdict}`);
}

/** As much of a key as tells it from others. */
export const shortKey = (value: unknown): string => textOf(value).slice(0, 8);

/** How written products are made and sent after a change. */
export const productSetupWords = (t: Words, setup: Body): string =>
  t('office:audit.product.setup', {
    recipients: namesIn(t, setup['recipients']),
    destinations: namesIn(t, setup['destinations']),
  });

/** A step of a written product: what was done, and whom it reached up to then. */
export function productWords(t: Words, body: Body): string {
  const product = bodyOf(body['product']);
  const fields = bodyOf(product['fields']);
  const act = productAct.safeParse(body['act']).data;
  const units = listOf(product['deliveries'])
    .map(bodyOf)
    .filter(({ receiptAt }) => act !== 'receipt' || textOf(receiptAt) !== '')
    .map(({ unit }) => textOf(unit));
  const values = {
    kind: productKindWords(t, fields['kind'], fields['isZero'] === true),
    no: textOf(product['no']),
    title: textOf(fields['title']),
    units: joined(t, units),
  };
  return spaced([
    act === undefined
      ? `${textOf(body['act'])} ${values.kind} ${values.no} ${values.title}`
      : t(`office:audit.product.act.${act}`, values),
    textOf(body['note']),
  ]);
}

/** A key with which the room signs from then on, and why another one. */
export const unitKeyWords = (t: Words, body: Body): string =>
  spaced([t('office:audit.unitKey', { key: shortKey(body['publicKey']) }), textOf(body['reason'])]);

/** A step of a package: which one, and where it got to. */
export function packageWords(t: Words, body: Body): string {
  const one = bodyOf(body['package']);
  const act = packageAct.safeParse(body['act']).data;
  const drops = listOf(one['drops']).map(bodyOf);
  const receipts = drops
    .map(({ receipt }) => bodyOf(receipt))
    .filter(({ verdict }) => verdict !== undefined)
    .map(({ office, verdict }) =>
      t('office:audit.package.receiptOf', { office: textOf(office), verdict: verdictWords(t, verdict) }),
    );
  const values = {
    no: textOf(one['sequence']),
    title:
      one['productState'] === 'withdrawn'
        ? t('office:audit.package.withdrawal', { title: textOf(one['title']) })
        : textOf(one['title']),
    places: joined(
      t,
      drops.map(({ name, folder }) => textOf(name) || textOf(folder)),
    ),
    receipts: joined(t, receipts),
  };
  return act === undefined
    ? `${textOf(body['act'])} ${values.no} ${values.title}`
    : t(`office:audit.package.${act}`, values);
}

/** What left the machine of products and packages: a product `daily-2026-312`, a package `3f0a91c2-17`; undefined where nothing of these. */
export function productExportWords(t: Words, body: Body): string | undefined {
  const [product, one] = [textOf(body['productOf']), textOf(body['packageOf'])];
  const [, kind = '', year = '', no = ''] = /^(\w+)-(\d+)-(\d+)$/u.exec(product) ?? [];
  if (kind) return t('office:audit.product.exported', { kind: productKindWords(t, kind, false), year, no });
  const [, key = '', sequence = ''] = /^(\w+)-(\d+)$/u.exec(one) ?? [];
  return key === '' ? undefined : t('office:audit.package.exported', { key, no: sequence });
}
