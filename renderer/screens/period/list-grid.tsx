import { type KeyboardEvent, useId, useRef } from 'react';
import type { PeriodLine } from '#contract/methods/period-nouns';
import type { PeriodId } from '#domain/period/period';
import { daysBetween } from '#domain/time/instant';
import { useWords } from '../../use-words.ts';
import { dueSum, planState } from './list-states.ts';

const headings = ['number', 'name', 'days', 'schemes', 'plan', 'dues', 'overlaps'] as const;

const planColours = {
  none: '',
  unplanned: 'orange',
  draft: 'blue',
  published: 'green',
  redrafted: 'blue',
} as const;

const dueColours = {
  none: '',
  overdue: 'red',
  outdated: 'orange',
  soon: 'orange',
  ahead: '',
  done: 'green',
} as const;

function PlanCell({ line }: { readonly line: PeriodLine }) {
  const { t } = useWords();
  const state = planState(line);
  return (
    <>
      <span className={`tag ${planColours[state]}`}>
        {t(`period:list.plan.${state}`, { version: line.planVersion ?? 0 })}
      </span>
      {line.openDays === 0 ? null : (
        <span className="tag orange">{t('period:list.openDays', { count: line.openDays })}</span>
      )}
    </>
  );
}

function DueCell({ line }: { readonly line: PeriodLine }) {
  const { t } = useWords();
  const { state, count } = dueSum(line);
  if (state === 'none') return <span className="quiet small">{t('period:list.due.none')}</span>;
  return <span className={`tag ${dueColours[state]}`}>{t(`period:list.due.${state}`, { count })}</span>;
}

function LineCells({ line }: { readonly line: PeriodLine }) {
  const { t } = useWords();
  return (
    <>
      <td className="nowrap">{line.number}</td>
      <td>
        <b>{line.name}</b>
        <span className="small quiet below">
          {[
            ...(t(`period:kind.${line.kind}`) === line.name ? [] : [t(`period:kind.${line.kind}`)]),
            ...(line.isSensitive ? [t('period:list.sensitive')] : []),
          ].join(' · ')}
        </span>
      </td>
      <td>
        <span className="nowrap">
          {line.fromDay} –{' '}
          {line.untilDay.slice(line.untilDay.slice(0, 4) === line.fromDay.slice(0, 4) ? 5 : 0)}
        </span>
        <span className="small quiet below">
          {t('period:list.dayCount', { count: daysBetween(line.fromDay, line.untilDay).length })}
          {' · '}
          {line.state === 'declared' ? t(`period:stage.${line.stage}`) : t(`period:state.${line.state}`)}
        </span>
      </td>
      <td>
        {line.schemes.length === 0 ? (
          <span className="quiet">{t('period:list.byRota')}</span>
        ) : (
          [...new Set(line.schemes)].join(t('common.comma'))
        )}
      </td>
      <td>{line.state === 'cancelled' ? null : <PlanCell line={line} />}</td>
      <td>{line.state === 'cancelled' ? null : <DueCell line={line} />}</td>
      <td className="small">
        {line.state === 'cancelled'
          ? null
          : line.overlaps.map((one) => (
              <span key={one.id} className="below">
                {t('period:list.overlap', {
                  name: one.name,
                  count: daysBetween(one.fromDay, one.untilDay).length,
                })}
                {one.lost === 0 ? '' : t('period:list.lost', { count: one.lost })}
              </span>
            ))}
      </td>
    </>
  );
}

/** The periods of a year as a table with a keyboard cursor. */
export function ListGrid({
  lines,
  cursorId,
  onCursor,
  onOpen,
}: {
  readonly lines: readonly PeriodLine[];
  readonly cursorId: PeriodId | undefined;
  readonly onCursor: (id: PeriodId) => void;
  readonly onOpen: (id: PeriodId) => void;
}) {
  const { t } = useWords();
  const id = useId();
  const table = useRef<HTMLTableElement>(null);
  const at = lines.findIndex((line) => line.id === cursorId);
  const moveTo = (index: number): void => {
    const to = Math.max(0, Math.min(index, lines.length - 1));
    const line = lines[to];
    if (line === undefined) return;
    onCursor(line.id);
    table.current?.querySelectorAll('tbody tr')[to]?.scrollIntoView({ block: 'nearest' });
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
  return (
    <div className="people-grid period-list">
      <table
        ref={table}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- a table with a cursor of its own
        role="grid"
        tabIndex={0}
        className="plain-table"
        aria-label={t('period:list.title')}
        aria-activedescendant={at < 0 ? undefined : `${id}-${cursorId ?? ''}`}
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
                {t(`period:list.field.${heading}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions -- the table has the keys
            <tr
              key={line.id}
              id={`${id}-${line.id}`}
              aria-selected={line.id === cursorId}
              className={line.state === 'cancelled' ? 'is-cancelled' : undefined}
              onClick={() => onCursor(line.id)}
              onDoubleClick={() => onOpen(line.id)}
            >
              <LineCells line={line} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
