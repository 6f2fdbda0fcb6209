import { useVirtualizer } from '@tanstack/react-virtual';
import { type ComponentType, type KeyboardEvent, useEffect, useId, useRef } from 'react';
import { keep, recall } from './kept.ts';

/** A column of a grid of lines: its heading, and the class of the heading where it has one. */
export type LineColumn = {
  readonly key: string;
  readonly heading: string;
  readonly className?: string | undefined;
};

function keptScroll(name: string): number {
  const kept = recall(name);
  return typeof kept === 'number' ? kept : 0;
}

/** Lines as a table of any length with a keyboard cursor; under its name it is found again where it was scrolled to. */
export function LineGrid<Id extends string, Line extends { readonly id: Id }>({
  name,
  label,
  className,
  columns,
  lines,
  cursorId,
  onCursor,
  onOpen,
  cells: Cells,
  classOf,
}: {
  readonly name: string;
  readonly label: string;
  readonly className: string;
  readonly columns: readonly LineColumn[];
  readonly lines: readonly Line[];
  readonly cursorId: Id | undefined;
  readonly onCursor: (id: Id) => void;
  readonly onOpen: (id: Id) => void;
  readonly cells: ComponentType<{ readonly line: Line }>;
  readonly classOf: (line: Line) => string | undefined;
}) {
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  // oxlint-disable-next-line react/incompatible-library -- nothing of the virtual list is handed on or memoized
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => box.current,
    estimateSize: () => 48,
    overscan: 12,
    getItemKey: (index) => lines[index]?.id ?? index,
    initialOffset: () => keptScroll(name),
    // The headings stay on top of the rows.
    scrollPaddingStart: 34,
  });
  useEffect(() => {
    box.current?.scrollTo({ top: keptScroll(name) });
  }, [name]);
  const at = lines.findIndex((line) => line.id === cursorId);
  const moveTo = (index: number): void => {
    const to = Math.max(0, Math.min(index, lines.length - 1));
    const line = lines[to];
    if (line === undefined) return;
    onCursor(line.id);
    virtual.scrollToIndex(to, { align: 'auto' });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + 10,
      PageUp: at - 10,
      Home: 0,
      End: lines.length - 1,
    };
    const to = moves[event.key];
    if (to !== undefined) moveTo(to);
    else if (event.key === 'Enter' && at >= 0 && cursorId !== undefined) onOpen(cursorId);
    else return;
    event.preventDefault();
  };
  const rows = virtual.getVirtualItems();
  const above = rows[0]?.start ?? 0;
  const below = virtual.getTotalSize() - (rows.at(-1)?.end ?? 0);
  const isShown = rows.some((row) => lines[row.index]?.id === cursorId);
  return (
    <div
      ref={box}
      className={`people-grid ${className}`}
      onScroll={(event) => keep(name, event.currentTarget.scrollTop)}
    >
      <table
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- a table with a cursor of its own
        role="grid"
        tabIndex={0}
        className="plain-table"
        aria-label={label}
        aria-rowcount={lines.length + 1}
        aria-activedescendant={isShown ? `${id}-${cursorId ?? ''}` : undefined}
        onKeyDown={onKeyDown}
      >
        <colgroup>
          {columns.map(({ key }) => (
            <col key={key} className={`col-${key}`} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" className={column.className}>
                {column.heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {above > 0 ? <tr aria-hidden style={{ height: above }} /> : null}
          {rows.map((row) => {
            const line = lines[row.index];
            if (line === undefined) return null;
            return (
              // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions -- the table has the keys
              <tr
                key={row.key}
                ref={virtual.measureElement}
                data-index={row.index}
                id={`${id}-${line.id}`}
                aria-rowindex={row.index + 2}
                aria-selected={line.id === cursorId}
                className={classOf(line)}
                onClick={() => {
                  onCursor(line.id);
                  onOpen(line.id);
                }}
              >
                <Cells line={line} />
              </tr>
            );
          })}
          {below > 0 ? <tr aria-hidden style={{ height: below }} /> : null}
        </tbody>
      </table>
    </div>
  );
}
