import type { Output } from '#contract/methods';
import type { IncidentStage } from '#domain/incident/stage';
import { useTimes } from '../../parts/times.ts';
import { useWords } from '../../use-words.ts';
import { LevelTag } from './setup-cells.tsx';

/** What the level rules suggest, and the rules that say so. */
export function Suggestion({ suggestion }: { readonly suggestion: Output<'incident.dryRun'>['suggestion'] }) {
  const { t } = useWords();
  const { level, because, reportBecause } = suggestion;
  return (
    <div className="setup-suggestion" role="status" aria-label={t('incident:setup.suggestion')}>
      <p>
        {t('incident:setup.suggestion')} <LevelTag level={level} />
        {level === null ? <span className="quiet"> {t('incident:setup.noRuleReached')}</span> : null}
      </p>
      {because.length + reportBecause.length === 0 ? null : (
        <ul>
          {because.map((text) => (
            <li key={`level ${text}`}>{text}</li>
          ))}
          {reportBecause.map((text) => (
            <li key={`report ${text}`}>
              {text} <span className="tag orange">{t('incident:setup.reportAnyway')}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** When the time runs out, for the order: what is owed at once comes first, what only the end asks for comes last. */
const orderOf = ({ dueAt, report }: IncidentStage): string => dueAt ?? (report === 'final' ? '~' : '');

/** What would be due to whom, the earliest first. */
export function DueTable({ stages }: { readonly stages: readonly IncidentStage[] }) {
  const { t } = useWords();
  const times = useTimes();
  if (stages.length === 0) return <div className="empty">{t('incident:setup.dry.nothing')}</div>;
  const sorted = stages.toSorted((one, other) => (orderOf(one) < orderOf(other) ? -1 : 1));
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
    <section className="rota-wide" tabIndex={0} aria-label={t('incident:setup.dry.table')}>
      <table className="plain-table lined setup-due">
        <thead>
          <tr>
            <th>{t('incident:setup.dry.due')}</th>
            <th>{t('incident:setup.stage')}</th>
            <th>{t('incident:setup.dry.recipient')}</th>
            <th>{t('incident:setup.minutes')}</th>
            <th>{t('incident:setup.clockStart')}</th>
            <th>{t('incident:setup.dry.origin')}</th>
          </tr>
        </thead>
        <tbody>
          {sorted.map((stage) => (
            <tr key={stage.id}>
              <td className="nowrap figures">
                <b>
                  {stage.dueAt === null
                    ? t(stage.report === 'final' ? 'incident:setup.dry.beforeEnd' : 'incident:setup.atOnce')
                    : times.moment(stage.dueAt)}
                </b>{' '}
                <span className={stage.isHard ? 'tag red' : 'tag'}>
                  {t(stage.isHard ? 'incident:force.hard' : 'incident:force.target')}
                </span>
              </td>
              <td>
                {stage.label} <span className="quiet small">{t(`incident:manner.${stage.manner}`)}</span>
              </td>
              <td>{stage.recipient}</td>
              <td className="figures">{stage.minutes ?? ''}</td>
              <td className="nowrap">
                {t(`incident:clock.${stage.clockStart}`)} {times.moment(stage.startAt)}{' '}
                {stage.isFallback ? (
                  <span className="tag orange" title={t('incident:setup.dry.fallbackHint')}>
                    {t('incident:setup.dry.fallback')}
                  </span>
                ) : null}
              </td>
              <td>{stage.origin === 'policy' ? stage.policyName : t(`incident:origin.${stage.origin}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
