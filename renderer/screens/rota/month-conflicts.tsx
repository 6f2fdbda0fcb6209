import { Button } from 'antd';
import type { RotaConflict, WayOut } from '#domain/rota/conflict';
import { type DutyPlace, placeKey } from '#domain/rota/duty';
import { useAsk } from '../../asking.ts';
import { useWords } from '../../use-words.ts';
import type { SeatView } from './month-view.ts';
import { useMonthWords } from './month-words.ts';
import type { MonthWork } from './use-month-work.ts';

function WayButtons({
  work,
  ways,
  onWay,
}: {
  readonly work: MonthWork;
  readonly ways: readonly WayOut[];
  readonly onWay: (way: WayOut) => void;
}) {
  const words = useMonthWords(work.month);
  return (
    <div className="row-actions">
      {ways.map((way) => (
        <Button key={JSON.stringify(way)} size="small" onClick={() => onWay(way)}>
          {words.way(way, work.view)}
        </Button>
      ))}
    </div>
  );
}

/** Ways out at one place; looked for only where somebody looks, because every one of them is tried against all rules. */
function WaysAt({
  work,
  place,
  onWay,
}: {
  readonly work: MonthWork;
  readonly place: DutyPlace;
  readonly onWay: (way: WayOut) => void;
}) {
  const { data, isPlaceholderData } = useAsk('rota.ways', { month: work.month.month, place });
  return <WayButtons work={work} ways={isPlaceholderData ? [] : (data?.ways ?? [])} onWay={onWay} />;
}

/** All that has to be seen to in a month, each with ways to see to it; those of a place where the cursor stands. */
export function MonthConflicts({
  work,
  seat,
  onShow,
  onWay,
}: {
  readonly work: MonthWork;
  readonly seat: SeatView | undefined;
  readonly onShow: (key: string) => void;
  readonly onWay: (place: DutyPlace | null, way: WayOut) => void;
}) {
  const { t } = useWords();
  const { month, problems, mayPlan } = work;
  const words = useMonthWords(month);
  const bringsWays = ({ ways }: RotaConflict): boolean => ways.length > 0;
  if (problems.length === 0) return <div className="empty">{t('rota.conflicts.none')}</div>;
  return (
    <ul className="month-conflicts" aria-label={t('rota.conflicts.title')}>
      {problems.map((conflict) => {
        const { place } = conflict;
        const key = place === null ? undefined : placeKey(place);
        const isHere = key !== undefined && key === seat?.key;
        return (
          <li
            key={`${conflict.kind} ${key ?? ''} ${conflict.personId ?? ''} ${conflict.detail}`}
            aria-current={isHere ? true : undefined}
          >
            {place === null || key === undefined ? (
              <b>{t('rota.conflicts.wholeMonth')}</b>
            ) : (
              <button type="button" className="link-button" onClick={() => onShow(key)}>
                {words.place(place)}
              </button>
            )}
            <div>{words.conflict(conflict)}</div>
            {mayPlan && bringsWays(conflict) ? (
              <WayButtons work={work} ways={conflict.ways} onWay={(way) => onWay(place, way)} />
            ) : null}
            {mayPlan && isHere && place !== null && !bringsWays(conflict) ? (
              <WaysAt work={work} place={place} onWay={(way) => onWay(place, way)} />
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}
