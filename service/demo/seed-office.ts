import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Input, MethodName, Output } from '#contract/methods';
import type { OfficeRoomId } from '#domain/office/office-room';
import { type PackageManifest, packageFormat } from '#domain/package/manifest';
import { figureKeys } from '#domain/product/figures';
import { type DutyProduct, dutyProduct, productFields } from '#domain/product/product';
import { clockTime, type Instant, type IsoDay } from '#domain/time/instant';
import { instantAt } from '#domain/time/zone';
import demo from '#presets/demo' with { type: 'json' };
import { spokenDay } from '#domain/product/spoken-days';
import { fill } from '../documents/words.ts';
import { buildPackage } from '../package/build-package.ts';
import { codeOf, makeKeyPair } from '../package/keys.ts';
import { packageFileName } from '../package/names.ts';
import { packageReport } from '../package/package-report.ts';
import { program } from '../program.ts';
import { sha256 } from '../store/ledger.ts';

type Call = <M extends MethodName>(method: M, input: Input<M>) => Output<M>;

const { office, incidents } = demo;

/** A room below the office of the demonstration, with the key that it signs with. */
type RoomBelow = {
  readonly id: OfficeRoomId;
  readonly name: string;
  readonly key: ReturnType<typeof makeKeyPair>;
  readonly order: number;
  previous: string;
  sequence: number;
};

/** What the rooms below the demonstration's office send. */
export type RoomsBelow = {
  /** Lets the rooms report on a day: most in time, one late after a call, now and then one not at all. */
  readonly report: (day: IsoDay, place: number) => Promise<void>;
};

const contents: PackageManifest['contents'] = {
  documents: [],
  withLog: false,
  withAttachments: false,
  withPhones: false,
  withWhereabouts: false,
};

const noFigures = Object.fromEntries(figureKeys.map((key) => [key, 0]));

function productOf({ name, order, sequence }: RoomBelow, day: IsoDay, issuedAt: Instant): DutyProduct {
  const turn = order + sequence;
  const told = turn % 4 === 1 ? office.incidents[turn % office.incidents.length] : undefined;
  const spoken = spokenDay(day);
  const signer = {
    name: office.issuers[turn % office.issuers.length] ?? '',
    personId: null,
    manner: 'signed',
    at: issuedAt,
  };
  const isZero = told === undefined;
  const incident = told === undefined ? [] : [incidentOf(told, issuedAt, sequence)];
  return dutyProduct.parse({
    id: `${name}-${sequence}`,
    fields: productFields.parse({
      kind: 'daily',
      isZero,
      fromDay: day,
      untilDay: day,
      period: null,
      title: fill(isZero ? office.zeroTitle : office.title, { room: name, day: spoken }),
      sections: office.sections.map(([key = '', heading = '', text = '']) => ({
        key,
        heading,
        text: key === 'incidents' && told !== undefined ? told.line : text,
      })),
      conclusion: office.conclusion,
      to: [demo.unitName],
      copyTo: [],
      figures: {
        ...noFigures,
        entries: 8 + (sequence % 7),
        calls: 3 + (sequence % 4),
        incidents: incident.length,
        injured: told?.injured ?? 0,
      },
      incidents: incident,
      factsUntilSeq: sequence * 20,
    }),
    year: Number(day.slice(0, 4)),
    no: sequence,
    editor: signer,
    reviewer: null,
    remarks: [],
    issuer: signer,
    issuedAt,
    head: headOf(name, sequence),
    imprint: { unitName: name, head: '', contact: '' },
    deliveries: [],
    state: 'issued',
    reason: '',
    replaces: null,
  });
}

const incidentOf = (told: (typeof office.incidents)[number], at: Instant, sequence: number) => ({
  ...told,
  number: `${at.slice(0, 4)}-${String(sequence).padStart(3, '0')}`,
  isSensitive: false,
  occurredAt: null,
  receivedAt: at,
  state: 'closed',
  deaths: 0,
  missing: 0,
  trapped: 0,
});

/** A record of a store that nobody has: of one number always the same. */
const headOf = (name: string, sequence: number) => ({
  seq: sequence * 20,
  hash: sha256(`${name} ${sequence}`),
});

async function packageOf(
  room: RoomBelow,
  day: IsoDay,
  issuedAt: Instant,
): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
  room.sequence += 1;
  const { name, sequence } = room;
  const product = productOf(room, day, issuedAt);
  const { fields, id, year, no, issuer } = product;
  const unit = { name, publicKey: room.key.publicKey };
  const built = await buildPackage({
    manifest: {
      format: packageFormat,
      unit,
      sequence,
      previous: room.previous,
      program,
      madeAt: issuedAt,
      product: {
        id,
        kind: fields.kind,
        isZero: fields.isZero,
        fromDay: day,
        untilDay: day,
        year,
        no,
        title: fields.title,
        issuedAt,
        issuer: issuer.name,
        replaces: null,
        state: 'issued',
      },
      contents,
      chain: {
        head: product.head,
        earlier: Array.from({ length: sequence - 1 }, (_one, index) => ({
          sequence: sequence - 1 - index,
          head: headOf(name, sequence - 1 - index),
        })),
      },
    },
    files: { 'report.json': packageReport({ unit, product, contents, awayKeys: [] }) },
    secret: room.key.secret,
  });
  room.previous = built.manifestSha256;
  return { name: packageFileName(unit.name, day, sequence), bytes: built.bytes };
}

/** Lets the unit of the demonstration take the reports of the rooms below it in, from a day on. */
export function seedOffice(
  story: {
    readonly call: Call;
    readonly now: () => Instant;
    readonly setClock: (at: Instant) => void;
    readonly ended: (jobId: string) => Promise<unknown>;
  },
  sinceDay: IsoDay,
  zone: string,
): RoomsBelow {
  const { call, setClock, ended } = story;
  const { setup, version } = call('office.setup', {});
  call('office.changeSetup', { version, setup: { ...setup, isOffice: true } });
  call('office.addRooms', {
    rooms: incidents.rooms.map(([name = '', group = '', phone = ''], index) => ({
      name,
      group,
      phone,
      // Behind those that somebody adds to look at.
      order: 1000 + index,
      dueAt: null,
      fromDay: sinceDay,
      untilDay: null,
      note: '',
    })),
  });
  const below = call('office.rooms', {}).rooms.map(({ id, version: known, fields }): RoomBelow => {
    const key = makeKeyPair();
    const { publicKey } = key;
    call('office.pair', { id, version: known, publicKey, code: codeOf(publicKey) });
    return { id, name: fields.name, key, order: fields.order, previous: '0'.repeat(64), sequence: 0 };
  });
  const take = async (rooms: readonly RoomBelow[], day: IsoDay, time: string): Promise<void> => {
    const at = instantAt(day, clockTime.parse(time), zone);
    setClock(at);
    const folder = mkdtempSync(join(tmpdir(), 'duty-demo-'));
    try {
      mkdirSync(folder, { recursive: true });
      for (const room of rooms) {
        const { name, bytes } = await packageOf(room, day, at);
        writeFileSync(join(folder, name), bytes);
      }
      await ended(call('office.takeFolder', { folder }).id);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  };
  return {
    report: async (day, place) => {
      const late = below[(place * 5) % below.length];
      const silent = place % 3 === 2 ? below[(place * 7 + 1) % below.length] : undefined;
      const inTime = below.filter((room) => room !== late && room !== silent);
      await take(inTime, day, '16:12');
      if (late === undefined) return;
      setClock(instantAt(day, clockTime.parse('16:40'), zone));
      const { fields } = call('office.rooms', {}).rooms.find(({ id }) => id === late.id) ?? {};
      call('office.chase', {
        roomId: late.id,
        day,
        phone: fields?.phone ?? '',
        result: 'reached',
        answeredBy: office.chase.answeredBy,
        said: office.chase.said,
        calledAt: null,
      });
      await take([late], day, '16:52');
    },
  };
}
