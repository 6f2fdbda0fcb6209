import { Button, Modal, Select } from 'antd';
import { type SubmitEvent, useId, useState } from 'react';
import { useWords } from '../../use-words.ts';
import { type Account, accountName, type Role } from '#domain/people/account';
import type { Person } from '#domain/people/person';
import { useAct, useAsk } from '../../asking.ts';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { Field, TextField } from '../../parts/plain-field.tsx';
import { newInitialPassword } from './initial-password.ts';
import type { Handed } from './password-once.tsx';
import { RoleChoice } from './role-choice.tsx';
import { suggestAccount } from './suggest-account.ts';

/** Makes an account for somebody of the directory; the account name comes from the pinyin, the password from chance. */
export function AccountCreate({
  accounts,
  onClose,
  onCreated,
}: {
  readonly accounts: readonly Account[];
  readonly onClose: () => void;
  readonly onCreated: (handed: Handed) => void;
}) {
  const { t } = useWords();
  const formId = useId();
  const { act, isBusy, refusal } = useAct('account.create');
  const people = useAsk('people.all', { withLeft: false }).data ?? [];
  const [person, setPerson] = useState<Person | undefined>(undefined);
  const [name, setName] = useState('');
  const [roles, setRoles] = useState<readonly Role[]>(['officer']);
  const [isShown, setShown] = useState(false);
  const taken = new Set(accounts.map((account) => account.name));
  const having = new Set(accounts.map((account) => account.personId));
  const isNameTaken = taken.has(name.trim().toLowerCase());
  const isName = accountName.safeParse(name.trim()).success;
  const nameProblem = isNameTaken
    ? t('office:problem.taken')
    : isShown && !isName
      ? t('office:problem.account')
      : undefined;

  const choose = (id: string): void => {
    const chosen = people.find((known) => known.id === id);
    if (chosen === undefined) return;
    setPerson(chosen);
    setName(suggestAccount(chosen, taken));
  };
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    setShown(true);
    if (person === undefined || !isName || isNameTaken || roles.length === 0) return;
    const password = newInitialPassword();
    const made = await act({ name: name.trim(), personId: person.id, roles: [...roles], password });
    if (made !== undefined) onCreated({ personName: made.personName, account: made.name, password });
  };

  return (
    <Modal
      open
      width={640}
      title={t('office:accounts.create')}
      onCancel={onClose}
      mask={{ closable: false }}
      footer={[
        <Button key="cancel" onClick={onClose}>
          {t('common.cancel')}
        </Button>,
        <Button key="make" type="primary" htmlType="submit" form={formId} loading={isBusy}>
          {t('office:accounts.make')}
        </Button>,
      ]}
    >
      <form id={formId} className="form-grid" noValidate onSubmit={(event) => void submit(event)}>
        <Field
          label={t('office:accounts.person')}
          hint={t('office:accounts.personHint')}
          problem={isShown && person === undefined ? t('office:problem.required') : undefined}
        >
          {(wires) => (
            <Select
              {...wires}
              showSearch={{
                filterOption: (typed, option) =>
                  option?.search.includes(typed.normalize('NFKC').trim().toLowerCase()) ?? false,
              }}
              placeholder={t('office:accounts.personFind')}
              notFoundContent={people.length === 0 ? t('office:accounts.noPeople') : t('palette.nothing')}
              value={person?.id ?? null}
              onChange={(id: string | null) => choose(id ?? '')}
              options={people.map((known) => ({
                value: known.id,
                label: `${known.name}  ${known.post}${having.has(known.id) ? `  (${t('office:accounts.hasOne')})` : ''}`,
                search: `${known.name} ${known.pinyin.replaceAll(' ', '')} ${known.initials}`.toLowerCase(),
              }))}
            />
          )}
        </Field>
        <TextField
          label={t('gate.account')}
          value={name}
          hint={t('office:accounts.nameHint')}
          problem={nameProblem}
          onChange={setName}
        />
        <RoleChoice
          chosen={roles}
          problem={isShown && roles.length === 0 ? t('office:problem.roles') : undefined}
          onChange={setRoles}
        />
        <p className="quiet small wide">{t('office:accounts.passwordHint')}</p>
        <div className="wide">
          <FailureNotice error={refusal} />
        </div>
      </form>
    </Modal>
  );
}
