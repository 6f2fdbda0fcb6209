const digit = '[0-9０-９]';
const gap = '[ \\-－–—\\u00A0\\u3000]?';
const prefix = `(?:(?:[+＋]|00)?86${gap})`;
const before = '(?<![0-9０-９])';
const after = '(?![0-9０-９])';

const patterns = [
  // 13800001111, 138-0000-1111, +86 138 0000 1111
  `${before}${prefix}?[1１][3-9３-９]${digit}${gap}${digit}{4}${gap}${digit}{4}${after}`,
  // 0533-8210001, (010) 8888 8888转1234
  `${before}[(（]?[0０]${digit}{2,3}[)）]?${gap}${digit}{3,4}${gap}${digit}{4}(?:[转#*]${digit}{1,6})?${after}`,
  // +86 533 8210001
  `${before}[+＋]86${gap}${digit}{2,3}${gap}${digit}{3,4}${gap}${digit}{4}${after}`,
  // 400-810-1234
  `${before}[48４８][0０]{2}${gap}${digit}{3}${gap}${digit}{4}${after}`,
  // A number of the town itself looks like any other number, but for the word before it.
  `(?<=(?:电话|手机|座机|传真|联系方式|致电|拨打|号码|tel|phone|fax)[.:：为是 ]{0,3})[2-8２-８]${digit}{2,3}${gap}${digit}{4}${after}`,
];

const phones = new RegExp(patterns.join('|'), 'giu');

/** A text in which `mask` stands for each telephone number: of mobiles, landlines with their area code, service lines, and others where a word before them says so. */
export const maskPhones = (text: string, mask: string): string => text.replaceAll(phones, () => mask);
