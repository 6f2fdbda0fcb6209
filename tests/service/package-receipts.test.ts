import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Output } from '#contract/methods';
import type { PackageLine } from '#contract/methods/packages';
import { addMinutes } from '#domain/time/instant';
import { writeCard } from '#service/package/card';
import { codeOf } from '#service/package/keys';
import { receiptFileName } from '#service/package/names';
import { type Receipt, writeReceipt } from '#service/package/receipt';
import { openTestRoom, type TestRoom, verdictOf } from '../helpers/open-test-room.ts';
import { testKey } from '../helpers/package-builders.ts';
import { aDestination, aDrive, packagesOf, packed, readyToPack, settled } from '../helpers/package-room.ts';
import { meantProduct } from '../helpers/product-room.ts';
import { canMount, smallDisk } from '../helpers/small-disk.ts';

/** A look of the courier later. */
async function later(room: TestRoom, minutes = 20): Promise<PackageLine> {
  room.pass(minutes);
  return first(await settled(room));
}

const stepsOf = (room: TestRoom): readonly string[] =>
  room
    .room()
    .store.sqlite.prepare<[], { act: string }>(
      "SELECT json_extract(json, '$.body.act') AS act FROM record WHERE kind = 'package' ORDER BY seq",
    )
    .all()
    .map(({ act }) => act);

const first = (packages: Output<'package.list'>): PackageLine => packages[0] ?? expect.fail('no package');

describe('receipts', () => {
  const office = { name: '市政府总值班室', ...testKey(9) };

  /** The same office with the key that it made after its first one. */
  const officeLater = { name: office.name, ...testKey(10) };

  const trust = (room: TestRoom, { name, publicKey }: typeof office): void =>
    void room.call('chief', 'package.trust', {
      destinationId: 'drive',
      card: Buffer.from(writeCard({ unit: name, publicKey })).toString('base64'),
      code: codeOf(publicKey),
    });

  /** A room whose package is at a folder of an office that it trusts. */
  async function delivered(room = openTestRoom()): Promise<{
    readonly room: TestRoom;
    readonly drive: string;
    readonly one: PackageLine;
  }> {
    const drive = aDrive();
    const product = readyToPack(room, [aDestination(drive)]);
    trust(room, office);
    await packed(room, product, { destinationIds: ['drive'] });
    await settled(room);
    return { room, drive, one: first(packagesOf(room)) };
  }

  const receiptFor = (
    room: TestRoom,
    { publicKey, sequence, manifest }: PackageLine,
    change: Partial<Receipt> = {},
    key = office,
  ): Uint8Array =>
    writeReceipt(key.secret, {
      office: { name: key.name, publicKey: key.publicKey },
      unit: publicKey,
      sequence,
      manifest,
      verdict: 'accepted',
      problems: [],
      at: room.now(),
      ...change,
    });

  const receiptOf = ({ drops }: PackageLine) => drops[0]?.receipt;

  test('that an office leaves beside the package is fetched, once, and the product knows it', async () => {
    const { room, drive, one } = await delivered();
    room.pass(1);
    mkdirSync(join(drive, 'receipts'));
    writeFileSync(join(drive, 'receipts', receiptFileName(one.fileName)), receiptFor(room, one));
    expect(receiptOf(first(await settled(room)))).toMatchObject({ office: office.name, verdict: 'accepted' });
    const { deliveries } = room.call('auditor', 'product.one', { id: one.productId });
    expect(deliveries[0]).toMatchObject({ receiptAt: room.now() });
    await later(room);
    expect(stepsOf(room)).toEqual(['made', 'delivered', 'receipt']);
  });

  test('of a package that was held is replaced by what was decided, and nothing is asked more than twice a minute', async () => {
    const { room, drive, one } = await delivered();
    const file = join(drive, receiptFileName(one.fileName));
    room.pass(1);
    writeFileSync(file, receiptFor(room, one, { verdict: 'held', problems: ['sequence-gap'] }));
    expect(receiptOf(first(await settled(room)))).toMatchObject({
      verdict: 'held',
      problems: ['sequence-gap'],
    });
    room.pass(0.25);
    rmSync(file);
    writeFileSync(file, receiptFor(room, one));
    expect(receiptOf(first(await settled(room)))).toMatchObject({ verdict: 'held' });
    expect(receiptOf(await later(room, 1))).toMatchObject({ verdict: 'accepted' });
  });

  test('of a copy that was damaged on the way is replaced by that of the whole one', async () => {
    const { room, drive, one } = await delivered();
    const file = join(drive, receiptFileName(one.fileName));
    room.pass(1);
    writeFileSync(file, receiptFor(room, one, { verdict: 'refused', problems: ['file-differs'] }));
    expect(receiptOf(first(await settled(room)))).toMatchObject({ verdict: 'refused' });
    room.pass(1);
    writeFileSync(file, receiptFor(room, one));
    expect(receiptOf(await later(room, 1))).toMatchObject({ verdict: 'accepted', problems: [] });
    room.pass(1);
    writeFileSync(file, receiptFor(room, one, { verdict: 'refused', problems: ['file-differs'] }));
    expect(receiptOf(await later(room, 1))).toMatchObject({ verdict: 'accepted' });
  });

  test('that comes after its report was withdrawn is known at the package, and the product stays as it was withdrawn', async () => {
    const { room, drive, one } = await delivered();
    room.call('officer', 'product.withdraw', {
      ...meantProduct(room.call('officer', 'product.one', { id: one.productId })),
      reason: '数字有误',
    });
    const withdrawn = room.call('auditor', 'product.one', { id: one.productId });
    room.pass(1);
    writeFileSync(join(drive, receiptFileName(one.fileName)), receiptFor(room, one));
    await settled(room);
    expect(receiptOf(packagesOf(room).find(({ id }) => id === one.id) ?? expect.fail())).toMatchObject({
      verdict: 'accepted',
    });
    expect(room.call('auditor', 'product.one', { id: one.productId })).toEqual(withdrawn);
    expect(await verdictOf(room)).toMatchObject({ isIntact: true });
  });

  test('that is broken, of a stranger, or of another package is left alone until it changes', async () => {
    const { room, drive, one } = await delivered();
    const file = join(drive, receiptFileName(one.fileName));
    for (const bytes of [
      new TextEncoder().encode('{"half":'),
      receiptFor(room, one, {}, { name: office.name, ...testKey(8) }),
      receiptFor(room, { ...one, manifest: 'f'.repeat(64) }),
      receiptFor(room, one).with(40, 0x20),
    ]) {
      writeFileSync(file, bytes);
      expect(receiptOf(await later(room, 1))).toBeNull();
    }
    room.pass(1);
    writeFileSync(file, receiptFor(room, one));
    expect(receiptOf(first(await settled(room)))).toMatchObject({ verdict: 'accepted' });
    expect(room.defects).toEqual([]);
  });

  test('that came before its key was trusted is taken once the key is', async () => {
    const { room, drive, one } = await delivered();
    room.pass(1);
    writeFileSync(join(drive, receiptFileName(one.fileName)), receiptFor(room, one, {}, officeLater));
    expect(receiptOf(await later(room, 1))).toBeNull();
    trust(room, officeLater);
    expect(receiptOf(await later(room, 1))).toMatchObject({ verdict: 'accepted' });
    await later(room);
    expect(stepsOf(room)).toEqual(['made', 'delivered', 'receipt']);
  });

  test('that stands unchanged is taken again for a package that somebody brings once more', async () => {
    const { room, drive, one } = await delivered();
    room.pass(1);
    writeFileSync(join(drive, receiptFileName(one.fileName)), receiptFor(room, one));
    expect(receiptOf(await later(room, 1))).toMatchObject({ verdict: 'accepted' });
    room.call('officer', 'package.retry', { id: one.id, destinationId: 'drive' });
    await settled(room);
    const { drops } = await later(room, 1);
    expect(drops.map(({ receipt }) => receipt?.verdict)).toEqual(['accepted', 'accepted']);
    await later(room);
    expect(stepsOf(room)).toEqual(['made', 'delivered', 'receipt', 'delivered', 'receipt']);
  });

  test('for a report of long ago is fetched, by the day on which its package arrived', async () => {
    const { room, drive, one } = await delivered();
    room.setClock(addMinutes(room.now(), 70 * 24 * 60));
    const file = join(drive, receiptFileName(one.fileName));
    writeFileSync(file, receiptFor(room, one));
    expect(receiptOf(await later(room, 1))).toBeNull();
    room.call('officer', 'package.retry', { id: one.id, destinationId: 'drive' });
    await settled(room);
    expect((await later(room, 1)).drops.at(-1)?.receipt).toMatchObject({ verdict: 'accepted' });
    expect(await verdictOf(room)).toMatchObject({ isIntact: true });
  });

  test('that decides what was held holds also where the clock of the office was set back between the two', async () => {
    for (const [verdict, problems] of [
      ['accepted', ['day-taken']],
      ['refused', ['day-taken']],
    ] as const) {
      const { room, drive, one } = await delivered();
      const file = join(drive, receiptFileName(one.fileName));
      room.pass(60);
      writeFileSync(file, receiptFor(room, one, { verdict: 'held', problems: ['day-taken'] }));
      expect(receiptOf(first(await settled(room)))).toMatchObject({ verdict: 'held' });
      const at = addMinutes(room.now(), -30);
      writeFileSync(file, receiptFor(room, one, { verdict, problems: [...problems], at }));
      expect(receiptOf(await later(room, 1))).toMatchObject({ verdict, at });
    }
  });

  test('that a decision made old is no news any more, whatever its time', async () => {
    const { room, drive, one } = await delivered();
    const file = join(drive, receiptFileName(one.fileName));
    room.pass(1);
    writeFileSync(file, receiptFor(room, one, { verdict: 'refused', problems: ['day-taken'] }));
    expect(receiptOf(await later(room, 1))).toMatchObject({ verdict: 'refused' });
    const at = addMinutes(room.now(), -30);
    writeFileSync(file, receiptFor(room, one, { verdict: 'held', problems: ['day-taken'], at }));
    expect(receiptOf(await later(room, 1))).toMatchObject({ verdict: 'refused' });
    writeFileSync(file, receiptFor(room, one, { at }));
    expect(receiptOf(await later(room, 1))).toMatchObject({ verdict: 'accepted' });
    writeFileSync(file, receiptFor(room, one, { verdict: 'refused', problems: [], at: addMinutes(at, 90) }));
    expect(receiptOf(await later(room, 1))).toMatchObject({ verdict: 'accepted' });
  });

  test.skipIf(!canMount)('that a full store could not record is recorded when there is room', async () => {
    const disk = smallDisk(12);
    onTestFinished(disk.remove);
    const folder = join(disk.folder, '值班室');
    mkdirSync(folder);
    const { room, drive, one } = await delivered(openTestRoom({ folder }));
    room.pass(1);
    writeFileSync(join(drive, receiptFileName(one.fileName)), receiptFor(room, one));
    room.room().store.sqlite.pragma('wal_checkpoint(TRUNCATE)');
    disk.fill();
    expect(receiptOf(first(await settled(room)))).toBeNull();
    disk.free();
    expect(room.takeDefects()).not.toEqual([]);
    expect(receiptOf(await later(room, 1))).toMatchObject({ verdict: 'accepted' });
    expect(stepsOf(room)).toEqual(['made', 'delivered', 'receipt']);
  });
});
