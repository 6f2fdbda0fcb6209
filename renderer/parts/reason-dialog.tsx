import { Input, Modal } from 'antd';
import { useState } from 'react';
import { useWords } from '../use-words.ts';
import { FailureNotice } from './failure-notice.tsx';

/** Asks for one line of text and does something with it; Ctrl+Enter confirms. */
export function ReasonDialog({
  title,
  label,
  hint,
  most = 500,
  isRequired = false,
  isBusy,
  refusal,
  onConfirm,
  onClose,
}: {
  readonly title: string;
  readonly label: string;
  readonly hint: string;
  /** How many signs the text may have. */
  readonly most?: number;
  readonly isRequired?: boolean;
  readonly isBusy: boolean;
  readonly refusal: unknown;
  readonly onConfirm: (text: string) => Promise<boolean>;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const [text, setText] = useState('');
  const isMissing = isRequired && text.trim() === '';
  const confirm = async (): Promise<void> => {
    if (isMissing || isBusy) return;
    if (await onConfirm(text.trim())) onClose();
  };
  return (
    <Modal
      open
      title={title}
      onCancel={onClose}
      onOk={() => void confirm()}
      okText={t('common.confirm')}
      cancelText={t('common.cancel')}
      okButtonProps={{ disabled: isMissing, loading: isBusy }}
    >
      <label className="entry-form" style={{ padding: 0 }}>
        <span>{label}</span>
        <Input.TextArea
          autoFocus
          rows={2}
          maxLength={most}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && event.ctrlKey) void confirm();
          }}
        />
        {hint === '' ? null : <span className="small quiet">{hint}</span>}
        {isMissing ? <span className="small field-problem">{t('entry.reasonRequired')}</span> : null}
      </label>
      <FailureNotice error={refusal} />
    </Modal>
  );
}
