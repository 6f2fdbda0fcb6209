import { Button, Progress } from 'antd';
import { useWords } from '../../use-words.ts';
import { DutyError, errorCode } from '#contract/errors';
import type { Job, Verdict } from '#contract/methods/records';
import { useAct, useAsk } from '../../asking.ts';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { useKept } from '../../parts/kept.ts';
import { HashWords } from './hash-words.tsx';
import { HeadAt } from './head-at.tsx';

function VerdictWords({ verdict }: { readonly verdict: Verdict }) {
  const { t } = useWords();
  const { firstBad } = verdict;
  return (
    <section className={verdict.isIntact ? 'verdict intact' : 'verdict broken'} aria-live="polite">
      <h2>{verdict.isIntact ? t('office:verify.intact') : t('office:verify.broken')}</h2>
      <dl className="facts">
        <dt>{t('office:verify.records')}</dt>
        <dd>{t('office:verify.recordCount', { count: verdict.records })}</dd>
        {firstBad === null ? null : (
          <>
            <dt>{t('office:verify.firstBad')}</dt>
            <dd>
              {t('office:verify.badRecord', {
                seq: firstBad.seq,
                reason: t(`office:verify.reason.${firstBad.reason}`),
              })}
              {firstBad.detail === '' ? null : <span className="quiet small"> {firstBad.detail}</span>}
            </dd>
          </>
        )}
        {verdict.head === null ? null : (
          <>
            <dt>{t('office:verify.headSeq')}</dt>
            <dd>{verdict.head.seq}</dd>
            <dt>{t('handover.head')}</dt>
            <dd>
              <HashWords hash={verdict.head.hash} />
            </dd>
          </>
        )}
      </dl>
      <p>{verdict.isIntact ? t('office:verify.compare') : t('office:verify.brokenHint')}</p>
    </section>
  );
}

function RunningJob({ job, onCancel }: { readonly job: Job; readonly onCancel: () => void }) {
  const { t } = useWords();
  const percent = job.total === 0 ? 0 : Math.floor((100 * job.done) / job.total);
  return (
    <div className="part-bar">
      <Progress
        percent={percent}
        status="normal"
        showInfo={false}
        aria-label={t('office:verify.running')}
        className="grow"
      />
      <span className="nowrap">{t('office:verify.progress', { done: job.done, total: job.total })}</span>
      <Button onClick={onCancel}>{t('common.cancel')}</Button>
    </div>
  );
}

/** Checks every record against the one before it and says what was found. */
export function VerifyPart() {
  const { t } = useWords();
  const start = useAct('verify.start');
  const cancel = useAct('job.cancel');
  const [jobId, setJobId] = useKept<string | undefined>('verify-job', undefined);
  const asked = useAsk('job.state', { id: jobId ?? '' }, { isOff: jobId === undefined });
  const job = jobId === undefined || asked.isError ? undefined : asked.data;
  const isRunning = job?.state === 'running';

  const run = async (): Promise<void> => {
    const started = await start.act({});
    if (started !== undefined) setJobId(started.id);
  };

  return (
    <div className="verify">
      <p>{t('office:verify.explain')}</p>
      <div className="actions">
        <Button type="primary" disabled={isRunning} loading={start.isBusy} onClick={() => void run()}>
          {t('office:verify.start')}
        </Button>
        {job?.state === 'cancelled' ? (
          <output className="quiet">{t('office:verify.cancelled')}</output>
        ) : null}
      </div>
      {job !== undefined && isRunning ? (
        <RunningJob job={job} onCancel={() => void cancel.act({ id: job.id })} />
      ) : null}
      {job?.state === 'done' && job.verdict !== null ? <VerdictWords verdict={job.verdict} /> : null}
      {job?.state === 'failed' && job.failure !== null ? (
        <FailureNotice
          error={
            new DutyError(
              errorCode.catch('internal').parse(job.failure.code),
              job.failure.message,
              job.failure.details,
            )
          }
        />
      ) : null}
      <FailureNotice
        error={start.refusal ?? cancel.refusal ?? (jobId === undefined ? undefined : asked.error)}
      />
      <HeadAt />
    </div>
  );
}
