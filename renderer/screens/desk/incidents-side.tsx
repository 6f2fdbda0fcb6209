import '../../styles/incident-strip.css';
import { Button } from 'antd';
import type { IncidentLine, ShownStage } from '#contract/methods/incident-nouns';
import { announce } from '../../frame/events.ts';
import { useHasRole } from '../../frame/seat.tsx';
import { useGoTo } from '../../frame/use-console-keys.ts';
import { Countdown } from '../../parts/countdown.tsx';
import { stageTitle } from '../../parts/stage-title.ts';
import { useIncidentsNow } from '../../parts/use-incidents-now.ts';
import { useWords } from '../../use-words.ts';

/** How many clocks of an incident are shown before the others are counted. */
const mostShown = 3;

const levelColours = { I: 'red', II: 'orange', III: 'yellow', IV: 'blue' } as const;

function IncidentRow({
  line,
  stages,
  onOpen,
}: {
  readonly line: IncidentLine;
  readonly stages: readonly ShownStage[];
  readonly onOpen: () => void;
}) {
  const { t } = useWords();
  const more = stages.length - mostShown;
  return (
    <button type="button" className="side-row" onClick={onOpen}>
      <span>
        <b>{line.number}</b>{' '}
        <span className={line.level === null ? 'tag' : `tag ${levelColours[line.level]}`}>
          {t(`incident:level.${line.level ?? 'none'}`)}
        </span>{' '}
        {line.isSensitive ? <span className="tag red">{t('incident:word.sensitive')}</span> : null}
      </span>
      <span className="text">{line.title}</span>
      {stages.slice(0, mostShown).map((stage) => (
        <span key={stage.id} className="small below incidents-side-clock">
          <span>{stageTitle(t, stage)}</span>
          <Countdown startAt={stage.startAt} dueAt={stage.dueAt} />
        </span>
      ))}
      {more > 0 ? (
        <span className="small quiet below">{t('incident:deskSide.more', { count: more })}</span>
      ) : null}
      {stages.length === 0 ? (
        <span className="small quiet below">{t('incident:deskSide.noClock')}</span>
      ) : null}
    </button>
  );
}

/** 在办事件: incidents that go on, those with the next deadline first, each with its next clocks; nothing where there is none. */
export function IncidentsSide() {
  const { t } = useWords();
  const goTo = useGoTo();
  const mayOpen = useHasRole('officer', 'chief', 'dutyLeader');
  const now = useIncidentsNow();
  if (now === undefined || now.incidents.length === 0) return null;
  // The stages come with the earliest first, so that the order in which incidents appear among them is the order of urgency.
  const places = new Map(
    [...new Set(now.stages.map(({ incidentId }) => incidentId))].map((id, place) => [id, place]),
  );
  const placeOf = ({ id }: IncidentLine): number => places.get(id) ?? places.size;
  return (
    <section className="panel" aria-label={t('incident:deskSide.title')}>
      <header>
        <h2>{t('incident:deskSide.title')}</h2>
        <span className="tag orange">{now.incidents.length}</span>
        {mayOpen ? (
          <Button size="small" onClick={() => announce('new-incident', {})}>
            {t('incident:deskSide.new')}
          </Button>
        ) : null}
      </header>
      {now.incidents
        .toSorted((one, other) => placeOf(one) - placeOf(other))
        .map((line) => (
          <IncidentRow
            key={line.id}
            line={line}
            stages={now.stages.filter(({ incidentId }) => incidentId === line.id)}
            onOpen={() => {
              goTo('/incident');
              announce('show-incident', { tab: 'now', id: line.id });
            }}
          />
        ))}
    </section>
  );
}
