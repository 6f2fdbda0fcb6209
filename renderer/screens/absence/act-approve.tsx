import { Radio } from 'antd';
import { useState } from 'react';
import type { AbsenceFull } from '#contract/methods/absence-nouns';
import { approvalManner } from '#domain/absence/absence';
import { useAct, useAsk } from '../../asking.ts';
import { useZone } from '../../frame/seat.tsx';
import { Field, TextField } from '../../parts/plain-field.tsx';
import { SignerFields, useDeskAccounts } from '../../parts/signer-fields.tsx';
import { nowAt } from '../../use-now.ts';
import { useWords } from '../../use-words.ts';
import { StepDialog } from '../../parts/step-dialog.tsx';
import { MomentField, readMoment } from './moment-field.tsx';
import { useMeant } from './use-meant.ts';
import { type TypedWho, WhoFields } from './who-fields.tsx';

const approvers = ['dutyLeader', 'chief'] as const;
const elsewhere = approvalManner.exclude(['signed']);

/** 审批: the approver signs here with the own password, or an approval that was given elsewhere is written down. */
export function ActApprove({
  absence,
  onClose,
}: {
  readonly absence: AbsenceFull;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const zone = useZone();
  const approve = useAct('absence.approve');
  const meant = useMeant(absence, approve.refusal);
  const people = useAsk('people.all', { withLeft: false }).data ?? [];
  const accounts = useDeskAccounts(approvers);
  const [isHere, setHere] = useState(false);
  const [signer, setSigner] = useState({ account: '', duty: 'dutyLeader' as const, password: '' });
  const [who, setWho] = useState<TypedWho>({ name: '', post: '' });
  const [when, setWhen] = useState('');
  const [manner, setManner] = useState<(typeof elsewhere.options)[number]>('written');
  const [documentNo, setDocumentNo] = useState('');
  const [isShown, setShown] = useState(false);
  const at = readMoment(when, zone);
  const isNamed = who.name.trim() !== '';
  const isSigned = signer.account !== '' && signer.password !== '';

  const confirm = async (): Promise<void> => {
    setShown(true);
    if (approve.isBusy || (isHere ? !isSigned : !isNamed || at === undefined)) return;
    const named = accounts.find(({ value }) => value === signer.account)?.label ?? signer.account;
    const done = await approve.act({
      ...meant,
      approval: isHere
        ? { name: named.slice(0, 60), post: '', at: nowAt(), manner: 'signed', documentNo: documentNo.trim() }
        : {
            name: who.name.trim(),
            post: who.post.trim(),
            at: at ?? nowAt(),
            manner,
            documentNo: documentNo.trim(),
          },
      signer: isHere ? { account: signer.account, password: signer.password } : null,
      note: '',
    });
    setSigner((typed) => ({ ...typed, password: '' }));
    if (done !== undefined) onClose();
  };
  return (
    <StepDialog
      title={t('absence:detail.approveTitle', { number: absence.number, name: absence.personName })}
      confirm={t(isHere ? 'absence:detail.approveHere' : 'absence:detail.approveElsewhere')}
      isBusy={approve.isBusy}
      refusal={approve.refusal}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <Radio.Group
        value={isHere ? 'here' : 'elsewhere'}
        options={(['elsewhere', 'here'] as const).map((value) => ({
          value,
          label: t(`absence:detail.approval.${value}`),
        }))}
        onChange={(event) => setHere(event.target.value === 'here')}
      />
      {isHere ? (
        <>
          <span className="small quiet">{t('absence:detail.signHint')}</span>
          <SignerFields
            signer={signer}
            withDuty={false}
            roles={approvers}
            onChange={({ account, password }) => setSigner({ ...signer, account, password })}
          />
          {isShown && !isSigned ? (
            <span className="form-problem">{t('absence:detail.signMissing')}</span>
          ) : null}
        </>
      ) : (
        <>
          <WhoFields
            label={t('absence:field.approver')}
            people={people}
            who={who}
            problem={isShown && !isNamed ? t('absence:form.problem.required') : undefined}
            onChange={setWho}
          />
          <div className="form-grid">
            <MomentField label={t('absence:detail.approvedAt')} value={when} onChange={setWhen} />
            <Field label={t('absence:detail.manner')}>
              {({ id }) => (
                <select
                  id={id}
                  className="text-input"
                  value={manner}
                  onChange={(event) => setManner(elsewhere.parse(event.target.value))}
                >
                  {elsewhere.options.map((one) => (
                    <option key={one} value={one}>
                      {t(`absence:approvalManner.${one}`)}
                    </option>
                  ))}
                </select>
              )}
            </Field>
          </div>
        </>
      )}
      <TextField label={t('absence:field.documentNo')} value={documentNo} onChange={setDocumentNo} />
    </StepDialog>
  );
}
