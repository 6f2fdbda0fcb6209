import { Button } from 'antd';
import { type SubmitEvent, useState } from 'react';
import { useWords } from '../../use-words.ts';
import type { BackupSettings } from '#contract/methods/backup';
import { useAct } from '../../asking.ts';
import { call } from '../../call.ts';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { TextField } from '../../parts/plain-field.tsx';

type Draft = { readonly folder: string; readonly minutes: string; readonly version: number };

const draftOf = (settings: BackupSettings): Draft => ({
  folder: settings.secondFolder ?? '',
  minutes: String(settings.everyMinutes),
  version: settings.version,
});

/** Changes how often backups are made and where else they go. */
export function BackupSettingsForm({ now }: { readonly now: BackupSettings }) {
  const { t } = useWords();
  const { act, isBusy, refusal } = useAct('backup.settings');
  const [edited, setEdited] = useState<Draft | undefined>(undefined);
  const [isSaved, setSaved] = useState(false);
  const draft = edited ?? draftOf(now);
  const minutes = Number(draft.minutes);
  const isMinutes = Number.isInteger(minutes) && minutes >= 10 && minutes <= 1440;
  const change = (parts: Partial<Draft>): void => {
    setSaved(false);
    setEdited({ ...draft, ...parts });
  };
  const choose = async (): Promise<void> => {
    const { folder } = await call('console.chooseFolder', { title: t('office:backup.secondPlace') });
    if (folder !== null) change({ folder });
  };
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (!isMinutes) return;
    // After a conflict the administrator was told; saving again means it.
    const version = refusal?.failure.code === 'conflict' ? now.version : draft.version;
    const secondFolder = draft.folder.trim() === '' ? null : draft.folder.trim();
    if ((await act({ secondFolder, everyMinutes: minutes, version })) === undefined) return;
    setEdited(undefined);
    setSaved(true);
  };
  return (
    <form className="form-grid" noValidate onSubmit={(event) => void submit(event)}>
      <TextField
        label={t('office:backup.secondPlace')}
        value={draft.folder}
        hint={t('office:backup.secondHint')}
        isWide
        onChange={(folder) => change({ folder })}
      />
      <div className="wide actions">
        <Button onClick={() => void choose()}>{t('office:backup.choose')}</Button>
        <Button disabled={draft.folder === ''} onClick={() => change({ folder: '' })}>
          {t('office:backup.clearSecond')}
        </Button>
      </div>
      <TextField
        label={t('office:backup.minutesLabel')}
        value={draft.minutes}
        hint={t('office:backup.minutesHint')}
        problem={isMinutes ? undefined : t('office:problem.minutes')}
        onChange={(typed) => change({ minutes: typed })}
      />
      <div className="wide actions">
        <Button
          type="primary"
          htmlType="submit"
          loading={isBusy}
          disabled={edited === undefined || !isMinutes}
        >
          {t('common.save')}
        </Button>
        <output className="quiet small">{isSaved ? t('office:backup.saved') : ''}</output>
      </div>
      <div className="wide">
        <FailureNotice error={refusal} />
      </div>
    </form>
  );
}
