import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import ExcelJS from 'exceljs';
import { expect, test } from 'vitest';
import type { Input } from '#contract/methods';
import { placeKey, type RotaDuty } from '#domain/rota/duty';
import { readWorkbook } from '#service/documents/workbook-reader';
import { recordBySeq } from '#service/store/ledger';
import { nameOf, openTestRoom, type TestRoom } from '../helpers/open-test-room.ts';
import { onDay } from '../helpers/builders.ts';
import { alternating, december, personAt, publishMonth, setUpRota } from '../helpers/rota-room.ts';

const exported = async (
  room: TestRoom,
  change: Partial<Input<'rota.export'>> = {},
): Promise<readonly string[]> => {
  const { id } = room.call('officer', 'rota.export', {
    month: december,
    version: 1,
    personId: null,
    formats: ['xlsx', 'docx', 'ics'],
    folder: join(room.folder, 'out'),
    ...change,
  });
  const job = await room.room().jobs.finished(id);
  expect(job).toMatchObject({ state: 'done', failure: null });
  return job.files.map(({ file }) => file);
};

const base64Of = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

const whoIsWhere = (duties: readonly RotaDuty[]): readonly string[] =>
  duties.map((duty) => `${placeKey(duty)} ${duty.personId ?? '-'}`).toSorted();

function publishedRoom(): TestRoom {
  const room = openTestRoom();
  setUpRota(room);
  publishMonth(room);
  return room;
}

test('a published month is exported in every form, and the record says what left the machine', async () => {
  const room = publishedRoom();
  const files = await exported(room);
  expect(files.map((file) => basename(file))).toEqual([
    'duty-rota-2026-12-v1.xlsx',
    'duty-rota-2026-12-v1.docx',
    'duty-rota-2026-12-v1.ics',
  ]);
  const { sqlite } = room.room().store;
  const newest = sqlite.prepare('SELECT json FROM record ORDER BY seq DESC LIMIT 1').pluck().get() as string;
  expect(JSON.parse(newest)).toMatchObject({
    kind: 'export',
    byName: nameOf('officer'),
    body: {
      fromDay: '2026-12-01',
      untilDay: '2026-12-31',
      rotaOf: '2026-12/1',
      formats: ['xlsx', 'docx', 'ics'],
    },
  });
  const { unitName } = room.call('auditor', 'station.now', {}).station;
  const events = readFileSync(files[2] ?? '', 'utf8').match(/BEGIN:VEVENT/gu);
  expect(events).toHaveLength(
    room.call('auditor', 'rota.version', { month: december, version: 1 }).duties.length,
  );
  const { html } = room.call('auditor', 'rota.html', { month: december, version: 1 });
  const seq = sqlite.prepare("SELECT max(seq) FROM record WHERE kind = 'rota'").pluck().get() as number;
  expect(html).toContain(`${unitName}2026年12月值班安排表`);
  // The paper names the record of its own version, not whatever came after it.
  expect(html).toContain(`记录链第${seq}条，校验值（SHA-256）：${recordBySeq(sqlite, seq)?.hash ?? ''}`);
});

test('an exported workbook that is previewed changes nothing; with one name changed it changes that duty', async () => {
  const room = publishedRoom();
  const [file = ''] = await exported(room, { formats: ['xlsx'] });
  const bytes = readFileSync(file);
  const same = await room.later('chief', 'rota.previewImport', { month: december, base64: base64Of(bytes) });
  expect(same.problems).toEqual([]);
  expect(same.changes).toEqual([]);
  expect(whoIsWhere(same.duties)).toEqual(whoIsWhere(alternating(room, december)));

  const workbook = new ExcelJS.Workbook();
  // exceljs types know only its own kind of buffer.
  await workbook.xlsx.load(bytes as unknown as ExcelJS.Buffer);
  const sheet = workbook.getWorksheet('值班安排表');
  const head = sheet?.getRow(2).values as string[];
  const cell = sheet?.getCell(3, head.indexOf('值班员'));
  const other = cell?.text === nameOf('officer') ? 'second' : 'officer';
  if (cell !== undefined) cell.value = nameOf(other);
  const changed = await room.later('chief', 'rota.previewImport', {
    month: december,
    base64: base64Of(new Uint8Array(await workbook.xlsx.writeBuffer())),
  });
  expect(changed.problems).toEqual([]);
  expect(changed.changes).toMatchObject([
    { place: { day: '2026-12-01', postId: 'deputy', seat: 0 }, after: personAt(room, other) },
  ]);
  // Looking at a sheet changes nothing.
  expect(room.call('chief', 'rota.month', { month: december }).draft).toBeNull();
});

test('a sheet that would break a hard rule is previewed with the rule, the person and the day', async () => {
  const room = publishedRoom();
  const { setup, version } = room.call('chief', 'rota.setup', {});
  const reason = '住院';
  const day = onDay('2026-12-02');
  const unavailable = [{ personId: personAt(room, 'second'), fromDay: day, untilDay: day, reason }];
  room.call('chief', 'rota.changeSetup', {
    setup: { ...setup, rules: { ...setup.rules, restHours: 0, allowsRunning: true, unavailable } },
    version,
  });
  const [file = ''] = await exported(room, { formats: ['xlsx'] });
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(readFileSync(file) as unknown as ExcelJS.Buffer);
  const sheet = workbook.getWorksheet('值班安排表');
  const head = (sheet?.getRow(2).values ?? []) as string[];
  const preview = async (first: string, next: string) => {
    for (const [row, name] of [
      [3, first],
      [4, next],
    ] as const)
      if (sheet !== undefined) sheet.getCell(row, head.indexOf('值班员')).value = name;
    return room.later('chief', 'rota.previewImport', {
      month: december,
      base64: base64Of(new Uint8Array(await workbook.xlsx.writeBuffer())),
    });
  };
  expect((await preview(nameOf('officer'), nameOf('officer'))).broken).toEqual([]);
  expect((await preview(nameOf('officer'), nameOf('second'))).broken).toEqual([
    { rule: 'away', personId: personAt(room, 'second'), day: '2026-12-02' },
  ]);
});

test('a draft is exported as a draft, and one person gets the own duties', async () => {
  const room = publishedRoom();
  const version = 0;
  room.call('chief', 'rota.keepDraft', { month: december, version, duties: alternating(room, december) });
  const [draft = ''] = await exported(room, { version: null, formats: ['ics'] });
  expect(basename(draft)).toBe('duty-rota-2026-12-draft.ics');
  expect(readFileSync(draft, 'utf8')).toContain('STATUS:TENTATIVE');
  const own = personAt(room, 'officer');
  const [mine = ''] = await exported(room, { personId: own, formats: ['ics'] });
  expect(basename(mine)).toBe(`duty-rota-2026-12-v1-${nameOf('officer')}.ics`);
  const { duties } = room.call('auditor', 'rota.version', { month: december, version: 1 });
  expect(readFileSync(mine, 'utf8').match(/BEGIN:VEVENT/gu)).toHaveLength(
    duties.filter(({ personId }) => personId === own).length,
  );
});

test('what is not there is refused with a reason', () => {
  const room = publishedRoom();
  const order = {
    month: december,
    version: 1,
    personId: null,
    formats: ['docx'],
    folder: join(room.folder, 'out'),
  };
  expect(room.refusal('officer', 'rota.export', { ...order, version: 2 })).toMatchObject({
    code: 'not-found',
    message: 'rota-version',
  });
  expect(room.refusal('officer', 'rota.export', { ...order, version: null })).toMatchObject({
    code: 'not-found',
    message: 'rota-draft',
  });
  expect(
    room.refusal('officer', 'rota.export', { ...order, personId: personAt(room, 'admin') }),
  ).toMatchObject({ code: 'not-found', message: 'rota-person' });
  expect(room.refusal('officer', 'rota.export', { ...order, folder: 'out' })).toMatchObject({
    code: 'bad-input',
    message: 'folder',
  });
  expect(room.refusal('auditor', 'rota.html', { month: '2027-01', version: null })).toMatchObject({
    code: 'not-found',
  });
});

test.each([
  ['locked', 'session.lock'],
  ['signed-out', 'session.signOut'],
] as const)(
  'a slow question is refused as %s where that happened before its answer was ready',
  async (code, method) => {
    const room = publishedRoom();
    const answer = room.later('chief', 'rota.template', { what: 'month', month: december });
    room.call('chief', method, {});
    await expect(answer).rejects.toMatchObject({ failure: { code } });
  },
);

test('a file that is no workbook is refused, and a slow question is refused to whoever may not ask it', async () => {
  const room = publishedRoom();
  const asked = async (seat: string, base64: string) =>
    room.reply(seat, 'rota.previewImport', { month: december, base64 });
  expect(await asked('chief', 'YQ==')).toMatchObject({
    ok: false,
    code: 'bad-input',
    message: 'sheet-not-xlsx',
  });
  expect(await asked('chief', '??')).toMatchObject({
    ok: false,
    code: 'bad-input',
    message: 'sheet-not-xlsx',
  });
  expect(await asked('chief', base64Of(new Uint8Array([0x50, 0x4b, 3, 4])))).toMatchObject({
    ok: false,
    code: 'bad-input',
    message: 'sheet-damaged',
  });
  expect(await asked('officer', 'YQ==')).toMatchObject({ ok: false, code: 'not-allowed' });
  expect(await asked('nobody', 'YQ==')).toMatchObject({ ok: false, code: 'signed-out' });
  expect(room.takeDefects()).toEqual([]);
});

test('the template of a month has its days, posts and members; filled in it is a rota', async () => {
  const room = openTestRoom();
  setUpRota(room);
  const { name, base64 } = await room.later('leader', 'rota.template', { what: 'month', month: december });
  expect(name).toBe('2026年12月值班安排导入模板.xlsx');
  const sheets = await readWorkbook(Buffer.from(base64, 'base64'));
  expect(sheets[1]?.rows[0]).toEqual(['值班长', '值班员']);
  expect(sheets[1]?.rows.slice(1).map((row) => row[1])).toEqual([nameOf('officer'), nameOf('second')]);
  const empty = await room.later('leader', 'rota.previewImport', { month: december, base64 });
  expect(empty).toMatchObject({ problems: [], changes: [] });
  expect(empty.duties).toHaveLength(62);
});

test('a sheet of people is read as people, those of the directory marked, and imported as it is shown', async () => {
  const room = openTestRoom();
  const { name, base64 } = await room.later('chief', 'rota.template', { what: 'people', month: december });
  expect(name).toBe('人员导入模板.xlsx');
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(Buffer.from(base64, 'base64') as unknown as ExcelJS.Buffer);
  const sheet = workbook.worksheets[0];
  const known = room
    .call('chief', 'people.all', { withLeft: true })
    .find((one) => one.name === nameOf('officer'));
  sheet?.addRow([nameOf('officer'), '科员', known?.unit ?? '', '', '0533-8210009', '', '', '']);
  sheet?.addRow(['新来的', '科员', '办公室', '值班员', '', '13800138000', '2026-12-01', '']);
  const { problems, people } = await room.later('chief', 'people.previewSheet', {
    base64: base64Of(new Uint8Array(await workbook.xlsx.writeBuffer())),
  });
  expect(problems).toEqual([]);
  expect(people.map((one) => [one.name, one.isKnown])).toEqual([
    [nameOf('officer'), true],
    ['新来的', false],
  ]);
  const fields = people.map(({ name, post, unit, group, phones, joinedDay, leftDay }, order) => {
    return { name, post, unit, group, phones, joinedDay, leftDay, order };
  });
  expect(room.call('chief', 'people.import', { people: fields as Input<'people.import'>['people'] })).toEqual(
    { added: 1, changed: 1 },
  );
});
