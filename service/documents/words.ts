import absenceWords from '#words/zh-CN/absence' with { type: 'json' };
import incidentWords from '#words/zh-CN/incident' with { type: 'json' };
import periodWords from '#words/zh-CN/period' with { type: 'json' };
import printWords from '#words/zh-CN/print' with { type: 'json' };
import productWords from '#words/zh-CN/product' with { type: 'json' };
import tradeWords from '#words/zh-CN/trade' with { type: 'json' };

/** Documents are written in Chinese whatever language the screens have; these are their own words. */
export const print = printWords;

/** The words of the trade, as the screens have them too. */
export const trade = tradeWords;

/** The words of the registry of absences, as the screens have them too. */
export const absenceNouns = absenceWords;

/** The words of incidents, as the screens have them too. */
export const incidentNouns = incidentWords;
/** The words of important periods, as the screens have them too. */
export const periodNouns = periodWords;

/** The words of written products and packages, as the screens have them too. */
export const productNouns = productWords;

/** The word for a code in one group of the trade's words; a code without a word stands for itself. */
export function tradeWord(group: 'field' | 'choice' | 'duty', code: string): string {
  const words: Readonly<Record<string, string>> = trade[group];
  return Object.hasOwn(words, code) ? (words[code] ?? code) : code;
}

/** A pattern with its `{{names}}` replaced by values. */
export function fill(pattern: string, values: Readonly<Record<string, string | number>>): string {
  return pattern.replaceAll(/\{\{(\w+)\}\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** `label：text` */
export const labelled = (label: string, text: string): string => fill(print.labelled, { label, text });

/** `text（more）` */
export const bracketed = (text: string, more: string): string => fill(print.bracketed, { text, more });

/** 一, 二, … 九十九; a greater number in digits. */
export function numeral(number: number): string {
  const ten = print.numerals[9] ?? '';
  const digit = (value: number): string => print.numerals[value - 1] ?? '';
  if (number <= 10) return digit(number);
  if (number < 100) return `${number < 20 ? '' : digit(Math.floor(number / 10))}${ten}${digit(number % 10)}`;
  return String(number);
}
