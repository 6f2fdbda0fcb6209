import { Button, Popconfirm } from 'antd';
import { useState } from 'react';
import { useWords } from '../../use-words.ts';
import type { Account } from '#domain/people/account';
import { useAct, useAsk } from '../../asking.ts';
import { useHasRole } from '../../frame/seat.tsx';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { useTimes } from '../../parts/times.ts';
import { useMinute } from '../../use-now.ts';
import { AccountChange } from './account-change.tsx';
import { AccountCreate } from './account-create.tsx';
import { newInitialPassword } from './initial-password.ts';
import { type Handed, PasswordOnce } from './password-once.tsx';

function AccountState({ account }: { readonly account: Account }) {
  const { t } = useWords();
  const times = useTimes();
  const now = useMinute();
  const isLocked = account.lockedUntil !== null && account.lockedUntil > now;
  return (
    <span className="tags">
      {account.state === 'disabled' ? (
        <span className="tag red">{t('office:accounts.disabled')}</span>
      ) : (
        <span className="tag green">{t('office:accounts.active')}</span>
      )}
      {isLocked && account.lockedUntil !== null ? (
        <span className="tag orange">
          {t('office:accounts.lockedUntil', { time: times.clock(account.lockedUntil) })}
        </span>
      ) : null}
      {account.mustChangePassword && account.state === 'active' ? (
        <span className="tag">{t('office:accounts.mustChange')}</span>
      ) : null}
    </span>
  );
}

/** The accounts: the administrator keeps them, the auditor reads. */
export function AccountsPart() {
  const { t } = useWords();
  const now = useMinute();
  const canEdit = useHasRole('admin');
  const asked = useAsk('accounts.all', {});
  const reset = useAct('account.resetPassword');
  const unlock = useAct('account.unlock');
  const [changing, setChanging] = useState<Account['id'] | undefined>(undefined);
  const [isCreating, setCreating] = useState(false);
  const [handed, setHanded] = useState<Handed | undefined>(undefined);
  const accounts = asked.data ?? [];
  const changed = accounts.find((account) => account.id === changing);

  const resetPassword = async (account: Account): Promise<void> => {
    const password = newInitialPassword();
    if ((await reset.act({ id: account.id, version: account.version, password })) === undefined) return;
    setHanded({ personName: account.personName, account: account.name, password });
  };
  const actions = (account: Account) => (
    <span className="row-actions">
      <Button size="small" onClick={() => setChanging(account.id)}>
        {t('office:accounts.change')}
      </Button>
      <Popconfirm
        title={t('office:accounts.resetSure', { name: account.personName })}
        description={t('office:accounts.resetHint')}
        onConfirm={() => void resetPassword(account)}
      >
        <Button size="small">{t('office:accounts.reset')}</Button>
      </Popconfirm>
      {account.lockedUntil !== null && account.lockedUntil > now ? (
        <Button size="small" onClick={() => void unlock.act({ id: account.id })}>
          {t('gate.unlock')}
        </Button>
      ) : null}
    </span>
  );

  return (
    <>
      <div className="part-bar">
        <span className="quiet small grow">{t('office:accounts.count', { count: accounts.length })}</span>
        {canEdit ? (
          <Button type="primary" onClick={() => setCreating(true)}>
            {t('office:accounts.create')}
          </Button>
        ) : null}
      </div>
      <FailureNotice error={asked.error ?? reset.refusal ?? unlock.refusal} />
      <table className="plain-table lined">
        <thead>
          <tr>
            <th>{t('office:accounts.person')}</th>
            <th>{t('gate.account')}</th>
            <th>{t('office:accounts.roles')}</th>
            <th>{t('office:accounts.state')}</th>
            {canEdit ? <th>{t('office:accounts.actions')}</th> : null}
          </tr>
        </thead>
        <tbody>
          {accounts.map((account) => (
            <tr key={account.id} className={account.state === 'disabled' ? 'quiet' : undefined}>
              <td>{account.personName}</td>
              <td>{account.name}</td>
              <td>{account.roles.map((role) => t(`trade:role.${role}`)).join(' / ')}</td>
              <td>
                <AccountState account={account} />
              </td>
              {canEdit ? <td>{actions(account)}</td> : null}
            </tr>
          ))}
        </tbody>
      </table>
      {changed === undefined ? null : (
        <AccountChange key={changed.id} account={changed} onClose={() => setChanging(undefined)} />
      )}
      {isCreating ? (
        <AccountCreate
          accounts={accounts}
          onClose={() => setCreating(false)}
          onCreated={(next) => {
            setCreating(false);
            setHanded(next);
          }}
        />
      ) : null}
      {handed === undefined ? null : <PasswordOnce handed={handed} onClose={() => setHanded(undefined)} />}
    </>
  );
}
