import { Button, Checkbox, Modal, Select } from 'antd';
import { useState } from 'react';
import { type RotaFormat, rotaFormat } from '#contract/methods/rota-nouns';
import type { PersonId } from '#domain/people/person';
import type { IsoMonth } from '#domain/rota/duty';
import { useAct, useAsk } from '../../asking.ts';
import { useExportFolder } from '../../parts/export-folder.tsx';
import { ExportRun } from '../../parts/export-run.tsx';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { useWords } from '../../use-words.ts';
import { monthName } from './month-name.ts';

const everybody = '';

/** Lets the rota of a month leave the machine, as files or on paper, for everybody or one person. */
export function ExportDialog({
  month,
  version,
  onClose,
}: {
  readonly month: IsoMonth;
  /** A published version; null is the draft. */
  readonly version: number | null;
  readonly onClose: () => void;
}) {
  const { t, i18n } = useWords();
  const start = useAct('rota.export');
  const print = useAct('console.printRota');
  const [formats, setFormats] = useState<readonly RotaFormat[]>(['docx', 'pdf', 'xlsx']);
  const [person, setPerson] = useState<string>(everybody);
  const folder = useExportFolder();
  const [jobId, setJobId] = useState<string | undefined>(undefined);
  const shown = useAsk('rota.month', { month });
  const run = async (): Promise<void> => {
    const job = await start.act({
      month,
      version,
      // The choices are ids of people.
      personId: person === everybody ? null : (person as PersonId),
      formats: [...formats],
      folder: folder.path,
    });
    if (job !== undefined) setJobId(job.id);
  };
  const what = version === null ? t('rota.export.draft') : t('rota.versions.no', { no: version });
  return (
    <Modal
      open
      title={t('rota.export.title', { month: monthName(month, i18n.language), what })}
      footer={null}
      onCancel={onClose}
    >
      <div className="entry-form" style={{ padding: 0 }}>
        <Checkbox.Group
          options={rotaFormat.options.map((value) => ({ value, label: t(`rota.export.format.${value}`) }))}
          value={[...formats]}
          onChange={(next) => setFormats(next)}
        />
        <div className="field">
          <span>{t('rota.export.whose')}</span>
          <Select
            aria-label={t('rota.export.whose')}
            style={{ width: 240 }}
            showSearch={{
              filterOption: (typed, option) => (option?.find ?? '').includes(typed.toLowerCase()),
            }}
            value={person}
            options={[
              { value: everybody, label: t('rota.export.everybody'), find: '' },
              ...(shown.data?.people ?? []).map((one) => ({
                value: String(one.id),
                label: one.post === '' ? one.name : `${one.name} ${one.post}`,
                find: `${one.name} ${one.initials}`.toLowerCase(),
              })),
            ]}
            onChange={setPerson}
          />
        </div>
        <ExportRun
          folder={folder}
          formatCount={formats.length}
          isBusy={start.isBusy}
          jobId={jobId}
          onStart={() => void run()}
          onDone={onClose}
        >
          <Button loading={print.isBusy} onClick={() => void print.act({ month, version })}>
            {t('rota.export.print')}
          </Button>
        </ExportRun>
        <FailureNotice error={shown.error ?? start.refusal ?? print.refusal} />
      </div>
    </Modal>
  );
}
