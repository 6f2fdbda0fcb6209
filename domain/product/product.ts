import { z } from 'zod';
import { reportSigner } from '../incident/incident-report.ts';
import { isPrintable } from '../log/entry.ts';
import { periodId } from '../period/period.ts';
import { personId } from '../people/person.ts';
import { instant, isoDay } from '../time/instant.ts';
import { productFigures, productIncident } from './figures.ts';

const printable = (most: number) => z.string().max(most).refine(isPrintable, 'unprintable');
const named = (most: number) => z.string().trim().min(1).max(most).refine(isPrintable, 'unprintable');

/** 日报告 (a zero report is one of these), 周报, 月报, 值班要情, 值班信息, 汇总日报 of a central office. */
export const productKind = z.enum(['daily', 'weekly', 'monthly', 'digest', 'info', 'consolidated']);

/** 日报告, 周报, 月报, 值班要情, 值班信息, 汇总日报. */
export type ProductKind = z.output<typeof productKind>;

/** True of products whose number (期号) may be typed: 值班要情 and 值班信息. */
export const hasTypedNo = (kind: ProductKind): kind is 'digest' | 'info' =>
  kind === 'digest' || kind === 'info';

/** Names a written product for ever. */
export const productId = z.string().min(1).max(64).brand<'ProductId'>();

/** Names a written product for ever. */
export type ProductId = z.output<typeof productId>;

/** Names something of the set-up of written products for ever: a section, a recipient, a destination. */
export const productKey = z.string().regex(/^[\w.-]{1,40}$/);

/** One section of a written product. */
export const productSection = z.strictObject({
  key: productKey,
  heading: named(60),
  /** Paragraphs, one a line. */
  text: printable(20_000),
});

/** One section of a written product. */
export type ProductSection = z.output<typeof productSection>;

/** True of a section that stands behind the signatures: a list that would part them from the text. */
export const isAnnex = ({ key }: Pick<ProductSection, 'key'>): boolean => key === 'roomNames';

/** What is written in a product. */
export const productFields = z.strictObject({
  kind: productKind,
  /** 零报告: nothing happened in the span. */
  isZero: z.boolean(),
  /** Duty days, both included. */
  fromDay: isoDay,
  untilDay: isoDay,
  /** The important period that the day belongs to, and which day of it that is (第几日); null outside. */
  period: z.strictObject({ id: periodId, name: printable(60), dayNo: z.int().min(1).max(400) }).nullable(),
  title: named(200),
  sections: z.array(productSection).max(40),
  /** 结论句; may be empty. */
  conclusion: printable(1000),
  to: z.array(named(100)).max(20),
  copyTo: z.array(named(100)).max(20),
  figures: productFigures,
  incidents: z.array(productIncident).max(200),
  /** The newest record that was read for it. */
  factsUntilSeq: z.int().min(0),
});

/** What is written in a product. */
export type ProductFields = z.output<typeof productFields>;

/** How a product can reach a recipient: by package, and otherwise as a period's reports do. */
export const productManner = z.enum(['package', 'network', 'fax', 'paper', 'mail', 'phone']);

/** How a product reached one recipient. */
export const productDelivery = z.strictObject({
  /** The recipient of the set-up, or the superior body of a period; empty of somebody else. */
  recipientId: printable(40),
  unit: named(100),
  dueAt: instant.nullable(),
  sentAt: instant,
  manner: productManner,
  /** The sequence of the package; null of other manners. */
  packageNo: z.int().positive().nullable(),
  receiver: printable(60),
  /** 回执. */
  receipt: printable(120),
  receiptAt: instant.nullable(),
});

/** How a product reached one recipient. */
export type ProductDelivery = z.output<typeof productDelivery>;

/** How often one report can be given back. */
export const mostRemarks = 40;

/** What somebody who looked a report through said when giving it back to be mended (退回修改). */
export const reviewRemark = z.strictObject({
  name: named(60),
  personId,
  at: instant,
  /** The text that it was said of: 第N稿. */
  textNo: z.int().min(1),
  text: named(500),
});

/** What somebody who looked a report through said when giving it back. */
export type ReviewRemark = z.output<typeof reviewRemark>;

/** A record of the chain, printed as the outside witness. */
export const witnessedHead = z.strictObject({
  seq: z.int().min(0),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
});

/** A record of the chain, printed as the outside witness. */
export type WitnessedHead = z.output<typeof witnessedHead>;

/** 已签发 or 已撤回. */
export const productState = z.enum(['issued', 'withdrawn']);

/** A written product (日报告 and its kin) after its newest step. */
export const dutyProduct = z.strictObject({
  id: productId,
  fields: productFields,
  /** 第N期 of its kind in the year. */
  year: z.int(),
  no: z.int().positive(),
  /** 填报人. */
  editor: reportSigner,
  /** 审核人; null where nobody looked it through. */
  reviewer: reportSigner.nullable(),
  /** What was said of it while it waited to be looked through, in that order; empty where it never was given back. It stays in the room. */
  remarks: z.array(reviewRemark).max(mostRemarks),
  /** 签发人. */
  issuer: reportSigner,
  issuedAt: instant,
  /** The newest record before it was issued; it stands on the paper. */
  head: witnessedHead,
  /** What stands beside the text, kept as it was then. */
  imprint: z.strictObject({ unitName: z.string(), head: printable(60), contact: printable(100) }),
  deliveries: z.array(productDelivery).max(60),
  state: productState,
  /** Why it was withdrawn. */
  reason: printable(500),
  /** The product that it was issued in the place of; null of a first one. */
  replaces: productId.nullable(),
});

/** A written product after its newest step. */
export type DutyProduct = z.output<typeof dutyProduct>;

/** The steps of a product: 签发, 报送, 回执, 撤回. */
export const productAct = z.enum(['issued', 'sent', 'receipt', 'withdrawn']);

/** The steps of a product. */
export type ProductAct = z.output<typeof productAct>;
