import { useState } from 'react';
import type { Output } from '#contract/methods';
import { isBulletin, type ReportFields } from '#domain/incident/incident-report';
import { useAct } from '../../asking.ts';
import { useLeaderAccount } from '../../parts/leader-account.ts';
import { TextField } from '../../parts/plain-field.tsx';
import { StepDialog } from '../../parts/step-dialog.tsx';
import { useWords } from '../../use-words.ts';
import { ReportSigner, useReportSigner } from '../../parts/report-signers.tsx';

/** Issues a report: who checked it, who issues it, and the number of a bulletin. */
export function ReportIssue({
  fields,
  nextNo,
  missing,
  onIssued,
  onClose,
}: {
  readonly fields: ReportFields;
  readonly nextNo: number;
  /** Elements that the text does not have. */
  readonly missing: readonly string[];
  readonly onIssued: (report: Output<'report.issue'>) => void;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const act = useAct('report.issue');
  const reviewer = useReportSigner('none');
  const issuer = useReportSigner('signed', useLeaderAccount());
  const [no, setNo] = useState('');
  const [isShown, setShown] = useState(false);
  const isNumber = no.trim() === '' || /^[1-9]\d{0,4}$/.test(no.trim());
  const checked = reviewer.read();
  const issued = issuer.read();
  const isMissing = checked === undefined || issued === undefined || issued === null;
  const confirm = async (): Promise<void> => {
    setShown(true);
    if (isMissing || !isNumber) return;
    const report = await act.act({
      fields,
      no: no.trim() === '' ? null : Number(no.trim()),
      reviewer: checked,
      issuer: issued,
    });
    if (report !== undefined) onIssued(report);
  };
  return (
    <StepDialog
      title={t('incident:write.issueTitle', { title: fields.title })}
      confirm={t('incident:write.issue')}
      isBusy={act.isBusy}
      refusal={act.refusal}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      {missing.length === 0 ? null : (
        <p className="report-notice">{t('incident:write.stillMissing', { what: missing.join('、') })}</p>
      )}
      {isBulletin(fields.kind) ? (
        <TextField
          label={t('incident:write.no')}
          value={no}
          placeholder={String(nextNo)}
          hint={t('incident:write.noHint', { no: nextNo })}
          problem={isNumber ? undefined : t('incident:write.noProblem')}
          onChange={setNo}
        />
      ) : null}
      <ReportSigner
        label={t('incident:write.reviewer')}
        signer={reviewer}
        manners={['none', 'signed', 'spoken']}
      />
      <ReportSigner
        label={t('incident:write.issuer')}
        signer={issuer}
        manners={['signed', 'spoken']}
        isFirst
      />
      {isShown && isMissing ? <p className="field-problem">{t('incident:write.sign.missing')}</p> : null}
    </StepDialog>
  );
}
