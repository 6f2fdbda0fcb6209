import { Button } from 'antd';
import type { IncidentFull } from '#contract/methods/incident-nouns';
import { isStageLate, type IncidentStage } from '#domain/incident/stage';
import { announce } from '../../frame/events.ts';
import { useGoTo } from '../../frame/use-console-keys.ts';
import { Countdown } from '../../parts/countdown.tsx';
import { useTimes } from '../../parts/times.ts';
import { useNow } from '../../use-now.ts';
import { useWords } from '../../use-words.ts';
import { keyOf } from './call-keys.ts';

function Line({
  stage,
  isCurrent,
  onCall,
}: {
  readonly stage: IncidentStage;
  readonly isCurrent: boolean;
  readonly onCall: () => void;
}) {
  const { t } = useWords();
  const times = useTimes();
  const now = useNow();
  const { met } = stage;
  return (
    <li className={isCurrent ? 'is-current' : undefined}>
      <button
        type="button"
        className="call-line"
        disabled={met !== null}
        aria-current={isCurrent}
        onClick={onCall}
      >
        <span aria-hidden="true">{met === null ? '☐' : '☑'}</span>
        <span className="grow">
          {stage.recipient}
          <span className="unseen"> {t(met === null ? 'incident:call.toCall' : 'incident:call.called')}</span>
        </span>
        {met === null ? (
          <Countdown startAt={stage.startAt} dueAt={stage.dueAt} />
        ) : (
          <span className={isStageLate(stage, now) ? 'tag red' : 'tag green'}>{times.clock(met.at)}</span>
        )}
      </button>
    </li>
  );
}

/** Everybody who has to be called, outside and inside the unit, with who was; one after the other. */
export function CallTree({
  full: { incident, number },
  unit,
  onCall,
}: {
  readonly full: IncidentFull;
  readonly unit: string;
  readonly onCall: (stage: IncidentStage) => void;
}) {
  const { t } = useWords();
  const goTo = useGoTo();
  const stages = incident.stages.filter(
    ({ manner, state, met }) => manner !== 'written' && (state === 'open' || met?.by === 'call'),
  );
  const groups = [
    { key: 'outside' as const, lines: stages.filter(({ origin }) => origin !== 'tree') },
    { key: 'inside' as const, lines: stages.filter(({ origin }) => origin === 'tree') },
  ];
  const callOut = (): void => {
    const reason = t('incident:call.callOutReason', { number, title: incident.fields.title });
    announce('start-call-out', { reason: reason.slice(0, 300), place: incident.fields.place.slice(0, 100) });
    announce('show-period', { tab: 'run' });
    goTo('/period');
  };
  return (
    <section className="panel call-tree" aria-label={t('incident:call.list')}>
      <header>
        <h3>{t('incident:call.list')}</h3>
        <span className="quiet small">
          {t('incident:call.nextHint')} <kbd>{keyOf('next')}</kbd>
        </span>
      </header>
      {groups.map(({ key, lines }) =>
        lines.length === 0 ? null : (
          <div key={key}>
            <h4>{t(`incident:call.${key}`)}</h4>
            <ul>
              {lines.map((stage) => (
                <Line
                  key={stage.id}
                  stage={stage}
                  isCurrent={stage.recipient === unit && stage.met === null}
                  onCall={() => onCall(stage)}
                />
              ))}
            </ul>
          </div>
        ),
      )}
      {stages.length === 0 ? <p className="empty">{t('incident:call.nobody')}</p> : null}
      <footer>
        <Button onClick={callOut}>{t('incident:call.callOut')}</Button>
      </footer>
    </section>
  );
}
