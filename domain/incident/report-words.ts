import type { Instant } from '../time/instant.ts';
import { type Fact, type FigureKey, figureKey, isFigure, isTakenBack } from './facts.ts';
import { spokenTime } from './gap-values.ts';

/** The words that reports are composed of; patterns have their gaps in double braces. */
export type ReportWords = {
  readonly about: string;
  readonly isAbout: string;
  readonly unverified: string;
  readonly unknown: string;
  readonly figure: string;
  readonly list: string;
  readonly semicolon: string;
  readonly stop: string;
  readonly tenThousandYuan: string;
  readonly unit: Readonly<Record<FigureKey, string>>;
  readonly figureName: Readonly<Record<FigureKey, string>>;
  readonly changeName: Readonly<Record<FigureKey, string>>;
  readonly factName: Readonly<Record<string, string>>;
  readonly labelled: string;
};

/** A pattern with its `{{gaps}}` replaced by values. */
export const fillGaps = (pattern: string, values: Readonly<Record<string, string | number>>): string =>
  pattern.replaceAll(/\{\{(\w+)\}\}/gu, (whole, name: string) => String(values[name] ?? whole));

const ends = /[。！？；.!?]$/u;

/** A text that ends as a sentence does. */
export const sentence = (text: string, stop: string): string =>
  text.trim() === '' || ends.test(text.trim()) ? text.trim() : `${text.trim()}${stop}`;

/** A moment as reports tell it on the 24-hour clock, with 许 where it is about then. */
export function momentText(
  at: Instant,
  isAbout: boolean,
  words: ReportWords,
  { now, zone }: { readonly now: Instant; readonly zone: string },
): string {
  const text = spokenTime(at, now, zone);
  return isAbout ? fillGaps(words.isAbout, { text }) : text;
}

/** A figure with its unit, 万元 for large sums. */
export function amountText(key: FigureKey, number: number, words: ReportWords): string {
  if (key === 'directLossYuan' && number >= 10_000 && number % 100 === 0)
    return `${number / 10_000}${words.tenThousandYuan}`;
  return `${number}${words.unit[key]}`;
}

/** A figure as a report states it: 死亡3人, 失联约5人（待核实）; empty of one that nobody knows. */
export function figureText(
  { key, number, isAbout, isVerified }: Pick<Fact, 'key' | 'number' | 'isAbout' | 'isVerified'>,
  words: ReportWords,
): string {
  if (!isFigure(key) || number === null) return '';
  const amount = amountText(key, number, words);
  const text = fillGaps(words.figure, {
    name: words.figureName[key],
    amount: isAbout ? fillGaps(words.about, { amount }) : amount,
  });
  return isVerified ? text : fillGaps(words.unverified, { text });
}

/** A fact told in words, as a sentence; said to be unverified where it is. */
export function wordsText(one: Pick<Fact, 'text' | 'isVerified'>, words: ReportWords): string {
  const text = one.text.trim();
  if (text === '') return '';
  return sentence(
    one.isVerified ? text : fillGaps(words.unverified, { text: text.replace(ends, '') }),
    words.stop,
  );
}

/** The figures of people that are known, one after another; empty where none is. */
export const figuresText = (facts: readonly Fact[], keys: readonly FigureKey[], words: ReportWords): string =>
  keys
    .flatMap((key) => facts.filter((one) => one.key === key && !isTakenBack(one)))
    .map((one) => figureText(one, words))
    .filter((text) => text !== '')
    .join(words.list);

/** The figures that count people who were hurt, in the order in which reports name them. */
export const peopleFigures: readonly FigureKey[] = figureKey.options.slice(0, 8);
