import type { Person } from '#domain/people/person';

/** The surnames of two characters that are met in practice. */
const longSurnames =
  /^(欧阳|上官|司马|诸葛|东方|皇甫|尉迟|公孙|夏侯|慕容|令狐|司徒|端木|长孙|宇文|轩辕|司空|南宫|百里|东郭|西门|呼延|独孤|拓跋|闻人|澹台|公冶|宗政|濮阳|淳于|单于|太叔|申屠|仲孙|钟离|鲜于|闾丘|万俟)/;

/** The account that a person's pinyin suggests: the surname and the initials of the given name, `zhoumy`, `ouyangjy`. */
export function suggestAccount(person: Pick<Person, 'name' | 'pinyin'>, taken: ReadonlySet<string>): string {
  const syllables = person.pinyin.split(' ').map((part) => part.replaceAll(/[^a-z0-9]/g, ''));
  const surnameLength = longSurnames.test(person.name) ? 2 : 1;
  const given = syllables.slice(surnameLength).map((part) => part[0] ?? '');
  const stem = [...syllables.slice(0, surnameLength), ...given].join('').slice(0, 28);
  if (stem.length < 2) return '';
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? stem : `${stem}${number}`;
    if (!taken.has(name)) return name;
  }
}
