import type { PeriodSetup } from './setup.ts';

/** A room in which nobody has said yet how important periods are prepared: no schemes and no superior bodies. */
export const usualPeriodSetup: PeriodSetup = {
  schemes: [],
  bodies: [],
  daysBefore: 0,
  daysAfter: 0,
  dutyPhone: '',
  fax: '',
};
