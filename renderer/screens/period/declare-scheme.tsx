import { type Scheme, scheme as schemeForm } from '#domain/period/scheme';
import { Field } from '../../parts/plain-field.tsx';
import { useWords } from '../../use-words.ts';

const own = '\u0000own';
const none = '';

/** Chooses one of the room's schemes, or stays with the copy that a part has; null is no scheme. */
export function SchemeChoice({
  value,
  schemes,
  isFixed,
  onChange,
}: {
  readonly value: Scheme | null;
  readonly schemes: readonly Scheme[];
  readonly isFixed: boolean;
  readonly onChange: (scheme: Scheme | null) => void;
}) {
  const { t } = useWords();
  // Reading puts what lies inside a scheme into one order.
  const told = (scheme: Scheme): string => JSON.stringify(schemeForm.parse(scheme));
  const same = value === null ? undefined : schemes.find((scheme) => told(scheme) === told(value));
  const chosen = value === null ? none : (same?.id ?? own);
  const hint =
    value === null ? t('period:declare.noSchemeSays') : value.note === '' ? value.source : value.note;
  return (
    <Field label={t('period:declare.scheme')} hint={hint === '' ? undefined : hint}>
      {({ id, ...wires }) => (
        <select
          {...wires}
          id={id}
          className="text-input"
          value={chosen}
          disabled={isFixed}
          onChange={(event) => onChange(schemes.find((scheme) => scheme.id === event.target.value) ?? null)}
        >
          {value === null ? <option value={none}>{t('period:declare.noScheme')}</option> : null}
          {chosen === own ? (
            <option value={own}>{t('period:declare.ownScheme', { name: value?.name ?? '' })}</option>
          ) : null}
          {schemes.map((scheme) => (
            <option key={scheme.id} value={scheme.id}>
              {scheme.name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
