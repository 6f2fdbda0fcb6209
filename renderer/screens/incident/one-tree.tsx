import { Button, Checkbox } from 'antd';
import type { PersonId } from '#domain/people/person';
import type { IncidentStage } from '#domain/incident/stage';
import { Countdown } from '../../parts/countdown.tsx';
import { stageTitle } from '../../parts/stage-title.ts';
import { stageStanding } from '../../parts/stage-words.ts';
import { useTimes } from '../../parts/times.ts';
import { useNow } from '../../use-now.ts';
import { useWords } from '../../use-words.ts';
import { DutyPhones, type Reachable } from '../rota/shown-phones.tsx';
import { byDue } from './one-order.ts';
import type { StageAct } from './one-stage.tsx';

/** 内部叫应: who inside the unit has to be called, as a list to be ticked off, with the numbers to dial. */
export function OneTree({
  stages,
  cursor,
  mayAct,
  metBy,
  phonesOf,
  onShowPhone,
  onCursor,
  onAct,
}: {
  readonly stages: readonly IncidentStage[];
  readonly cursor: string | undefined;
  readonly mayAct: boolean;
  readonly metBy: (stage: IncidentStage) => string;
  readonly phonesOf: (id: PersonId) => Reachable['phones'];
  readonly onShowPhone: (id: PersonId) => void;
  readonly onCursor: (id: string) => void;
  readonly onAct: (act: StageAct, stage: IncidentStage) => void;
}) {
  const { t } = useWords();
  const times = useTimes();
  const now = useNow();
  const shown = byDue(stages).filter(({ state }) => state !== 'lifted');
  if (shown.length === 0) return null;
  return (
    <section className="panel one-tree" aria-label={t('incident:page.tree')}>
      <header>
        <h3>{t('incident:page.tree')}</h3>
        <span className="tag">
          {shown.filter(({ state }) => state === 'met').length}/{shown.length}
        </span>
      </header>
      <ul className="clock-rows" aria-label={t('incident:page.tree')}>
        {shown.map((stage) => {
          const standing = stageStanding(stage, now);
          const { recipient, personId, met } = stage;
          const name = stageTitle(t, stage);
          return (
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions -- the page has the keys; the pointer only puts the cursor here
            <li
              key={stage.id}
              className={`tree-row is-${standing}`}
              aria-current={stage.id === cursor ? 'true' : undefined}
              data-stage={stage.id}
              onClick={() => onCursor(stage.id)}
            >
              <Checkbox
                checked={met !== null}
                disabled={!mayAct || met !== null}
                aria-label={t('incident:page.reached', { name })}
                onChange={() => onAct('meet', stage)}
              />
              <span className="tree-who">
                <b>{name}</b>
                {personId === null || met !== null ? null : (
                  <DutyPhones
                    duty={{ personId, personName: recipient }}
                    phones={phonesOf(personId)}
                    onShow={onShowPhone}
                  />
                )}
              </span>
              {met === null ? (
                <Countdown startAt={stage.startAt} dueAt={stage.dueAt} />
              ) : (
                <span className="small">
                  <b>{times.clock(met.at)}</b> {metBy(stage)}
                </span>
              )}
              {mayAct && met === null ? (
                <Button
                  size="small"
                  aria-label={t('incident:page.callName', { name })}
                  onClick={() => onAct('phone', stage)}
                >
                  {t('incident:page.call')}
                </Button>
              ) : null}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
