import { Button } from 'antd';
import { useRef, useState } from 'react';
import type { PackageId } from '#domain/package/package';
import { deskRoles } from '#domain/people/account';
import { call } from '../../call.ts';
import { useHasRole } from '../../frame/seat.tsx';
import { failureWords } from '../../parts/failure-notice.tsx';
import { base64Of } from '../../parts/file-bytes.ts';
import { useWords } from '../../use-words.ts';

/** Receipts are small; what is larger is something else. */
const largest = 256 * 1024;

/** What became of one file. */
type Said = { readonly isProblem: boolean; readonly words: string };

/** Takes receipt files of the central office, chosen or dropped. */
export function PackageReceipts({ onTaken }: { readonly onTaken: (id: PackageId) => void }) {
  const { t } = useWords();
  const mayTake = useHasRole(...deskRoles);
  const chooser = useRef<HTMLInputElement>(null);
  const [isBusy, setBusy] = useState(false);
  const [said, setSaid] = useState<readonly Said[]>([]);
  if (!mayTake) return null;
  const takeFile = async (file: File): Promise<Said> => {
    const { name } = file;
    const bad = (words: string): Said => ({ isProblem: true, words });
    if (file.size > largest) return bad(t('product:packages.receiptLarge', { name }));
    const base64 = await base64Of(file).catch(() => undefined);
    if (base64 === undefined) return bad(t('product:packages.receiptUnreadable', { name }));
    try {
      const line = await call('package.takeReceipt', { name, base64 });
      onTaken(line.id);
      return { isProblem: false, words: t('product:packages.receiptTaken', { no: line.sequence }) };
    } catch (error) {
      const why = failureWords(t, error);
      return bad(why.includes(name) ? why : t('product:packages.receiptRefused', { name, why }));
    }
  };
  const takeAll = async (files: FileList | null): Promise<void> => {
    // The list of a field empties itself with the field.
    const all = [...(files ?? [])];
    setSaid([]);
    setBusy(true);
    // One after the other: each says for itself what became of it.
    for (const file of all) {
      const one = await takeFile(file);
      setSaid((before) => [...before, one]);
    }
    setBusy(false);
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
      <Button loading={isBusy} onClick={() => chooser.current?.click()}>
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
      {said.length === 0 ? null : (
        <ul className="receipt-said" role="status">
          {said.map(({ isProblem, words }, place) => (
            // oxlint-disable-next-line react/no-array-index-key -- two files can have one name
            <li key={place} className={isProblem ? 'small field-problem' : 'small'}>
              {words}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
