import { useWords } from '../../use-words.ts';

/** The part of the registry named `now`. */
export function NowPart() {
  const { t } = useWords();
  return <h2>{t('absence:now.title')}</h2>;
}
