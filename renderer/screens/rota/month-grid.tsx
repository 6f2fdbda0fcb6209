import type { Ref } from 'react';
import type { RotaDay } from '#contract/methods/rota-nouns';
import type { IsoDay } from '#domain/time/instant';
import { useWords } from '../../use-words.ts';
import { DayHead } from './month-day-head.tsx';
import { MonthSeat } from './month-seat.tsx';
import { dayAndPost } from './month-view.ts';
import { postsOfWeek, type Week, weeksOf } from './month-weeks.ts';
import { useMonthWords } from './month-words.ts';
import type { MonthWork } from './use-month-work.ts';

/** What the calendar shows beside the rota itself. */
export type GridMarks = {
  /** The seat that Tab comes to. */
  readonly cursor: string | undefined;
  /** The seat that waits for another one to be exchanged with. */
  readonly marked: string | undefined;
  /** While something is dragged: why it may not be dropped, by seat. */
  readonly troubles: ReadonlyMap<string, string>;
};

const dayClass = (day: RotaDay | undefined, today: IsoDay): string | undefined => {
  if (day === undefined) return 'is-outside';
  const kinds = [day.type, day.day < today ? 'is-past' : '', day.day === today ? 'is-today' : ''];
  return kinds.filter((kind) => kind !== '').join(' ');
};

function WeekRows({
  week,
  work,
  marks,
}: {
  readonly week: Week;
  readonly work: MonthWork;
  readonly marks: GridMarks;
}) {
  const { month, view, mayPlan } = work;
  const { t } = useWords();
  const words = useMonthWords(month);
  return (
    <tbody>
      <tr className="day-heads">
        <td aria-hidden />
        {week.map((day, weekday) => (
          // oxlint-disable-next-line react/no-array-index-key -- the seven weekdays have no other name
          <th key={weekday} scope="col" className={dayClass(day, month.today)}>
            {day === undefined ? null : <DayHead day={day} isToday={day.day === month.today} />}
          </th>
        ))}
      </tr>
      {postsOfWeek(week, month.posts, month.places).map((post) => (
        <tr key={post.id}>
          <th scope="row">{post.name}</th>
          {week.map((day, weekday) => (
            // oxlint-disable-next-line react/no-array-index-key -- the seven weekdays have no other name
            <td key={weekday} className={dayClass(day, month.today)}>
              {day === undefined
                ? null
                : view.byDayAndPost
                    .get(dayAndPost(day.day, post.id))
                    ?.map((seat) => (
                      <MonthSeat
                        key={seat.key}
                        seat={seat}
                        name={words.sits(seat)}
                        served={seat.served === undefined ? '' : words.name(seat.served)}
                        place={words.place(seat.place)}
                        marks={words.marks(seat).join(t('rota.month.join'))}
                        isInTabOrder={seat.key === marks.cursor}
                        isMarked={seat.key === marks.marked}
                        isDraggable={mayPlan && !seat.isLocked}
                        trouble={marks.troubles.get(seat.key) ?? ''}
                      />
                    ))}
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  );
}

/** The month as the printed form shows it: weeks from Monday, below each day who is on duty at which post. */
export function MonthGrid({
  ref,
  work,
  marks,
}: {
  readonly ref: Ref<HTMLTableElement>;
  readonly work: MonthWork;
  readonly marks: GridMarks;
}) {
  const { t, i18n } = useWords();
  const format = new Intl.DateTimeFormat(i18n.language, { weekday: 'short', timeZone: 'UTC' });
  // The fifth of January 1970 was a Monday.
  const weekdays = Array.from({ length: 7 }, (_, day) => format.format((day + 4) * 86_400_000));
  return (
    <table ref={ref} className="rota-month" aria-label={t('rota.month.title', { month: work.month.month })}>
      <thead>
        <tr>
          <th scope="col">
            <span className="unseen">{t('rota.month.post')}</span>
          </th>
          {weekdays.map((weekday) => (
            <th key={weekday} scope="col">
              {weekday}
            </th>
          ))}
        </tr>
      </thead>
      {weeksOf(work.month.days).map((week) => (
        <WeekRows key={week.find((day) => day !== undefined)?.day} week={week} work={work} marks={marks} />
      ))}
    </table>
  );
}
