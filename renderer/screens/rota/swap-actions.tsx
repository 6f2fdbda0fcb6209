import { Button, Input } from 'antd';
import { type KeyboardEvent, useState } from 'react';
import { deskRoles } from '#domain/people/account';
import type { Swap } from '#domain/rota/swap';
import { useAct, useAsk } from '../../asking.ts';
import { useHasRole, useSeat } from '../../frame/seat.tsx';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import { SignerFields } from '../../parts/signer-fields.tsx';
import { useWords } from '../../use-words.ts';

/** The next step of a request: the other one agrees, then a leader approves; both may say no, the asker may withdraw. */
export function SwapActions({ swap }: { readonly swap: Swap }) {
  const { t } = useWords();
  const { session } = useSeat();
  const mayAct = useHasRole(...deskRoles);
  const isChief = useHasRole('chief');
  const mayWithdraw = isChief || session.personId === swap.byId || session.personId === swap.withId;
  const choices = useAsk('session.choices', {}).data ?? [];
  const consent = useAct('swap.consent');
  const approve = useAct('swap.approve');
  const refuse = useAct('swap.refuse');
  const withdraw = useAct('swap.withdraw');
  const [typedAccount, setAccount] = useState<string | undefined>(undefined);
  const [password, setPassword] = useState('');
  const [note, setNote] = useState('');
  const [isWithdrawing, setWithdrawing] = useState(false);
  if (!mayAct) return null;
  const isConsent = swap.state === 'requested';
  const awaited = isConsent
    ? session.personId === swap.withId
      ? session.accountName
      : (choices.find((choice) => choice.personName === swap.withName)?.account ?? '')
    : session.roles.includes('dutyLeader')
      ? session.accountName
      : '';
  const account = typedAccount ?? awaited;
  const step = isConsent ? consent : approve;
  const isBusy = consent.isBusy || approve.isBusy || refuse.isBusy;
  const canSign = account !== '' && password !== '' && !isBusy;
  const sign = async (act: typeof consent.act): Promise<void> => {
    if (!canSign) return;
    for (const one of [consent, approve, refuse]) one.clear();
    await act({ id: swap.id, account, password, note: note.trim() });
    setPassword('');
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !event.ctrlKey) return;
    event.preventDefault();
    void sign(step.act);
  };
  const label = isConsent ? t('rota.swaps.consentOf', { name: swap.withName }) : t('rota.swaps.approveHint');
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- Ctrl+Enter signs from every field inside
    <div className="swap-sign" onKeyDown={onKeyDown}>
      <b>{label}</b>
      <SignerFields
        signer={{ account, duty: 'deputy', password }}
        withDuty={false}
        {...(isConsent ? {} : { roles: ['dutyLeader' as const] })}
        onChange={(next) => {
          setAccount(next.account);
          setPassword(next.password);
        }}
      />
      <Input
        aria-label={t('rota.swaps.note')}
        placeholder={t('rota.swaps.note')}
        maxLength={300}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      <div className="actions">
        <Button type="primary" disabled={!canSign} loading={step.isBusy} onClick={() => void sign(step.act)}>
          {t(isConsent ? 'rota.swaps.consent' : 'rota.swaps.approve')}
        </Button>
        <Button danger disabled={!canSign} loading={refuse.isBusy} onClick={() => void sign(refuse.act)}>
          {t('rota.swaps.refuse')}
        </Button>
        {mayWithdraw ? (
          <Button onClick={() => setWithdrawing(true)}>{t('rota.swaps.withdraw')}</Button>
        ) : null}
      </div>
      <FailureNotice error={consent.refusal ?? approve.refusal ?? refuse.refusal} />
      {isWithdrawing ? (
        <ReasonDialog
          title={t('rota.swaps.withdraw')}
          label={t('rota.swaps.note')}
          hint={t('rota.swaps.withdrawHint')}
          isBusy={withdraw.isBusy}
          refusal={withdraw.refusal}
          onConfirm={async (text) =>
            (await withdraw.act({ id: swap.id, note: text.slice(0, 300) })) !== undefined
          }
          onClose={() => setWithdrawing(false)}
        />
      ) : null}
    </div>
  );
}
