import '../../styles/period-run.css';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import type { CallOutId } from '#domain/period/call-out';
import type { PersonId } from '#domain/people/person';
import { dayOfPeriod } from '#domain/period/day-of-period';
import { addDays } from '#domain/time/instant';
import { useAsk } from '../../asking.ts';
import { hear, takePending } from '../../frame/events.ts';
import { useHasRole } from '../../frame/seat.tsx';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { keep } from '../../parts/kept.ts';
import { useTimes } from '../../parts/times.ts';
import { useWords } from '../../use-words.ts';
import { type Reachable, useShownPhones } from '../rota/shown-phones.tsx';
import { CallBoard } from './call-board.tsx';
import { CallDetail } from './call-detail.tsx';
import { CallList } from './call-list.tsx';
import { CallStart } from './call-start.tsx';
import { RunTiers } from './run-tiers.tsx';

/** How far back call-outs are listed. */
const listedDays = 400;

/** 值守: the tiers of today, and calls to those on standby. */
export function RunPart() {
  const { t } = useWords();
  const times = useTimes();
  const isDesk = useHasRole('officer', 'chief', 'dutyLeader');
  const { data: now, error } = useAsk('period.now', {}, { everyMilliseconds: 60_000 });
  const all = useAsk(
    'callout.all',
    {
      fromDay: addDays(now?.today ?? ('2000-01-01' as never), -listedDays),
      untilDay: now?.today ?? ('2000-01-01' as never),
    },
    { isOff: now === undefined },
  );
  const directory = useAsk('people.all', { withLeft: true }).data ?? [];
  const phones = useShownPhones();
  const [starting, setStarting] = useState<{ readonly tierKey: string } | undefined>(undefined);
  const [fresh, setFresh] = useState('');
  const [opened, setOpened] = useState<CallOutId | undefined>(undefined);
  useEffect(() => {
    const start = (typed: { readonly reason: string; readonly place: string }): void => {
      // The window begins with what was typed there last.
      keep('call-typed', typed);
      setStarting({ tierKey: '' });
    };
    const wanted = takePending('start-call-out');
    if (wanted !== undefined) start(wanted);
    return hear('start-call-out', start);
  }, []);
  if (now === undefined) return <FailureNotice error={error} />;
  const callOuts = all.data ?? [];
  const goingOn = callOuts
    .filter(({ ended }) => ended === null)
    .toSorted((one, other) => Number(one.isDrill) - Number(other.isDrill));
  const shown = callOuts.find(({ id }) => id === opened);
  const phonesOf = (id: PersonId): Reachable['phones'] => {
    const today = now.tiers.flatMap(({ people }) => people).find(({ personId }) => personId === id);
    const person = directory.find((one) => one.id === id);
    return phones.phonesOf({ personId: id, phones: today?.phones ?? person?.phones ?? [] });
  };
  const [holder, ...others] = now.running;
  return (
    <div className="system-part run-part">
      <div className="part-bar">
        <h2>{times.longDay(now.today)}</h2>
        {holder === undefined ? null : (
          <span>
            <b>{holder.name}</b> {t('period:run.day', dayOfPeriod(holder, now.today))}
          </span>
        )}
        <span className="quiet grow">
          {others.length === 0
            ? null
            : t('period:run.also', { names: others.map(({ name }) => name).join(t('common.comma')) })}
        </span>
        {isDesk ? (
          <Button type="primary" onClick={() => setStarting({ tierKey: '' })}>
            {t('period:run.call')}
          </Button>
        ) : (
          <span className="quiet small">{t('period:run.onlyDesk')}</span>
        )}
      </div>
      <FailureNotice error={error ?? all.error ?? phones.refusal} />
      {isDesk
        ? goingOn.map((callOut) => (
            <CallBoard
              key={callOut.id}
              callOut={callOut}
              phonesOf={phonesOf}
              onShowPhone={(id) => void phones.show(id)}
              isFresh={fresh === callOut.id}
            />
          ))
        : null}
      <RunTiers
        now={now}
        phones={phones}
        onCall={isDesk ? (tierKey) => setStarting({ tierKey }) : undefined}
      />
      {[false, true].map((isDrill) => (
        <CallList key={String(isDrill)} isDrill={isDrill} callOuts={callOuts} onOpen={setOpened} />
      ))}
      {starting === undefined ? null : (
        <CallStart
          now={now}
          wantedTier={starting.tierKey}
          onStarted={(id) => {
            setFresh(id);
            setStarting(undefined);
          }}
          onClose={() => setStarting(undefined)}
        />
      )}
      {shown === undefined ? null : <CallDetail callOut={shown} onClose={() => setOpened(undefined)} />}
    </div>
  );
}
