import { useTranslation } from 'react-i18next';

/** The words of the screens (`desk.open`) and, with their prefix, of the trade, the refusals, the office screens, the absences, the important periods, the incidents and the reports. */
export const useWords = () =>
  useTranslation(['screens', 'trade', 'failures', 'office', 'absence', 'period', 'incident', 'product']);

/** The function that gives words. */
export type Words = ReturnType<typeof useWords>['t'];
