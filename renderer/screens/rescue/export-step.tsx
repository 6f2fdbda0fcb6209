import type { RescueExport } from '#contract/methods/rescue';
import { useAct } from '../../asking.ts';
import { call } from '../../call.ts';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { useKept } from '../../parts/kept.ts';
import { useWords } from '../../use-words.ts';

function Exported({ made }: { readonly made: RescueExport }) {
  const { t } = useWords();
  const { entries, records, attachments, lostRecords, attachmentsMissing, folder } = made;
  return (
    <section className="verdict" aria-live="polite">
      <span>{t('office:rescue.exported', { entries, records, attachments })}</span>
      <span className="hash">{folder}</span>
      {lostRecords + attachmentsMissing === 0 ? null : (
        <span>
          {t('office:rescue.exportMissing', { records: lostRecords, attachments: attachmentsMissing })}
        </span>
      )}
      <div>
        <button
          type="button"
          className="plain-button"
          onClick={() => void call('console.showFolder', { folder })}
        >
          {t('office:rescue.openFolder')}
        </button>
      </div>
    </section>
  );
}

/** The second step: everything that can be read goes into a folder of the clerk's choice. */
export function RescueExportStep() {
  const { t } = useWords();
  const run = useAct('rescue.export');
  const [made, setMade] = useKept<RescueExport | undefined>('rescue-export', undefined);
  const choose = async (): Promise<void> => {
    const { folder } = await call('console.chooseFolder', { title: t('office:rescue.exportRun') });
    if (folder === null) return;
    setMade(undefined);
    setMade(await run.act({ folder }));
  };
  return (
    <>
      <p>{t('office:rescue.exportWhat')}</p>
      <p>
        <b>{t('office:rescue.exportFirst')}</b>
      </p>
      <div className="actions">
        <button
          type="button"
          className="plain-button strong"
          disabled={run.isBusy}
          onClick={() => void choose()}
        >
          {t('office:rescue.exportRun')}
        </button>
        <output className="quiet">{run.isBusy ? t('office:rescue.exporting') : ''}</output>
      </div>
      <FailureNotice error={run.refusal} />
      {made === undefined ? null : <Exported made={made} />}
    </>
  );
}
