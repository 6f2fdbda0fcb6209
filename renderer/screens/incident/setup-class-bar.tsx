import { type IncidentClass, incidentClass } from '#domain/incident/taxonomy';
import { useWords } from '../../use-words.ts';

/** The classes as a row of buttons, each with how many lines it has. */
export function ClassBar({
  value,
  countOf,
  onChange,
}: {
  readonly value: IncidentClass;
  readonly countOf: (of: IncidentClass) => number;
  readonly onChange: (of: IncidentClass) => void;
}) {
  const { t } = useWords();
  return (
    <nav className="actions" aria-label={t('incident:setup.classes')}>
      {incidentClass.options.map((one) => (
        <button
          key={one}
          type="button"
          className="toggle"
          aria-pressed={one === value}
          onClick={() => onChange(one)}
        >
          {t(`incident:class.${one}`)} <span className="quiet">{countOf(one)}</span>
        </button>
      ))}
    </nav>
  );
}
