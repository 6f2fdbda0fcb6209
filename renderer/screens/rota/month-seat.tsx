import { memo } from 'react';
import { useWords } from '../../use-words.ts';
import type { SeatView } from './month-view.ts';

/** Whether more is wrong at a seat than a telephone number that is not known yet. */
const isSerious = (seat: SeatView): boolean => seat.conflicts.some(({ kind }) => kind !== 'phone');

/** What is marked at a seat besides who sits there. */
function Marks({ seat, isMarked }: { readonly seat: SeatView; readonly isMarked: boolean }) {
  const { t } = useWords();
  return (
    <>
      {seat.isPinned && seat.personId !== null ? (
        <i className="mark-pin" aria-hidden>
          {t('rota.month.mark.pinned')}
        </i>
      ) : null}
      {seat.published === undefined ? null : (
        <i className="mark-changed" aria-hidden>
          {t('rota.month.mark.changed')}
        </i>
      )}
      {seat.conflicts.length === 0 ? null : (
        <i className={isSerious(seat) ? 'mark-conflict' : 'mark-phone'} aria-hidden>
          !
        </i>
      )}
      {isMarked ? (
        <i className="mark-exchange" aria-hidden>
          {t('rota.month.mark.exchange')}
        </i>
      ) : null}
    </>
  );
}

/** One seat of the calendar: who sits there and what is marked; `trouble` says why a drop here would be refused. */
export const MonthSeat = memo(function MonthSeat({
  seat,
  name,
  served,
  place,
  marks,
  isInTabOrder,
  isMarked,
  isDraggable,
  trouble,
}: {
  readonly seat: SeatView;
  readonly name: string;
  readonly served: string;
  readonly place: string;
  /** The marks in words. */
  readonly marks: string;
  readonly isInTabOrder: boolean;
  readonly isMarked: boolean;
  readonly isDraggable: boolean;
  readonly trouble: string;
}) {
  const { t } = useWords();
  const kinds = [
    'seat',
    seat.personId === null ? (seat.isPinned ? 'is-empty' : 'is-gap') : '',
    seat.isLocked ? 'is-locked' : '',
    seat.published === undefined ? '' : 'is-changed',
    isSerious(seat) ? 'is-conflict' : '',
    isMarked ? 'is-marked' : '',
    trouble === '' ? '' : 'is-trouble',
  ];
  return (
    <button
      type="button"
      className={kinds.filter((kind) => kind !== '').join(' ')}
      data-seat={seat.key}
      tabIndex={isInTabOrder ? 0 : -1}
      draggable={isDraggable && seat.personId !== null}
      title={seat.conflicts.length === 0 ? undefined : marks}
    >
      <span className="unseen">{place} </span>
      <span className="who">{name}</span>
      <Marks seat={seat} isMarked={isMarked} />
      <span className="unseen"> {marks}</span>
      {served === '' ? null : <small className="served">{t('rota.month.served', { name: served })}</small>}
      {trouble === '' ? null : <small className="trouble">{trouble}</small>}
    </button>
  );
});
