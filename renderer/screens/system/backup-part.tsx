import { useWords } from '../../use-words.ts';
import { DutyError } from '#contract/errors';
import type { Output } from '#contract/methods';
import { useAsk } from '../../asking.ts';
import { useHasRole } from '../../frame/seat.tsx';
import { useAge } from '../../parts/age.ts';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { useTimes } from '../../parts/times.ts';
import { useMinute } from '../../use-now.ts';
import { BackupList } from './backup-list.tsx';
import { BackupRun } from './backup-run.tsx';
import { BackupSettingsForm } from './backup-settings-form.tsx';

type State = Output<'backup.state'>;

function Facts({ state }: { readonly state: State }) {
  const { t } = useWords();
  const times = useTimes();
  const age = useAge();
  const now = useMinute();
  const { newest, settings, lastDrillAt, drillDueAt } = state;
  return (
    <dl className="facts">
      <dt>{t('office:backup.newest')}</dt>
      <dd>
        {newest === null ? (
          <span className="tag orange">{t('office:backup.none')}</span>
        ) : (
          <>
            {times.full(newest.madeAt)} · {t('office:backup.age', { age: age(newest.madeAt) })} ·{' '}
            {t('office:backup.records', { count: newest.records })}
          </>
        )}
      </dd>
      <dt>{t('office:backup.every')}</dt>
      <dd>{t('office:backup.everyMinutes', { count: settings.everyMinutes })}</dd>
      <dt>{t('office:backup.secondPlace')}</dt>
      <dd className={settings.secondFolder === null ? 'quiet' : 'hash'}>
        {settings.secondFolder ?? t('office:backup.noSecond')}
      </dd>
      <dt>{t('office:backup.lastDrill')}</dt>
      <dd>{lastDrillAt === null ? t('office:backup.neverDrilled') : times.full(lastDrillAt)}</dd>
      {drillDueAt === null ? null : (
        <>
          <dt>{t('office:backup.drillDue')}</dt>
          <dd>
            {times.full(drillDueAt)}{' '}
            {drillDueAt <= now ? <span className="tag orange">{t('office:backup.overdue')}</span> : null}
          </dd>
        </>
      )}
    </dl>
  );
}

function LastFailure({ failure }: { readonly failure: NonNullable<State['lastFailure']> }) {
  const { t } = useWords();
  const times = useTimes();
  return (
    <section aria-label={t('office:backup.lastFailure')}>
      <span className="quiet small">
        {t('office:backup.lastFailure')} · {t(`office:backup.place.${failure.place}`)} ·{' '}
        {times.full(failure.at)}
      </span>
      <FailureNotice error={new DutyError(failure.code, failure.message, failure.details)} />
    </section>
  );
}

/** 备份: how the backups stand, made and proved on demand, where they go, and the list of them. */
export function BackupPart() {
  const { t } = useWords();
  const mayRun = useHasRole('admin', 'chief');
  const mayChange = useHasRole('admin');
  const seesAll = useHasRole('admin', 'auditor');
  const { data: state, error } = useAsk('backup.state', {}, { everyMilliseconds: 60_000 });
  if (state === undefined) return <FailureNotice error={error} />;
  return (
    <div className="verify">
      <p>{t('office:backup.explain')}</p>
      <Facts state={state} />
      {state.lastFailure === null ? null : <LastFailure failure={state.lastFailure} />}
      {mayRun ? <BackupRun isRunning={state.isRunning} hasBackup={state.newest !== null} /> : null}
      {mayChange ? <BackupSettingsForm now={state.settings} /> : null}
      {seesAll ? <BackupList /> : null}
      <p className="quiet small">{t('office:backup.restoreHint')}</p>
    </div>
  );
}
