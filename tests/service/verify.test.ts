import { chmodSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { beforeEach, describe, expect, test } from 'vitest';
import { contentOf, type Entry } from '#domain/log/entry';
import { damageStore, rechainFrom, recordsIn, rewriteRecord } from '../helpers/damage.ts';
import { aContent, moment } from '../helpers/builders.ts';
import { handoverInput, openTestRoom, type TestRoom, verdictOf } from '../helpers/open-test-room.ts';

type Damage = (sqlite: Database.Database) => void;

let room: TestRoom;
let corrected: Entry;
let voided: Entry;
let matter: Entry;
let closing: Entry;
let last: Entry;
let head: { readonly seq: number; readonly hash: string };

/** A log with everything that can happen to an entry, and a handover. */
beforeEach(() => {
  room = openTestRoom();
  const file = room.call('officer', 'attachment.add', { name: '现场.jpg', base64: 'YQ==' });
  corrected = room.write('chief', '油罐车侧翻', { attachments: [file] });
  voided = room.write('officer', '重复登记', { remindAt: moment('2026-11-21T03:00Z') });
  matter = room.write('chief', '待办事项', { state: 'todo', category: 'HOTLINE' });
  room.call('chief', 'log.correct', {
    id: corrected.id,
    version: 0,
    content: { ...contentOf(corrected), content: '油罐车侧翻起火' },
    reason: '补充',
    draftId: null,
  });
  room.call('chief', 'reminder.done', { id: voided.id, version: 0 });
  room.call('chief', 'log.void', { id: voided.id, version: 1, reason: '重复' });
  room.call('second', 'shift.handOver', handoverInput(room, 'second'));
  closing = room.write('second', '已反馈', { links: [{ entryId: matter.id, kind: 'closes' }] });
  last = room.write('second', '最后一条');
  head = room.call('auditor', 'chain.head', {});
});

async function after(damage: Damage) {
  room.close();
  damageStore(room.folder, damage);
  room.reopen();
  return verdictOf(room);
}

const bad = (seq: number, reason: string) => ({ isIntact: false, firstBad: { seq, reason } });

describe('a store', () => {
  test('that nobody touched holds, and says how many records it has and what the newest is', async () => {
    expect(await verdictOf(room)).toEqual({ isIntact: true, records: head.seq, head, firstBad: null });
  });

  test('holds after it was closed and opened again', async () => {
    room.reopen();
    expect(await verdictOf(room)).toMatchObject({ isIntact: true, head });
  });

  test('is checked as it stood at one moment while the desk goes on writing', async () => {
    const { id } = room.call('auditor', 'verify.start', {});
    const finished = room.room().jobs.finished(id);
    for (let each = 0; each < 20; each += 1) {
      const written = room.write('second', `第${each}条`, { state: 'todo' });
      room.call('second', 'log.setState', { id: written.id, version: 0, state: 'done', note: '' });
      await new Promise((resume) => setImmediate(resume));
    }
    expect((await finished).verdict).toMatchObject({ isIntact: true });
  });

  test('of which nothing was recorded yet holds', async () => {
    const empty = openTestRoom({ desk: 'not-set-up' });
    expect(await verdictOf(empty)).toEqual({ isIntact: true, records: 0, head: null, firstBad: null });
  });
});

describe('a record', () => {
  test('refuses to be changed, removed, replaced or put between others while the guards stand', () => {
    const { sqlite } = room.room().store;
    for (const text of [
      "UPDATE record SET json = '{}' WHERE seq = 2",
      'UPDATE record SET seq = 999 WHERE seq = 2',
      "UPDATE OR REPLACE record SET hash = 'x' WHERE seq = 2",
      'DELETE FROM record WHERE seq = 2',
      'DELETE FROM record',
      "INSERT OR REPLACE INTO record (seq, kind, hash, json) VALUES (2, 'entry', 'x', '{}')",
      "REPLACE INTO record (seq, kind, hash, json) VALUES (2, 'entry', 'x', '{}')",
      "INSERT INTO record (seq, kind, hash, json) VALUES (2, 'entry', 'x', '{}') ON CONFLICT (seq) DO UPDATE SET json = '{}'",
      "INSERT INTO record (seq, kind, hash, json) VALUES (0, 'entry', 'x', '{}')",
      "INSERT INTO record (seq, kind, hash, json) VALUES (-1, 'entry', 'x', '{}')",
      "INSERT INTO record (seq, kind, hash, json) VALUES (100000, 'entry', 'x', '{}')",
      "INSERT INTO record (kind, hash, json) VALUES ('entry', 'x', '{}')",
    ]) {
      expect(() => sqlite.exec(text)).toThrow(/append-only/u);
    }
    expect(recordsIn(sqlite)).toHaveLength(head.seq);
  });

  test.each(['at', 'byName', 'shift', 'v', 'by'])('whose %s was changed is named', async (part) => {
    const verdict = await after((sqlite) =>
      rewriteRecord(
        sqlite,
        corrected.id,
        (record) => ({ ...record, [part]: part === 'shift' ? 99 : part === 'v' ? 2 : 'x' }),
        { withHash: false },
      ),
    );
    expect(verdict).toMatchObject(bad(corrected.id, part === 'v' ? 'wrong-sequence' : 'wrong-hash'));
    expect(verdict.records).toBe(corrected.id - 1);
  });

  test('whose text was changed is named', async () => {
    expect(
      await after(
        (sqlite) =>
          void sqlite.exec(
            `UPDATE record SET json = replace(json, '油罐车侧翻', '一切正常') WHERE seq = ${corrected.id}`,
          ),
      ),
    ).toMatchObject(bad(corrected.id, 'wrong-hash'));
  });

  test('whose text and hash were changed together betrays itself by the next one', async () => {
    expect(
      await after((sqlite) =>
        rewriteRecord(sqlite, corrected.id, (record) => ({ ...record, byName: '别人' }), { withHash: true }),
      ),
    ).toMatchObject(bad(corrected.id + 1, 'wrong-previous'));
  });

  test('whose hash alone was changed is named', async () => {
    expect(
      await after(
        (sqlite) => void sqlite.exec(`UPDATE record SET hash = '${'a'.repeat(64)}' WHERE seq = ${matter.id}`),
      ),
    ).toMatchObject(bad(matter.id, 'wrong-hash'));
  });

  test('of another kind than its text says is named', async () => {
    expect(
      await after((sqlite) => void sqlite.exec(`UPDATE record SET kind = 'memo' WHERE seq = ${matter.id}`)),
    ).toMatchObject(bad(matter.id, 'wrong-sequence'));
  });

  test.each([
    ['no JSON', '{"v":1'],
    ['null', 'null'],
    ['a number', '5'],
    ['a list', '[]'],
    ['nothing', ''],
    ['JSON with spaces', '{ "v": 1 }'],
    ['JSON with a half character', '{"a":"\\ud800"}'],
    ['JSON with a number that is written in another way', '{"v":1.0}'],
  ])('that became %s is named and does not stop the check', async (_what, json) => {
    const verdict = await after(
      (sqlite) => void sqlite.prepare('UPDATE record SET json = ? WHERE seq = ?').run(json, matter.id),
    );
    expect(verdict).toMatchObject(bad(matter.id, 'not-canonical'));
  });

  test.each([1, 5])('number %i that is missing is named', async (seq) => {
    expect(await after((sqlite) => void sqlite.exec(`DELETE FROM record WHERE seq = ${seq}`))).toMatchObject({
      ...bad(seq, 'missing'),
      records: seq - 1,
    });
  });

  test('that changed places with another is named', async () => {
    const verdict = await after((sqlite) => {
      const [first, second] = [corrected.id, voided.id];
      sqlite.exec(
        `UPDATE record SET seq = -1 WHERE seq = ${first}; UPDATE record SET seq = ${first} WHERE seq = ${second}; UPDATE record SET seq = ${second} WHERE seq = -1`,
      );
    });
    expect(verdict).toMatchObject(bad(corrected.id, 'wrong-sequence'));
  });

  test('that was put in between, all later ones renumbered, is named', async () => {
    const verdict = await after((sqlite) => {
      const copy = recordsIn(sqlite).find((record) => record.seq === corrected.id);
      sqlite.exec(
        `UPDATE record SET seq = -seq WHERE seq > ${corrected.id}; UPDATE record SET seq = 1 - seq WHERE seq < 0`,
      );
      sqlite
        .prepare('INSERT INTO record (seq, kind, hash, json) VALUES (?, ?, ?, ?)')
        .run(corrected.id + 1, copy?.kind, copy?.hash, copy?.json);
    });
    expect(verdict).toMatchObject(bad(corrected.id + 1, 'wrong-sequence'));
  });

  test('before the first one is named', async () => {
    expect(
      await after(
        (sqlite) =>
          void sqlite.exec("INSERT INTO record (seq, kind, hash, json) VALUES (-3, 'entry', 'x', '{}')"),
      ),
    ).toMatchObject(bad(1, 'missing'));
  });

  test('that was added at the end without its place in the chain is named', async () => {
    const verdict = await after((sqlite) => {
      const copy = recordsIn(sqlite).at(-1);
      sqlite
        .prepare('INSERT INTO record (seq, kind, hash, json) VALUES (?, ?, ?, ?)')
        .run(head.seq + 1, copy?.kind, copy?.hash, copy?.json);
    });
    expect(verdict).toMatchObject(bad(head.seq + 1, 'wrong-sequence'));
  });

  test('cut off at the newest end shows only against the head that was printed', async () => {
    const verdict = await after(
      (sqlite) =>
        void sqlite.exec(
          `DELETE FROM record WHERE seq = ${head.seq}; DELETE FROM entry WHERE seq = ${head.seq}; DELETE FROM entry_text WHERE rowid = ${head.seq}`,
        ),
    );
    expect(verdict).toMatchObject({ isIntact: true, records: head.seq - 1 });
    expect(verdict.head).not.toEqual(head);
  });

  test('cut off with its entry left standing is named by the entry', async () => {
    expect(
      await after((sqlite) => void sqlite.exec(`DELETE FROM record WHERE seq = ${last.id}`)),
    ).toMatchObject(bad(last.id, 'view-differs'));
  });

  test('changed with the whole chain joined together again shows in the head', async () => {
    const verdict = await after((sqlite) => {
      rewriteRecord(
        sqlite,
        corrected.id,
        (record) => ({ ...record, body: { ...(record['body'] as object), recorderId: 'id-x' } }),
        { withHash: true },
      );
      sqlite.exec(`UPDATE entry SET recorder_id = 'id-x' WHERE seq = ${corrected.id}`);
      rechainFrom(sqlite, corrected.id + 1);
    });
    expect(verdict.isIntact).toBe(true);
    expect(verdict.head?.hash).not.toBe(head.hash);
  });

  test('whose body lacks its parts is named, however well it is chained', async () => {
    const verdict = await after((sqlite) => {
      rewriteRecord(sqlite, voided.id, (record) => ({ ...record, body: {} }), { withHash: true });
      rechainFrom(sqlite, voided.id + 1);
    });
    expect(verdict).toMatchObject({ isIntact: false, firstBad: { reason: 'view-differs' } });
  });

  test('that changes an entry which was never written is named', async () => {
    const verdict = await after((sqlite) => {
      const change = recordsIn(sqlite).find((record) => record.kind === 'void');
      rewriteRecord(sqlite, change?.seq ?? 0, (record) => ({ ...record, body: { entry: 2, reason: 'x' } }), {
        withHash: true,
      });
      rechainFrom(sqlite, (change?.seq ?? 0) + 1);
    });
    expect(verdict.firstBad).toMatchObject({ reason: 'view-differs', detail: 'body' });
  });
});

describe('the list of entries', () => {
  const columns: readonly (readonly [string, string])[] = [
    ['year', '2025'],
    ['no', '999'],
    ['category', "'MEMO'"],
    ['urgency', "'flash'"],
    ['state', "'doing'"],
    ['occurred_at', "'2026-01-01T00:00:00.000Z'"],
    ['recorded_at', "'2026-01-01T00:00:00.000Z'"],
    ['day', "'2026-01-01'"],
    ['shift_no', '9'],
    ['recorder_id', "'id-9'"],
    ['recorder_name', "'别人'"],
    ['is_late', '1'],
    ['is_important', '1'],
    ['is_void', '1'],
    ['remind_at', "'2026-01-01T00:00:00.000Z'"],
    ['is_reminder_done', '1'],
    ['content_seq', '3'],
    ['version', '7'],
    ['correction_count', '3'],
  ];

  test.each(columns)(
    'with another %s than the records say names the entry and the column',
    async (column, value) => {
      const verdict = await after(
        (sqlite) => void sqlite.exec(`UPDATE entry SET ${column} = ${value} WHERE seq = ${last.id}`),
      );
      const key = column.replaceAll(/_(\w)/gu, (_all, letter: string) => letter.toUpperCase());
      expect(verdict).toMatchObject({
        isIntact: false,
        records: head.seq,
        head,
        firstBad: { seq: last.id, reason: 'view-differs', detail: key },
      });
    },
  );

  test('every column is tried', () => {
    const all = room
      .room()
      .store.sqlite.prepare("SELECT name FROM pragma_table_info('entry') WHERE name <> 'seq'")
      .pluck()
      .all();
    expect(columns.map(([column]) => column)).toEqual(all);
  });

  test('that hides a correction, a void or an end, as if it had never been, is found out', async () => {
    const asWritten: Damage = (sqlite) =>
      void sqlite.exec(
        `UPDATE entry SET is_void = 0, is_reminder_done = 0, version = 0 WHERE seq = ${voided.id}`,
      );
    expect(await after(asWritten)).toMatchObject(bad(voided.id, 'view-differs'));
  });

  test('that hides a void together with the list of changes is found out', async () => {
    const hidden: Damage = (sqlite) =>
      void sqlite.exec(
        `UPDATE entry SET is_void = 0, is_reminder_done = 0, version = 0 WHERE seq = ${voided.id}; DELETE FROM entry_change WHERE entry_seq = ${voided.id}`,
      );
    expect(await after(hidden)).toMatchObject({
      firstBad: { seq: voided.id, reason: 'view-differs', detail: 'entry_change' },
    });
  });

  test("that shows an entry as void by another entry's void is found out", async () => {
    const borrowed: Damage = (sqlite) => {
      const change = recordsIn(sqlite).find((record) => record.kind === 'void')?.seq ?? 0;
      sqlite.exec(
        `INSERT INTO entry_change (entry_seq, record_seq) VALUES (${last.id}, ${change}); UPDATE entry SET is_void = 1, version = 1 WHERE seq = ${last.id}`,
      );
    };
    expect(await after(borrowed)).toMatchObject(bad(last.id, 'view-differs'));
  });

  test('that forgets that a matter was closed by another entry is found out', async () => {
    const reopened: Damage = (sqlite) =>
      void sqlite.exec(
        `DELETE FROM entry_change WHERE entry_seq = ${matter.id} AND record_seq = ${closing.id}; UPDATE entry SET state = 'carried', version = version - 1 WHERE seq = ${matter.id}`,
      );
    expect(await after(reopened)).toMatchObject(bad(matter.id, 'view-differs'));
  });

  test('that forgets that a matter was handed over is found out', async () => {
    const forgotten: Damage = (sqlite) => {
      const handover = recordsIn(sqlite).find((record) => record.kind === 'hand-over')?.seq ?? 0;
      sqlite.exec(
        `DELETE FROM entry_change WHERE record_seq = ${handover}; UPDATE entry SET version = version - 1 WHERE seq = ${matter.id}`,
      );
    };
    expect(await after(forgotten)).toMatchObject(bad(matter.id, 'view-differs'));
  });

  test('without one of the entries names it', async () => {
    expect(
      await after((sqlite) => void sqlite.exec(`DELETE FROM entry WHERE seq = ${last.id}`)),
    ).toMatchObject({ firstBad: { seq: last.id, detail: 'entry' } });
  });

  test('with an entry that no record wrote names it', async () => {
    const invented: Damage = (sqlite) => {
      const columnsOf = sqlite
        .prepare("SELECT group_concat(name) FROM pragma_table_info('entry') WHERE name NOT IN ('seq', 'no')")
        .pluck()
        .get();
      sqlite.exec(
        `INSERT INTO entry (seq, no, ${String(columnsOf)}) SELECT 2, 900, ${String(columnsOf)} FROM entry WHERE seq = ${last.id}`,
      );
    };
    expect(await after(invented)).toMatchObject({
      firstBad: { seq: 2, reason: 'view-differs', detail: 'entry' },
    });
  });

  test('with a change of no entry names it', async () => {
    expect(
      await after(
        (sqlite) => void sqlite.exec('INSERT INTO entry_change (entry_seq, record_seq) VALUES (2, 3)'),
      ),
    ).toMatchObject({
      firstBad: { seq: 2, reason: 'view-differs', detail: 'entry_change' },
    });
  });
});

describe('an attachment', () => {
  const fileOf = (): string =>
    room.call('auditor', 'attachment.file', { hash: corrected.attachments[0]?.hash ?? '', name: '现场.jpg' })
      .file;

  test('that was altered names the first record that speaks of it', async () => {
    const file = fileOf();
    chmodSync(file, 0o644);
    writeFileSync(file, 'b');
    expect(await verdictOf(room)).toMatchObject(bad(corrected.id, 'attachment-differs'));
  });

  test('that is missing names the first record that speaks of it', async () => {
    rmSync(fileOf());
    expect(await verdictOf(room)).toMatchObject(bad(corrected.id, 'attachment-missing'));
  });

  test('that is missing is missed even where the store was made to forget it', async () => {
    rmSync(fileOf());
    expect(await after((sqlite) => void sqlite.exec('DELETE FROM attachment'))).toMatchObject(
      bad(corrected.id, 'attachment-missing'),
    );
  });

  test('that no entry speaks of is not part of the record', async () => {
    const { hash } = room.call('second', 'attachment.add', { name: 'draft.txt', base64: 'Yg==' });
    rmSync(join(room.folder, 'attachments', hash.slice(0, 2), hash));
    expect(await verdictOf(room)).toMatchObject({ isIntact: true });
  });

  test('keeps its bytes', () => {
    expect(readFileSync(fileOf(), 'utf8')).toBe('a');
  });

  test('of another size than the record says is not taken', () => {
    const file = room.call('second', 'attachment.add', { name: 'x.txt', base64: 'Yg==' });
    expect(
      room.refusal('second', 'log.record', {
        content: aContent('x', { attachments: [{ ...file, size: 2 }] }),
        draftId: null,
      }),
    ).toMatchObject({ code: 'not-found', message: 'attachment' });
  });
});
