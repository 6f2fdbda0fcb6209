import { Button } from 'antd';
import type { Contradiction } from '#contract/methods/absence-nouns';
import type { AbsenceId } from '#domain/absence/absence';
import { placeKey } from '#domain/rota/duty';
import { useTimes } from '../../parts/times.ts';
import { useWords } from '../../use-words.ts';

/** Published duties that lie on somebody who is away then, with what a leader decided. */
export function ContradictionRows({
  contradictions,
  onOpen,
}: {
  readonly contradictions: readonly Contradiction[];
  readonly onOpen: (id: AbsenceId) => void;
}) {
  const { t } = useWords();
  const times = useTimes();
  return (
    <table className="plain-table away-table">
      <thead>
        <tr>
          <th scope="col">{t('absence:field.person')}</th>
          <th scope="col">{t('absence:now.duty')}</th>
          <th scope="col">{t('absence:now.hours')}</th>
          <th scope="col">{t('absence:now.decision')}</th>
          <th scope="col">
            <span className="unseen">{t('absence:now.solve')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {contradictions.map((one) => (
          <tr key={`${one.absenceId} ${placeKey(one.place)}`}>
            <td>
              <b>{one.personName}</b>
              <span className="small quiet below nowrap">{one.number}</span>
            </td>
            <td>
              {times.day(one.place.day)} {one.postName}
            </td>
            <td className="nowrap">
              {times.moment(one.from)}–{times.moment(one.until)}
            </td>
            <td>
              {one.decision === null ? (
                <span className="tag orange">{t('absence:now.undecided')}</span>
              ) : (
                <>
                  <span className="tag blue">{t('absence:now.decided')}</span>{' '}
                  {t('absence:now.decidedBy', { name: one.decision.byName, reason: one.decision.reason })}
                </>
              )}
            </td>
            <td>
              <Button
                size="small"
                aria-label={t('absence:now.solveOf', { name: one.personName, day: times.day(one.place.day) })}
                onClick={() => onOpen(one.absenceId)}
              >
                {t('absence:now.solve')}
              </Button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
