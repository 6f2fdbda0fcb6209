import { z } from 'zod';
import { isPrintable } from '../log/entry.ts';
import { instant, isoDay } from '../time/instant.ts';
import { officeRoomId } from './office-room.ts';

const printable = (most: number) => z.string().max(most).refine(isPrintable, 'unprintable');

/** Names a call for ever. */
export const chaseId = z.string().min(1).max(64).brand<'ChaseId'>();

/** 已接通, 无人接听, 占线, 空号, 已留言. */
export const chaseResult = z.enum(['reached', 'noAnswer', 'busy', 'deadNumber', 'message']);

/** A call to a room that has not reported (催报). */
export const chase = z.strictObject({
  id: chaseId,
  roomId: officeRoomId,
  roomName: printable(100),
  /** The day whose report is missing. */
  day: isoDay,
  calledAt: instant,
  phone: printable(60),
  result: chaseResult,
  answeredBy: printable(60),
  /** What was said: until when it will come, why it is late. */
  said: printable(500),
  callerName: printable(60),
});

/** A call to a room that has not reported (催报). */
export type Chase = z.output<typeof chase>;
