import { Button, Checkbox, Modal } from 'antd';
import { useState } from 'react';
import { type AbsenceFormat, absenceFormat, type AbsenceFull } from '#contract/methods/absence-nouns';
import { useAct } from '../../asking.ts';
import { useExportFolder } from '../../parts/export-folder.tsx';
import { ExportRun } from '../../parts/export-run.tsx';
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
        <ExportRun
          folder={folder}
          formatCount={formats.length}
          isBusy={start.isBusy}
          jobId={jobId}
          onStart={() => void run()}
          onDone={onClose}
        >
          <Button loading={print.isBusy} onClick={() => void print.act({ id: absence.id, withWhereabouts })}>
            {t('rota.export.print')}
          </Button>
        </ExportRun>
        <FailureNotice error={start.refusal ?? print.refusal} />
      </div>
    </Modal>
  );
}
