import { Button, Modal } from 'antd';
import { type SubmitEvent, useId, useRef, useState } from 'react';
import { useWords } from '../../use-words.ts';
import type { Person, PersonFields } from '#domain/people/person';
import { useAct } from '../../asking.ts';
import { useZone } from '../../frame/seat.tsx';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { TextField } from '../../parts/plain-field.tsx';
import { TypedDay } from '../../parts/typed-day.tsx';
import { useMinute } from '../../use-now.ts';
import { type PersonDraft, readPerson } from './person-draft.ts';
import { PhoneFields } from './phone-fields.tsx';

/** Adds or changes one person; what was typed stays with the caller when the form is closed. */
export function PersonForm({
  person,
  version: opened,
  draft,
  onDraft,
  onClose,
  onSaved,
}: {
  /** The newest form of the person, or undefined for somebody new. */
  readonly person: Person | undefined;
  /** The version that the draft was made from. */
  readonly version: number | undefined;
  readonly draft: PersonDraft;
  readonly onDraft: (draft: PersonDraft) => void;
  readonly onClose: () => void;
  readonly onSaved: (saved: Person) => void;
}) {
  const { t } = useWords();
  const formId = useId();
  const form = useRef<HTMLFormElement>(null);
  const { act, isBusy, refusal } = useAct('person.save');
  const [isShown, setShown] = useState(false);
  const reading = readPerson(draft, useMinute(), useZone());
  const set = (parts: Partial<PersonDraft>): void => onDraft({ ...draft, ...parts });
  const say = (part: keyof PersonFields): string | undefined => {
    const problem = reading.problems[part];
    return problem === undefined || !isShown ? undefined : t(`office:problem.${problem}`);
  };

  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    setShown(true);
    if (reading.fields === undefined) return;
    // After a conflict the person saw the newest form in the list behind; saving again means it.
    const version = refusal?.failure.code === 'conflict' ? person?.version : opened;
    const replaces = person === undefined || version === undefined ? null : { id: person.id, version };
    const saved = await act({ fields: reading.fields, replaces });
    if (saved !== undefined) onSaved(saved);
  };

  return (
    <Modal
      open
      width={720}
      style={{ top: 32 }}
      title={person === undefined ? t('office:people.add') : t('office:people.edit', { name: person.name })}
      onCancel={onClose}
      mask={{ closable: false }}
      afterOpenChange={(isOpen) => {
        if (isOpen) form.current?.querySelector<HTMLElement>('.text-input')?.focus();
      }}
      footer={[
        <span key="keys" className="small quiet footer-note">
          {t('office:people.formKeys')}
        </span>,
        <Button key="cancel" onClick={onClose}>
          {t('common.cancel')}
        </Button>,
        <Button key="save" type="primary" htmlType="submit" form={formId} loading={isBusy}>
          {t('common.save')}
        </Button>,
      ]}
    >
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Ctrl+Enter saves from every field */}
      <form
        id={formId}
        ref={form}
        className="form-grid"
        noValidate
        onSubmit={(event) => void submit(event)}
        onKeyDown={(event) => {
          if (event.ctrlKey && event.key === 'Enter') form.current?.requestSubmit();
        }}
      >
        <TextField
          label={t('office:people.name')}
          value={draft.name}
          problem={say('name')}
          onChange={(name) => set({ name })}
        />
        <TextField
          label={t('office:people.post')}
          value={draft.post}
          problem={say('post')}
          onChange={(post) => set({ post })}
        />
        <TextField
          label={t('office:people.unit')}
          value={draft.unit}
          problem={say('unit')}
          onChange={(unit) => set({ unit })}
        />
        <TextField
          label={t('office:people.group')}
          value={draft.group}
          hint={t('office:people.groupHint')}
          problem={say('group')}
          onChange={(group) => set({ group })}
        />
        <PhoneFields
          phones={draft.phones}
          badPhones={isShown ? reading.badPhones : new Set()}
          onChange={(phones) => set({ phones })}
        />
        <div className="form-row wide">
          <TextField
            label={t('office:people.order')}
            value={draft.order}
            hint={t('office:people.orderHint')}
            problem={say('order')}
            onChange={(order) => set({ order })}
          />
          <TypedDay
            label={t('office:people.joinedDay')}
            value={draft.joinedDay}
            onChange={(joinedDay) => set({ joinedDay })}
          />
          <TypedDay
            label={t('office:people.leftDay')}
            value={draft.leftDay}
            hint={t('office:people.leftHint')}
            onChange={(leftDay) => set({ leftDay })}
          />
        </div>
        {reading.problems.leftDay === 'leftFirst' ? (
          <span className="form-problem wide">{t('office:problem.leftFirst')}</span>
        ) : null}
        <div className="wide">
          <FailureNotice error={refusal} />
        </div>
      </form>
    </Modal>
  );
}
