import { useWords } from '../../use-words.ts';
import type { ChosenPeriod, GoToTab } from './part-props.ts';

/** 编排: who is in which tier on which day of a period. */
export function PlanPart(_props: ChosenPeriod & { readonly onGoTo: GoToTab }) {
  const { t } = useWords();
  return <p className="empty">{t('period:choose.none')}</p>;
}
