import { Button } from 'antd';
import { useRef, useState } from 'react';
import { useWords } from '../use-words.ts';
import { DutyError } from '#contract/errors';
import type { Attachment } from '#domain/log/entry';
import { call } from '../call.ts';
import { FailureNotice } from './failure-notice.tsx';
import { base64Of } from './file-bytes.ts';

const largest = 30 * 1024 * 1024;

/** Keeps files in the store and gives them as attachments; a file that is too large is refused by name. */
export async function keepFiles(files: readonly File[]): Promise<readonly Attachment[]> {
  const kept: Attachment[] = [];
  for (const file of files) {
    if (file.size > largest) throw new DutyError('rule-broken', 'attachment-too-large', [file.name]);
    kept.push(await call('attachment.add', { name: file.name, base64: await base64Of(file) }));
  }
  return kept;
}

/** A size as people read it. */
export const readableSize = (bytes: number): string =>
  bytes < 1024 * 1024
    ? `${Math.max(1, Math.round(bytes / 1024))} KB`
    : `${(bytes / 1024 / 1024).toFixed(1)} MB`;

/** The files of an entry that is being written. */
export function EntryAttachments({
  attachments,
  onChange,
}: {
  readonly attachments: readonly Attachment[];
  readonly onChange: (attachments: Attachment[]) => void;
}) {
  const { t } = useWords();
  const chooser = useRef<HTMLInputElement>(null);
  const [refusal, setRefusal] = useState<unknown>(undefined);
  const add = async (files: readonly File[]): Promise<void> => {
    setRefusal(undefined);
    try {
      onChange([...attachments, ...(await keepFiles(files))]);
    } catch (error) {
      setRefusal(error);
    }
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
          onChange={(event) => void add([...(event.target.files ?? [])])}
        />
        <Button size="small" onClick={() => chooser.current?.click()}>
          {t('entry.addFiles')}
        </Button>
        <span className="small quiet">{t('entry.pasteHint')}</span>
      </div>
      <FailureNotice error={refusal} />
    </div>
  );
}
