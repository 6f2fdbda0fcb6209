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

function StageRow({ stage }: { readonly stage: IncidentStage }) {
  const { t } = useWords();
  const times = useTimes();
  const { dueAt, isHard, label, report, clockStart, startAt } = stage;
  return (
    <tr>
      <td className="nowrap">
        {dueAt === null ? (
          <b>{t(report === 'final' ? 'incident:setup.dry.beforeEnd' : 'incident:setup.atOnce')}</b>
        ) : (
          <>
            <b>{times.moment(dueAt)}</b>{' '}
            <span className={isHard ? 'tag red' : 'tag'}>
              {t(`incident:force.${isHard ? 'hard' : 'target'}`)}
            </span>
          </>
        )}
      </td>
      <td>
        {label === '' ? t(`incident:report.${report}`) : label}{' '}
        <span className="quiet small">{t(`incident:manner.${stage.manner}`)}</span>
      </td>
      <td>{stage.recipient}</td>
      <td className="setup-number">{stage.minutes}</td>
      <td className="nowrap">
        {clockStart === 'fixed'
          ? null
          : t('incident:setup.dry.from', {
              clock: t(`incident:clock.${clockStart}`),
              at: times.moment(startAt),
            })}{' '}
        {stage.isFallback ? (
          <span className="tag orange" title={t('incident:setup.dry.fallbackHint')}>
            {t('incident:setup.dry.fallback')}
          </span>
        ) : null}
      </td>
      <td>{stage.origin === 'policy' ? stage.policyName : t(`incident:origin.${stage.origin}`)}</td>
    </tr>
  );
}

/** What would be due to whom, the earliest first. */
export function DueTable({ stages }: { readonly stages: readonly IncidentStage[] }) {
  const { t } = useWords();
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
            <th className="setup-number">{t('incident:setup.minutes')}</th>
            <th>{t('incident:setup.clockStart')}</th>
            <th>{t('incident:setup.dry.origin')}</th>
          </tr>
        </thead>
        <tbody>
          {sorted.map((stage) => (
            <StageRow key={stage.id} stage={stage} />
          ))}
        </tbody>
      </table>
    </section>
  );
}
