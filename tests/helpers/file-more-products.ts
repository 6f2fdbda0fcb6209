import { chaseId, type Chase } from '#domain/office/chase';
import { type Intake, intakeId } from '#domain/office/intake';
import { type OfficeRoom, officeRoomId } from '#domain/office/office-room';
import { packageId } from '#domain/package/package';
import { addMinutes } from '#domain/time/instant';
import { chainHead } from '#service/store/ledger';
import { keepAttachment } from '#service/store/attachments';
import { paragraphs } from '#service/office/received-lines';
import { intakeById } from '#service/store/intakes';
import { keepLines } from '#service/store/received-reports';
import { officeRoomById } from '#service/store/office-rooms';
import { officeSetupNow } from '#service/store/office-setup';
import { packageById } from '#service/store/packages';
import { productSetupNow } from '#service/store/product-setup';
import { productById } from '#service/store/products';
import { aProduct } from './a-product.ts';
import { fileProducts, putRecord } from './file-products.ts';
import { keepSaid, keptPackage } from './kept-package.ts';
import type { TestRoom } from './open-test-room.ts';

/** A thing that has to be there. */
function given<T>(value: T | undefined): T {
  if (value === undefined) throw new RangeError('not there');
  return value;
}

/**
 * Leaves behind more of what `fileProducts` does, with every way in which a later record may change an earlier one: a second set-up, a receipt, a new key of the
 * room with packages of its own, a room with a retired key, a report that was told, and packages that waited and were judged again or refused.
 */
export function fileMoreProducts(room: TestRoom): void {
  fileProducts(room);
  const { store } = room.room();
  const { sqlite } = store;
  const { setup } = given(productSetupNow(sqlite));
  putRecord(room, 'product-setup', { setup: { ...setup, contact: '0533-8210002' } });
  const { product } = given(productById(sqlite, 'product-2'));
  putRecord(room, 'product', {
    act: 'receipt',
    note: '',
    product: {
      ...product,
      deliveries: product.deliveries.map((one) => ({
        ...one,
        receipt: '收文 7 号',
        receiptAt: room.now(),
      })),
    },
  });
  room.setClock(addMinutes(room.now(), -30));
  const weekly = aProduct({
    id: 'product-3' as typeof product.id,
    fields: { ...product.fields, kind: 'weekly', sections: [], incidents: [] },
    no: 1,
    head: chainHead(sqlite),
  });
  putRecord(room, 'product', { act: 'issued', product: weekly, note: '' });
  const first = given(packageById(sqlite, 'package-1'));
  const made = (id: string, change: Partial<typeof first>): void =>
    putRecord(room, 'package', {
      act: 'made',
      package: {
        ...first,
        id: packageId.parse(id),
        productId: weekly.id,
        productKind: 'weekly',
        head: chainHead(sqlite),
        drops: [],
        ...change,
      },
    });
  made('package-2', { sequence: 2, manifest: 'a2'.repeat(32) });
  const [drop] = first.drops;
  putRecord(room, 'package', {
    act: 'receipt',
    package: {
      ...first,
      drops: [
        {
          ...given(drop),
          receipt: { office: '市总值班室', verdict: 'accepted', problems: [], at: room.now() },
        },
      ],
    },
  });
  putRecord(room, 'unit-key', { publicKey: 'c4'.repeat(32), reason: '换机' });
  made('package-3', { publicKey: 'c4'.repeat(32), sequence: 1, manifest: 'a3'.repeat(32) });
  const { setup: office } = given(officeSetupNow(sqlite));
  putRecord(room, 'office-setup', { setup: { ...office, lateBy: 'issue' } });
  const { room: known } = given(officeRoomById(sqlite, 'room-1'));
  const another: OfficeRoom = {
    id: officeRoomId.parse('room-2'),
    fields: { ...known.fields, name: '高青县政府值班室', order: 2 },
    keys: [],
  };
  const key = {
    publicKey: 'd5'.repeat(32),
    pairedAt: room.now(),
    pairedByName: '陈主班',
    retiredAt: null,
  };
  putRecord(room, 'office-room', { act: 'added', room: another, note: '' });
  putRecord(room, 'office-room', { act: 'paired', room: { ...another, keys: [key] }, note: '' });
  const retired = { ...another, keys: [{ ...key, retiredAt: room.now() }] };
  putRecord(room, 'office-room', { act: 'unpaired', room: retired, note: '硬盘丢失' });
  const fields = { ...another.fields, phone: '0533-8210003' };
  putRecord(room, 'office-room', { act: 'changed', room: { ...retired, fields }, note: '' });
  const { intake: accepted } = given(intakeById(sqlite, 'intake-1'));
  const taken = (id: string, change: Partial<Intake>): Intake => {
    const intake: Intake = { ...accepted, id: intakeId.parse(id), decision: null, ...change };
    putRecord(room, 'intake', { act: 'taken', intake });
    return intake;
  };
  const fileOf = (name: string, bytes: Buffer): Intake['file'] => {
    const { hash, size } = keepAttachment(store, bytes);
    return { name: `${name}.dutyroom.zip`, sha256: hash, bytes: size };
  };
  const unknown = taken('intake-2', {
    roomId: null,
    roomName: '高青县政府值班室',
    file: fileOf('second', keptPackage('second')),
    manifestSha256: 'f7'.repeat(32),
    verdict: 'held',
    problems: [{ code: 'unknown-key', details: ['d5d5'] }],
  });
  putRecord(room, 'intake', {
    act: 'rejudged',
    intake: {
      ...unknown,
      roomId: another.id,
      dueAt: addMinutes(room.now(), -5),
      isLate: true,
      verdict: 'accepted',
      problems: [],
    },
  });
  keepSaid(room, unknown.id, 'second');
  const told = '城关镇塔吊倾斜\n\n无人员伤亡';
  const { id } = taken('intake-3', {
    file: null,
    manifest: null,
    manifestSha256: null,
    manner: 'told',
    told: { manner: 'phone', isZero: true, byName: '王建国', text: told },
    isZero: true,
    verdict: 'accepted',
    problems: [],
  });
  keepLines(sqlite, id, paragraphs('电话', told));
  taken('intake-4', {
    roomId: null,
    roomName: '',
    day: null,
    file: fileOf('no package', Buffer.from('no package')),
    manifest: null,
    manifestSha256: null,
    verdict: 'refused',
    problems: [{ code: 'not-a-package', details: [] }],
  });
  const chase: Chase = {
    id: chaseId.parse('chase-2'),
    roomId: another.id,
    roomName: another.fields.name,
    day: product.fields.untilDay,
    calledAt: room.now(),
    phone: '0533-8210003',
    result: 'noAnswer',
    answeredBy: '',
    said: '',
    callerName: '王方',
  };
  putRecord(room, 'chase', { chase });
}
