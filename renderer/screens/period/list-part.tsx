import { useWords } from '../../use-words.ts';
import type { GoToTab } from './part-props.ts';

/** 时段: periods that are declared, and holidays that nobody has made one of. */
export function ListPart(_props: { readonly onGoTo: GoToTab }) {
  const { t } = useWords();
  return <p className="empty">{t('period:choose.none')}</p>;
}
