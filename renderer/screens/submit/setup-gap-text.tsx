import { Button, Dropdown } from 'antd';
import { useLayoutEffect, useRef } from 'react';
import { Field } from '../../parts/plain-field.tsx';
import { useWords } from '../../use-words.ts';
import { type Inserted, withGap, withSection } from '../incident/setup-insert.ts';

/** A text with gaps, a menu that puts one where the cursor stands, and in words what cannot be filled. */
export function GapText({
  label,
  value,
  gaps,
  parts,
  rows,
  hint,
  problem,
  isOff,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly gaps: readonly string[];
  /** Gaps around which a part can stand that is there only where there is something to say. */
  readonly parts?: readonly string[];
  readonly rows: number;
  readonly hint?: string;
  readonly problem: string | undefined;
  readonly isOff: boolean;
  readonly onChange: (text: string) => void;
}) {
  const { t } = useWords();
  const area = useRef<HTMLTextAreaElement>(null);
  // Where the cursor is to stand once the text with what was put in is in the field.
  const wanted = useRef<Inserted | undefined>(undefined);
  useLayoutEffect(() => {
    const { current: next } = wanted;
    if (next === undefined || next.text !== value) return;
    wanted.current = undefined;
    area.current?.focus();
    area.current?.setSelectionRange(next.from, next.until);
  }, [value]);
  const insert = (put: typeof withGap, gap: string): void => {
    const { selectionStart, selectionEnd } = area.current ?? {
      selectionStart: value.length,
      selectionEnd: value.length,
    };
    const next = put(value, selectionStart, selectionEnd, gap);
    wanted.current = next;
    onChange(next.text);
  };
  const items = [
    ...gaps.map((gap) => ({ key: `gap ${gap}`, label: gap, onClick: () => insert(withGap, gap) })),
    ...(parts === undefined
      ? []
      : [
          {
            key: 'parts',
            type: 'group' as const,
            label: t('product:setup.gap.parts'),
            children: parts.map((gap) => ({
              key: `part ${gap}`,
              label: t('product:setup.gap.part', { gap }),
              onClick: () => insert(withSection, gap),
            })),
          },
        ]),
  ];
  return (
    <div className="gap-text">
      <Field label={label} hint={hint} problem={problem} isWide>
        {(wires) => (
          <textarea
            {...wires}
            ref={area}
            className="text-input"
            rows={rows}
            value={value}
            disabled={isOff}
            onChange={(event) => onChange(event.target.value)}
          />
        )}
      </Field>
      {isOff ? null : (
        <Dropdown trigger={['click']} menu={{ items }}>
          <Button size="small" type="text" aria-label={t('product:setup.gap.insertOf', { label })}>
            {t('product:setup.gap.insert')}
          </Button>
        </Dropdown>
      )}
    </div>
  );
}
