import type { IsoDay } from '#domain/time/instant';

/** The number of a day, counted from 1970; days that follow one another have numbers that do. */
export const daysFrom1970 = (day: IsoDay): number => Date.parse(`${day}T00:00:00.000Z`) / 86_400_000;
