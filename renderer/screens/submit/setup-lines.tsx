import { Button } from 'antd';
import { useId, useLayoutEffect, useRef, useState } from 'react';
import type { SectionRule } from '#domain/product/setup';
import { useWords } from '../../use-words.ts';
import { freeName } from '../period/setup-draft.ts';
import { useLineMoves } from '../rota/line-moves.ts';
import { movedLine } from '../rota/setup-draft.ts';
import { changedLine } from '../rota/setup-work.ts';
import type { FormatWork } from './setup-formats.tsx';
import { FormatLine } from './setup-line.tsx';

/** The sections of a kind in their order: changed, moved by buttons, keys or the mouse, added and taken out. */
export function FormatLines({ work }: { readonly work: FormatWork }) {
  const { t } = useWords();
  const { template, canEdit, change, say } = work;
  const { sections } = template;
  const [openKey, setOpenKey] = useState<string | undefined>(undefined);
  const id = useId();
  // A line that was moved keeps the cursor in what moved it.
  const moved = useRef<string | undefined>(undefined);
  useLayoutEffect(() => {
    const { current: wanted } = moved;
    if (wanted === undefined) return;
    moved.current = undefined;
    document.getElementById(wanted)?.focus();
  });
  const move = (from: number, to: number): void => {
    moved.current = document.activeElement?.id;
    change({ sections: movedLine(sections, from, to) });
  };
  const movesOf = useLineMoves(canEdit, move);
  const add = (): void => {
    // A Word file calls the section by this.
    const key = freeName(
      (no) => `own-${no}`,
      sections.map((one) => one.key),
    );
    const heading = freeName(
      (no) => t('product:setup.line.newName', { no }),
      sections.map((one) => one.heading),
    );
    const line: SectionRule = {
      key,
      heading,
      source: 'text',
      categories: [],
      text: '',
      empty: t('product:setup.line.usualEmpty'),
      isInZero: false,
    };
    moved.current = `${id}${key}-heading`;
    setOpenKey(key);
    change({ sections: [...sections, line] });
  };
  return (
    <section className="rota-block" aria-label={t('product:setup.line.title')}>
      <h3>{t('product:setup.line.title')}</h3>
      <p className="quiet small">{t('product:setup.line.hint')}</p>
      <ol className="submit-lines">
        {sections.map((line, index) => (
          <li key={line.key} {...movesOf(index)} draggable={false}>
            <FormatLine
              id={`${id}${line.key}`}
              line={line}
              index={index}
              hasZero={template.kind === 'daily'}
              canEdit={canEdit}
              isOpen={openKey === line.key}
              onOpen={(isOpen) => setOpenKey(isOpen ? line.key : undefined)}
              say={(path) => say(`sections.${index}.${path}`)}
              change={(parts) => change({ sections: changedLine<SectionRule>(sections, index, parts) })}
              onMove={(by) => move(index, index + by)}
              onRemove={
                sections.length > 1 ? () => change({ sections: sections.toSpliced(index, 1) }) : undefined
              }
            />
          </li>
        ))}
      </ol>
      {canEdit && sections.length < 40 ? (
        <div>
          <Button onClick={add}>{t('product:setup.line.add')}</Button>
        </div>
      ) : null}
    </section>
  );
}
