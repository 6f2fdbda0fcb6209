import { Button, Modal } from 'antd';
import { useEffect, useState } from 'react';
import { answers, useAct, useAsk } from '../../asking.ts';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { JobProgress } from '../../parts/job-progress.tsx';
import { useWords } from '../../use-words.ts';
import { PlanOutcomeWords } from './plan-outcome.tsx';
import { usePlanWords } from './plan-words.ts';
import type { PlanWork } from './use-plan-work.ts';

/** 生成, or 因缺席调整 with the fewest changes: how far it is, a way to stop it, and what came of it. */
export function PlanGenerate({
  work,
  way,
  onClose,
}: {
  readonly work: PlanWork;
  readonly way: 'fresh' | 'fewest-changes';
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const { full } = work;
  const words = usePlanWords(full);
  const start = useAct('period.generate');
  const [jobId, setJobId] = useState<string | undefined>(undefined);
  const asked = useAsk(
    'job.state',
    { id: jobId ?? '' },
    { isOff: jobId === undefined, everyMilliseconds: 500 },
  );
  // A service that was started again knows nothing of the work: what it said before is over.
  const job = jobId === undefined || asked.isError ? undefined : asked.data;
  const isRunning = jobId !== undefined && !asked.isError && (job === undefined || job.state === 'running');
  const isDone = job?.state === 'done';
  useEffect(() => {
    if (isDone) void answers.invalidateQueries({ queryKey: ['period.one'] });
  }, [isDone]);
  const run = async (): Promise<void> => {
    const started = await start.act({ id: full.line.id, way });
    if (started !== undefined) setJobId(started.id);
  };
  const outcome = full.draft?.outcome ?? null;
  const isFresh = way === 'fresh';
  return (
    <Modal
      open
      title={t(isFresh ? 'period:plan.generate.title' : 'period:plan.replan.title', { name: full.line.name })}
      onCancel={onClose}
      width={680}
      style={{ top: 32 }}
      // What runs is stopped or waited for, never left running out of sight.
      closable={!isRunning}
      keyboard={!isRunning}
      mask={{ closable: !isRunning }}
      footer={
        <>
          <Button type={isDone ? 'primary' : 'default'} disabled={isRunning} onClick={onClose}>
            {t('common.close')}
          </Button>
          <Button
            type={isDone ? 'default' : 'primary'}
            loading={start.isBusy}
            disabled={isRunning || work.state.isKeeping || work.state.isUnkept}
            onClick={() => void run()}
          >
            {t(isFresh ? 'rota.generate.start' : 'period:plan.replan.start')}
          </Button>
        </>
      }
    >
      <div className="plan-generate">
        <p className="quiet small">{t(isFresh ? 'period:plan.generate.hint' : 'period:plan.replan.hint')}</p>
        <FailureNotice error={start.refusal ?? asked.error} />
        {job === undefined ? null : <JobProgress job={job} />}
        {isDone && outcome !== null ? <PlanOutcomeWords full={full} outcome={outcome} words={words} /> : null}
      </div>
    </Modal>
  );
}
