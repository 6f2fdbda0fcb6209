import en from '#words/en/desktop';
import zh from '#words/zh-CN/desktop';

/** The few words that the main process shows itself: menu and fatal messages. */
export type DesktopWords = typeof zh;

/** The words in the language of this workstation. */
export const wordsIn = (language: 'zh-CN' | 'en'): DesktopWords => (language === 'en' ? en : zh);

/** Puts values into the gaps of a sentence. */
export const fill = (sentence: string, values: Readonly<Record<string, string>>): string =>
  sentence.replaceAll(/\{\{(\w+)\}\}/gu, (gap, name: string) => values[name] ?? gap);
