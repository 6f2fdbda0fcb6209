import { setImmediate } from 'node:timers/promises';
import ExcelJS from 'exceljs';
import { describe, expect, test } from 'vitest';
import { addDays } from '#domain/time/instant';
import { onDay } from '../helpers/builders.ts';
import type { TestRoom } from '../helpers/open-test-room.ts';
import { newFolder, openOffice, roomNamed } from '../helpers/reporting-room.ts';

const day = onDay('2026-11-21');
const names = Array.from({ length: 12 }, (_one, index) => `第${index + 1}镇`);

/** What somebody tells on the telephone is as good as a package: from then on the day of the room is reported. */
const report = (office: TestRoom, name: string): void =>
  void office.call('officer', 'office.note', {
    roomId: roomNamed(office, name).id,
    day,
    told: { manner: 'phone', isZero: true, byName: '李晓', text: '' },
    arrivedAt: null,
  });

/** How many had reported when a record was the newest of all. */
const reportedAt = (office: TestRoom, seq: number): number =>
  office
    .room()
    .store.sqlite.prepare<[number], { reported: number }>(
      "SELECT count(*) AS reported FROM record WHERE kind = 'intake' AND seq <= ?",
    )
    .get(seq)?.reported ?? -1;

/** Exports a table while rooms report, one in every turn of the process, and reads its sheet of sums and the record that it names. */
async function exportedMeanwhile(office: TestRoom, what: 'matrix' | 'statistics') {
  const fromDay = what === 'matrix' ? day : addDays(day, -799);
  const order = { what, fromDay, untilDay: day, folder: newFolder() };
  const { id } = office.call('officer', 'office.export', order);
  for (const name of names) {
    report(office, name);
    await setImmediate();
    if (what === 'statistics') for (let turn = 0; turn < 8; turn += 1) await setImmediate();
  }
  const { state, files } = await office.room().jobs.finished(id);
  expect(state).toBe('done');
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(files[0]?.file ?? '');
  const texts: string[] = [];
  for (const sheet of workbook.worksheets)
    sheet.eachRow((row) => texts.push((row.values as readonly unknown[]).slice(1).map(String).join('|')));
  const head = /记录链第(\d+)条，校验值（SHA-256）：([0-9a-f]{64})/u.exec(texts.join('\n')) ?? [];
  return { texts, seq: Number(head[1]), hash: head[2] };
}

const hashOf = (office: TestRoom, seq: number): unknown =>
  office.room().store.sqlite.prepare('SELECT hash FROM record WHERE seq = ?').pluck().get(seq);

describe('a table of a central office that is made while reports come in', () => {
  test('the count of a span names the record up to which it counted', async () => {
    const office = openOffice(names);
    const { texts, seq, hash } = await exportedMeanwhile(office, 'statistics');
    const line = texts.find((text) => text.startsWith('已报|')) ?? expect.fail(texts.join('\n'));
    expect(Number(line.split('|')[1])).toBe(reportedAt(office, seq));
    expect(hash).toBe(hashOf(office, seq));
  });

  test('the matrix names the record up to which it was read', async () => {
    const office = openOffice(names);
    const { texts, seq, hash } = await exportedMeanwhile(office, 'matrix');
    const sum = texts.find((text) => text.includes('合计')) ?? expect.fail(texts.join('\n'));
    expect(Number(/合计(\d+)/u.exec(sum)?.[1])).toBe(reportedAt(office, seq));
    expect(hash).toBe(hashOf(office, seq));
  });

  test('the store can be closed while it is counted, and nothing holds its file', async () => {
    const office = openOffice(names);
    const counted = office.reply('auditor', 'office.statistics', {
      fromDay: addDays(day, -799),
      untilDay: day,
    });
    await setImmediate();
    office.reopen();
    await counted;
    expect(
      (await office.later('auditor', 'office.statistics', { fromDay: day, untilDay: day })).all.expected,
    ).toBe(0);
  });
});
