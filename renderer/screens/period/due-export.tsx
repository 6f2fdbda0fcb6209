import { Button, Checkbox, Modal } from 'antd';
import { useState } from 'react';
import { type PeriodFormat, periodFormat, type PeriodLine } from '#contract/methods/period-nouns';
import { useAct, useAsk } from '../../asking.ts';
import { useExportFolder } from '../../parts/export-folder.tsx';
import { ExportRun } from '../../parts/export-run.tsx';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { Field } from '../../parts/plain-field.tsx';
import { useWords } from '../../use-words.ts';

/** Lets the table of a period leave the machine in the form of a body: the newest published version, or the draft as such. */
export function DueExport({
  line,
  bodyId,
  onClose,
}: {
  readonly line: PeriodLine;
  readonly bodyId: string | null;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const start = useAct('period.export');
  const print = useAct('console.printPeriod');
  const bodies = useAsk('period.setup', {}).data?.setup.bodies ?? [];
  const [formats, setFormats] = useState<readonly PeriodFormat[]>(['docx', 'pdf']);
  const [body, setBody] = useState(bodyId ?? '');
  const [isDraft, setDraft] = useState(line.planVersion === null);
  const folder = useExportFolder();
  const [jobId, setJobId] = useState<string | undefined>(undefined);
  const planVersion = isDraft ? null : line.planVersion;
  const hasTable = line.planVersion !== null || line.hasDraft;
  const what = { id: line.id, planVersion, bodyId: body === '' ? null : body };
  const run = async (): Promise<void> => {
    const job = await start.act({
      ...what,
      formats: [...formats],
      folder: folder.path,
    });
    if (job !== undefined) setJobId(job.id);
  };
  return (
    <Modal open title={t('period:due.export.title', { name: line.name })} footer={null} onCancel={onClose}>
      <div className="entry-form" style={{ padding: 0 }}>
        {hasTable ? (
          <>
            <span>
              {planVersion === null
                ? t('period:due.export.draft')
                : t('period:due.version', { version: planVersion })}
            </span>
            {line.planVersion !== null && line.hasDraft ? (
              <Checkbox checked={isDraft} onChange={(event) => setDraft(event.target.checked)}>
                {t('period:due.export.asDraft')}
              </Checkbox>
            ) : null}
            <Field label={t('period:due.export.form')}>
              {({ id }) => (
                <select
                  id={id}
                  className="text-input"
                  value={body}
                  onChange={(event) => setBody(event.target.value)}
                >
                  <option value="">{t('period:due.export.plain')}</option>
                  {bodies.map((one) => (
                    <option key={one.id} value={one.id}>
                      {one.name}
                    </option>
                  ))}
                </select>
              )}
            </Field>
            <Checkbox.Group
              options={periodFormat.options.map((value) => ({ value, label: value.toUpperCase() }))}
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
              <Button loading={print.isBusy} onClick={() => void print.act(what)}>
                {t('export.print')}
              </Button>
            </ExportRun>
            <FailureNotice error={start.refusal ?? print.refusal} />
          </>
        ) : (
          <p className="quiet">{t('period:due.export.nothing')}</p>
        )}
      </div>
    </Modal>
  );
}
