import type { Reply } from '#contract/errors';
import type { Input, Output } from '#contract/methods';
import { leader, officers } from './manned-store.ts';

/** Asks the service something; null where it died before it answered. */
export type Ask = (method: string, input: unknown) => Promise<Reply | null>;

/** What a handover from whoever has the desk to the other officer has to say, or null where the service died while it was asked. */
export async function handOverInput(ask: Ask, note: string): Promise<Input<'shift.handOver'> | null> {
  const desk = await ask('desk.now', {});
  if (desk?.ok !== true) return null;
  // The answers to these two questions.
  const { shift, toTake } = desk.output as Output<'desk.now'>;
  const sheet = await ask('handover.sheet', { shiftNo: shift?.no });
  if (sheet?.ok !== true) return null;
  const { digest, facts } = sheet.output as Output<'handover.sheet'>;
  const from = officers.findIndex((officer) => officer.name === shift?.members[0]?.name);
  const outgoing = officers[from];
  const incoming = officers[1 - from];
  if (shift === null || outgoing === undefined || incoming === undefined)
    throw new RangeError('neither officer has the desk');
  return {
    shiftNo: shift.no,
    outgoing: { account: outgoing.account, password: outgoing.password },
    incoming: [{ account: incoming.account, password: incoming.password, duty: 'chief' }],
    leaderName: leader.name,
    digest,
    handed: {
      equipment: [],
      things: [],
      note,
      latenessReason: '演练中途换班',
      handed: facts.openMatters,
      taken: facts.openMatters,
      unread: [],
      released: facts.majorIncidents.map(({ entryId }) => ({ entryId, reason: '演练' })),
    },
    day: toTake.day,
    index: toTake.index,
  };
}
