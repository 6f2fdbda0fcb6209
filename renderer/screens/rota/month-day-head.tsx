import type { RotaDay } from '#contract/methods/rota-nouns';
import { useTimes } from '../../parts/times.ts';
import { useWords } from '../../use-words.ts';
import { dayMark } from './month-words.ts';

/** 十月初五 as calendars on the wall print it: the day alone, and on the first day the month. */
const lunarShort = (lunar: string): string =>
  lunar.endsWith('初一') ? lunar.slice(0, -2) : lunar.slice(lunar.indexOf('月') + 1);

/** The head of a day: date, lunar date, what kind of day it is, and the important period it lies in. */
export function DayHead({ day, isToday }: { readonly day: RotaDay; readonly isToday: boolean }) {
  const { t } = useWords();
  const times = useTimes();
  const mark = dayMark(t, day);
  const source = t(`rota.month.source.${day.source}`);
  return (
    <div
      className="day-head"
      title={[times.longDay(day.day), day.lunar, source, day.notice].filter(Boolean).join('\n')}
    >
      <b>{Number(day.day.slice(8))}</b>
      <span className="lunar" lang="zh-CN">
        {lunarShort(day.lunar)}
      </span>
      {mark === undefined ? null : <span className={`tag ${mark.colour}`}>{mark.text}</span>}
      {day.source === 'provisional' && day.type === 'holiday' ? (
        <span className="tag yellow">{t('rota.month.provisional')}</span>
      ) : null}
      {day.sensitive === '' || day.sensitive === day.heldBy ? null : (
        <span className="tag orange">{day.sensitive}</span>
      )}
      {day.heldBy === '' ? null : (
        <span className="tag orange" title={t('rota.month.heldByHint', { name: day.heldBy })}>
          {t('rota.month.heldBy', { name: day.heldBy })}
        </span>
      )}
      {isToday ? <span className="tag green">{t('rota.month.today')}</span> : null}
    </div>
  );
}
