import { useWords } from '../../use-words.ts';
import { phone } from '#domain/people/person';
import { blankPhone, type TypedPhone } from './person-draft.ts';

/** The numbers of a person, each with its kind. */
export function PhoneFields({
  phones,
  badPhones,
  onChange,
}: {
  readonly phones: readonly TypedPhone[];
  readonly badPhones: ReadonlySet<string>;
  readonly onChange: (phones: readonly TypedPhone[]) => void;
}) {
  const { t } = useWords();
  const set = (key: string, parts: Partial<TypedPhone>): void =>
    onChange(phones.map((line) => (line.key === key ? { ...line, ...parts } : line)));
  return (
    <fieldset className="phone-fields wide">
      <legend>{t('office:people.phones')}</legend>
      {phones.map((line, index) => (
        <div key={line.key} className="phone-line">
          <select
            className="text-input"
            aria-label={t('office:people.phoneKind', { no: index + 1 })}
            value={line.kind}
            onChange={(event) => set(line.key, { kind: phone.shape.kind.parse(event.target.value) })}
          >
            {phone.shape.kind.options.map((kind) => (
              <option key={kind} value={kind}>
                {t(`trade:phoneKind.${kind}`)}
              </option>
            ))}
          </select>
          <input
            className="text-input"
            aria-label={t('office:people.phoneNumber', { no: index + 1 })}
            value={line.number}
            aria-invalid={badPhones.has(line.key)}
            autoComplete="off"
            onChange={(event) => set(line.key, { number: event.target.value })}
          />
          <button
            type="button"
            className="quiet-button"
            aria-label={t('office:people.removePhone', { no: index + 1 })}
            onClick={() => onChange(phones.filter((known) => known.key !== line.key))}
          >
            {t('common.delete')}
          </button>
        </div>
      ))}
      {badPhones.size > 0 ? <span className="form-problem">{t('office:problem.phone')}</span> : null}
      <button
        type="button"
        className="quiet-button"
        disabled={phones.length >= 8}
        onClick={() => onChange([...phones, blankPhone('mobile')])}
      >
        {t('office:people.addPhone')}
      </button>
    </fieldset>
  );
}
