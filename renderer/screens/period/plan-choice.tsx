import type { PeriodLine } from '#contract/methods/period-nouns';
import type { PeriodId } from '#domain/period/period';
import { useTimes } from '../../parts/times.ts';
import { useWords } from '../../use-words.ts';

/** The period that is meant where none was chosen: one with a scheme before others, the one that runs, the next one, or the last one. */
export function usualPeriod(lines: readonly PeriodLine[]): PeriodLine | undefined {
  const uncancelled = lines.filter(({ state }) => state !== 'cancelled');
  const planned = uncancelled.filter(({ schemes }) => schemes.length > 0);
  const standing = planned.length > 0 ? planned : uncancelled;
  return (
    standing.find(({ stage }) => stage === 'running') ??
    standing.find(({ stage }) => stage === 'ahead') ??
    standing.at(-1) ??
    lines.at(-1)
  );
}

/** Chooses among the periods. */
export function PlanChoice({
  lines,
  id,
  onChoose,
}: {
  readonly lines: readonly PeriodLine[];
  readonly id: PeriodId;
  readonly onChoose: (id: PeriodId | undefined) => void;
}) {
  const { t } = useWords();
  const times = useTimes();
  return (
    <select
      className="text-input plan-choice"
      aria-label={t('period:choose.label')}
      value={id}
      onChange={(event) => onChoose(lines.find((line) => line.id === event.target.value)?.id)}
    >
      {lines.map((line) => (
        <option key={line.id} value={line.id}>
          {t('period:plan.option', {
            number: line.number,
            name: line.name,
            from: times.day(line.fromDay),
            until: times.day(line.untilDay),
          })}
          {line.state === 'declared' ? '' : ` ${t(`period:state.${line.state}`)}`}
        </option>
      ))}
    </select>
  );
}
