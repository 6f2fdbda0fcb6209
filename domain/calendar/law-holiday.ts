import { LunarDay, type SolarDay, SolarTerm } from 'tyme4ts';
import { addDays, type IsoDay } from '../time/instant.ts';

/** Which days the law gives to whom: by the sun `05-01`, by the moon `8-15`. */
type Law = {
  /** The first year of this revision. */
  readonly from: number;
  readonly solar: Readonly<Record<string, readonly string[]>>;
  readonly lunar: Readonly<Record<string, readonly string[]>>;
  /** 除夕 is a day of 春节. */
  readonly hasEve: boolean;
  readonly hasQingming: boolean;
};

const nationalDays = ['10-01', '10-02', '10-03'];
const moonFestivals = { 端午节: ['5-5'], 中秋节: ['8-15'] };

/** 全国年节及纪念日放假办法 with its revisions, newest first: 13 days since 2025, 11 since 2008, 10 before. */
const laws: readonly Law[] = [
  {
    from: 2025,
    solar: { 元旦: ['01-01'], 劳动节: ['05-01', '05-02'], 国庆节: nationalDays },
    lunar: { 春节: ['1-1', '1-2', '1-3'], ...moonFestivals },
    hasEve: true,
    hasQingming: true,
  },
  {
    from: 2014,
    solar: { 元旦: ['01-01'], 劳动节: ['05-01'], 国庆节: nationalDays },
    lunar: { 春节: ['1-1', '1-2', '1-3'], ...moonFestivals },
    hasEve: false,
    hasQingming: true,
  },
  {
    from: 2008,
    solar: { 元旦: ['01-01'], 劳动节: ['05-01'], 国庆节: nationalDays },
    lunar: { 春节: ['1-1', '1-2'], ...moonFestivals },
    hasEve: true,
    hasQingming: true,
  },
  {
    from: 0,
    solar: { 元旦: ['01-01'], 劳动节: ['05-01', '05-02', '05-03'], 国庆节: nationalDays },
    lunar: { 春节: ['1-1', '1-2', '1-3'] },
    hasEve: false,
    hasQingming: false,
  },
];

const isoOf = (solar: SolarDay): IsoDay => {
  const [month, date] = [solar.getMonth(), solar.getDay()].map((part) => String(part).padStart(2, '0'));
  // The library gives days that exist.
  return `${solar.getYear()}-${month}-${date}` as IsoDay;
};

const lunarDay = (year: number, date: string): IsoDay => {
  const [month, day] = date.split('-').map(Number);
  return isoOf(LunarDay.fromYmd(year, month ?? 1, day ?? 1).getSolarDay());
};

/** The days of a year to which the law itself gives a holiday, each with its name; `国庆节、中秋节` where two fall together. */
export function lawHolidays(year: number): ReadonlyMap<IsoDay, string> {
  const law = laws.find(({ from }) => from <= year);
  const found = new Map<IsoDay, string>();
  const put = (day: IsoDay, name: string): void => {
    const before = found.get(day);
    found.set(day, before === undefined ? name : `${before}、${name}`);
  };
  // The law names days that every year has.
  for (const [name, days] of Object.entries(law?.solar ?? {}))
    for (const day of days) put(`${year}-${day}` as IsoDay, name);
  for (const [name, days] of Object.entries(law?.lunar ?? {}))
    for (const day of days) put(lunarDay(year, day), name);
  if (law?.hasEve === true) put(addDays(lunarDay(year, '1-1'), -1), '春节');
  if (law?.hasQingming === true) put(isoOf(SolarTerm.fromName(year, '清明').getSolarDay()), '清明节');
  return found;
}
