import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import type { Output } from '#contract/methods';
import { bareContents } from '#domain/package/contents';
import { untoldPlaces } from '#domain/package/untold-places';
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
import { issueProduct, meantProduct, setUpProducts } from '../helpers/product-room.ts';
import { intakesOf, newFolder, openOffice, roomNamed } from '../helpers/reporting-room.ts';

const today = onDay('2026-11-21');
const reason = '伤亡数字有误，核实后重报';

const withdraw = (room: TestRoom, { id }: Pick<Output<'product.issue'>, 'id'>): void =>
  void room.call('officer', 'product.withdraw', {
    ...meantProduct(room.call('officer', 'product.one', { id })),
    reason,
  });

/** The newest package, when so many were made. */
async function newestOf(room: TestRoom, made: number): Promise<Output<'package.list'>[number]> {
  await vi.waitFor(() => expect(packagesOf(room)).toHaveLength(made));
  return packagesOf(room)[0] ?? expect.fail('no package');
}

/** A room whose report lies in the directory that an office watches, and the office that took it in. */
async function reported(): Promise<{
  readonly room: TestRoom;
  readonly office: TestRoom;
  readonly inbox: string;
  readonly product: Output<'product.issue'>;
}> {
  const inbox = newFolder();
  const office = openOffice(['东城区'], { inbox });
  const room = openTestRoom();
  room.write('officer', '东岳路路灯不亮，已转供电公司');
  const product = readyToPack(room, [aDestination(inbox)]);
  const { key } = room.call('chief', 'package.key', {});
  const { id, version } = roomNamed(office, '东城区');
  if (key === null) throw new RangeError('no key');
  office.call('chief', 'office.pair', { id, version, publicKey: key.publicKey, code: key.code });
  await packed(room, product, { destinationIds: ['drive'] });
  await settled(room);
  await taken(office);
  return { room, office, inbox, product };
}

/** Lets the office look often enough to take what is whole. */
async function taken(office: TestRoom): Promise<void> {
  for (let turn = 0; turn < 2; turn += 1) {
    office.pass(1);
    office.room().inbox.look();
    await office.room().inbox.rest();
  }
}

const stateAt = (office: TestRoom): string =>
  office.call('auditor', 'office.matrix', { fromDay: today, untilDay: today }).rooms[0]?.cells ?? '';

describe('a report that is withdrawn', () => {
  test('is taken back at the office that has it, which then asks for another one', async () => {
    const { room, office, inbox, product } = await reported();
    expect(stateAt(office)).toBe('r');
    withdraw(room, product);
    const one = await newestOf(room, 2);
    expect(one).toMatchObject({ productId: product.id, productState: 'withdrawn', sequence: 2 });
    await settled(room);
    const { manifest, report } = opened(join(inbox, one.fileName));
    expect(manifest.product).toMatchObject({ id: product.id, state: 'withdrawn' });
    expect(manifest.files.map(({ name }) => name)).toEqual(['report.json']);
    expect(report.product).toMatchObject({ state: 'withdrawn', reason });
    await taken(office);
    expect(stateAt(office)).toBe('x');
    const [back, first] = intakesOf(office);
    expect([back?.isWithdrawal, first?.isWithdrawal]).toEqual([true, false]);
    for (const each of [back, first])
      expect(office.call('auditor', 'office.intake', { id: each?.id ?? expect.fail() }).withdrawal).toEqual({
        id: back?.id,
        arrivedAt: back?.arrivedAt,
        reason,
      });
    expect(office.call('officer', 'office.missing', { day: today })).toMatchObject([{ state: 'x' }]);
    expect(
      (await office.later('auditor', 'office.statistics', { fromDay: today, untilDay: today })).all,
    ).toMatchObject({
      expected: 1,
      reported: 0,
      missing: 1,
    });
    const anew = issueProduct(room);
    expect(anew.replaces).toBe(product.id);
    await packed(room, anew, { destinationIds: ['drive'] });
    await settled(room);
    await taken(office);
    expect(stateAt(office)).toBe('r');
    expect(intakesOf(office).map(({ problems }) => problems)).toEqual([[], [], []]);
    expect(await verdictOf(room)).toMatchObject({ isIntact: true });
    expect(await verdictOf(office)).toMatchObject({ isIntact: true });
  });

  test('is found with the word that it was taken back, and counts in no consolidated report', async () => {
    const { room, office, product } = await reported();
    const section = product.fields.sections.find(({ text }) => text.trim() !== '');
    const text = (section?.text ?? expect.fail('no text')).slice(0, 8);
    const find = () =>
      office.call('officer', 'office.search', {
        text,
        fromDay: null,
        untilDay: null,
        roomId: null,
        offset: 0,
        limit: 10,
      });
    const compose = () =>
      office.call('officer', 'product.compose', {
        kind: 'consolidated',
        isZero: false,
        fromDay: today,
        untilDay: today,
      }).fields;
    const before = find();
    expect(before.hits[0]?.isWithdrawn).toBe(false);
    const entries = compose().figures.entries;
    expect(entries).toBeGreaterThan(0);
    withdraw(room, product);
    await newestOf(room, 2);
    await settled(room);
    await taken(office);
    expect(find()).toEqual({ ...before, hits: before.hits.map((hit) => ({ ...hit, isWithdrawn: true })) });
    const { figures, sections } = compose();
    expect(figures.entries).toBeLessThan(entries);
    expect(sections.map((one) => one.text).join('\n')).toContain('报后撤回1个：东城区');
  });

  test('goes after packages that are still on their way, and nowhere where none left', async () => {
    const folder = aDrive();
    const room = openTestRoom();
    const product = readyToPack(room, [aDestination(join(folder, '不在'))]);
    withdraw(room, product);
    const other = issueProduct(room);
    await packed(room, other, { destinationIds: ['drive'] });
    const [waiting] = await settled(room);
    expect(waiting?.ways).toMatchObject([{ tries: 1 }]);
    withdraw(room, other);
    const one = await newestOf(room, 2);
    expect(one).toMatchObject({ productId: other.id, productState: 'withdrawn', sequence: 2 });
    expect(one.ways).toMatchObject([{ destinationId: 'drive' }]);
    expect(packagesOf(room).map(({ productId }) => productId)).not.toContain(product.id);
  });

  test('can be told again by hand, and never where nobody got it', async () => {
    const folder = aDrive();
    const room = openTestRoom();
    setUpProducts(room, { destinations: [aDestination(folder)] });
    room.call('chief', 'package.makeKey', { reason: '' });
    const product = issueProduct(room);
    withdraw(room, product);
    const order = {
      productId: product.id,
      contents: bareContents,
      destinationIds: ['drive'],
    };
    expect(room.refusal('officer', 'package.make', order)).toMatchObject({ message: 'package-withdrawn' });
    const other = issueProduct(room);
    await packed(room, other);
    withdraw(room, other);
    expect(await packed(room, other, { contents: bareContents })).toMatchObject({ state: 'done' });
    expect(packagesOf(room)[0]).toMatchObject({ productState: 'withdrawn', sequence: 2 });
  });

  test('leaves those to a person whom no notice reaches by itself: a folder that was chosen by hand, a destination that is gone', async () => {
    const room = openTestRoom();
    const [kept, gone, carried] = [aDrive(), aDrive(), newFolder()];
    const stays = aDestination(kept);
    const product = readyToPack(room, [stays, aDestination(gone, { id: 'gone', name: '旧收件' })]);
    const { packageId } = await packed(room, product, { destinationIds: ['drive', 'gone'] });
    await settled(room);
    const save = async (id: Output<'package.list'>[number]['id']) =>
      room.room().jobs.finished(room.call('officer', 'package.save', { id, folder: carried }).id);
    await save(packagesOf(room)[0]?.id ?? expect.fail());
    const untold = () => untoldPlaces(packagesOf(room)).map(({ destinationId }) => destinationId);
    expect(untold().toSorted()).toEqual(['', 'drive', 'gone']);
    setUpProducts(room, { destinations: [stays] });
    withdraw(room, product);
    const notice = await newestOf(room, 2);
    expect(notice.id).not.toBe(packageId);
    expect(untold().toSorted()).toEqual(['', 'gone']);
    await settled(room);
    expect(untold().toSorted()).toEqual(['', 'gone']);
    await save(notice.id);
    expect(untold()).toEqual(['gone']);
  });
});
