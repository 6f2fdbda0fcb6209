import type { Instant, IsoDay } from '#domain/time/instant';
import { localParts } from '#domain/time/zone';
import { fill, print } from './words.ts';

const dayLength = 86_400_000;

const offsetAt = (time: number, zone: string): number => {
  // The value comes from a time, so it is an instant.
  const { day, time: clock, seconds } = localParts(new Date(time).toISOString() as Instant, zone);
  return Date.parse(`${day}T${clock}:${seconds}.000Z`) - Math.floor(time / 1000) * 1000;
};

/** Instants as people of the station read them. */
export type StationTime = {
  /** `2026-11-22 02:13` */
  readonly minute: (at: Instant) => string;
  /** `2026年11月22日02:13` */
  readonly long: (at: Instant) => string;
  /** `2026-11-22 02:13:07` */
  readonly second: (at: Instant) => string;
  /** `2026-11-22T02:13:07+08:00` */
  readonly withOffset: (at: Instant) => string;
  /** `11-22 02:13`, with the year where it is another than that of `day` */
  readonly inYearOf: (at: Instant, day: IsoDay) => string;
};

/** Reads instants in a zone; remembers the offset of each day, because looking it up takes longer than all the rest. */
export function stationTime(zone: string): StationTime {
  const offsets = new Map<number, number>();
  const offsetOfDay = (index: number): number => {
    const known = offsets.get(index) ?? offsetAt(index * dayLength, zone);
    offsets.set(index, known);
    return known;
  };
  const local = (at: Instant): { readonly text: string; readonly offset: number } => {
    const time = Date.parse(at);
    const index = Math.floor(time / dayLength);
    const offset = offsetOfDay(index) === offsetOfDay(index + 1) ? offsetOfDay(index) : offsetAt(time, zone);
    return { text: new Date(time + offset).toISOString(), offset };
  };
  const minute = (at: Instant): string => local(at).text.slice(0, 16).replace('T', ' ');
  return {
    minute,
    // The first ten characters of an instant are a day.
    long: (at) =>
      fill(print.longTime, { day: longDay(minute(at).slice(0, 10) as IsoDay), time: minute(at).slice(11) }),
    second: (at) => local(at).text.slice(0, 19).replace('T', ' '),
    withOffset: (at) => {
      const { text, offset } = local(at);
      const minutes = Math.abs(Math.round(offset / 60_000));
      const two = (value: number): string => String(value).padStart(2, '0');
      return `${text.slice(0, 19)}${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
    },
    inYearOf: (at, day) => (minute(at).startsWith(day.slice(0, 5)) ? minute(at).slice(5) : minute(at)),
  };
}

/** `2026年11月22日` */
export function longDay(day: IsoDay): string {
  const [year, month, date] = day.split('-').map(Number);
  return fill(print.longDay, { year: year ?? 0, month: month ?? 0, date: date ?? 0 });
}

/** `星期日` */
export function weekday(day: IsoDay): string {
  const index = new Date(`${day}T12:00:00.000Z`).getUTCDay();
  return { ...print.weekday }[String(index) as keyof typeof print.weekday];
}
