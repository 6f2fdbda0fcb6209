import type { Output } from '#contract/methods';
import { addDays } from '#domain/time/instant';
import type { Command } from './desk-work.ts';
import type { Ask } from './hand-over.ts';
import { destinationId, leader } from './manned-store.ts';

/** What of today a package is made of: something that was issued and waits, or nothing. */
async function packing(ask: Ask, callId: string, chance: () => number): Promise<Command | null> {
  const watch = await ask('product.watch', { daysBack: 0 });
  if (!watch?.ok) return null;
  // The answers to these questions.
  const { today } = watch.output as Output<'product.watch'>;
  const products = await ask('product.list', { fromDay: addDays(today, -1), untilDay: today, kind: null });
  if (!products?.ok) return null;
  const standing = (products.output as Output<'product.list'>).filter(({ state }) => state === 'issued');
  const meant = standing[Math.floor(chance() * standing.length)];
  if (meant === undefined) return null;
  const contents = { documents: [], withLog: chance() < 0.3, withAttachments: false };
  const input = {
    productId: meant.id,
    contents: { ...contents, withPhones: false, withWhereabouts: false },
    destinationIds: [destinationId],
  };
  return { callId, kind: 'package', method: 'package.make', input };
}

/** A numbered product that is issued by word of mouth. */
async function issuing(ask: Ask, callId: string): Promise<Command | null> {
  const watch = await ask('product.watch', { daysBack: 0 });
  if (!watch?.ok) return null;
  // The answer to this question.
  const { today } = watch.output as Output<'product.watch'>;
  const span = { kind: 'digest', isZero: false, fromDay: today, untilDay: today };
  const composed = await ask('product.compose', span);
  const now = await ask('incident.now', {});
  if (!composed?.ok || !now?.ok) return null;
  const { fields } = composed.output as Output<'product.compose'>;
  const spoken = {
    manner: 'spoken',
    name: leader.name,
    at: (now.output as Output<'incident.now'>).now,
  };
  const input = {
    fields: { ...fields, title: callId },
    no: null,
    review: null,
    reviewer: spoken,
    issuer: spoken,
  };
  return { callId, kind: 'product', method: 'product.issue', input };
}

/** The watched folder, taken in at once. */
async function taking(ask: Ask, callId: string): Promise<Command | null> {
  const asked = await ask('office.setup', {});
  if (!asked?.ok) return null;
  // The answer to this question.
  const { inbox } = (asked.output as Output<'office.setup'>).setup;
  return { callId, kind: 'taking', method: 'office.takeFolder', input: { folder: inbox } };
}

/** A report of the room that somebody gave on the telephone. */
async function telling(ask: Ask, callId: string): Promise<Command | null> {
  const [known, watch] = [await ask('office.rooms', {}), await ask('product.watch', { daysBack: 0 })];
  if (!known?.ok || !watch?.ok) return null;
  // The answers to these questions.
  const [room] = (known.output as Output<'office.rooms'>).rooms;
  const { today } = watch.output as Output<'product.watch'>;
  if (room === undefined) return null;
  const told = { manner: 'phone', isZero: false, byName: '', text: callId };
  const input = { roomId: room.id, day: today, told, arrivedAt: null };
  return { callId, kind: 'told', method: 'office.note', input };
}

/**
 * Something that is issued, packed, taken in or told, that carries its call id where it leaves a record at once; packages go into the folder that the room
 * watches, and come in again by themselves. Null where the service died meanwhile or there is nothing to do.
 */
export async function productCommand(
  ask: Ask,
  callId: string,
  chance: () => number,
): Promise<Command | null> {
  const share = chance();
  if (share < 0.35) return issuing(ask, callId);
  if (share < 0.7) return packing(ask, callId, chance);
  return share < 0.85 ? taking(ask, callId) : telling(ask, callId);
}
