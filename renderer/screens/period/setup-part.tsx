import { useWords } from '../../use-words.ts';

/** 方案与设置: schemes, superior bodies and their forms. */
export function SetupPart() {
  const { t } = useWords();
  return <p className="empty">{t('period:choose.none')}</p>;
}
