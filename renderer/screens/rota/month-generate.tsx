import { Button, Checkbox, Modal } from 'antd';
import { useEffect, useState } from 'react';
import { answers, useAct, useAsk } from '../../asking.ts';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { JobProgress } from '../../parts/job-progress.tsx';
import { useWords } from '../../use-words.ts';
import { monthName } from './month-name.ts';
import { GenerationOutcome } from './month-outcome.tsx';
import type { MonthWork } from './use-month-work.ts';

/** 生成: fills one or more months by rotation and fairness, shows how far it is and what came of it. */
export function MonthGenerate({
  work,
  onShow,
  onSetup,
  onClose,
}: {
  readonly work: MonthWork;
  readonly onShow: (key: string) => void;
  readonly onSetup: (section: 'rules' | 'spared') => void;
  readonly onClose: () => void;
}) {
  const { t, i18n } = useWords();
  const { month } = work;
  const start = useAct('rota.generate');
  const [months, setMonths] = useState(1);
  const [onlyGaps, setOnlyGaps] = useState(month.draft !== null || month.published !== null);
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
    if (isDone) void answers.invalidateQueries({ queryKey: ['rota.month'] });
  }, [isDone]);
  const run = async (): Promise<void> => {
    const started = await start.act({ month: month.month, months, onlyGaps });
    if (started !== undefined) setJobId(started.id);
  };
  const generation = month.draft?.generation ?? null;
  const leave = (then: () => void) => (): void => {
    onClose();
    then();
  };
  return (
    <Modal
      open
      title={t('rota.generate.title', { month: monthName(month.month, i18n.language) })}
      onCancel={onClose}
      width={640}
      style={{ top: 32 }}
      // What runs is stopped or waited for, never left running out of sight.
      closable={!isRunning}
      keyboard={!isRunning}
      mask={{ closable: !isRunning }}
      footer={
        <>
          <Button disabled={isRunning} onClick={onClose}>
            {t('common.close')}
          </Button>
          <Button
            type="primary"
            loading={start.isBusy}
            disabled={isRunning || work.state.isUnkept}
            onClick={() => void run()}
          >
            {t('rota.generate.start')}
          </Button>
        </>
      }
    >
      <div className="generate-form">
        <label>
          {t('rota.generate.months')}{' '}
          <select
            className="text-input"
            value={months}
            disabled={isRunning}
            onChange={(event) => setMonths(Number(event.target.value))}
          >
            {Array.from({ length: 12 }, (_, index) => index + 1).map((count) => (
              <option key={count} value={count}>
                {count}
              </option>
            ))}
          </select>
        </label>
        <Checkbox
          checked={onlyGaps}
          disabled={isRunning}
          onChange={(event) => setOnlyGaps(event.target.checked)}
        >
          {t('rota.generate.onlyGaps')}
        </Checkbox>
        <p className="quiet small">{t(onlyGaps ? 'rota.generate.hintGaps' : 'rota.generate.hintAll')}</p>
        <FailureNotice error={start.refusal ?? asked.error} />
        {job === undefined ? null : <JobProgress job={job} />}
        {isDone && generation !== null ? (
          <GenerationOutcome
            month={month}
            generation={generation}
            onShow={(key) => leave(() => onShow(key))()}
            onSetup={(section) => leave(() => onSetup(section))()}
          />
        ) : null}
      </div>
    </Modal>
  );
}
