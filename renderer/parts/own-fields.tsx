import { Input, InputNumber, Select } from 'antd';
import { useWords } from '../use-words.ts';
import { type Category, type CategoryField, categoryFields, type FieldValues } from '#domain/log/categories';
import { TypedTime } from './typed-time.tsx';

type Props = {
  readonly field: CategoryField;
  readonly value: FieldValues[string] | undefined;
  readonly problem: string | undefined;
  readonly onChange: (value: FieldValues[string] | undefined) => void;
};

function OwnField({ field, value, problem, onChange }: Props) {
  const { t } = useWords();
  // Every key of the categories has a word: tests/contract/words.test.ts.
  const label = t(`trade:field.${field.key}` as 'trade:field.place');
  switch (field.kind) {
    case 'text':
      return (
        <label className="field">
          <span>{label}</span>
          <Input
            value={typeof value === 'string' ? value : ''}
            onChange={(event) => onChange(event.target.value)}
          />
        </label>
      );
    case 'long-text':
      return (
        <label className="field" style={{ gridColumn: 'span 2' }}>
          <span>{label}</span>
          <Input.TextArea
            rows={1}
            value={typeof value === 'string' ? value : ''}
            onChange={(event) => onChange(event.target.value)}
          />
        </label>
      );
    case 'moment':
      return (
        <TypedTime
          label={label}
          hint={t('entry.remindHint')}
          value={typeof value === 'string' ? value : ''}
          problem={problem}
          width={170}
          onChange={onChange}
        />
      );
    case 'number':
      return (
        <label className="field">
          <span>{label}</span>
          <InputNumber
            min={0}
            max={field.most}
            precision={0}
            value={typeof value === 'number' ? value : null}
            onChange={(next) => onChange(next ?? undefined)}
          />
        </label>
      );
    case 'yes-no':
      return (
        <div className="field">
          <span>{label}</span>
          <Select
            aria-label={label}
            value={value === undefined ? 'none' : String(value)}
            options={[
              { value: 'none', label: t('entry.notSet') },
              { value: 'true', label: t('entry.yes') },
              { value: 'false', label: t('entry.no') },
            ]}
            onChange={(next) => onChange(next === 'none' ? undefined : next === 'true')}
          />
        </div>
      );
    case 'choice':
      return (
        <div className="field">
          <span>{label}</span>
          <Select
            aria-label={label}
            value={typeof value === 'string' ? value : ''}
            options={[
              { value: '', label: t('entry.notSet') },
              ...field.choices.map((choice) => ({
                value: choice,
                label: t(`trade:choice.${choice}` as 'trade:choice.phone'),
              })),
            ]}
            onChange={(next: string) => onChange(next === '' ? undefined : next)}
          />
        </div>
      );
    default:
      return field satisfies never;
  }
}

/** The own fields of a category, as many as it has. */
export function OwnFields({
  category,
  values,
  problems,
  onChange,
}: {
  readonly category: Category;
  readonly values: FieldValues;
  readonly problems: Readonly<Record<string, string>>;
  readonly onChange: (values: FieldValues) => void;
}) {
  const set = (key: string, value: FieldValues[string] | undefined): void => {
    const { [key]: _before, ...rest } = values;
    onChange(value === undefined || value === '' ? rest : { ...rest, [key]: value });
  };
  const { t } = useWords();
  if (categoryFields[category].length === 0) return null;
  return (
    <>
      {category === 'ABSENCE' ? <p className="quiet small">{t('entry.absenceHint')}</p> : null}
      <div className="own-fields">
        {categoryFields[category].map((field) => (
          <OwnField
            key={field.key}
            field={field}
            value={values[field.key]}
            problem={problems[`fields.${field.key}`]}
            onChange={(value) => set(field.key, value)}
          />
        ))}
      </div>
    </>
  );
}
