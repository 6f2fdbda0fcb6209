import { chaseId, type Chase } from '#domain/office/chase';
import { type Intake, intakeId } from '#domain/office/intake';
import { type OfficeRoom, officeRoomId } from '#domain/office/office-room';
import { type DutyPackage, packageId } from '#domain/package/package';
import { packageFormat, type PackageManifest } from '#domain/package/manifest';
import { clockTime } from '#domain/time/instant';
import type { DutyProduct } from '#domain/product/product';
import { keepAttachment } from '#service/store/attachments';
import { listChase } from '#service/store/chases';
import { listIntake } from '#service/store/intakes';
import { append, chainHead, type LedgerRecord, noAuthor } from '#service/store/ledger';
import { listOfficeRoom } from '#service/store/office-rooms';
import { listOfficeSetup } from '#service/store/office-setup';
import { listPackage } from '#service/store/packages';
import { listProductSetup } from '#service/store/product-setup';
import { listProduct } from '#service/store/products';
import type { RecordBody, RecordKind } from '#service/store/record-bodies';
import type { Sqlite } from '#service/store/sql';
import { runningShiftNo } from '#service/store/shifts';
import { listUnitKey } from '#service/store/unit-keys';
import { presetProductSetup } from '#service/product/setup-now';
import { aProduct } from './a-product.ts';
import { onDay } from './builders.ts';
import { keepSaid, keptPackage } from './kept-package.ts';
import type { TestRoom } from './open-test-room.ts';

const ownKey = 'a1'.repeat(32);
const roomKey = 'b2'.repeat(32);
const day = onDay('2026-11-21');

/** What lists a record of a kind. */
const lists = {
  'product-setup': listProductSetup,
  product: listProduct,
  'unit-key': listUnitKey,
  package: listPackage,
  'office-setup': listOfficeSetup,
  'office-room': listOfficeRoom,
  intake: listIntake,
  chase: listChase,
} satisfies Partial<{ [K in RecordKind]: (sqlite: Sqlite, record: LedgerRecord<K>) => void }>;

/** Writes a record of one of these kinds into the store of a room and lists it. */
export function putRecord<K extends keyof typeof lists>(room: TestRoom, kind: K, body: RecordBody<K>): void {
  const { sqlite } = room.room().store;
  const list = lists[kind] as (sqlite: Sqlite, record: LedgerRecord<K>) => void;
  sqlite
    .transaction(() =>
      list(
        sqlite,
        append(sqlite, { kind, at: room.now(), by: noAuthor, shift: runningShiftNo(sqlite), body }),
      ),
    )
    .immediate();
}

const blank = (): Pick<DutyProduct, 'fields'> => ({
  fields: {
    ...aProduct().fields,
    sections: aProduct().fields.sections.slice(0, 1),
    incidents: [],
  },
});

function aPackage(room: TestRoom, product: DutyProduct): DutyPackage {
  return {
    id: packageId.parse('package-1'),
    publicKey: ownKey,
    sequence: 1,
    productId: product.id,
    productKind: product.fields.kind,
    productState: product.state,
    isZero: product.fields.isZero,
    fromDay: product.fields.fromDay,
    untilDay: product.fields.untilDay,
    title: product.fields.title,
    fileName: 'duty-000001.dutyroom.zip',
    bytes: 4096,
    sha256: 'c3'.repeat(32),
    manifest: 'd4'.repeat(32),
    head: chainHead(room.room().store.sqlite),
    contents: {
      documents: ['docx'],
      withLog: true,
      withAttachments: false,
      withPhones: false,
      withWhereabouts: false,
    },
    madeAt: room.now(),
    drops: [],
  };
}

const manifestOf = ({ id, fields, year, no, issuedAt }: DutyProduct, one: DutyPackage): PackageManifest => ({
  format: packageFormat,
  unit: { name: '桓台县政府值班室', publicKey: roomKey },
  sequence: 1,
  previous: '0'.repeat(64),
  program: '0.1.0',
  madeAt: issuedAt,
  product: {
    id,
    kind: fields.kind,
    isZero: fields.isZero,
    fromDay: fields.fromDay,
    untilDay: fields.untilDay,
    year,
    no,
    title: fields.title,
    issuedAt,
    issuer: '孙伯安',
    replaces: null,
    state: 'issued',
  },
  contents: one.contents,
  chain: { head: one.head, earlier: [] },
  files: [{ name: 'report.json', bytes: 2, sha256: 'e5'.repeat(32) }],
});

/** Leaves behind a report that was issued, packed, sent and confirmed, one that was withdrawn, and at a central office a room with its key, what came from it and a call. */
export function fileProducts(room: TestRoom): void {
  const { store } = room.room();
  const setup = presetProductSetup();
  putRecord(room, 'product-setup', {
    setup: {
      ...setup,
      templates: setup.templates.map((one) => ({ ...one, sections: one.sections.slice(0, 1) })),
    },
  });
  const issued = (change: Partial<DutyProduct>): DutyProduct => {
    const product = aProduct({ ...blank(), ...change, head: chainHead(store.sqlite) });
    putRecord(room, 'product', { act: 'issued', product, note: '' });
    return product;
  };
  const first = issued({ no: 1 });
  putRecord(room, 'product', {
    act: 'withdrawn',
    product: { ...first, state: 'withdrawn', reason: '补充伤亡' },
    note: '补充伤亡',
  });
  const product = issued({
    id: aProduct({ id: 'product-2' as DutyProduct['id'] }).id,
    no: 2,
    replaces: first.id,
  });
  putRecord(room, 'unit-key', { publicKey: ownKey, reason: '' });
  const made = aPackage(room, product);
  putRecord(room, 'package', { act: 'made', package: made });
  const drop = {
    destinationId: 'usb',
    name: '移动硬盘',
    folder: '/media/usb',
    deliveredAt: room.now(),
    receipt: null,
  };
  putRecord(room, 'package', { act: 'delivered', package: { ...made, drops: [drop] } });
  putRecord(room, 'product', {
    act: 'sent',
    note: '',
    product: {
      ...product,
      deliveries: [
        {
          recipientId: 'city',
          unit: '市总值班室',
          dueAt: null,
          sentAt: room.now(),
          manner: 'package',
          packageNo: 1,
          receiver: '',
          receipt: '',
          receiptAt: null,
        },
      ],
    },
  });
  putRecord(room, 'office-setup', {
    setup: {
      isOffice: true,
      inbox: '/srv/inbox',
      dueAt: clockTime.parse('16:30'),
      on: 'everyDay',
      lateBy: 'arrival',
      chaseScript: '请尽快报送。',
    },
  });
  const added: OfficeRoom = {
    id: officeRoomId.parse('room-1'),
    fields: {
      name: '桓台县政府值班室',
      group: '区县',
      phone: '0533-8210001',
      order: 1,
      dueAt: null,
      fromDay: day,
      untilDay: null,
      note: '',
    },
    keys: [],
  };
  putRecord(room, 'office-room', { act: 'added', room: added, note: '' });
  const key = { publicKey: roomKey, pairedAt: room.now(), pairedByName: '陈主班', retiredAt: null };
  putRecord(room, 'office-room', { act: 'paired', room: { ...added, keys: [key] }, note: '' });
  const kept = keepAttachment(store, keptPackage('first'));
  const held: Intake = {
    id: intakeId.parse('intake-1'),
    roomId: added.id,
    roomName: added.fields.name,
    day,
    isZero: false,
    manner: 'inbox',
    file: { name: 'duty-000001.dutyroom.zip', sha256: kept.hash, bytes: kept.size },
    manifest: manifestOf(product, made),
    manifestSha256: 'f6'.repeat(32),
    told: null,
    arrivedAt: room.now(),
    dueAt: null,
    isLate: false,
    verdict: 'held',
    problems: [{ code: 'future-day', details: ['2026-11-21'] }],
    decision: null,
  };
  putRecord(room, 'intake', { act: 'taken', intake: held });
  const decision = { isAccepted: true, reason: '电话核实', byName: '陈主班', at: room.now() };
  putRecord(room, 'intake', { act: 'decided', intake: { ...held, verdict: 'accepted', decision } });
  keepSaid(room, held.id, 'first');
  const chase: Chase = {
    id: chaseId.parse('chase-1'),
    roomId: added.id,
    roomName: added.fields.name,
    day,
    calledAt: room.now(),
    phone: '0533-8210001',
    result: 'reached',
    answeredBy: '王建国',
    said: '五点前报',
    callerName: '王方',
  };
  putRecord(room, 'chase', { chase });
}
