import { holidayWords } from '../../parts/day-words.ts';
import { useTimes } from '../../parts/times.ts';
import { useWords } from '../../use-words.ts';
import type { PlanColumn } from './plan-ground.ts';

/** The marks of a day in words: a holiday and which day of it, a workday that makes up for one, the first or last of the period. */
function useDayMarks({ shown, isEdge, hasBegun }: PlanColumn, isFirst: boolean): readonly DayMark[] {
  const { t } = useWords();
  const name = holidayWords(t, shown.name);
  const marks: DayMark[] = [];
  if (shown.type === 'holiday')
    marks.push({
      colour: 'red',
      text: shown.place === null ? name : `${name}${String(shown.place.index)}/${String(shown.place.of)}`,
    });
  if (shown.type === 'makeup') marks.push({ colour: 'orange', text: t('rota.month.day.makeup') });
  if (isEdge)
    marks.push({ colour: 'blue', text: t(isFirst ? 'period:plan.firstDay' : 'period:plan.lastDay') });
  if (hasBegun) marks.push({ colour: '', text: t('period:plan.begunMark') });
  if (shown.heldBy !== '') marks.push({ colour: 'orange', text: shown.heldBy });
  return marks;
}

type DayMark = { readonly colour: string; readonly text: string };

/** The head of a day in the table of a period: date, weekday, what kind of day it is, and who holds it. */
export function PlanDayHead({
  column,
  isFirst,
  isToday,
}: {
  readonly column: PlanColumn;
  readonly isFirst: boolean;
  readonly isToday: boolean;
}) {
  const { t, i18n } = useWords();
  const times = useTimes();
  const { day, shown } = column;
  const weekday = new Intl.DateTimeFormat(i18n.language, { weekday: 'short', timeZone: 'UTC' }).format(
    Date.parse(`${day}T12:00:00Z`),
  );
  const marks = useDayMarks(column, isFirst);
  return (
    <div
      className="plan-day-head"
      title={[times.longDay(day), shown.lunar, ...marks.map(({ text }) => text)].filter(Boolean).join('\n')}
    >
      <b>
        {Number(day.slice(5, 7))}/{Number(day.slice(8))}
      </b>
      <span className={shown.type === 'workday' || shown.type === 'makeup' ? 'quiet' : 'off'}>{weekday}</span>
      {marks.map(({ text, colour }) => (
        <span key={text} className={`tag ${colour}`}>
          {text}
        </span>
      ))}
      {isToday ? <span className="tag green">{t('rota.month.today')}</span> : null}
    </div>
  );
}
