/** The first character of each initial in the order of pinyin; no syllable begins with i, u or v. */
const firsts = [
  ['阿', 'a'],
  ['八', 'b'],
  ['嚓', 'c'],
  ['咑', 'd'],
  ['妸', 'e'],
  ['发', 'f'],
  ['旮', 'g'],
  ['哈', 'h'],
  ['讥', 'j'],
  ['咔', 'k'],
  ['垃', 'l'],
  ['呣', 'm'],
  ['拏', 'n'],
  ['噢', 'o'],
  ['妑', 'p'],
  ['七', 'q'],
  ['呥', 'r'],
  ['仨', 's'],
  ['他', 't'],
  ['屲', 'w'],
  ['夕', 'x'],
  ['丫', 'y'],
  ['帀', 'z'],
] as const;

const byPinyin = new Intl.Collator('zh-Hans-u-co-pinyin');

const initialOf = (character: string): string =>
  /\p{Script=Han}/u.test(character)
    ? (firsts.findLast(([first]) => byPinyin.compare(first, character) <= 0)?.[1] ?? '')
    : character.toLowerCase();

/** The initials by which a Chinese text is typed, other characters as they are: `10·14火灾` is `10·14hz`. */
export const pinyinInitials = (text: string): string => Array.from(text, initialOf).join('');
