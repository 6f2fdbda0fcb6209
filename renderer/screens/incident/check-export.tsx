import { Checkbox, Modal } from 'antd';
import { useState } from 'react';
import type { IsoMonth } from '#domain/rota/duty';
import { useAct } from '../../asking.ts';
import { useExportFolder } from '../../parts/export-folder.tsx';
import { ExportRun } from '../../parts/export-run.tsx';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { useWords } from '../../use-words.ts';
import { monthName } from './span-words.ts';

const every = ['docx', 'pdf', 'xlsx'] as const;

/** Lets the notice of a month leave the machine as files. */
export function CheckExport({ month, onClose }: { readonly month: IsoMonth; readonly onClose: () => void }) {
  const { t, i18n } = useWords();
  const start = useAct('check.export');
  const folder = useExportFolder();
  const [formats, setFormats] = useState<readonly (typeof every)[number][]>(every);
  const [jobId, setJobId] = useState<string | undefined>(undefined);
  const run = async (): Promise<void> => {
    const job = await start.act({ month, formats: [...formats], folder: folder.path });
    if (job !== undefined) setJobId(job.id);
  };
  return (
    <Modal
      open
      title={t('incident:checks.export.title', { month: monthName(month, i18n.language) })}
      footer={null}
      onCancel={onClose}
    >
      <div className="entry-form bare-form">
        <fieldset className="bare" aria-label={t('incident:checks.export.format')}>
          <Checkbox.Group
            options={every.map((value) => ({ value, label: value.toUpperCase() }))}
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
