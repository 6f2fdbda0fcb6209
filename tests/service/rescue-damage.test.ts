import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { contentOf } from '#domain/log/entry';
import { logBookCsv } from '#service/documents/log-book-csv';
import { logBookHtml } from '#service/documents/log-book-html';
import { logBookJson } from '#service/documents/log-book-json';
import { salvagedBooks } from '#service/rescue/salvaged-book';
import { salvageLog } from '#service/rescue/salvaged-log';
import { recordsIn } from '../helpers/damage.ts';
import { handoverInput, openTestRoom, runningShiftOf } from '../helpers/open-test-room.ts';

function aClosedStore() {
  const room = openTestRoom({ keep: true });
  onTestFinished(() => rmSync(room.folder, { recursive: true, force: true }));
  const file = room.call('officer', 'attachment.add', { name: '现场.jpg', base64: 'YQ==' });
  const entries = Array.from({ length: 30 }, (_, index) =>
    room.write('chief', `第${index}条：${'经过'.repeat(index * index)}`, {
      state: index % 3 === 0 ? 'todo' : 'done',
      attachments: index % 5 === 0 ? [file] : [],
    }),
  );
  for (const entry of entries.slice(0, 6)) {
    const content = { ...contentOf(entry), content: `${entry.content} 更正` };
    room.call('officer', 'log.correct', { id: entry.id, version: 0, content, reason: '笔误', draftId: null });
  }
  room.call('second', 'shift.handOver', handoverInput(room, 'second'));
  room.write('second', '下一班', { links: [{ entryId: entries[0]?.id ?? (1 as never), kind: 'closes' }] });
  const shiftNo = runningShiftOf(room).no;
  room.close();
  const sqlite = new Database(join(room.folder, 'duty.sqlite'), { readonly: true });
  const records = new Map(recordsIn(sqlite).map((record) => [record.seq, record.json]));
  sqlite.close();
  return { bytes: readFileSync(join(room.folder, 'duty.sqlite')), records, shiftNo };
}

test('whatever is overwritten, nothing is believed that was not written, and what is left makes its documents', async () => {
  const { bytes, records } = aClosedStore();
  const folder = mkdtempSync(join(tmpdir(), '受损 '));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const wound = fc.record({
    from: fc.nat(bytes.length - 1),
    with: fc.oneof(
      fc.uint8Array({ minLength: 1, maxLength: 64 }),
      fc.constant(new Uint8Array(4096)),
      fc.uint8Array({ minLength: 4096, maxLength: 4096 }),
    ),
  });
  const damage = fc.record({
    wounds: fc.array(wound, { maxLength: 12 }),
    length: fc.oneof(fc.constant(bytes.length), fc.nat(bytes.length)),
  });
  let runs = 0;
  let found = 0;
  await fc.assert(
    fc.asyncProperty(damage, async ({ wounds, length }) => {
      runs += 1;
      const damaged = Buffer.from(bytes);
      for (const each of wounds) damaged.set(each.with.subarray(0, damaged.length - each.from), each.from);
      const of = join(folder, String(runs));
      mkdirSync(of);
      writeFileSync(join(of, 'duty.sqlite'), damaged.subarray(0, length));
      const log = await salvageLog(join(of, 'duty.sqlite'));
      try {
        for (const seq of log.records.numbers) {
          const record = log.records.read(seq);
          if (record?.isAltered === false) expect(record.json).toBe(records.get(seq));
        }
        found += log.reading.entries;
        const last = log.reading.newest?.head.seq ?? 0;
        expect(log.reading.records + log.reading.lostRecords).toBe(last);
        for (const book of salvagedBooks(log, 'Asia/Shanghai')) {
          expect(logBookCsv(book).length).toBeGreaterThan(0);
          expect(JSON.parse(logBookJson(book))).toMatchObject({ format: 'duty-log-book' });
          expect(logBookHtml(book, { fonts: [] })).toContain('<html');
        }
      } finally {
        log.records.close();
      }
      expect(readFileSync(join(of, 'duty.sqlite')).equals(damaged.subarray(0, length))).toBe(true);
      rmSync(of, { recursive: true });
    }),
    { numRuns: 120 },
  );
  expect(found).toBeGreaterThan(500);
});

test('of a whole file every record is found, and the book of the year has both shifts and every correction', async () => {
  const { bytes, records, shiftNo } = aClosedStore();
  const folder = mkdtempSync(join(tmpdir(), '完好 '));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, 'duty.sqlite'), bytes);
  const log = await salvageLog(join(folder, 'duty.sqlite'));
  onTestFinished(log.records.close);
  expect(log.records.numbers).toEqual([...records.keys()]);
  const [book, ...more] = salvagedBooks(log, 'Asia/Shanghai');
  expect(more).toEqual([]);
  const shifts = book?.days.flatMap((day) => day.shifts) ?? [];
  expect(shifts.map(({ shift }) => [shift.no, shift.end])).toEqual([
    [shiftNo - 1, 'handed-over'],
    [shiftNo, null],
  ]);
  expect(shifts[0]?.entries.filter(({ entry }) => entry.correctionCount === 1)).toHaveLength(6);
  expect(shifts[0]?.entries.flatMap(({ changes }) => changes.map((change) => change.kind))).toContain(
    'carried',
  );
  expect(shifts[1]?.entries).toHaveLength(1);
});
