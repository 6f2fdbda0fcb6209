import '../../styles/incident-page.css';
import type { IncidentId } from '#domain/incident/incident';
import { localParts } from '#domain/time/zone';
import { useAsk } from '../../asking.ts';
import { announce } from '../../frame/events.ts';
import { useZone } from '../../frame/seat.tsx';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { useKept, useKeptParts } from '../../parts/kept.ts';
import { useMinute } from '../../use-now.ts';
import { useWords } from '../../use-words.ts';
import {
  allOfThem,
  filterLines,
  isNarrowed,
  type ListFilter,
  mostDays,
  spanFault,
  sumsOf,
  yearOf,
} from './list-filter.ts';
import { ListFilters } from './list-filters.tsx';
import { ListGrid } from './list-grid.tsx';
import type { IncidentPartProps } from './part-props.ts';

/** 台账: every incident of a span, to be searched and filtered; filters, cursor and scroll are kept. */
export function ListPart({ onChoose }: Pick<IncidentPartProps, 'onChoose'>) {
  const { t } = useWords();
  const today = localParts(useMinute(), useZone()).day;
  const [filter, setFilter] = useKeptParts<ListFilter>('incident-list', { ...yearOf(today), ...allOfThem });
  const [cursorId, setCursorId] = useKept<IncidentId | undefined>('incident-list-cursor', undefined);
  const fault = spanFault(filter);
  const asked = useAsk(
    'incident.list',
    { fromDay: filter.from, untilDay: filter.until, withOpen: true },
    { isOff: fault !== undefined },
  );
  const lines = filterLines(asked.data ?? [], filter);
  const open = (id: IncidentId): void => {
    onChoose(id);
    announce('show-incident', { tab: 'now', id });
  };
  return (
    <div className="incident-register">
      <h2 className="unseen">{t('incident:list.title')}</h2>
      <ListFilters filter={filter} onChange={setFilter} />
      {asked.isError ? <FailureNotice error={asked.error} /> : null}
      {fault === undefined ? null : (
        <div className="failure" role="alert">
          {t(`incident:list.fault.${fault}`, { days: mostDays })}
        </div>
      )}
      {asked.data !== undefined && lines.length === 0 ? (
        <div className="empty grow">
          {t(isNarrowed(filter) ? 'incident:list.notFound' : 'incident:list.empty')}
        </div>
      ) : (
        <ListGrid lines={lines} cursorId={cursorId} onCursor={setCursorId} onOpen={open} />
      )}
      <footer className="office-foot quiet small">{t('incident:list.sums', sumsOf(lines))}</footer>
    </div>
  );
}
