import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { contentOf } from '#domain/log/entry';
import { addMinutes } from '#domain/time/instant';
import {
  damageStore,
  fileDamages,
  flipInJournalHead,
  garbleJournal,
  keepJournal,
  rewriteRecord,
  zeroPagesWith,
} from '../helpers/damage.ts';
import { openTestRoom, type TestRoom, testPassword } from '../helpers/open-test-room.ts';
import { openTestService, type TestService } from '../helpers/open-test-service.ts';
import { printedBy, runDuty } from '../helpers/run-duty.ts';

function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), '导出 '));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A closed store: entries 一 to 三 in the backup, 四 and a correction of 一 after it. */
async function aStore() {
  const room = openTestRoom({ keep: true });
  onTestFinished(() => rmSync(room.folder, { recursive: true, force: true }));
  const early = room.call('officer', 'attachment.add', { name: '先.jpg', base64: 'YQ==' });
  const first = room.write('chief', '一：油罐车侧翻', { attachments: [early] });
  for (const text of ['二', '三']) room.write('officer', text);
  await room.room().jobs.finished(room.call('chief', 'backup.start', {}).id);
  const [backup] = room.call('admin', 'backups.all', {});
  if (backup === undefined) throw new RangeError('no backup');
  room.pass(60);
  const late = room.call('officer', 'attachment.add', { name: '后.jpg', base64: 'Yg==' });
  room.write('chief', `四：${'很长的一段经过'.repeat(1500)}`, { attachments: [late] });
  room.call('chief', 'log.correct', {
    id: first.id,
    version: 0,
    content: { ...contentOf(first), content: '一：更正后' },
    reason: '笔误',
    draftId: null,
  });
  const head = room.call('auditor', 'chain.head', {});
  room.close();
  return { room, folder: room.folder, backup, head, late };
}

const open = (store: { readonly room: TestRoom }): TestService =>
  openTestService(store.room.folder, addMinutes(store.room.now(), 5));

const texts = async (service: TestService): Promise<readonly string[]> => {
  const { entries } = await service.call('rescue.read', { before: null, limit: 200 });
  return entries.map((entry) => entry.content.slice(0, 5));
};

const replacement = (store: Awaited<ReturnType<typeof aStore>>, change: object = {}) => ({
  place: store.backup.place,
  name: store.backup.name,
  account: 'chief',
  password: testPassword,
  ...change,
});

const all = ['四：很长的', '三', '二', '一：更正后'];

describe('a store whose file is damaged opens as a rescue, and shows what can be read', () => {
  test.each([
    ['its first page is overwritten', all],
    ['its first hundred bytes are overwritten', all],
    ['it was cut to nothing', []],
    ['it was replaced by a text', []],
    ['it is gone', []],
  ] as const)('when %s', async (how, expected) => {
    const store = await aStore();
    fileDamages[how](store.folder);
    const before = filesOf(store.folder);
    const service = open(store);
    expect(service.said).toEqual(['rescue store-unreadable']);
    const state = await service.call('rescue.state', {});
    expect(state).toMatchObject({ unitName: '云台县人民政府值班室', zone: 'Asia/Shanghai' });
    expect(state.reading).toMatchObject({ entries: expected.length, altered: 0, lostRecords: 0 });
    if (expected.length > 0) expect(state.reading.newest?.head).toEqual(store.head);
    expect(await texts(service)).toEqual(expected);
    expect(filesOf(store.folder)).toEqual(before);
  });

  test('when it was cut off, as far as its pages go', async () => {
    const store = await aStore();
    fileDamages['it was cut off at a third'](store.folder);
    const service = open(store);
    expect(service.said).toEqual(['rescue store-unreadable']);
    const { reading } = await service.call('rescue.state', {});
    expect(reading.records).toBeLessThan(store.head.seq);
    const { backups } = await service.call('rescue.backups', {});
    expect(backups[0]).toMatchObject({ isChecked: true, fault: null });
    expect(backups[0]?.recordsOnlyInBackup).toBeGreaterThan(0);
  });

  test('when pages in its middle are gone: the rest is there, what is missing has its numbers', async () => {
    const store = await aStore();
    const middle = openTestService(store.folder, store.room.now());
    expect(middle.said).toEqual(['ready']);
    middle.close();
    expect(zeroPagesWith(store.folder, '"content":"二"')).toBeGreaterThan(0);
    const opened = open(store);
    // The pages that a window asks for first still hold; the damage shows when the log is read.
    const seen = await opened.refusal('log.page', { filter: {}, before: null, limit: 50 }, 'chief');
    expect(seen.code).toBe('store-unreadable');
    opened.close();
    const service = open(store);
    expect(service.said).toEqual(['rescue store-unreadable']);
    const { reading } = await service.call('rescue.state', {});
    expect(reading.lostRecords).toBeGreaterThan(0);
    expect(reading.lost.reduce((sum, { from, until }) => sum + until - from + 1, 0)).toBe(
      reading.lostRecords,
    );
    expect(reading.records + reading.lostRecords).toBe(store.head.seq);
    expect(await texts(service)).toContain('四：很长的');
    expect(await texts(service)).not.toContain('二');
  });

  test('when a backup found that a page is gone that nobody had asked for', async () => {
    const store = await aStore();
    expect(zeroPagesWith(store.folder, '"content":"二"')).toBeGreaterThan(0);
    const opened = open(store);
    const { id } = await opened.call('backup.start', {}, 'chief');
    await vi.waitFor(
      async () => expect((await opened.call('job.state', { id }, 'chief')).state).toBe('failed'),
      { timeout: 15_000 },
    );
    opened.close();
    expect(open(store).said).toEqual(['rescue store-unreadable']);
  });

  test('also what stood in the journal only, with a whole journal and with a garbled one', async () => {
    for (const isGarbled of [false, true]) {
      const store = await aStore();
      keepJournal(store.folder, (sqlite) => {
        const row = sqlite.prepare('SELECT max(seq) AS seq FROM record').get() as { seq: number };
        const json = `{"at":"2026-11-21T02:00:00.000Z","body":{},"by":"","byName":"","kind":"clock","prev":"","seq":${row.seq + 1},"shift":1,"v":1}`;
        sqlite
          .prepare('INSERT INTO record (seq, kind, hash, json) VALUES (?, ?, ?, ?)')
          .run(row.seq + 1, 'clock', '0'.repeat(64), json);
      });
      fileDamages['its first page is overwritten'](store.folder);
      if (isGarbled) garbleJournal(store.folder);
      const before = filesOf(store.folder);
      const { reading } = await open(store).call('rescue.state', {});
      expect(reading).toMatchObject({ records: store.head.seq + 1, altered: 1, entries: 4 });
      expect(reading.newest?.head.seq).toBe(store.head.seq + 1);
      expect(filesOf(store.folder)).toEqual(before);
    }
  });

  test('a garbled journal beside a whole file is damage: what stood only there is not thrown away', async () => {
    const store = await aStore();
    keepJournal(
      store.folder,
      (sqlite) => void sqlite.exec("INSERT INTO draft VALUES ('a', 'b', NULL, '{}', '')"),
    );
    garbleJournal(store.folder);
    const before = filesOf(store.folder);
    expect(open(store).said).toEqual(['rescue store-unreadable']);
    expect(filesOf(store.folder)).toEqual(before);
  });

  test.each([8, 12, 16, 20, 24])(
    'one bit of the head of the journal, at %i, is enough for SQLite to throw it away, and so it is damage',
    async (at) => {
      const store = await aStore();
      keepJournal(
        store.folder,
        (sqlite) => void sqlite.exec("INSERT INTO draft VALUES ('a', 'b', NULL, '{}', '')"),
      );
      flipInJournalHead(store.folder, at);
      const before = filesOf(store.folder);
      const service = open(store);
      expect(service.said).toEqual(['rescue store-unreadable']);
      expect(await texts(service)).toHaveLength(4);
      expect(filesOf(store.folder)).toEqual(before);
    },
  );

  test('a store whose working tables are damaged is rescued, not taken for one that another program holds', async () => {
    const store = await aStore();
    const sqlite = new Database(join(store.folder, 'duty.sqlite'));
    const page = sqlite
      .prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'command_by_age'")
      .pluck()
      .get();
    sqlite.close();
    const file = join(store.folder, 'duty.sqlite');
    const bytes = readFileSync(file);
    bytes.fill(0xff, (Number(page) - 1) * 4096, Number(page) * 4096);
    writeFileSync(file, bytes);
    expect(open(store).said).toEqual(['rescue store-unreadable']);
  });

  test('and says which records are no longer what their hash says', async () => {
    const store = await aStore();
    damageStore(store.folder, (sqlite) => {
      const { seq } = sqlite.prepare("SELECT seq FROM record WHERE json LIKE '%三%'").get() as {
        seq: number;
      };
      rewriteRecord(sqlite, seq, (record) => ({ ...record, byName: '别人' }), { withHash: false });
    });
    fileDamages['its first hundred bytes are overwritten'](store.folder);
    const service = open(store);
    const { entries } = await service.call('rescue.read', { before: null, limit: 10 });
    expect(entries.map((entry) => entry.isAltered)).toEqual([false, true, false, false]);
    expect((await service.call('rescue.state', {})).reading.altered).toBe(1);
  });

  test('page by page', async () => {
    const store = await aStore();
    fileDamages['its first page is overwritten'](store.folder);
    const service = open(store);
    const first = await service.call('rescue.read', { before: null, limit: 3 });
    expect(first.entries).toHaveLength(3);
    const next = await service.call('rescue.read', { before: first.nextBefore, limit: 3 });
    expect([next.entries.map((entry) => entry.content), next.nextBefore]).toEqual([['一：更正后'], null]);
  });
});

/** The bytes of the files that a rescue must leave alone. */
const filesOf = (folder: string): readonly (string | undefined)[] =>
  ['duty.sqlite', 'duty.sqlite-wal'].map((name) => {
    const file = join(folder, name);
    return existsSync(file) ? readFileSync(file, 'latin1') : undefined;
  });

describe('what is no damage is no rescue', () => {
  test('a store of a newer program and one that another process holds stay plain refusals', async () => {
    const store = await aStore();
    damageStore(store.folder, (sqlite) => void sqlite.pragma('user_version = 99'));
    expect(open(store).said).toEqual(['unusable store-too-new']);
    const other = openTestRoom();
    expect(openTestService(other.folder, other.now()).said).toEqual(['unusable store-held']);
  });

  test('a damaged hold is made again', async () => {
    const store = await aStore();
    writeFileSync(join(store.folder, 'hold.sqlite'), '坏掉了'.repeat(500));
    expect(open(store).said).toEqual(['ready']);
  });

  test('every other call is refused with the reason, and trying again opens a store that was mended', async () => {
    const store = await aStore();
    const whole = readFileSync(join(store.folder, 'duty.sqlite'));
    fileDamages['it was replaced by a text'](store.folder);
    const service = open(store);
    expect(await service.refusal('setup.state', {})).toMatchObject({ code: 'store-unreadable' });
    expect(await service.refusal('rescue.retry', {})).toMatchObject({ code: 'store-unreadable' });
    expect(await service.refusal('rescue.read', { before: 'x' })).toMatchObject({ code: 'bad-input' });
    expect(await service.refusal('constructor', {})).toMatchObject({ code: 'store-unreadable' });
    writeFileSync(join(store.folder, 'duty.sqlite'), whole);
    await service.call('rescue.retry', {});
    expect(service.said.at(-1)).toBe('ready');
    expect(await service.call('setup.state', {})).toMatchObject({ isSetUp: true });
    expect((await service.refusal('rescue.state', {})).code).toBe('unknown-method');
  });
});

describe('an export out of a damaged store', () => {
  test('has the log in three forms, every record, the attachments and the damaged files as they are', async () => {
    const store = await aStore();
    fileDamages['its first page is overwritten'](store.folder);
    rmSync(join(store.folder, 'attachments', store.late.hash.slice(0, 2)), { recursive: true });
    const service = open(store);
    const into = aFolder();
    const made = await service.call('rescue.export', { folder: into });
    expect(made).toMatchObject({
      entries: 4,
      records: store.head.seq,
      attachments: 1,
      attachmentsMissing: 1,
    });
    const read = (name: string): string => readFileSync(join(made.folder, name), 'utf8');
    expect(read('duty-log-2026.csv')).toContain('很长的一段经过');
    expect(read('duty-log-2026.csv').split('\r\n')).toHaveLength(4 + 2);
    expect(JSON.parse(read('duty-log-2026.json'))).toMatchObject({
      format: 'duty-log-book',
      head: store.head,
    });
    expect(read('duty-log-2026.html')).toContain('更正后');
    expect(read('records.jsonl').trimEnd().split('\n')).toHaveLength(store.head.seq);
    expect(read('附件清单.csv')).toMatch(/先\.jpg.*已救出[^]*后\.jpg.*缺失/u);
    expect(read('说明.txt')).toContain(`共读出 ${store.head.seq} 条记录，其中日志 4 条。`);
    const copy = made.files.find((file) => file.name.endsWith('duty.sqlite'));
    expect(readFileSync(join(made.folder, copy?.name ?? ''))).toEqual(
      readFileSync(join(store.folder, 'duty.sqlite')),
    );
    expect(readdirSync(made.folder)).toHaveLength(8);
  });

  test('is written where nothing can be read too, and refuses a folder that is not there', async () => {
    const store = await aStore();
    fileDamages['it was replaced by a text'](store.folder);
    const service = open(store);
    const made = await service.call('rescue.export', { folder: aFolder() });
    expect(made).toMatchObject({ records: 0, entries: 0 });
    expect(readFileSync(join(made.folder, '说明.txt'), 'utf8')).toContain('没有读出任何记录');
    const missing = { folder: join(tmpdir(), 'not there', 'x') };
    expect(await service.refusal('rescue.export', missing)).toMatchObject({ code: 'not-found' });
    expect(await service.refusal('rescue.export', { folder: 'x' })).toMatchObject({ code: 'bad-input' });
  });
});

describe('replacing a damaged store from a backup', () => {
  test('keeps the damaged one aside, brings its attachments over, and is a record of the restored store', async () => {
    const store = await aStore();
    fileDamages['its first page is overwritten'](store.folder);
    const damaged = readFileSync(join(store.folder, 'duty.sqlite'));
    const service = open(store);
    const { backups } = await service.call('rescue.backups', {});
    expect(backups).toMatchObject([
      { name: store.backup.name, isChecked: true, fault: null, entriesOnlyHere: 1, recordsOnlyInBackup: 0 },
    ]);
    const done = await service.call('rescue.replace', replacement(store));
    expect(done.records).toBe(store.backup.records);
    expect(service.said).toEqual(['rescue store-unreadable', 'ready']);
    expect(readFileSync(join(done.aside, 'duty.sqlite'))).toEqual(damaged);
    await service.call('session.signIn', { account: 'admin', password: testPassword });
    const { lines } = await service.call('audit.page', { before: null, limit: 5, kinds: ['backup'] });
    const restored = lines.find((line) => line.detail.includes('"replaced"'));
    expect([restored?.byName, JSON.parse(restored?.detail ?? '') as unknown]).toMatchObject([
      '陈主班',
      {
        what: 'restored',
        backup: store.backup.name,
        records: store.backup.records,
        replaced: { head: store.head, aside: done.aside.slice(store.folder.length + 1) },
      },
    ]);
    const page = await service.call('log.page', { filter: {}, before: null, limit: 10 });
    expect(page.entries.map((entry) => entry.content)).toEqual(['三', '二', '一：油罐车侧翻']);
    // What nobody names any more is still there by its hash.
    const { hash } = store.late;
    expect(readFileSync(join(store.folder, 'attachments', hash.slice(0, 2), hash), 'utf8')).toBe('b');
    service.close();
    const verified = await runDuty(['--store', store.folder, 'verify']);
    expect([verified.code, printedBy(verified)]).toMatchObject([0, { isIntact: true }]);
  });

  test('asks for the password of an administrator or chief of the backup, and slows down', async () => {
    const store = await aStore();
    fileDamages['it was replaced by a text'](store.folder);
    const service = open(store);
    const refused = async (change: object) => service.refusal('rescue.replace', replacement(store, change));
    expect(await refused({ account: 'officer' })).toMatchObject({ code: 'not-allowed', message: 'restore' });
    for (const account of ['chief', 'nobody-of-that-name', 'admin'])
      expect(await refused({ account, password: 'Wrong-0000' })).toMatchObject({ code: 'wrong-password' });
    expect(await refused({})).toMatchObject({ code: 'locked-out' });
    service.setClock(addMinutes(store.room.now(), 10));
    await service.call('rescue.replace', replacement(store));
    expect(service.said.at(-1)).toBe('ready');
  });

  test('refuses a backup that was changed, offers the one before, and leaves everything as it is', async () => {
    const store = await aStore();
    const file = join(store.backup.folder, 'duty.sqlite');
    const bytes = readFileSync(file);
    bytes.writeUInt8(bytes.readUInt8(bytes.length - 20) ^ 1, bytes.length - 20);
    writeFileSync(file, bytes);
    fileDamages['its first page is overwritten'](store.folder);
    const before = filesOf(store.folder);
    const service = open(store);
    const { backups } = await service.call('rescue.backups', {});
    expect(backups).toMatchObject([{ isChecked: true, fault: 'changed' }]);
    expect(await service.refusal('rescue.replace', replacement(store))).toMatchObject({
      code: 'not-found',
      message: 'chosen-backup',
    });
    expect(filesOf(store.folder)).toEqual(before);
    expect(readdirSync(store.folder).filter((name) => name.startsWith('replaced-'))).toEqual([]);
  });

  test('finds the second place by the records of the damaged store, and by a backup where these are gone', async () => {
    for (const how of ['its first page is overwritten', 'it is gone'] as const) {
      const room = openTestRoom({ keep: true });
      onTestFinished(() => rmSync(room.folder, { recursive: true, force: true }));
      const secondFolder = aFolder();
      room.call('admin', 'backup.settings', { secondFolder, everyMinutes: 60, version: 1 });
      await room.room().jobs.finished(room.call('chief', 'backup.start', {}).id);
      room.close();
      fileDamages[how](room.folder);
      const found = await openTestService(room.folder, room.now()).call('rescue.backups', {});
      expect(found.secondFolder).toBe(secondFolder);
      expect(found.backups.map((backup) => backup.place)).toEqual(['first', 'second']);
    }
  });
});
