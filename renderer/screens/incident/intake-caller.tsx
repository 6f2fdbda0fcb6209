import { readCaller } from '#domain/incident/read-caller';
import { useWords } from '../../use-words.ts';
import type { IntakeDraft } from './intake-draft.ts';

const parts = ['unit', 'name', 'post', 'phone'] as const;

/** 来电: unit, name and number in one line, shown as they were understood; the parts can be mended one by one. */
export function IntakeCaller({
  draft,
  labelId,
  onChange,
}: {
  readonly draft: Pick<IntakeDraft, 'callerText' | 'caller'>;
  readonly labelId: string;
  readonly onChange: (parts: Partial<IntakeDraft>) => void;
}) {
  const { t } = useWords();
  const read = draft.caller ?? readCaller(draft.callerText);
  if (draft.caller !== null)
    return (
      <div className="intake-caller-parts">
        {parts.map((part) => (
          <label key={part} className={`field ${part}`}>
            <span className="field-name">{t(`entry.${part}`)}</span>
            <input
              className="text-input"
              value={read[part]}
              autoComplete="off"
              spellCheck={false}
              onChange={(event) => onChange({ caller: { ...read, [part]: event.target.value } })}
            />
          </label>
        ))}
        <button
          type="button"
          className="link-button"
          onClick={() =>
            onChange({
              caller: null,
              callerText: parts
                .map((part) => read[part])
                .filter((text) => text !== '')
                .join(' '),
            })
          }
        >
          {t('incident:intake.callerLine')}
        </button>
      </div>
    );
  const isEmpty = parts.every((part) => read[part] === '');
  return (
    <>
      <input
        className="text-input"
        aria-labelledby={labelId}
        autoComplete="off"
        spellCheck={false}
        placeholder={t('incident:intake.hint.reporter')}
        value={draft.callerText}
        onChange={(event) => onChange({ callerText: event.target.value })}
      />
      {isEmpty ? null : (
        <span className="intake-read small">
          {parts.map((part) =>
            read[part] === '' ? null : (
              <span key={part}>
                <span className="quiet">{t(`entry.${part}`)}</span> {read[part]}
              </span>
            ),
          )}
          <button
            type="button"
            tabIndex={-1}
            className="link-button"
            onClick={() => onChange({ caller: read })}
          >
            {t('incident:intake.callerParts')}
          </button>
        </span>
      )}
    </>
  );
}
