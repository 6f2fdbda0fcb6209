import '../styles/incident-strip.css';
import { Popover } from 'antd';
import type { Output } from '#contract/methods';
import type { ShownStage } from '#contract/methods/incident-nouns';
import type { IncidentId } from '#domain/incident/incident';
import { Countdown } from '../parts/countdown.tsx';
import type { Notice } from '../parts/notice.ts';
import { stageLabel, stageTitle } from '../parts/stage-title.ts';
import { useTimes } from '../parts/times.ts';
import { useIncidentsNow } from '../parts/use-incidents-now.ts';
import { useWords } from '../use-words.ts';
import { announce } from './events.ts';
import { useSeat } from './seat.tsx';

/** How many clocks run in the strip before the others are counted. */
const mostShown = 2;

const toIncident = (id?: IncidentId): void =>
  announce('show-incident', id === undefined ? { tab: 'now' } : { tab: 'now', id });

type Timed = ShownStage & { readonly dueAt: NonNullable<ShownStage['dueAt']> };

const isTimed = (stage: ShownStage): stage is Timed => stage.dueAt !== null;

const stageKey = ({ incidentId, id }: ShownStage): string => `${incidentId} ${id}`;

function IncidentClocks({ stages }: { readonly stages: readonly [Timed, ...Timed[]] }) {
  const { t } = useWords();
  const times = useTimes();
  const [{ incidentId, incidentNumber, incidentTitle }] = stages;
  return (
    <li>
      <a className="row-button" href="#/incident" onClick={() => toIncident(incidentId)}>
        {incidentNumber} {incidentTitle}
      </a>
      <ul>
        {stages.map((stage) => (
          <li key={stage.id}>
            <span className="below">
              {stageTitle(t, stage)}{' '}
              <span className="quiet small">
                {t('incident:strip.due', { time: times.moment(stage.dueAt) })}
              </span>
            </span>
            <Countdown startAt={stage.startAt} dueAt={stage.dueAt} />
          </li>
        ))}
      </ul>
    </li>
  );
}

/** The clocks of each incident together, the incident whose clock is the most urgent first. */
function byIncident(stages: readonly Timed[]): readonly (readonly [Timed, ...Timed[]])[] {
  const groups = new Map<IncidentId, [Timed, ...Timed[]]>();
  for (const stage of stages) {
    const group = groups.get(stage.incidentId);
    if (group === undefined) groups.set(stage.incidentId, [stage]);
    else group.push(stage);
  }
  return [...groups.values()];
}

function ClockList({ stages }: { readonly stages: readonly Timed[] }) {
  const { t } = useWords();
  return (
    <>
      <ul className="incident-clock-list">
        {byIncident(stages).map((group) => (
          <IncidentClocks key={group[0].incidentId} stages={group} />
        ))}
      </ul>
      <a className="row-button" href="#/incident" onClick={() => toIncident()}>
        {t('incident:strip.go')}
      </a>
    </>
  );
}

function RunningClocks({ stages }: { readonly stages: readonly Timed[] }) {
  const { t } = useWords();
  const more = stages.length - mostShown;
  return (
    <Popover
      trigger="click"
      title={t('incident:strip.list', { count: stages.length })}
      content={<ClockList stages={stages} />}
    >
      <button type="button" className="strip-button incident-clocks">
        <span className="only-heard">{t('incident:strip.clocks')} </span>
        {stages.slice(0, mostShown).map((stage) => (
          <span key={stageKey(stage)} className="incident-clock">
            <span className="small incident-clock-name">
              {stage.incidentNumber} {stageLabel(t, stage)}
            </span>
            <Countdown startAt={stage.startAt} dueAt={stage.dueAt} />
          </span>
        ))}
        {more > 0 ? <span className="tag">{t('incident:strip.more', { count: more })}</span> : null}
      </button>
    </Popover>
  );
}

function SetBackTag({ setBack }: { readonly setBack: NonNullable<Output<'incident.now'>['setBack']> }) {
  const { t } = useWords();
  const times = useTimes();
  const words = t('incident:strip.setBackWords', {
    time: times.moment(setBack.at),
    count: setBack.minutes,
  });
  return (
    <Popover trigger="click" content={<p className="incident-set-back">{words}</p>}>
      <button type="button" className="tag strip-tag red">
        {t('incident:strip.setBack')}
      </button>
    </Popover>
  );
}

/** The deadlines that run, the most urgent first, or that incidents go on without one; nothing where there is nothing. */
export function useIncidentNotices(): readonly Notice[] {
  const { t } = useWords();
  const { session } = useSeat();
  const now = useIncidentsNow({ isOff: session.isLocked });
  if (now === undefined || now.incidents.length === 0) return [];
  const timed = now.stages.filter(isTimed);
  const open = (
    <a className="tag orange" href="#/incident" onClick={() => toIncident()}>
      {t('incident:strip.open', { count: now.incidents.length })}
    </a>
  );
  const first: Notice =
    timed.length === 0
      ? { key: 'incidents', tone: 'orange', isKept: false, shown: open }
      : { key: 'clocks', tone: 'clock', isKept: true, shown: <RunningClocks stages={timed} /> };
  if (now.setBack === null) return [first];
  // Whoever reads a clock has to know that it may show too much.
  return [first, { key: 'set-back', tone: 'red', isKept: true, shown: <SetBackTag setBack={now.setBack} /> }];
}
