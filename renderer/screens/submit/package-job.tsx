import { Progress } from 'antd';
import { DutyError, type ErrorCode } from '#contract/errors';
import { useAsk } from '../../asking.ts';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { useWords } from '../../use-words.ts';
import { RestoredWords } from './restored-notice.tsx';

/** How far the making of a package is; once it was made only what the first one after a restoring has to tell, for then the package says where it is. */
export function PackageJob({ id }: { readonly id: string }) {
  const { t } = useWords();
  const { data: job, error } = useAsk('job.state', { id }, { everyMilliseconds: 1000 });
  if (error !== null) return <FailureNotice error={error} />;
  if (job === undefined) return null;
  if (job.state === 'done')
    return job.restored === null ? null : (
      <section className="sent-since-box" role="status" aria-label={t('product:restored.heading')}>
        <b>{t('product:restored.firstPackage')}</b>
        <RestoredWords news={job.restored} />
      </section>
    );
  if (job.failure !== null)
    // The codes of a job's failure are those of calls.
    return (
      <FailureNotice
        error={new DutyError(job.failure.code as ErrorCode, job.failure.message, job.failure.details)}
      />
    );
  return (
    <div role="status">
      {t('product:packages.making')}
      <Progress
        percent={Math.floor((100 * job.done) / Math.max(1, job.total))}
        aria-label={t('product:packages.making')}
      />
    </div>
  );
}
