import type { DutyProduct } from '#domain/product/product';
import type { ProductPaper } from './product-paper.ts';
import { longDay, stationTime } from './station-time.ts';
import { fill, print } from './words.ts';

const words = print.product.paper;

/** The texts of a product that stand beside its sections, as every form of it says them. */
export type ProductTexts = {
  /** The day or the days that it covers. */
  readonly span: string;
  /** `第312期`, and with its year. */
  readonly issueNo: string;
  readonly issueYear: string;
  /** The important period that the day belongs to, which day of it that is (第几日), and both; empty outside. */
  readonly period: string;
  readonly dayNo: string;
  readonly periodDay: string;
  readonly editor: string;
  /** Empty where nobody looked it through. */
  readonly reviewer: string;
  readonly issuer: string;
  readonly issuedAt: string;
  readonly chain: string;
};

type Signer = DutyProduct['issuer'];

/** The texts of a product that stand beside its sections. */
export function productTexts({ product, zone }: ProductPaper): ProductTexts {
  const { fields, year, no, editor, reviewer, issuer, issuedAt, head } = product;
  const { fromDay, untilDay, period } = fields;
  const time = stationTime(zone);
  const dayNo = period === null ? '' : fill(print.product.compose.period.dayNo, { day: period.dayNo });
  const signed = ({ name, manner, at }: Signer): string => fill(words[manner], { name, at: time.minute(at) });
  return {
    span:
      fromDay === untilDay
        ? longDay(untilDay)
        : fill(print.range, { from: longDay(fromDay), until: longDay(untilDay) }),
    issueNo: fill(words.issueNo, { no }),
    issueYear: fill(words.issueYear, { year, no }),
    period: period?.name ?? '',
    dayNo,
    periodDay: period === null ? '' : fill(words.periodDay, { name: period.name, no: dayNo }),
    editor: signed(editor),
    reviewer: reviewer === null ? '' : signed(reviewer),
    issuer: signed(issuer),
    issuedAt: time.long(issuedAt),
    chain: fill(words.chain, head),
  };
}

/** True of a kind that circulates under a red head with its number. */
export const isRedHeaded = ({ imprint }: DutyProduct): boolean => imprint.head !== '';
