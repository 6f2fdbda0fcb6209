import { Button } from 'antd';
import { currentFacts, factName, isTakenBack, type KeptFact } from '#domain/incident/facts';
import { factSentence } from '#domain/incident/compose-report';
import type { JudgedElement } from '#domain/incident/report-elements';
import { inOrder } from '#domain/incident/report-news';
import type { IncidentStage } from '#domain/incident/stage';
import { Countdown } from '../../parts/countdown.tsx';
import { stageTitle } from '../../parts/stage-title.ts';
import { useTimes } from '../../parts/times.ts';
import { useWords } from '../../use-words.ts';
import { isBeforeEnd } from './one-order.ts';
import { documentWords } from './report-text.ts';

/** The elements of a report, those that it must have first; what is missing and known says so. */
export function ReportElements({ judged }: { readonly judged: readonly JudgedElement[] }) {
  const { t } = useWords();
  const required = judged.filter(({ isRequired }) => isRequired);
  const missing = required.filter(({ isPresent }) => !isPresent).length;
  const optional = judged.filter(
    ({ isRequired, isKnown, isPresent }) => !isRequired && (isKnown || isPresent),
  );
  const line = ({ key, isPresent, isKnown }: JudgedElement) => (
    <li key={key} className={isPresent ? 'is-present' : 'is-missing'}>
      <span aria-hidden>{isPresent ? '✓' : '○'}</span>
      <span>{t(`incident:write.element.${key}`)}</span>
      <span className="small">
        {isPresent
          ? t('incident:write.present')
          : isKnown
            ? t('incident:write.missingKnown')
            : t('incident:write.missing')}
      </span>
    </li>
  );
  return (
    <section className="report-side" aria-label={t('incident:write.elements')}>
      <h3>
        {t('incident:write.elements')}
        <span className={missing === 0 ? 'small quiet' : 'small is-short'} role="status">
          {missing === 0
            ? t('incident:write.complete')
            : t('incident:write.short', { count: missing, all: required.length })}
        </span>
      </h3>
      <ul className="report-elements">{required.map(line)}</ul>
      {optional.length === 0 ? null : (
        <>
          <p className="small quiet">{t('incident:write.optional')}</p>
          <ul className="report-elements">{optional.map(line)}</ul>
        </>
      )}
    </section>
  );
}

/** What holds of an incident, each fact to be put into the text where the cursor stands. */
export function ReportFacts({
  facts,
  onInsert,
}: {
  readonly facts: readonly KeptFact[];
  readonly onInsert: (text: string) => void;
}) {
  const { t } = useWords();
  const times = useTimes();
  const current = inOrder([...currentFacts(facts).values()].filter((one) => !isTakenBack(one)));
  return (
    <section className="report-side" aria-label={t('incident:write.facts')}>
      <h3>{t('incident:write.facts')}</h3>
      {current.length === 0 ? <p className="quiet small">{t('incident:write.noFacts')}</p> : null}
      <ul className="report-facts">
        {current.map((one) => (
          <li key={factName(one)}>
            <Button size="small" onClick={() => onInsert(factSentence(one, documentWords))}>
              {t('incident:write.put')}
            </Button>
            <span>
              <span lang="zh-CN">{factSentence(one, documentWords)}</span>
              <span className="small quiet">{` ${times.moment(one.knownAt)} ${one.source}`}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Clocks that wait for this report, with what is left of each. */
export function ReportClocks({ stages }: { readonly stages: readonly IncidentStage[] }) {
  const { t } = useWords();
  const times = useTimes();
  if (stages.length === 0) return null;
  return (
    <section className="report-side" aria-label={t('incident:write.clocks')}>
      <h3>{t('incident:write.clocks')}</h3>
      <ul className="report-clocks">
        {stages.map((stage) => (
          <li key={stage.id}>
            <span>{stageTitle(t, stage)}</span>
            <span className="small quiet">
              {stage.dueAt === null ? '' : t('incident:write.dueAt', { time: times.moment(stage.dueAt) })}
            </span>
            <Countdown startAt={stage.startAt} dueAt={stage.dueAt} isBeforeEnd={isBeforeEnd(stage)} />
          </li>
        ))}
      </ul>
    </section>
  );
}
