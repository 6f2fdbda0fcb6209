import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useWords } from '../../use-words.ts';
import type { Account, Role } from '#domain/people/account';
import { useAct } from '../../asking.ts';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { RoleChoice } from './role-choice.tsx';

/** Changes what an account may do, or closes it; what it signed stays. */
export function AccountChange({
  account,
  onClose,
}: {
  readonly account: Account;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const { act, isBusy, refusal } = useAct('account.change');
  const [roles, setRoles] = useState<readonly Role[]>(account.roles);
  const [state, setState] = useState(account.state);
  const [opened] = useState(account.version);

  const save = async (): Promise<void> => {
    if (roles.length === 0) return;
    const version = refusal?.failure.code === 'conflict' ? account.version : opened;
    if ((await act({ id: account.id, version, roles: [...roles], state })) !== undefined) onClose();
  };

  return (
    <Modal
      open
      width={640}
      title={t('office:accounts.changeTitle', { name: account.personName, account: account.name })}
      onCancel={onClose}
      mask={{ closable: false }}
      footer={[
        <Button key="cancel" onClick={onClose}>
          {t('common.cancel')}
        </Button>,
        <Button key="save" type="primary" loading={isBusy} onClick={() => void save()}>
          {t('common.save')}
        </Button>,
      ]}
    >
      <div className="form-grid">
        <RoleChoice
          chosen={roles}
          problem={roles.length === 0 ? t('office:problem.roles') : undefined}
          onChange={setRoles}
        />
        <label className="choice wide">
          <input
            type="checkbox"
            checked={state === 'disabled'}
            onChange={(event) => setState(event.target.checked ? 'disabled' : 'active')}
          />
          <span>
            {t('office:accounts.disable')}
            <span className="form-hint">{t('office:accounts.disableHint')}</span>
          </span>
        </label>
        <div className="wide">
          <FailureNotice error={refusal} />
        </div>
      </div>
    </Modal>
  );
}
