import { useWords } from '../use-words.ts';
import { isBlankDraft } from '#domain/log/read-draft';
import { localParts } from '#domain/time/zone';
import { useZone } from '../frame/seat.tsx';
import type { DraftForm } from './use-draft.ts';

/** Says whether what stands in the form is on disk. */
export function DraftState({ form }: { readonly form: DraftForm }) {
  const { t } = useWords();
  const zone = useZone();
  if (isBlankDraft(form.content) || (form.keptAt === null && !form.isAhead)) return null;
  const kept = form.keptAt === null ? undefined : localParts(form.keptAt, zone);
  return (
    <span className="small quiet">
      {kept === undefined
        ? t('entry.draftUnsaved')
        : t('entry.draftKept', { time: `${kept.time}:${kept.seconds}` })}
    </span>
  );
}
