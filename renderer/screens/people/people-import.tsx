import { ImportModal } from '../../parts/import-modal.tsx';
import { useWords } from '../../use-words.ts';
import { readPastedPeople } from '#domain/people/pasted-people';
import { useAct } from '../../asking.ts';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { PastedPreview } from '../../parts/pasted-preview.tsx';

/** Takes people out of a pasted spreadsheet after showing what was understood. */
export function PeopleImport({
  text,
  firstOrder,
  onText,
  onClose,
  onDone,
}: {
  readonly text: string;
  readonly firstOrder: number;
  readonly onText: (text: string) => void;
  readonly onClose: () => void;
  readonly onDone: (counts: { readonly added: number; readonly changed: number }) => void;
}) {
  const { t } = useWords();
  const { act, isBusy, refusal } = useAct('people.import');
  const read = readPastedPeople(text, firstOrder);
  const count = read.people.length;

  const take = async (): Promise<void> => {
    const counts = count === 0 ? undefined : await act({ people: [...read.people] });
    if (counts !== undefined) onDone(counts);
  };

  return (
    <ImportModal
      title={t('office:people.import')}
      take={t('office:people.take', { count })}
      canTake={count > 0}
      isBusy={isBusy}
      onTake={take}
      onClose={onClose}
    >
      <PastedPreview text={text} read={read} hint={t('office:people.importHint')} onChange={onText} />
      <FailureNotice error={refusal} />
    </ImportModal>
  );
}
