import { type SubmitEvent, useState } from 'react';
import type { RescueBackup } from '#contract/methods/rescue';
import { useAct, useAsk } from '../../asking.ts';
import { useAge } from '../../parts/age.ts';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { TextField } from '../../parts/plain-field.tsx';
import { SentSinceWarning } from '../../parts/sent-since.tsx';
import { timesFor } from '../../parts/times.ts';
import { useWords } from '../../use-words.ts';
import { BackupChoice } from './backup-choice.tsx';

/** What is gained and what is missing with a backup, in numbers. */
function Difference({ backup, zone }: { readonly backup: RescueBackup; readonly zone: string }) {
  const { t, i18n } = useWords();
  const age = useAge();
  const time = timesFor(i18n.language, zone).full(backup.madeAt).slice(0, 16);
  const values = {
    time,
    age: age(backup.madeAt),
    records: backup.recordsOnlyHere,
    entries: backup.entriesOnlyHere,
  };
  return (
    <p>
      <b>
        {backup.recordsOnlyHere === 0 ? t('office:rescue.noGap', values) : t('office:rescue.gap', values)}
      </b>{' '}
      {backup.recordsOnlyInBackup === 0
        ? null
        : t('office:rescue.more', { count: backup.recordsOnlyInBackup })}
    </p>
  );
}

function ReplaceForm({ backup }: { readonly backup: RescueBackup }) {
  const { t } = useWords();
  const replace = useAct('rescue.replace');
  const [account, setAccount] = useState('');
  const [password, setPassword] = useState('');
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const { place, name } = backup;
    await replace.act({ place, name, account: account.trim(), password });
    setPassword('');
  };
  return (
    <form className="form-grid narrow" noValidate onSubmit={(event) => void submit(event)}>
      <span className="wide">{t('office:rescue.who')}</span>
      <TextField label={t('office:rescue.account')} value={account} onChange={setAccount} />
      <TextField
        label={t('office:rescue.password')}
        type="password"
        value={password}
        onChange={setPassword}
      />
      <div className="wide">
        <FailureNotice error={replace.refusal} />
      </div>
      <div className="wide actions">
        <button
          type="submit"
          className="plain-button strong"
          disabled={replace.isBusy || account.trim() === '' || password === ''}
        >
          {t('office:rescue.replace')}
        </button>
        <output className="quiet">{replace.isBusy ? t('office:rescue.replacing') : ''}</output>
      </div>
    </form>
  );
}

/** The third step: the damaged store makes way for a backup, with the password of somebody who answers for it. */
export function RescueReplaceStep({ zone }: { readonly zone: string }) {
  const { t, i18n } = useWords();
  const { data, error } = useAsk('rescue.backups', {});
  const [choice, setChoice] = useState<string | undefined>(undefined);
  if (data === undefined) return <FailureNotice error={error} />;
  const good = data.backups.filter((backup) => backup.fault === null);
  const chosen = good.find((backup) => backup.folder === choice) ?? good[0];
  return (
    <>
      {chosen === undefined ? (
        <p>{t('office:rescue.noBackups')}</p>
      ) : (
        <Difference backup={chosen} zone={zone} />
      )}
      {data.backups.length === 0 ? null : (
        <BackupChoice
          backups={data.backups}
          chosen={chosen}
          zone={zone}
          onChoose={(backup) => setChoice(backup.folder)}
        />
      )}
      <p className="quiet small">
        {data.secondFolder === null
          ? t('office:rescue.noSecond')
          : t('office:rescue.secondPlace', { folder: data.secondFolder })}
      </p>
      {chosen === undefined ? null : (
        <>
          <SentSinceWarning sent={chosen.sentSince} times={timesFor(i18n.language, zone)} />
          <p>{t('office:rescue.kept')}</p>
          <ReplaceForm backup={chosen} />
        </>
      )}
    </>
  );
}
