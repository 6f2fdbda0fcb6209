import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../use-words.ts';
import { type ChosenFolder, ExportFolder } from './export-folder.tsx';
import { ExportJob } from './export-job.tsx';

/** Where an export goes and the button that starts it, with what stands beside it; once it runs, how far it is. */
export function ExportRun({
  folder,
  formatCount,
  isBusy,
  jobId,
  onStart,
  onDone,
  children,
}: {
  readonly folder: ChosenFolder;
  readonly formatCount: number;
  readonly isBusy: boolean;
  /** The export that runs or has ended; undefined before one was started. */
  readonly jobId: string | undefined;
  readonly onStart: () => void;
  readonly onDone: () => void;
  readonly children?: ReactNode;
}) {
  const { t } = useWords();
  return (
    <>
      <ExportFolder folder={folder} />
      {jobId === undefined ? (
        <div className="actions">
          <Button
            type="primary"
            disabled={folder.path === '' || formatCount === 0}
            loading={isBusy}
            onClick={onStart}
          >
            {t('export.start')}
          </Button>
          {children}
          {formatCount === 0 ? <span className="small quiet">{t('export.noFormat')}</span> : null}
        </div>
      ) : (
        <ExportJob id={jobId} folder={folder.path} onDone={onDone} />
      )}
    </>
  );
}
