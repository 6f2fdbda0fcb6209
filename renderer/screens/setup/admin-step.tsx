import { useWords } from '../../use-words.ts';
import { TextField } from '../../parts/plain-field.tsx';
import type { AdminProblems, SetupDraft } from './setup-draft.ts';

/** Asks who keeps the accounts: the name, the account and its password. */
export function AdminStep({
  draft,
  problems,
  isShown,
  onChange,
}: {
  readonly draft: SetupDraft;
  readonly problems: AdminProblems;
  readonly isShown: boolean;
  readonly onChange: (parts: Partial<SetupDraft>) => void;
}) {
  const { t } = useWords();
  const say = (part: keyof AdminProblems): string | undefined => {
    const problem = problems[part];
    return problem === undefined || !isShown ? undefined : t(`office:problem.${problem}`);
  };
  const differs =
    draft.again !== '' && draft.again.length >= draft.password.length && draft.again !== draft.password;
  return (
    <>
      <TextField
        label={t('office:setup.adminName')}
        value={draft.name}
        problem={say('name')}
        onChange={(name) => onChange({ name })}
      />
      <TextField
        label={t('office:setup.adminAccount')}
        value={draft.account}
        hint={t('office:setup.accountHint')}
        problem={say('account')}
        onChange={(account) => onChange({ account })}
      />
      <TextField
        label={t('gate.password')}
        type="password"
        value={draft.password}
        hint={t('office:setup.passwordRule')}
        problem={say('password')}
        onChange={(password) => onChange({ password })}
      />
      <TextField
        label={t('office:setup.again')}
        type="password"
        value={draft.again}
        problem={differs ? t('office:problem.notEqual') : say('again')}
        onChange={(again) => onChange({ again })}
      />
      <label className="choice wide">
        <input
          type="checkbox"
          checked={draft.standsDuty}
          onChange={(event) => onChange({ standsDuty: event.target.checked })}
        />
        <span>
          {t('office:setup.standsDuty')}
          <span className="form-hint">{t('office:setup.standsDutyHint')}</span>
        </span>
      </label>
    </>
  );
}
