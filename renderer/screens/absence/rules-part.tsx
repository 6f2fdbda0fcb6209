import { useWords } from '../../use-words.ts';

/** The part of the registry named `rules`. */
export function RulesPart() {
  const { t } = useWords();
  return <h2>{t('absence:rules.title')}</h2>;
}
