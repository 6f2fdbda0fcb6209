import { Button } from 'antd';
import { useRef, useState } from 'react';
import type { IsoMonth } from '#domain/rota/duty';
import { useAct } from '../asking.ts';
import { useWords } from '../use-words.ts';
import { FailureNotice } from './failure-notice.tsx';
import { base64Of } from './file-bytes.ts';

/** The largest sheet that is read; a year of a large office has less than a tenth of it. */
const largest = 2 * 1024 * 1024;

/** A sheet that was chosen: its name for the screen and its bytes. */
export type ChosenSheet = { readonly name: string; readonly base64: string };

/** Chooses an XLSX file to be imported, and saves the empty one that can be filled. */
export function SheetFile({
  what,
  month,
  sheet,
  onSheet,
}: {
  readonly what: 'month' | 'people';
  readonly month: IsoMonth;
  readonly sheet: ChosenSheet | undefined;
  readonly onSheet: (sheet: ChosenSheet | undefined) => void;
}) {
  const { t } = useWords();
  const chooser = useRef<HTMLInputElement>(null);
  const template = useAct('console.saveTemplate');
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const [saved, setSaved] = useState<string | undefined>(undefined);
  const choose = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    onSheet(undefined);
    setProblem(undefined);
    if (file.size > largest) return setProblem(t('rota.import.tooLarge', { name: file.name }));
    await base64Of(file).then(
      (base64) => onSheet({ name: file.name, base64 }),
      () => setProblem(t('rota.import.unreadable', { name: file.name })),
    );
  };
  const save = async (): Promise<void> => {
    const answer = await template.act({ what, month });
    if (answer !== undefined && answer.file !== null) setSaved(answer.file);
  };
  return (
    <>
      <div className="actions">
        <Button loading={template.isBusy} onClick={() => void save()}>
          {t('rota.import.template')}
        </Button>
        <Button type={sheet === undefined ? 'primary' : 'default'} onClick={() => chooser.current?.click()}>
          {t('rota.import.choose')}
        </Button>
        <input
          ref={chooser}
          type="file"
          hidden
          accept=".xlsx"
          aria-label={t('rota.import.choose')}
          onChange={(event) => {
            void choose(event.target.files?.[0]);
            // The same file, mended meanwhile, can be chosen again.
            Object.assign(event.target, { value: '' });
          }}
        />
        {sheet === undefined ? null : <b className="file-name">{sheet.name}</b>}
      </div>
      {saved === undefined ? null : (
        <output className="small quiet">{t('rota.import.saved', { file: saved })}</output>
      )}
      {problem === undefined ? null : (
        <div className="failure" role="alert">
          {problem}
        </div>
      )}
      <FailureNotice error={template.refusal} />
    </>
  );
}
