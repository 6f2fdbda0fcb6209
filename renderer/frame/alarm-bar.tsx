import '../styles/incident-strip.css';
import { Button } from 'antd';
import { useCallback, useEffect } from 'react';
import type { RingingAlarm, ShownStage } from '#contract/methods/incident-nouns';
import { useAct } from '../asking.ts';
import { Countdown } from '../parts/countdown.tsx';
import { failureWords } from '../parts/failure-notice.tsx';
import { stageTitle } from '../parts/stage-title.ts';
import { useIncidentsNow } from '../parts/use-incidents-now.ts';
import { useWords } from '../use-words.ts';
import { announce } from './events.ts';
import { useHasRole, useSeat } from './seat.tsx';

/** How many alarms stand in the bar before the others are counted. */
const mostShown = 3;

const deadlineMark = 100;

type Line = { readonly alarm: RingingAlarm; readonly stage: ShownStage };

/** Opens what meets a clock: the calling screen where a call does, else the editor of its report. */
function report({ stage }: Line): void {
  const { incidentId, id, manner, recipient } = stage;
  if (manner === 'written') {
    announce('write-report', { id: incidentId, kind: stage.report, stageIds: [id] });
    announce('show-incident', { tab: 'reports', id: incidentId });
    window.location.hash = '#/incident';
  } else {
    announce('call-incident', { id: incidentId, direction: 'out', stageIds: [id], unit: recipient });
  }
}

function AlarmLine({ line, mayReport }: { readonly line: Line; readonly mayReport: boolean }) {
  const { t } = useWords();
  const { alarm, stage } = line;
  const isDue = alarm.mark >= deadlineMark;
  const name = `${stage.incidentNumber} ${stageTitle(t, stage)}`;
  return (
    <li>
      <span className={isDue ? 'tag red' : 'tag orange'}>
        {t(isDue ? 'incident:alarm.due' : 'incident:alarm.soon')}
      </span>
      <b>{name}</b>
      <span className="quiet alarm-title">{stage.incidentTitle}</span>
      <Countdown startAt={stage.startAt} dueAt={stage.dueAt} />
      {mayReport ? (
        <Button size="small" aria-label={t('incident:alarm.reportOf', { name })} onClick={() => report(line)}>
          {t('incident:alarm.report')}
        </Button>
      ) : null}
    </li>
  );
}

/** Alarms that wait to be acknowledged, below the strip and never over what is being typed; nothing where none waits. */
export function AlarmBar() {
  const { t } = useWords();
  const { session } = useSeat();
  const mayAct = useHasRole('officer', 'chief', 'dutyLeader');
  const now = useIncidentsNow({ isOff: session.isLocked });
  const { act, refusal } = useAct('incident.acknowledge');
  const alarms = now?.alarms;
  const acknowledge = useCallback(() => {
    if (alarms === undefined || alarms.length === 0) return;
    void act({ alarms: alarms.map(({ rungAt: _rungAt, ...alarm }) => alarm) });
  }, [alarms, act]);
  const isOff = session.isLocked || !mayAct;
  useEffect(() => {
    if (isOff) return undefined;
    const onKey = (event: KeyboardEvent): void => {
      if (!event.altKey || event.ctrlKey || event.metaKey || event.key.toLowerCase() !== 'a') return;
      event.preventDefault();
      acknowledge();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [acknowledge, isOff]);

  const lines = (alarms ?? []).flatMap((alarm): readonly Line[] => {
    const stage = now?.stages.find(
      ({ incidentId, id }) => incidentId === alarm.incidentId && id === alarm.stageId,
    );
    return stage === undefined ? [] : [{ alarm, stage }];
  });
  if (lines.length === 0) return null;
  const due = lines.filter(({ alarm }) => alarm.mark >= deadlineMark).length;
  const more = lines.length - mostShown;
  return (
    <section className={due > 0 ? 'alarm-bar is-due' : 'alarm-bar'} aria-label={t('incident:alarm.title')}>
      {/* The clocks beside it run by the second and are not to be read out each time. */}
      <span className="only-heard" role="alert">
        {t('incident:alarm.sum', { due, soon: lines.length - due })}
      </span>
      <ul>
        {lines.slice(0, mostShown).map((line) => (
          <AlarmLine key={`${line.alarm.incidentId} ${line.alarm.stageId}`} line={line} mayReport={mayAct} />
        ))}
        {more > 0 ? (
          <li>
            <a
              className="row-button"
              href="#/incident"
              onClick={() => announce('show-incident', { tab: 'now' })}
            >
              {t('incident:alarm.more', { count: more })}
            </a>
          </li>
        ) : null}
      </ul>
      {mayAct ? (
        <Button type="primary" onClick={acknowledge}>
          {t('incident:alarm.acknowledge')} Alt+A
        </Button>
      ) : null}
      {refusal === undefined ? null : (
        <span className="alarm-refusal" role="status">
          {failureWords(t, refusal)}
        </span>
      )}
    </section>
  );
}
