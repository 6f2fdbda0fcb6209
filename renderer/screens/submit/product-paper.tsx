import '../../styles/incident-report.css';
import zhPrint from '#words/zh-CN/print' with { type: 'json' };
import { reportLines } from '#domain/incident/report-lines';
import { fillGaps } from '#domain/incident/report-words';
import { type DutyProduct, isAnnex, type ProductFields } from '#domain/product/product';
import type { Instant } from '#domain/time/instant';
import { localParts } from '#domain/time/zone';
import { useZone } from '../../frame/seat.tsx';
import { useWords } from '../../use-words.ts';
import { paperDay } from './paper-day.ts';

/** The words of the paper: documents are written in Chinese whatever language the screens have. */
const words = zhPrint.product.paper;

/** The number of a heading: 一, 十二, 二十. */
function numeral(count: number): string {
  const [tens, ones] = [Math.floor(count / 10), count % 10];
  const digit = (value: number): string => zhPrint.numerals[value - 1] ?? '';
  return tens === 0 ? digit(ones) : `${tens === 1 ? '' : digit(tens)}${digit(10)}${digit(ones)}`;
}

const span = ({ fromDay, untilDay }: ProductFields): string =>
  fromDay === untilDay
    ? paperDay(untilDay)
    : fillGaps(zhPrint.range, { from: paperDay(fromDay), until: paperDay(untilDay) });

function Paragraphs({ text }: { readonly text: string }) {
  return reportLines(text).map(({ level, lead, rest }, place) => (
    // Paragraphs have no other name than their place.
    // oxlint-disable-next-line react/no-array-index-key
    <p key={place}>
      {lead === '' ? null : <span className={`report-level-${level}`}>{lead}</span>}
      {rest}
    </p>
  ));
}

/** Who wrote, looked through and issued it and how, where to call, and the record that proves it. */
function Proof({ product }: { readonly product: DutyProduct }) {
  const zone = useZone();
  const minute = (at: Instant): string => `${localParts(at, zone).day} ${localParts(at, zone).time}`;
  const signed = (one: DutyProduct['reviewer']): string =>
    one === null ? words.nobody : fillGaps(words[one.manner], { name: one.name, at: minute(one.at) });
  const { editor, reviewer, issuer, imprint, head } = product;
  return (
    <>
      <p>{fillGaps(words.editor, { text: signed(editor) })}</p>
      <p>{fillGaps(words.reviewer, { text: signed(reviewer) })}</p>
      <p>{fillGaps(words.issuer, { text: signed(issuer) })}</p>
      {imprint.contact === '' ? null : <p>{fillGaps(words.phone, { phone: imprint.contact })}</p>}
      <p className="product-head">{fillGaps(words.chain, head)}</p>
    </>
  );
}

/** A product as its paper will look, but for the fonts of this machine; `issued` is left out while it is written. */
export function ProductPaper({
  fields,
  head,
  unit,
  year,
  no,
  issued,
}: {
  readonly fields: ProductFields;
  /** The red head of a numbered product; empty of others. */
  readonly head: string;
  readonly unit: string;
  readonly year: number;
  readonly no: number;
  readonly issued?: DutyProduct;
}) {
  const { t } = useWords();
  const isRed = head !== '';
  const inText = fields.sections.filter((section) => !isAnnex(section));
  const isOneMatter = fields.kind === 'info' && fields.sections.length === 1;
  const dayNo =
    fields.period === null
      ? ''
      : fillGaps(words.periodDay, {
          name: fields.period.name,
          no: fillGaps(zhPrint.product.compose.period.dayNo, { day: fields.period.dayNo }),
        });
  const listed = (pattern: string, units: readonly string[]) =>
    units.length === 0 ? null : <p>{fillGaps(pattern, { units: units.join(words.units) })}</p>;
  return (
    <article className="report-paper product-paper" lang="zh-CN" aria-label={t('product:write.paper')}>
      {isRed ? (
        <header>
          <p className="report-red-head">{head}</p>
          <p className="report-centre">{fillGaps(words.issueYear, { year, no })}</p>
          <p className="report-sides">
            <span>{unit}</span>
            <span>{paperDay(fields.untilDay)}</span>
          </p>
        </header>
      ) : null}
      <h3>{fields.title}</h3>
      {isRed ? null : (
        <p className="report-centre product-line">
          {[unit, span(fields), fillGaps(words.issueNo, { no }), dayNo]
            .filter((text) => text !== '')
            .join(zhPrint.gap)}
        </p>
      )}
      {inText.map(({ key, heading, text }, place) => (
        <div key={key}>
          {isOneMatter ? null : (
            <p className="report-level-1">
              {fillGaps(zhPrint.numbered, { numeral: numeral(place + 1), text: heading })}
            </p>
          )}
          <Paragraphs text={text} />
        </div>
      ))}
      <Paragraphs text={fields.conclusion} />
      <div className="report-tail">
        {listed(isRed ? words.reportTo : words.sentTo, fields.to)}
        {listed(isRed ? words.passTo : words.copyTo, fields.copyTo)}
        {issued === undefined ? null : <Proof product={issued} />}
      </div>
      {fields.sections.filter(isAnnex).map(({ key, heading, text }) => (
        <div key={key}>
          <p className="report-level-1">{fillGaps(words.annex, { heading })}</p>
          <Paragraphs text={text} />
        </div>
      ))}
    </article>
  );
}
