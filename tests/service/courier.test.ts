import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Output } from '#contract/methods';
import type { PackageLine } from '#contract/methods/packages';
import { addMinutes } from '#domain/time/instant';
import { onDay } from '../helpers/builders.ts';
import { openTestRoom, type TestRoom, verdictOf } from '../helpers/open-test-room.ts';
import {
  aDestination,
  aDrive,
  opened,
  packagesOf,
  packed,
  readyToPack,
  settled,
} from '../helpers/package-room.ts';
import { declarePeriod, setUpPeriods } from '../helpers/period-room.ts';
import { cityOffice, meantProduct, sendProduct } from '../helpers/product-room.ts';
import { canMount, readOnlyView, smallDisk } from '../helpers/small-disk.ts';

const first = (packages: Output<'package.list'>): PackageLine => packages[0] ?? expect.fail('no package');

/** A room with a package that is on its way to a folder. */
async function onItsWay(folder: string): Promise<{
  readonly room: TestRoom;
  readonly one: PackageLine;
  readonly productId: PackageLine['productId'];
}> {
  const room = openTestRoom();
  const product = readyToPack(room, [aDestination(folder)]);
  expect(await packed(room, product, { destinationIds: ['drive'] })).toMatchObject({ state: 'done' });
  return { room, one: first(packagesOf(room)), productId: product.id };
}

/** A try later, whatever was waited for. */
async function later(room: TestRoom, minutes = 20): Promise<PackageLine> {
  room.pass(minutes);
  return first(await settled(room));
}

const stepsOf = (room: TestRoom, kind: string): readonly string[] =>
  room
    .room()
    .store.sqlite.prepare<[string], { act: string }>(
      "SELECT json_extract(json, '$.body.act') AS act FROM record WHERE kind = ? ORDER BY seq",
    )
    .all(kind)
    .map(({ act }) => act);

describe('a package on its way', () => {
  test('arrives whole and is known to the product, to whom it went and that it met the time', async () => {
    const drive = aDrive();
    const { room, one, productId } = await onItsWay(drive);
    const there = first(await settled(room));
    expect(readdirSync(drive)).toEqual([one.fileName]);
    expect(opened(join(drive, one.fileName)).manifestSha256).toBe(one.manifest);
    expect(there.ways).toEqual([]);
    expect(there.drops).toEqual([
      { destinationId: 'drive', name: '市府收件', folder: drive, deliveredAt: room.now(), receipt: null },
    ]);
    expect(room.call('auditor', 'product.one', { id: productId }).deliveries).toEqual([
      {
        recipientId: cityOffice.id,
        unit: cityOffice.name,
        dueAt: '2026-11-21T08:30:00.000Z',
        sentAt: room.now(),
        manner: 'package',
        packageNo: 1,
        receiver: '',
        receipt: '',
        receiptAt: null,
      },
    ]);
    expect(stepsOf(room, 'package')).toEqual(['made', 'delivered']);
    await settled(room);
    expect(stepsOf(room, 'package')).toEqual(['made', 'delivered']);
    expect(room.defects).toEqual([]);
    expect(await verdictOf(room)).toMatchObject({ isIntact: true });
  });

  test('is known to the important period whose body it reaches', async () => {
    const drive = aDrive();
    const room = openTestRoom();
    setUpPeriods(room);
    const period = declarePeriod(room, {
      fromDay: onDay('2026-11-21'),
      untilDay: onDay('2026-11-22'),
      parts: [],
    });
    const product = readyToPack(room, [aDestination(drive)]);
    await packed(room, product, { destinationIds: ['drive'] });
    await settled(room);
    const { submissions } = room.call('auditor', 'period.one', { id: period.id });
    expect(submissions.map(({ fields }) => [fields.what, fields.day, fields.at])).toEqual([
      ['daily', '2026-11-21', room.now()],
    ]);
  });

  test('waits for a drive that is not there, tries less and less often, and goes when it is back', async () => {
    const drive = aDrive();
    const { room, one } = await onItsWay(drive);
    const away = `${drive} away`;
    renameSync(drive, away);
    let way = first(await settled(room)).ways[0];
    expect(way).toMatchObject({
      tries: 1,
      nextTryAt: addMinutes(room.now(), 0.5),
      failure: { code: 'not-found', message: 'package-folder', details: [drive] },
    });
    const waits = [];
    for (let tries = 2; tries <= 7; tries += 1) {
      room.setClock(way?.nextTryAt ?? expect.fail('stopped'));
      way = first(await settled(room)).ways[0];
      expect(way?.tries).toBe(tries);
      waits.push((Date.parse(way?.nextTryAt ?? '') - Date.parse(room.now())) / 60_000);
    }
    expect(waits).toEqual([1, 2, 5, 10, 15, 15]);
    // Nothing was made where the drive should be.
    expect(readdirSync(dirname(drive))).toEqual(['报送 away']);
    renameSync(away, drive);
    expect(await settled(room)).toMatchObject([{ drops: [] }]);
    expect(await later(room)).toMatchObject({ ways: [], drops: [{ destinationId: 'drive' }] });
    expect(readdirSync(drive)).toEqual([one.fileName]);
  });

  test('does not wait for a time that a clock which ran ahead promised', async () => {
    const drive = aDrive();
    const { room, one } = await onItsWay(drive);
    const before = room.now();
    const away = `${drive} away`;
    renameSync(drive, away);
    room.setClock(addMinutes(before, 365 * 24 * 60));
    expect(first(await settled(room)).ways).toMatchObject([{ tries: 1 }]);
    renameSync(away, drive);
    room.setClock(before);
    await settled(room);
    expect(readdirSync(drive)).toEqual([one.fileName]);
  });

  test('survives a restart in the middle of a delivery, and is delivered once', async () => {
    const drive = aDrive();
    const { room, one, productId } = await onItsWay(drive);
    const before = room.room().courier;
    before.look();
    room.reopen();
    await before.rest();
    expect(packagesOf(room)).toMatchObject([{ drops: [], ways: [{ tries: 0 }] }]);
    expect(first(await settled(room))).toMatchObject({ ways: [], drops: [{ destinationId: 'drive' }] });
    expect(readdirSync(drive)).toEqual([one.fileName]);
    expect(room.call('auditor', 'product.one', { id: productId }).deliveries).toHaveLength(1);
    expect(stepsOf(room, 'package')).toEqual(['made', 'delivered']);
    expect(room.defects).toEqual([]);
  });

  test('that was delivered and not recorded is recognised, and half of one is done again', async () => {
    const drive = aDrive();
    const { room, one } = await onItsWay(drive);
    const bytes = readFileSync(join(room.folder, 'outbox', one.fileName));
    writeFileSync(join(drive, `.${one.fileName}.part`), bytes.subarray(0, 500), { mode: 0o444 });
    expect(first(await settled(room)).ways).toEqual([]);
    expect(readdirSync(drive)).toEqual([one.fileName]);
    // Brought again: the file is there already, and the product does not say that it was sent twice.
    const { id } = one;
    room.call('officer', 'package.retry', { id, destinationId: 'drive' });
    expect(first(await settled(room))).toMatchObject({ ways: [], drops: [{}, {}] });
    expect(stepsOf(room, 'product').filter((act) => act === 'sent')).toEqual(['sent']);
    expect(readFileSync(join(drive, one.fileName)).equals(bytes)).toBe(true);
  });

  test('goes into one folder beside what somebody saves there at the same moment', async () => {
    const drive = aDrive();
    const { room, one } = await onItsWay(drive);
    const job = room.call('officer', 'package.save', { id: one.id, folder: drive });
    for (let looks = 0; looks < 3; looks += 1) room.room().courier.look();
    await room.room().courier.rest();
    expect(await room.room().jobs.finished(job.id)).toMatchObject({ state: 'done' });
    expect(readdirSync(drive)).toEqual([one.fileName]);
    expect(
      first(packagesOf(room))
        .drops.map(({ destinationId }) => destinationId)
        .toSorted(),
    ).toEqual(['', 'drive']);
  });

  test('arrives also where its product went to so many that it takes no more', async () => {
    const drive = aDrive();
    const { room, productId } = await onItsWay(drive);
    for (let sent = 0; sent < 60; sent += 1)
      sendProduct(room, room.call('officer', 'product.one', { id: productId }));
    expect(first(await settled(room))).toMatchObject({ ways: [], drops: [{ destinationId: 'drive' }] });
    expect(stepsOf(room, 'package')).toEqual(['made', 'delivered']);
    expect(await verdictOf(room)).toMatchObject({ isIntact: true });
  });

  test('is written through no link, and what such a link points to is not read', async () => {
    const drive = aDrive();
    const { room, one } = await onItsWay(drive);
    const victim = join(dirname(drive), 'victim');
    writeFileSync(victim, 'of somebody else');
    symlinkSync(victim, join(drive, `.${one.fileName}.part`));
    symlinkSync('/dev/zero', join(drive, one.fileName));
    expect(first(await settled(room)).ways).toEqual([]);
    expect(readFileSync(victim, 'utf8')).toBe('of somebody else');
    expect(opened(join(drive, one.fileName)).manifestSha256).toBe(one.manifest);
  });

  test('another file of its name is not written over; taken away, the package goes', async () => {
    const drive = aDrive();
    const { room, one } = await onItsWay(drive);
    writeFileSync(join(drive, one.fileName), 'half a pack');
    expect(first(await settled(room)).ways[0]?.failure).toMatchObject({
      code: 'conflict',
      message: 'package-other-file',
    });
    expect(readFileSync(join(drive, one.fileName), 'utf8')).toBe('half a pack');
    rmSync(join(drive, one.fileName));
    expect((await later(room)).ways).toEqual([]);
  });

  test('a share that is a file, or gone, does not hold up another destination', async () => {
    const drive = aDrive();
    const room = openTestRoom();
    const missing = join(aDrive(), '没有');
    const product = readyToPack(room, [
      aDestination(missing, { id: 'share', name: '共享' }),
      aDestination(drive),
    ]);
    await packed(room, product, { destinationIds: ['share', 'drive'] });
    expect(first(await settled(room))).toMatchObject({
      ways: [{ destinationId: 'share', tries: 1 }],
      drops: [{ destinationId: 'drive' }],
    });
  });

  test('is stopped and sent again by hand, and a destination that is off takes nothing', async () => {
    const drive = aDrive();
    const { room, one } = await onItsWay(drive);
    const meant = { id: one.id, destinationId: 'drive' };
    expect(room.call('officer', 'package.stop', meant).ways).toMatchObject([{ nextTryAt: null }]);
    expect((await later(room)).drops).toEqual([]);
    const { setup, version } = room.call('chief', 'product.setup', {});
    const switched = (isOn: boolean, of: number) =>
      room.call('chief', 'product.changeSetup', {
        setup: { ...setup, destinations: [aDestination(drive, { isOn })] },
        version: of,
      });
    switched(false, version);
    expect(room.refusal('officer', 'package.retry', meant)).toMatchObject({
      message: 'package-destination-off',
    });
    switched(true, version + 1);
    expect(room.call('officer', 'package.retry', meant).ways).toMatchObject([{ nextTryAt: room.now() }]);
    expect(first(await settled(room)).drops).toHaveLength(1);
    expect(room.refusal('officer', 'package.stop', meant)).toMatchObject({ message: 'package-way' });
    expect(room.refusal('officer', 'package.retry', { ...meant, destinationId: 'x' })).toMatchObject({
      message: 'package-destination',
    });
  });

  test('does not go where its file was altered or lost, or its product was withdrawn', async () => {
    const drive = aDrive();
    const { room, one, productId } = await onItsWay(drive);
    const file = join(room.folder, 'outbox', one.fileName);
    const bytes = readFileSync(file);
    const failure = async () => first(await settled(room)).ways[0];
    const again = () => room.call('officer', 'package.retry', { id: one.id, destinationId: 'drive' });
    writeFileSync(file, Buffer.concat([bytes, Buffer.from('x')]));
    expect(await failure()).toMatchObject({
      nextTryAt: null,
      failure: { message: 'package-file-differs', details: [one.fileName] },
    });
    rmSync(file);
    again();
    expect(await failure()).toMatchObject({
      nextTryAt: null,
      failure: { code: 'not-found', message: 'package-file' },
    });
    writeFileSync(file, bytes);
    again();
    const product = room.call('auditor', 'product.one', { id: one.productId });
    room.call('officer', 'product.withdraw', { ...meantProduct(product), reason: '数字有误' });
    expect(await failure()).toMatchObject({ nextTryAt: null, failure: { message: 'package-withdrawn' } });
    expect(readdirSync(drive)).toEqual([]);
    expect(room.call('auditor', 'product.one', { id: productId }).deliveries).toEqual([]);
  });
});

describe.skipIf(!canMount)('on real disks (needs the right to mount them)', () => {
  test('a full one keeps no half of it, and takes it when there is room', async () => {
    const disk = smallDisk(1);
    onTestFinished(disk.remove);
    const { room, one } = await onItsWay(disk.folder);
    disk.fill();
    expect(first(await settled(room)).ways[0]?.failure).toEqual({
      code: 'disk-full',
      message: 'package',
      details: [disk.folder],
    });
    expect(readdirSync(disk.folder)).toEqual(['ballast']);
    disk.free();
    expect((await later(room)).ways).toEqual([]);
    expect(opened(join(disk.folder, one.fileName)).manifestSha256).toBe(one.manifest);
  });

  test('one that lets nothing be written says so', async () => {
    const view = readOnlyView(aDrive());
    onTestFinished(view.remove);
    const { room } = await onItsWay(view.folder);
    expect(first(await settled(room)).ways[0]?.failure).toEqual({
      code: 'read-only',
      message: 'package',
      details: [view.folder],
    });
  });

  test('a full store says that the delivery could not be recorded, loses nothing, and records it once', async () => {
    const disk = smallDisk(12);
    onTestFinished(disk.remove);
    const folder = join(disk.folder, '值班室');
    mkdirSync(folder);
    const drive = aDrive();
    const room = openTestRoom({ folder });
    const product = readyToPack(room, [aDestination(drive)]);
    await packed(room, product, { destinationIds: ['drive'] });
    room.room().store.sqlite.pragma('wal_checkpoint(TRUNCATE)');
    disk.fill();
    expect(await settled(room)).toMatchObject([{ drops: [], ways: [{ destinationId: 'drive' }] }]);
    disk.free();
    room.takeDefects();
    expect(await later(room)).toMatchObject({ ways: [], drops: [{ destinationId: 'drive' }] });
    expect(stepsOf(room, 'package')).toEqual(['made', 'delivered']);
    expect(await verdictOf(room)).toMatchObject({ isIntact: true });
  });
});
