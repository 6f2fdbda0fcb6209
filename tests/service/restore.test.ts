import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import type { Job } from '#contract/methods/records';
import { openStore } from '#service/store/open-store';
import { openTestRoom, type TestRoom, testPassword } from '../helpers/open-test-room.ts';
import { openTestService, type TestService } from '../helpers/open-test-service.ts';
import { printedBy, runDuty } from '../helpers/run-duty.ts';

/** A room that was closed with one backup, and one entry after it. */
async function aRoomWithBackup() {
  const room = openTestRoom();
  room.write('chief', '备份之前');
  await room.room().jobs.finished(room.call('chief', 'backup.start', {}).id);
  const [backup] = room.call('admin', 'backups.all', {});
  if (backup === undefined) throw new RangeError('no backup');
  room.write('chief', '备份之后');
  const head = room.call('auditor', 'chain.head', {});
  room.close();
  return { room, backup, head, choice: { place: backup.place, name: backup.name } };
}

async function untilEnded(service: TestService, id: string, saidBefore: number): Promise<Job | undefined> {
  for (;;) {
    // With a new room the job is gone, and so is the session.
    if (service.said.length > saidBefore) return undefined;
    const job = await service.call('job.state', { id }, 'admin');
    if (job.state !== 'running') return job;
    await new Promise((resume) => setImmediate(resume));
  }
}

const order = { password: testPassword, reason: '误将整班记录作废' };

const restoredLines = async (service: TestService): Promise<readonly unknown[]> => {
  const { lines } = await service.call('audit.page', { before: null, limit: 20, kinds: ['backup'] }, 'admin');
  return lines
    .map((line) => JSON.parse(line.detail) as { what: string })
    .filter((body) => body.what === 'restored');
};

describe('restoring a backup of a healthy store in the program', () => {
  test('says first what is given up; then everybody signs in again and the chain tells who, why and what was left', async () => {
    const { room, backup, head, choice } = await aRoomWithBackup();
    const service = openTestService(room.folder, room.now());
    const loss = await service.call('backup.loss', choice, 'admin');
    const records = head.seq - backup.head.seq;
    expect(loss).toEqual({ records, entries: 1, since: room.now(), sentSince: null });
    const { id } = await service.call('backup.restore', { ...choice, ...order }, 'admin');
    expect(await untilEnded(service, id, 1)).toBeUndefined();
    expect(service.said).toEqual(['ready', 'ready']);
    for (const seat of ['admin', 'chief'])
      expect(await service.refusal('log.open', {}, seat)).toMatchObject({ code: 'signed-out' });
    await service.call('session.signIn', { account: 'admin', password: testPassword }, 'admin');
    const aside = readdirSync(room.folder).find((name) => name.startsWith('replaced-')) ?? '';
    expect(await restoredLines(service)).toEqual([
      {
        what: 'restored',
        backup: backup.name,
        records: backup.records,
        head: backup.head.hash,
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/u) as string,
        replaced: { head, aside, reason: order.reason },
      },
    ]);
    const page = await service.call('log.page', { filter: {}, before: null, limit: 10 }, 'admin');
    expect(page.entries.map((entry) => entry.content)).toEqual(['备份之前']);
    // The backups of the line that was left are no longer the newest ones.
    await vi.waitFor(
      async () => {
        const state = await service.call('backup.state', {}, 'admin');
        expect(state.isRunning).toBe(false);
        expect(state.newest?.records).toBeGreaterThan(backup.records);
      },
      { timeout: 20_000 },
    );
    service.close();
    for (const store of [room.folder, join(room.folder, aside)]) {
      const verified = await runDuty(['--store', store, 'verify']);
      expect([verified.code, printedBy(verified)]).toMatchObject([0, { isIntact: true }]);
    }
    expect(service.defects).toEqual([]);
    room.reopen();
  });

  test('is refused with a wrong password, to others than administrators, and for a backup that is not there', async () => {
    const { room, choice } = await aRoomWithBackup();
    room.reopen();
    const refused = (seat: 'admin' | 'chief', change: object) =>
      room.refusal(seat, 'backup.restore', { ...choice, ...order, ...change });
    expect(refused('chief', {})).toMatchObject({ code: 'not-allowed' });
    expect(refused('admin', { password: 'Wrong-0000' })).toMatchObject({ code: 'wrong-password' });
    expect(refused('admin', { name: '../..' })).toMatchObject({
      code: 'not-found',
      message: 'chosen-backup',
    });
    expect(refused('admin', { reason: ' ' })).toMatchObject({ code: 'bad-input' });
    expect(readdirSync(room.folder).filter((name) => name.startsWith('replaced-'))).toEqual([]);
  });

  test('is refused for a backup of another room', async () => {
    const { room } = await aRoomWithBackup();
    const other = await aRoomWithBackup();
    const strange = join(room.folder, 'backups', 'strange');
    renameSync(other.backup.folder, strange);
    room.reopen();
    // A test room is a copy of one and the same beginning; another room has another first record.
    const page = JSON.parse(readFileSync(join(strange, 'backup.json'), 'utf8')) as object;
    const store = openStore(strange);
    store.sqlite.exec('DROP TRIGGER record_is_never_changed');
    store.sqlite.exec("UPDATE record SET hash = 'x' || substr(hash, 2)");
    store.close();
    const bytes = readFileSync(join(strange, 'duty.sqlite')).length;
    writeFileSync(join(strange, 'backup.json'), JSON.stringify({ ...page, bytes }));
    expect(
      room.refusal('admin', 'backup.restore', { place: 'first', name: 'strange', ...order }),
    ).toMatchObject({ message: 'backup-other-store' });
  });

  test('is not begun by the command line, where no window could sign in again', async () => {
    const { room, choice } = await aRoomWithBackup();
    room.reopen();
    const job = room.call('admin', 'backup.restore', { ...choice, ...order });
    expect(await room.room().jobs.finished(job.id)).toMatchObject({
      state: 'failed',
      failure: { message: 'restore-by-console' },
    });
  });
});

describe('a restored store that waits', () => {
  /** A restored store that was given over to a closed store folder, with the power gone before it was put in place. */
  async function waiting() {
    const { room, backup } = await aRoomWithBackup();
    const from = join(room.folder, '.restored-2026-11-21T02-00-00-000Z');
    const restored = await runDuty(['restore', '--from', backup.folder, '--store', from]);
    expect(restored.code).toBe(0);
    const replaced = { head: null, aside: 'replaced-2026-11-21T02-00-00-000Z', reason: '恢复' };
    const body = { what: 'restored', backup: backup.name, records: 1, head: '', sha256: '', replaced };
    writeFileSync(join(from, 'restored.json'), JSON.stringify({ by: { accountId: 'a', name: '甲' }, body }));
    return { room, from, aside: join(room.folder, replaced.aside) };
  }
  const contents = (room: TestRoom): readonly string[] =>
    room
      .call('chief', 'log.page', { filter: {}, before: null, limit: 10 })
      .entries.map((entry) => entry.content);
  const steps = ['duty.sqlite', 'attachments', 'restored.json'] as const;

  test.each([
    ['before the first step', 0, 0],
    ['after the former database was moved', 1, 0],
    ['after the former attachments were moved', 2, 0],
    ['after the new attachments were put in place', 2, 1],
    ['after the note was put in place', 2, 2],
  ])('takes its place at the next start when the power went %s', async (_when, movedAway, putIn) => {
    const { room, from, aside } = await waiting();
    mkdirSync(aside);
    for (const name of steps.slice(0, movedAway)) renameSync(join(room.folder, name), join(aside, name));
    for (const name of steps.slice(1, 1 + putIn)) renameSync(join(from, name), join(room.folder, name));
    room.reopen();
    expect(room.refusal('chief', 'log.open', {}).code).toBe('signed-out');
    room.call('chief', 'session.signIn', { account: 'chief', password: testPassword });
    expect(contents(room)).toEqual(['备份之前']);
    expect(existsSync(from)).toBe(false);
    expect(existsSync(join(aside, 'duty.sqlite'))).toBe(true);
    expect(existsSync(join(aside, 'attachments'))).toBe(true);
    expect(existsSync(join(room.folder, 'restored.json'))).toBe(false);
  });

  test('is written down once, also when the power goes before the note is taken away', async () => {
    const { room, from } = await waiting();
    const note = readFileSync(join(from, 'restored.json'));
    room.reopen();
    room.close();
    writeFileSync(join(room.folder, 'restored.json'), note);
    room.reopen();
    const lines = room
      .room()
      .store.sqlite.prepare("SELECT count(*) FROM record WHERE json LIKE '%replaced-2026%'")
      .pluck()
      .get();
    expect(lines).toBe(1);
  });
});
