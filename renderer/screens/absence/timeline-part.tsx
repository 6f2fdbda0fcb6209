import { useWords } from '../../use-words.ts';

/** The part of the registry named `timeline`. */
export function TimelinePart() {
  const { t } = useWords();
  return <h2>{t('absence:timeline.title')}</h2>;
}
