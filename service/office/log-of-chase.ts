import type { Chase } from '#domain/office/chase';
import { longDay } from '../documents/station-time.ts';
import { fill, print, productNouns } from '../documents/words.ts';
import { logEntry } from '../incident/log-of-incident.ts';
import type { Write } from '../room.ts';

const words = print.office.chase;

/** Writes a call to a room whose report is not here, or is here and waits, into the log, where the caller has the desk. */
export function logChase(
  room: Write,
  { roomName, day, calledAt, phone, result, answeredBy, said }: Chase,
  isHeld: boolean,
): void {
  const outcome = productNouns.chaseResult[result];
  logEntry(room, null, {
    category: 'CALL_OUT',
    content: [
      fill(isHeld ? words.heldLine : words.line, { room: roomName, day: longDay(day), result: outcome }),
      ...(said === '' ? [] : [fill(words.said, { text: said })]),
    ].join('\n'),
    occurredAt: calledAt,
    counterpart: { unit: roomName, name: answeredBy, post: '', phone },
    fields: {
      purpose: isHeld ? words.heldPurpose : words.purpose,
      result: said === '' ? outcome : [outcome, said].join(print.semicolon).slice(0, 500).toWellFormed(),
    },
  });
}
