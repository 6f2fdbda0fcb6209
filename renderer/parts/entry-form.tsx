import { Button, Checkbox, Input, type InputRef, Select } from 'antd';
import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import { useWords } from '../use-words.ts';
import { categoryFields, category as categoryList, startsOpen } from '#domain/log/categories';
import type { DraftContent } from '#domain/log/draft';
import { matterState, urgency } from '#domain/log/entry';
import type { DraftProblem } from '#domain/log/read-draft';
import { localParts } from '#domain/time/zone';
import { useZone } from '../frame/seat.tsx';
import { nowAt } from '../use-now.ts';
import { categoryInitials } from './category-initials.ts';
import { EntryAttachments } from './entry-attachments.tsx';
import { EntryLinks } from './entry-links.tsx';
import { OwnFields } from './own-fields.tsx';
import { PhraseMenu } from './phrase-menu.tsx';
import { TypedTime } from './typed-time.tsx';
import type { DraftForm } from './use-draft.ts';

/** What the form needs of the screen that it stands on. */
export type EntryFormProps = {
  readonly form: Pick<DraftForm, 'content' | 'change' | 'attach' | 'isAttaching'>;
  readonly problems: readonly DraftProblem[];
  readonly onSave: () => void;
  readonly contentField: RefObject<HTMLTextAreaElement | null>;
  readonly isCorrection?: boolean;
  readonly onRefused: (error: unknown) => void;
  readonly children: ReactNode;
};

/** The words for what is wrong with each part. */
function useProblemWords(problems: readonly DraftProblem[]): Readonly<Record<string, string>> {
  const { t } = useWords();
  return Object.fromEntries(
    problems.map(({ part, why }) => [
      part,
      why === 'unprintable' ? t('failures:bad-input_unprintable') : t(`entry.${why}`),
    ]),
  );
}

/** The form of an entry: category, time and content first; everything else is there when wanted and never in the way. */
export function EntryForm({
  form: { content, change, attach, isAttaching },
  problems,
  onSave,
  contentField,
  isCorrection = false,
  onRefused,
  children,
}: EntryFormProps) {
  const { t } = useWords();
  const zone = useZone();
  const [isOpen, setOpen] = useState(isCorrection);
  const wrong = useProblemWords(problems);
  const categoryField = useRef<{ focus: () => void }>(null);
  const element = useRef<HTMLFormElement>(null);
  const unitField = useRef<InputRef>(null);
  const hidden = problems.some(
    ({ part }) =>
      part.startsWith('fields.') || part === 'remindText' || part === 'instruction' || part === 'handling',
  );
  const showsMore = isOpen || hidden;

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!event.altKey || event.key.toLowerCase() !== 'c') return;
      event.preventDefault();
      categoryField.current?.focus();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);

  // The cursor goes to the first thing that is wrong.
  useEffect(() => {
    if (problems.length === 0) return;
    element.current?.querySelector<HTMLElement>('.field:has(> .field-problem) :is(input, textarea)')?.focus();
  }, [problems]);

  const write = (text: string): void => {
    // What is written down now happened now, unless the officer says otherwise.
    const isFirst = !isCorrection && content.content === '' && content.occurredText === '' && text !== '';
    change(isFirst ? { content: text, occurredText: localParts(nowAt(), zone).time } : { content: text });
  };
  const insert = (phrase: string): void => {
    const field = contentField.current;
    const from = field?.selectionStart ?? content.content.length;
    write(content.content.slice(0, from) + phrase + content.content.slice(field?.selectionEnd ?? from));
    setTimeout(() => {
      field?.focus();
      field?.setSelectionRange(from + phrase.length, from + phrase.length);
    });
  };
  const addFiles = (files: FileList): void => {
    if (files.length === 0) return;
    void attach([...files]).catch(onRefused);
    setOpen(true);
  };

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys and drops of all its fields
    <form
      ref={element}
      className="entry-form"
      onSubmit={(event) => {
        event.preventDefault();
        onSave();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && event.ctrlKey) {
          event.preventDefault();
          onSave();
        }
      }}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        addFiles(event.dataTransfer.files);
      }}
      onPaste={(event) => {
        if (event.clipboardData.files.length > 0) {
          event.preventDefault();
          addFiles(event.clipboardData.files);
        }
      }}
    >
      <div className="row">
        <div className="field">
          <span>{t('entry.category')}</span>
          <Select
            ref={(select) => {
              categoryField.current = select;
            }}
            aria-label={t('entry.category')}
            style={{ width: 'calc(var(--size) * 12)' }}
            showSearch={{
              filterOption: (typed, option) => (option?.find ?? '').includes(typed.toLowerCase()),
            }}
            value={content.category}
            options={categoryList.options.map((code) => ({
              value: code,
              label: t(`trade:category.${code}`),
              find: `${t(`trade:category.${code}`).toLowerCase()} ${categoryInitials[code]}`,
            }))}
            onSelect={(category: DraftContent['category']) => {
              if (category !== content.category)
                change({ category, fields: {}, state: startsOpen.has(category) ? 'todo' : 'done' });
              contentField.current?.focus();
            }}
          />
        </div>
        <TypedTime
          label={t('entry.occurredAt')}
          hint={t('entry.occurredHint')}
          value={content.occurredText}
          problem={wrong['occurredText']}
          onChange={(occurredText) => change({ occurredText })}
        />
        <div className="field">
          <span>{t('entry.urgency')}</span>
          <Select
            aria-label={t('entry.urgency')}
            style={{ width: 'calc(var(--size) * 8.6)' }}
            value={content.urgency}
            options={urgency.options.map((code) => ({ value: code, label: t(`trade:urgency.${code}`) }))}
            onChange={(next) => change({ urgency: next })}
          />
        </div>
        <div className="field">
          <span>{t('entry.state')}</span>
          <Select
            aria-label={t('entry.state')}
            style={{ width: 'calc(var(--size) * 8.6)' }}
            value={content.state}
            options={matterState.options.map((code) => ({ value: code, label: t(`trade:state.${code}`) }))}
            onChange={(state) => change({ state })}
          />
        </div>
        <div className="field">
          <span>&nbsp;</span>
          <Checkbox
            checked={content.isImportant}
            onChange={(event) => change({ isImportant: event.target.checked })}
            style={{ paddingTop: 4 }}
          >
            {t('entry.important')}
          </Checkbox>
        </div>
      </div>
      <label className="field">
        <span className="field-name">{t('entry.content')}</span>
        <textarea
          ref={contentField}
          className="content-field"
          rows={3}
          value={content.content}
          placeholder={t('entry.contentHint')}
          aria-invalid={wrong['content'] !== undefined}
          onChange={(event) => write(event.target.value)}
        />
        {wrong['content'] === undefined ? null : <span className="field-problem">{wrong['content']}</span>}
      </label>
      <div className="row">
        {(['unit', 'name', 'post', 'phone'] as const).map((part) => (
          <label key={part} className={`field ${part === 'unit' ? 'grow' : ''}`}>
            <span>{t(`entry.${part}`)}</span>
            <Input
              ref={part === 'unit' ? unitField : null}
              value={content[part]}
              style={part === 'unit' ? { minWidth: 160 } : { width: part === 'phone' ? 150 : 110 }}
              onChange={(event) => change({ [part]: event.target.value })}
            />
            {wrong[part] === undefined ? null : <span className="field-problem">{wrong[part]}</span>}
          </label>
        ))}
      </div>
      {showsMore ? (
        <>
          <OwnFields
            category={content.category}
            values={content.fields}
            problems={wrong}
            onChange={(fields) => change({ fields })}
          />
          <div className="row">
            {(['instruction', 'handling'] as const).map((part) => (
              <label key={part} className="field grow">
                <span>{t(`entry.${part}`)}</span>
                <Input.TextArea
                  rows={1}
                  value={content[part]}
                  onChange={(event) => change({ [part]: event.target.value })}
                />
                {wrong[part] === undefined ? null : <span className="field-problem">{wrong[part]}</span>}
              </label>
            ))}
            <TypedTime
              label={t('entry.remindAt')}
              hint={t('entry.remindHint')}
              value={content.remindText}
              problem={wrong['remindText']}
              onChange={(remindText) => change({ remindText })}
            />
          </div>
          <EntryLinks links={content.links} onChange={(links) => change({ links })} />
          <EntryAttachments
            attachments={content.attachments}
            attach={attach}
            isAttaching={isAttaching}
            onChange={(attachments) => change({ attachments })}
          />
        </>
      ) : null}
      <div className="actions">
        {children}
        <Button onClick={() => setOpen(!showsMore)} aria-expanded={showsMore}>
          {showsMore ? t('entry.less') : t('entry.more')}
          {showsMore || categoryFields[content.category].length === 0 ? null : (
            <span className="small quiet">
              {' '}
              {t('entry.fields')} {categoryFields[content.category].length}
            </span>
          )}
        </Button>
        <PhraseMenu category={content.category} onChoose={insert} />
      </div>
    </form>
  );
}
