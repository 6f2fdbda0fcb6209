import '../../styles/absence.css';
import '../../styles/period-list.css';
import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import type { PeriodProposal } from '#contract/methods/period-nouns';
import type { PeriodId } from '#domain/period/period';
import type { IsoDay } from '#domain/time/instant';
import { localParts } from '#domain/time/zone';
import { useAsk } from '../../asking.ts';
import { useHasRole, useZone } from '../../frame/seat.tsx';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { useKept } from '../../parts/kept.ts';
import { useMinute } from '../../use-now.ts';
import { useWords } from '../../use-words.ts';
import { DeclareOpen } from './declare-open.tsx';
import { ListActions } from './list-actions.tsx';
import { ListGrid } from './list-grid.tsx';
import { Proposals } from './list-proposals.tsx';
import { YearStrip } from './list-strip.tsx';
import { YearChoice } from './list-years.tsx';
import type { ChosenPeriod, GoToTab } from './part-props.ts';

type Opened = { readonly proposal?: PeriodProposal; readonly changes?: PeriodId };

const stages = { running: 0, ahead: 1, over: 2 } as const;

/** 时段: periods that are declared, and holidays that nobody has made one of. */
export function ListPart({
  onChoose,
  onGoTo,
}: Pick<ChosenPeriod, 'onChoose'> & { readonly onGoTo: GoToTab }) {
  const { t } = useWords();
  const mayPlan = useHasRole('chief', 'admin', 'dutyLeader');
  const today = localParts(useMinute(), useZone()).day;
  const [year, setYear] = useKept('period-year', Number(today.slice(0, 4)));
  const [withCancelled, setWithCancelled] = useKept('period-cancelled', false);
  const [cursorId, keepCursor] = useKept<PeriodId | undefined>('period-cursor', undefined);
  // The other tabs show the period that the cursor is on.
  const setCursorId = (id: PeriodId): void => {
    keepCursor(id);
    onChoose(id);
  };
  const [opened, setOpened] = useState<Opened | undefined>(undefined);
  const asked = useAsk('period.list', {
    // Four digits of a year make days of it.
    fromDay: `${year}-01-01` as IsoDay,
    untilDay: `${year}-12-31` as IsoDay,
  });
  const proposals = useAsk('period.proposals', {});
  const all = asked.data ?? [];
  const lines = all
    .filter(({ state }) => withCancelled || state !== 'cancelled')
    .toSorted(
      (one, other) => stages[one.stage] - stages[other.stage] || one.fromDay.localeCompare(other.fromDay),
    );
  const line = lines.find(({ id }) => id === cursorId);
  const hidden = all.length - all.filter(({ state }) => state !== 'cancelled').length;
  return (
    <div className="month-part period-list-part">
      <h2 className="unseen">{t('period:list.title')}</h2>
      <div className="office-bar">
        <YearChoice year={year} current={Number(today.slice(0, 4))} onChange={setYear} />
        <Checkbox checked={withCancelled} onChange={(event) => setWithCancelled(event.target.checked)}>
          {t('period:list.withCancelled', { count: hidden })}
        </Checkbox>
        <span className="grow" />
        {mayPlan ? (
          <Button type="primary" onClick={() => setOpened({})}>
            {t('period:list.declare')}
          </Button>
        ) : null}
      </div>
      <FailureNotice error={asked.error ?? proposals.error} />
      <Proposals
        proposals={proposals.data ?? []}
        onTake={mayPlan ? (proposal) => setOpened({ proposal }) : undefined}
      />
      <YearStrip year={year} today={today} lines={all} cursorId={cursorId} onCursor={setCursorId} />
      {line === undefined ? null : (
        <ListActions
          key={line.id}
          line={line}
          mayPlan={mayPlan}
          onGoTo={onGoTo}
          onChange={() => setOpened({ changes: line.id })}
        />
      )}
      {asked.data !== undefined && lines.length === 0 ? (
        <div className="empty grow">{t('period:list.empty', { year })}</div>
      ) : (
        <ListGrid
          lines={lines}
          cursorId={line?.id}
          onCursor={setCursorId}
          onOpen={(id) => onGoTo('plan', id)}
        />
      )}
      <footer className="office-foot quiet small">
        {t('period:list.count', { count: lines.length })} {t('period:list.keys')}
      </footer>
      {opened === undefined ? null : (
        <DeclareOpen
          {...opened}
          onSetup={() => onGoTo('setup')}
          onDone={({ id, fromDay }) => {
            setOpened(undefined);
            setYear(Number(fromDay.slice(0, 4)));
            setCursorId(id);
          }}
          onClose={() => setOpened(undefined)}
        />
      )}
    </div>
  );
}
