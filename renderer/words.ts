import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import enAbsence from '#words/en/absence' with { type: 'json' };
import enIncident from '#words/en/incident' with { type: 'json' };
import enPeriod from '#words/en/period' with { type: 'json' };
import enFailures from '#words/en/failures' with { type: 'json' };
import enOffice from '#words/en/office' with { type: 'json' };
import enProduct from '#words/en/product' with { type: 'json' };
import enScreens from '#words/en/screens' with { type: 'json' };
import enTrade from '#words/en/trade' with { type: 'json' };
import zhAbsence from '#words/zh-CN/absence' with { type: 'json' };
import zhIncident from '#words/zh-CN/incident' with { type: 'json' };
import zhPeriod from '#words/zh-CN/period' with { type: 'json' };
import zhFailures from '#words/zh-CN/failures' with { type: 'json' };
import zhOffice from '#words/zh-CN/office' with { type: 'json' };
import zhProduct from '#words/zh-CN/product' with { type: 'json' };
import zhScreens from '#words/zh-CN/screens' with { type: 'json' };
import zhTrade from '#words/zh-CN/trade' with { type: 'json' };

const chinese = {
  screens: zhScreens,
  trade: zhTrade,
  failures: zhFailures,
  office: zhOffice,
  absence: zhAbsence,
  incident: zhIncident,
  period: zhPeriod,
  product: zhProduct,
};
// Both languages have every key, or this does not compile.
const english: typeof chinese = {
  screens: enScreens,
  trade: enTrade,
  failures: enFailures,
  office: enOffice,
  absence: enAbsence,
  incident: enIncident,
  period: enPeriod,
  product: enProduct,
};

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'screens';
    resources: typeof chinese;
    returnNull: false;
  }
}

/** The two languages of the screens. */
export type Language = 'zh-CN' | 'en';

/** Starts the words in a language; switching later needs no restart. */
export async function startWords(language: Language): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'zh-CN',
    defaultNS: 'screens',
    resources: { 'zh-CN': chinese, en: english },
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  document.documentElement.lang = language;
}

/** Switches the language of everything that is on the screen. */
export async function switchLanguage(language: Language): Promise<void> {
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}
