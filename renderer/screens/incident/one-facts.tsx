import { Button } from 'antd';
import { useState } from 'react';
import type { IncidentFull } from '#contract/methods/incident-nouns';
import { currentFacts, factName, isFigure, isTakenBack, type KeptFact } from '#domain/incident/facts';
import { useTimes } from '../../parts/times.ts';
import { useWords } from '../../use-words.ts';
import { factLabel, factValue } from '../../parts/fact-words.ts';
import { OneHistory } from './one-history.tsx';

/** What is done with a fact that holds. */
export type FactAct = 'verify' | 'takeBack';

function FactState({ one }: { readonly one: KeptFact }) {
  const { t } = useWords();
  const times = useTimes();
  return (
    <span className="fact-state small">
      <span className={`tag ${one.isVerified ? 'green' : 'orange'}`}>
        {t(one.isVerified ? 'incident:word.verified' : 'incident:word.unverified')}
      </span>{' '}
      <span className="quiet">
        {times.moment(one.knownAt)} {one.source}
      </span>
    </span>
  );
}

function FactActs({
  one,
  count,
  mayAct,
  onHistory,
  onAct,
}: {
  readonly one: KeptFact;
  /** How often something was said of it. */
  readonly count: number;
  readonly mayAct: boolean;
  readonly onHistory: () => void;
  readonly onAct: (act: FactAct) => void;
}) {
  const { t } = useWords();
  const label = factLabel(t, one);
  const button = (name: string, onClick: () => void) => (
    <button type="button" className="quiet-button" aria-label={`${name} ${label}`} onClick={onClick}>
      {name}
    </button>
  );
  return (
    <span className="fact-acts">
      {count < 2 ? null : button(t('incident:page.history', { count }), onHistory)}
      {!mayAct || one.isVerified || isTakenBack(one)
        ? null
        : button(t('incident:page.verify'), () => onAct('verify'))}
      {!mayAct || isTakenBack(one) ? null : button(t('incident:page.takeBack'), () => onAct('takeBack'))}
    </span>
  );
}

/** What is known of an incident now: figures and words, who said so when, and whether somebody verified it. */
export function OneFacts({
  full,
  mayAct,
  onAdd,
  onAct,
}: {
  readonly full: IncidentFull;
  readonly mayAct: boolean;
  readonly onAdd: () => void;
  readonly onAct: (act: FactAct, one: KeptFact) => void;
}) {
  const { t } = useWords();
  const [shown, setShown] = useState<string | undefined>(undefined);
  const current = [...currentFacts(full.facts).values()];
  const figures = current.filter(({ key }) => isFigure(key));
  const words = current.filter(({ key }) => !isFigure(key));
  const countOf = (one: KeptFact): number =>
    full.facts.filter((other) => factName(other) === factName(one)).length;
  const acts = (one: KeptFact) => (
    <FactActs
      one={one}
      count={countOf(one)}
      mayAct={mayAct}
      onHistory={() => setShown(factName(one))}
      onAct={(act) => onAct(act, one)}
    />
  );
  return (
    <section className="panel one-facts" aria-label={t('incident:page.facts')}>
      <header>
        <h3>{t('incident:page.facts')}</h3>
        {mayAct ? (
          <Button size="small" title="F" onClick={onAdd}>
            {t('incident:page.act.facts')}
          </Button>
        ) : null}
      </header>
      {current.length === 0 ? <div className="empty">{t('incident:page.noFacts')}</div> : null}
      {figures.length === 0 ? null : (
        <ul className="fact-figures" aria-label={t('incident:page.figures')}>
          {figures.map((one) => (
            <li key={factName(one)} className={isTakenBack(one) ? 'is-taken-back' : undefined}>
              <span className="quiet">{factLabel(t, one)}</span>
              <b className="fact-number">{factValue(t, one)}</b>
              <FactState one={one} />
              {acts(one)}
            </li>
          ))}
        </ul>
      )}
      {words.length === 0 ? null : (
        <ul className="fact-words" aria-label={t('incident:page.words')}>
          {words.map((one) => (
            <li key={factName(one)} className={isTakenBack(one) ? 'is-taken-back' : undefined}>
              <span className="quiet">{factLabel(t, one)}</span>
              <span className="fact-text">{factValue(t, one)}</span>
              <FactState one={one} />
              {acts(one)}
            </li>
          ))}
        </ul>
      )}
      {shown === undefined ? null : (
        <OneHistory
          facts={full.facts.filter((one) => factName(one) === shown)}
          onClose={() => setShown(undefined)}
        />
      )}
    </section>
  );
}
