import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useId, useRef } from 'react';
import type { AbsenceLine } from '#contract/methods/absence-nouns';
import type { AbsenceId } from '#domain/absence/absence';
import { RuleTags, StateTag } from '../../parts/absence-tags.tsx';
import { actingWords, edgeWords, endWords } from '../../parts/edge-words.ts';
import { keep, recall } from '../../parts/kept.ts';
import { useTimes } from '../../parts/times.ts';
import { useWords } from '../../use-words.ts';

const headings = [
  'number',
  'person',
  'kind',
  'from',
  'until',
  'days',
  'acting',
  'approver',
  'state',
  'rules',
] as const;

const scrollName = 'absence-list-scroll';

function keptScroll(): number {
  const kept = recall(scrollName);
  return typeof kept === 'number' ? kept : 0;
}

function LineCells({ line }: { readonly line: AbsenceLine }) {
  const { t } = useWords();
  const times = useTimes();
  return (
    <>
      <td className="nowrap">{line.number}</td>
      <td>
        <b>{line.personName}</b>
        {line.isLeader ? <span className="tag">{t('absence:list.leader')}</span> : null}
        <span className="small quiet below">{line.personPost}</span>
      </td>
      <td>
        {t(`absence:kind.${line.kind}`)}
        <span className="small quiet below">{t(`absence:reach.${line.reach}`)}</span>
      </td>
      <td className="edge">{edgeWords(t, times, line.from)}</td>
      <td className="edge">
        {edgeWords(t, times, line.until)}
        {line.returned === null ? null : (
          <span className="small quiet below">
            {t('absence:list.backAt', { at: endWords(times, line.returned.at) })}
          </span>
        )}
      </td>
      <td className="number">{line.halfDays / 2}</td>
      <td>{actingWords(line)}</td>
      <td>{line.approverName}</td>
      <td>
        <StateTag state={line.state} />
        {line.changeCount === 0 ? null : (
          <span className="small quiet below">{t('absence:list.changes', { count: line.changeCount })}</span>
        )}
      </td>
      <td>{line.stepState === 'cancelled' ? null : <RuleTags line={line} />}</td>
    </>
  );
}

/** The registry as a table of any length with a keyboard cursor; it is found again where it was scrolled to. */
export function ListGrid({
  lines,
  cursorId,
  onCursor,
  onOpen,
}: {
  readonly lines: readonly AbsenceLine[];
  readonly cursorId: AbsenceId | undefined;
  readonly onCursor: (id: AbsenceId) => void;
  readonly onOpen: (id: AbsenceId) => void;
}) {
  const { t } = useWords();
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  // oxlint-disable-next-line react/incompatible-library -- nothing of the virtual list is handed on or memoized
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => box.current,
    estimateSize: () => 48,
    overscan: 12,
    getItemKey: (index) => lines[index]?.id ?? index,
    initialOffset: keptScroll,
    // The headings stay on top of the rows.
    scrollPaddingStart: 34,
  });
  useEffect(() => {
    box.current?.scrollTo({ top: keptScroll() });
  }, []);
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
  const rowId = (line: AbsenceLine): string => `${id}-${line.id}`;
  const isShown = rows.some((row) => lines[row.index]?.id === cursorId);
  return (
    <div
      ref={box}
      className="people-grid absence-list"
      onScroll={(event) => keep(scrollName, event.currentTarget.scrollTop)}
    >
      <table
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- a table with a cursor of its own
        role="grid"
        tabIndex={0}
        className="plain-table"
        aria-label={t('absence:list.title')}
        aria-rowcount={lines.length + 1}
        aria-activedescendant={isShown ? `${id}-${cursorId ?? ''}` : undefined}
        onKeyDown={onKeyDown}
      >
        <colgroup>
          {headings.map((heading) => (
            <col key={heading} className={`col-${heading}`} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {headings.map((heading) => (
              <th key={heading} scope="col" className={heading === 'days' ? 'number' : undefined}>
                {heading === 'rules' ? t('absence:list.rules') : t(`absence:field.${heading}`)}
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
                id={rowId(line)}
                aria-rowindex={row.index + 2}
                aria-selected={line.id === cursorId}
                className={line.stepState === 'cancelled' ? 'is-cancelled' : undefined}
                onClick={() => {
                  onCursor(line.id);
                  onOpen(line.id);
                }}
              >
                <LineCells line={line} />
              </tr>
            );
          })}
          {below > 0 ? <tr aria-hidden style={{ height: below }} /> : null}
        </tbody>
      </table>
    </div>
  );
}
