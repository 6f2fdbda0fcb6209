import { type CSSProperties, type KeyboardEvent, useRef, useState } from 'react';
import type { ShownDay } from '#contract/methods/calendar';
import type { AbsenceId } from '#domain/absence/absence';
import type { RotaSetup } from '#domain/rota/setup';
import type { IsoDay } from '#domain/time/instant';
import { useWords } from '../../use-words.ts';
import { TimelineHead } from './timeline-head.tsx';
import { type Stop, stepStop } from './timeline-layout.ts';
import { barKey, type DrawnRow, signKey, TimelineRowCells } from './timeline-row.tsx';

const stopsOf = (rows: readonly DrawnRow[], days: readonly IsoDay[]): readonly Stop[] =>
  rows.flatMap((row, index) => [
    ...row.bars.map(({ line, stretch }) => ({ key: barKey(line.id), row: index, at: stretch.from })),
    ...[...row.duties.values()]
      .flat()
      .flatMap(({ duty, contradiction }) =>
        contradiction === undefined
          ? []
          : [{ key: signKey(contradiction), row: index, at: days.indexOf(duty.day) + 0.5 }],
      ),
  ]);

/** Vertical stripes behind every row: what kind of day each is. */
function stripes(days: readonly IsoDay[], calendar: ReadonlyMap<IsoDay, ShownDay>): string {
  const share = 100 / days.length;
  const colours: Readonly<Record<string, string>> = {
    holiday: 'var(--red-soft)',
    restday: 'var(--accent-soft)',
  };
  const stops = days.map((day, at) => {
    const colour = colours[calendar.get(day)?.type ?? ''] ?? 'transparent';
    return `${colour} ${at * share}% ${(at + 1) * share}%`;
  });
  return `linear-gradient(to right, ${stops.join(', ')})`;
}

/** People by the days of a month, as a printed table has them; arrows go from bar to bar, Enter opens one. */
export function TimelineTable({
  label,
  rows,
  days,
  calendar,
  periods,
  today,
  nowAt,
  marks,
  onOpen,
}: {
  readonly label: string;
  readonly rows: readonly DrawnRow[];
  readonly days: readonly IsoDay[];
  readonly calendar: ReadonlyMap<IsoDay, ShownDay>;
  readonly periods: RotaSetup['sensitive'];
  readonly today: IsoDay;
  /** Where the present moment stands, in days from the first one. */
  readonly nowAt: number;
  readonly marks: ReadonlyMap<string, string>;
  readonly onOpen: (id: AbsenceId) => void;
}) {
  const { t } = useWords();
  const table = useRef<HTMLTableElement>(null);
  const [chosen, setChosen] = useState('');
  const stops = stopsOf(rows, days);
  const cursor = stops.some(({ key }) => key === chosen) ? chosen : (stops[0]?.key ?? '');
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!(event.target instanceof HTMLElement) || event.target.dataset['stop'] === undefined) return;
    const to = stepStop(stops, event.target.dataset['stop'], event.key);
    if (to === undefined) return;
    event.preventDefault();
    setChosen(to);
    table.current?.querySelector<HTMLElement>(`[data-stop="${CSS.escape(to)}"]`)?.focus();
  };
  const isNowSeen = nowAt >= 0 && nowAt < days.length;
  const look = {
    '--stripes': stripes(days, calendar),
    '--days': days.length,
    '--now': `${(100 * nowAt) / days.length}%`,
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
    <section className="table-scroll" aria-label={t('absence:timeline.scroll')} tabIndex={0}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- arrows go from bar to bar, each of which is a button */}
      <table
        ref={table}
        className={isNowSeen ? 'absence-timeline has-now' : 'absence-timeline'}
        aria-label={label}
        // Properties of our own are no part of the type of styles.
        style={look as CSSProperties}
        onKeyDown={onKeyDown}
      >
        <TimelineHead days={days} calendar={calendar} periods={periods} today={today} />
        <tbody>
          {rows.map((row) => (
            <TimelineRowCells
              key={row.personId}
              row={row}
              days={days}
              marks={marks}
              cursor={cursor}
              onOpen={onOpen}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}
