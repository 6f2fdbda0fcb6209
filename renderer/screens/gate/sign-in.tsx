import { type SubmitEvent, useEffect, useId, useRef, useState } from 'react';
import { useWords } from '../../use-words.ts';
import { useAct, useAsk } from '../../asking.ts';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { sayUsable } from '../../theme.ts';

const remembered = 'duty-room-last-account';

/** Lets a person sign in; the account can be named by its name, the person's name or the initials. */
export function SignIn({ unitName }: { readonly unitName: string }) {
  const { t } = useWords();
  const listId = useId();
  const choices = useAsk('session.choices', {}).data ?? [];
  const { act, isBusy, refusal } = useAct('session.signIn');
  const [account, setAccount] = useState(localStorage.getItem(remembered) ?? '');
  const [password, setPassword] = useState('');
  const passwordField = useRef<HTMLInputElement>(null);

  useEffect(sayUsable, []);

  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const typed = account.trim().toLowerCase();
    const meant =
      choices.find((choice) => choice.account.toLowerCase() === typed) ??
      choices.find((choice) => choice.personName === account.trim() || choice.initials === typed);
    const session = await act({ account: meant?.account ?? account.trim(), password });
    if (session === undefined) {
      setPassword('');
      passwordField.current?.focus();
      return;
    }
    localStorage.setItem(remembered, session.accountName);
  };

  return (
    <main className="gate">
      <div className="gate-card">
        <h1>{t('app.name')}</h1>
        <div className="quiet">{unitName}</div>
        <form onSubmit={(event) => void submit(event)}>
          <label>
            {t('gate.account')}
            <input
              autoFocus={account === ''}
              list={listId}
              value={account}
              placeholder={t('gate.chooseAccount')}
              autoComplete="off"
              spellCheck={false}
              onChange={(event) => setAccount(event.target.value)}
            />
          </label>
          <datalist id={listId}>
            {choices.map((choice) => (
              <option key={choice.account} value={choice.account}>
                {choice.personName} {choice.roles.map((role) => t(`trade:role.${role}`)).join(' ')}
              </option>
            ))}
          </datalist>
          <label>
            {t('gate.password')}
            <input
              ref={passwordField}
              autoFocus={account !== ''}
              type="password"
              value={password}
              onChange={(event) => setPassword(event.target.value)}
            />
          </label>
          <FailureNotice error={refusal} />
          <button
            className="plain-button strong"
            type="submit"
            disabled={isBusy || account === '' || password === ''}
          >
            {t('gate.signIn')}
          </button>
        </form>
        <p className="small quiet">{t('gate.signInHint')}</p>
        <div className="secrecy">{t('app.secrecy')}</div>
      </div>
    </main>
  );
}
