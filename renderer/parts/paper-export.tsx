import { Button, Checkbox, Modal } from 'antd';
import { useState } from 'react';
import type { Job } from '#contract/methods/records';
import type { useAct } from '../asking.ts';
import { useWords } from '../use-words.ts';
import { useExportFolder } from './export-folder.tsx';
import { ExportRun } from './export-run.tsx';
import { FailureNotice } from './failure-notice.tsx';

type Act = Pick<ReturnType<typeof useAct>, 'isBusy' | 'refusal'>;

/** Lets a paper leave the machine as documents of chosen forms, or prints it. */
export function PaperExport<Form extends string>({
  title,
  forms,
  chosen,
  start,
  print,
  onStart,
  onPrint,
  onClose,
}: {
  readonly title: string;
  readonly forms: readonly Form[];
  /** The forms that are ticked when it opens. */
  readonly chosen: readonly Form[];
  readonly start: Act;
  readonly print: Act;
  /** Begins the export; undefined where it was refused. */
  readonly onStart: (formats: Form[], folder: string) => Promise<Pick<Job, 'id'> | undefined>;
  readonly onPrint: () => void;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const [formats, setFormats] = useState<readonly Form[]>(chosen);
  const folder = useExportFolder();
  const [jobId, setJobId] = useState<string | undefined>(undefined);
  const run = async (): Promise<void> => {
    const job = await onStart([...formats], folder.path);
    if (job !== undefined) setJobId(job.id);
  };
  return (
    <Modal open title={title} footer={null} onCancel={onClose}>
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
          <Button loading={print.isBusy} onClick={onPrint}>
            {t('export.print')}
          </Button>
        </ExportRun>
        <FailureNotice error={start.refusal ?? print.refusal} />
      </div>
    </Modal>
  );
}
