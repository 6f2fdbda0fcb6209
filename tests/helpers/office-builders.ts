import type { ProductKind } from '#domain/product/product';
import { type Intake, intakeId } from '#domain/office/intake';
import { type OfficeRoom, officeRoom } from '#domain/office/office-room';
import { type OfficeSetup, officeSetup } from '#domain/office/setup';
import { packageFormat, packageManifest, type PackageManifest } from '#domain/package/manifest';
import { addDays, type Instant, type IsoDay } from '#domain/time/instant';
import { moment, onDay } from './builders.ts';

/** An office that expects a report of every day until 16:30, unless told otherwise. */
export const anOffice = (change: Partial<OfficeSetup> = {}): OfficeSetup =>
  officeSetup.parse({
    isOffice: true,
    inbox: '',
    dueAt: '16:30',
    on: 'everyDay',
    lateBy: 'arrival',
    chaseScript: '您好，{{单位}}{{日期}}的值班日报告（时限{{ 时限 }}）尚未收到，请{{某事}}。',
    ...change,
  });

/** The key of a room, the newest of it unless another is named. */
export const keyOfRoom = (no: number, keyNo = 0): string =>
  `${String(no).padStart(4, '0')}${String(keyNo).padStart(4, '0')}`.padEnd(64, 'a');

/** A room of the registry with keys, the last of them in use. */
export const anOfficeRoom = (no: number, change: Partial<OfficeRoom['fields']> = {}, keys = 1): OfficeRoom =>
  officeRoom.parse({
    id: `room-${String(no).padStart(4, '0')}`,
    fields: {
      name: `第${String(no).padStart(4, '0')}乡镇值班室`,
      group: no % 2 === 0 ? '市直部门' : '区县',
      phone: `0533-${String(7_000_000 + no)}`,
      order: no,
      dueAt: null,
      fromDay: '2024-01-01',
      untilDay: null,
      note: '',
      ...change,
    },
    keys: Array.from({ length: keys }, (_, index) => ({
      publicKey: keyOfRoom(no, index),
      pairedAt: moment('2026-01-01T00:00Z'),
      pairedByName: '陈主班',
      retiredAt: index === keys - 1 ? null : moment('2026-06-01T00:00Z'),
    })),
  });

/** What is known of something that came in; a package unless it has no sequence. */
export type Came = {
  readonly day: IsoDay;
  readonly at: Instant;
  readonly isZero?: boolean;
  readonly isLate?: boolean;
  readonly verdict?: Intake['verdict'];
  readonly sequence?: number | null;
  readonly keyNo?: number;
  readonly kind?: ProductKind;
  readonly told?: string;
  /** Names its report; one that no other package has where none is given. */
  readonly product?: string;
  readonly replaces?: string;
  readonly isWithdrawal?: boolean;
};

const manifestOf = (roomNo: number, came: Came, sequence: number): PackageManifest =>
  packageManifest.parse({
    format: packageFormat,
    unit: { name: `第${String(roomNo)}室`, publicKey: keyOfRoom(roomNo, came.keyNo ?? 0) },
    sequence,
    previous: '0'.repeat(64),
    program: '0.1.0',
    madeAt: came.at,
    product: {
      id: came.product ?? `product-${String(sequence)}`,
      kind: came.kind ?? 'daily',
      isZero: came.isZero ?? false,
      fromDay: came.day,
      untilDay: came.day,
      year: 2026,
      no: sequence,
      title: '值班日报告',
      issuedAt: came.at,
      issuer: '孙伯安',
      replaces: came.replaces ?? null,
      state: came.isWithdrawal === true ? 'withdrawn' : 'issued',
    },
    contents: {
      documents: [],
      withLog: false,
      withAttachments: false,
      withPhones: false,
      withWhereabouts: false,
    },
    chain: { head: { seq: 1, hash: '5f'.repeat(32) }, earlier: [] },
    files: [{ name: 'report.json', bytes: 2, sha256: 'e5'.repeat(32) }],
  });

/** Something that came in from a room, as it is recorded; nothing of it was ever a file. */
export function anIntake(id: string, roomNo: number, came: Came): Intake {
  const sequence = came.sequence === undefined ? 1 : came.sequence;
  const manifest = sequence === null ? null : manifestOf(roomNo, came, sequence);
  const room = anOfficeRoom(roomNo);
  return {
    id: intakeId.parse(id),
    roomId: room.id,
    roomName: room.fields.name,
    day: came.day,
    isZero: came.isZero ?? false,
    manner: manifest === null ? 'told' : 'inbox',
    file: null,
    manifest,
    manifestSha256: null,
    told:
      manifest === null
        ? { manner: 'phone', isZero: came.isZero ?? false, byName: '李四', text: came.told ?? '' }
        : null,
    arrivedAt: came.at,
    dueAt: null,
    isLate: came.isLate ?? false,
    verdict: came.verdict ?? 'accepted',
    problems: [],
    decision: null,
  };
}

/** The day of the tests, and days before it. */
export const today = onDay('2026-11-21');

/** A moment of the afternoon of a day: 16:00 in Shanghai, half an hour before reports are due. */
export const inTime = (day: IsoDay): Instant => moment(`${day}T08:00Z`);

/** A moment of the evening of a day: 18:00 in Shanghai. */
export const tooLate = (day: IsoDay): Instant => moment(`${day}T10:00Z`);

/** A day before or after the day of the tests. */
export const dayAt = (offset: number): IsoDay => addDays(today, offset);
