import { useWords } from '../use-words.ts';
import { DutyError } from '#contract/errors';
import { isBlankDraft } from '#domain/log/read-draft';
import { localParts } from '#domain/time/zone';
import { useZone } from '../frame/seat.tsx';
import { failureWords } from './failure-notice.tsx';
import type { DraftForm } from './use-draft.ts';

/** True where the banner over every screen says what is the matter already. */
const saysBanner = (refusal: unknown): boolean =>
  refusal instanceof DutyError && ['store-gone', 'service-down'].includes(refusal.failure.code);

/** Says whether what stands in the form is on disk. */
export function DraftState({ form }: { readonly form: DraftForm }) {
  const { t } = useWords();
  const zone = useZone();
  if (isBlankDraft(form.content) || (form.keptAt === null && !form.isAhead)) return null;
  if (form.keepRefusal !== null && form.isAhead)
    return (
      <span className="small field-problem" role="status">
        {t('entry.draftFailed')} {saysBanner(form.keepRefusal) ? '' : failureWords(t, form.keepRefusal)}
      </span>
    );
  const kept = form.keptAt === null ? undefined : localParts(form.keptAt, zone);
  return (
    <span className="small quiet">
      {kept === undefined
        ? t('entry.draftUnsaved')
        : t('entry.draftKept', { time: `${kept.time}:${kept.seconds}` })}
    </span>
  );
}
