import { cpSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject, onTestFinished } from 'vitest';
import { DutyError, type Failure, type Reply } from '#contract/errors';
import type { Topic } from '#contract/kinds';
import type { Input, Output, SlowMethod } from '#contract/methods';
import type { AlarmMessage } from '#contract/wire';
import type { Entry, EntryContent } from '#domain/log/entry';
import type { Role } from '#domain/people/account';
import type { HandedOver } from '#domain/shift/sheet';
import type { Shift } from '#domain/shift/shift';
import { addMinutes, type Instant } from '#domain/time/instant';
import { type DutyRoom, openRoom, type ServiceMethod } from '#service/room';
import { makeSecret } from '#service/secret';
import { atEndOfFile } from './at-end-of-file.ts';
import { aContent, aPerson, aStation, moment, onDay } from './builders.ts';

/** The password of every account of a test room. */
export const testPassword = 'Zhiban-2026';

/** Accounts of a test room, each signed in at the seat of its name; `nobody` is a seat where nobody sits. */
export type Seat = 'admin' | 'chief' | 'officer' | 'second' | 'leader' | 'auditor' | 'nobody';

const people: readonly {
  readonly seat: Exclude<Seat, 'nobody'>;
  readonly name: string;
  readonly roles: readonly Role[];
}[] = [
  { seat: 'admin', name: '赵管理', roles: ['admin'] },
  { seat: 'chief', name: '陈主班', roles: ['chief'] },
  { seat: 'officer', name: '王方', roles: ['officer'] },
  { seat: 'second', name: '刘洋', roles: ['officer'] },
  { seat: 'leader', name: '孙伯安', roles: ['dutyLeader'] },
  { seat: 'auditor', name: '沈审计', roles: ['auditor'] },
];

/** The name of the person whose account sits at a seat. */
export const nameOf = (seat: Seat): string => people.find((person) => person.seat === seat)?.name ?? '';

/** How far a test room is when the test gets it. */
export type Desk = 'not-set-up' | 'empty' | 'manned';

/** When a manned desk was taken over: 08:30 in Shanghai, the start of the duty day 2026-11-21. */
export const deskTakenAt = moment('2026-11-21T00:30Z');

type Opened = {
  readonly room: DutyRoom;
  readonly changes: Topic[][];
  readonly defects: unknown[];
  readonly rung: AlarmMessage[];
  at: Instant;
  /** Milliseconds on the clock that nobody can set. */
  steady: number;
};

/** A real duty room in a folder of its own, with a clock that the test sets. */
export type TestRoom = {
  readonly folder: string;
  readonly room: () => DutyRoom;
  readonly now: () => Instant;
  /** Sets the clock on the wall; the one that nobody can set stays. */
  readonly setClock: (at: Instant) => void;
  /** Lets time pass on both clocks. */
  readonly pass: (minutes: number) => void;
  /** Looks for alarms that ring now, as the process does some times a second, and gives those that did. */
  readonly look: () => readonly AlarmMessage[];
  /** Makes a call of any kind and gives its reply when it is ready. */
  readonly reply: (seat: string, method: string, input: unknown, callId?: string) => Promise<Reply>;
  /** Asks a slow question that succeeds; a refusal is thrown as a `DutyError`. */
  readonly later: <M extends SlowMethod & ServiceMethod>(
    seat: Seat,
    method: M,
    input: Input<M>,
  ) => Promise<Output<M>>;
  /** Makes a call that succeeds; a refusal is thrown as a `DutyError`. */
  readonly call: <M extends ServiceMethod>(
    seat: Seat,
    method: M,
    input: Input<M>,
    callId?: string,
  ) => Output<M>;
  /** Makes a call that is refused, with any input, and gives the refusal. */
  readonly refusal: (seat: Seat, method: string, input: unknown, callId?: string) => Failure;
  /** Lets a seat write an entry. */
  readonly write: (seat: Seat, content: string, change?: Partial<EntryContent>) => Entry;
  /** Topics that were announced since the last look. */
  readonly announced: () => readonly (readonly Topic[])[];
  readonly defects: readonly unknown[];
  /** What was reported as a defect since the last look. */
  readonly takeDefects: () => readonly unknown[];
  /** Closes the store and opens it again, as after a restart. */
  readonly reopen: () => void;
  readonly close: () => void;
};

let callsMade = 0;

const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), '值班室 '));
  atEndOfFile(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

function open(folder: string, { at, steady }: Pick<Opened, 'at' | 'steady'>, ids: { last: number }): Opened {
  const opened: Omit<Opened, 'room'> = { changes: [], defects: [], rung: [], at, steady };
  const room = openRoom({
    folder,
    clock: { now: () => opened.at, steady: () => opened.steady },
    newId: () => {
      ids.last += 1;
      return `id-${String(ids.last).padStart(6, '0')}`;
    },
    changed: (topics) => void opened.changes.push([...topics]),
    host: () => Promise.resolve({ ok: false, message: 'no-printing-runtime' }),
    report: (error) => void opened.defects.push(error),
    rang: (alarm) => void opened.rung.push(alarm),
  });
  return Object.assign(opened, { room });
}

function testRoomIn(folder: string, at: Instant, callsOf = 'call'): TestRoom {
  const ids = { last: Math.floor(Date.parse(at) / 1000) % 1_000_000 };
  let opened = open(folder, { at, steady: 0 }, ids);
  const defects: unknown[] = [];
  const reply = (seat: Seat, method: string, input: unknown, callId?: string) => {
    callsMade += 1;
    return opened.room.call({ callId: callId ?? `${callsOf}-${callsMade}`, seat, method, input });
  };
  const answer = async (seat: string, method: string, input: unknown, callId?: string): Promise<Reply> => {
    callsMade += 1;
    const given = await opened.room.answer({
      callId: callId ?? `${callsOf}-${callsMade}`,
      seat,
      method,
      input,
    });
    defects.push(...opened.defects.splice(0));
    return given;
  };
  const call: TestRoom['call'] = (seat, method, input, callId) => {
    const answer = reply(seat, method, input, callId);
    defects.push(...opened.defects.splice(0));
    if (!answer.ok) throw new DutyError(answer.code, answer.message, answer.details);
    // tests/contract/outputs.test.ts parses every output with its schema.
    return answer.output as Output<typeof method>;
  };
  return {
    folder,
    room: () => opened.room,
    now: () => opened.at,
    setClock: (to) => {
      opened.at = to;
    },
    pass: (minutes) => {
      opened.at = addMinutes(opened.at, minutes);
      opened.steady += minutes * 60_000;
    },
    look: () => {
      opened.room.alarms.look();
      return opened.rung.splice(0);
    },
    call,
    reply: answer,
    later: async (seat, method, input) => {
      const given = await answer(seat, method, input);
      if (!given.ok) throw new DutyError(given.code, given.message, given.details);
      // As in `call`.
      return given.output as Output<typeof method>;
    },
    refusal: (seat, method, input, callId) => {
      const answer = reply(seat, method, input, callId);
      defects.push(...opened.defects.splice(0));
      if (answer.ok) throw new Error(`${method} was not refused`);
      return { code: answer.code, message: answer.message, details: answer.details };
    },
    write: (seat, content, change) =>
      call(seat, 'log.record', { content: aContent(content, change), draftId: null }),
    announced: () => opened.changes.splice(0),
    defects,
    takeDefects: () => [...defects.splice(0), ...opened.defects.splice(0)],
    reopen: () => {
      opened.room.close();
      opened = open(folder, opened, ids);
    },
    close: () => opened.room.close(),
  };
}

/** A closed store in the wanted state, made once for the whole run. */
function preparedStore(desk: Desk): string {
  const shared = join(inject('preparedStores'), desk);
  if (existsSync(shared)) return shared;
  const folder = mkdtempSync(join(inject('preparedStores'), 'begun-'));
  if (desk === 'manned') cpSync(preparedStore('empty'), folder, { recursive: true });
  // A call that a store has had already would be answered and not made.
  const room = testRoomIn(
    folder,
    desk === 'manned' ? deskTakenAt : moment('2026-11-20T01:00Z'),
    `prepared-${desk}`,
  );
  if (desk === 'empty') setUp(room);
  if (desk === 'manned') takeDesk(room);
  room.close();
  try {
    renameSync(folder, shared);
  } catch (error) {
    // Another worker was quicker.
    if (!existsSync(shared)) throw error;
  }
  return shared;
}

function setUp(room: TestRoom): void {
  room.call('admin', 'setup.complete', {
    station: aStation(),
    admin: { name: nameOf('admin'), account: 'admin', password: testPassword, standsDuty: false },
    people: people.map((person, index) => aPerson(person.name, { order: index + 1 })),
  });
  const everybody = room.call('admin', 'people.all', { withLeft: true });
  const personOf = (name: string) => {
    const person = everybody.find((known) => known.name === name);
    if (person === undefined) throw new RangeError(name);
    return person.id;
  };
  for (const { seat, name, roles } of people.slice(1)) {
    const input = { name: seat, personId: personOf(name), roles: [...roles], password: testPassword };
    room.call('admin', 'account.create', input);
  }
  // Every account chose this password itself; the choosing is tested where it belongs, and how slow a password is to check.
  room
    .room()
    .store.sqlite.prepare('UPDATE account SET must_change_password = 0, secret = ?')
    .run(makeSecret(testPassword, 16));
  for (const { seat } of people.slice(1))
    room.call(seat, 'session.signIn', { account: seat, password: testPassword });
}

function takeDesk(room: TestRoom): void {
  room.call('chief', 'shift.takeOver', {
    password: testPassword,
    duty: 'chief',
    others: [{ account: 'officer', password: testPassword, duty: 'deputy' }],
    leaderName: nameOf('leader'),
    note: '',
    day: onDay('2026-11-21'),
    index: 0,
  });
}

/** Opens a real room for the test that asks, closed and removed when the test ends; `keep` leaves both to the caller. */
export function openTestRoom(
  options: {
    readonly desk?: Desk;
    readonly now?: Instant;
    readonly keep?: true;
    /** An empty folder for the store; a new one in the temporary folder where none is named. */
    readonly folder?: string;
  } = {},
): TestRoom {
  const desk = options.desk ?? 'manned';
  const folder = options.folder ?? newFolder();
  if (desk !== 'not-set-up') cpSync(preparedStore(desk), folder, { recursive: true });
  const room = testRoomIn(
    folder,
    options.now ?? (desk === 'manned' ? addMinutes(deskTakenAt, 10) : deskTakenAt),
  );
  if (options.keep === true) return room;
  onTestFinished(() => {
    room.close();
    // A folder that the test named goes with its disk, which may not let anything be removed.
    if (options.folder === undefined) rmSync(folder, { recursive: true, force: true });
  });
  return room;
}

/** The shift that runs, which a test expects to be there. */
export function runningShiftOf(room: TestRoom): Shift {
  const { shift } = room.call('auditor', 'desk.now', {});
  if (shift === null) throw new RangeError('nobody has the desk');
  return shift;
}

/** What both sides say at a handover at which every open matter is gone through and the relief leads what goes on. */
export const handedOverOf = (
  sheet: Output<'handover.sheet'>,
  change: Partial<HandedOver> = {},
): HandedOver => ({
  equipment: [],
  things: [],
  note: '',
  latenessReason: '',
  handed: [...sheet.facts.openMatters],
  taken: [...sheet.facts.openMatters],
  unread: [],
  released: sheet.facts.majorIncidents.map(({ entryId }) => ({ entryId, reason: '已平稳' })),
  ...change,
});

/** The input of a handover from the running shift to `to`, every open matter gone through by both sides. */
export function handoverInput(
  room: TestRoom,
  to: Seat,
  change: Partial<Omit<Input<'shift.handOver'>, 'handed'>> & { readonly handed?: Partial<HandedOver> } = {},
): Input<'shift.handOver'> {
  const running = runningShiftOf(room);
  const outgoing = people.find((person) =>
    running.members.some((member) => member.name === person.name && member.untilAt === null),
  );
  const { toTake } = room.call('auditor', 'desk.now', {});
  const sheet = room.call('auditor', 'handover.sheet', { shiftNo: running.no });
  return {
    shiftNo: running.no,
    digest: sheet.digest,
    outgoing: { account: outgoing?.seat ?? '', password: testPassword },
    incoming: [{ account: to, password: testPassword, duty: 'chief' }],
    leaderName: nameOf('leader'),
    day: toTake.day,
    index: toTake.index,
    ...change,
    handed: handedOverOf(sheet, change.handed),
  };
}

/** Checks the store as `duty verify` does. */
export async function verdictOf(room: TestRoom) {
  const { verdict } = await room.room().jobs.finished(room.room().jobs.startVerify().id);
  if (verdict === null) throw new Error('verifying failed');
  return verdict;
}
