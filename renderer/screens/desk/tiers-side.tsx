import { Button } from 'antd';
import { useState } from 'react';
import type { TierToday } from '#contract/methods/period-nouns';
import { callOutCounts } from '#domain/period/call-out-counts';
import { dayOfPeriod } from '#domain/period/day-of-period';
import { useAsk } from '../../asking.ts';
import { announce } from '../../frame/events.ts';
import { useHasRole } from '../../frame/seat.tsx';
import { useGoTo } from '../../frame/use-console-keys.ts';
import { callOutName } from '../../parts/call-out-words.ts';
import { DrillTag } from '../../parts/drill-tag.tsx';
import { useMinute } from '../../use-now.ts';
import { rotaBecause } from '../../parts/rota-because.ts';
import { useWords } from '../../use-words.ts';

/** How many names of a tier are shown before it is folded. */
const namesShown = 6;

function TierRow({
  today,
  onCall,
}: {
  readonly today: TierToday;
  readonly onCall: (() => void) | undefined;
}) {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  const { tier, people } = today;
  const isLong = people.length > namesShown + 2;
  const shown = isLong && !isOpen ? people.slice(0, namesShown) : people;
  return (
    <div className="side-row side-tier">
      <span className="side-tier-head">
        <b>{tier.name}</b>
        <span className="tag">{people.length}</span>
        {onCall === undefined ? null : (
          <Button size="small" onClick={onCall}>
            {t('period:desk.call')}
          </Button>
        )}
      </span>
      <span className="below">
        {people.length === 0 ? <span className="quiet">{t('period:desk.nobody')}</span> : null}
        {shown.map((person) => (
          <span key={person.personId} className={person.awayBy === '' ? 'side-name' : 'side-name is-away'}>
            {person.name}
            {person.isLead ? <span className="small quiet">({t('period:run.lead')})</span> : null}
            {person.awayBy === '' ? null : <span className="tag orange">{t('period:callOut.away')}</span>}
          </span>
        ))}{' '}
        {isLong ? (
          <button
            type="button"
            className="row-button small"
            aria-expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
          >
            {isOpen ? t('period:desk.less') : `${t('period:desk.more')} +${people.length - namesShown}`}
            <span className="unseen"> {tier.name}</span>
          </button>
        ) : null}
      </span>
    </div>
  );
}

function OpenCalls({ onOpen }: { readonly onOpen: () => void }) {
  const { t } = useWords();
  const minute = useMinute();
  const callOuts = useAsk('period.now', {}, { everyMilliseconds: 60_000 }).data?.callOuts ?? [];
  return callOuts.map((callOut) => {
    const { arrived, asked, late } = callOutCounts(callOut, minute);
    return (
      <button
        key={callOut.id}
        type="button"
        className={callOut.isDrill ? 'side-row call-list is-drill' : 'side-row'}
        onClick={onOpen}
      >
        <DrillTag isDrill={callOut.isDrill} /> <b>{callOutName(t, callOut)}</b>{' '}
        <span>{t('period:desk.counts', { arrived, asked })}</span>{' '}
        {late === 0 ? null : (
          <span className="late-words">{t('period:desk.lateCount', { count: late })}</span>
        )}
        <span className="small quiet below">{callOut.reason}</span>
      </button>
    );
  });
}

/** 今日值守: the period of today, who is in which of its tiers, and calls that go on; nothing on other days. */
export function TiersSide() {
  const { t } = useWords();
  const goTo = useGoTo();
  const mayCall = useHasRole('officer', 'chief', 'dutyLeader');
  const now = useAsk('period.now', {}, { everyMilliseconds: 60_000 }).data;
  if (now === undefined || now.running.length + now.callOuts.length === 0) return null;
  const open = (): void => {
    goTo('/period');
    announce('show-period', { tab: 'run' });
  };
  const [holder] = now.running;
  return (
    <section className="panel" aria-label={t('period:desk.title')}>
      <header>
        <h2>{t('period:desk.title')}</h2>
        {holder === undefined ? null : (
          <button type="button" className="row-button" onClick={open} title={t('period:desk.open')}>
            {t('strip.period', { name: holder.name, ...dayOfPeriod(holder, now.today) })}
          </button>
        )}
      </header>
      <OpenCalls onOpen={open} />
      {holder !== undefined && now.tiers.length === 0 ? (
        <div className="empty">{rotaBecause(now.running, t)}</div>
      ) : null}
      {now.tiers
        .filter(({ tier }) => tier.kind !== 'rest')
        .map((today) => (
          <TierRow
            key={today.tier.key}
            today={today}
            onCall={mayCall && today.tier.kind === 'standby' ? open : undefined}
          />
        ))}
    </section>
  );
}
