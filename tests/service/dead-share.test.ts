import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { untoldPlaces } from '#domain/package/untold-places';
import { openTestRoom, type TestRoom, verdictOf } from '../helpers/open-test-room.ts';
import { aDestination, aDrive, packagesOf, packed, readyToPack } from '../helpers/package-room.ts';
import { meantProduct, setUpProducts } from '../helpers/product-room.ts';
import {
  intakesOf,
  newFolder,
  openOffice,
  openReportingRoom,
  pair,
  putInto,
  setInbox,
} from '../helpers/reporting-room.ts';

/** Folders of which no call returns, and the calls that wait there: no test may hang a real share on the machine that it runs on. */
const dead = vi.hoisted(() => ({ folders: new Set<string>(), waiting: new Set<() => void>(), asked: 0 }));

vi.mock(import('node:fs/promises'), async (importReal) => {
  const real = await importReal();
  const late = async (place: unknown): Promise<void> => {
    if (![...dead.folders].some((folder) => String(place).startsWith(folder))) return;
    dead.asked += 1;
    await new Promise<void>((answer) => dead.waiting.add(answer));
  };
  return {
    ...real,
    readdir: (async (place: string, options: object) => {
      await late(place);
      return real.readdir(place, options);
    }) as never,
    stat: (async (place: string) => {
      await late(place);
      return real.stat(place);
    }) as never,
  };
});

/** The share answers again, and so does everything that was asked of it. */
function revive(): void {
  dead.folders.clear();
  for (const answer of dead.waiting) answer();
  dead.waiting.clear();
}

afterEach(() => {
  revive();
  dead.asked = 0;
});

/** Enough turns for what does not wait for a dead share. */
async function turns(): Promise<void> {
  for (let turn = 0; turn < 200; turn += 1) await new Promise((resume) => setTimeout(resume, 1));
}

async function lookOnce(office: TestRoom): Promise<void> {
  office.pass(1);
  office.room().inbox.look();
  await turns();
}

const stateOf = (office: TestRoom): string => office.call('officer', 'office.setup', {}).inbox.state;

test('a watched directory that says nothing is said to be silent, is asked once, and goes on when it answers', async () => {
  const inbox = newFolder();
  const office = openOffice(['东城区'], { inbox });
  const east = openReportingRoom('东城区', 1);
  pair(office, east);
  await lookOnce(office);
  expect(stateOf(office)).toBe('watching');
  dead.folders.add(inbox);
  for (let looks = 0; looks < 4; looks += 1) await lookOnce(office);
  expect([stateOf(office), dead.asked]).toEqual(['silent', 1]);
  putInto([await east.send('2026-11-21')], inbox);
  revive();
  await office.room().inbox.rest();
  for (let looks = 0; looks < 3; looks += 1) await lookOnce(office);
  expect(stateOf(office)).toBe('watching');
  expect(intakesOf(office).map(({ verdict }) => verdict)).toEqual(['accepted']);
});

test('another directory is looked into though the one before never answered, and what that one says later is left', async () => {
  const [inbox, other] = [newFolder(), newFolder()];
  const office = openOffice(['东城区'], { inbox });
  const east = openReportingRoom('东城区', 1);
  pair(office, east);
  putInto([await east.send('2026-11-20')], inbox);
  dead.folders.add(inbox);
  for (let looks = 0; looks < 3; looks += 1) await lookOnce(office);
  setInbox(office, other);
  putInto([await east.send('2026-11-21')], other);
  for (let looks = 0; looks < 2; looks += 1) await lookOnce(office);
  expect(stateOf(office)).toBe('watching');
  revive();
  for (let looks = 0; looks < 2; looks += 1) await lookOnce(office);
  expect(intakesOf(office).map(({ sequence }) => sequence)).toEqual([2]);
  expect(office.takeDefects()).toEqual([]);
});

test('a package waits for a share that says nothing with that reason, and goes into another folder that is named', async () => {
  const drive = aDrive();
  const room = openTestRoom();
  const product = readyToPack(room, [aDestination(drive)]);
  dead.folders.add(drive);
  await packed(room, product, { destinationIds: ['drive'] });
  const look = async (): Promise<void> => {
    room.pass(2);
    room.room().courier.look();
    await turns();
  };
  await look();
  await look();
  const wayNow = () => packagesOf(room)[0]?.ways[0];
  expect(wayNow()).toMatchObject({
    tries: 1,
    failure: { code: 'rule-broken', message: 'package-place-silent', details: [drive] },
  });
  expect(wayNow()?.nextTryAt).not.toBeNull();
  expect(dead.asked).toBe(1);
  const other = join(drive, '..', '另一处');
  mkdirSync(other);
  setUpProducts(room, { destinations: [aDestination(other)] });
  await look();
  expect(readdirSync(other)).toHaveLength(1);
  revive();
  await look();
  expect(packagesOf(room)[0]).toMatchObject({ ways: [], drops: [{ folder: other }, { folder: drive }] });
  expect(room.takeDefects()).toEqual([]);
});

test('a package that a slow share takes after all is known to lie there: a withdrawal asks for somebody to tell it there too', async () => {
  const drive = aDrive();
  const room = openTestRoom();
  const product = readyToPack(room, [aDestination(drive)]);
  dead.folders.add(drive);
  await packed(room, product, { destinationIds: ['drive'] });
  const look = async (): Promise<void> => {
    room.pass(2);
    room.room().courier.look();
    room.room().withdrawals.look();
    await turns();
  };
  for (let looks = 0; looks < 2; looks += 1) await look();
  const other = join(drive, '..', '另一处');
  mkdirSync(other);
  setUpProducts(room, { destinations: [aDestination(other)] });
  await look();
  revive();
  for (let looks = 0; looks < 2; looks += 1) await look();
  expect([drive, other].map((folder) => readdirSync(folder).length)).toEqual([1, 1]);
  const [one] = packagesOf(room);
  expect(one?.ways).toEqual([]);
  expect(one?.drops.map(({ folder, destinationId }) => [folder, destinationId])).toEqual([
    [other, 'drive'],
    [drive, ''],
  ]);
  room.call('officer', 'product.withdraw', {
    ...meantProduct(room.call('officer', 'product.one', { id: product.id })),
    reason: '数字有误',
  });
  for (let looks = 0; looks < 3; looks += 1) await look();
  expect(readdirSync(other)).toHaveLength(2);
  expect(untoldPlaces(packagesOf(room)).map(({ folder }) => folder)).toEqual([drive]);
  expect(await verdictOf(room)).toMatchObject({ isIntact: true });
  expect(room.takeDefects()).toEqual([]);
});
