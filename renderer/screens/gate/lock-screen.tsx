import { type SubmitEvent, useState } from 'react';
import { useWords } from '../../use-words.ts';
import type { Session } from '#contract/methods/people';
import { useAct } from '../../asking.ts';
import { FailureNotice } from '../../parts/failure-notice.tsx';

/** Covers the console until its person types the password again, or leaves the seat to somebody else. */
export function LockScreen({ session }: { readonly session: Session }) {
  const { t } = useWords();
  const unlock = useAct('session.unlock');
  const signOut = useAct('session.signOut');
  const [password, setPassword] = useState('');

  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    await unlock.act({ password });
    setPassword('');
  };

  return (
    <main className="gate">
      <div className="gate-card">
        <h1>{t('gate.locked')}</h1>
        <div className="quiet">{session.personName}</div>
        <form onSubmit={(event) => void submit(event)}>
          <label>
            {t('gate.password')}
            <input
              autoFocus
              type="password"
              value={password}
              onChange={(event) => setPassword(event.target.value)}
            />
          </label>
          <FailureNotice error={unlock.refusal ?? signOut.refusal} />
          <button className="plain-button strong" type="submit" disabled={unlock.isBusy || password === ''}>
            {t('gate.unlock')}
          </button>
          <button className="plain-button" type="button" onClick={() => void signOut.act({})}>
            {t('gate.otherPerson')}
          </button>
        </form>
        <p className="small quiet">{t('gate.lockedKept')}</p>
      </div>
    </main>
  );
}
