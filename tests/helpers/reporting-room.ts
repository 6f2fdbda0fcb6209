import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Output } from '#contract/methods';
import { intake } from '#domain/office/intake';
import type { OfficeRoomFields } from '#domain/office/office-room';
import type { Job } from '#contract/methods/records';
import type { PackageManifest } from '#domain/package/manifest';
import { type DutyProduct, productFields } from '#domain/product/product';
import { addMinutes, type Instant } from '#domain/time/instant';
import { writeCard } from '#service/package/card';
import { codeOf } from '#service/package/keys';
import { packageFileName } from '#service/package/names';
import { listAttachment, putAttachment } from '#service/store/attachments';
import { listIntake } from '#service/store/intakes';
import { append, chainHead, noAuthor, recordBySeq, sha256 } from '#service/store/ledger';
import { runningShiftNo } from '#service/store/shifts';
import { deskTakenAt, openTestRoom, type Seat, type TestRoom } from './open-test-room.ts';
import { onDay } from './builders.ts';
import { aPackage, aProduct, testKey } from './package-builders.ts';

/** An empty folder that goes when the test ends. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), '报送 '));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

type Sent = { readonly sequence: number; readonly manifest: string; readonly headSeq: number };

/** A package as it left a room. */
export type SentPackage = { readonly name: string; readonly bytes: Uint8Array; readonly sequence: number };

/** What a test wants otherwise in a package. */
export type SendChange = {
  readonly isZero?: boolean;
  /** The report says that it was taken back, for this reason. */
  readonly withdrawnFor?: string;
  readonly incidents?: DutyProduct['fields']['incidents'];
  readonly replaces?: string;
  readonly id?: string;
  readonly issuedAt?: Instant;
  readonly sections?: DutyProduct['fields']['sections'];
  readonly files?: Readonly<Record<string, Uint8Array>>;
  readonly kind?: DutyProduct['fields']['kind'];
  /** Nothing is written in the log before it. */
  readonly isQuiet?: true;
};

/** A real duty room that reports: each of its packages names the newest record of its store, and what it named before. */
export type ReportingRoom = {
  readonly name: string;
  readonly key: { readonly publicKey: string; readonly secret: string };
  readonly room: TestRoom;
  /** Writes an entry, makes the package of a day and gives it. */
  readonly send: (day: string, change?: SendChange) => Promise<SentPackage>;
  /** Closes the store, copies its folder as a backup does, and opens both; each goes on by itself. */
  readonly copy: () => ReportingRoom;
};

/** Each store makes names of reports of its own, a copy of one too. */
let stores = 0;

function reporting(name: string, keyNo: number, room: TestRoom, before: readonly Sent[]): ReportingRoom {
  const key = testKey(keyNo);
  const sent = [...before];
  let products = 0;
  stores += 1;
  const store = stores;
  const send: ReportingRoom['send'] = async (day, change = {}) => {
    products += 1;
    if (change.isQuiet !== true) room.write('officer', `${name}第${products}次值班情况`);
    const { sqlite } = room.room().store;
    const head = chainHead(sqlite);
    const sequence = (sent.at(-1)?.sequence ?? 0) + 1;
    const earlier: PackageManifest['chain']['earlier'] = sent
      .toReversed()
      .slice(0, 60)
      .map((one) => ({
        sequence: one.sequence,
        head: { seq: one.headSeq, hash: recordBySeq(sqlite, one.headSeq)?.hash ?? '' },
      }));
    const fields = productFields.parse({
      ...aProduct().fields,
      kind: change.kind ?? 'daily',
      isZero: change.isZero ?? true,
      fromDay: day,
      untilDay: day,
      title: `${name}日报告（${day}）`,
      incidents: change.incidents ?? [],
      sections: change.sections ?? aProduct().fields.sections,
    });
    const product = aProduct({
      // Ids of products are texts.
      id: (change.id ?? `${name}-${store}-${products}`) as DutyProduct['id'],
      fields,
      issuedAt: change.issuedAt ?? room.now(),
      replaces: (change.replaces ?? null) as DutyProduct['replaces'],
      state: change.withdrawnFor === undefined ? 'issued' : 'withdrawn',
      reason: change.withdrawnFor ?? '',
      head,
    });
    const built = await aPackage({
      product,
      key,
      files: change.files ?? {},
      manifest: {
        unit: { name, publicKey: key.publicKey },
        sequence,
        previous: sent.at(-1)?.manifest ?? '0'.repeat(64),
        chain: { head, earlier },
      },
    });
    sent.push({ sequence, manifest: built.manifestSha256, headSeq: head.seq });
    return { name: packageFileName(name, onDay(day), sequence), bytes: built.bytes, sequence };
  };
  return {
    name,
    key,
    room,
    send,
    copy: () => {
      const folder = newFolder();
      room.close();
      cpSync(room.folder, folder, { recursive: true });
      room.reopen();
      return reporting(
        name,
        keyNo,
        openTestRoom({ desk: 'not-set-up', folder, now: room.now() }),
        structuredClone(sent),
      );
    },
  };
}

/** Opens a room that reports, with a key of its own. */
export const openReportingRoom = (name: string, keyNo: number): ReportingRoom =>
  reporting(name, keyNo, openTestRoom(), []);

/** Fields of a room of the registry. */
export const aRoom = (name: string, change: Partial<OfficeRoomFields> = {}): OfficeRoomFields => ({
  name,
  group: '区县',
  phone: '0533-7654321',
  order: 1,
  dueAt: null,
  fromDay: onDay('2026-11-01'),
  untilDay: null,
  note: '',
  ...change,
});

/** A central office that takes reports in, due at 15:00 of every day; at 10:00 in Shanghai on 2026-11-21. */
export function openOffice(
  names: readonly string[] = [],
  {
    inbox = '',
    folder,
  }: {
    readonly inbox?: string;
    /** An empty folder for the store; one in the temporary folder where none is named. */
    readonly folder?: string;
  } = {},
): TestRoom {
  const now = addMinutes(deskTakenAt, 90);
  const office = openTestRoom(folder === undefined ? { now } : { now, folder });
  setInbox(office, inbox);
  if (names.length > 0) office.call('chief', 'office.addRooms', { rooms: names.map((name) => aRoom(name)) });
  return office;
}

/** Lets an office watch a directory, or none. */
export function setInbox(office: TestRoom, inbox: string): void {
  const { setup, version } = office.call('chief', 'office.setup', {});
  office.call('chief', 'office.changeSetup', {
    setup: { ...setup, isOffice: true, inbox, dueAt: '15:00' as never, on: 'everyDay', lateBy: 'arrival' },
    version,
  });
}

/** The room of the registry with a name. */
export function roomNamed(office: TestRoom, name: string): Output<'office.rooms'>['rooms'][number] {
  const found = office.call('chief', 'office.rooms', {}).rooms.find(({ fields }) => fields.name === name);
  if (found === undefined) throw new RangeError(name);
  return found;
}

/** Takes the card of a key in and gives it to the room of its name, with the code as it is read over the telephone. */
export function pair(
  office: TestRoom,
  { name, key }: Pick<ReportingRoom, 'name' | 'key'>,
): Output<'office.pair'> {
  const { publicKey } = key;
  const base64 = Buffer.from(writeCard({ unit: name, publicKey })).toString('base64');
  office.call('chief', 'office.takeCard', { name: `${name}.dutyroom-key.json`, base64 });
  const { id, version } = roomNamed(office, name);
  return office.call('chief', 'office.pair', { id, version, publicKey, code: codeOf(publicKey) });
}

/** Puts packages into a folder, a new one where none is named. */
export function putInto(packages: readonly SentPackage[], folder = newFolder()): string {
  mkdirSync(folder, { recursive: true });
  for (const { name, bytes } of packages) writeFileSync(join(folder, name), bytes);
  return folder;
}

/** Takes the packages of a folder in and gives the job as it ended. */
export async function take(office: TestRoom, folder: string, seat: Seat = 'officer'): Promise<Job> {
  const { id } = office.call(seat, 'office.takeFolder', { folder });
  return office.room().jobs.finished(id);
}

/** What became of packages that were taken in from a folder: counts, and file by file what was not simply accepted. */
export async function taken(office: TestRoom, packages: readonly SentPackage[]) {
  const job = await take(office, putInto(packages));
  if (job.taken === null) throw new Error(job.failure?.message ?? job.state);
  const { files, ...counts } = job.taken;
  return {
    ...counts,
    files: files.map(({ outcome, problems }) => [outcome, ...problems.map(({ code }) => code)].join(' ')),
  };
}

/** Leaves in an office what an older program would have, to which the format of a package was a later one; gives the id. */
export function refusedByOlderProgram(office: TestRoom, { name, bytes }: SentPackage): string {
  const { store } = office.room();
  const file = { name, sha256: sha256(bytes), bytes: bytes.length };
  const refused = intake.parse({
    id: `older-${file.sha256.slice(0, 8)}`,
    roomId: null,
    roomName: '',
    day: null,
    isZero: false,
    manner: 'inbox',
    file,
    manifest: null,
    manifestSha256: null,
    told: null,
    arrivedAt: office.now(),
    dueAt: null,
    isLate: false,
    verdict: 'refused',
    problems: [{ code: 'newer-format', details: ['duty-room-package/1'] }],
    decision: null,
  });
  putAttachment(store.folder, file.sha256, bytes);
  const shift = runningShiftNo(store.sqlite);
  const record = { kind: 'intake', at: office.now(), by: noAuthor, shift } as const;
  store.sqlite.transaction(() => {
    listAttachment(store.sqlite, file.sha256, file.bytes);
    const body = { act: 'taken', intake: refused } as const;
    listIntake(store.sqlite, append(store.sqlite, { ...record, body }));
  })();
  return refused.id;
}

/** What came in, the newest first. */
export const intakesOf = (
  office: TestRoom,
  verdict: Output<'office.intakes'>['intakes'][number]['verdict'] | null = null,
): Output<'office.intakes'>['intakes'] =>
  office.call('officer', 'office.intakes', {
    fromDay: onDay('2026-11-01'),
    untilDay: onDay('2026-12-01'),
    roomId: null,
    verdict,
    offset: 0,
    limit: 500,
  }).intakes;
