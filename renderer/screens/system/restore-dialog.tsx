import { Modal } from 'antd';
import { useState } from 'react';
import type { Backup } from '#contract/methods/backup';
import { useAct, useAsk } from '../../asking.ts';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { TextField } from '../../parts/plain-field.tsx';
import { SentSinceWarning } from '../../parts/sent-since.tsx';
import { useTimes } from '../../parts/times.ts';
import { useWords } from '../../use-words.ts';
import { JobWords } from './backup-run.tsx';

/** Says in numbers what is given up for a backup, asks for the reason and the own password, and restores it. */
export function RestoreDialog({
  backup,
  onClose,
}: {
  readonly backup: Backup;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const times = useTimes();
  const choice = { place: backup.place, name: backup.name };
  const { data: loss, error } = useAsk('backup.loss', choice);
  const restore = useAct('backup.restore');
  const [reason, setReason] = useState('');
  const [password, setPassword] = useState('');
  const [jobId, setJobId] = useState<string | undefined>(undefined);
  // When the work is done another room has begun, with nobody signed in; only a failure is seen here.
  const asked = useAsk('job.state', { id: jobId ?? '' }, { isOff: jobId === undefined });
  // A service that was started again knows nothing of the work: what it said before is over.
  const job = asked.isError ? undefined : asked.data;
  const isRunning = job?.state === 'running';
  const isReady = loss !== undefined && reason.trim() !== '' && password !== '';
  const confirm = async (): Promise<void> => {
    if (!isReady || isRunning || restore.isBusy) return;
    const started = await restore.act({ ...choice, password, reason: reason.trim() });
    setPassword('');
    if (started !== undefined) setJobId(started.id);
  };
  return (
    <Modal
      open
      title={t('office:backup.restoreOf', { time: times.full(backup.madeAt) })}
      onCancel={onClose}
      onOk={() => void confirm()}
      okText={t('office:backup.confirmRestore')}
      cancelText={t('common.cancel')}
      okButtonProps={{ danger: true, disabled: !isReady || isRunning, loading: restore.isBusy || isRunning }}
      cancelButtonProps={{ disabled: isRunning }}
      closable={!isRunning}
      keyboard={!isRunning}
      mask={{ closable: false }}
    >
      <form
        className="form-grid"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void confirm();
        }}
      >
        {loss === undefined ? null : (
          <b className="wide">
            {loss.since === null
              ? t('office:backup.lossNone')
              : t('office:backup.loss', {
                  records: loss.records,
                  entries: loss.entries,
                  since: times.full(loss.since),
                })}
          </b>
        )}
        <SentSinceWarning sent={loss?.sentSince ?? null} times={times} />
        <span className="wide">{t('office:backup.lossKept')}</span>
        <TextField
          label={t('office:backup.restoreReason')}
          hint={t('office:backup.restoreReasonHint')}
          value={reason}
          isWide
          onChange={setReason}
        />
        <TextField
          label={t('office:backup.ownPassword')}
          type="password"
          value={password}
          isWide
          onChange={setPassword}
        />
        <button type="submit" className="unseen" tabIndex={-1} aria-hidden="true" />
      </form>
      {job === undefined ? null : <JobWords job={job} />}
      <FailureNotice error={error ?? restore.refusal ?? asked.error} />
    </Modal>
  );
}
