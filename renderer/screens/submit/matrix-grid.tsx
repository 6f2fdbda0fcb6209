import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type MouseEvent, useId, useLayoutEffect, useRef } from 'react';
import type { OfficeRoomId } from '#domain/office/office-room';
import type { IsoDay } from '#domain/time/instant';
import { keep, recall } from '../../parts/kept.ts';
import { useWords } from '../../use-words.ts';
import { MatrixHead } from './matrix-head.tsx';
import { type CellWords, MatrixLine } from './matrix-line.tsx';
import type { DayCounts, MatrixRow } from './matrix-rows.ts';

/** Where the cursor stands. */
export type MatrixPlace = { readonly roomId: OfficeRoomId; readonly day: IsoDay };

const scrollName = 'matrix-scroll';

/** Rooms × days like the printed form, of any length, with a cursor that arrows move and Enter opens; names, headings of groups and the head stay in sight. */
export function MatrixGrid({
  label,
  days,
  rows,
  counts,
  today,
  cursor,
  words,
  size,
  onCursor,
  onOpen,
}: {
  readonly label: string;
  readonly days: readonly IsoDay[];
  readonly rows: readonly MatrixRow[];
  readonly counts: readonly DayCounts[];
  readonly today: IsoDay;
  readonly cursor: MatrixPlace | undefined;
  readonly words: CellWords;
  /** The size of the letters, which the height of a line goes by. */
  readonly size: number;
  readonly onCursor: (place: MatrixPlace) => void;
  readonly onOpen: (place: MatrixPlace) => void;
}) {
  const { t } = useWords();
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const lineHeight = Math.round(size * 1.86);
  const headHeight = Math.round(size * 2.9) + 5 * Math.round(size * 1.45) + 1;
  const headings = rows.flatMap((row, index) => (row.kind === 'group' ? [index] : []));
  const stickyOf = (from: number): number | undefined => headings.findLast((index) => index <= from);
  // oxlint-disable-next-line react/incompatible-library -- nothing of the virtual list is handed on or memoized
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => lineHeight,
    overscan: 8,
    getItemKey: (index) => rows[index]?.key ?? index,
    initialOffset: () => {
      const kept = recall(scrollName);
      return typeof kept === 'number' ? kept : 0;
    },
    // The heading of the group above and the head with its counts lie over the first lines.
    scrollPaddingStart: lineHeight,
    scrollPaddingEnd: headHeight,
    rangeExtractor: (range: Range) => {
      const sticky = stickyOf(range.startIndex);
      const seen = defaultRangeExtractor(range);
      return sticky === undefined || seen.includes(sticky) ? seen : [sticky, ...seen];
    },
  });
  const firstDay = days[0];
  // Whoever opens a span that today is in sees today with what came before it; the size of the letters moves the columns.
  useLayoutEffect(() => {
    const grid = box.current;
    const mark = grid?.querySelector('.matrix-day.is-today');
    if (grid === null || mark === null || mark === undefined || size === 0) return;
    grid.scrollLeft = 0;
    const seenTo = grid.getBoundingClientRect().left + grid.clientWidth;
    grid.scrollLeft = Math.max(0, Math.ceil(mark.getBoundingClientRect().right - seenTo));
  }, [firstDay, today, size]);
  const items = virtual.getVirtualItems();
  const sticky = stickyOf(virtual.range?.startIndex ?? 0);
  const roomIds = rows.flatMap((row) => (row.kind === 'room' ? [row.room.id] : []));
  const roomAt = roomIds.findIndex((roomId) => roomId === cursor?.roomId);
  const dayAt = days.findIndex((day) => day === cursor?.day);
  const cellId = (place: MatrixPlace): string => `${id}-${place.roomId}-${place.day}`;
  const moveTo = (roomIndex: number, dayIndex: number): void => {
    const roomId = roomIds[Math.max(0, Math.min(roomIndex, roomIds.length - 1))];
    const day = days[Math.max(0, Math.min(dayIndex, days.length - 1))];
    if (roomId === undefined || day === undefined) return;
    onCursor({ roomId, day });
    virtual.scrollToIndex(
      rows.findIndex((row) => row.key === roomId),
      { align: 'auto' },
    );
    // A column that is out of sight comes in; the line may have to be made first.
    requestAnimationFrame(() =>
      document.querySelector(`#${CSS.escape(cellId({ roomId, day }))}`)?.scrollIntoView({
        block: 'nearest',
        inline: 'nearest',
      }),
    );
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    // Who comes by keyboard begins in the first line, at today.
    const isPlaced = roomAt >= 0 && dayAt >= 0;
    const room = roomAt < 0 ? 0 : roomAt;
    const day = dayAt < 0 ? Math.max(0, days.indexOf(today)) : dayAt;
    const moves: Readonly<Record<string, readonly [number, number]>> = {
      ArrowDown: [room + 1, day],
      ArrowUp: [room - 1, day],
      ArrowLeft: [room, day - 1],
      ArrowRight: [room, day + 1],
      PageDown: [room + 12, day],
      PageUp: [room - 12, day],
      Home: [room, 0],
      End: [room, days.length - 1],
    };
    const to = moves[event.key];
    if (to !== undefined) moveTo(isPlaced ? to[0] : room, isPlaced ? to[1] : day);
    else if (event.key === 'Enter' && isPlaced && cursor !== undefined) onOpen(cursor);
    else return;
    event.preventDefault();
  };
  const onClick = (event: MouseEvent): void => {
    const cell = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-day]') : null;
    const roomId = roomIds.find((one) => one === cell?.dataset['room']);
    const day = days[Number(cell?.dataset['day'])];
    if (cell === null || roomId === undefined || day === undefined) return;
    onCursor({ roomId, day });
    onOpen({ roomId, day });
  };
  const isShown = cursor !== undefined && items.some(({ index }) => rows[index]?.key === cursor.roomId);
  return (
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus, jsx-a11y/prefer-tag-over-role -- it has the focus itself; a table cannot keep its headings in sight
    <div
      ref={box}
      role="grid"
      tabIndex={0}
      className={days.length > 7 ? 'matrix-grid' : 'matrix-grid is-week'}
      aria-label={label}
      aria-rowcount={rows.length + 6}
      aria-colcount={days.length + 1}
      aria-activedescendant={isShown && dayAt >= 0 ? cellId(cursor) : undefined}
      style={
        {
          '--days': days.length,
          '--digits': Math.max(2, ...counts.map(({ expected }) => String(expected).length)),
          scrollPaddingTop: headHeight + lineHeight,
        } as React.CSSProperties
      }
      onKeyDown={onKeyDown}
      onClick={onClick}
      onScroll={(event) => keep(scrollName, event.currentTarget.scrollTop)}
    >
      <div className="matrix-inside">
        <MatrixHead days={days} counts={counts} today={today} size={size} />
        {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- as above */}
        <div role="rowgroup" className="matrix-body" style={{ height: virtual.getTotalSize() }}>
          {items.map((item) => {
            const row = rows[item.index];
            if (row === undefined) return null;
            const isSticky = item.index === sticky;
            const style = isSticky
              ? { position: 'sticky' as const, top: headHeight, height: lineHeight, zIndex: 2 }
              : { position: 'absolute' as const, top: item.start, height: lineHeight };
            return row.kind === 'group' ? (
              // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- as above
              <div
                key={item.key}
                role="row"
                aria-rowindex={item.index + 7}
                className="matrix-row matrix-group"
                style={style}
              >
                {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- as above */}
                <span role="rowheader" className="matrix-name">
                  {row.name === '' ? t('product:matrix.noGroup') : row.name}{' '}
                  <span className="quiet small">{row.count}</span>
                </span>
              </div>
            ) : (
              <MatrixLine
                key={item.key}
                room={row.room}
                days={days}
                today={today}
                cursorDay={cursor?.roomId === row.room.id ? cursor.day : undefined}
                words={words}
                idStart={id}
                rowIndex={item.index + 7}
                top={item.start}
                height={lineHeight}
              />
            );
          })}
        </div>
      </div>
    </div>
  );
}
