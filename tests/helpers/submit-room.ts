import { mkdirSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PackageLine } from '#contract/methods/packages';
import type { ShownRoom } from '#contract/methods/office';
import type { Intake } from '#domain/office/intake';
import { clockTime } from '#domain/time/instant';
import { onDay } from './builders.ts';
import type { TestRoom } from './open-test-room.ts';
import { issueProduct, setUpProducts } from './product-room.ts';

const today = onDay('2026-11-21');

/** What packages of tests have in them: no test room prints a PDF. */
export const plainContents = {
  documents: ['docx' as const],
  withLog: true,
  withAttachments: false,
  withPhones: false,
  withWhereabouts: false,
};

/** A folder outside the store. */
export const newFolder = (): string => mkdtempSync(join(tmpdir(), '报送 '));

/** Gives a room a key and a directory that its packages go to; gives that directory. */
export function setUpPackages(room: TestRoom): string {
  const folder = newFolder();
  room.call('chief', 'package.makeKey', { reason: '' });
  setUpProducts(room, {
    destinations: [{ id: 'share', name: '共享目录', folder, recipientId: 'city', isOn: true, office: null }],
  });
  return folder;
}

/** Makes a package of the report of today; it waits to be sent to the shared directory. */
export async function packReport(
  room: TestRoom,
  destinationIds: readonly string[] = ['share'],
): Promise<PackageLine> {
  const product = issueProduct(room);
  const { id } = room.call('officer', 'package.make', {
    productId: product.id,
    contents: plainContents,
    destinationIds: [...destinationIds],
  });
  const job = await room.room().jobs.finished(id);
  const made = room
    .call('officer', 'package.list', { fromDay: today, untilDay: today })
    .find((line) => line.id === job.packageId);
  if (made === undefined) throw new RangeError(job.failure?.message ?? 'no package');
  return made;
}

/** Where the bytes of a package lie before it is sent. */
export const outboxFile = (room: TestRoom, { fileName }: Pick<PackageLine, 'fileName'>): string =>
  join(room.folder, 'outbox', fileName);

/** Lets a room be a central office with one room in its registry. */
export function openCentralOffice(room: TestRoom): ShownRoom {
  const { setup, version } = room.call('chief', 'office.setup', {});
  const inbox = join(newFolder(), 'inbox');
  mkdirSync(inbox);
  room.call('chief', 'office.changeSetup', {
    version,
    setup: { ...setup, isOffice: true, inbox, dueAt: clockTime.parse('16:30') },
  });
  room.call('chief', 'office.addRooms', {
    rooms: [
      {
        name: '桓台县政府值班室',
        group: '区县',
        phone: '0533-8210001',
        order: 1,
        dueAt: null,
        fromDay: today,
        untilDay: null,
        note: '',
      },
    ],
  });
  return onlyRoom(room);
}

/** The room that a central office of a test has in its registry. */
export function onlyRoom(room: TestRoom): ShownRoom {
  const [only] = room.call('chief', 'office.rooms', {}).rooms;
  if (only === undefined) throw new RangeError('no room');
  return only;
}

/** Gives the key of a room, which may be the office itself, to the room of the registry. */
export function pairRoom(office: TestRoom, room: TestRoom): ShownRoom {
  const { id, version } = onlyRoom(office);
  const { key } = room.call('chief', 'package.key', {});
  if (key === null) throw new RangeError('no key');
  return office.call('chief', 'office.pair', { id, version, publicKey: key.publicKey, code: key.code });
}

/** Takes the package of a room in and gives what the office made of it. */
export async function takePackage(
  office: TestRoom,
  room: TestRoom,
  line: Pick<PackageLine, 'fileName'>,
): Promise<Intake['id']> {
  const base64 = readFileSync(outboxFile(room, line)).toString('base64');
  const { hash } = office.call('officer', 'attachment.add', { name: line.fileName, base64 });
  const { id } = office.call('officer', 'office.takeFile', { name: line.fileName, hash });
  const { failure } = await office.room().jobs.finished(id);
  if (failure !== null) throw new RangeError(failure.message);
  const [newest] = office.call('officer', 'office.intakes', {
    fromDay: today,
    untilDay: today,
    roomId: null,
    verdict: null,
    offset: 0,
    limit: 10,
  }).intakes;
  if (newest === undefined) throw new RangeError('nothing came in');
  return newest.id;
}
