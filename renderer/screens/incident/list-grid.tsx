import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useId, useRef } from 'react';
import type { IncidentLine } from '#contract/methods/incident-nouns';
import type { IncidentId } from '#domain/incident/incident';
import { keep, recall } from '../../parts/kept.ts';
import { LevelTag } from '../../parts/level-tag.tsx';
import { useTimes } from '../../parts/times.ts';
import { useWords } from '../../use-words.ts';

const headings = ['number', 'title', 'level', 'received', 'harm', 'clocks', 'reports', 'state'] as const;

const figures = ['deaths', 'missing', 'trapped', 'injured'] as const;

const stateColours = { open: 'blue', closed: 'green', void: '' } as const;

const scrollName = 'incident-list-scroll';

function keptScroll(): number {
  const kept = recall(scrollName);
  return typeof kept === 'number' ? kept : 0;
}

function LineCells({ line }: { readonly line: IncidentLine }) {
  const { t } = useWords();
  const times = useTimes();
  const harm = figures.flatMap((key) =>
    line[key] === null ? [] : [`${t(`incident:fact.${key}`)} ${line[key]}`],
  );
  return (
    <>
      <td className="nowrap">{line.number}</td>
      <td>
        <b className="gist" title={line.title}>
          {line.title}
        </b>
        <span className="small quiet below">
          {[t(`incident:class.${line.class ?? 'none'}`), line.kindName, line.place]
            .filter((part) => part !== '')
            .join(' · ')}
        </span>
      </td>
      <td>
        <LevelTag level={line.level} />
        {line.isSensitive ? (
          <span className="below">
            <span className="tag red">{t('incident:word.sensitive')}</span>
          </span>
        ) : null}
      </td>
      <td>{times.full(line.receivedAt).slice(0, 16)}</td>
      <td>{harm.join(t('common.comma'))}</td>
      <td>
        {line.lateStages === 0 ? null : (
          <span className="tag red">{t('incident:list.late', { count: line.lateStages })}</span>
        )}{' '}
        {t('incident:list.clocks', { met: line.metStages, open: line.openStages })}
      </td>
      <td>
        {line.reports === 0 ? '' : t('incident:list.reports', { count: line.reports })}{' '}
        {line.hasFinal ? <span className="tag green">{t('incident:report.final')}</span> : null}
      </td>
      <td>
        <span className={`tag ${stateColours[line.state]}`}>{t(`incident:incidentState.${line.state}`)}</span>
      </td>
    </>
  );
}

/** The register as a table of any length with a keyboard cursor; it is found again where it was scrolled to. */
export function ListGrid({
  lines,
  cursorId,
  onCursor,
  onOpen,
}: {
  readonly lines: readonly IncidentLine[];
  readonly cursorId: IncidentId | undefined;
  readonly onCursor: (id: IncidentId) => void;
  readonly onOpen: (id: IncidentId) => void;
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
  const rowId = (line: IncidentLine): string => `${id}-${line.id}`;
  const isShown = rows.some((row) => lines[row.index]?.id === cursorId);
  return (
    <div
      ref={box}
      className="people-grid incident-list"
      onScroll={(event) => keep(scrollName, event.currentTarget.scrollTop)}
    >
      <table
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- a table with a cursor of its own
        role="grid"
        tabIndex={0}
        className="plain-table"
        aria-label={t('incident:list.title')}
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
              <th key={heading} scope="col">
                {t(`incident:list.field.${heading}`)}
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
                className={line.state === 'void' ? 'is-void' : undefined}
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
