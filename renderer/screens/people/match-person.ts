import type { Person } from '#domain/people/person';

const plain = (text: string): string => text.normalize('NFKC').trim().toLowerCase();

/** True where every typed word is found in the name, its pinyin or initials, the post, unit, group or a number. */
export function isPersonMatch(person: Person, typed: string): boolean {
  const joined = person.pinyin.replaceAll(' ', '');
  const digits = person.phones.map((phone) => phone.number.replaceAll(/\D/g, '')).join(' ');
  const numbers = person.phones.map((phone) => phone.number).join(' ');
  const parts = [person.name, person.pinyin, person.post, person.unit, person.group, numbers, digits].map(
    plain,
  );
  return plain(typed)
    .split(/\s+/)
    .every(
      (word) =>
        person.initials.startsWith(word) ||
        joined.startsWith(word) ||
        parts.some((part) => part.includes(word)),
    );
}
