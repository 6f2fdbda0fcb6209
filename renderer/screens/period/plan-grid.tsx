import type { CSSProperties, Ref } from 'react';
import { useWords } from '../../use-words.ts';
import { cellClass, PlanCellButton } from './plan-cell.tsx';
import { PlanDayHead } from './plan-day-head.tsx';
import { PlanFeet } from './plan-feet.tsx';
import { columnClass, shownKinds } from './plan-marks.ts';
import type { DaySpan } from './plan-pages.tsx';
import type { CellView, RowView } from './plan-view.ts';
import { type PlanWords, usePlanWords } from './plan-words.ts';
import type { DropHint } from './use-plan-drag.ts';
import type { PlanWork } from './use-plan-work.ts';

/** What the table shows beside the plan itself. */
export type GridMarks = {
  /** The cell that Tab comes to. */
  readonly cursor: string | undefined;
  /** The cell that waits for another one to be exchanged with. */
  readonly marked: string | undefined;
  /** While something is dragged: what dropping there would come to. */
  readonly hints: ReadonlyMap<string, DropHint>;
  /** The days that are shown of a long period, counted from 0; the last one is not shown any more. */
  readonly days: DaySpan;
};

/** The letters in a cell: of the tier, of being away, a dash for nobody's decision. */
function lettersOf(cell: CellView, words: PlanWords, outWord: string): string {
  const { place, tier, tierKey } = cell;
  if (place.state === 'held') return '';
  if (tier !== undefined) return words.look(place, tier)?.letters ?? '';
  if (tierKey !== null) return '?';
  return place.awayBecause === '' ? (place.state === 'outside' ? '' : '—') : outWord;
}

function Days({ row }: { readonly row: RowView }) {
  const { t } = useWords();
  const { counts, before } = row;
  const told = [
    ...shownKinds.map((kind) => `${t(`period:tierKind.${kind}`)} ${String(counts[kind])}`),
    `${t('period:plan.awayDays')} ${String(counts.away)}`,
    t('period:plan.before', before),
  ].join(t('rota.month.join'));
  return (
    <td className="plan-days" title={told}>
      <span className="plan-day-counts">
        {shownKinds.map((kind) => (
          <span key={kind}>{counts[kind]}</span>
        ))}
        <span className={counts.away === 0 ? 'quiet' : undefined}>{counts.away}</span>
        <span className="quiet">
          {before.duty}/{before.edge}
        </span>
      </span>
    </td>
  );
}

function PersonRow({
  row,
  work,
  words,
  marks,
}: {
  readonly row: RowView;
  readonly work: PlanWork;
  readonly words: PlanWords;
  readonly marks: GridMarks;
}) {
  const { t } = useWords();
  const { person } = row;
  const cells = row.cells.slice(...marks.days);
  return (
    <tr>
      <th scope="row" title={[person.name, person.post].filter(Boolean).join(' ')}>
        <span className="who">{person.name}</span>
        <small className="quiet">{person.post}</small>
      </th>
      {cells.map((cell) => {
        const { place, tier, isLead, isPinned, findings, published } = cell;
        const look = tier === undefined ? undefined : words.look(place, tier);
        return (
          <td key={place.day} className={columnClass(place.column, work.full.today)}>
            <PlanCellButton
              cellName={place.key}
              className={cellClass(cell, look, marks.hints.get(place.key))}
              letters={lettersOf(cell, words, t('period:plan.letter.away'))}
              label={`${words.place(place)} ${words.cell(cell)}`}
              isLead={isLead}
              isPinned={isPinned}
              hasFinding={findings.length > 0}
              isChanged={published !== undefined}
              isMarked={place.key === marks.marked}
              isInTabOrder={place.key === marks.cursor}
              isDraggable={work.mayPlan && place.state === 'open'}
            />
          </td>
        );
      })}
      <Days row={row} />
    </tr>
  );
}

/** The table of a period: people by pool, a column for every day, below how many each tier has, and beside how many days each person. */
export function PlanGrid({
  ref,
  work,
  marks,
}: {
  readonly ref: Ref<HTMLTableElement>;
  readonly work: PlanWork;
  readonly marks: GridMarks;
}) {
  const { t } = useWords();
  const words = usePlanWords(work.full);
  const { view, full } = work;
  const { groups } = view;
  const columns = view.columns.slice(...marks.days);
  const style = { '--days': columns.length } as CSSProperties;
  return (
    <table
      ref={ref}
      className="plan-table"
      style={style}
      aria-label={t('period:plan.table', { name: full.line.name })}
    >
      <thead>
        <tr>
          <th scope="col">{t('period:plan.person')}</th>
          {columns.map((column) => (
            <th key={column.day} scope="col" className={columnClass(column, full.today)}>
              <PlanDayHead
                column={column}
                isFirst={column === view.columns[0]}
                isToday={column.day === full.today}
              />
            </th>
          ))}
          <th scope="col" className="plan-days" title={t('period:plan.daysHint')}>
            <span className="plan-day-counts">
              {shownKinds.map((kind) => (
                <span key={kind}>{words.letter(kind)}</span>
              ))}
              <span>{t('period:plan.letter.away')}</span>
              <span>{t('period:plan.letter.before')}</span>
            </span>
          </th>
        </tr>
      </thead>
      {groups.map(({ group, rows }) => (
        <tbody key={group.key}>
          <tr className="plan-group">
            <th scope="rowgroup" colSpan={columns.length + 2}>
              <span>
                {t('period:plan.group', {
                  name: group.pool?.name ?? t('period:plan.noPool'),
                  count: rows.length,
                })}
              </span>
            </th>
          </tr>
          {rows.map((row) => (
            <PersonRow key={row.person.id} row={row} work={work} words={words} marks={marks} />
          ))}
        </tbody>
      ))}
      <PlanFeet view={view} days={marks.days} words={words} today={full.today} />
    </table>
  );
}
