import { useWords } from '../../use-words.ts';
import type { ChosenPeriod } from './part-props.ts';

/** 报送: what superior bodies are to have of a period, and what was sent. */
export function DuePart(_props: ChosenPeriod) {
  const { t } = useWords();
  return <p className="empty">{t('period:choose.none')}</p>;
}
