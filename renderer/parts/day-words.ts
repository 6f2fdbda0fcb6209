import type { AnnouncedDay } from '#domain/calendar/calendar-version';
import type { OfficialDay } from '#domain/calendar/official-day';
import type { Words } from '../use-words.ts';

const known = ['元旦', '春节', '清明节', '劳动节', '端午节', '中秋节', '国庆节'] as const;

/** The name of a holiday in the language of the screens; one that is not known stays as it was entered. */
export const holidayWords = (t: Words, name: string): string =>
  name
    .split('、')
    .map((part) => {
      const holiday = known.find((each) => each === part);
      return holiday === undefined ? part : t(`trade:holiday.${holiday}`);
    })
    .join(t('trade:and'));

/** What a day is, without its place: `春节 放假`, `调休上班（春节）`, `休息日`. */
export function meantWords(t: Words, { type, name }: Pick<AnnouncedDay, 'type' | 'name'>): string {
  const words = t(`trade:dayType.${type}`);
  return name === '' ? words : t('trade:dayNamed', { words, name: holidayWords(t, name) });
}

/** What a day is, as the strip says it: `国庆节假期 3/7`, `调休上班（国庆节）`, `工作日`. */
export function dayWords(t: Words, day: Pick<OfficialDay, 'type' | 'name' | 'place'>): string {
  const name = holidayWords(t, day.name);
  if (day.type === 'holiday' && day.place !== null && name !== '')
    return t('strip.holidayDay', { name, day: day.place.index, length: day.place.of });
  if (day.type === 'makeup' && name !== '') return t('strip.makeUp', { name });
  return t(`trade:dayType.${day.type}`);
}
