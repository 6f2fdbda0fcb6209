import { statSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import { DutyError } from '#contract/errors';
import type { Output } from '#contract/methods';
import type { ProductSetup } from '#domain/product/setup';
import { writeExport } from '../documents/exported-file.ts';
import { readCard, writeCard } from '../package/card.ts';
import { codeOf, makeKeyPair } from '../package/keys.ts';
import { cardFileName } from '../package/names.ts';
import { packageLine } from '../package/package-line.ts';
import { readReceipt } from '../package/receipt.ts';
import { recordReceipt } from '../package/take-receipt.ts';
import { productSetupOf } from '../product/setup-now.ts';
import { listProductSetup } from '../store/product-setup.ts';
import { keepUnitSecret, listUnitKey, type StoredKey, unitKeys } from '../store/unit-keys.ts';
import { type Part, stationOf } from './part.ts';

const shownKey = ({ publicKey, madeAt, madeByName }: StoredKey): Output<'package.makeKey'> => ({
  publicKey,
  code: codeOf(publicKey),
  madeAt,
  madeByName,
});

const bytesOf = (base64: string): Uint8Array => Buffer.from(base64, 'base64');

function refuseFolder(folder: string): void {
  if (!isAbsolute(folder)) throw new DutyError('bad-input', 'folder');
  // A drive that is not there must not become a folder of its name.
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true)
    throw new DutyError('not-found', 'folder', [folder]);
}

/** The keys with which this room signs packages, the keys of offices that it trusts, and the receipts that these sign. */
export const packageKeyHandlers: Part<
  'package.key' | 'package.makeKey' | 'package.card' | 'package.trust' | 'package.takeReceipt'
> = {
  'package.key': (room) => {
    const [key, ...earlier] = unitKeys(room.store.sqlite).map(shownKey);
    return { key: key ?? null, earlier };
  },
  'package.makeKey': (room, { reason }) => {
    const { sqlite } = room.store;
    if (unitKeys(sqlite).length > 0 && reason.trim() === '') throw new DutyError('rule-broken', 'key-reason');
    const { publicKey, secret } = makeKeyPair();
    const record = room.append('unit-key', { publicKey, reason: reason.trim() });
    listUnitKey(sqlite, record);
    keepUnitSecret(sqlite, publicKey, secret);
    return shownKey({ publicKey, madeAt: record.at, madeByName: record.byName, seq: record.seq });
  },
  'package.card': (room, { folder }) => {
    refuseFolder(folder);
    const [key] = unitKeys(room.store.sqlite);
    if (key === undefined) throw new DutyError('not-found', 'unit-key');
    const { unitName } = stationOf(room);
    const card = writeCard({ unit: unitName, publicKey: key.publicKey });
    return { file: writeExport(folder, cardFileName(unitName, codeOf(key.publicKey)), card).file };
  },
  'package.trust': (room, { destinationId, card, code }) => {
    const { sqlite } = room.store;
    const { setup, version } = productSetupOf(sqlite);
    const meant = setup.destinations.find(({ id }) => id === destinationId);
    if (meant === undefined) throw new DutyError('not-found', 'package-destination');
    const read = readCard(bytesOf(card));
    if (read === undefined) throw new DutyError('bad-input', 'key-card');
    if (unitKeys(sqlite).some(({ publicKey }) => publicKey === read.publicKey))
      throw new DutyError('rule-broken', 'key-own', [read.unit]);
    if (codeOf(read.publicKey) !== code) throw new DutyError('rule-broken', 'key-code', [read.unit]);
    if (meant.office?.publicKey === read.publicKey && meant.office.name === read.unit)
      throw new DutyError('rule-broken', 'nothing-changed', [meant.name]);
    const changed: ProductSetup = {
      ...setup,
      destinations: setup.destinations.map((one) =>
        one.id === destinationId ? { ...one, office: { name: read.unit, publicKey: read.publicKey } } : one,
      ),
    };
    listProductSetup(sqlite, room.append('product-setup', { setup: changed }));
    return { setup: changed, version: version + 1 };
  },
  'package.takeReceipt': (room, { name, base64 }) => {
    const receipt = readReceipt(bytesOf(base64));
    if (receipt === 'not-a-receipt') throw new DutyError('bad-input', 'receipt', [name]);
    if (receipt === 'wrong-signature') throw new DutyError('rule-broken', 'receipt-signature', [name]);
    return packageLine(room, recordReceipt(room, receipt));
  },
};
