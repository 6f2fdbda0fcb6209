import { Field, TextField } from '../../parts/plain-field.tsx';
import { useWords } from '../../use-words.ts';
import { type AbsenceDraft, type ToldManner, toldManners } from './absence-draft.ts';

/** Why an absence changes, and who brought the news how. */
export function ToldFields({
  draft,
  problem,
  onChange,
}: {
  readonly draft: AbsenceDraft;
  readonly problem: string | undefined;
  readonly onChange: (parts: Partial<AbsenceDraft>) => void;
}) {
  const { t } = useWords();
  const { told } = draft;
  return (
    <div className="form-grid told-fields">
      <TextField
        isWide
        label={t('absence:form.changeReason')}
        value={draft.reason}
        onChange={(reason) => onChange({ reason })}
      />
      <Field label={t('absence:form.toldManner')}>
        {({ id }) => (
          <select
            id={id}
            className="text-input"
            value={told.manner}
            onChange={(event) =>
              // The choices are the ways there are.
              onChange({ told: { ...told, manner: event.target.value as ToldManner } })
            }
          >
            {toldManners.map((manner) => (
              <option key={manner} value={manner}>
                {t(manner === 'self' ? 'absence:form.toldSelf' : `absence:toldManner.${manner}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      {told.manner === 'self' ? null : (
        <TextField
          label={t('absence:form.toldBy')}
          value={told.byName}
          problem={problem}
          onChange={(byName) => onChange({ told: { ...told, byName } })}
        />
      )}
    </div>
  );
}
