import type { AbsenceFields } from '#domain/absence/absence';
import { useWords } from '../../use-words.ts';
import { changedParts } from './absence-draft.ts';
import type { AbsenceWords } from './absence-words.ts';

/** What a change changes, part by part, against what stood before. */
export function ChangeList({
  before,
  after,
  words,
}: {
  readonly before: AbsenceFields;
  readonly after: AbsenceFields;
  readonly words: AbsenceWords;
}) {
  const { t } = useWords();
  return (
    <ul className="change-list">
      {changedParts(before, after).map((part) => (
        <li key={part}>
          <b>{words.label(part)}</b> <del>{words.said(before, part) || t('common.none')}</del>
          <span className="unseen">{t('absence:form.becomes')}</span>
          <span aria-hidden="true"> → </span>
          <ins>{words.said(after, part) || t('common.none')}</ins>
        </li>
      ))}
    </ul>
  );
}
