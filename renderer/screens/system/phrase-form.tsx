import { Button, Modal } from 'antd';
import { type SubmitEvent, useId, useRef, useState } from 'react';
import { useWords } from '../../use-words.ts';
import type { Phrase } from '#contract/methods/log';
import { category } from '#domain/log/categories';
import { useAct } from '../../asking.ts';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { Field, TextField } from '../../parts/plain-field.tsx';

/** A phrase that is being written: an old one, or a new one of a category. */
export type OpenedPhrase = Pick<Phrase, 'category' | 'text' | 'order'> &
  Partial<Pick<Phrase, 'id' | 'version'>>;

/** Writes a phrase: its category, its text and its place in the list. */
export function PhraseForm({
  phrase,
  newest,
  onClose,
}: {
  readonly phrase: OpenedPhrase;
  /** The newest version of the same phrase, for saving again after a conflict. */
  readonly newest: number | undefined;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const formId = useId();
  const form = useRef<HTMLFormElement>(null);
  const { act, isBusy, refusal } = useAct('phrase.save');
  const [of, setOf] = useState(phrase.category);
  const [text, setText] = useState(phrase.text);
  const [order, setOrder] = useState(String(phrase.order));
  const [isShown, setShown] = useState(false);
  const isOrder = /^\d{1,4}$/.test(order.trim());

  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    setShown(true);
    if (text.trim() === '' || !isOrder) return;
    const version = refusal?.failure.code === 'conflict' ? newest : phrase.version;
    const replaces = phrase.id === undefined || version === undefined ? null : { id: phrase.id, version };
    const saved = await act({ phrase: { category: of, text: text.trim(), order: Number(order) }, replaces });
    if (saved !== undefined) onClose();
  };

  return (
    <Modal
      open
      width={640}
      title={phrase.id === undefined ? t('office:phrases.add') : t('office:phrases.edit')}
      onCancel={onClose}
      mask={{ closable: false }}
      afterOpenChange={(isOpen) => {
        if (isOpen) form.current?.querySelector('textarea')?.focus();
      }}
      footer={[
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
        <Field
          label={t('office:phrases.text')}
          problem={isShown && text.trim() === '' ? t('office:problem.required') : undefined}
          isWide
        >
          {(wires) => (
            <textarea
              {...wires}
              className="text-input"
              rows={3}
              maxLength={500}
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          )}
        </Field>
        <Field label={t('entry.category')}>
          {(wires) => (
            <select
              {...wires}
              className="text-input"
              value={of ?? ''}
              onChange={(event) =>
                setOf(event.target.value === '' ? null : category.parse(event.target.value))
              }
            >
              <option value="">{t('office:phrases.everywhere')}</option>
              {category.options.map((one) => (
                <option key={one} value={one}>
                  {t(`trade:category.${one}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <TextField
          label={t('office:phrases.order')}
          value={order}
          hint={t('office:phrases.orderHint')}
          problem={isShown && !isOrder ? t('office:problem.order') : undefined}
          onChange={setOrder}
        />
        <div className="wide">
          <FailureNotice error={refusal} />
        </div>
      </form>
    </Modal>
  );
}
