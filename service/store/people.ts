import { pinyin } from 'pinyin-pro';
import { isPrivatePhone, type Person, type PersonFields, type PersonId } from '#domain/people/person';
import { type Sqlite, sql } from './sql.ts';

/** A person with all numbers as they are kept. */
export type StoredPerson = Omit<Person, 'phones'> & Pick<PersonFields, 'phones'>;

type PersonRow = Omit<Person, 'phones'> & { readonly phones: string };

const columns = `id, name, pinyin, initials, post, unit, phones, "group", "order", joined_day AS joinedDay, left_day AS leftDay, version`;

// The column holds what `writePerson` wrote.
const toPerson = (row: PersonRow): StoredPerson => ({
  ...row,
  phones: JSON.parse(row.phones) as StoredPerson['phones'],
});

/** The pinyin of a name without tones and its initials; surnames are read as surnames. */
export function pinyinOf(name: string): { readonly pinyin: string; readonly initials: string } {
  const syllables = pinyin(name, { toneType: 'none', type: 'array', surname: 'head', nonZh: 'consecutive' })
    .map((syllable) => syllable.trim().toLowerCase())
    .filter((syllable) => syllable !== '');
  return { pinyin: syllables.join(' '), initials: syllables.map((syllable) => syllable[0] ?? '').join('') };
}

/** Everybody in the order of the directory; those who left only where asked for. */
export const allPeople = (
  sqlite: Sqlite,
  options: { readonly withLeft: boolean; readonly today: string },
): readonly StoredPerson[] =>
  sql<PersonRow>(
    sqlite,
    `SELECT ${columns} FROM person WHERE ? OR left_day IS NULL OR left_day >= ? ORDER BY "order", pinyin, id`,
  )
    .all(options.withLeft ? 1 : 0, options.today)
    .map(toPerson);

/** A person by id, or undefined. */
export function personById(sqlite: Sqlite, id: string): StoredPerson | undefined {
  const row = sql<PersonRow>(sqlite, `SELECT ${columns} FROM person WHERE id = ?`).get(id);
  return row === undefined ? undefined : toPerson(row);
}

/** The first person with a name and a unit, or undefined. */
export function personByName(sqlite: Sqlite, name: string, unit: string): StoredPerson | undefined {
  const row = sql<PersonRow>(
    sqlite,
    `SELECT ${columns} FROM person WHERE name = ? AND unit = ? ORDER BY id LIMIT 1`,
  ).get(name, unit);
  return row === undefined ? undefined : toPerson(row);
}

const wholeNumberDigits = 7;

/** People who have not left whose name, pinyin, initials, post, unit or number contains `text`; whole names and initials first. */
export function findPeople(
  sqlite: Sqlite,
  text: string,
  options: { readonly limit: number; readonly today: string },
): readonly StoredPerson[] {
  const typed = text.normalize('NFKC').trim().toLowerCase();
  if (typed === '') return [];
  // Whoever has a whole number may ask whose it is; a few digits would spell a hidden one out.
  const isWholeNumber = typed.replaceAll(/\D/g, '').length >= wholeNumberDigits;
  const rank = (person: StoredPerson): number => {
    const joined = person.pinyin.replaceAll(' ', '');
    if (person.name.toLowerCase().startsWith(typed) || person.initials === typed) return 0;
    if (person.initials.startsWith(typed)) return 1;
    if (joined.startsWith(typed.replaceAll(' ', ''))) return 2;
    const anywhere = [
      person.name,
      joined,
      person.post,
      person.unit,
      ...person.phones
        .filter((phone) => isWholeNumber || !isPrivatePhone(phone))
        .map((phone) => phone.number),
    ];
    return anywhere.some((part) => part.toLowerCase().includes(typed)) ? 3 : 9;
  };
  return allPeople(sqlite, { withLeft: false, today: options.today })
    .map((person) => ({ person, rank: rank(person) }))
    .filter((found) => found.rank < 9)
    .toSorted((a, b) => a.rank - b.rank)
    .slice(0, options.limit)
    .map((found) => found.person);
}

/** Writes a person, new or changed; gives undefined where `version` is no longer the newest. */
export function writePerson(
  sqlite: Sqlite,
  id: PersonId,
  fields: PersonFields,
  version: number | null,
): StoredPerson | undefined {
  const row = {
    id,
    ...fields,
    ...pinyinOf(fields.name),
    phones: JSON.stringify(fields.phones),
    version: version ?? 0,
  };
  const done =
    version === null
      ? sql(
          sqlite,
          `INSERT INTO person (id, name, pinyin, initials, post, unit, phones, "group", "order", joined_day, left_day, version)
           VALUES (@id, @name, @pinyin, @initials, @post, @unit, @phones, @group, @order, @joinedDay, @leftDay, 1)`,
        ).run(row)
      : sql(
          sqlite,
          `UPDATE person SET name = @name, pinyin = @pinyin, initials = @initials, post = @post, unit = @unit, phones = @phones, "group" = @group,
             "order" = @order, joined_day = @joinedDay, left_day = @leftDay, version = version + 1 WHERE id = @id AND version = @version`,
        ).run(row);
  return done.changes === 0 ? undefined : personById(sqlite, id);
}
