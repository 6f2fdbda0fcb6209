import { Button } from 'antd';
import { useRef, useState } from 'react';
import type { PackageId } from '#domain/package/package';
import { deskRoles } from '#domain/people/account';
import { useAct } from '../../asking.ts';
import { useHasRole } from '../../frame/seat.tsx';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { base64Of } from '../../parts/file-bytes.ts';
import { useWords } from '../../use-words.ts';

/** Receipts are small; what is larger is something else. */
const largest = 256 * 1024;

/** Takes receipt files of the central office, chosen or dropped. */
export function PackageReceipts({ onTaken }: { readonly onTaken: (id: PackageId) => void }) {
  const { t } = useWords();
  const mayTake = useHasRole(...deskRoles);
  const chooser = useRef<HTMLInputElement>(null);
  const take = useAct('package.takeReceipt');
  const [said, setSaid] = useState<{ readonly isProblem: boolean; readonly words: string } | undefined>(
    undefined,
  );
  if (!mayTake) return null;
  const takeFile = async (file: File): Promise<void> => {
    const bad = (words: string): void => setSaid({ isProblem: true, words });
    if (file.size > largest) return bad(t('product:packages.receiptLarge', { name: file.name }));
    const base64 = await base64Of(file).catch(() => undefined);
    if (base64 === undefined) return bad(t('product:packages.receiptUnreadable', { name: file.name }));
    setSaid(undefined);
    const line = await take.act({ name: file.name, base64 });
    if (line === undefined) return;
    setSaid({ isProblem: false, words: t('product:packages.receiptTaken', { no: line.sequence }) });
    onTaken(line.id);
  };
  const takeAll = async (files: FileList | null): Promise<void> => {
    // One after the other: each says for itself what became of it.
    for (const file of files ?? []) await takeFile(file);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the button beside it does the same by keyboard
    <div
      className="receipt-drop"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        void takeAll(event.dataTransfer.files);
      }}
    >
      <Button loading={take.isBusy} onClick={() => chooser.current?.click()}>
        {t('product:packages.takeReceipt')}
      </Button>
      <span className="small quiet">{t('product:packages.dropReceipt')}</span>
      <input
        ref={chooser}
        type="file"
        hidden
        multiple
        accept=".dutyroom-receipt.json,.json"
        aria-label={t('product:packages.takeReceipt')}
        onChange={(event) => {
          void takeAll(event.target.files).finally(() => Object.assign(event.target, { value: '' }));
        }}
      />
      {said === undefined ? null : (
        <span className={said.isProblem ? 'small field-problem' : 'small'} role="status">
          {said.words}
        </span>
      )}
      <FailureNotice error={take.refusal} />
    </div>
  );
}
