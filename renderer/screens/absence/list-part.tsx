import { useWords } from '../../use-words.ts';

/** The part of the registry named `list`. */
export function ListPart() {
  const { t } = useWords();
  return <h2>{t('absence:list.title')}</h2>;
}
