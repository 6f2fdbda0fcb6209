import { Button } from 'antd';
import { useRef, useState } from 'react';
import { useWords } from '../use-words.ts';
import type { Attachment } from '#domain/log/entry';
import { FailureNotice } from './failure-notice.tsx';

/** A size as people read it. */
export const readableSize = (bytes: number): string =>
  bytes < 1024 * 1024
    ? `${Math.max(1, Math.round(bytes / 1024))} KB`
    : `${(bytes / 1024 / 1024).toFixed(1)} MB`;

/** The files of an entry that is being written. */
export function EntryAttachments({
  attachments,
  attach,
  isAttaching,
  onChange,
}: {
  readonly attachments: readonly Attachment[];
  readonly attach: (files: readonly File[]) => Promise<void>;
  readonly isAttaching: boolean;
  readonly onChange: (attachments: Attachment[]) => void;
}) {
  const { t } = useWords();
  const chooser = useRef<HTMLInputElement>(null);
  const [refusal, setRefusal] = useState<unknown>(undefined);
  const add = async (files: readonly File[]): Promise<void> => {
    setRefusal(undefined);
    await attach(files).catch(setRefusal);
  };
  return (
    <div className="field">
      <span>{t('entry.attachments')}</span>
      <div className="row">
        {attachments.map((file, index) => (
          <span key={`${file.hash} ${file.name}`} className="tag">
            {file.name} {readableSize(file.size)}{' '}
            <button
              type="button"
              className="strip-button"
              aria-label={`${t('common.delete')} ${file.name}`}
              onClick={() => onChange(attachments.filter((_file, at) => at !== index))}
            >
              ×
            </button>
          </span>
        ))}
        <input
          ref={chooser}
          type="file"
          multiple
          hidden
          aria-label={t('entry.addFiles')}
          onChange={(event) => {
            void add([...(event.target.files ?? [])]);
            // The same file can be chosen again after it was taken off.
            event.target.value = '';
          }}
        />
        <Button size="small" onClick={() => chooser.current?.click()}>
          {t('entry.addFiles')}
        </Button>
        <span className="small quiet">{isAttaching ? t('entry.attaching') : t('entry.pasteHint')}</span>
      </div>
      <FailureNotice error={refusal} />
    </div>
  );
}
