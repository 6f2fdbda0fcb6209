import { Button } from 'antd';
import { useLayoutEffect, useRef, useState } from 'react';
import { type IncidentTemplate, templateUse } from '#domain/incident/setup';
import { templateGaps } from '#domain/incident/template-gaps';
import { Field } from '../../parts/plain-field.tsx';
import { useWords } from '../../use-words.ts';
import { TickCell } from '../absence/tick-cell.tsx';
import { Titled } from '../absence/titled.tsx';
import { ChoiceCell, TextCell } from '../rota/cells.tsx';
import { ClassTicks } from './setup-cells.tsx';
import { type Inserted, withGap, withSection } from './setup-insert.ts';
import { TemplatePreview } from './setup-preview.tsx';

/** A template under change, and what is wrong with it by a path within it. */
export type TemplateWork = {
  readonly template: IncidentTemplate;
  readonly canEdit: boolean;
  readonly change: (parts: Partial<IncidentTemplate>) => void;
  readonly say: (path: string) => string | undefined;
};

function TextEditor({ work }: { readonly work: TemplateWork }) {
  const { t } = useWords();
  const { template, canEdit } = work;
  const [isSection, setSection] = useState(false);
  const area = useRef<HTMLTextAreaElement>(null);
  // Where the cursor is to stand once the text with what was put in is in the field.
  const wanted = useRef<Inserted | undefined>(undefined);
  useLayoutEffect(() => {
    const { current: next } = wanted;
    if (next === undefined || next.text !== template.text) return;
    wanted.current = undefined;
    area.current?.focus();
    area.current?.setSelectionRange(next.from, next.until);
  }, [template.text]);
  const insert = (gap: string): void => {
    const { selectionStart, selectionEnd } = area.current ?? {
      selectionStart: template.text.length,
      selectionEnd: template.text.length,
    };
    const next = (isSection ? withSection : withGap)(template.text, selectionStart, selectionEnd, gap);
    wanted.current = next;
    work.change({ text: next.text });
  };
  return (
    <div className="setup-writing">
      <Field label={t('incident:setup.template.text')} problem={work.say('text')} isWide>
        {(wires) => (
          <textarea
            {...wires}
            ref={area}
            className="text-input"
            rows={14}
            value={template.text}
            disabled={!canEdit}
            onChange={(event) => work.change({ text: event.target.value })}
          />
        )}
      </Field>
      {canEdit ? (
        <fieldset className="bare setup-gaps">
          <legend>{t('incident:setup.template.gaps')}</legend>
          <TickCell
            label={t('incident:setup.template.section')}
            hint={t('incident:setup.template.sectionHint')}
            isOn={isSection}
            isOff={false}
            onChange={setSection}
          />
          <div className="rota-line">
            {templateGaps.map((gap) => (
              <button
                key={gap}
                type="button"
                className="quiet-button"
                aria-label={t('incident:setup.template.insertOf', { gap })}
                onClick={() => insert(gap)}
              >
                {gap}
              </button>
            ))}
          </div>
        </fieldset>
      ) : null}
    </div>
  );
}

/** One template: what it is for, its text with buttons for the gaps, and how it reads. */
export function TemplateEditor({
  work,
  onCopy,
  onRemove,
}: {
  readonly work: TemplateWork;
  /** Undefined where there are as many templates as can be. */
  readonly onCopy: (() => void) | undefined;
  /** Undefined of the last template. */
  readonly onRemove: (() => void) | undefined;
}) {
  const { t } = useWords();
  const { template, canEdit, change } = work;
  return (
    <section className="group-open" aria-label={template.name}>
      <div className="setup-fields">
        <Titled label={t('incident:setup.template.name')}>
          <TextCell
            label={t('incident:setup.template.name')}
            value={template.name}
            problem={work.say('name')}
            onChange={(name) => change({ name })}
          />
        </Titled>
        <Titled label={t('incident:setup.template.use')}>
          <ChoiceCell
            label={t('incident:setup.template.use')}
            value={template.use}
            choices={templateUse.options.map((value) => ({ value, label: t(`incident:use.${value}`) }))}
            onChange={(use) => change({ use })}
          />
        </Titled>
        <ClassTicks
          classes={template.classes}
          canEdit={canEdit}
          onChange={(classes) => change({ classes })}
        />
        {canEdit ? (
          <div className="actions">
            {onCopy === undefined ? null : <Button onClick={onCopy}>{t('incident:setup.copy')}</Button>}
            {onRemove === undefined ? null : (
              <Button danger onClick={onRemove}>
                {t('incident:setup.template.remove')}
              </Button>
            )}
          </div>
        ) : null}
      </div>
      <TextEditor work={work} />
      <TemplatePreview text={template.text} />
    </section>
  );
}
