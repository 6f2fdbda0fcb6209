import { Select } from 'antd';
import type { Person, PersonId } from '#domain/people/person';

const words = (person: Person): string =>
  `${person.name} ${person.initials} ${person.pinyin.replaceAll(' ', '')} ${person.post} ${person.group}`.toLowerCase();

/** Finds one person by name, pinyin, initials or post. */
export function PersonPick({
  label,
  people,
  value,
  isInvalid = false,
  onChange,
}: {
  readonly label: string;
  readonly people: readonly Person[];
  /** Who is chosen; null shows the label and takes the next choice. */
  readonly value: PersonId | null;
  readonly isInvalid?: boolean;
  readonly onChange: (id: PersonId) => void;
}) {
  return (
    <Select
      aria-label={label}
      aria-invalid={isInvalid}
      {...(isInvalid ? { status: 'error' as const } : {})}
      className="person-pick"
      placeholder={label}
      showSearch={{
        filterOption: (typed, option) => (option?.find ?? '').includes(typed.normalize('NFKC').toLowerCase()),
      }}
      value={value}
      options={people.map((person) => ({
        value: person.id,
        label: person.post === '' ? person.name : `${person.name} ${person.post}`,
        find: words(person),
      }))}
      onChange={(id: PersonId | null) => {
        if (id !== null) onChange(id);
      }}
    />
  );
}
