import { useWords } from '../../use-words.ts';
import type { ChosenPeriod } from './part-props.ts';

/** 小结: what a period came to. */
export function SummaryPart(_props: ChosenPeriod) {
  const { t } = useWords();
  return <p className="empty">{t('period:choose.none')}</p>;
}
