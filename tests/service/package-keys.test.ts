import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { dutyPackage } from '#domain/package/package';
import { dutyProduct } from '#domain/product/product';
import { packageDestination } from '#domain/product/setup';
import { readCard, writeCard } from '#service/package/card';
import { codeOf, isSignedBy, isSoundKey, makeKeyPair, signBytes } from '#service/package/keys';
import { type Receipt, readReceipt, writeReceipt } from '#service/package/receipt';
import { append, noAuthor } from '#service/store/ledger';
import { listPackage } from '#service/store/packages';
import { listProductSetup } from '#service/store/product-setup';
import { listProduct, productById } from '#service/store/products';
import { unitSecret } from '#service/store/unit-keys';
import { presetProductSetup } from '#service/product/setup-now';
import { moment } from '../helpers/builders.ts';
import { openTestRoom, type TestRoom } from '../helpers/open-test-room.ts';
import { aManifest, aProduct, testKey } from '../helpers/package-builders.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

/** Hexadecimal digits with their bytes the other way round. */
const turned = (hex: string): string => Buffer.from(Buffer.from(hex, 'hex').toReversed()).toString('hex');

function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), '密钥卡 '));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

describe('a key', () => {
  test('signs what only its other half confirms', () => {
    const { publicKey, secret } = makeKeyPair();
    const signature = signBytes(secret, bytesOf('零报告'));
    expect(isSignedBy(publicKey, bytesOf('零报告'), signature)).toBe(true);
    expect(isSignedBy(publicKey, bytesOf('零报吿'), signature)).toBe(false);
    expect(isSignedBy(makeKeyPair().publicKey, bytesOf('零报告'), signature)).toBe(false);
    expect(isSignedBy(publicKey, bytesOf('零报告'), signature.toUpperCase())).toBe(false);
    // The same number once more: S + L says the same and is another signature.
    const half = turned(signature.slice(64));
    const order = 2n ** 252n + 27742317777372353535851937790883648493n;
    const more = (BigInt(`0x${half}`) + order).toString(16).padStart(64, '0');
    const longer = signature.slice(0, 64) + turned(more);
    expect(isSignedBy(publicKey, bytesOf('零报告'), longer)).toBe(false);
  });

  test('that is none confirms nothing, whatever it is', () => {
    const nothing = bytesOf('');
    const anything = `01${'0'.repeat(126)}`;
    for (const key of [
      '',
      'zz'.repeat(32),
      'FF'.repeat(32),
      '00'.repeat(32),
      `01${'00'.repeat(31)}`,
      `01${'00'.repeat(30)}80`,
      `ec${'ff'.repeat(30)}7f`,
      `ed${'ff'.repeat(30)}7f`,
      `ee${'ff'.repeat(30)}ff`,
      'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
      'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa',
      '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
      '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85',
    ]) {
      expect(isSoundKey(key)).toBe(false);
      expect(isSignedBy(key, nothing, anything)).toBe(false);
    }
    // No point of the curve has this y.
    expect(isSignedBy(`02${'00'.repeat(31)}`, nothing, anything)).toBe(false);
  });

  test('has a code of sixteen digits and a card that carries it', () => {
    const { publicKey } = testKey(1);
    expect(codeOf(publicKey)).toMatch(/^\d{4} \d{4} \d{4} \d{4}$/);
    expect(codeOf(publicKey)).not.toBe(codeOf(testKey(2).publicKey));
    const card = writeCard({ unit: '云台县值班室', publicKey });
    expect(readCard(card)).toEqual({ unit: '云台县值班室', publicKey });
    expect(readCard(bytesOf(new TextDecoder().decode(card).replace('key/1', 'key/2')))).toBeUndefined();
    expect(readCard(writeCard({ unit: '谁都能签', publicKey: `01${'0'.repeat(62)}` }))).toBeUndefined();
    expect(readCard(new Uint8Array([255, 0]))).toBeUndefined();
  });

  test('of a room is made once without a reason, and its card is written whole', () => {
    const room = openTestRoom();
    expect(room.call('officer', 'package.key', {})).toEqual({ key: null, earlier: [] });
    expect(room.refusal('officer', 'package.card', { folder: emptyFolder() }).message).toBe('unit-key');
    expect(room.refusal('officer', 'package.makeKey', { reason: '' }).code).toBe('not-allowed');
    const first = room.call('chief', 'package.makeKey', { reason: '' });
    expect(first).toMatchObject({ code: codeOf(first.publicKey), madeByName: '陈主班', madeAt: room.now() });
    const secret = unitSecret(room.room().store.sqlite, first.publicKey) ?? '';
    expect(isSignedBy(first.publicKey, bytesOf('a'), signBytes(secret, bytesOf('a')))).toBe(true);
    const records = room.room().store.sqlite.prepare('SELECT json FROM record').pluck().all().join();
    expect(records).toContain(first.publicKey);
    expect(records).not.toContain(secret);
    expect(room.refusal('chief', 'package.makeKey', { reason: ' ' }).message).toBe('key-reason');
    const second = room.call('admin', 'package.makeKey', { reason: '换机' });
    expect(room.call('auditor', 'package.key', {})).toEqual({ key: second, earlier: [first] });
    const { file } = room.call('officer', 'package.card', { folder: emptyFolder() });
    expect(basename(file)).toBe(`duty-云台县人民政府值班室-${second.code.slice(0, 4)}.dutyroom-key.json`);
    expect(readCard(readFileSync(file))).toEqual({
      unit: '云台县人民政府值班室',
      publicKey: second.publicKey,
    });
    expect(room.refusal('officer', 'package.card', { folder: '/no/such/drive' })).toMatchObject({
      code: 'not-found',
      message: 'folder',
    });
    expect(room.refusal('officer', 'package.card', { folder: 'here' }).message).toBe('folder');
  });
});

const office = { name: '市政府总值班室', publicKey: testKey(9).publicKey };
const at = '2026-11-22T08:10:00.000Z';

/** A room that sent its first package to the destination `city`, whose delivery the product has. */
function roomThatSent(): { readonly room: TestRoom; readonly receipt: Receipt } {
  const room = openTestRoom();
  const { sqlite } = room.room().store;
  const key = room.call('chief', 'package.makeKey', { reason: '' });
  const product = dutyProduct.parse({
    ...aProduct(),
    deliveries: ['city', 'province'].map((recipientId) => ({
      recipientId,
      unit: recipientId,
      dueAt: null,
      sentAt: '2026-11-22T07:50:00.000Z',
      manner: 'package',
      packageNo: 1,
      receiver: '',
      receipt: '',
      receiptAt: null,
    })),
  });
  const manifest = aManifest(product);
  const one = dutyPackage.parse({
    id: 'package-1',
    publicKey: key.publicKey,
    sequence: 1,
    productId: product.id,
    productKind: 'daily',
    productState: 'issued',
    isZero: true,
    fromDay: product.fields.fromDay,
    untilDay: product.fields.untilDay,
    title: product.fields.title,
    fileName: 'duty-a-20261122-000001.dutyroom.zip',
    bytes: 10,
    sha256: 'b'.repeat(64),
    manifest: 'f'.repeat(64),
    head: product.head,
    contents: manifest.contents,
    madeAt: manifest.madeAt,
    drops: [],
  });
  const destination = packageDestination.parse({
    id: 'inbox',
    name: '总值班室收件夹',
    folder: '/srv/inbox',
    recipientId: 'city',
    isOn: true,
    office: null,
  });
  const parts = { at: room.now(), by: noAuthor, shift: 0 };
  const drop = {
    destinationId: destination.id,
    name: destination.name,
    folder: destination.folder,
    deliveredAt: room.now(),
    receipt: null,
  };
  const setup = { ...presetProductSetup(), destinations: [destination] };
  listProductSetup(sqlite, append(sqlite, { ...parts, kind: 'product-setup', body: { setup } }));
  listProduct(
    sqlite,
    append(sqlite, { ...parts, kind: 'product', body: { act: 'issued', product, note: '' } }),
  );
  listPackage(
    sqlite,
    append(sqlite, { ...parts, kind: 'package', body: { act: 'made', package: { ...one, drops: [drop] } } }),
  );
  const receipt = {
    office,
    unit: key.publicKey,
    sequence: 1,
    manifest: one.manifest,
    verdict: 'accepted' as const,
    problems: [],
    at: moment(at),
  };
  return { room, receipt };
}

const trusted = {
  destinationId: 'inbox',
  card: base64(writeCard({ unit: office.name, publicKey: office.publicKey })),
  code: codeOf(office.publicKey),
};

const file = (bytes: Uint8Array) => ({ name: 'a.dutyroom-receipt.json', base64: base64(bytes) });

describe('an office', () => {
  test('is trusted when the code that was read on the telephone is that of its card', () => {
    const { room } = roomThatSent();
    const refused = (change: object) => room.refusal('chief', 'package.trust', { ...trusted, ...change });
    expect(refused({ code: codeOf(testKey(2).publicKey) })).toMatchObject({
      code: 'rule-broken',
      message: 'key-code',
      details: [office.name],
    });
    expect(refused({ card: base64(bytesOf('{}')) }).message).toBe('key-card');
    expect(refused({ destinationId: 'other' }).message).toBe('package-destination');
    const own = room.call('officer', 'package.key', {}).key;
    const ownCard = base64(writeCard({ unit: '本室', publicKey: own?.publicKey ?? '' }));
    expect(refused({ card: ownCard, code: own?.code }).message).toBe('key-own');
    expect(room.refusal('officer', 'package.trust', trusted).code).toBe('not-allowed');
    const { setup, version } = room.call('chief', 'package.trust', trusted);
    expect(setup.destinations[0]?.office).toEqual(office);
    expect(version).toBe(2);
    expect(refused({}).message).toBe('nothing-changed');
  });
});

describe('a receipt', () => {
  test('is read as it was written, and refused wherever one byte is another one', () => {
    const { receipt } = roomThatSent();
    const bytes = writeReceipt(testKey(9).secret, receipt);
    expect(readReceipt(bytes)).toEqual(receipt);
    for (let place = 0; place < bytes.length; place += 1) {
      const altered = Uint8Array.from(bytes);
      altered[place] = (altered[place] ?? 0) ^ (1 + ((place * 31) % 255));
      expect(['not-a-receipt', 'wrong-signature']).toContain(readReceipt(altered));
      expect(readReceipt(bytes.subarray(0, place))).toBe('not-a-receipt');
    }
    const spaced = bytesOf(JSON.stringify(JSON.parse(new TextDecoder().decode(bytes)), null, 1));
    expect(readReceipt(spaced)).toBe('not-a-receipt');
    expect(readReceipt(writeReceipt(testKey(8).secret, receipt))).toBe('wrong-signature');
  });

  test('is noted at the package and at the delivery that it is for, and once', () => {
    const { room, receipt } = roomThatSent();
    room.call('chief', 'package.trust', trusted);
    const held = { ...receipt, verdict: 'held' as const, problems: ['sequence-gap'] };
    const first = room.call('officer', 'package.takeReceipt', file(writeReceipt(testKey(9).secret, held)));
    expect(first.drops[0]?.receipt).toEqual({
      office: office.name,
      verdict: 'held',
      problems: ['sequence-gap'],
      at,
    });
    const deliveries = () => productById(room.room().store.sqlite, 'product-1')?.product.deliveries;
    expect(deliveries()?.[0]).toMatchObject({ receipt: '市政府总值班室：待核', receiptAt: null });
    const repeated = { ...held, at: moment('2026-11-22T08:30Z') };
    expect(
      room.refusal('officer', 'package.takeReceipt', file(writeReceipt(testKey(9).secret, repeated))).message,
    ).toBe('receipt-known');
    const later = { ...receipt, at: moment('2026-11-22T09:00Z') };
    const accepted = file(writeReceipt(testKey(9).secret, later));
    room.call('officer', 'package.takeReceipt', accepted);
    expect(deliveries()?.[0]).toMatchObject({ receipt: '市政府总值班室：已收', receiptAt: later.at });
    expect(deliveries()?.[1]).toMatchObject({ receipt: '', receiptAt: null });
    const { seq } = room.room().store.sqlite.prepare('SELECT max(seq) AS seq FROM record').get() as {
      seq: number;
    };
    expect(room.refusal('officer', 'package.takeReceipt', accepted)).toMatchObject({
      message: 'receipt-known',
      details: ['1', office.name],
    });
    // A copy that was altered on its way, and came later, does not take it back; nor does the older receipt.
    const refused = { ...later, verdict: 'refused' as const, at: moment('2026-11-22T10:00Z') };
    expect(
      room.refusal('officer', 'package.takeReceipt', file(writeReceipt(testKey(9).secret, refused))).message,
    ).toBe('receipt-known');
    expect(
      room.refusal('officer', 'package.takeReceipt', file(writeReceipt(testKey(9).secret, held))).message,
    ).toBe('receipt-known');
    expect(room.room().store.sqlite.prepare('SELECT max(seq) AS seq FROM record').get()).toEqual({ seq });
  });

  test('is refused of an office that nobody trusts, altered, or for a package that was never made or sent', () => {
    const { room, receipt } = roomThatSent();
    const refused = (change: Partial<Receipt>, secret = testKey(9).secret) =>
      room.refusal('officer', 'package.takeReceipt', file(writeReceipt(secret, { ...receipt, ...change })))
        .message;
    expect(refused({})).toBe('receipt-unknown-office');
    room.call('chief', 'package.trust', trusted);
    expect(refused({}, testKey(8).secret)).toBe('receipt-signature');
    expect(refused({ office: { ...office, publicKey: testKey(8).publicKey } }, testKey(8).secret)).toBe(
      'receipt-unknown-office',
    );
    expect(refused({ manifest: '0'.repeat(64) })).toBe('receipt-unknown-package');
    expect(refused({ sequence: 2 })).toBe('receipt-unknown-package');
    expect(refused({ unit: testKey(3).publicKey })).toBe('receipt-unknown-package');
    expect(room.refusal('officer', 'package.takeReceipt', file(bytesOf('{}'))).message).toBe('receipt');
    const { sqlite } = room.room().store;
    const before = sqlite.prepare("SELECT json FROM record WHERE kind = 'package'").pluck().get();
    const { body } = JSON.parse(String(before)) as { body: { package: object } };
    const nowhere = dutyPackage.parse({ ...body.package, drops: [] });
    const parts = { at: room.now(), by: noAuthor, shift: 0 };
    listPackage(
      sqlite,
      append(sqlite, { ...parts, kind: 'package', body: { act: 'made', package: nowhere } }),
    );
    expect(refused({})).toBe('receipt-not-sent');
  });
});
