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

/** A person of the duty room with the pinyin that finds and sorts the name. */
export const person = personFields.extend({
  id: personId,
  pinyin: z.string(),
  initials: z.string(),
  version: z.int(),
});

/** A person of the duty room. */
export type Person = z.output<typeof person>;
