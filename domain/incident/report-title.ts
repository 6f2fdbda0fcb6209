import type { IncidentFields } from './incident.ts';

const province = String.raw`(?:\p{Script=Han}{2,8}?(?:省|自治区))?`;
const city = String.raw`(?:(?:(?![县区旗市州盟])\p{Script=Han}){2,6}(?:市|州|盟|地区))?`;
const county = String.raw`((?:(?![县区旗])\p{Script=Han}){1,6}(?:县|旗|市|(?<![小社园厂库校])区))`;
const places = new RegExp(`^${province}${city}${county}`, 'u');

/** 县、市、区 of a place that is written from the large to the small; empty where none is named. */
export const countyOf = (place: string): string => places.exec(place.trim())?.[1] ?? '';

/** What happened, as a title names it: the incident, with its county before it where it does not say so itself. */
export function eventName({ title, place }: Pick<IncidentFields, 'title' | 'place'>): string {
  const of = countyOf(place);
  return of === '' || title.includes(of.slice(0, -1)) ? title.trim() : `${of}${title.trim()}`;
}

/** What happened without the place, where a sentence has named the place already. */
export function withoutPlace({ title, place }: Pick<IncidentFields, 'title' | 'place'>): string {
  const least = 2;
  const short = title.trim();
  for (let length = short.length - least; length >= least; length -= 1)
    if (place.includes(short.slice(0, length))) return short.slice(length);
  return short;
}
