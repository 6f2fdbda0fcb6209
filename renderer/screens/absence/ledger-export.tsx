import { Button, Checkbox, Modal, Select } from 'antd';
import { useState } from 'react';
import { type AbsenceFormat, absenceFormat, type AbsenceLedgerLine } from '#contract/methods/absence-nouns';
import type { PersonId } from '#domain/people/person';
import type { IsoMonth } from '#domain/rota/duty';
import { useAct, useAsk } from '../../asking.ts';
import { useExportFolder } from '../../parts/export-folder.tsx';
import { ExportRun } from '../../parts/export-run.tsx';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { useWords } from '../../use-words.ts';
import { monthName } from '../rota/month-name.ts';

const everybody = '';

/** Lets the ledger of a month leave the machine as files, for everybody or one person; whereabouts only where they are asked for. */
export function LedgerExport({
  month,
  lines,
  onClose,
}: {
  readonly month: IsoMonth;
  readonly lines: readonly AbsenceLedgerLine[];
  readonly onClose: () => void;
}) {
  const { t, i18n } = useWords();
  const start = useAct('absence.exportLedger');
  const print = useAct('console.printAbsences');
  const people = useAsk('people.all', { withLeft: true });
  const sees = useAsk('absence.now', {}).data?.seesWhereabouts ?? false;
  const [formats, setFormats] = useState<readonly AbsenceFormat[]>(absenceFormat.options);
  const [person, setPerson] = useState<string>(everybody);
  const [withWhereabouts, setWithWhereabouts] = useState(false);
  const [jobId, setJobId] = useState<string | undefined>(undefined);
  const folder = useExportFolder();
  const away = new Set(lines.map(({ personId }) => personId));
  // The choices are ids of people.
  const whose = { month, personId: person === everybody ? null : (person as PersonId) };
  const run = async (): Promise<void> => {
    const job = await start.act({
      ...whose,
      formats: [...formats],
      folder: folder.path,
      withWhereabouts,
    });
    if (job !== undefined) setJobId(job.id);
  };
  return (
    <Modal
      open
      title={t('absence:ledger.export.title', { month: monthName(month, i18n.language) })}
      footer={null}
      onCancel={onClose}
    >
      <div className="entry-form" style={{ padding: 0 }}>
        <Checkbox.Group
          options={absenceFormat.options.map((value) => ({ value, label: value.toUpperCase() }))}
          value={[...formats]}
          onChange={setFormats}
        />
        <div className="field">
          <span>{t('absence:ledger.export.whose')}</span>
          <Select
            aria-label={t('absence:ledger.export.whose')}
            style={{ width: 240 }}
            showSearch={{
              filterOption: (typed, option) =>
                (option?.find ?? '').includes(typed.normalize('NFKC').toLowerCase()),
            }}
            value={person}
            options={[
              { value: everybody, label: t('absence:ledger.export.everybody'), find: '' },
              ...(people.data ?? [])
                .filter(({ id }) => away.has(id))
                .map((one) => ({
                  value: String(one.id),
                  label: one.post === '' ? one.name : `${one.name} ${one.post}`,
                  find: `${one.name} ${one.initials} ${one.pinyin.replaceAll(' ', '')}`.toLowerCase(),
                })),
            ]}
            onChange={setPerson}
          />
        </div>
        <Checkbox
          checked={withWhereabouts}
          disabled={!sees}
          onChange={(event) => setWithWhereabouts(event.target.checked)}
        >
          {t('absence:ledger.export.withWhereabouts')}
        </Checkbox>
        <span className="small quiet">
          {t(sees ? 'absence:ledger.export.secret' : 'absence:ledger.export.mayNot')}
        </span>
        <ExportRun
          folder={folder}
          formatCount={formats.length}
          isBusy={start.isBusy}
          jobId={jobId}
          onStart={() => void run()}
          onDone={onClose}
        >
          <Button loading={print.isBusy} onClick={() => void print.act({ ...whose, withWhereabouts })}>
            {t('rota.export.print')}
          </Button>
        </ExportRun>
        <FailureNotice error={people.error ?? start.refusal ?? print.refusal} />
      </div>
    </Modal>
  );
}
