import { Button, Input, Select } from 'antd';
import { useWords } from '../use-words.ts';
import { deskRoles, type Role } from '#domain/people/account';
import { type DeskDuty, deskDuty } from '#domain/shift/shift';
import { useAsk } from '../asking.ts';

/** One person about to sign: the account, what the person is there for, and the password. */
export type TypedSigner = { readonly account: string; readonly duty: DeskDuty; readonly password: string };

/** Accounts that may sign at the desk, for choosing. */
export function useDeskAccounts(roles: readonly Role[] = deskRoles): readonly {
  readonly value: string;
  readonly label: string;
  readonly find: string;
}[] {
  const choices = useAsk('session.choices', {}).data ?? [];
  return choices
    .filter((choice) => choice.roles.some((role) => roles.includes(role)))
    .map((choice) => ({
      value: choice.account,
      label: `${choice.personName} (${choice.account})`,
      find: `${choice.personName} ${choice.initials} ${choice.account}`.toLowerCase(),
    }));
}

/** The fields of one signer; `isFixed` where the account is given. */
export function SignerFields({
  signer,
  onChange,
  onRemove,
  isFixed = false,
  withDuty = true,
  roles = deskRoles,
}: {
  readonly signer: TypedSigner;
  readonly onChange: (signer: TypedSigner) => void;
  readonly onRemove?: (() => void) | undefined;
  readonly isFixed?: boolean;
  readonly withDuty?: boolean;
  /** The roles of which whoever signs here has to have one; without them everybody who may sit at the desk. */
  readonly roles?: readonly Role[];
}) {
  const { t } = useWords();
  const accounts = useDeskAccounts(roles);
  return (
    <div className="row" style={{ display: 'flex', gap: 8, flexWrap: 'wrap', alignItems: 'center' }}>
      <Select
        aria-label={t('handover.selectAccount')}
        placeholder={t('handover.selectAccount')}
        style={{ width: 190 }}
        disabled={isFixed}
        showSearch={{ filterOption: (typed, option) => (option?.find ?? '').includes(typed.toLowerCase()) }}
        value={signer.account === '' ? null : signer.account}
        options={[...accounts]}
        onChange={(account) => onChange({ ...signer, account: account ?? '' })}
      />
      {withDuty ? (
        <Select
          aria-label={t('handover.duty')}
          style={{ width: 110 }}
          value={signer.duty}
          options={deskDuty.options.map((duty) => ({ value: duty, label: t(`trade:duty.${duty}`) }))}
          onChange={(duty) => onChange({ ...signer, duty })}
        />
      ) : null}
      <Input.Password
        style={{ width: 160 }}
        autoComplete="off"
        visibilityToggle={false}
        aria-label={t('handover.password')}
        placeholder={t('handover.password')}
        value={signer.password}
        onChange={(event) => onChange({ ...signer, password: event.target.value })}
      />
      {onRemove === undefined ? null : <Button onClick={onRemove}>{t('handover.remove')}</Button>}
    </div>
  );
}
