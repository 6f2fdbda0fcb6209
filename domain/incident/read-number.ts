const digits: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const small: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };
const large: Readonly<Record<string, number>> = { 万: 10_000, 亿: 100_000_000 };

/** What a number is written with, for patterns that look for one. */
export const numberSigns = String.raw`(?:\d+(?:,\d{3})*(?:\.\d+)?|[〇零一二两三四五六七八九十百千])(?:\d+(?:\.\d+)?|[〇零一二两三四五六七八九十百千万亿])*`;

/** Without a zero a last numeral counts tens, hundreds or thousands of what stands before it: 两百五 is 250, 一万五 is 15000. */
const isShort = (text: string): boolean => /[百千万亿][一二两三四五六七八九]$/.test(text);

/** A number in digits, Chinese numerals or both: `12`, `1,200`, `三十`, `两百五`, `1.5万`, `二〇`; undefined where it is none. */
export function readNumber(typed: string): number | undefined {
  const text = typed
    .normalize('NFKC')
    .trim()
    .replaceAll(/(?<=\d),(?=\d{3})/g, '');
  if (/^[〇零一二三四五六七八九]{2,}$/.test(text))
    // 三五 may mean three to five; with a zero in it the numerals are a number.
    return /^[一二三四五六七八九].*[〇零]/.test(text)
      ? Number(text.replaceAll(/./gu, (sign) => String(digits[sign])))
      : undefined;
  const parts = text.match(/\d+(?:\.\d+)?|./gu) ?? [];
  let total = 0;
  let section = 0;
  let waiting: number | undefined;
  let lastUnit = 1;
  for (const part of parts) {
    const digit = /^\d/.test(part) ? Number(part) : digits[part];
    if (digit !== undefined) {
      if (waiting !== undefined && waiting !== 0) return undefined;
      waiting = digit;
    } else if (small[part] !== undefined) {
      section += (waiting ?? 1) * small[part];
      waiting = undefined;
      lastUnit = small[part];
    } else if (large[part] !== undefined) {
      if (section === 0 && waiting === undefined) return undefined;
      total =
        (part === '亿' ? total + section + (waiting ?? 0) : section + (waiting ?? 0)) * large[part] +
        (part === '亿' ? 0 : total);
      section = 0;
      waiting = undefined;
      lastUnit = large[part];
    } else return undefined;
  }
  if (parts.length === 0) return undefined;
  const rest = waiting ?? 0;
  const sum = total + section + (isShort(text) ? rest * (lastUnit / 10) : rest);
  const rounded = Math.round(sum);
  // 1.1万 is not exactly eleven thousand in the arithmetic of the machine.
  return Math.abs(sum - rounded) < 1e-6 ? rounded : sum;
}
