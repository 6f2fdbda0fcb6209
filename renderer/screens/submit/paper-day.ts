import zhPrint from '#words/zh-CN/print' with { type: 'json' };
import { fillGaps } from '#domain/incident/report-words';
import type { IsoDay } from '#domain/time/instant';

/** A day as papers and those who call about them say it, in Chinese whatever language the screens have. */
export const paperDay = (day: IsoDay): string => {
  const [year, month, date] = day.split('-').map(Number);
  return fillGaps(zhPrint.longDay, { year: year ?? 0, month: month ?? 0, date: date ?? 0 });
};
