import '../../styles/absence-form.css';
import { Modal } from 'antd';
import type { AbsenceFull, AbsenceLine } from '#contract/methods/absence-nouns';
import type { PersonId } from '#domain/people/person';
import { useWords } from '../../use-words.ts';

/** Registers an absence, or changes one that stands; what was typed is there again after Esc, another place and the lock. */
export function AbsenceForm({
  onClose,
}: {
  /** Whom the form begins with; without it an officer begins with oneself. */
  readonly initial?: { readonly personId?: PersonId };
  /** The absence that is changed (变更); without it a new one is registered. */
  readonly changes?: AbsenceFull;
  readonly onDone: (line: AbsenceLine) => void;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  return <Modal open title={t('absence:form.title')} onCancel={onClose} footer={null} />;
}
