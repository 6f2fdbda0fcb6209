import { Button, Progress } from 'antd';
import { DutyError, errorCode } from '#contract/errors';
import type { Job } from '#contract/methods/records';
import { useAct } from '../asking.ts';
import { useWords } from '../use-words.ts';
import { FailureNotice } from './failure-notice.tsx';

/** How far a generation is, with a button that stops it; what stopped it or went wrong once it is over. */
export function JobProgress({ job }: { readonly job: Job }) {
  const { t } = useWords();
  const cancel = useAct('job.cancel');
  if (job.state === 'running')
    return (
      <div role="status" className="part-bar">
        <Progress
          className="grow"
          percent={Math.floor((100 * job.done) / Math.max(1, job.total))}
          status="normal"
          aria-label={t('rota.generate.running')}
        />
        <Button loading={cancel.isBusy} onClick={() => void cancel.act({ id: job.id })}>
          {t('rota.generate.stop')}
        </Button>
      </div>
    );
  if (job.state === 'cancelled') return <output>{t('rota.generate.cancelled')}</output>;
  if (job.failure === null) return null;
  const { code, message, details } = job.failure;
  return <FailureNotice error={new DutyError(errorCode.catch('internal').parse(code), message, details)} />;
}
