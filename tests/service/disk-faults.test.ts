import { existsSync, mkdirSync, readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Input } from '#contract/methods';
import { blankDraft } from '#domain/log/read-draft';
import { openRoom } from '#service/room';
import { openStore } from '#service/store/open-store';
import { aContent, onDay } from '../helpers/builders.ts';
import { deskTakenAt, openTestRoom, type TestRoom, verdictOf } from '../helpers/open-test-room.ts';
import { startServiceProcess } from '../helpers/service-process.ts';
import {
  canMount,
  faultyDisk,
  readOnlyView,
  type SmallDisk,
  smallDisk,
  storeFolderOn,
} from '../helpers/small-disk.ts';

const disk = (mebibytes: number): SmallDisk => {
  const made = smallDisk(mebibytes);
  onTestFinished(made.remove);
  return made;
};

const contentsOf = (room: TestRoom): readonly string[] =>
  room
    .call('auditor', 'log.page', { filter: {}, before: null, limit: 200 })
    .entries.map((entry) => `${entry.number} ${entry.content}`);

const filesUnder = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name);

const goneIn = (folder: string) => ({ code: 'store-gone', message: 'store', details: [folder] });

describe.skipIf(!canMount)('on a full disk (needs the right to mount one)', () => {
  test('nothing is half saved, reading goes on, and the same save works once there is room', async () => {
    const small = disk(12);
    const folder = storeFolderOn(small);
    const room = openTestRoom({ folder });
    room.write('chief', '磁盘未满时');
    small.fill();
    const full = { code: 'disk-full', details: [folder] };
    const input = { content: aContent('磁盘已满时'.repeat(2000)), draftId: null };
    expect(room.refusal('chief', 'log.record', input, 'same-save')).toMatchObject(full);
    expect(room.refusal('chief', 'log.record', input, 'same-save')).toMatchObject(full);
    const draft = { ...blankDraft('CALL_IN'), content: '正在写的'.repeat(2000) };
    expect(room.refusal('chief', 'draft.save', { id: 'd', corrects: null, content: draft })).toMatchObject(
      full,
    );
    expect(contentsOf(room)).toEqual(['2026-000001 磁盘未满时']);
    small.free();
    const saved = room.call('chief', 'log.record', input, 'same-save');
    expect(saved.number).toBe('2026-000002');
    expect(room.call('chief', 'log.record', input, 'same-save')).toEqual(saved);
    room.call('chief', 'draft.save', { id: 'd', corrects: null, content: draft });
    expect(contentsOf(room)).toHaveLength(2);
    expect(await verdictOf(room)).toMatchObject({ isIntact: true });
  });

  test('a store that cannot even be opened for want of room says so, and opens when there is some', async () => {
    const small = disk(12);
    const folder = storeFolderOn(small);
    const room = openTestRoom({ folder });
    room.close();
    small.fill();
    expect(await startServiceProcess(folder).first).toMatchObject({
      kind: 'unusable',
      code: 'disk-full',
      details: [folder],
    });
    small.free();
    room.reopen();
    expect(room.write('chief', '有了空间').number).toBe('2026-000001');
  });

  test('an attachment, a backup and an export leave no half file behind, and each works once there is room', async () => {
    const small = disk(16);
    const folder = storeFolderOn(small);
    const room = openTestRoom({ folder });
    const exported = join(small.folder, '导出');
    mkdirSync(exported);
    room.write('chief', '有附件');
    // Rounds up the journal, so that what follows meets the full disk in files of its own.
    room.room().store.sqlite.pragma('wal_checkpoint(TRUNCATE)');
    small.fill();
    const picture = { name: '现场.jpg', base64: Buffer.alloc(300_000, 7).toString('base64') };
    const order: Input<'export.start'> = {
      fromDay: onDay('2026-11-21'),
      untilDay: onDay('2026-11-21'),
      formats: ['json'],
      folder: exported,
    };
    const jobs = room.room().jobs;
    const backup = () => jobs.finished(jobs.startBackup({ accountId: '', name: '' }).id);
    const exporting = () =>
      jobs.finished(
        jobs.startExport(
          room.call('chief', 'session.now', {}).session ?? expect.fail('nobody at the seat'),
          order,
        ).id,
      );
    expect(room.refusal('chief', 'attachment.add', picture)).toMatchObject({ code: 'disk-full' });
    expect(await backup()).toMatchObject({ state: 'failed', failure: { code: 'disk-full' } });
    expect(await exporting()).toMatchObject({
      state: 'failed',
      failure: { code: 'disk-full', details: [exported] },
    });
    expect(filesUnder(join(folder, 'attachments'))).toEqual([]);
    expect(filesUnder(exported)).toEqual([]);
    expect(existsSync(join(folder, 'backups')) ? filesUnder(join(folder, 'backups')) : []).toEqual([]);
    expect(room.room().backups.state()).toMatchObject({
      newest: null,
      lastFailure: { code: 'disk-full', place: 'first' },
    });
    small.free();
    expect(room.call('chief', 'attachment.add', picture)).toMatchObject({ size: 300_000 });
    expect(await backup()).toMatchObject({ state: 'done' });
    expect(await exporting()).toMatchObject({ state: 'done' });
    expect(filesUnder(exported)).toEqual(['duty-log-2026-11-21.json']);
    expect(room.room().backups.state().lastFailure).toBeNull();
    expect(await verdictOf(room)).toMatchObject({ isIntact: true });
  });
});

describe.skipIf(!canMount)('in a folder where nothing can be written (needs the right to mount one)', () => {
  test('the service says at the start that the folder is read-only, and which one', async () => {
    const room = openTestRoom();
    room.close();
    const view = readOnlyView(room.folder);
    onTestFinished(view.remove);
    expect(await startServiceProcess(view.folder).first).toMatchObject({
      kind: 'unusable',
      code: 'read-only',
      details: [view.folder],
    });
    room.reopen();
    expect(room.write('chief', '原处照常').number).toBe('2026-000001');
  });

  test('a disk that turns read-only under the open store refuses what is written, and keeps what was', async (context) => {
    const faulty = faultyDisk(32);
    if (faulty === undefined) {
      context.skip('no disk here can be made to find a fault');
      return;
    }
    onTestFinished(faulty.remove);
    const folder = storeFolderOn(faulty);
    const room = openTestRoom({ folder });
    room.write('chief', '出错前');
    faulty.findFault();
    const refusal = room.refusal('chief', 'log.record', { content: aContent('出错后'), draftId: null });
    expect(refusal).toMatchObject({ code: 'read-only', details: [folder] });
    expect(room.refusal('chief', 'attachment.add', { name: 'a.txt', base64: 'YQ==' })).toMatchObject({
      code: 'read-only',
    });
    expect(contentsOf(room)).toEqual(['2026-000001 出错前']);
    expect(await verdictOf(room)).toMatchObject({ isIntact: true });
  });
});

describe('a store whose folder was taken away', () => {
  test('takes nothing until the folder is back, and then the same save once', async () => {
    const room = openTestRoom();
    room.write('chief', '改名前');
    const away = `${room.folder} 已改名`;
    renameSync(room.folder, away);
    const input = { content: aContent('改名后'), draftId: null };
    expect(room.refusal('chief', 'log.record', input, 'same')).toEqual(goneIn(room.folder));
    expect(
      room.refusal('chief', 'draft.save', { id: 'd', corrects: null, content: blankDraft('MEMO') }),
    ).toEqual(goneIn(room.folder));
    expect(room.refusal('chief', 'attachment.add', { name: 'a.txt', base64: 'YQ==' })).toEqual(
      goneIn(room.folder),
    );
    const backup = await room
      .room()
      .jobs.finished(room.room().jobs.startBackup({ accountId: '', name: '' }).id);
    expect(backup).toMatchObject({ state: 'failed', failure: { code: 'store-gone' } });
    expect(existsSync(room.folder)).toBe(false);
    renameSync(away, room.folder);
    const saved = room.call('chief', 'log.record', input, 'same');
    expect(saved.number).toBe('2026-000002');
    expect(await verdictOf(room)).toMatchObject({ isIntact: true });
  });

  test('is not taken for another store that lies at its place now', () => {
    const room = openTestRoom();
    const away = `${room.folder} 原盘`;
    renameSync(room.folder, away);
    openStore(room.folder).close();
    expect(room.refusal('chief', 'log.record', { content: aContent('写到哪里'), draftId: null })).toEqual(
      goneIn(room.folder),
    );
  });

  test('is never made anew where one is known to have been', () => {
    const room = openTestRoom({ desk: 'not-set-up' });
    const missing = join(room.folder, '盘', '值班');
    const open = () =>
      openRoom({
        folder: missing,
        mustExist: true,
        clock: { now: () => deskTakenAt, steady: () => 0 },
        newId: () => 'id',
        changed: () => undefined,
        host: () => Promise.resolve({ ok: false, message: '' }),
        report: () => undefined,
      });
    expect(open).toThrow('store-gone');
    expect(existsSync(join(room.folder, '盘'))).toBe(false);
    mkdirSync(missing, { recursive: true });
    expect(open).toThrow('store-gone');
    expect(readdirSync(missing)).toEqual([]);
    openStore(missing).close();
    open().close();
  });

  test.skipIf(!canMount)(
    'on a drive that is pulled out is given up by the service at once, and opens when the drive is back',
    async () => {
      const small = disk(12);
      const folder = storeFolderOn(small);
      const room = openTestRoom({ folder });
      room.close();
      const other = openTestRoom({ keep: true });
      other.close();
      const service = startServiceProcess(folder, { words: ['known'] });
      expect(await service.first).toMatchObject({ kind: 'ready' });
      expect(
        await service.call('one', 'log.record', { content: aContent('拔出前'), draftId: null }),
      ).toMatchObject({ ok: true });
      small.pullOut();
      const unusable = service.next('unusable');
      service.send({ kind: 'ping' });
      expect(await unusable).toMatchObject(goneIn(folder));
      expect(
        await service.call('two', 'log.record', { content: aContent('拔出后'), draftId: null }),
      ).toMatchObject({ ok: false, ...goneIn(folder) });
      expect(readdirSync(small.folder)).toEqual([]);
      expect(await startServiceProcess(folder, { words: ['known'] }).first).toMatchObject({
        kind: 'unusable',
        ...goneIn(folder),
      });
      expect(readdirSync(small.folder)).toEqual([]);
    },
  );
});
