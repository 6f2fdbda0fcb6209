import type { IsoDay } from '#domain/time/instant';
import { useZone } from '../../frame/seat.tsx';
import { TextField } from '../../parts/plain-field.tsx';
import { readTypedDay, TypedDay } from '../../parts/typed-day.tsx';
import { useMinute } from '../../use-now.ts';
import { useWords } from '../../use-words.ts';

/** What is typed of a notice. */
export type NoticeDraft = { readonly notice: string; readonly issued: string; readonly reason: string };

/** Nothing typed yet. */
export const noNotice: NoticeDraft = { notice: '', issued: '', reason: '' };

/** What is understood of it; undefined while something is missing or cannot be understood. */
export function useReadNotice(
  draft: NoticeDraft,
): { readonly notice: string; readonly issuedDay: IsoDay | null; readonly reason: string } | undefined {
  const issued = readTypedDay(draft.issued, useMinute(), useZone());
  if (draft.reason.trim() === '' || (draft.issued.trim() !== '' && issued === undefined)) return undefined;
  return { notice: draft.notice.trim(), issuedDay: issued ?? null, reason: draft.reason.trim() };
}

/** Number and date of a notice, and why the calendar is changed. */
export function NoticeFields({
  draft,
  isShown,
  onChange,
}: {
  readonly draft: NoticeDraft;
  /** Whether what is missing is said by now. */
  readonly isShown: boolean;
  readonly onChange: (draft: NoticeDraft) => void;
}) {
  const { t } = useWords();
  return (
    <>
      <TextField
        label={t('office:calendar.notice')}
        hint={t('office:calendar.noticeHint')}
        value={draft.notice}
        onChange={(notice) => onChange({ ...draft, notice })}
      />
      <TypedDay
        label={t('office:calendar.issuedDay')}
        value={draft.issued}
        onChange={(issued) => onChange({ ...draft, issued })}
      />
      <TextField
        label={t('office:calendar.reason')}
        isWide
        value={draft.reason}
        problem={isShown && draft.reason.trim() === '' ? t('office:problem.required') : undefined}
        hint={t('office:calendar.reasonHint')}
        onChange={(reason) => onChange({ ...draft, reason })}
      />
    </>
  );
}
