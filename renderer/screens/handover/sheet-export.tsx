import { Button, Checkbox, Modal } from 'antd';
import { useState } from 'react';
import { useWords } from '../../use-words.ts';
import { type SheetFormat, sheetFormat } from '#contract/methods/records';
import { useAct } from '../../asking.ts';
import { ExportFolder, useExportFolder } from '../../parts/export-folder.tsx';
import { ExportJob } from '../../parts/export-job.tsx';
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
        <ExportFolder folder={folder} />
        {jobId === undefined ? (
          <div className="actions">
            <Button
              type="primary"
              disabled={folder.path === '' || formats.length === 0}
              loading={start.isBusy}
              onClick={() => void run()}
            >
              {t('export.start')}
            </Button>
          </div>
        ) : (
          <ExportJob id={jobId} folder={folder.path} onDone={onClose} />
        )}
        <FailureNotice error={start.refusal} />
      </div>
    </Modal>
  );
}
