import { Checkbox, Modal } from 'antd';
import { useState } from 'react';
import { type PeriodFormat, periodFormat, type PeriodLine } from '#contract/methods/period-nouns';
import { useAct } from '../../asking.ts';
import { useExportFolder } from '../../parts/export-folder.tsx';
import { ExportRun } from '../../parts/export-run.tsx';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { useWords } from '../../use-words.ts';

/** Lets the summary of a period leave the machine as files. */
export function SummaryExport({
  period,
  onClose,
}: {
  readonly period: PeriodLine;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const start = useAct('period.exportSummary');
  const folder = useExportFolder();
  const [formats, setFormats] = useState<readonly PeriodFormat[]>(periodFormat.options);
  const [jobId, setJobId] = useState<string | undefined>(undefined);
  const run = async (): Promise<void> => {
    const job = await start.act({ id: period.id, formats: [...formats], folder: folder.path });
    if (job !== undefined) setJobId(job.id);
  };
  return (
    <Modal
      open
      title={t('period:summary.exportTitle', { name: period.name })}
      footer={null}
      onCancel={onClose}
    >
      <div className="entry-form bare-form">
        <fieldset className="bare" aria-label={t('period:summary.format')}>
          <Checkbox.Group
            options={periodFormat.options.map((value) => ({ value, label: value.toUpperCase() }))}
            value={[...formats]}
            onChange={setFormats}
          />
        </fieldset>
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
