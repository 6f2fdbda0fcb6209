import { type IncidentStage, isStageLate } from '#domain/incident/stage';
import type { Words } from '../use-words.ts';
import type { Times } from './times.ts';

/** How much of the time of a clock is left: more than half, less, less than a fifth, none. */
export type Pressure = 'calm' | 'soon' | 'urgent' | 'over';

/** How much of the time between `startAt` and `dueAt` is left at a moment; a clock laid after its start still has what is left of it. */
export function pressureAt(startAt: string, dueAt: string, now: string): Pressure {
  const left = Date.parse(dueAt) - Date.parse(now);
  if (left < 0) return 'over';
  const share = left / Math.max(1, Date.parse(dueAt) - Date.parse(startAt));
  return share < 0.2 ? 'urgent' : share < 0.5 ? 'soon' : 'calm';
}

/** A stretch of time as a clock counts it: `3:12`, `1:03:12`; beside days, which the words around it count, with its hours always: `0:03:12`. */
export function clockCount(seconds: number, isBesideDays = false): string {
  const two = (count: number): string => String(count).padStart(2, '0');
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return hours === 0 && !isBesideDays
    ? `${minutes}:${two(seconds % 60)}`
    : `${hours}:${two(minutes)}:${two(seconds % 60)}`;
}

const inADay = 86_400;

/** What is left until a moment, or by how much it has passed: `还剩 3:12`, `已超 1:05`. */
export function countdownWords(t: Words, dueAt: string, now: string): string {
  const left = Math.floor(Date.parse(dueAt) / 1000) - Math.floor(Date.parse(now) / 1000);
  const seconds = Math.abs(left);
  const days = Math.floor(seconds / inADay);
  const time =
    days === 0
      ? clockCount(seconds)
      : t('incident:countdown.days', { count: days, time: clockCount(seconds % inADay, true) });
  return t(left < 0 ? 'incident:countdown.over' : 'incident:countdown.left', { time });
}

/** How a clock stands at a moment: open, past its time, met, met late, or one that does not apply any more. */
export function stageStanding(
  stage: IncidentStage,
  now: string,
): 'open' | 'overdue' | 'met' | 'late' | 'lifted' {
  const isLate = isStageLate(stage, now);
  if (stage.state === 'open') return isLate ? 'overdue' : 'open';
  return stage.state === 'met' && isLate ? 'late' : stage.state;
}

/** What a clock asks for and of whom: `电话报告 → 市政府总值班室`; of a call inside the unit who is called. */
export const stageName = ({ label, recipient }: Pick<IncidentStage, 'label' | 'recipient'>): string =>
  recipient === '' || (label !== '' && recipient.startsWith(label))
    ? recipient || label
    : `${label} → ${recipient}`;

/** What a clock counts from and how long: `发生 02:05 起 10 分钟`; says where 接报 stands in for 发生. */
export function startWords(
  t: Words,
  times: Times,
  {
    clockStart,
    startAt,
    isFallback,
    minutes,
  }: Pick<IncidentStage, 'clockStart' | 'startAt' | 'isFallback' | 'minutes'>,
): string {
  if (clockStart === 'fixed' && minutes === null) return t('incident:clock.fixed');
  return [
    t('incident:countdown.from', {
      start: clockStart === 'fixed' ? '' : t(`incident:clock.${isFallback ? 'received' : clockStart}`),
      time: times.clock(startAt),
    }),
    ...(minutes === null ? [] : [t('incident:countdown.minutes', { count: minutes })]),
  ]
    .join(' ')
    .trim();
}
