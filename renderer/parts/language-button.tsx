import { call } from '../call.ts';
import { useWords } from '../use-words.ts';

/** Turns a page that stands before any sign-in into the other language; written in that language. */
export function LanguageButton() {
  const { t, i18n } = useWords();
  const language = i18n.language === 'en' ? 'zh-CN' : 'en';
  return (
    <button
      type="button"
      className="quiet-button"
      lang={language}
      onClick={() => void call('console.change', { language })}
    >
      {t('strip.language')}
    </button>
  );
}
