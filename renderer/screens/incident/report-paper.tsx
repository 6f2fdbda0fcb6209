import { isBulletin, type ReportFields } from '#domain/incident/incident-report';
import { reportLines } from '#domain/incident/report-lines';
import { fillGaps } from '#domain/incident/report-words';
import { useSeat } from '../../frame/seat.tsx';
import { useWords } from '../../use-words.ts';
import { documentWords, paperWords } from './report-text.ts';

/** A report as the paper will look, but for the fonts of this machine. */
export function ReportPaper({
  fields,
  head,
  no,
  date,
  signers,
}: {
  readonly fields: Pick<ReportFields, 'kind' | 'title' | 'body' | 'to' | 'copyTo'>;
  /** The red head of a bulletin. */
  readonly head: string;
  readonly no: number;
  readonly date: string;
  /** Who wrote, checked and issued it; empty before it is issued. */
  readonly signers: string;
}) {
  const { t } = useWords();
  const unit = useSeat().station?.unitName ?? '';
  const isIssue = isBulletin(fields.kind);
  return (
    <article className="report-paper" lang="zh-CN" aria-label={t('incident:write.preview')}>
      {isIssue ? (
        <header>
          <p className="report-red-head">{head}</p>
          <p className="report-centre">{fillGaps(paperWords.issueYear, { year: date.slice(0, 4), no })}</p>
          <p className="report-sides">
            <span>{unit}</span>
            <span>{date}</span>
          </p>
        </header>
      ) : null}
      <h3>{fields.title}</h3>
      {isIssue || fields.to.length === 0 ? null : (
        <p className="report-to">
          {fillGaps(paperWords.addressed, { to: fields.to.join(documentWords.list) })}
        </p>
      )}
      {reportLines(fields.body).map(({ level, lead, rest }, place) => (
        // Paragraphs have no other name than their place.
        // oxlint-disable-next-line react/no-array-index-key
        <p key={place}>
          {lead === '' ? null : <span className={`report-level-${level}`}>{lead}</span>}
          {rest}
        </p>
      ))}
      {isIssue ? null : (
        <footer className="report-from">
          <p>{unit}</p>
          <p>{date}</p>
        </footer>
      )}
      <div className="report-tail">
        {isIssue && fields.to.length > 0 ? (
          <p>{fillGaps(paperWords.toLine, { units: fields.to.join(paperWords.units) })}</p>
        ) : null}
        {fields.copyTo.length > 0 ? (
          <p>{fillGaps(paperWords.copyLine, { units: fields.copyTo.join(paperWords.units) })}</p>
        ) : null}
        {signers === '' ? null : <p>{signers}</p>}
      </div>
    </article>
  );
}
