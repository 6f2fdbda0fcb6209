import { App, Modal } from 'antd';
import { useState } from 'react';
import { useAct } from '../../asking.ts';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { TextField } from '../../parts/plain-field.tsx';
import { useWords } from '../../use-words.ts';
import { PlanChangeList } from './plan-change-list.tsx';
import { PlanTell } from './plan-tell.tsx';
import { usePlanWords } from './plan-words.ts';
import type { PlanWork } from './use-plan-work.ts';

/** What is to be said of the draft, what stops it first. */
function Findings({ work }: { readonly work: PlanWork }) {
  const { t } = useWords();
  const words = usePlanWords(work.full);
  const findings = work.findings.toSorted((one, other) => Number(other.isBlocking) - Number(one.isBlocking));
  if (findings.length === 0) return null;
  const label = t('period:plan.publish.findings', { count: findings.length });
  return (
    <>
      <h3 className="rule">{label}</h3>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable */}
      <ul className="plan-list" tabIndex={0} aria-label={label}>
        {findings.map((finding) => (
          <li key={JSON.stringify(finding)}>
            {finding.isBlocking ? <span className="tag red">{t('period:plan.blocking')}</span> : null}{' '}
            {words.findingAt(finding)}
          </li>
        ))}
      </ul>
    </>
  );
}

/** 发布: what changes, who has to be told, what is still to be said of it, why; signed with the own password. */
export function PlanPublish({ work, onClose }: { readonly work: PlanWork; readonly onClose: () => void }) {
  const { t } = useWords();
  const { message } = App.useApp();
  const { full, keeper, findings } = work;
  const words = usePlanWords(full);
  const publish = useAct('period.publish');
  const [reason, setReason] = useState('');
  const [password, setPassword] = useState('');
  const [isShown, setShown] = useState(false);
  const isFirst = full.published === null;
  const isBlocked = findings.some(({ isBlocking }) => isBlocking);
  const isReasonMissing = reason.trim() === '' && (findings.length > 0 || !isFirst);
  const submit = async (): Promise<void> => {
    setShown(true);
    if (isBlocked || isReasonMissing || password === '' || full.draft === null) return;
    const done = await publish.act({
      id: full.line.id,
      draftVersion: full.draft.version,
      reason: reason.trim(),
      password,
    });
    setPassword('');
    setShown(false);
    if (done === undefined) return;
    keeper.startAgain();
    void message.success(t('period:plan.publish.done', { name: full.line.name, version: done.version }), 6);
    onClose();
  };
  const reasonHint = t(
    findings.length > 0
      ? 'period:plan.publish.reasonFindings'
      : isFirst
        ? 'rota.publish.reasonFirst'
        : 'period:plan.publish.reasonAgain',
    { count: findings.length },
  );
  return (
    <Modal
      open
      title={t('period:plan.publish.title', { name: full.line.name })}
      width={700}
      style={{ top: 24 }}
      onCancel={onClose}
      okText={t('rota.publish.publish')}
      cancelText={t('common.cancel')}
      okButtonProps={{ loading: publish.isBusy, disabled: full.draft === null || isBlocked }}
      onOk={() => void submit()}
    >
      <div className="plan-publish">
        {isBlocked ? (
          <div className="failure" role="alert">
            {t('period:plan.publish.blocked')}
          </div>
        ) : null}
        <Findings work={work} />
        <h3>
          {t(isFirst ? 'period:plan.publish.firstCount' : 'period:plan.changes.count', {
            count: isFirst ? (full.draft?.cells.length ?? 0) : full.changes.length,
          })}
        </h3>
        {isFirst ? null : <PlanChangeList changes={full.changes} words={words} />}
        <h3>{t('rota.publish.tell', { count: full.tell.length })}</h3>
        <PlanTell names={words.names(full.tell)} />
        <div className="form-grid">
          <TextField
            label={t('rota.publish.reason')}
            value={reason}
            hint={reasonHint}
            problem={isShown && isReasonMissing ? reasonHint : undefined}
            onChange={setReason}
          />
          <TextField
            label={t('gate.password')}
            type="password"
            value={password}
            problem={isShown && password === '' ? t('office:problem.required') : undefined}
            onChange={setPassword}
          />
        </div>
        <FailureNotice error={publish.refusal} />
      </div>
    </Modal>
  );
}
