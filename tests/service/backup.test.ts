import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Job } from '#contract/methods/records';
import { backupTriggers } from '#service/backup/backup-triggers';
import { openStore } from '#service/store/open-store';
import { verifyStore } from '#service/verify';
import { handoverInput, openTestRoom, type TestRoom, verdictOf } from '../helpers/open-test-room.ts';
import { printedBy, runDuty } from '../helpers/run-duty.ts';

const root = (room: TestRoom): string => join(room.folder, 'backups');

function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), '备份 '));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const finished = (room: TestRoom, started: Job): Promise<Job> => room.room().jobs.finished(started.id);
const back = (room: TestRoom): Promise<Job> => finished(room, room.call('chief', 'backup.start', {}));
const drill = (room: TestRoom): Promise<Job> => finished(room, room.call('admin', 'backup.drill', {}));
const state = (room: TestRoom) => room.call('officer', 'backup.state', {});
const all = (room: TestRoom) => room.call('admin', 'backups.all', {});

function newestFolder(room: TestRoom): string {
  const newest = all(room)[0];
  if (newest === undefined) throw new RangeError('no backup');
  return newest.folder;
}

function goTo(room: TestRoom, secondFolder: string | null): void {
  const { settings } = state(room);
  room.call('admin', 'backup.settings', { ...settings, secondFolder });
}

/** Changes one letter of a text wherever it lies in a file. */
function flip(file: string, text: string): void {
  const bytes = readFileSync(file);
  expect(bytes.indexOf(text)).toBeGreaterThan(0);
  for (let at = bytes.indexOf(text); at !== -1; at = bytes.indexOf(text))
    bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
  writeFileSync(file, bytes);
}

const nothing = async (): Promise<void> => undefined;

describe('a backup', () => {
  test('is a complete store that holds, attachments included, and opens as one', async () => {
    const room = openTestRoom();
    const file = room.call('officer', 'attachment.add', { name: '现场.jpg', base64: 'YQ==' });
    room.write('chief', '油罐车侧翻', { attachments: [file] });
    const head = room.call('auditor', 'chain.head', {});
    expect(await back(room)).toMatchObject({ state: 'done', failure: null });
    expect(state(room)).toMatchObject({
      newest: { records: head.seq, head, madeAt: room.now() },
      isRunning: false,
      lastFailure: null,
    });
    const folder = newestFolder(room);
    expect(readdirSync(folder).toSorted()).toEqual(['attachments', 'backup.json', 'duty.sqlite']);
    expect(JSON.parse(readFileSync(join(folder, 'backup.json'), 'utf8'))).toMatchObject({
      verified: true,
      records: head.seq,
      entries: 1,
    });
    const store = openStore(folder);
    onTestFinished(store.close);
    expect(await verifyStore(store, nothing)).toMatchObject({ isIntact: true, records: head.seq });
    const lines = room.call('auditor', 'audit.page', { before: null, limit: 5, kinds: ['backup'] }).lines;
    expect(lines.map((line) => JSON.parse(line.detail) as unknown)).toMatchObject([
      { what: 'made', records: head.seq, head: head.hash },
    ]);
    expect(await verdictOf(room)).toMatchObject({ isIntact: true });
    expect(room.defects).toEqual([]);
  });

  test('made while entries are written holds every record up to its head, and the writing goes on', async () => {
    const room = openTestRoom();
    for (let count = 0; count < 200; count += 1) room.write('chief', '此前已经写下的记录'.repeat(40));
    const started = room.call('chief', 'backup.start', {});
    const end = finished(room, started);
    let written = 0;
    while (room.call('chief', 'job.state', { id: started.id }).state === 'running') {
      room.write('chief', `备份期间 ${(written += 1)}`);
      await new Promise((resume) => setImmediate(resume));
    }
    expect(await end).toMatchObject({ state: 'done' });
    expect(written).toBeGreaterThan(3);
    const [newest] = all(room);
    const copy = new Database(join(newestFolder(room), 'duty.sqlite'), { readonly: true });
    onTestFinished(() => void copy.close());
    const live = room.room().store.sqlite;
    const text = 'SELECT seq, hash, json FROM record WHERE seq <= ? ORDER BY seq';
    expect(copy.prepare(text).all(1e9)).toEqual(live.prepare(text).all(newest?.records));
    expect(await drill(room)).toMatchObject({ drill: { problem: null } });
    expect(await verdictOf(room)).toMatchObject({ isIntact: true });
  });

  test('of a store that does not hold is not made, and the record that does not hold is named', async () => {
    const room = openTestRoom();
    const file = room.call('officer', 'attachment.add', { name: '现场.jpg', base64: 'YQ==' });
    const { id } = room.write('chief', '一', { attachments: [file] });
    rmSync(join(room.folder, 'attachments'), { recursive: true });
    expect(await back(room)).toMatchObject({
      state: 'failed',
      failure: { message: 'backup-not-intact', details: [String(id), 'attachment-missing'] },
    });
    expect(state(room)).toMatchObject({
      newest: null,
      lastFailure: { place: 'first', message: 'backup-not-intact' },
    });
    expect(readdirSync(root(room))).toEqual([]);
    room.write('chief', '备份失败不妨碍登记');
  });

  test('that was cut off counts for nothing and is swept away by the next one', async () => {
    const room = openTestRoom();
    mkdirSync(join(root(room), '.making-2026-01-01T00-00-00-000Z'), { recursive: true });
    mkdirSync(join(root(room), '2026-01-01T00-00-00-000Z'));
    expect(state(room).newest).toBeNull();
    await back(room);
    expect(readdirSync(root(room)).filter((name) => name.startsWith('.'))).toEqual([]);
    expect(all(room)).toHaveLength(1);
  });

  test('that somebody stops leaves nothing behind and is no failure', async () => {
    const room = openTestRoom();
    const started = room.call('chief', 'backup.start', {});
    room.call('chief', 'job.cancel', { id: started.id });
    expect(await finished(room, started)).toMatchObject({ state: 'cancelled' });
    expect(state(room)).toMatchObject({ newest: null, lastFailure: null, isRunning: false });
    expect(readdirSync(root(room))).toEqual([]);
  });

  test('that is being made is the answer to who asks for another', async () => {
    const room = openTestRoom();
    const first = room.call('chief', 'backup.start', {});
    expect(room.call('admin', 'backup.start', {}).id).toBe(first.id);
    await finished(room, first);
    expect(all(room)).toHaveLength(1);
  });

  test('is kept by its age', async () => {
    const room = openTestRoom();
    for (const minutes of [60, 60, 3 * 24 * 60]) {
      await back(room);
      room.pass(minutes);
    }
    await back(room);
    // Of the day of the first three the newest stays.
    expect(all(room)).toHaveLength(2);
  });
});

describe('a drill', () => {
  test('proves the newest backup against the store and says when the next one is due', async () => {
    const room = openTestRoom();
    expect(await drill(room)).toMatchObject({ state: 'failed', failure: { code: 'not-found' } });
    room.write('chief', '一');
    await back(room);
    room.write('chief', '二');
    expect(await drill(room)).toMatchObject({ state: 'done', drill: { problem: null, entries: 1 } });
    expect(state(room)).toMatchObject({ lastDrillAt: room.now(), drillDueAt: '2026-12-21T00:40:00.000Z' });
    expect(readdirSync(root(room)).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  test('finds one changed byte: that backup does not count any more, the one before does', async () => {
    const room = openTestRoom();
    room.write('chief', 'needle in the store');
    await back(room);
    const firstAt = room.now();
    room.pass(60);
    await back(room);
    flip(join(newestFolder(room), 'duty.sqlite'), 'needle in the store');
    const { name } = all(room)[0] ?? {};
    expect(await drill(room)).toMatchObject({ drill: { backup: name, problem: 'changed' } });
    expect(all(room).map((backup) => backup.fault)).toEqual(['changed', null]);
    expect(state(room)).toMatchObject({
      newest: { madeAt: firstAt },
      lastFailure: { message: 'backup-drill', details: [name, 'changed'] },
    });
    expect(await drill(room)).toMatchObject({ drill: { problem: null } });
  });

  test('finds a backup that was swapped for that of another store', async () => {
    const room = openTestRoom();
    const other = openTestRoom();
    room.write('chief', '本室');
    other.write('chief', '另一个室');
    await back(room);
    await back(other);
    const folder = newestFolder(room);
    rmSync(folder, { recursive: true });
    renameSync(newestFolder(other), folder);
    expect(await drill(room)).toMatchObject({ drill: { problem: 'other-store' } });
    expect(state(room).newest).toBeNull();
  });

  test('a backup of another length is seen without one', async () => {
    const room = openTestRoom();
    await back(room);
    writeFileSync(join(newestFolder(room), 'duty.sqlite'), '');
    expect(all(room).map((backup) => backup.fault)).toEqual(['changed']);
    expect(state(room).newest).toBeNull();
  });
});

describe('a second place', () => {
  test('has a complete backup too', async () => {
    const room = openTestRoom();
    goTo(room, aFolder());
    await back(room);
    const [first, second] = all(room);
    expect([first?.place, second?.place, second?.fault]).toEqual(['first', 'second', null]);
    expect(second?.head).toEqual(first?.head);
    expect(state(room).lastFailure).toBeNull();
  });

  test.each([
    ['is not there', 'second-place-missing', (folder: string) => rmSync(folder, { recursive: true })],
    [
      'cannot be written',
      'second-place-read-only',
      (folder: string) => {
        rmSync(folder, { recursive: true });
        writeFileSync(folder, '');
      },
    ],
  ])('that %s is said, and the first place still counts', async (_how, message, damage) => {
    const room = openTestRoom();
    const folder = aFolder();
    goTo(room, folder);
    damage(folder);
    expect(await back(room)).toMatchObject({ state: 'done' });
    expect(state(room)).toMatchObject({
      newest: { madeAt: room.now() },
      lastFailure: { place: 'second', message, details: [folder] },
    });
  });

  test('inside the store, or without a whole path, is refused; so is an old version', () => {
    const room = openTestRoom();
    const { settings } = state(room);
    const refusal = (change: object) => room.refusal('admin', 'backup.settings', { ...settings, ...change });
    expect(refusal({ secondFolder: join(room.folder, 'x') }).message).toBe('second-place-inside');
    expect(refusal({ secondFolder: 'x' })).toMatchObject({ code: 'bad-input', message: 'folder' });
    room.call('admin', 'backup.settings', { ...settings, everyMinutes: 30 });
    expect(refusal({}).code).toBe('conflict');
  });
});

describe('backups come by themselves', () => {
  test('after a handover, and not after one that was refused', async () => {
    const room = openTestRoom();
    const triggers = backupTriggers(room.room(), () => undefined);
    triggers.afterCall('shift.handOver', { ok: false, code: 'internal', message: '', details: [] });
    expect(room.room().jobs.runningBackup()).toBeUndefined();
    triggers.afterCall('shift.handOver', {
      ok: true,
      output: room.call('second', 'shift.handOver', handoverInput(room, 'second')),
    });
    await finished(room, room.call('chief', 'backup.start', {}));
    expect(state(room).newest).not.toBeNull();
  });

  test('by the clock, as often as the settings say', async () => {
    const room = openTestRoom();
    const triggers = backupTriggers(room.room(), () => undefined);
    const counts: number[] = [];
    for (const minutes of [0, 1, 58, 1]) {
      room.pass(minutes);
      triggers.tick();
      const running = room.room().jobs.runningBackup();
      if (running !== undefined) await finished(room, running);
      counts.push(all(room).length);
    }
    expect(counts).toEqual([1, 1, 1, 2]);
  });
});

describe('the command line', () => {
  test('writes a backup into an empty folder and restores it into another; both hold', async () => {
    const room = openTestRoom();
    const file = room.call('officer', 'attachment.add', { name: '现场.jpg', base64: 'YQ==' });
    room.write('chief', 'needle in the store', { attachments: [file] });
    const { seq } = room.call('auditor', 'chain.head', {});
    room.close();
    const to = join(aFolder(), 'usb');
    const store = join(aFolder(), 'new', 'store');
    const saved = await runDuty(['backup', '--store', room.folder, '--to', to]);
    expect([saved.code, printedBy(saved)]).toMatchObject([0, { records: seq, verified: true }]);
    const restored = await runDuty(['restore', '--from', to, '--store', store]);
    expect([restored.code, printedBy(restored)]).toMatchObject([0, { store, records: seq }]);
    const verified = await runDuty(['verify', '--store', store]);
    // The restoring is a record of the restored store.
    expect([verified.code, printedBy(verified)]).toMatchObject([0, { isIntact: true, records: seq + 1 }]);

    const over = await runDuty(['restore', '--from', to, '--store', store]);
    expect([over.code, printedBy(over)]).toMatchObject([1, { error: { message: 'store-there' } }]);
    const again = await runDuty(['backup', '--store', room.folder, '--to', to]);
    expect([again.code, printedBy(again)]).toMatchObject([1, { error: { message: 'store-there' } }]);
    expect((await runDuty(['restore', '--from', aFolder(), '--store', join(store, 'x')])).code).toBe(2);

    flip(join(to, 'duty.sqlite'), 'needle in the store');
    const empty = aFolder();
    const damaged = await runDuty(['restore', '--from', to, '--store', empty]);
    expect([damaged.code, printedBy(damaged)]).toMatchObject([3, { error: { message: 'backup-changed' } }]);
    rmSync(join(to, 'backup.json'));
    const unpaged = await runDuty(['restore', '--from', to, '--store', empty]);
    expect([unpaged.code, printedBy(unpaged)]).toMatchObject([
      3,
      { error: { message: 'backup-not-intact' } },
    ]);
    expect(readdirSync(empty)).toEqual([]);
    room.reopen();
  });
});

test('whoever asks for a drill while one runs is told of that one, for two would restore into one folder', async () => {
  const room = openTestRoom();
  await room.room().jobs.finished(room.call('chief', 'backup.start', {}).id);
  const first = room.call('chief', 'backup.drill', {});
  expect(room.call('admin', 'backup.drill', {}).id).toBe(first.id);
  expect(await room.room().jobs.finished(first.id)).toMatchObject({
    state: 'done',
    drill: { problem: null },
  });
  const next = room.call('admin', 'backup.drill', {});
  expect(next.id).not.toBe(first.id);
  await room.room().jobs.finished(next.id);
  expect(room.defects).toEqual([]);
});
