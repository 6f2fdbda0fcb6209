import { useWords } from '../../use-words.ts';

/** 值守: the tiers of today, and calls to those on standby. */
export function RunPart() {
  const { t } = useWords();
  return <p className="empty">{t('period:choose.none')}</p>;
}
