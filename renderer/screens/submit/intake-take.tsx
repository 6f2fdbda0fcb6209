import { Button, Progress } from 'antd';
import { type DragEvent, useRef, useState } from 'react';
import type { IntakeId } from '#domain/office/intake';
import { useAct, useAsk } from '../../asking.ts';
import { call } from '../../call.ts';
import { FailureNotice, failureWords } from '../../parts/failure-notice.tsx';
import { JobProgress } from '../../parts/job-progress.tsx';
import { useKept } from '../../parts/kept.ts';
import { useWords } from '../../use-words.ts';
import { IntakeTaken } from './intake-taken.tsx';
import { useTakeFiles } from './use-take-files.ts';

function FolderJob({
  id,
  onOpen,
  onClear,
}: {
  readonly id: string;
  readonly onOpen: (id: IntakeId) => void;
  readonly onClear: () => void;
}) {
  const { t } = useWords();
  const { data: job, error } = useAsk('job.state', { id }, { everyMilliseconds: 500 });
  // A service that was started again knows nothing of the work: what was still going on is over, what came of it before stays to be read.
  if (error !== null && job?.state !== 'done' && job?.state !== 'cancelled')
    return (
      <div className="part-bar">
        <div className="grow">
          <FailureNotice error={error} />
        </div>
        <Button size="small" onClick={onClear}>
          {t('common.close')}
        </Button>
      </div>
    );
  if (job === undefined) return null;
  return (
    <>
      <JobProgress job={job} />
      {job.taken === null ? null : (
        <IntakeTaken
          report={job.taken}
          onOpen={onOpen}
          onClear={job.state === 'running' ? undefined : onClear}
        />
      )}
    </>
  );
}

/** Takes packages in: files dropped on it, files chosen, or a folder with those below it; then says what became of each. */
export function IntakeTake({ onOpen }: { readonly onOpen: (id: IntakeId) => void }) {
  const { t } = useWords();
  const { run, take, clear } = useTakeFiles();
  const takeFolder = useAct('office.takeFolder');
  const [jobId, setJobId] = useKept<string | undefined>('intake-job', undefined);
  const [isOver, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const begin = (files: Iterable<File>): void => {
    setJobId(undefined);
    void take([...files]);
  };
  const chooseFolder = async (): Promise<void> => {
    const { folder } = await call('console.chooseFolder', { title: t('product:intake.take.folder') });
    if (folder === null) return;
    clear();
    const job = await takeFolder.act({ folder });
    if (job !== undefined) setJobId(job.id);
  };
  const over = (event: DragEvent, is: boolean): void => {
    event.preventDefault();
    setOver(is);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- what is dropped can be chosen by keyboard too
    <section
      aria-label={t('product:intake.take.title')}
      className={isOver ? 'intake-take is-over' : 'intake-take'}
      onDragEnter={(event) => over(event, true)}
      onDragOver={(event) => over(event, true)}
      onDragLeave={(event) => over(event, false)}
      onDrop={(event) => {
        over(event, false);
        begin(event.dataTransfer.files);
      }}
    >
      <div className="part-bar">
        <span className="grow">{t(isOver ? 'product:intake.take.drop' : 'product:intake.take.hint')}</span>
        <Button loading={run?.isRunning === true} onClick={() => input.current?.click()}>
          {t('product:intake.take.files')}
        </Button>
        <Button loading={takeFolder.isBusy} onClick={() => void chooseFolder()}>
          {t('product:intake.take.folder')}
        </Button>
        <input
          ref={input}
          hidden
          type="file"
          multiple
          accept=".zip"
          aria-label={t('product:intake.take.files')}
          onChange={({ target }) => {
            begin(target.files ?? []);
            // The same file once more is a change too.
            target.value = '';
          }}
        />
      </div>
      <FailureNotice error={takeFolder.refusal} />
      {run === undefined ? null : (
        <>
          {run.isRunning ? (
            <Progress
              percent={Math.floor((100 * run.done) / run.total)}
              status="normal"
              aria-label={t('product:intake.take.running', { done: run.done, total: run.total })}
            />
          ) : null}
          {run.failed.map(({ name, error, isTooLarge }) => (
            <div key={name} className="failure" role="alert">
              {t('product:intake.take.failed', {
                name,
                words: isTooLarge ? t('product:intake.take.large') : failureWords(t, error),
              })}
            </div>
          ))}
          {run.isRunning ? null : <IntakeTaken report={run.report} onOpen={onOpen} onClear={clear} />}
        </>
      )}
      {jobId === undefined ? null : (
        <FolderJob key={jobId} id={jobId} onOpen={onOpen} onClear={() => setJobId(undefined)} />
      )}
    </section>
  );
}
