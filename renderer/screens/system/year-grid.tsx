import { type KeyboardEvent, useRef } from 'react';
import type { ShownDay } from '#contract/methods/calendar';
import type { DaySource } from '#domain/calendar/official-day';
import { addDays, type IsoDay } from '#domain/time/instant';
import { dayWords } from '../../parts/day-words.ts';
import { useTimes } from '../../parts/times.ts';
import { useWords } from '../../use-words.ts';

/** How many days after Monday a day stands in its week. */
const afterMonday = (day: IsoDay): number => (new Date(`${day}T12:00:00.000Z`).getUTCDay() + 6) % 7;

/** The days of a month in weeks from Monday; places before the first and after the last are empty. */
function weeksOf(days: readonly ShownDay[]): readonly (readonly (ShownDay | undefined)[])[] {
  const [first] = days;
  if (first === undefined) return [];
  const places = [...Array.from({ length: afterMonday(first.day) }, () => undefined), ...days];
  return Array.from({ length: Math.ceil(places.length / 7) }, (_, week) =>
    Array.from({ length: 7 }, (_day, index) => places[week * 7 + index]),
  );
}

const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

const looksOf: Readonly<Record<DaySource, string>> = {
  'built-in': '',
  imported: '',
  'by-hand': 'own',
  provisional: 'provisional',
};

/** Where a key moves the cursor; undefined where the key moves nothing. */
function moved(key: string, cursor: IsoDay, days: readonly ShownDay[]): IsoDay | undefined {
  const first = days[0]?.day;
  const last = days.at(-1)?.day;
  if (first === undefined || last === undefined) return undefined;
  const within = (day: IsoDay): IsoDay => (day < first ? first : day > last ? last : day);
  const step = steps[key];
  if (step !== undefined) return within(addDays(cursor, step));
  if (key === 'Home') return first;
  if (key === 'End') return last;
  if (key === 'PageUp') return within(addDays(cursor, -28));
  return key === 'PageDown' ? within(addDays(cursor, 28)) : undefined;
}

/** Twelve small months; each day is marked by its colour and by 休 or 班, and one of them has the cursor. */
export function YearGrid({
  days,
  cursor,
  today,
  chosen,
  onCursor,
  onLook,
  onChoose,
}: {
  readonly days: readonly ShownDay[];
  readonly cursor: IsoDay;
  readonly today: IsoDay;
  /** Days that are marked to be changed; undefined where nothing can be chosen. */
  readonly chosen: ReadonlySet<IsoDay> | undefined;
  readonly onCursor: (day: IsoDay) => void;
  readonly onLook: (day: IsoDay | undefined) => void;
  readonly onChoose: (day: IsoDay) => void;
}) {
  const { t, i18n } = useWords();
  const times = useTimes();
  const grid = useRef<HTMLDivElement>(null);
  const months = [...Map.groupBy(days, ({ day }) => day.slice(0, 7))];
  const named = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(i18n.language, { ...options, timeZone: 'UTC' });
  // 5 January 2026 is a Monday.
  const weekdays = Array.from({ length: 7 }, (_, index) => new Date(Date.UTC(2026, 0, 5 + index)));

  const press = (event: KeyboardEvent): void => {
    const next = event.ctrlKey || event.altKey ? undefined : moved(event.key, cursor, days);
    if (next === undefined) return;
    event.preventDefault();
    onCursor(next);
    grid.current?.querySelector<HTMLElement>(`[data-day="${next}"]`)?.focus();
  };
  const label = (day: ShownDay): string =>
    [
      times.longDay(day.day),
      dayWords(t, day),
      day.source === 'provisional' ? t('office:calendar.source.provisional') : '',
    ]
      .filter((part) => part !== '')
      .join(' ');
  const cell = (day: ShownDay) => (
    <button
      type="button"
      data-day={day.day}
      data-mark={day.type === 'holiday' || day.type === 'makeup' ? t(`office:calendar.mark.${day.type}`) : ''}
      className={['calendar-day', day.type, day.isStatutory ? 'statutory' : '', looksOf[day.source]].join(
        ' ',
      )}
      tabIndex={day.day === cursor ? 0 : -1}
      aria-label={label(day)}
      aria-current={day.day === today ? 'date' : undefined}
      aria-pressed={chosen?.has(day.day)}
      onFocus={() => onCursor(day.day)}
      onKeyDown={press}
      onMouseEnter={() => onLook(day.day)}
      onMouseLeave={() => onLook(undefined)}
      onClick={() => onChoose(day.day)}
    >
      <span className="date">{Number(day.day.slice(8))}</span>
    </button>
  );

  return (
    <div className="year-grid" ref={grid} role="group" aria-label={t('office:calendar.gridLabel')}>
      {months.map(([month, ofMonth]) => (
        <table key={month} className="month-table">
          <caption>{named({ month: 'long' }).format(new Date(`${month}-15T12:00:00.000Z`))}</caption>
          <thead>
            <tr>
              {weekdays.map((weekday) => (
                <th key={weekday.getTime()} scope="col" abbr={named({ weekday: 'long' }).format(weekday)}>
                  {named({ weekday: 'narrow' }).format(weekday)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {weeksOf(ofMonth).map((week, index) => (
              // oxlint-disable-next-line react/no-array-index-key -- a week has no other name than its place
              <tr key={index}>
                {week.map((day, place) => (
                  // oxlint-disable-next-line react/no-array-index-key -- an empty place has no other name
                  <td key={day?.day ?? place}>{day === undefined ? null : cell(day)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </div>
  );
}
