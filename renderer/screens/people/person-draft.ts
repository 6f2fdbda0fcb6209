import { type Person, type PersonFields, personFields, type Phone, phone } from '#domain/people/person';
import type { Instant, IsoDay } from '#domain/time/instant';
import { readTypedDay } from '../../parts/typed-day.tsx';

/** One number as it is being typed. */
export type TypedPhone = Phone & { readonly key: string };

/** A person as typed so far; days and the order stay as they were typed. */
export type PersonDraft = {
  readonly name: string;
  readonly post: string;
  readonly unit: string;
  readonly phones: readonly TypedPhone[];
  readonly group: string;
  readonly order: string;
  readonly joinedDay: string;
  readonly leftDay: string;
};

/** What can be wrong with a part of a person. */
export type PersonProblem = 'required' | 'tooLong' | 'phone' | 'order' | 'day' | 'leftFirst';

/** What the draft means, or what is wrong with which part; problems of numbers stand under their keys. */
export type PersonReading = {
  readonly fields: PersonFields | undefined;
  readonly problems: Readonly<Partial<Record<keyof PersonFields, PersonProblem>>>;
  readonly badPhones: ReadonlySet<string>;
};

/** An empty line of a number. */
export const blankPhone = (kind: Phone['kind']): TypedPhone => ({
  kind,
  number: '',
  key: crypto.randomUUID(),
});

/** Somebody new at the end of the directory. */
export const blankPerson = (unit: string, order: number): PersonDraft => ({
  name: '',
  post: '',
  unit,
  phones: [blankPhone('mobile'), blankPhone('office')],
  group: '',
  order: String(order),
  joinedDay: '',
  leftDay: '',
});

/** A person as a draft, with all numbers. */
export const personDraftOf = (person: Person, phones: readonly Phone[]): PersonDraft => ({
  name: person.name,
  post: person.post,
  unit: person.unit,
  phones: phones.map((known) => ({ ...known, key: crypto.randomUUID() })),
  group: person.group,
  order: String(person.order),
  joinedDay: person.joinedDay ?? '',
  leftDay: person.leftDay ?? '',
});

/** Reads a draft; an empty number is no number. */
export function readPerson(draft: PersonDraft, now: Instant, zone: string): PersonReading {
  const dayOf = (typed: string): IsoDay | null | undefined =>
    typed.trim() === '' ? null : readTypedDay(typed, now, zone);
  const joinedDay = dayOf(draft.joinedDay);
  const leftDay = dayOf(draft.leftDay);
  const typed = draft.phones
    .map(({ key, kind, number }) => ({ key, kind, number: number.normalize('NFKC').trim() }))
    .filter((line) => line.number !== '');
  const badPhones = new Set(
    typed.filter((line) => !phone.shape.number.safeParse(line.number).success).map((line) => line.key),
  );
  const read = personFields.safeParse({
    name: draft.name,
    post: draft.post.trim(),
    unit: draft.unit.trim(),
    phones: typed.map(({ kind, number }) => ({ kind, number })),
    group: draft.group.trim(),
    order: /^\d{1,4}$/.test(draft.order.trim()) ? Number(draft.order) : Number.NaN,
    joinedDay,
    leftDay,
  });
  const bad = new Set(read.success ? [] : read.error.issues.map((issue) => String(issue.path[0])));
  const leftFirst = typeof joinedDay === 'string' && typeof leftDay === 'string' && leftDay < joinedDay;
  const problems: Partial<Record<keyof PersonFields, PersonProblem>> = {};
  if (bad.has('name')) problems.name = draft.name.trim() === '' ? 'required' : 'tooLong';
  for (const part of ['post', 'unit', 'group'] as const) if (bad.has(part)) problems[part] = 'tooLong';
  if (badPhones.size > 0) problems.phones = 'phone';
  if (bad.has('order')) problems.order = 'order';
  if (bad.has('joinedDay')) problems.joinedDay = 'day';
  if (bad.has('leftDay')) problems.leftDay = 'day';
  if (leftFirst) problems.leftDay = 'leftFirst';
  return { fields: read.success && !leftFirst ? read.data : undefined, problems, badPhones };
}
