import { pinyin } from 'pinyin-pro';

/** What a name is found by: itself, its pinyin and its initials, `危化品 weihuapin whp`. */
export function findWords(name: string): string {
  const syllables = pinyin(name, { toneType: 'none', type: 'array', nonZh: 'consecutive' }).map((syllable) =>
    syllable.toLowerCase(),
  );
  return `${name.toLowerCase()} ${syllables.join('')} ${syllables.map((syllable) => syllable[0] ?? '').join('')}`;
}
