import '../../styles/rota-month.css';
import '../../styles/period-plan.css';
import { Button } from 'antd';
import type { PeriodLine } from '#contract/methods/period-nouns';
import type { PeriodId } from '#domain/period/period';
import { addDays } from '#domain/time/instant';
import { localParts } from '#domain/time/zone';
import { useAsk } from '../../asking.ts';
import { useZone } from '../../frame/seat.tsx';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { useMinute } from '../../use-now.ts';
import { useWords } from '../../use-words.ts';
import type { ChosenPeriod, GoToTab } from './part-props.ts';
import { PlanChoice, usualPeriod } from './plan-choice.tsx';
import { PlanDesk } from './plan-desk.tsx';
import { PlanHead } from './plan-head.tsx';
import { type PlanWork, usePlanWork } from './use-plan-work.ts';

/** How far back and on periods can be chosen. */
const daysBack = 400;
const daysOn = 399;

/** Why a period has no table to show; undefined where it has one. */
function emptyOf({ full }: PlanWork): 'noScheme' | 'noPeople' | undefined {
  if (full.frame.parts.length === 0) return 'noScheme';
  const isAnybody = full.frame.parts.some(({ pools }) => pools.some(({ people }) => people.length > 0));
  return isAnybody || full.published !== null ? undefined : 'noPeople';
}

function PlanOf({
  id,
  lines,
  onChoose,
  onGoTo,
}: {
  readonly id: PeriodId;
  readonly lines: readonly PeriodLine[];
  readonly onChoose: ChosenPeriod['onChoose'];
  readonly onGoTo: GoToTab;
}) {
  const { t } = useWords();
  const { work, error } = usePlanWork(id);
  const empty = work === undefined ? undefined : emptyOf(work);
  const state = work?.full.line.state;
  return (
    <>
      <header className="office-bar plan-top">
        <PlanChoice lines={lines} id={id} onChoose={onChoose} />
        {work === undefined ? null : <PlanHead full={work.full} />}
      </header>
      <FailureNotice error={error} />
      {state === 'cancelled' || state === 'closed' ? (
        <div className="notice-line">{t(`period:plan.${state}`)}</div>
      ) : null}
      {empty === undefined ? null : (
        <div className="empty">
          <p>{t(`period:plan.${empty}`)}</p>
          <Button type="primary" onClick={() => onGoTo('list', id)}>
            {t('period:plan.toList')}
          </Button>
        </div>
      )}
      {work === undefined || empty !== undefined ? null : <PlanDesk work={work} />}
    </>
  );
}

/** 编排: who is in which tier on which day of a period. */
export function PlanPart({ id, onChoose, onGoTo }: ChosenPeriod & { readonly onGoTo: GoToTab }) {
  const { t } = useWords();
  const today = localParts(useMinute(), useZone()).day;
  const asked = useAsk('period.list', {
    fromDay: addDays(today, -daysBack),
    untilDay: addDays(today, daysOn),
  });
  const lines = asked.data ?? [];
  const shown = lines.find((line) => line.id === id) ?? usualPeriod(lines);
  return (
    <div className="plan-part">
      <FailureNotice error={asked.error} />
      {asked.data !== undefined && shown === undefined ? (
        <div className="empty">
          <p>{t('period:choose.none')}</p>
          <Button type="primary" onClick={() => onGoTo('list')}>
            {t('period:plan.toPeriods')}
          </Button>
        </div>
      ) : null}
      {shown === undefined ? null : (
        <PlanOf key={shown.id} id={shown.id} lines={lines} onChoose={onChoose} onGoTo={onGoTo} />
      )}
    </div>
  );
}
