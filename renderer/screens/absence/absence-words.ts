import type { AbsenceFields } from '#domain/absence/absence';
import type { AbsenceEdge } from '#domain/absence/edge';
import { useTimes } from '../../parts/times.ts';
import { useWords } from '../../use-words.ts';

/** How the parts of an absence read in the language of the screens. */
export type AbsenceWords = {
  readonly edge: (edge: AbsenceEdge) => string;
  readonly days: (halfDays: number) => string;
  readonly label: (part: keyof AbsenceFields) => string;
  /** What the form says in one part; empty where it says nothing. */
  readonly said: (fields: AbsenceFields, part: keyof AbsenceFields) => string;
};

/** How the parts of an absence read for this seat. */
export function useAbsenceWords(nameOf: (id: AbsenceFields['personId']) => string): AbsenceWords {
  const { t } = useWords();
  const times = useTimes();
  const edge = ({ day, part, time }: AbsenceEdge): string =>
    `${times.longDay(day)} ${part === 'time' ? (time ?? '') : t(`absence:part.${part}`)}`;
  const said = (fields: AbsenceFields, part: keyof AbsenceFields): string => {
    switch (part) {
      case 'personId':
        return nameOf(fields.personId);
      case 'kind':
        return t(`absence:kind.${fields.kind}`);
      case 'reach':
        return t(`absence:reach.${fields.reach}`);
      case 'from':
      case 'until':
        return edge(fields[part]);
      case 'acting':
        return fields.acting === null
          ? ''
          : [fields.acting.name, fields.acting.post, fields.acting.phone]
              .filter((text) => text !== '')
              .join(' ');
      default:
        return fields[part];
    }
  };
  return {
    edge,
    days: (halfDays) => t('absence:form.days', { days: halfDays / 2 }),
    label: (part) => t(part === 'personId' ? 'absence:field.person' : `absence:field.${part}`),
    said,
  };
}
