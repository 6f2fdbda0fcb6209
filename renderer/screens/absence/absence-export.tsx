import { Button, Checkbox, Modal } from 'antd';
import { useState } from 'react';
import { type AbsenceFormat, absenceFormat, type AbsenceFull } from '#contract/methods/absence-nouns';
import { useAct } from '../../asking.ts';
import { ExportFolder, useExportFolder } from '../../parts/export-folder.tsx';
import { ExportJob } from '../../parts/export-job.tsx';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { useWords } from '../../use-words.ts';

/** Lets the form of one absence leave the machine; with whereabouts it is to be handled as a work secret. */
export function AbsenceExport({
  absence,
  onClose,
}: {
  readonly absence: AbsenceFull;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const start = useAct('absence.exportForm');
  const print = useAct('console.printAbsence');
  const [formats, setFormats] = useState<readonly AbsenceFormat[]>(['docx', 'pdf']);
  const [withWhereabouts, setWith] = useState(true);
  const folder = useExportFolder();
  const [jobId, setJobId] = useState<string | undefined>(undefined);
  const run = async (): Promise<void> => {
    const job = await start.act({
      id: absence.id,
      formats: [...formats],
      folder: folder.path,
      withWhereabouts,
    });
    if (job !== undefined) setJobId(job.id);
  };
  return (
    <Modal
      open
      title={t('absence:detail.exportTitle', { number: absence.number, name: absence.personName })}
      footer={null}
      onCancel={onClose}
    >
      <div className="entry-form" style={{ padding: 0 }}>
        <Checkbox.Group
          options={absenceFormat.options.map((value) => ({ value, label: value.toUpperCase() }))}
          value={[...formats]}
          onChange={(next) => setFormats(next)}
        />
        <Checkbox checked={withWhereabouts} onChange={(event) => setWith(event.target.checked)}>
          {t('absence:detail.withWhereabouts')}
        </Checkbox>
        <span className="small secret-note">
          {t(withWhereabouts ? 'absence:detail.secret' : 'absence:detail.withoutWhereabouts')}
        </span>
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
            <Button
              loading={print.isBusy}
              onClick={() => void print.act({ id: absence.id, withWhereabouts })}
            >
              {t('rota.export.print')}
            </Button>
            {formats.length === 0 ? <span className="small quiet">{t('export.noFormat')}</span> : null}
          </div>
        ) : (
          <ExportJob id={jobId} folder={folder.path} onDone={onClose} />
        )}
        <FailureNotice error={start.refusal ?? print.refusal} />
      </div>
    </Modal>
  );
}
