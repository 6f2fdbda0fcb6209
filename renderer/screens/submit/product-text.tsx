import { useEffect, useId, useRef } from 'react';
import { useWords } from '../../use-words.ts';
import type { ChangedText } from './product-draft.ts';

/** One text of a product that was composed and can be changed; says where the records have moved on since it was. */
export function ProductText({
  label,
  composed,
  changed,
  problem,
  name,
  placeholder,
  rows = 2,
  isFirst = false,
  onChange,
  onTake,
}: {
  readonly label: string;
  readonly composed: string;
  readonly changed: ChangedText | null;
  readonly problem: string | undefined;
  /** What the field is called where it has to be found again. */
  readonly name?: string;
  /** What to write where nothing was composed. */
  readonly placeholder?: string | undefined;
  readonly rows?: number;
  /** Whether the cursor stands in it when the window opens. */
  readonly isFirst?: boolean;
  readonly onChange: (text: string) => void;
  /** Takes what was composed in the place of what was typed. */
  readonly onTake: () => void;
}) {
  const { t } = useWords();
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (isFirst) field.current?.focus();
  }, [isFirst]);
  const isNewer = changed !== null && changed.base !== composed;
  return (
    <div className="product-text">
      <div className="product-text-head">
        <label htmlFor={id}>{label}</label>
        {changed === null ? null : (
          <>
            <span className="tag">{t('product:write.changed')}</span>
            <button
              type="button"
              className="quiet-button"
              title={composed}
              aria-label={t('product:write.takeOf', { label })}
              onClick={onTake}
            >
              {t('product:write.take')}
            </button>
          </>
        )}
      </div>
      <textarea
        ref={field}
        id={id}
        name={name}
        placeholder={placeholder}
        className="text-input"
        lang="zh-CN"
        rows={rows}
        spellCheck={false}
        aria-invalid={problem !== undefined}
        aria-describedby={problem === undefined && !isNewer ? undefined : `${id}-below`}
        value={changed?.text ?? composed}
        onChange={(event) => onChange(event.target.value)}
      />
      {problem === undefined && !isNewer ? null : (
        <span id={`${id}-below`} className="small">
          {problem === undefined ? null : <span className="field-problem">{problem}</span>}
          {isNewer ? (
            <span className="product-newer">{t('product:write.newer', { text: composed })}</span>
          ) : null}
        </span>
      )}
    </div>
  );
}
