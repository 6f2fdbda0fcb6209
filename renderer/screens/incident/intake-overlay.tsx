import { App } from 'antd';
import { useEffect, useState } from 'react';
import type { EntryId } from '#domain/log/entry';
import { useAsk } from '../../asking.ts';
import { hear, takePending } from '../../frame/events.ts';
import { useHasRole, useZone } from '../../frame/seat.tsx';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { useFormDraft } from '../../parts/use-form-draft.ts';
import { useWords } from '../../use-words.ts';
import { blankIntake } from './intake-draft.ts';
import { intakeOfEntry } from './intake-from-entry.ts';
import { IntakeSheet } from './intake-sheet.tsx';

/** The sheet of a telephone call; its text is fetched before it is opened, so that the first key finds its place. */
function CallIntake({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const kept = useFormDraft('intake', blankIntake);
  return isOpen ? <IntakeSheet kept={kept} entryId={null} onClose={onClose} /> : null;
}

/** The sheet of an entry of the log, which keeps a text of its own. */
function EntryIntake({ id, onClose }: { readonly id: EntryId; readonly onClose: () => void }) {
  const zone = useZone();
  const kept = useFormDraft(`intake-entry-${id}`, blankIntake);
  const { data, error } = useAsk('log.entry', { id });
  if (error !== null) return <FailureNotice error={error} />;
  if (!kept[3].isReady || data === undefined || data.entry.id !== id) return null;
  return <IntakeSheet kept={kept} first={intakeOfEntry(data.entry, zone)} entryId={id} onClose={onClose} />;
}

/** 接报: takes in an incident from anywhere, beside what is on the screen. */
export function IntakeOverlay() {
  const { t } = useWords();
  const { message } = App.useApp();
  const mayWrite = useHasRole('officer', 'chief', 'dutyLeader');
  const [wanted, setWanted] = useState<{ readonly entryId?: EntryId } | undefined>(undefined);
  useEffect(() => {
    const begin = (event: { readonly entryId?: EntryId }): void => {
      if (mayWrite) setWanted(event);
      else void message.info(t('incident:intake.notAllowed'));
    };
    const waiting = takePending('new-incident');
    if (waiting !== undefined) begin(waiting);
    return hear('new-incident', begin);
  }, [mayWrite, message, t]);
  if (!mayWrite) return null;
  const close = (): void => setWanted(undefined);
  const entryId = wanted?.entryId;
  return (
    <>
      <CallIntake isOpen={wanted !== undefined && entryId === undefined} onClose={close} />
      {entryId === undefined ? null : <EntryIntake key={entryId} id={entryId} onClose={close} />}
    </>
  );
}
