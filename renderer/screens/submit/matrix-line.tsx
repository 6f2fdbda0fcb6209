import { memo } from 'react';
import type { CellState } from '#domain/office/matrix';
import type { IsoDay } from '#domain/time/instant';
import { isOutside, type MatrixRoom } from './matrix-rows.ts';

/** The sign of a state and how it is read; `outside` is a day on which the room does not belong to the office. */
export type CellWords = Readonly<
  Record<CellState | 'outside', { readonly sign: string; readonly word: string }>
>;

const classes: Readonly<Record<CellState, string>> = {
  r: 'is-reported',
  z: 'is-zero',
  R: 'is-late',
  Z: 'is-late',
  m: 'is-missing',
  w: 'is-waiting',
  h: 'is-held',
  x: 'is-missing',
  '-': 'is-free',
};

/** The class by which a state has its colour. */
export const classOfState = (state: CellState): string => classes[state];

/** The state that a sign of the matrix stands for. */
const stateOf = (sign: string | undefined): CellState =>
  sign !== undefined && Object.hasOwn(classes, sign) ? (sign as CellState) : '-';

/** One room of the matrix; drawn again only where something of it changed. */
export const MatrixLine = memo(function MatrixLine({
  room,
  days,
  today,
  cursorDay,
  words,
  idStart,
  rowIndex,
  top,
  height,
}: {
  readonly room: MatrixRoom;
  readonly days: readonly IsoDay[];
  readonly today: IsoDay;
  /** The day of the cursor where it stands in this line. */
  readonly cursorDay: IsoDay | undefined;
  readonly words: CellWords;
  readonly idStart: string;
  readonly rowIndex: number;
  readonly top: number;
  readonly height: number;
}) {
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a table cannot keep its headings in sight
    <div
      role="row"
      aria-rowindex={rowIndex}
      className={cursorDay === undefined ? 'matrix-row' : 'matrix-row has-cursor'}
      style={{ position: 'absolute', top, height }}
    >
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- as above */}
      <span role="rowheader" className="matrix-name" title={room.name}>
        {room.name}
      </span>
      {days.map((day, place) => {
        const state = stateOf(room.cells[place]);
        const said = words[state === '-' && isOutside(room, day) ? 'outside' : state];
        return (
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- as above
          <span
            key={day}
            role="gridcell"
            id={`${idStart}-${room.id}-${day}`}
            data-room={room.id}
            data-day={place}
            aria-label={said.word}
            aria-selected={day === cursorDay}
            className={`matrix-cell ${classOfState(state)}${day === today ? ' is-today' : ''}`}
          >
            {said.sign}
          </span>
        );
      })}
    </div>
  );
});
