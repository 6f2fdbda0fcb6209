import type { RotaChange } from '#contract/methods/rota-nouns';
import type { PersonId } from '#domain/people/person';
import type { DutyPlace } from '#domain/rota/duty';
import { useWords } from '../../use-words.ts';

/** Changes of a rota, place by place: who was on duty there, and who is now. */
export function ChangeTable({
  changes,
  nameOf,
  placeWords,
}: {
  readonly changes: readonly RotaChange[];
  readonly nameOf: (id: PersonId | null) => string;
  readonly placeWords: (place: DutyPlace) => string;
}) {
  const { t } = useWords();
  return (
    <table className="plain-table lined">
      <thead>
        <tr>
          <th>{t('rota.versions.place')}</th>
          <th>{t('rota.versions.was')}</th>
          <th>{t('rota.versions.is')}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map((change) => (
          <tr key={`${change.place.day} ${change.place.postId} ${change.place.seat}`}>
            <td className="nowrap">{placeWords(change.place)}</td>
            <td>
              <del>{nameOf(change.before)}</del>
            </td>
            <td>
              <b>{nameOf(change.after)}</b>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
