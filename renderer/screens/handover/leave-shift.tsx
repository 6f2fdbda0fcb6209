import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { useWords } from '../../use-words.ts';
import { useAct } from '../../asking.ts';
import { useSeat } from '../../frame/seat.tsx';
import { FailureNotice } from '../../parts/failure-notice.tsx';

/** Lets one of several people leave a shift that goes on, with the own password and a reason. */
export function LeaveShift({ shiftNo, onClose }: { readonly shiftNo: number; readonly onClose: () => void }) {
  const { t } = useWords();
  const { session } = useSeat();
  const leave = useAct('shift.leave');
  const [reason, setReason] = useState('');
  const [password, setPassword] = useState('');
  const act = async (): Promise<void> => {
    const done = await leave.act({ shiftNo, account: session.accountName, password, reason });
    setPassword('');
    if (done !== undefined) onClose();
  };
  return (
    <Modal open title={t('handover.leave')} footer={null} onCancel={onClose}>
      <form
        className="entry-form"
        style={{ padding: 0 }}
        onSubmit={(event) => {
          event.preventDefault();
          void act();
        }}
      >
        <label className="field">
          <span>{t('handover.reason')}</span>
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
        <FailureNotice error={leave.refusal} />
        <Button
          type="primary"
          htmlType="submit"
          disabled={reason.trim() === '' || password === ''}
          loading={leave.isBusy}
        >
          {t('handover.confirmLeave')}
        </Button>
      </form>
    </Modal>
  );
}
