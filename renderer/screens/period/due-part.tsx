import '../../styles/period-list.css';
import { Checkbox } from 'antd';
import type { PeriodLine } from '#contract/methods/period-nouns';
import type { PeriodId } from '#domain/period/period';
import { addDays } from '#domain/time/instant';
import { localParts } from '#domain/time/zone';
import { useAsk } from '../../asking.ts';
import { useZone } from '../../frame/seat.tsx';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { useKept } from '../../parts/kept.ts';
import { useMinute } from '../../use-now.ts';
import { useWords } from '../../use-words.ts';
import { DueOf } from './due-of.tsx';
import type { ChosenPeriod } from './part-props.ts';
import { usualPeriod } from './plan-choice.tsx';

/** True of a period that somebody still has to look after. */
const isOpen = ({ state }: PeriodLine): boolean => state === 'declared';

/** 报送: what superior bodies are to have of a period or of all open ones, and what was sent. */
export function DuePart({ id, onChoose }: ChosenPeriod) {
  const { t } = useWords();
  const today = localParts(useMinute(), useZone()).day;
  const [isAll, setAll] = useKept('period-due-all', false);
  const [isPendingOnly, setPendingOnly] = useKept('period-due-pending', false);
  const asked = useAsk('period.list', { fromDay: addDays(today, -399), untilDay: addDays(today, 400) });
  const lines = (asked.data ?? []).filter(({ state }) => state !== 'cancelled');
  const open = lines.filter(isOpen);
  const chosen = isAll ? undefined : (lines.find((line) => line.id === id) ?? usualPeriod(open));
  const shown = isAll ? open.filter(({ dues }) => dues.length > 0) : chosen === undefined ? [] : [chosen];
  return (
    <div className="month-part">
      <h2 className="unseen">{t('period:due.title')}</h2>
      <div className="office-bar">
        <select
          className="text-input due-choice"
          aria-label={t('period:choose.label')}
          value={isAll ? '' : (chosen?.id ?? '')}
          onChange={(event) => {
            setAll(event.target.value === '');
            // Only periods of this list can be chosen.
            if (event.target.value !== '') onChoose(event.target.value as PeriodId);
          }}
        >
          <option value="">{t('period:due.allOpen', { count: open.length })}</option>
          {lines.map((line) => (
            <option key={line.id} value={line.id}>
              {line.number} {line.name} {isOpen(line) ? '' : t('period:state.closed')}
            </option>
          ))}
        </select>
        <Checkbox checked={isPendingOnly} onChange={(event) => setPendingOnly(event.target.checked)}>
          {t('period:due.pendingOnly')}
        </Checkbox>
      </div>
      <FailureNotice error={asked.error} />
      {asked.data !== undefined && shown.length === 0 ? (
        <p className="empty">{t(lines.length === 0 ? 'period:choose.none' : 'period:due.noneOpen')}</p>
      ) : null}
      <div className="due-scroll">
        {shown.map((line) => (
          <DueOf key={line.id} line={line} isPendingOnly={isPendingOnly} />
        ))}
      </div>
    </div>
  );
}
