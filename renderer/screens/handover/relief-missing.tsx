import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { useWords } from '../../use-words.ts';
import { useAct } from '../../asking.ts';
import { useSeat } from '../../frame/seat.tsx';
import { FailureNotice } from '../../parts/failure-notice.tsx';

/** For a relief that did not come: stay and say who was told, or leave the desk after reporting. */
export function ReliefMissing({
  shiftNo,
  onClose,
}: {
  readonly shiftNo: number;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const { session, station } = useSeat();
  const stay = useAct('shift.reliefMissing');
  const end = useAct('shift.endUnrelieved');
  const [reportedTo, setReportedTo] = useState(station?.centralOffice ?? '');
  const [reason, setReason] = useState('');
  const [password, setPassword] = useState('');
  const stayOn = async (): Promise<void> => {
    const done = await stay.act({
      shiftNo,
      reportedTo,
      content: t('handover.stayContent', { to: reportedTo, note: reason }).trim(),
    });
    if (done !== undefined) onClose();
  };
  const leave = async (): Promise<void> => {
    const done = await end.act({ shiftNo, account: session.accountName, password, reportedTo, reason });
    setPassword('');
    if (done !== undefined) onClose();
  };
  return (
    <Modal open title={t('handover.missing')} footer={null} onCancel={onClose}>
      <div className="entry-form" style={{ padding: 0 }}>
        <div className="quiet">{t('handover.missingHint')}</div>
        <label className="field">
          <span>{t('handover.reportedTo')}</span>
          <Input
            autoFocus
            value={reportedTo}
            maxLength={200}
            onChange={(event) => setReportedTo(event.target.value)}
          />
        </label>
        <label className="field">
          <span>{t('handover.reason')}</span>
          <Input.TextArea
            rows={2}
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </label>
        <div className="actions">
          <Button
            type="primary"
            disabled={reportedTo.trim() === ''}
            loading={stay.isBusy}
            onClick={() => void stayOn()}
          >
            {t('handover.stay')}
          </Button>
        </div>
        <FailureNotice error={stay.refusal} />
        <hr style={{ width: '100%', border: 0, borderTop: '1px solid var(--line)' }} />
        <div className="quiet">{t('handover.leaveWarning')}</div>
        <div className="actions">
          <Input.Password
            visibilityToggle={false}
            style={{ width: 170 }}
            aria-label={t('handover.password')}
            placeholder={t('handover.password')}
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
          <Button
            danger
            disabled={reportedTo.trim() === '' || reason.trim() === '' || password === ''}
            loading={end.isBusy}
            onClick={() => void leave()}
          >
            {t('handover.leaveDesk')}
          </Button>
        </div>
        <FailureNotice error={end.refusal} />
      </div>
    </Modal>
  );
}
