import { Button, Checkbox, Modal } from 'antd';
import { useState } from 'react';
import type { IncidentReport } from '#domain/incident/incident-report';
import { useAct } from '../../asking.ts';
import { useExportFolder } from '../../parts/export-folder.tsx';
import { ExportRun } from '../../parts/export-run.tsx';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { useWords } from '../../use-words.ts';

const forms = ['docx', 'pdf'] as const;

/** Lets a report leave the machine as a document, or prints it. */
export function ReportExport({
  report: { id, fields },
  onClose,
}: {
  readonly report: IncidentReport;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const start = useAct('report.export');
  const print = useAct('console.printReport');
  const [formats, setFormats] = useState<readonly (typeof forms)[number][]>(forms);
  const folder = useExportFolder();
  const [jobId, setJobId] = useState<string | undefined>(undefined);
  const run = async (): Promise<void> => {
    const job = await start.act({ id, formats: [...formats], folder: folder.path });
    if (job !== undefined) setJobId(job.id);
  };
  return (
    <Modal
      open
      title={t('incident:write.exportTitle', { title: fields.title })}
      footer={null}
      onCancel={onClose}
    >
      <div className="entry-form" style={{ padding: 0 }}>
        <Checkbox.Group
          options={forms.map((value) => ({ value, label: value.toUpperCase() }))}
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
        >
          <Button loading={print.isBusy} onClick={() => void print.act({ id })}>
            {t('export.print')}
          </Button>
        </ExportRun>
        <FailureNotice error={start.refusal ?? print.refusal} />
      </div>
    </Modal>
  );
}
