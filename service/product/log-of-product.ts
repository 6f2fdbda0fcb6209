import type { DutyProduct, ProductDelivery } from '#domain/product/product';
import { fill, print, productNouns } from '../documents/words.ts';
import { logEntry } from '../incident/log-of-incident.ts';
import type { Write } from '../room.ts';

const words = productNouns.log;

/** What a product is called by its kind: 日报告, 零报告. */
export const productName = ({ fields }: Pick<DutyProduct, 'fields'>): string =>
  productNouns.kind[fields.isZero ? 'zero' : fields.kind];

const channels: Readonly<Record<ProductDelivery['manner'], string | undefined>> = {
  package: 'system',
  network: 'system',
  fax: 'fax',
  paper: 'paper',
  mail: 'mail',
  phone: undefined,
};

/** Writes into the log that a product was sent, where whoever sends it has the desk. */
export function logSent(
  room: Write,
  product: DutyProduct,
  deliveries: readonly Pick<ProductDelivery, 'unit' | 'manner' | 'sentAt' | 'receiver'>[],
): void {
  for (const { unit, manner, sentAt, receiver } of deliveries) {
    const channel = channels[manner];
    logEntry(room, null, {
      category: 'REPORT',
      content: fill(words.sent, {
        title: product.fields.title,
        kind: productName(product),
        unit,
        manner: productNouns.manner[manner],
      }),
      occurredAt: sentAt,
      counterpart: { unit, name: receiver, post: '', phone: '' },
      fields: {
        productNo: `${productName(product)}${fill(print.incidentReport.issueYear, { year: product.year, no: product.no })}`,
        ...(channel === undefined ? {} : { channel }),
        ...(receiver === '' ? {} : { receiver }),
        sentAt,
      },
    });
  }
}

/** Writes into the log that a product was withdrawn, where whoever does it has the desk. */
export function logWithdrawn(room: Write, product: DutyProduct, reason: string): void {
  logEntry(room, null, {
    category: 'REPORT',
    content: fill(words.withdrawn, { title: product.fields.title, kind: productName(product), reason }),
    fields: {
      productNo: `${productName(product)}${fill(print.incidentReport.issueYear, { year: product.year, no: product.no })}`,
    },
  });
}
