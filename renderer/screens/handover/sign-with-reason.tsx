import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { useWords } from '../../use-words.ts';
import { useSeat } from '../../frame/seat.tsx';
import { FailureNotice } from '../../parts/failure-notice.tsx';

/** Asks whoever sits here for a reason and the own password, and closes when both were taken. */
export function SignWithReason({
  title,
  hint,
  reasonLabel,
  confirm,
  isBusy,
  refusal,
  onSign,
  onClose,
}: {
  readonly title: string;
  readonly hint?: string;
  readonly reasonLabel: string;
  readonly confirm: string;
  readonly isBusy: boolean;
  readonly refusal: unknown;
  /** True where it was done. */
  readonly onSign: (signed: { readonly reason: string; readonly password: string }) => Promise<boolean>;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const { session } = useSeat();
  const [reason, setReason] = useState('');
  const [password, setPassword] = useState('');
  const sign = async (): Promise<void> => {
    const isDone = await onSign({ reason, password });
    setPassword('');
    if (isDone) onClose();
  };
  return (
    <Modal open title={title} footer={null} onCancel={onClose}>
      <form
        className="entry-form"
        style={{ padding: 0 }}
        onSubmit={(event) => {
          event.preventDefault();
          void sign();
        }}
      >
        {hint === undefined ? null : <span className="quiet">{hint}</span>}
        <label className="field">
          <span>{reasonLabel}</span>
          <Input
            autoFocus
            value={reason}
            maxLength={500}
            onChange={(event) => setReason(event.target.value)}
          />
        </label>
        <label className="field">
          <span>
            {session.personName} {t('handover.password')}
          </span>
          <Input.Password
            visibilityToggle={false}
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        </label>
        <FailureNotice error={refusal} />
        <Button
          type="primary"
          htmlType="submit"
          disabled={reason.trim() === '' || password === ''}
          loading={isBusy}
        >
          {confirm}
        </Button>
      </form>
    </Modal>
  );
}
