import { Button, Progress } from 'antd';
import { DutyError, errorCode } from '#contract/errors';
import type { Job } from '#contract/methods/records';
import { useAct } from '../asking.ts';
import { useWords } from '../use-words.ts';
import { FailureNotice } from './failure-notice.tsx';

/** What is said of work that goes on, to stop it, and once it was stopped. */
const words = {
  take: ['product:intake.take.underWay', 'product:intake.take.stop', 'product:intake.take.stopped'],
  generate: ['rota.generate.running', 'rota.generate.stop', 'rota.generate.cancelled'],
} as const;

/** How far a generation or an intake is, with a button that stops it; what stopped it or went wrong once it is over. */
export function JobProgress({ job }: { readonly job: Job }) {
  const { t } = useWords();
  const cancel = useAct('job.cancel');
  const [running, stop, cancelled] = words[job.kind === 'take' ? 'take' : 'generate'];
  if (job.state === 'running')
    return (
      <div role="status" className="part-bar">
        <Progress
          className="grow"
          percent={Math.floor((100 * job.done) / Math.max(1, job.total))}
          status="normal"
          aria-label={t(running)}
        />
        <Button loading={cancel.isBusy} onClick={() => void cancel.act({ id: job.id })}>
          {t(stop)}
        </Button>
      </div>
    );
  if (job.state === 'cancelled') return <output>{t(cancelled)}</output>;
  if (job.failure === null) return null;
  const { code, message, details } = job.failure;
  return <FailureNotice error={new DutyError(errorCode.catch('internal').parse(code), message, details)} />;
}
