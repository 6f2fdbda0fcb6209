import type { AbsenceFull } from '#contract/methods/absence-nouns';
import { useWords } from '../../use-words.ts';

const stations = ['draft', 'approved', 'reported', 'away', 'returned'] as const;
type Station = (typeof stations)[number];

const isPassed = (absence: AbsenceFull): Readonly<Record<Station, boolean>> => ({
  draft: true,
  approved: absence.approval !== null,
  reported: absence.reports.length > 0,
  away: ['away', 'overdue', 'returned'].includes(absence.state),
  returned: absence.returned !== null,
});

/** How far an absence has come: 草稿 → 已审批 → 已报备 → 外出中 → 已销假, with what went off this line. */
export function StateLine({ absence }: { readonly absence: AbsenceFull }) {
  const { t } = useWords();
  const passed = isPassed(absence);
  const last = stations.findLastIndex((station) => passed[station]);
  const isCancelled = absence.state === 'cancelled';
  const signOf = (station: Station, index: number): string => {
    if (isCancelled || index === last) return '';
    return passed[station] ? '✓' : index < last ? '–' : '';
  };
  return (
    <div className="state-line">
      <ol aria-label={t('absence:field.state')}>
        {stations.map((station, index) => {
          const isHere = index === last && !isCancelled;
          return (
            <li
              key={station}
              className={passed[station] && !isCancelled ? 'is-passed' : ''}
              aria-current={isHere ? 'step' : undefined}
            >
              <span aria-hidden="true">{signOf(station, index)}</span> {t(`absence:state.${station}`)}
              {passed[station] || index > last ? null : (
                <span className="unseen">{t('absence:detail.skipped')}</span>
              )}
            </li>
          );
        })}
      </ol>
      {absence.state === 'overdue' ? <span className="tag red">{t('absence:state.overdue')}</span> : null}
      {isCancelled ? <span className="tag">{t('absence:state.cancelled')}</span> : null}
      {absence.changeCount === 0 ? null : (
        <span className="tag orange">{t('absence:detail.changes', { count: absence.changeCount })}</span>
      )}
    </div>
  );
}
