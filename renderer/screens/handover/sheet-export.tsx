import { Checkbox, Modal } from 'antd';
import { useState } from 'react';
import { useWords } from '../../use-words.ts';
import { type SheetFormat, sheetFormat } from '#contract/methods/records';
import { useAct } from '../../asking.ts';
import { useExportFolder } from '../../parts/export-folder.tsx';
import { ExportRun } from '../../parts/export-run.tsx';
import { FailureNotice } from '../../parts/failure-notice.tsx';

/** Lets one sheet leave the machine as a document. */
export function SheetExport({
  shiftNo,
  onClose,
}: {
  readonly shiftNo: number;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const start = useAct('handover.export');
  const [formats, setFormats] = useState<readonly SheetFormat[]>(sheetFormat.options);
  const folder = useExportFolder();
  const [jobId, setJobId] = useState<string | undefined>(undefined);
  const run = async (): Promise<void> => {
    const job = await start.act({ shiftNo, formats: [...formats], folder: folder.path });
    if (job !== undefined) setJobId(job.id);
  };
  return (
    <Modal open title={t('handover.exportTitle')} footer={null} onCancel={onClose}>
      <div className="entry-form" style={{ padding: 0 }}>
        <Checkbox.Group
          options={sheetFormat.options.map((format) => ({ value: format, label: format.toUpperCase() }))}
          value={[...formats]}
          onChange={(next) => setFormats(next)}
        />
        <ExportRun
          folder={folder}
          formatCount={formats.length}
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
