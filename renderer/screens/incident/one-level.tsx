import { Button } from 'antd';
import type { IncidentFull } from '#contract/methods/incident-nouns';
import { LevelTag } from '../../parts/level-tag.tsx';
import { useTimes } from '../../parts/times.ts';
import { useWords } from '../../use-words.ts';

/** What the rules suggest, what was decided, and who decided on what before. */
export function OneLevel({
  full,
  mayAct,
  onDecide,
  onSensitive,
}: {
  readonly full: IncidentFull;
  readonly mayAct: boolean;
  readonly onDecide: () => void;
  readonly onSensitive: () => void;
}) {
  const { t } = useWords();
  const times = useTimes();
  const { incident, suggestion, steps } = full;
  const decisions = steps.filter(({ act, level }) => act === 'level' || (act === 'opened' && level !== null));
  const differs = suggestion.level !== null && suggestion.level !== incident.level;
  return (
    <section className="panel one-level" aria-label={t('incident:word.level')}>
      <header>
        <h3>{t('incident:word.level')}</h3>
        {mayAct ? (
          <span className="actions">
            <Button size="small" onClick={onSensitive}>
              {t(incident.fields.isSensitive ? 'incident:page.notSensitive' : 'incident:page.setSensitive')}
            </Button>
            <Button size="small" title="L" type={differs ? 'primary' : 'default'} onClick={onDecide}>
              {t('incident:page.act.decide')}
            </Button>
          </span>
        ) : null}
      </header>
      <div className="level-lines">
        <div className="tags">
          <span className="quiet">{t('incident:page.decided')}</span>{' '}
          <LevelTag level={incident.level} isBig />
          {incident.fields.isSensitive ? (
            <span className="tag red">{t('incident:word.sensitive')}</span>
          ) : null}
        </div>
        <div className="tags">
          <span className="quiet">{t('incident:page.suggested')}</span>{' '}
          {suggestion.level === null ? (
            <span>{t('incident:page.noSuggestion')}</span>
          ) : (
            <LevelTag level={suggestion.level} isBig />
          )}
          {differs ? <span className="tag orange">{t('incident:page.differs')}</span> : null}
        </div>
        {suggestion.because.length + suggestion.reportBecause.length === 0 ? null : (
          <ul className="plain-list small">
            {suggestion.because.map((rule) => (
              <li key={rule}>{rule}</li>
            ))}
            {suggestion.reportBecause.map((rule) => (
              <li key={rule}>{t('incident:page.reportAnyway', { rule })}</li>
            ))}
          </ul>
        )}
      </div>
      {decisions.length === 0 ? null : (
        <ol className="level-history small" aria-label={t('incident:page.decisions')}>
          {decisions
            .toSorted((one, other) => other.seq - one.seq)
            .map((step) => (
              <li key={step.seq}>
                <LevelTag level={step.level} />{' '}
                <span className="quiet">
                  {times.moment(step.at)} {step.byName}
                </span>{' '}
                {step.suggested === step.level
                  ? null
                  : t('incident:page.suggestedThen', {
                      level: t(`incident:level.${step.suggested ?? 'none'}`),
                    })}{' '}
                {step.note}
              </li>
            ))}
        </ol>
      )}
    </section>
  );
}
