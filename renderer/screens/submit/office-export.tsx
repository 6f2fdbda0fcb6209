import { Modal } from 'antd';
import { useState } from 'react';
import type { IsoDay } from '#domain/time/instant';
import { useAct } from '../../asking.ts';
import { useExportFolder } from '../../parts/export-folder.tsx';
import { ExportRun } from '../../parts/export-run.tsx';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { useWords } from '../../use-words.ts';

/** Lets the matrix or the statistics of some days leave the machine as a workbook. */
export function OfficeExport({
  what,
  fromDay,
  untilDay,
  onClose,
}: {
  readonly what: 'matrix' | 'statistics';
  readonly fromDay: IsoDay;
  readonly untilDay: IsoDay;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const start = useAct('office.export');
  const folder = useExportFolder();
  const [jobId, setJobId] = useState<string | undefined>(undefined);
  const run = async (): Promise<void> => {
    const job = await start.act({ what, fromDay, untilDay, folder: folder.path });
    if (job !== undefined) setJobId(job.id);
  };
  return (
    <Modal open title={t(`product:matrix.exportTitle.${what}`)} footer={null} onCancel={onClose}>
      <div className="entry-form bare-form">
        <p className="quiet">{t('product:matrix.exportHint', { from: fromDay, until: untilDay })}</p>
        <ExportRun
          folder={folder}
          formatCount={1}
          isBusy={start.isBusy}
          jobId={jobId}
          onStart={() => void run()}
          onDone={onClose}
        />
        <FailureNotice error={start.refusal} />
      </div>
    </Modal>
  );
}
