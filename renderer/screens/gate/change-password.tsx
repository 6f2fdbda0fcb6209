import { type SubmitEvent, useState } from 'react';
import { useWords } from '../../use-words.ts';
import type { Session } from '#contract/methods/people';
import { useAct } from '../../asking.ts';
import { FailureNotice } from '../../parts/failure-notice.tsx';

/** Asks a person who came with an initial password for one of the person's own. */
export function ChangePassword({ session }: { readonly session: Session }) {
  const { t } = useWords();
  const change = useAct('session.changePassword');
  const signOut = useAct('session.signOut');
  const [old, setOld] = useState('');
  const [fresh, setFresh] = useState('');
  const [again, setAgain] = useState('');
  const differs = again !== '' && fresh !== again;

  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    await change.act({ old, new: fresh });
  };

  return (
    <main className="gate">
      <div className="gate-card">
        <h1>{t('gate.changePassword')}</h1>
        <div className="quiet">{session.personName}</div>
        <p>{t('gate.mustChange')}</p>
        <form onSubmit={(event) => void submit(event)}>
          <label>
            {t('gate.oldPassword')}
            <input autoFocus type="password" value={old} onChange={(event) => setOld(event.target.value)} />
          </label>
          <label>
            {t('gate.newPassword')}
            <input
              type="password"
              value={fresh}
              placeholder={t('gate.passwordRule')}
              onChange={(event) => setFresh(event.target.value)}
            />
          </label>
          <label>
            {t('gate.newPasswordAgain')}
            <input type="password" value={again} onChange={(event) => setAgain(event.target.value)} />
          </label>
          {differs ? <div className="field-problem">{t('gate.notEqual')}</div> : null}
          <FailureNotice error={change.refusal} />
          <button
            className="plain-button strong"
            type="submit"
            disabled={change.isBusy || fresh.length < 8 || fresh !== again || old === ''}
          >
            {t('gate.changePassword')}
          </button>
          <button className="plain-button" type="button" onClick={() => void signOut.act({})}>
            {t('gate.signOut')}
          </button>
        </form>
      </div>
    </main>
  );
}
