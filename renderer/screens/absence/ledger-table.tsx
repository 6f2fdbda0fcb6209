import type { AbsenceLedgerLine } from '#contract/methods/absence-nouns';
import type { AbsenceId } from '#domain/absence/absence';
import { StateTag } from '../../parts/absence-tags.tsx';
import { actingWords, edgeWords, endWords } from '../../parts/edge-words.ts';
import { useTimes } from '../../parts/times.ts';
import { useWords } from '../../use-words.ts';

const headings = [
  'number',
  'person',
  'kind',
  'from',
  'until',
  'days',
  'acting',
  'approver',
  'reported',
  'lead',
  'changes',
  'back',
  'reasons',
] as const;

/** The lead time: kept or not, with the moment by which it was asked for and the one at which somebody was told. */
function Lead({ lead }: Pick<AbsenceLedgerLine, 'lead'>) {
  const { t } = useWords();
  const times = useTimes();
  if (lead === null) return <span className="quiet">{t('absence:ledger.notAsked')}</span>;
  const colour = { met: 'green', missed: 'red', open: 'yellow' }[lead.outcome];
  return (
    <>
      <span className={`tag ${colour}`}>{t(`absence:ledger.outcome.${lead.outcome}`)}</span>
      {lead.dueAt === null ? null : (
        <span className="small quiet below nowrap">
          {t('absence:ledger.due', { at: endWords(times, lead.dueAt) })}
        </span>
      )}
      <span className="small quiet below nowrap">
        {lead.doneAt === null
          ? t('absence:ledger.notDone')
          : t('absence:ledger.done', { at: times.moment(lead.doneAt) })}
      </span>
    </>
  );
}

function LedgerCells({
  line,
  onOpen,
}: {
  readonly line: AbsenceLedgerLine;
  readonly onOpen: (id: AbsenceId) => void;
}) {
  const { t } = useWords();
  const times = useTimes();
  return (
    <>
      <td>
        <button type="button" className="row-button nowrap" onClick={() => onOpen(line.id)}>
          {line.number}
        </button>
      </td>
      <td>
        <b>{line.personName}</b>
        <span className="small quiet below">{line.personPost}</span>
      </td>
      <td>
        {t(`absence:kind.${line.kind}`)}
        <span className="small quiet below">{t(`absence:reach.${line.reach}`)}</span>
      </td>
      <td className="edge">{edgeWords(t, times, line.from)}</td>
      <td className="edge">{edgeWords(t, times, line.until)}</td>
      <td className="number">{line.halfDays / 2}</td>
      <td>{actingWords(line)}</td>
      <td>
        {line.approverName}
        {line.approvedAt === null ? null : (
          <span className="small quiet below nowrap">{times.moment(line.approvedAt)}</span>
        )}
      </td>
      <td>
        {line.reportedTo}
        {line.reportedAt === null ? null : (
          <span className="small quiet below nowrap">{times.moment(line.reportedAt)}</span>
        )}
      </td>
      <td>
        <Lead lead={line.lead} />
      </td>
      <td className="number">{line.changeCount}</td>
      <td>
        <StateTag state={line.state} />
        {line.returned === null ? null : (
          <span className="small quiet below nowrap">{endWords(times, line.returned.at)}</span>
        )}
      </td>
      <td className="small">{line.reasons}</td>
    </>
  );
}

/** The ledger of a month as the printed table has it; a number opens its absence. */
export function LedgerTable({
  label,
  lines,
  onOpen,
}: {
  readonly label: string;
  readonly lines: readonly AbsenceLedgerLine[];
  readonly onOpen: (id: AbsenceId) => void;
}) {
  const { t } = useWords();
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
    <div className="table-scroll" role="region" aria-label={label} tabIndex={0}>
      <table className="plain-table lined ledger-table">
        <thead>
          <tr>
            {headings.map((heading) => (
              <th
                key={heading}
                scope="col"
                className={heading === 'days' || heading === 'changes' ? 'number' : undefined}
              >
                {t(`absence:ledger.column.${heading}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.id}>
              <LedgerCells line={line} onOpen={onOpen} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
