import { Button } from 'antd';
import { useState } from 'react';
import { useAct } from '../../asking.ts';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { useWords } from '../../use-words.ts';
import type { BodyWork } from './body-work.ts';

/** Saves the form of a body as a file with gaps, which somebody edits and gives back. */
export function TemplateSave({ work }: { readonly work: BodyWork }) {
  const { t } = useWords();
  const saving = useAct('console.savePeriodTemplate');
  const [file, setFile] = useState('');
  const isSaved = work.saved !== undefined;
  const save = async (format: 'docx' | 'xlsx'): Promise<void> => {
    const done = await saving.act({ bodyId: work.body.id, format });
    setFile(done?.file ?? '');
  };
  return (
    <>
      {(['docx', 'xlsx'] as const).map((format) => (
        <Button key={format} disabled={!isSaved} loading={saving.isBusy} onClick={() => void save(format)}>
          {t(`period:template.save.${format}`)}
        </Button>
      ))}
      {isSaved ? null : <span className="quiet small">{t('period:template.saveFirst')}</span>}
      {file === '' ? null : (
        <output className="quiet small period-saved">{t('period:template.saved', { file })}</output>
      )}
      <FailureNotice error={saving.refusal} />
    </>
  );
}
