import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { DutyError } from '#contract/errors';
import { migrations } from '#service/store/migrations/index';
import { migrate, openStore, prepareConnection } from '#service/store/open-store';
import { registerAbsence, setAbsenceRules } from '../helpers/absence-room.ts';
import { onDay } from '../helpers/builders.ts';
import { recordsIn } from '../helpers/damage.ts';
import { openTestRoom, verdictOf } from '../helpers/open-test-room.ts';
import { december, fileSubstitution, publishMonth, setUpRota, twoDays } from '../helpers/rota-room.ts';

const fixture = join(import.meta.dirname, '..', 'fixtures', 'schema.sql');

const failureOf = (work: () => unknown): unknown => {
  try {
    work();
  } catch (error) {
    return error instanceof DutyError ? error.failure : error;
  }
  return undefined;
};

/** The shape of a store as SQL, in the order of names; tables that SQLite keeps for itself left out. */
function shapeOf(sqlite: Database.Database): string {
  const texts = sqlite
    .prepare(
      "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT GLOB 'entry_text_*' AND name NOT GLOB 'sqlite_*' ORDER BY type, name",
    )
    .pluck()
    .all();
  return `-- user_version ${String(sqlite.pragma('user_version', { simple: true }))}\n${texts.map(String).join(';\n\n')};\n`;
}

function openMemory(): Database.Database {
  const sqlite = new Database(':memory:');
  onTestFinished(() => void sqlite.close());
  prepareConnection(sqlite);
  return sqlite;
}

describe('the shape of the store', () => {
  // UPDATE_SCHEMA=1 writes the fixture anew; its diff is the review of a migration.
  test('is the one in tests/fixtures/schema.sql', () => {
    const sqlite = openMemory();
    migrate(sqlite);
    if (process.env['UPDATE_SCHEMA'] === '1') writeFileSync(fixture, shapeOf(sqlite));
    expect(shapeOf(sqlite)).toBe(readFileSync(fixture, 'utf8'));
  });

  test('keeps strict tables only, apart from the indexes of texts', () => {
    const sqlite = openMemory();
    migrate(sqlite);
    const loose = sqlite
      .prepare(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND strict = 0 AND name NOT GLOB 'entry_text*' AND name NOT GLOB 'received_text*' AND name NOT GLOB 'sqlite_*'",
      )
      .pluck()
      .all();
    expect(loose).toEqual([]);
  });

  test('is reached one step at a time, each whole or not at all', () => {
    const sqlite = openMemory();
    const steps = [
      'CREATE TABLE a (x INTEGER) STRICT',
      'CREATE TABLE b (x INTEGER) STRICT; INSERT INTO missing VALUES (1)',
    ];
    expect(() => migrate(sqlite, steps)).toThrow(/missing/u);
    expect(sqlite.pragma('user_version', { simple: true })).toBe(1);
    expect(
      sqlite.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").pluck().all(),
    ).toEqual(['a']);
    migrate(sqlite, ['(never run again)', 'CREATE TABLE b (x INTEGER) STRICT']);
    expect(sqlite.pragma('user_version', { simple: true })).toBe(2);
  });

  test('of an older program is copied before it is changed', () => {
    const room = openTestRoom();
    room.write('chief', '旧程序写的');
    const backup = join(room.folder, 'before-migration-1.sqlite');
    const { sqlite } = room.room().store;
    // As an attempt that the power cut short left them.
    for (const left of [backup, `${backup}.part`]) writeFileSync(left, 'half');
    migrate(sqlite, [...migrations, 'CREATE TABLE newer (x INTEGER) STRICT'], () => backup);
    const copy = new Database(backup, { readonly: true });
    onTestFinished(() => void copy.close());
    expect(copy.pragma('user_version', { simple: true })).toBe(migrations.length);
    expect(copy.prepare('SELECT count(*) FROM entry').pluck().get()).toBe(1);
    expect(sqlite.pragma('user_version', { simple: true })).toBe(migrations.length + 1);
  });

  test('0002 gives a store that was there before backups every hour and no second place', () => {
    const sqlite = openMemory();
    migrate(sqlite, migrations.slice(0, 1));
    sqlite.exec("INSERT INTO record (seq, kind, hash, json) VALUES (1, 'setup', 'h', '{}')");
    migrate(sqlite, migrations.slice(0, 2));
    expect(sqlite.prepare('SELECT * FROM backup_settings').all()).toEqual([
      { only: 1, second_folder: null, every_minutes: 60, last_drill_at: null, version: 1 },
    ]);
    expect(sqlite.prepare('SELECT count(*) FROM record').pluck().get()).toBe(1);
  });

  test('0004 to 0010 let a store of before the calendar, the rota, the registry, important periods, incidents, packages and reviews go on: all is kept, and these begin empty', async () => {
    const room = openTestRoom();
    const entry = room.write('chief', '旧程序写的', { state: 'todo' });
    const before = recordsIn(room.room().store.sqlite);
    room.close();
    const older = new Database(join(room.folder, 'duty.sqlite'));
    const rota = ['rota_swap_step', 'rota_swap', 'rota_version', 'rota_draft', 'rota_setup'];
    const periods = ['period_report', 'period_plan', 'period_draft', 'period_step', 'period', 'period_setup'];
    const incidents = [
      'incident_alarm',
      'incident_report',
      'incident_call',
      'incident_fact',
      'incident_step',
    ];
    const besides = ['incident', 'incident_setup', 'spot_check', 'form_draft'];
    const office = ['chase', 'received_text', 'received_line', 'received_report', 'intake', 'office_key'];
    const reports = [
      'product_review',
      'package_way',
      'package',
      'unit_secret',
      'unit_key',
      'product',
      'product_setup',
    ];
    for (const table of [
      ...office,
      'inbox_seen',
      'office_card',
      'office_room',
      'office_setup',
      ...reports,
      ...incidents,
      ...besides,
      'call_out',
      ...periods,
      'absence_step',
      'absence',
      'absence_rules',
      ...rota,
    ])
      older.exec(`DROP TABLE ${table}`);
    older.exec('DROP TABLE calendar_amendment; PRAGMA user_version = 3');
    older.close();
    room.reopen();
    const { sqlite } = room.room().store;
    expect(sqlite.pragma('user_version', { simple: true })).toBe(migrations.length);
    expect(shapeOf(sqlite)).toBe(readFileSync(fixture, 'utf8'));
    expect(recordsIn(sqlite)).toEqual(before);
    expect(room.call('auditor', 'log.entry', { id: entry.id }).entry).toMatchObject({
      content: '旧程序写的',
    });
    expect(room.call('auditor', 'rota.setup', {}).version).toBe(0);
    expect(room.call('auditor', 'rota.versions', { month: december })).toEqual([]);
    expect(room.call('auditor', 'absence.rules', {}).version).toBe(0);
    room.call('chief', 'calendar.amend', {
      year: 2026,
      version: 0,
      notice: '',
      issuedDay: null,
      reason: '台风停工',
      coversYear: false,
      days: [{ day: onDay('2026-12-07'), type: 'restday', name: '' }],
    });
    setUpRota(room, twoDays(room));
    publishMonth(room);
    fileSubstitution(room);
    expect(room.call('auditor', 'rota.versions', { month: december })).toHaveLength(2);
    setAbsenceRules(room);
    expect(registerAbsence(room, 'auditor').number).toBe('2026-0001');
    expect(await verdictOf(room)).toMatchObject({ isIntact: true });
  });
});

describe('a store', () => {
  test('that a newer program wrote is refused and left as it is', () => {
    const room = openTestRoom();
    room.room().store.sqlite.pragma('user_version = 99');
    room.close();
    expect(failureOf(() => openStore(room.folder))).toEqual({
      code: 'store-too-new',
      message: 'store',
      details: ['99', String(migrations.length)],
    });
    const sqlite = new Database(join(room.folder, 'duty.sqlite'));
    expect(sqlite.pragma('user_version', { simple: true })).toBe(99);
    sqlite.pragma(`user_version = ${migrations.length}`);
    sqlite.close();
    room.reopen();
  });

  test('that is open cannot be opened a second time; when it is closed it can', () => {
    const room = openTestRoom();
    expect(failureOf(() => openStore(room.folder))).toEqual({
      code: 'store-held',
      message: 'store',
      details: [room.folder],
    });
    room.close();
    const store = openStore(room.folder);
    store.close();
    room.reopen();
  });

  test('whose file is something else is refused, and the hold is given back', () => {
    const room = openTestRoom();
    room.close();
    const file = join(room.folder, 'duty.sqlite');
    const bytes = readFileSync(file);
    writeFileSync(file, 'not a database, though long enough to be read as one'.repeat(200));
    expect(failureOf(() => openStore(room.folder))).toMatchObject({
      code: 'store-unreadable',
      message: 'not-a-database',
    });
    writeFileSync(file, bytes);
    room.reopen();
  });

  test('writes so that what is saved outlasts a power cut', () => {
    const { sqlite } = openTestRoom().room().store;
    const setting = (name: string): unknown => sqlite.pragma(name, { simple: true });
    expect([
      setting('journal_mode'),
      setting('synchronous'),
      setting('foreign_keys'),
      setting('recursive_triggers'),
    ]).toEqual(['wal', 2, 1, 1]);
  });

  test('lies in a folder with a space and Chinese characters in its name', async () => {
    const room = openTestRoom();
    expect(room.folder).toContain('值班室 ');
    expect(await verdictOf(room)).toMatchObject({ isIntact: true });
    expect(readdirSync(room.folder).toSorted()).toEqual(
      expect.arrayContaining(['attachments', 'duty.sqlite', 'hold.sqlite']),
    );
  });

  test('is made where there is none, folders included', () => {
    const room = openTestRoom({ desk: 'not-set-up' });
    const deep = join(room.folder, 'a', 'b', 'c');
    openStore(deep).close();
    expect(existsSync(join(deep, 'duty.sqlite'))).toBe(true);
    mkdirSync(join(room.folder, 'empty'));
    openStore(join(room.folder, 'empty')).close();
  });

  test('rolls back to what was committed when a write was cut off', () => {
    const room = openTestRoom();
    const { sqlite } = room.room().store;
    const head = room.call('auditor', 'chain.head', {});
    expect(() =>
      sqlite.transaction(() => {
        room.write('chief', '一');
        throw new Error('cut');
      })(),
    ).toThrow('cut');
    expect(room.call('auditor', 'chain.head', {})).toEqual(head);
  });
});

describe('the audit', () => {
  test('shows everything that is not an entry, newest first, page by page', () => {
    const room = openTestRoom();
    room.write('chief', '一');
    // The first look is itself recorded; the next ones within the hour are not.
    room.call('auditor', 'audit.page', { before: null, limit: 1, kinds: [] });
    const all = room.call('auditor', 'audit.page', { before: null, limit: 200, kinds: [] });
    expect(all.lines[0]?.kind).toBe('read');
    expect(all.lines.map((line) => line.kind)).not.toContain('entry');
    expect(all.lines.at(-1)?.kind).toBe('setup');
    expect(all.nextBefore).toBeNull();
    const paged: number[] = [];
    for (let before: number | null = null; ; ) {
      const page: { lines: { seq: number }[]; nextBefore: number | null } = room.call(
        'auditor',
        'audit.page',
        { before, limit: 3, kinds: [] },
      );
      paged.push(...page.lines.map((line) => line.seq));
      if (page.nextBefore === null) break;
      before = page.nextBefore;
    }
    expect(paged).toEqual(all.lines.map((line) => line.seq));
  });

  test('narrowed to a kind that is no kind is empty, whatever is in its name', () => {
    const room = openTestRoom();
    expect(
      room.call('auditor', 'audit.page', { before: null, limit: 5, kinds: ["x') OR 1=1 --"] }).lines,
    ).toEqual([]);
  });
});

describe('a long piece of work', () => {
  test('can be stopped, and what nobody started is not found', async () => {
    const room = openTestRoom();
    const { id } = room.call('auditor', 'verify.start', {});
    room.call('auditor', 'job.cancel', { id });
    await room.room().jobs.finished(id);
    expect(room.call('auditor', 'job.state', { id })).toMatchObject({
      state: 'cancelled',
      failure: { code: 'cancelled' },
    });
    expect(room.refusal('auditor', 'job.state', { id: 'x' })).toMatchObject({
      code: 'not-found',
      message: 'job',
    });
  });

  test('that exports days is refused for a range that is none', () => {
    const room = openTestRoom();
    const order = { fromDay: '2026-11-21', untilDay: '2026-11-20', formats: ['csv'], folder: room.folder };
    expect(room.refusal('auditor', 'export.start', order)).toMatchObject({
      code: 'bad-input',
      message: 'range',
    });
    expect(room.refusal('auditor', 'export.start', { ...order, untilDay: '2046-11-20' })).toMatchObject({
      message: 'range-too-long',
    });
    expect(
      room.refusal('auditor', 'export.start', { ...order, untilDay: '2026-11-21', folder: 'relative' }),
    ).toMatchObject({ message: 'folder' });
    expect(
      room.refusal('auditor', 'export.html', { fromDay: '2026-11-21', untilDay: '2026-12-30' }),
    ).toMatchObject({ message: 'range-too-long' });
  });
});
