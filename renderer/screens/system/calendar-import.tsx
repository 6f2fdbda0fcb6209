import { Button } from 'antd';
import { useRef, useState } from 'react';
import { useAct, useAsk } from '../../asking.ts';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { textOfFile } from '../../parts/file-text.ts';
import { keep, useKept } from '../../parts/kept.ts';
import { Field } from '../../parts/plain-field.tsx';
import { ImportModal } from '../../parts/import-modal.tsx';
import { useWords } from '../../use-words.ts';
import { ImportPreview } from './import-preview.tsx';
import { noNotice, NoticeFields, useReadNotice } from './notice-fields.tsx';

/** Takes the arrangement of a year out of a file or pasted text, after showing line by line what is wrong and day by day what changes. */
export function CalendarImport({
  onClose,
  onDone,
}: {
  readonly onClose: () => void;
  readonly onDone: (year: number) => void;
}) {
  const { t } = useWords();
  const file = useRef<HTMLInputElement>(null);
  const { act, isBusy, refusal } = useAct('calendar.import');
  const [text, setText] = useKept('calendar-import', '');
  const [coversYear, setCoversYear] = useState<boolean | null>(null);
  const [draft, setDraft] = useKept('calendar-import-notice', noNotice);
  const [isShown, setShown] = useState(false);
  const notice = useReadNotice(draft);
  const isEmpty = text.trim() === '';
  const asked = useAsk('calendar.previewImport', { text, coversYear }, { isOff: isEmpty });
  const preview = isEmpty || asked.isPlaceholderData ? undefined : asked.data;
  const year = preview?.year ?? null;
  const isGood = preview !== undefined && preview.problems.length === 0 && preview.days > 0;

  const choose = async (chosen: File | undefined): Promise<void> => {
    if (chosen !== undefined) setText(await textOfFile(chosen));
  };
  const take = async (): Promise<void> => {
    setShown(true);
    if (!isGood || notice === undefined) return;
    const done = await act({ ...notice, text, coversYear: preview.coversYear, version: preview.version });
    if (done === undefined) return;
    keep('calendar-import', '');
    keep('calendar-import-notice', noNotice);
    onDone(done.year);
  };

  return (
    <ImportModal
      title={t('office:calendar.import')}
      take={year === null ? t('office:calendar.takeNone') : t('office:calendar.take', { year })}
      canTake={isGood}
      isBusy={isBusy}
      onTake={take}
      onClose={onClose}
    >
      <div className="form-grid">
        <div className="wide actions">
          <Button onClick={() => file.current?.click()}>{t('office:calendar.chooseFile')}</Button>
          <span className="quiet small">{t('office:calendar.fileHint')}</span>
          <input
            ref={file}
            className="unseen"
            type="file"
            accept=".json,.csv,.txt"
            tabIndex={-1}
            aria-label={t('office:calendar.chooseFile')}
            onChange={(event) => {
              void choose(event.target.files?.[0]);
              // The same file can be chosen again after it was mended.
              event.target.value = '';
            }}
          />
        </div>
        <Field label={t('office:calendar.paste')} hint={t('office:calendar.pasteHint')} isWide>
          {(wires) => (
            <textarea
              {...wires}
              className="text-input pasted-text"
              rows={5}
              maxLength={200_000}
              spellCheck={false}
              value={text}
              placeholder={t('office:calendar.pasteExample')}
              onChange={(event) => setText(event.target.value)}
            />
          )}
        </Field>
        {preview === undefined ? null : <ImportPreview preview={preview} onCoversYear={setCoversYear} />}
        {isGood ? <NoticeFields draft={draft} isShown={isShown} onChange={setDraft} /> : null}
        <div className="wide">
          <FailureNotice error={refusal ?? asked.error} />
        </div>
      </div>
    </ImportModal>
  );
}
