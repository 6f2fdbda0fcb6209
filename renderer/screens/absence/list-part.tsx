import type { AbsenceId } from '#domain/absence/absence';
import { localParts } from '#domain/time/zone';
import { useAsk } from '../../asking.ts';
import { useZone } from '../../frame/seat.tsx';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { useKept, useKeptParts } from '../../parts/kept.ts';
import { useMinute } from '../../use-now.ts';
import { useWords } from '../../use-words.ts';
import { filterLines, isNarrowed, type ListFilter, mostDays, spanFault, usualSpans } from './list-filter.ts';
import { ListFilters } from './list-filters.tsx';
import { ListGrid } from './list-grid.tsx';

/** 登记簿: every absence of some days, narrowed as one likes; filters, cursor and scroll are kept. */
export function ListPart({ onOpen }: { readonly onOpen: (id: AbsenceId) => void }) {
  const { t } = useWords();
  const today = localParts(useMinute(), useZone()).day;
  const [filter, setFilter] = useKeptParts<ListFilter>('absence-list', {
    ...usualSpans(today).month,
    personId: null,
    states: [],
    kinds: [],
    isLeadersOnly: false,
    isMissedOnly: false,
  });
  const [cursorId, setCursorId] = useKept<AbsenceId | undefined>('absence-list-cursor', undefined);
  const fault = spanFault(filter);
  const asked = useAsk(
    'absence.list',
    { fromDay: filter.from, untilDay: filter.until },
    { isOff: fault !== undefined },
  );
  const lines = filterLines(asked.data ?? [], filter);
  return (
    <div className="month-part">
      <h2 className="unseen">{t('absence:list.title')}</h2>
      <ListFilters filter={filter} today={today} onChange={setFilter} />
      {asked.isError ? <FailureNotice error={asked.error} /> : null}
      {fault === undefined ? null : (
        <div className="failure" role="alert">
          {t(`absence:list.fault.${fault}`, { days: mostDays })}
        </div>
      )}
      {asked.data !== undefined && lines.length === 0 ? (
        <div className="empty grow">
          {t(isNarrowed(filter) ? 'absence:list.notFound' : 'absence:list.empty')}
        </div>
      ) : (
        <ListGrid lines={lines} cursorId={cursorId} onCursor={setCursorId} onOpen={onOpen} />
      )}
      <footer className="office-foot quiet small">
        {t('absence:list.count', {
          count: lines.length,
          missed: lines.filter((line) => line.missed > 0).length,
        })}
      </footer>
    </div>
  );
}
