import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Output } from '#contract/methods';
import { bareContents } from '#domain/package/contents';
import { startService, serviceEntry } from '../durability/service-process.ts';
import { openTestRoom, type TestRoom, verdictOf } from '../helpers/open-test-room.ts';
import { aDestination, aDrive, packagesOf, packed, readyToPack, settled } from '../helpers/package-room.ts';
import { meantProduct, setUpProducts } from '../helpers/product-room.ts';
import { canMount, smallDisk } from '../helpers/small-disk.ts';

type Product = Pick<Output<'product.issue'>, 'id'>;

const reason = '伤亡数字有误，核实后重报';

const withdrawal = (room: TestRoom, { id }: Product) => ({
  ...meantProduct(room.call('officer', 'product.one', { id })),
  reason,
});

const withdraw = (room: TestRoom, product: Product): void =>
  void room.call('officer', 'product.withdraw', withdrawal(room, product));

/** A room whose report is where a destination of its set-up leads. */
async function sent(folder?: string) {
  const room = folder === undefined ? openTestRoom() : openTestRoom({ folder });
  const product = readyToPack(room, [aDestination(aDrive())]);
  await packed(room, product, { destinationIds: ['drive'] });
  await settled(room);
  return { room, product };
}

const noticesOf = (room: TestRoom) =>
  packagesOf(room).filter(({ productState }) => productState === 'withdrawn');

/** Lets the service look for what nobody was told of, so many minutes later, and end what that began. */
async function looked(room: TestRoom, minutes = 0): Promise<void> {
  room.pass(minutes);
  room.room().withdrawals.look();
  room.room().withdrawals.look();
  await room.room().withdrawals.rest();
}

/** The store ends in the moment in which the withdrawal is recorded and nothing else is. */
function endedBetween(room: TestRoom, product: Product): void {
  withdraw(room, product);
  room.reopen();
  expect(noticesOf(room)).toEqual([]);
}

const untold = (room: TestRoom) => room.call('auditor', 'package.untold', {});

describe('a withdrawal of which nobody was told when the service ended', () => {
  test('is told when it lives again, once, in the name of the program', async () => {
    const { room, product } = await sent();
    endedBetween(room, product);
    expect(untold(room)).toMatchObject([
      { productId: product.id, places: ['市府收件'], tries: 0, nextTryAt: null, failure: null },
    ]);
    await looked(room);
    expect(noticesOf(room)).toMatchObject([
      { productId: product.id, sequence: 2, ways: [{ destinationId: 'drive' }] },
    ]);
    expect(untold(room)).toEqual([]);
    await settled(room);
    expect(noticesOf(room)).toMatchObject([{ drops: [{ destinationId: 'drive' }], ways: [] }]);
    for (let turn = 0; turn < 3; turn += 1) await looked(room, 20);
    room.reopen();
    await looked(room);
    expect(noticesOf(room)).toHaveLength(1);
    const made = room
      .room()
      .store.sqlite.prepare<[], { byName: string }>(
        "SELECT json_extract(json, '$.byName') AS byName FROM record WHERE kind = 'package' AND json_extract(json, '$.body.act') = 'made' ORDER BY seq DESC",
      )
      .get();
    expect(made).toEqual({ byName: '' });
    expect(await verdictOf(room)).toMatchObject({ isIntact: true });
    expect(room.takeDefects()).toEqual([]);
  });

  test('is told although its packages were still on their way, and have been given up since', async () => {
    const room = openTestRoom();
    const product = readyToPack(room, [aDestination(join(aDrive(), '不在'))]);
    await packed(room, product, { destinationIds: ['drive'] });
    await settled(room);
    endedBetween(room, product);
    room.pass(1);
    await settled(room);
    expect(packagesOf(room)[0]?.ways).toMatchObject([{ nextTryAt: null }]);
    await looked(room);
    expect(noticesOf(room)).toMatchObject([{ ways: [{ destinationId: 'drive' }] }]);
  });

  test('is told nowhere where no package was going when somebody had stopped it, and nowhere where none left', async () => {
    const room = openTestRoom();
    const product = readyToPack(room, [aDestination(join(aDrive(), '不在'))]);
    await packed(room, product, { destinationIds: ['drive'] });
    const [one] = await settled(room);
    room.call('officer', 'package.stop', { id: one?.id ?? expect.fail(), destinationId: 'drive' });
    endedBetween(room, product);
    await looked(room);
    expect(noticesOf(room)).toEqual([]);
    expect(untold(room)).toEqual([]);
  });

  test('is not told a second time where a person told it by hand before the service looked', async () => {
    const { room, product } = await sent();
    endedBetween(room, product);
    await packed(room, product, { contents: bareContents, destinationIds: ['drive'] });
    await looked(room, 1);
    expect(noticesOf(room)).toHaveLength(1);
  });

  test('is told once where a person and the program tell it at the same time', async () => {
    const { room, product } = await sent();
    endedBetween(room, product);
    const byHand = packed(room, product, { contents: bareContents, destinationIds: ['drive'] });
    await looked(room);
    await byHand;
    expect(noticesOf(room)).toHaveLength(1);
    expect(untold(room)).toEqual([]);
    expect(room.takeDefects()).toEqual([]);
  });

  test('is told to the places that a person left out, and to those no more that were told', async () => {
    const room = openTestRoom();
    const places = [aDestination(aDrive()), aDestination(aDrive(), { id: 'other', name: '省厅收件' })];
    const product = readyToPack(room, places);
    await packed(room, product, { destinationIds: ['drive', 'other'] });
    await settled(room);
    endedBetween(room, product);
    await packed(room, product, { contents: bareContents, destinationIds: ['drive'] });
    await looked(room);
    expect(noticesOf(room).map(({ ways }) => ways.map(({ destinationId }) => destinationId))).toEqual([
      ['other'],
      ['drive'],
    ]);
  });

  test('waits for a key, and is told when there is one', async () => {
    const { room, product } = await sent();
    room.room().store.sqlite.prepare('DELETE FROM unit_secret').run();
    withdraw(room, product);
    await looked(room);
    expect(noticesOf(room)).toEqual([]);
    expect(untold(room)).toMatchObject([{ tries: 0, failure: { message: 'package-secret' } }]);
    room.call('chief', 'package.makeKey', { reason: '密钥遗失' });
    await looked(room, 1);
    expect(noticesOf(room)).toMatchObject([{ sequence: 1, ways: [{ destinationId: 'drive' }] }]);
  });

  test('is told where its destination was taken out of the set-up and is put back', async () => {
    const { room, product } = await sent();
    const setup = room.call('chief', 'product.setup', {}).setup;
    setUpProducts(room, { destinations: [] });
    endedBetween(room, product);
    await looked(room);
    // It is made, to be carried by somebody.
    expect(noticesOf(room)).toMatchObject([{ ways: [] }]);
    setUpProducts(room, { destinations: setup.destinations });
    await looked(room, 1);
    expect(noticesOf(room)).toMatchObject([{ ways: [{ destinationId: 'drive' }] }, { ways: [] }]);
    await looked(room, 20);
    expect(noticesOf(room)).toHaveLength(2);
  });

  test('is told once although the process was killed as soon as it had answered', async () => {
    const { room, product } = await sent();
    const input = withdrawal(room, product);
    room.close();
    const service = startService(room.folder, serviceEntry.source, 'officer');
    onTestFinished(() => service.kill());
    await service.ready;
    expect(await service.call('withdraw', 'product.withdraw', input)).toMatchObject({ ok: true });
    service.kill();
    await service.gone;
    room.reopen();
    await looked(room);
    await settled(room);
    await looked(room, 20);
    expect(noticesOf(room)).toMatchObject([{ drops: [{ destinationId: 'drive' }], ways: [] }]);
    expect(await verdictOf(room)).toMatchObject({ isIntact: true });
  }, 60_000);
});

describe.skipIf(!canMount)('a withdrawal that no package could be made of', () => {
  test('says why, is tried again after growing pauses and not in every look, and is told once there is room', async () => {
    const disk = smallDisk(16);
    onTestFinished(disk.remove);
    const folder = join(disk.folder, '值班室');
    mkdirSync(folder);
    const { room, product } = await sent(folder);
    endedBetween(room, product);
    room.room().store.sqlite.pragma('wal_checkpoint(TRUNCATE)');
    disk.fill();
    const pauses: number[] = [];
    for (let minute = 0; minute < 20; minute += 0.5) {
      const before = untold(room)[0]?.tries ?? 0;
      await looked(room, 0.5);
      if ((untold(room)[0]?.tries ?? 0) > before) pauses.push(minute);
    }
    expect(pauses).toEqual([0, 0.5, 1.5, 3.5, 8.5, 18.5]);
    expect(untold(room)).toMatchObject([
      {
        productId: product.id,
        tries: 6,
        failure: { code: 'disk-full' },
        nextTryAt: expect.any(String) as string,
      },
    ]);
    disk.free();
    room.takeDefects();
    await looked(room, 15);
    expect(noticesOf(room)).toHaveLength(1);
    expect(untold(room)).toEqual([]);
  });
});
