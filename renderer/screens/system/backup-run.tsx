import { Button, Progress } from 'antd';
import { useWords } from '../../use-words.ts';
import { DutyError, errorCode } from '#contract/errors';
import type { DrillReport, Job } from '#contract/methods/records';
import { useAct, useAsk } from '../../asking.ts';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { useKept } from '../../parts/kept.ts';
import { useTimes } from '../../parts/times.ts';

function DrillWords({ drill }: { readonly drill: DrillReport }) {
  const { t } = useWords();
  const times = useTimes();
  const time = times.full(drill.madeAt);
  return (
    <section className={drill.problem === null ? 'verdict intact' : 'verdict broken'} aria-live="polite">
      {drill.problem === null
        ? t('office:backup.drillGood', { time, count: drill.records })
        : t('office:backup.drillBad', { time, fault: t(`office:backup.fault.${drill.problem}`) })}
    </section>
  );
}

/** How far a piece of work on backups is, and what came of it. */
export function JobWords({ job }: { readonly job: Job }) {
  const { t } = useWords();
  if (job.state === 'running') {
    const percent = Math.floor((100 * job.done) / Math.max(1, job.total));
    const label =
      job.kind === 'restore'
        ? t('office:backup.restoring')
        : job.kind === 'drill'
          ? t('office:backup.drilling')
          : t('office:backup.running');
    return (
      <div className="part-bar" role="status">
        <Progress percent={percent} status="normal" showInfo={false} aria-label={label} className="grow" />
        <span className="nowrap">
          {label} {t('office:backup.progress', { percent })}
        </span>
      </div>
    );
  }
  if (job.failure !== null && job.state === 'failed') {
    const { code, message, details } = job.failure;
    return <FailureNotice error={new DutyError(errorCode.catch('internal').parse(code), message, details)} />;
  }
  if (job.state === 'cancelled') return <output className="quiet">{t('office:backup.cancelled')}</output>;
  if (job.drill !== null) return <DrillWords drill={job.drill} />;
  return <output>{t('office:backup.made')}</output>;
}

/** Makes a backup or proves the newest one, and says how far it is and what came of it. */
export function BackupRun({
  isRunning,
  hasBackup,
}: {
  readonly isRunning: boolean;
  readonly hasBackup: boolean;
}) {
  const { t } = useWords();
  const start = useAct('backup.start');
  const drill = useAct('backup.drill');
  const cancel = useAct('job.cancel');
  const [jobId, setJobId] = useKept<string | undefined>('backup-job', undefined);
  const asked = useAsk('job.state', { id: jobId ?? '' }, { isOff: jobId === undefined });
  const job = jobId === undefined || asked.isError ? undefined : asked.data;
  const isBusy = job?.state === 'running';
  const run = async (what: typeof start | typeof drill): Promise<void> => {
    const started = await what.act({});
    if (started !== undefined) setJobId(started.id);
  };
  return (
    <>
      <div className="actions">
        <Button
          type="primary"
          disabled={isBusy || isRunning}
          loading={start.isBusy}
          onClick={() => void run(start)}
        >
          {t('office:backup.start')}
        </Button>
        <Button disabled={isBusy || !hasBackup} loading={drill.isBusy} onClick={() => void run(drill)}>
          {t('office:backup.drill')}
        </Button>
        {isBusy ? (
          <Button onClick={() => void cancel.act({ id: job.id })}>{t('common.cancel')}</Button>
        ) : null}
      </div>
      {job === undefined ? null : <JobWords job={job} />}
      <FailureNotice error={start.refusal ?? drill.refusal ?? cancel.refusal} />
    </>
  );
}
