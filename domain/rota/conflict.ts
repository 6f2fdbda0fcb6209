import { z } from 'zod';
import { personId } from '../people/person.ts';
import { dutyPlace } from './duty.ts';

/** Rules that no rota breaks: membership, absence, exemption, rest, no two duties running, one post at a time, two heads apart. */
export const rotaRule = z.enum(['membership', 'away', 'exempt', 'rest', 'running', 'overlap', 'apart']);

/** A rule that no rota breaks. */
export type RotaRule = z.output<typeof rotaRule>;

/** One way out of a conflict, as data; the words are the screen's. */
export const wayOut = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('assign'), personId }),
  z.strictObject({ kind: z.literal('exchange'), with: dutyPlace }),
  z.strictObject({ kind: z.literal('add-phone'), personId }),
  z.strictObject({ kind: z.literal('leave-empty') }),
  z.strictObject({ kind: z.literal('publish') }),
]);

/** One way out of a conflict. */
export type WayOut = z.output<typeof wayOut>;

/** Something about a rota that has to be seen to before the day comes. */
export const rotaConflict = z.strictObject({
  kind: z.enum([...rotaRule.options, 'gap', 'phone', 'unpublished', 'changed']),
  /** Where it arises; null where the whole month is meant. */
  place: dutyPlace.nullable(),
  personId: personId.nullable(),
  /** The other duty that stands in the way, of the same person or of the one to be kept apart. */
  other: z.strictObject({ place: dutyPlace, personId }).nullable(),
  /** A value for the sentence: the reason of an absence, hours of rest, the day on which something is due. */
  detail: z.string(),
  ways: z.array(wayOut).max(20),
});

/** Something about a rota that has to be seen to. */
export type RotaConflict = z.output<typeof rotaConflict>;
