import '../../styles/absence-form.css';
import '../../styles/office.css';
import { Button, Modal } from 'antd';
import { type KeyboardEvent, useRef, useState } from 'react';
import type { AbsenceFull, AbsenceLine } from '#contract/methods/absence-nouns';
import type { PersonId } from '#domain/people/person';
import { useAsk } from '../../asking.ts';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { WindowKeys } from '../../parts/window-keys.tsx';
import { useWords } from '../../use-words.ts';
import { AbsenceFieldsPart } from './absence-fields.tsx';
import { useAbsenceWords } from './absence-words.ts';
import { ChangeList } from './change-list.tsx';
import { FormFindings } from './form-findings.tsx';
import { ToldFields } from './told-fields.tsx';
import { isUnchanged, useAbsenceWork } from './use-absence-work.ts';

/** Registers an absence, or changes one that stands; what was typed is there again after Esc, another place and the lock. */
export function AbsenceForm({
  initial,
  changes,
  onDone,
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
  const form = useRef<HTMLDivElement>(null);
  const people = useAsk('people.all', { withLeft: false }).data ?? [];
  const work = useAbsenceWork(changes, initial?.personId);
  const [isShown, setShown] = useState(false);
  // Somebody comes back to a form that was left, once; what is typed from now on is not news.
  const [wasLeft] = useState(work.isKept);
  const { draft, problems, overlaps } = work;
  const words = useAbsenceWords(
    (id) => people.find((one) => one.id === id)?.name ?? changes?.personName ?? '',
  );
  const nothingChanged = isUnchanged(work, changes);
  const isWhole = work.fields !== undefined && Object.keys(problems).length === 0 && overlaps === '';

  const say = (part: string): string | undefined => {
    if (part === 'until' && overlaps !== '') return t('absence:form.overlaps', { number: overlaps });
    const problem = problems[part];
    // What cannot be read is said at once; what is missing only when somebody wants to be done.
    if (problem === undefined || (!isShown && problem !== 'order' && problem !== 'tooLong')) return undefined;
    return t(`absence:form.problem.${problem}`);
  };
  const submit = async (): Promise<void> => {
    setShown(true);
    if (work.isBusy || nothingChanged) return;
    if (!isWhole) {
      // The messages stand there when the page was drawn again.
      setTimeout(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
      return;
    }
    const sent = await work.send();
    if (sent !== undefined) onDone(sent);
  };
  const focusFirst = (personId: PersonId | null): void => {
    const isNobody = changes === undefined && personId === null;
    const first = isNobody ? '.person-pick input' : ':is(.told-fields, .absence-fields > .wide) input';
    form.current?.querySelector<HTMLElement>(first)?.focus();
  };
  const startAgain = (): void => {
    const { personId } = work.startAgain();
    setShown(false);
    // The button goes away, and the keys would go to nothing.
    focusFirst(personId);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!event.ctrlKey || event.key !== 'Enter') return;
    event.preventDefault();
    void submit();
  };

  return (
    <WindowKeys onKeyDown={onKeyDown}>
      <Modal
        open
        width={1180}
        className="absence-modal"
        style={{ top: 20 }}
        title={
          changes === undefined
            ? t('absence:form.register')
            : t('absence:form.change', { number: changes.number, name: changes.personName })
        }
        onCancel={onClose}
        mask={{ closable: false }}
        afterOpenChange={(isOpen) => {
          if (isOpen) focusFirst(draft.personId);
        }}
        footer={[
          <span key="keys" className="small quiet footer-note">
            {t('absence:form.keys')}
          </span>,
          work.isKept ? (
            <Button key="again" onClick={startAgain}>
              {t('absence:form.startAgain')}
            </Button>
          ) : null,
          <Button key="cancel" onClick={onClose}>
            {t('common.close')}
          </Button>,
          <Button key="save" type="primary" loading={work.isBusy} onClick={() => void submit()}>
            {t(changes === undefined ? 'absence:form.save' : 'absence:form.saveChange')}{' '}
            <span className="small">Ctrl+Enter</span>
          </Button>,
        ]}
      >
        <div ref={form} className="absence-form">
          <div className="absence-form-fields">
            {wasLeft && work.isKept ? (
              <output className="small quiet">{t('absence:form.goesOn')}</output>
            ) : null}
            {changes === undefined ? null : (
              <ToldFields draft={draft} problem={say('told')} onChange={work.change} />
            )}
            {changes === undefined || work.fields === undefined ? null : (
              <section className="panel change-panel" aria-label={t('absence:form.changed')}>
                <b>{t('absence:form.changed')}</b>
                {nothingChanged ? (
                  <p className={isShown ? 'form-problem' : 'quiet'}>{t('absence:form.unchanged')}</p>
                ) : (
                  <ChangeList before={changes.fields} after={work.fields} words={words} />
                )}
              </section>
            )}
            <AbsenceFieldsPart
              draft={draft}
              people={people}
              fixedName={changes?.personName ?? (work.isForAnyone ? undefined : work.ownName)}
              days={work.halfDays === undefined ? '' : words.days(work.halfDays)}
              say={say}
              onChange={work.change}
            />
            <FailureNotice error={work.refusal} />
          </div>
          <FormFindings work={work} people={people} decisions={changes?.decisions ?? []} say={say} />
        </div>
      </Modal>
    </WindowKeys>
  );
}
