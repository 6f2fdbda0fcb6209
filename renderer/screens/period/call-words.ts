import type { CalledPerson, CallOut } from '#domain/period/call-out';
import { minutesTaken } from '#domain/period/call-out';
import { callOutCounts, minutesLate } from '#domain/period/call-out-counts';
import type { Instant } from '#domain/time/instant';
import { callOutName } from '../../parts/call-out-words.ts';
import type { Times } from '../../parts/times.ts';
import type { Words } from '../../use-words.ts';

/** The time since a moment as a clock counts it: `04:09`, `1:04:09`. */
export function elapsedWords(since: string, now: string): string {
  const seconds = Math.max(0, Math.floor((Date.parse(now) - Date.parse(since)) / 1000));
  const two = (count: number): string => String(count).padStart(2, '0');
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return `${hours === 0 ? '' : `${hours}:`}${two(minutes)}:${two(seconds % 60)}`;
}

/** Several people in a heading: all of a few, the first two and the number of many. */
export function namesWords(t: Words, people: readonly Pick<CalledPerson, 'name'>[]): string {
  const names = people.map(({ name }) => name);
  if (names.length <= 3) return names.join(t('common.comma'));
  return t('period:callOut.andMore', {
    names: names.slice(0, 2).join(t('common.comma')),
    count: names.length,
  });
}

/** What somebody who was called has done so far, or did before the end. */
export function stateWords(t: Words, times: Times, person: CalledPerson, callOut: CallOut): string {
  if (person.arrivedAt !== null) {
    const arrived = t('period:callOut.arrivedAt', { time: times.clock(person.arrivedAt) });
    const took = t('period:callOut.took', { minutes: minutesTaken(person) ?? 0 });
    return `${arrived} ${took}`;
  }
  if (person.excuse !== '') return t('period:callOut.excused', { reason: person.excuse });
  if (person.answeredAt === null) return t('period:callOut.waiting');
  return callOut.ended === null
    ? t('period:callOut.onTheWay')
    : t('period:callOut.answeredAt', { time: times.clock(person.answeredAt) });
}

/** Says by how much somebody is late; empty for one who is not. */
export function lateWords(t: Words, person: CalledPerson, callOut: CallOut, now: string): string {
  const minutes = minutesLate(person, callOut, now);
  if (minutes === 0) return '';
  return t(person.arrivedAt === null ? 'period:callOut.lateBy' : 'period:callOut.arrivedLate', { minutes });
}

/** What the duty log says of a call-out as it stands. */
export function callOutLogText(t: Words, times: Times, callOut: CallOut, now: Instant): string {
  const tier = [callOut.periodName, callOut.tierName].filter((part) => part !== '').join(' ');
  const { place, ended } = callOut;
  return t('period:callOut.logText', {
    kind: t(callOut.isDrill ? 'period:callOut.drillLong' : 'period:callOut.realLong'),
    number: callOutName(t, callOut).split(' ').at(-1) ?? '',
    tier: tier === '' ? t('period:callOut.noTierShort') : tier,
    reason: callOut.reason,
    place: place === '' ? '' : t('period:callOut.logPlace', { place }),
    time: times.moment(callOut.calledAt),
    ...callOutCounts(callOut, now),
    conclusion: ended === null ? '' : t('period:callOut.logConclusion', { conclusion: ended.conclusion }),
  }).trim();
}
