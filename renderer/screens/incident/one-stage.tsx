import { Button } from 'antd';
import type { IncidentStage } from '#domain/incident/stage';
import { Countdown } from '../../parts/countdown.tsx';
import { stageLabel } from '../../parts/stage-title.ts';
import { clockCount, stageStanding, startWords } from '../../parts/stage-words.ts';
import { useTimes } from '../../parts/times.ts';
import { useWords } from '../../use-words.ts';
import { isBeforeEnd } from './one-order.ts';
import { letterOf, type OneAct } from './one-keys.ts';

/** What is done with one clock. */
export type StageAct = Extract<OneAct, 'phone' | 'written' | 'meet' | 'late'>;

/** What can be done with a clock as it stands: calls and reports while it is open, a reason where it is late. */
export function actsOf(stage: IncidentStage, now: string): readonly StageAct[] {
  const standing = stageStanding(stage, now);
  const late: readonly StageAct[] = standing === 'overdue' || standing === 'late' ? ['late'] : [];
  if (stage.state !== 'open') return late;
  const { manner } = stage;
  return [
    ...(manner === 'written' ? [] : (['phone'] as const)),
    ...(manner === 'phone' ? [] : (['written'] as const)),
    'meet',
    ...late,
  ];
}

const tagColours = { open: '', overdue: 'red', met: 'green', late: 'orange', lifted: '' } as const;

function StageState({
  stage,
  now,
  metBy,
}: {
  readonly stage: IncidentStage;
  readonly now: string;
  readonly metBy: string;
}) {
  const { t } = useWords();
  const times = useTimes();
  const standing = stageStanding(stage, now);
  const { met, dueAt, startAt } = stage;
  if (met === null) {
    return standing === 'lifted' ? (
      <span className="tag">{t('incident:stageState.lifted')}</span>
    ) : (
      <Countdown startAt={startAt} dueAt={dueAt} isBeforeEnd={isBeforeEnd(stage)} isBig />
    );
  }
  const seconds = dueAt === null ? 0 : Math.round((Date.parse(dueAt) - Date.parse(met.at)) / 1000);
  return (
    <>
      <span className={`stage-met is-${standing}`}>
        <span aria-hidden="true">{standing === 'late' ? '!' : '✓'}</span> {times.clock(met.at)}
      </span>
      <span className="small">
        <span className={`tag ${tagColours[standing]}`}>{t(`incident:stageState.${standing}`)}</span>{' '}
        {dueAt === null
          ? null
          : t(seconds < 0 ? 'incident:page.metLate' : 'incident:page.metEarly', {
              time: clockCount(Math.abs(seconds)),
            })}
      </span>
      <span className="small quiet">{metBy}</span>
    </>
  );
}

/** One clock of an incident: how much is left, what is asked for, from when and by which rule, and what can be done. */
export function OneStage({
  stage,
  now,
  withRecipient,
  isCursor,
  metBy,
  mayAct,
  onCursor,
  onAct,
}: {
  readonly stage: IncidentStage;
  readonly now: string;
  readonly withRecipient: boolean;
  readonly isCursor: boolean;
  readonly metBy: string;
  readonly mayAct: boolean;
  readonly onCursor: () => void;
  readonly onAct: (act: StageAct) => void;
}) {
  const { t } = useWords();
  const times = useTimes();
  const { dueAt, isFallback, policyName, source, lateReason, recipient } = stage;
  const standing = stageStanding(stage, now);
  const force = t(`incident:force.${stage.isHard ? 'hard' : 'target'}`);
  // Of what is owed before the end nothing is counted.
  const counted = isBeforeEnd(stage) ? '' : startWords(t, times, stage);
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions -- the page has the keys; the pointer only puts the cursor here
    <li
      className={`clock-row is-${standing}`}
      aria-current={isCursor ? 'true' : undefined}
      data-stage={stage.id}
      onClick={onCursor}
    >
      <span className="clock-left">
        <StageState stage={stage} now={now} metBy={metBy} />
      </span>
      <span className="clock-what">
        <span className="tags">
          <b className="clock-label">{stageLabel(t, stage)}</b>
          {withRecipient ? <span>→ {recipient}</span> : null}
          {stage.origin === 'hand' ? <span className="tag blue">{t('incident:origin.hand')}</span> : null}
          {dueAt === null ? null : (
            <span>
              {force === stage.label ? null : force} <b>{times.moment(dueAt)}</b>
            </span>
          )}
          {isFallback ? <span className="tag orange">{t('incident:countdown.fallback')}</span> : null}
        </span>
        <span className="small quiet" title={source}>
          {[counted, policyName].filter((part) => part !== '').join(' · ')}
        </span>
        {lateReason === '' ? null : (
          <span className="small late-words">{t('incident:page.lateBecause', { reason: lateReason })}</span>
        )}
      </span>
      {mayAct ? (
        <span className="clock-acts">
          {actsOf(stage, now).map((act) =>
            act === 'phone' || act === 'written' ? (
              <Button key={act} size="small" title={letterOf(act)} onClick={() => onAct(act)}>
                {t(`incident:page.act.${act}`)}
              </Button>
            ) : act === 'late' && lateReason !== '' ? null : (
              <button
                key={act}
                type="button"
                className="quiet-button"
                title={letterOf(act)}
                onClick={() => onAct(act)}
              >
                {t(`incident:page.act.${act}`)}
              </button>
            ),
          )}
        </span>
      ) : null}
    </li>
  );
}
