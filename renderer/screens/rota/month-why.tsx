import type { ExplainedCandidate } from '#contract/methods/rota-nouns';
import { useAsk } from '../../asking.ts';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { useWords } from '../../use-words.ts';
import { balanceWords } from './month-balance.ts';
import type { SeatView } from './month-view.ts';
import { useMonthWords } from './month-words.ts';
import type { MonthWork } from './use-month-work.ts';

/** 为什么: for every candidate of a seat, why this one has it or has it not. */
export function MonthWhy({ work, seat }: { readonly work: MonthWork; readonly seat: SeatView | undefined }) {
  const { t } = useWords();
  const words = useMonthWords(work.month);
  const { data, error, isPlaceholderData } = useAsk(
    'rota.explain',
    // Nothing is asked while no seat is chosen.
    { month: work.month.month, place: seat?.place ?? { day: work.month.today, postId: '-', seat: 0 } },
    { isOff: seat === undefined },
  );
  if (seat === undefined) return <div className="empty">{t('rota.month.why.noSeat')}</div>;
  const sentenceOf = ({ kind, rules, worseBy }: ExplainedCandidate): string => {
    if (kind === 'ruled-out')
      return rules
        .map(({ rule, detail, place }) =>
          [words.rule(rule, detail), place === null ? '' : words.place(place)].filter(Boolean).join(' '),
        )
        .join(t('common.semicolon'));
    if (kind === 'possible' && worseBy !== null) {
      return t(Math.round(worseBy * 10) === 0 ? 'rota.month.why.equal' : 'rota.month.why.worse');
    }
    return t(`rota.month.why.${kind}`);
  };
  return (
    <div className="month-why">
      <h2>{words.place(seat.place)}</h2>
      <FailureNotice error={error} />
      <ul aria-busy={isPlaceholderData} aria-label={t('rota.month.why.title')}>
        {(isPlaceholderData ? [] : (data?.candidates ?? [])).map((candidate) => (
          <li key={candidate.personId} className={`why-${candidate.kind}`}>
            <b>{words.name(candidate.personId)}</b>
            <span>{sentenceOf(candidate)}</span>
            <span className="quiet small">
              {t('rota.month.why.balance', {
                before: balanceWords(candidate.balanceBefore),
                after: balanceWords(candidate.balanceAfter),
              })}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
