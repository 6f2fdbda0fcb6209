import type { Contradiction } from '#contract/methods/absence-nouns';
import type { PlannedDuty } from '#contract/methods/rota-nouns';
import { useAsk } from '../asking.ts';
import { useWords } from '../use-words.ts';
import type { ChosenShift } from './shift-choice.tsx';
import { useTimes } from './times.ts';

/** The contradictions that are of one shift of a day; those of standby are left out, which nobody takes the desk for. */
export const awayInShift = (
  contradictions: readonly Contradiction[],
  duties: readonly PlannedDuty[],
  { day, index }: ChosenShift,
): readonly Contradiction[] =>
  contradictions.filter(({ place, personId }) =>
    duties.some(
      (duty) =>
        duty.personId === personId &&
        duty.day === day &&
        duty.day === place.day &&
        duty.postId === place.postId &&
        duty.seat === place.seat &&
        duty.duty !== 'standby' &&
        (duty.shift === null || duty.shift === index),
    ),
  );

/** Says who of those planned for a shift is away then, and what a leader decided about it. */
export function PlannedAway({ shift }: { readonly shift: ChosenShift }) {
  const { t } = useWords();
  const times = useTimes();
  const span = { fromDay: shift.day, untilDay: shift.day };
  const duties = useAsk('rota.between', span).data ?? [];
  const contradictions = useAsk('absence.contradictions', span).data ?? [];
  const found = awayInShift(contradictions, duties, shift);
  if (found.length === 0) return null;
  return (
    <ul className="planned-away" aria-label={t('absence:desk.undecided')}>
      {found.map(({ personName, number, from, until, decision, postName, place }) => (
        <li key={`${place.postId} ${place.seat}`}>
          <span className={decision === null ? 'tag orange' : 'tag blue'}>
            {postName} {personName}
          </span>{' '}
          {decision === null
            ? t('absence:desk.plannedAway', {
                name: personName,
                number,
                from: times.moment(from),
                until: times.moment(until),
              })
            : t('absence:desk.plannedAwayDecided', {
                name: personName,
                number,
                by: decision.byName,
                reason: decision.reason,
              })}
        </li>
      ))}
    </ul>
  );
}
