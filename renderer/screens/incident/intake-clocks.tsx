import type { IncidentStage } from '#domain/incident/stage';
import type { Instant } from '#domain/time/instant';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { useTimes } from '../../parts/times.ts';
import { useNow } from '../../use-now.ts';
import { useWords } from '../../use-words.ts';

const secondsBetween = (from: Instant, until: Instant): number =>
  Math.max(0, Math.floor((Date.parse(until) - Date.parse(from)) / 1000));

/** How long ago it was reported, in minutes and seconds: every clock runs from there. */
export function IntakeElapsed({ openedAt }: { readonly openedAt: Instant }) {
  const { t } = useWords();
  const now = useNow();
  const seconds = secondsBetween(openedAt, now);
  const hours = Math.floor(seconds / 3600);
  const shown = [
    ...(hours === 0 ? [] : [String(hours)]),
    String(Math.floor(seconds / 60) % 60).padStart(2, '0'),
    String(seconds % 60).padStart(2, '0'),
  ].join(':');
  return (
    <span className="intake-elapsed" role="timer" aria-label={t('incident:intake.elapsed')}>
      {t('incident:intake.elapsed')} <b>{shown}</b>
    </span>
  );
}

/** What is at once stands first, what is owed before the end stands last. */
const orderOf = ({ dueAt, report }: IncidentStage): string => dueAt ?? (report === 'final' ? '9' : '');

function ClockRow({ stage }: { readonly stage: IncidentStage }) {
  const { t } = useWords();
  const times = useTimes();
  const now = useNow();
  const left =
    stage.dueAt === null ? undefined : Math.ceil((Date.parse(stage.dueAt) - Date.parse(now)) / 60_000);
  const isLate = left !== undefined && left <= 0 && stage.dueAt !== null && now > stage.dueAt;
  const isNear = left !== undefined && stage.minutes !== null && left * 2 <= stage.minutes;
  const label = stage.label === '' ? t(`incident:report.${stage.report}`) : stage.label;
  const manner = t(`incident:manner.${stage.manner}`);
  const force = stage.dueAt === null ? '' : t(`incident:force.${stage.isHard ? 'hard' : 'target'}`);
  const words = [...new Set([label, manner, force])].filter((word) => word !== '');
  return (
    <li className={isLate ? 'is-late' : isNear ? 'is-near' : ''}>
      <span className="intake-due">
        <b>
          {stage.dueAt === null
            ? t(stage.report === 'final' ? 'incident:intake.beforeEnd' : 'incident:intake.atOnce')
            : times.clock(stage.dueAt)}
        </b>
        {left === undefined ? null : (
          <span className="small">
            {isLate
              ? t('incident:intake.lateBy', { minutes: -left })
              : t('incident:intake.minutesLeft', { minutes: left })}
          </span>
        )}
      </span>
      <span className="intake-to">
        <b>{stage.recipient}</b>
        <span className="small">{words.join(' · ')}</span>
        <span className="small quiet">
          {stage.origin === 'policy' ? stage.policyName : t(`incident:origin.${stage.origin}`)}
          {stage.clockStart === 'fixed'
            ? ''
            : ` · ${t('incident:intake.countsFrom', { start: t(`incident:clock.${stage.clockStart}`) })}`}
        </span>
        {stage.isFallback ? <span className="tag orange">{t('incident:intake.fallback')}</span> : null}
      </span>
    </li>
  );
}

/** The clocks that will run once this is saved, the earliest first. */
export function IntakeClocks({
  stages,
  error,
}: {
  /** Undefined until the service has answered. */
  readonly stages: readonly IncidentStage[] | undefined;
  readonly error: unknown;
}) {
  const { t } = useWords();
  const rows = (stages ?? [])
    .filter(({ state }) => state === 'open')
    .toSorted((one, other) => orderOf(one).localeCompare(orderOf(other)));
  return (
    <section className="intake-clocks" aria-label={t('incident:intake.clocks')}>
      <h3>
        {t('incident:intake.clocks')} <span className="tag">{rows.length}</span>
      </h3>
      {error === null ? null : <FailureNotice error={error} />}
      {stages !== undefined && rows.length === 0 ? (
        <p className="quiet small">{t('incident:intake.noClocks')}</p>
      ) : null}
      <ul>
        {rows.map((stage) => (
          <ClockRow key={stage.id} stage={stage} />
        ))}
      </ul>
    </section>
  );
}
