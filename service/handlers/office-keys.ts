import { DutyError } from '#contract/errors';
import type { OfficeRoom } from '#domain/office/office-room';
import type { Instant } from '#domain/time/instant';
import { rejudgeUnder } from '../office/rejudge.ts';
import { keyInUse } from '../office/shown-rooms.ts';
import { readCard } from '../package/card.ts';
import { codeOf, isSoundKey } from '../package/keys.ts';
import type { Read } from '../room.ts';
import { dropCard, keepCard, strangeKeys } from '../store/office-cards.ts';
import { officeRoomById, roomOfKey } from '../store/office-rooms.ts';
import { meantRoom, recordRoom, shownNow } from './office-rooms.ts';
import { type Part, sessionOf } from './part.ts';

/** The most keys that a room can have had. */
const mostKeys = 20;

/** Refuses a key that a room uses, or used. */
function refuseKnownKey(room: Read, publicKey: string): void {
  const known = roomOfKey(room.store.sqlite, publicKey);
  if (known === undefined) return;
  const name = officeRoomById(room.store.sqlite, known.roomId)?.room.fields.name ?? '';
  throw new DutyError('rule-broken', known.retiredAt === null ? 'office-key-used' : 'office-key-retired', [
    name,
  ]);
}

const retired = ({ keys }: OfficeRoom, at: Instant): OfficeRoom['keys'] =>
  keys.map((key) => (key.retiredAt === null ? { ...key, retiredAt: at } : key));

/** The keys of rooms: taken from cards, given to rooms after their codes were compared, and retired. */
export const officeKeyHandlers: Part<'office.takeCard' | 'office.pair' | 'office.unpair'> = {
  'office.takeCard': (room, { name, base64 }) => {
    const { sqlite } = room.store;
    const card = readCard(Buffer.from(base64, 'base64'));
    if (card === undefined) throw new DutyError('bad-input', 'office-card', [name]);
    refuseKnownKey(room, card.publicKey);
    keepCard(sqlite, card.publicKey, card.unit, room.now);
    const kept = strangeKeys(sqlite).find(({ publicKey }) => publicKey === card.publicKey);
    if (kept === undefined) throw new RangeError(card.publicKey);
    return { ...kept };
  },
  'office.pair': (room, { id, version, publicKey, code }) => {
    const { room: found } = meantRoom(room, { id, version });
    if (!isSoundKey(publicKey)) throw new DutyError('bad-input', 'office-key');
    refuseKnownKey(room, publicKey);
    if (code !== codeOf(publicKey))
      throw new DutyError('rule-broken', 'office-code-differs', [found.fields.name]);
    if (found.keys.length >= mostKeys)
      throw new DutyError('rule-broken', 'office-keys-many', [String(mostKeys)]);
    const key = { publicKey, pairedAt: room.now, pairedByName: sessionOf(room).personName, retiredAt: null };
    const keys = [...retired(found, room.now), key];
    recordRoom(room, 'paired', { ...found, keys });
    dropCard(room.store.sqlite, publicKey);
    rejudgeUnder(room, publicKey);
    return shownNow(room, id);
  },
  'office.unpair': (room, { id, version, reason }) => {
    const { room: found } = meantRoom(room, { id, version });
    if (keyInUse(found) === undefined)
      throw new DutyError('rule-broken', 'office-no-key', [found.fields.name]);
    recordRoom(room, 'unpaired', { ...found, keys: retired(found, room.now) }, reason);
    return shownNow(room, id);
  },
};
