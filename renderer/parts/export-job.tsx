import { Button, Progress } from 'antd';
import { DutyError, type ErrorCode } from '#contract/errors';
import { useAsk } from '../asking.ts';
import { call } from '../call.ts';
import { useWords } from '../use-words.ts';
import { readableSize } from './entry-attachments.tsx';
import { FailureNotice } from './failure-notice.tsx';

/** How far an export is, what it wrote, and where that lies. */
export function ExportJob({
  id,
  folder,
  onDone,
}: {
  readonly id: string;
  readonly folder: string;
  readonly onDone: () => void;
}) {
  const { t } = useWords();
  const { data: job, error } = useAsk('job.state', { id }, { everyMilliseconds: 1000 });
  if (error !== null) return <FailureNotice error={error} />;
  if (job === undefined) return null;
  const isRunning = job.state === 'running';
  // The codes of a job's failure are those of calls.
  const failure =
    job.failure === null
      ? undefined
      : new DutyError(job.failure.code as ErrorCode, job.failure.message, job.failure.details);
  return (
    <div style={{ display: 'grid', gap: 8 }} role="status">
      <Progress
        percent={job.state === 'done' ? 100 : Math.floor((100 * job.done) / Math.max(1, job.total))}
        status={failure === undefined ? 'normal' : 'exception'}
        aria-label={t('export.running')}
      />
      {isRunning ? (
        <Button onClick={() => void call('job.cancel', { id })}>{t('export.cancel')}</Button>
      ) : (
        <>
          <b>{job.state === 'done' ? t('export.done') : t('export.failed')}</b>
          <FailureNotice error={failure} />
          {job.files.map((file) => (
            <div key={file.file} className="small">
              {file.file} ({readableSize(file.bytes)})<div className="hash quiet">SHA-256 {file.sha256}</div>
            </div>
          ))}
          <div>
            {job.files[0] === undefined ? null : (
              <Button onClick={() => void call('console.showFolder', { folder })}>{t('export.show')}</Button>
            )}{' '}
            <Button onClick={onDone}>{t('common.close')}</Button>
          </div>
        </>
      )}
    </div>
  );
}
