import { useWords } from '../../use-words.ts';

/** The part of the registry named `ledger`. */
export function LedgerPart() {
  const { t } = useWords();
  return <h2>{t('absence:ledger.title')}</h2>;
}
