import type { ReactNode } from 'react';
import type { AbsenceDecision } from '#domain/absence/absence';
import { type Finding, findingKey } from '#domain/absence/finding';
import { findingText } from '../../parts/finding-text.ts';
import { useTimes } from '../../parts/times.ts';
import { useWords } from '../../use-words.ts';

const outcomes = ['missed', 'open', 'met'] as const;
const colours = { missed: 'red', open: 'orange', met: 'green' } as const;

function Explanation({ decision }: { readonly decision: AbsenceDecision }) {
  const { t } = useWords();
  const times = useTimes();
  const { byName, byPost, reason, at } = decision;
  return (
    <div className="explanation">
      <span className="tag blue">{t('absence:form.explained')}</span> {reason}
      <div className="small quiet">
        {byName} {byPost} {times.moment(at)}
      </div>
    </div>
  );
}

/** What the rules say, by what is missed, what is still to be done and what is kept; `renderBelow` gives what stands under what is missed. */
export function FindingsList({
  findings,
  decisions,
  renderBelow,
}: {
  readonly findings: readonly Finding[];
  readonly decisions: readonly AbsenceDecision[];
  readonly renderBelow?: (key: string, isDecided: boolean) => ReactNode;
}) {
  const { t } = useWords();
  const times = useTimes();
  const decided = new Map(decisions.map((one) => [findingKey(one), one]));
  if (findings.length === 0) return <p className="quiet">{t('absence:form.noFindings')}</p>;
  return (
    <>
      {outcomes.map((outcome) => {
        const group = findings.filter((one) => one.outcome === outcome);
        if (group.length === 0) return null;
        return (
          <section key={outcome} className="finding-group">
            <h3>
              <span className={`tag ${colours[outcome]}`}>{t(`absence:form.outcome.${outcome}`)}</span>{' '}
              {group.length}
            </h3>
            <ul>
              {group.map((one) => {
                const key = findingKey(one);
                const decision = decided.get(key);
                return (
                  <li key={key}>
                    <div>
                      <b>{t(`absence:ruleKind.${one.kind}`)}</b>{' '}
                      {one.isAdvice ? <span className="tag">{t('absence:form.advice')}</span> : null}
                    </div>
                    <div>{findingText(t, times, one)}</div>
                    {outcome !== 'missed' || decision === undefined ? null : (
                      <Explanation decision={decision} />
                    )}
                    {outcome === 'missed' ? renderBelow?.(key, decision !== undefined) : null}
                  </li>
                );
              })}
            </ul>
          </section>
        );
      })}
    </>
  );
}
