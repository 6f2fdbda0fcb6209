import type { ShownDue } from '#contract/methods/period-nouns';
import type { Submission } from '#domain/period/submission';
import { useTimes } from '../../parts/times.ts';
import { useMinute } from '../../use-now.ts';
import { useWords } from '../../use-words.ts';
import { apart, type DueRow } from './due-rows.ts';

const headings = ['body', 'what', 'dueAt', 'state', 'sentAt', 'manner', 'receipt', 'by', 'acts'] as const;

const colours = { ahead: '', soon: 'orange', overdue: 'red', met: 'green', late: 'yellow' } as const;

function DueState({ due }: { readonly due: ShownDue }) {
  const { t } = useWords();
  const now = useMinute();
  const span = (one: string, other: string): string => {
    const { unit, count } = apart(one, other);
    return t(`period:due.span.${unit}`, { count });
  };
  const left =
    due.state === 'met'
      ? ''
      : due.state === 'late'
        ? t('period:due.lateBy', { span: span(due.sentAt ?? now, due.dueAt) })
        : t(due.state === 'overdue' ? 'period:due.over' : 'period:due.left', { span: span(now, due.dueAt) });
  return (
    <>
      <span className={`tag ${colours[due.state]}`}>{t(`period:due.state.${due.state}`)}</span>
      {due.isOutdated ? <span className="tag orange">{t('period:due.outdated')}</span> : null}
      {left === '' ? null : (
        <span className={due.state === 'overdue' ? 'small below late-words' : 'small below quiet'}>
          {left}
        </span>
      )}
    </>
  );
}

function SentCells({ sent }: { readonly sent: Submission | null }) {
  const { t } = useWords();
  const times = useTimes();
  if (sent === null) return <td colSpan={4}>{''}</td>;
  const { fields, withdrawn } = sent;
  return (
    <>
      <td>
        {times.moment(fields.at)}
        {fields.planVersion === null ? null : (
          <span className="small quiet below">
            {t('period:due.version', { version: fields.planVersion })}
          </span>
        )}
        {withdrawn === null ? null : (
          <span className="small below not-struck">
            <span className="tag">{t('period:due.withdrawn')}</span> {withdrawn.reason}
          </span>
        )}
      </td>
      <td>{t(`period:manner.${fields.manner}`)}</td>
      <td>
        {fields.receipt === '' ? <span className="quiet">{t('period:due.noReceipt')}</span> : fields.receipt}
        {fields.receivedBy === '' ? null : <span className="small quiet below">{fields.receivedBy}</span>}
      </td>
      <td>
        {sent.sentByName}
        {fields.note === '' ? null : <span className="small quiet below">{fields.note}</span>}
      </td>
    </>
  );
}

/** What is due and what was sent, line by line. */
export function DueTable({
  rows,
  label,
  mayReport,
  onRecord,
  onReceipt,
  onWithdraw,
  onExport,
}: {
  readonly rows: readonly DueRow[];
  readonly label: string;
  readonly mayReport: boolean;
  readonly onRecord: (due: ShownDue) => void;
  readonly onReceipt: (submission: Submission) => void;
  readonly onWithdraw: (submission: Submission) => void;
  readonly onExport: (bodyId: string) => void;
}) {
  const { t } = useWords();
  const times = useTimes();
  const act = (words: string, of: string, run: () => void) => (
    <button type="button" className="quiet-button" aria-label={`${words} ${of}`} onClick={run}>
      {words}
    </button>
  );
  return (
    <div className="due-table">
      <table className="plain-table" aria-label={label}>
        <colgroup>
          {headings.map((heading) => (
            <col key={heading} className={`col-due-${heading}`} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {headings.map((heading) => (
              <th key={heading} scope="col">
                {heading === 'acts' ? (
                  <span className="unseen">{t('period:due.field.acts')}</span>
                ) : (
                  t(`period:due.field.${heading}`)
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, due, submission }) => {
            const shown = due ?? (submission === null ? null : { ...submission.fields, ...submission });
            if (shown === null) return null;
            const isGone = submission !== null && submission.withdrawn !== null;
            const of = `${shown.bodyName} ${t(`period:what.${shown.what}`)} ${shown.day ?? ''}`.trim();
            return (
              <tr key={key} className={isGone ? 'is-cancelled' : due === null ? 'is-further' : undefined}>
                <td>{shown.bodyName}</td>
                <td>
                  {t(`period:what.${shown.what}`)}
                  {shown.day === null ? null : (
                    <span className="small quiet below">{times.day(shown.day)}</span>
                  )}
                </td>
                <td className="nowrap">{due === null ? '' : times.moment(due.dueAt)}</td>
                <td>{due === null ? null : <DueState due={due} />}</td>
                <SentCells sent={submission} />
                <td className="due-acts">
                  {due !== null && mayReport && (submission === null || due.isOutdated)
                    ? act(t('period:due.act.record'), of, () => onRecord(due))
                    : null}
                  {due?.what === 'roster'
                    ? act(t('period:due.act.export'), of, () => onExport(due.bodyId))
                    : null}
                  {submission !== null && !isGone && mayReport ? (
                    <>
                      {act(
                        t(
                          submission.fields.receipt === ''
                            ? 'period:due.act.receipt'
                            : 'period:due.act.correctReceipt',
                        ),
                        of,
                        () => onReceipt(submission),
                      )}
                      {act(t('period:due.act.withdraw'), of, () => onWithdraw(submission))}
                    </>
                  ) : null}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
