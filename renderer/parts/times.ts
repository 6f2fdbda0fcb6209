import { useWords } from '../use-words.ts';
import type { Instant, IsoDay } from '#domain/time/instant';
import { localParts } from '#domain/time/zone';
import { useZone } from '../frame/seat.tsx';

/** How days and moments read in the language of the screens and the zone of the station. */
export type Times = {
  readonly day: (day: IsoDay) => string;
  readonly longDay: (day: IsoDay) => string;
  /** A whole day with its weekday, as short as the language says it. */
  readonly slimDay: (day: IsoDay) => string;
  readonly clock: (at: Instant) => string;
  readonly moment: (at: Instant) => string;
  readonly full: (at: Instant) => string;
};

const noon = (day: IsoDay): Date => new Date(`${day}T12:00:00.000Z`);

/** The readings of days and moments for one language and zone. */
export function timesFor(language: string, zone: string): Times {
  const long = new Intl.DateTimeFormat(language, {
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    weekday: 'long',
    timeZone: 'UTC',
  });
  const short = new Intl.DateTimeFormat(language, {
    month: 'numeric',
    day: 'numeric',
    weekday: 'short',
    timeZone: 'UTC',
  });
  const clock = (at: Instant): string => localParts(at, zone).time;
  const slim = new Intl.DateTimeFormat(language, {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    // In Chinese the weekday in full is one sign longer and better read from afar.
    weekday: language === 'en' ? 'short' : 'long',
    timeZone: 'UTC',
  });
  const spaced = (words: string): string => words.replace(/日(?=星期)/, '日 ');
  return {
    day: (day) => short.format(noon(day)),
    longDay: (day) => spaced(long.format(noon(day))),
    slimDay: (day) => spaced(slim.format(noon(day))),
    clock,
    moment: (at) => `${localParts(at, zone).day.slice(5)} ${clock(at)}`,
    full: (at) => `${localParts(at, zone).day} ${clock(at)}:${localParts(at, zone).seconds}`,
  };
}

/** The readings of days and moments for this seat. */
export function useTimes(): Times {
  const { i18n } = useWords();
  return timesFor(i18n.language, useZone());
}
