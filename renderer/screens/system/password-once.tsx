import { Button, Modal } from 'antd';
import { useRef, useState } from 'react';
import { useWords } from '../../use-words.ts';

/** An initial password on its way to its person. */
export type Handed = { readonly personName: string; readonly account: string; readonly password: string };

/** Shows an initial password this once, to be copied or written down; closes only when the administrator says so. */
export function PasswordOnce({ handed, onClose }: { readonly handed: Handed; readonly onClose: () => void }) {
  const { t } = useWords();
  const text = useRef<HTMLTextAreaElement>(null);
  const [isCopied, setCopied] = useState(false);
  const lines = `${t('gate.account')} ${handed.account}\n${t('gate.password')} ${handed.password}`;

  const copy = (): void => {
    const field = text.current;
    if (field === null) return;
    field.select();
    // The asynchronous clipboard needs a permission, and this window is given none.
    // oxlint-disable-next-line typescript/no-deprecated -- see above
    setCopied(document.execCommand('copy'));
  };

  return (
    <Modal
      open
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      title={t('office:accounts.once', { name: handed.personName })}
      footer={[
        <Button key="copy" onClick={copy}>
          {isCopied ? t('office:accounts.copied') : t('office:accounts.copy')}
        </Button>,
        <Button key="done" type="primary" onClick={onClose}>
          {t('office:accounts.handedOver')}
        </Button>,
      ]}
    >
      <textarea
        ref={text}
        className="text-input once"
        rows={2}
        readOnly
        value={lines}
        aria-label={t('office:accounts.initial')}
        onFocus={(event) => event.target.select()}
      />
      <p className="quiet">{t('office:accounts.onceHint')}</p>
    </Modal>
  );
}
