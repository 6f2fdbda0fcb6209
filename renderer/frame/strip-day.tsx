import type { ShownDay } from '#contract/methods/calendar';
import type { DayType } from '#domain/calendar/official-day';
import { localParts } from '#domain/time/zone';
import { useAsk } from '../asking.ts';
import { dayWords } from '../parts/day-words.ts';
import { useTimes } from '../parts/times.ts';
import { useMinute, useNow } from '../use-now.ts';
import { useWords } from '../use-words.ts';
import { useSeat, useZone } from './seat.tsx';

/** The time of the room, by the second. */
export function Clock() {
  const zone = useZone();
  const { time, seconds } = localParts(useNow(), zone);
  return (
    <span className="clock" role="timer">
      {time}:{seconds}
    </span>
  );
}

const typeTags: Readonly<Record<DayType, string>> = {
  workday: '',
  restday: '',
  holiday: 'red',
  makeup: 'orange',
};

function DayKind({ day }: { readonly day: ShownDay }) {
  const { t } = useWords();
  const isProvisional = day.source === 'provisional';
  const words = dayWords(t, day);
  return (
    <span className={`tag ${isProvisional ? 'yellow' : typeTags[day.type]}`}>
      {isProvisional ? t('strip.provisional', { words }) : words}
    </span>
  );
}

/** The day with its weekday, its lunar date and what kind of day it is. */
export function Today() {
  const zone = useZone();
  const times = useTimes();
  const { i18n } = useWords();
  const { day } = localParts(useMinute(), zone);
  const { session } = useSeat();
  const today = { from: day, until: day, knownOn: null };
  const calendar = useAsk('calendar.days', today, { isOff: session.isLocked }).data?.[0];
  return (
    <span className="two-lines">
      <b>{times.slimDay(day)}</b>
      {calendar === undefined ? null : (
        <span className="small">
          <span className="quiet" lang="zh-CN">
            {i18n.language === 'en' ? '' : '农历'}
            {calendar.lunar} {calendar.solarTerm ?? ''}{' '}
          </span>
          <DayKind day={calendar} />
        </span>
      )}
    </span>
  );
}
