import { z } from 'zod';
import { isoDay } from '../time/instant.ts';

/** Names a person for ever. */
export const personId = z.string().min(1).max(64).brand<'PersonId'>();

/** Names a person for ever. */
export type PersonId = z.output<typeof personId>;

/** One telephone number of a person. */
export const phone = z.strictObject({
  kind: z.enum(['office', 'mobile', 'home', 'fax', 'other']),
  number: z.string().regex(/^[0-9+*#() ,转\-–]{3,40}$/u),
});

/** One telephone number of a person. */
export type Phone = z.output<typeof phone>;

/** What is typed about a person. */
export const personFields = z.strictObject({
  name: z.string().trim().min(1).max(60),
  post: z.string().max(100),
  unit: z.string().max(100),
  phones: z.array(phone).max(8),
  group: z.string().max(60),
  order: z.int().min(0).max(9999),
  joinedDay: isoDay.nullable(),
  leftDay: isoDay.nullable(),
});

/** What is typed about a person. */
export type PersonFields = z.output<typeof personFields>;

/** A number as everybody may see it: one that belongs to the person at home or on the way is hidden but for its ends. */
export const shownPhone = z.strictObject({
  kind: phone.shape.kind,
  number: z.string(),
  isHidden: z.boolean(),
});

/** A number as everybody may see it. */
export type ShownPhone = z.output<typeof shownPhone>;

/** True for a number that is the person's own and not the office's. */
export const isPrivatePhone = ({ kind }: Phone): boolean => kind === 'mobile' || kind === 'home';

const hiddenNumber = (number: string): string =>
  number.length < 8 ? '••••' : `${number.slice(0, 3)}••••${number.slice(-2)}`;

/** Numbers as everybody may see them; with `isOpen` private ones too. What is hidden is marked by a sign that no number may have. */
export const shownPhones = (phones: readonly Phone[], isOpen: boolean): ShownPhone[] =>
  phones.map((one) =>
    isOpen || !isPrivatePhone(one)
      ? { ...one, isHidden: false }
      : { kind: one.kind, number: hiddenNumber(one.number), isHidden: true },
  );

/** A person of the duty room with the pinyin that finds and sorts the name. */
export const person = personFields.extend({
  phones: z.array(shownPhone),
  id: personId,
  pinyin: z.string(),
  initials: z.string(),
  version: z.int(),
});

/** A person of the duty room. */
export type Person = z.output<typeof person>;
