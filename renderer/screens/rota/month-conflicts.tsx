import { Button } from 'antd';
import type { RotaConflict, WayOut } from '#domain/rota/conflict';
import { placeKey } from '#domain/rota/duty';
import { useWords } from '../../use-words.ts';
import { useMonthWords } from './month-words.ts';
import type { MonthWork } from './use-month-work.ts';

const fewWays = 4;

/** All that has to be seen to in a month, each with ways to see to it; the newest draft is what is judged. */
export function MonthConflicts({
  work,
  onShow,
  onWay,
}: {
  readonly work: MonthWork;
  readonly onShow: (key: string) => void;
  readonly onWay: (conflict: RotaConflict, way: WayOut) => void;
}) {
  const { t } = useWords();
  const { month, view, mayPlan } = work;
  const words = useMonthWords(month);
  if (month.conflicts.length === 0) return <div className="empty">{t('rota.conflicts.none')}</div>;
  return (
    <ul className="month-conflicts" aria-label={t('rota.conflicts.title')}>
      {month.conflicts.map((conflict) => {
        const { place } = conflict;
        const key = place === null ? undefined : placeKey(place);
        const personId = key === undefined ? null : (view.byKey.get(key)?.personId ?? null);
        const ways = conflict.ways
          .filter((way) => (way.kind === 'leave-empty' ? personId !== null : true))
          .slice(0, fewWays);
        return (
          <li key={`${conflict.kind} ${key ?? ''} ${conflict.personId ?? ''} ${conflict.detail}`}>
            {place === null || key === undefined ? (
              <b>{t('rota.conflicts.wholeMonth')}</b>
            ) : (
              <button type="button" className="link-button" onClick={() => onShow(key)}>
                {words.place(place)}
              </button>
            )}
            <div>{words.conflict(conflict)}</div>
            <div className="row-actions">
              {mayPlan
                ? ways.map((way) => (
                    <Button key={JSON.stringify(way)} size="small" onClick={() => onWay(conflict, way)}>
                      {words.way(way, view)}
                    </Button>
                  ))
                : null}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
