import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import type { Input } from '#contract/methods';
import { docxRows, xlsxRows } from '../helpers/read-cells.ts';
import { onDay } from '../helpers/builders.ts';
import { nameOf, openTestRoom, type TestRoom } from '../helpers/open-test-room.ts';
import {
  aPeriod,
  declarePeriod,
  draftPlan,
  meantPeriod,
  publishPlan,
  setUpPeriods,
} from '../helpers/period-room.ts';

type Line = ReturnType<typeof declarePeriod>;

function roomWithTable(): readonly [TestRoom, Line] {
  const room = openTestRoom();
  setUpPeriods(room);
  const line = declarePeriod(room);
  publishPlan(room, line);
  return [room, line];
}

async function exported(
  room: TestRoom,
  { id }: Pick<Line, 'id'>,
  change: Partial<Input<'period.export'>> = {},
): Promise<readonly string[]> {
  const job = room.call('officer', 'period.export', {
    id,
    planVersion: 1,
    bodyId: 'city',
    formats: ['docx', 'xlsx'],
    folder: join(room.folder, 'out'),
    ...change,
  });
  const done = await room.room().jobs.finished(job.id);
  expect(done).toMatchObject({ state: 'done', failure: null });
  return done.files.map(({ file }) => file);
}

const newest = (room: TestRoom): unknown =>
  JSON.parse(
    room
      .room()
      .store.sqlite.prepare('SELECT json FROM record ORDER BY seq DESC LIMIT 1')
      .pluck()
      .get() as string,
  );

test('a published table leaves in the form of a body in every format, cell by cell as the store has it, and the record says so', async () => {
  const [room, line] = roomWithTable();
  const files = await exported(room, line);
  expect(files.map((file) => basename(file))).toEqual([
    'period-2026-01-2027年元旦-v1-市政府总值班室.docx',
    'period-2026-01-2027年元旦-v1-市政府总值班室.xlsx',
  ]);
  expect(newest(room)).toMatchObject({
    kind: 'export',
    byName: nameOf('officer'),
    body: { fromDay: '2027-01-01', untilDay: '2027-01-03', periodOf: '2026-01/1', formats: ['docx', 'xlsx'] },
  });
  const { cells, people } = room.call('officer', 'period.version', { id: line.id, version: 1 });
  const who = new Map<string, string>(people.map(({ id, name }) => [id, name]));
  const posts = new Map<string, string>(
    room.call('officer', 'people.all', { withLeft: true }).map(({ id, post }) => [id, post]),
  );
  const called = (day: string, poolKey: string): string =>
    cells
      .filter((cell) => cell.day === day && cell.poolKey === poolKey && cell.tierKey === 'duty')
      .map(({ personId }) => `${who.get(personId) ?? ''}（${posts.get(personId) ?? ''}） 13900000000`)
      .join('');
  const wanted = [
    ['日期', '带班领导', '值班人员'],
    ...['2027-01-01', '2027-01-02', '2027-01-03'].map((day) => [
      `1月${Number(day.slice(8))}日`,
      called(day, 'leaders'),
      called(day, 'staff'),
    ]),
  ];
  const [docx = '', xlsx = ''] = files;
  const bare = (rows: readonly (readonly string[])[]) =>
    rows.map((row) => row.map((text) => text.replaceAll('\n', '')));
  expect(bare(docxRows(readFileSync(docx)))).toEqual(wanted);
  expect(bare(await xlsxRows(readFileSync(xlsx))).filter((row) => row.length > 1)).toEqual(wanted);
  expect(called('2027-01-01', 'staff')).not.toBe('');
});

test('mobiles are on the table of a body whose form wants numbers, and nobody’s is on the plain one', () => {
  const [room, line] = roomWithTable();
  const page = (bodyId: string | null): string =>
    room.call('officer', 'period.html', { id: line.id, planVersion: 1, bodyId }).html;
  // Everybody of a test room has this one.
  expect(page('city')).toContain('13900000000');
  expect(page(null)).not.toContain('13900000000');
  // The plain one has everybody of both tiers in it.
  for (const seat of ['leader', 'chief', 'officer', 'second'] as const)
    expect(page(null)).toContain(nameOf(seat));
});

test('looking at a table is recorded for each form of it, with the number and the name of the period', () => {
  const [room, line] = roomWithTable();
  for (const bodyId of ['city', null, 'city'])
    room.call('auditor', 'period.html', { id: line.id, planVersion: 1, bodyId });
  const reads = room
    .room()
    .store.sqlite.prepare("SELECT json FROM record WHERE kind = 'read' ORDER BY seq")
    .pluck()
    .all() as string[];
  expect(reads.map((json) => (JSON.parse(json) as { body: unknown }).body)).toEqual([
    { what: 'period', of: '2026-01/1/city', name: '2027年元旦' },
    { what: 'period', of: '2026-01/1', name: '2027年元旦' },
  ]);
});

test('a draft is printed as a draft, a version as it was published, and what is not there is refused', () => {
  const [room, line] = roomWithTable();
  const html = (planVersion: number | null, bodyId: string | null = null): string =>
    room.call('officer', 'period.html', { id: line.id, planVersion, bodyId }).html;
  expect(() => html(null)).toThrow('not-found: period-draft: 2027年元旦');
  expect(() => html(2)).toThrow('not-found: period-version: 2027年元旦: 2');
  expect(() => html(1, 'province')).toThrow('not-found: period-form');
  const before = html(1);
  draftPlan(room, line, 1);
  expect(html(null)).toContain('（草稿）');
  room.call('chief', 'period.change', {
    ...meantPeriod(room.call('chief', 'period.one', { id: line.id }).line),
    fields: aPeriod(room, { name: '元旦及小寒', untilDay: onDay('2027-01-05') }),
    reason: '寒潮',
  });
  // What was said of the period later changes nothing of a version that was published before.
  expect(html(1)).toBe(before);
  expect(html(null)).toContain('元旦及小寒');
});

test('a day that another period holds says on the table of this one which one it goes by', () => {
  const room = openTestRoom();
  setUpPeriods(room);
  const holiday = declarePeriod(room);
  const emergency = { kind: 'emergency', name: '寒潮应急响应', rank: 9 } as const;
  const onSecond = { fromDay: onDay('2027-01-02'), untilDay: onDay('2027-01-02') };
  publishPlan(room, declarePeriod(room, { ...emergency, ...onSecond }));
  publishPlan(room, holiday);
  const { html } = room.call('officer', 'period.html', { id: holiday.id, planVersion: 1, bodyId: null });
  expect(html).toContain('1月2日按“寒潮应急响应”的值班安排执行。');
});

test('the file of a body is checked, kept, filled in its own format and left out of drafts', async () => {
  const room = openTestRoom();
  setUpPeriods(room);
  const { name, base64 } = await room.later('chief', 'period.template', { bodyId: 'city', format: 'xlsx' });
  expect(name).toBe('市政府总值班室值班安排表模板.xlsx');
  expect(await room.later('chief', 'period.previewTemplate', { name, base64 })).toMatchObject({
    format: 'xlsx',
    problem: null,
    unknown: [],
  });
  expect(await room.later('chief', 'period.previewTemplate', { name, base64: 'AAAA' })).toMatchObject({
    format: null,
    problem: 'not-readable',
  });
  const kept = room.call('chief', 'attachment.add', { name, base64 });
  const [body] = room.call('chief', 'period.setup', {}).setup.bodies;
  if (body === undefined) throw new Error('no body');
  const template = { hash: kept.hash, name, format: 'xlsx' as const };
  setUpPeriods(room, { bodies: [{ ...body, form: { ...body.form, template } }] });
  const line = declarePeriod(room);
  publishPlan(room, line);
  draftPlan(room, line, 1);
  const textOf = async (planVersion: number | null): Promise<string> => {
    const [file = ''] = await exported(room, line, { planVersion, formats: ['xlsx'] });
    return (await xlsxRows(readFileSync(file))).flat().join('|');
  };
  const published = await textOf(1);
  expect(published).toMatch(/第1版（记录链第\d+条/u);
  expect(published).not.toMatch(/[{}]/u);
  expect(await textOf(null)).toContain('草稿，未发布');
  const broken = room.call('chief', 'attachment.add', { name: '坏.docx', base64: 'UEsDBA==' });
  const docx = { hash: broken.hash, name: '坏.docx', format: 'docx' as const };
  setUpPeriods(room, { bodies: [{ ...body, form: { ...body.form, template: docx } }] });
  const job = room.call('chief', 'period.export', {
    id: line.id,
    planVersion: 1,
    bodyId: 'city',
    formats: ['docx'],
    folder: join(room.folder, 'out'),
  });
  expect(await room.room().jobs.finished(job.id)).toMatchObject({
    state: 'failed',
    failure: { code: 'rule-broken', message: 'period-template', details: ['坏.docx'] },
  });
});

test('the summary of a period is exported and recorded as such', async () => {
  const [room, line] = roomWithTable();
  const job = room.call('chief', 'period.exportSummary', {
    id: line.id,
    formats: ['docx'],
    folder: join(room.folder, 'out'),
  });
  const { files } = await room.room().jobs.finished(job.id);
  expect(files.map(({ file }) => basename(file))).toEqual(['period-2026-01-2027年元旦-summary.docx']);
  expect(newest(room)).toMatchObject({ body: { periodOf: '2026-01/summary', formats: ['docx'] } });
});

test('a folder that is not named from the root is refused before anything is made', () => {
  const [room, line] = roomWithTable();
  const order = { id: line.id, planVersion: 1, bodyId: null, formats: ['docx' as const], folder: 'out' };
  expect(() => room.call('officer', 'period.export', order)).toThrow('bad-input: folder');
  expect(() =>
    room.call('officer', 'period.exportSummary', { id: line.id, formats: ['docx'], folder: 'out' }),
  ).toThrow('bad-input: folder');
});
