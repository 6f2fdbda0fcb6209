import { z } from 'zod';
import { isPrintable } from '../log/entry.ts';
import { publicKey } from '../package/keys.ts';
import { clockTime, instant, isoDay } from '../time/instant.ts';

const printable = (most: number) => z.string().max(most).refine(isPrintable, 'unprintable');
const named = (most: number) => z.string().trim().min(1).max(most).refine(isPrintable, 'unprintable');

/** Names a room of the registry for ever. */
export const officeRoomId = z.string().min(1).max(64).brand<'OfficeRoomId'>();

/** Names a room of the registry for ever. */
export type OfficeRoomId = z.output<typeof officeRoomId>;

/** What is typed about a room that reports to this office. */
export const officeRoomFields = z.strictObject({
  name: named(100),
  /** What stands together in lists: 区县, 市直部门; may be empty. */
  group: printable(60),
  phone: printable(60),
  /** Its place in lists; rooms of one place sort by name. */
  order: z.int().min(0).max(9999),
  /** A time of its own; null goes by the office. */
  dueAt: clockTime.nullable(),
  /** Its first day in the matrix, and its last; null goes on. */
  fromDay: isoDay,
  untilDay: isoDay.nullable(),
  note: printable(300),
});

/** What is typed about a room that reports to this office. */
export type OfficeRoomFields = z.output<typeof officeRoomFields>;

/** A room that reports to this office (报送单位) after its newest step. */
export const officeRoom = z.strictObject({
  id: officeRoomId,
  fields: officeRoomFields,
  /** Its keys in order of pairing; only the last without an end is in use. */
  keys: z
    .array(
      z.strictObject({
        publicKey,
        pairedAt: instant,
        pairedByName: z.string(),
        retiredAt: instant.nullable(),
      }),
    )
    .max(20),
});

/** A room that reports to this office after its newest step. */
export type OfficeRoom = z.output<typeof officeRoom>;

/** The steps of a room: 登记, 变更, 配对, 停用密钥. */
export const officeRoomAct = z.enum(['added', 'changed', 'paired', 'unpaired']);

/** The steps of a room. */
export type OfficeRoomAct = z.output<typeof officeRoomAct>;
