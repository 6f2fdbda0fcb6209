import type { IncidentLine, ShownStage } from '#contract/methods/incident-nouns';
import type { IncidentId } from '#domain/incident/incident';
import { severityOf } from '#domain/incident/level';
import { Countdown } from '../../parts/countdown.tsx';
import { LevelTag } from '../../parts/level-tag.tsx';
import { stageLabel } from '../../parts/stage-title.ts';
import { useWords } from '../../use-words.ts';
import { byDue, isBeforeEnd } from './one-order.ts';

const never = '9999';

/** Incidents with the next clock first, and of those without one the worst first. */
export const byUrgency = (lines: readonly IncidentLine[]): readonly IncidentLine[] =>
  lines.toSorted((one, other) => {
    const [first, second] = [one.nextDueAt ?? never, other.nextDueAt ?? never];
    return first < second ? -1 : first > second ? 1 : severityOf(other.level) - severityOf(one.level);
  });

function NextClock({
  line,
  stages,
}: {
  readonly line: IncidentLine;
  readonly stages: readonly ShownStage[];
}) {
  const { t } = useWords();
  const [next] = byDue(stages);
  if (next === undefined) return <span className="small quiet">{t('incident:page.noOpen')}</span>;
  return (
    <span className="one-next">
      <Countdown startAt={next.startAt} dueAt={next.dueAt} isBeforeEnd={isBeforeEnd(next)} isBig />
      <span className="small quiet">
        {stageLabel(t, next)} {t('incident:page.openCount', { count: line.openStages })}
      </span>
    </span>
  );
}

/** The incidents that go on, slim, each with the clock that is due next. */
export function OneList({
  lines,
  stages,
  chosen,
  onChoose,
}: {
  readonly lines: readonly IncidentLine[];
  readonly stages: readonly ShownStage[];
  readonly chosen: IncidentId | undefined;
  readonly onChoose: (id: IncidentId) => void;
}) {
  const { t } = useWords();
  return (
    <ul className="one-list" aria-label={t('incident:page.open')}>
      {byUrgency(lines).map((line) => (
        <li key={line.id}>
          <button
            type="button"
            className={`one-line is-level-${line.level ?? 'none'}`}
            aria-current={line.id === chosen ? 'true' : undefined}
            onClick={() => onChoose(line.id)}
          >
            <span className="tags">
              <LevelTag level={line.level} />
              {line.isSensitive ? <span className="tag red">{t('incident:word.sensitive')}</span> : null}
              <span className="small quiet">{line.number}</span>
            </span>
            <b className="gist" title={line.title}>
              {line.title}
            </b>
            {line.place === '' ? null : <span className="small quiet gist">{line.place}</span>}
            <NextClock line={line} stages={stages.filter(({ incidentId }) => incidentId === line.id)} />
          </button>
        </li>
      ))}
    </ul>
  );
}
