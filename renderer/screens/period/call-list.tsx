import type { CallOut, CallOutId } from '#domain/period/call-out';
import { callOutNumber } from '#domain/period/call-out';
import { callOutCounts } from '#domain/period/call-out-counts';
import { useTimes } from '../../parts/times.ts';
import { useMinute } from '../../use-now.ts';
import { useWords } from '../../use-words.ts';

/** Call-outs of one kind, the newest first; each opens its record. */
export function CallList({
  isDrill,
  callOuts,
  onOpen,
}: {
  readonly isDrill: boolean;
  readonly callOuts: readonly CallOut[];
  readonly onOpen: (id: CallOutId) => void;
}) {
  const { t } = useWords();
  const times = useTimes();
  const now = useMinute();
  const label = t(isDrill ? 'period:callOut.earlierDrills' : 'period:callOut.earlierReal');
  const shown = callOuts
    .filter((one) => one.isDrill === isDrill)
    .toSorted((one, other) => other.calledAt.localeCompare(one.calledAt));
  return (
    <section className={isDrill ? 'panel call-list is-drill' : 'panel call-list'} aria-label={label}>
      <header>
        <h2>{label}</h2>
        <span className="tag">{shown.length}</span>
      </header>
      {shown.length === 0 ? (
        <div className="empty">{t(isDrill ? 'period:callOut.noDrills' : 'period:callOut.noReal')}</div>
      ) : (
        <div className="away-scroll">
          <table className="plain-table" aria-label={label}>
            <thead>
              <tr>
                <th scope="col">{t('period:callOut.columnNumber')}</th>
                <th scope="col">{t('period:callOut.columnWhen')}</th>
                <th scope="col">{t('period:callOut.columnTier')}</th>
                <th scope="col">{t('period:callOut.columnReason')}</th>
                <th scope="col">{t('period:callOut.columnCounts')}</th>
                <th scope="col">{t('period:callOut.columnConclusion')}</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((callOut) => {
                const counts = callOutCounts(callOut, now);
                return (
                  <tr key={callOut.id}>
                    <td className="nowrap">
                      <button type="button" className="row-button" onClick={() => onOpen(callOut.id)}>
                        {callOutNumber(callOut)}
                      </button>
                    </td>
                    <td className="nowrap">{times.full(callOut.calledAt).slice(0, 16)}</td>
                    <td>{`${callOut.periodName} ${callOut.tierName}`.trim()}</td>
                    <td>{callOut.reason}</td>
                    <td className="nowrap">
                      {t('period:callOut.done', { arrived: counts.arrived, asked: counts.asked })}{' '}
                      {counts.late === 0 ? null : (
                        <span className="late-words">
                          {t('period:callOut.countLate', { count: counts.late })}
                        </span>
                      )}
                    </td>
                    <td>
                      {callOut.ended === null ? t('period:callOut.stillRunning') : callOut.ended.conclusion}
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
