import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { IsoDay } from '#domain/time/instant';
import { roomFigures, roomIncidents, roomSections } from '#service/office/consolidate';
import { reportingText } from '#service/office/reporting-text';
import { roomNamesText } from '#service/office/room-names-text';
import type { Read } from '#service/room';
import { figuresPage } from '#service/store/office-days';
import { moment } from '../helpers/builders.ts';
import { aProductIncident, someFigures, someProductFields, someZeroFields } from '../helpers/a-product.ts';
import { anIntake, anOfficeRoom, dayAt, inTime, today, tooLate } from '../helpers/office-builders.ts';
import { openOffice, putIntake } from '../helpers/office-room.ts';
import { type TestRoom, verdictOf } from '../helpers/open-test-room.ts';

/** What a query reads, as a handler is given it. */
const readOf = (room: TestRoom): Read => {
  const { store, jobs, backups, alarms, inbox, days, withdrawals } = room.room();
  return {
    store,
    jobs,
    backups,
    alarms,
    inbox,
    days,
    withdrawals,
    now: room.now(),
    seat: 'auditor',
    session: null,
  };
};

const fire = aProductIncident({
  level: 'III',
  deaths: 1,
  number: '2026-007',
  title: '仓库火灾',
  line: '上午仓库起火，1人死亡。',
});

/** Five rooms: a report with two incidents, a zero report, a late one with a section, one that was told, and one of which nothing came. */
function fiveRooms(): TestRoom {
  const room = openOffice([1, 2, 3, 4, 5].map((no) => anOfficeRoom(no)));
  room.setClock(moment('2026-11-21T11:00Z'));
  putIntake(
    room,
    anIntake('a', 1, { day: today, at: inTime(today) }),
    someProductFields({
      incidents: [aProductIncident(), fire],
      figures: someFigures({ entries: 12, incidents: 2, deaths: 1, injured: 2, openMatters: 3 }),
    }),
  );
  putIntake(room, anIntake('b', 2, { day: today, at: inTime(today), isZero: true }), someZeroFields());
  putIntake(
    room,
    anIntake('c', 3, { day: today, at: tooLate(today), isLate: true }),
    someProductFields({
      incidents: [],
      sections: [
        { key: 'onDuty', heading: '值班值守情况', text: '带班领导：周某' },
        { key: 'opinion', heading: '信访舆情', text: '网传水质异常，\n已核实不属实。' },
        { key: 'away', heading: '领导外出情况', text: '无。' },
      ],
      figures: someFigures({ entries: 5, openMatters: 1 }),
    }),
  );
  putIntake(
    room,
    anIntake('d', 4, { day: today, at: inTime(today), sequence: null, told: '电话报平安，一段山路积雪' }),
  );
  return room;
}

const consolidatedOf = (day: IsoDay) =>
  ({ kind: 'consolidated', isZero: false, fromDay: day, untilDay: day }) as const;

const name = (no: number): string => anOfficeRoom(no).fields.name;

describe('a consolidated report', () => {
  test('says who reported, who was late, who is missing and how often was called', () => {
    const room = fiveRooms();
    room.call('officer', 'office.chase', aCall());
    expect(reportingText(readOf(room), today, today, null)).toBe(
      `应报5个单位，已报4个（其中零报1个）；迟报1个：${name(3)}；未报1个：${name(5)}；催报1次。`,
    );
    expect(reportingText(readOf(room), dayAt(-1), today, null)).toMatch(
      /^2026年11月20日：应报5个单位，已报0个.*\n2026年11月21日：应报5/u,
    );
  });

  /** Rooms of three groups, of which nothing came. */
  const manyRooms = (count: number, groups: readonly string[]): TestRoom => {
    const room = openOffice(
      Array.from({ length: count }, (_, no) =>
        anOfficeRoom(no, { group: groups[Math.floor((no * groups.length) / count)] ?? '' }),
      ),
    );
    room.setClock(moment('2026-11-21T11:00Z'));
    return room;
  };

  test('counts rooms by their groups where a sentence cannot name them, and names all in a list of their own', () => {
    const room = manyRooms(166, ['区县', '', '企业']);
    const { fields } = room.call('officer', 'product.compose', consolidatedOf(today));
    const text = (key: string) => fields.sections.find((one) => one.key === key)?.text;
    expect(text('reporting')).toBe(
      '应报166个单位，已报0个（其中零报0个）；迟报0个；未报166个（区县56个、未分组55个、企业55个）；催报0次；名单见“迟报未报单位名单”。',
    );
    const lines = text('roomNames')?.split('\n') ?? [];
    expect(lines.map((line) => line.replace(/：.*/u, ''))).toEqual([
      '未报单位166个',
      '区县（56个）',
      '未分组（55个）',
      '企业（55个）',
    ]);
    const named = lines.slice(1).flatMap((line) => line.slice(line.indexOf('：') + 1).split('、'));
    expect(new Set(named)).toEqual(new Set(Array.from({ length: 166 }, (_, no) => name(no))));
    expect(named).toHaveLength(166);
  });

  test('gives the first names of many rooms that stand in no groups, and tells of which day a list is', () => {
    const room = manyRooms(20, ['区县']);
    const first = Array.from({ length: 15 }, (_, no) => name(no)).join('、');
    expect(reportingText(readOf(room), today, today, '名单')).toContain(
      `未报20个：${first}等；催报0次；名单见“名单”`,
    );
    expect(roomNamesText(readOf(room), dayAt(-1), today).split('\n')[0]).toBe('2026年11月20日未报单位20个：');
  });

  test('names few rooms in the sentence and has no list of them', () => {
    const room = manyRooms(15, ['区县', '企业']);
    const { fields } = room.call('officer', 'product.compose', consolidatedOf(today));
    expect(fields.sections.map(({ key }) => key)).not.toContain('roomNames');
    expect(fields.sections[0]?.text).toContain(`未报15个：${name(0)}、`);
    expect(fields.sections[0]?.text).not.toContain('名单见');
  });

  test('names many rooms in the sentence where the layout of the unit has no list of them', () => {
    const room = manyRooms(166, ['区县', '企业']);
    const text = reportingText(readOf(room), today, today, null);
    expect(text).toContain(name(165));
    expect(text).not.toContain('名单见');
  });

  test('tells the incidents of all rooms, the worst first, with the names of the rooms', () => {
    const { text, incidents } = roomIncidents(readOf(fiveRooms()), today, today);
    expect(text.split('\n')).toEqual([
      '1个单位报告突发事件2起，死亡1人、失联0人、受伤2人。',
      `1. ${name(1)}：上午仓库起火，1人死亡。`,
      `2. ${name(1)}：${aProductIncident().line}`,
    ]);
    expect(incidents.map(({ number, level }) => [number, level])).toEqual([
      ['2026-007', 'III'],
      ['2026-001', 'IV'],
    ]);
  });

  test('tells of rooms that have something to tell, under their headings, and adds figures up', () => {
    const read = readOf(fiveRooms());
    expect(roomSections(read, today, today).split('\n')).toEqual([
      `1. ${name(1)}`,
      '· 天气与预警：市气象局6时30分发布大风蓝色预警信号。',
      '· 领导外出情况：县长李卫东赴省城开会，11月22日返回。',
      `2. ${name(3)}`,
      '· 信访舆情：网传水质异常， 已核实不属实。',
      `3. ${name(4)}`,
      '· 电话报告：电话报平安，一段山路积雪',
    ]);
    expect(roomFigures(read, today, today)).toEqual(
      someFigures({ entries: 20, calls: 1, incidents: 2, deaths: 1, injured: 2, openMatters: 4 }),
    );
  });

  test('is empty where nothing was asked for and nothing came', () => {
    const read = readOf(openOffice([]));
    expect(reportingText(read, today, today, null)).toBe('');
    expect(roomIncidents(read, today, today)).toEqual({ text: '', incidents: [] });
    expect(roomSections(read, today, today)).toBe('');
    expect(roomFigures(read, today, today)).toEqual(someFigures());
  });

  test('stays within a section however many rooms have much to tell, and says that it left some out', () => {
    const room = openOffice(Array.from({ length: 40 }, (_, no) => anOfficeRoom(no)));
    const long = { key: 'opinion', heading: '信访舆情', text: '情'.repeat(900) };
    for (let no = 0; no < 40; no += 1)
      putIntake(
        room,
        anIntake(`i-${no}`, no, { day: today, at: inTime(today) }),
        someProductFields({ sections: [long], incidents: [] }),
      );
    const text = roomSections(readOf(room), today, today);
    expect(text.length).toBeLessThan(16_000);
    expect(text.split('\n').at(-1)).toBe('其余24项从略，详见各单位报告。');
  });
});

const aCall = () => ({
  roomId: anOfficeRoom(5).id,
  day: today,
  phone: '0533-7000005',
  result: 'reached' as const,
  answeredBy: '李四',
  said: '半小时内报',
  calledAt: null,
});

describe('rooms that have not reported', () => {
  test('are listed with what to say, their lapses and the calls to them, those first whose time is over', () => {
    const room = openOffice([
      anOfficeRoom(1, { dueAt: '23:00' as never, fromDay: today }),
      anOfficeRoom(2, { fromDay: dayAt(-4) }),
      anOfficeRoom(3),
    ]);
    room.setClock(moment('2026-11-21T09:00Z'));
    putIntake(room, anIntake('a', 3, { day: today, at: inTime(today) }));
    putIntake(room, anIntake('b', 2, { day: dayAt(-1), at: inTime(dayAt(-1)) }));
    putIntake(room, anIntake('c', 2, { day: dayAt(-2), at: tooLate(dayAt(-2)), isLate: true, sequence: 2 }));
    const rooms = room.call('auditor', 'office.missing', { day: today });
    expect(rooms.map(({ roomName, state, lapses }) => [roomName, state, lapses])).toEqual([
      [name(2), 'm', 3],
      [name(1), 'w', 0],
    ]);
    expect(rooms[0]?.script).toBe(
      `您好，${name(2)}2026年11月21日的值班日报告（时限16:30）尚未收到，请{{某事}}。`,
    );
    expect(rooms[0]?.phone).toBe('0533-7000002');
  });

  test('a call to one stands in the list, in the chain and in the log of who has the desk', async () => {
    const room = fiveRooms();
    const chase = room.call('officer', 'office.chase', aCall());
    expect(chase).toMatchObject({ roomName: name(5), calledAt: room.now(), callerName: '王方' });
    const [missing] = room.call('auditor', 'office.missing', { day: today });
    expect(missing).toMatchObject({ roomName: name(5), chases: [chase] });
    const [entry] = room.call('auditor', 'log.page', { filter: {}, before: null, limit: 1 }).entries;
    expect(entry).toMatchObject({
      category: 'CALL_OUT',
      content: `催报：${name(5)}2026年11月21日值班日报告未收到，电话催报。结果：已接通。\n答复：半小时内报`,
      counterpart: { unit: name(5), name: '李四', phone: '0533-7000005' },
      fields: { purpose: '催报', result: '已接通；半小时内报' },
    });
    expect((await verdictOf(room)).isIntact).toBe(true);
  });

  test('one whose report waits here is asked about it and never told that nothing came, nor does the log say so', () => {
    const room = openOffice([anOfficeRoom(5)]);
    putIntake(room, anIntake('h', 5, { day: today, at: inTime(today), verdict: 'held' }));
    room.setClock(moment('2026-11-21T11:00Z'));
    const [held] = room.call('auditor', 'office.missing', { day: today });
    expect(held).toMatchObject({ state: 'h', intakeId: 'h' });
    expect(held?.script).toContain(`${name(5)}2026年11月21日的值班日报告已收到，待核实`);
    expect(held?.script).not.toContain('尚未收到');
    room.call('officer', 'office.chase', aCall());
    const [entry] = room.call('auditor', 'log.page', { filter: {}, before: null, limit: 1 }).entries;
    expect(entry?.content).toContain('值班日报告已收到、待核，电话核实。结果：已接通。');
    expect(entry?.fields['purpose']).toBe('核实报告');
  });

  test('a call is recorded without an entry by somebody who has not the desk', () => {
    const room = fiveRooms();
    room.call('second', 'office.chase', aCall());
    expect(room.call('auditor', 'office.missing', { day: today })[0]?.chases).toHaveLength(1);
    expect(room.call('auditor', 'log.page', { filter: {}, before: null, limit: 5 }).entries).toEqual([]);
  });

  test('calls later than now, before their day, or to no room are refused', () => {
    const room = fiveRooms();
    const refusal = (change: object) => room.refusal('officer', 'office.chase', { ...aCall(), ...change });
    expect(refusal({ calledAt: moment('2026-11-21T11:01Z') }).message).toBe('chase-future');
    // The duty day begins at half past eight.
    expect(refusal({ calledAt: moment('2026-11-21T00:29Z') })).toMatchObject({
      message: 'chase-before',
      details: [today],
    });
    expect(refusal({ day: dayAt(1) }).message).toBe('chase-before');
    expect(refusal({ roomId: 'room-9999' })).toMatchObject({ code: 'not-found', message: 'office-room' });
    expect(room.refusal('auditor', 'office.chase', aCall()).code).toBe('not-allowed');
  });
});

describe('words in what rooms reported', () => {
  const asked = { fromDay: null, untilDay: null, roomId: null, offset: 0, limit: 10 };

  test('are found in every room, the newest day first, one character is enough', () => {
    const room = fiveRooms();
    putIntake(
      room,
      anIntake('y', 2, { day: dayAt(-1), at: inTime(dayAt(-1)), sequence: 2 }),
      someProductFields({ incidents: [fire], sections: [] }),
    );
    putIntake(
      room,
      anIntake('x', 3, { day: dayAt(-2), at: inTime(dayAt(-2)), verdict: 'held' }),
      someProductFields({ incidents: [fire], sections: [] }),
    );
    const { hits, all } = room.call('auditor', 'office.search', { ...asked, text: '仓库' });
    expect(all).toBe(2);
    const pieces = [{ text: fire.line, places: [{ what: 'incident', heading: '仓库火灾' }] }];
    expect(hits).toEqual([
      { intakeId: 'a', roomName: name(1), day: today, isWithdrawn: false, pieces, more: 0 },
      { intakeId: 'y', roomName: name(2), day: dayAt(-1), isWithdrawn: false, pieces, more: 0 },
    ]);
    expect(room.call('auditor', 'office.search', { ...asked, text: '库' }).all).toBe(2);
    expect(room.call('auditor', 'office.search', { ...asked, text: '仓库', untilDay: dayAt(-1) }).all).toBe(
      1,
    );
    expect(room.call('auditor', 'office.search', { ...asked, text: '仓库', fromDay: today }).all).toBe(1);
    expect(
      room.call('auditor', 'office.search', { ...asked, text: '仓库', roomId: anOfficeRoom(2).id }).all,
    ).toBe(1);
    expect(room.call('auditor', 'office.search', { ...asked, text: '仓库', offset: 1 })).toMatchObject({
      all: 2,
      hits: [{ intakeId: 'y' }],
    });
    expect(room.call('auditor', 'office.search', { ...asked, text: '，。' })).toEqual({ hits: [], all: 0 });
  });

  test('stand in a piece of a long text that shows where it was cut', () => {
    const room = openOffice([anOfficeRoom(1)]);
    const text = `${'前'.repeat(500)}水库泄洪${'后'.repeat(500)}`;
    putIntake(
      room,
      anIntake('a', 1, { day: today, at: inTime(today) }),
      someProductFields({ incidents: [], sections: [{ key: 'x', heading: '防汛', text }] }),
    );
    const [hit] = room.call('auditor', 'office.search', { ...asked, text: '泄洪' }).hits;
    const [piece] = hit?.pieces ?? [];
    expect(piece?.text).toHaveLength(300);
    expect(piece?.text).toMatch(/^…前+水库泄洪后+…$/u);
  });
});

describe('a report that says words at several places', () => {
  const asked = { fromDay: null, untilDay: null, roomId: null, offset: 0, limit: 10 };

  test('is found once, and a text that stands at two of them is told once with both', () => {
    const room = openOffice([anOfficeRoom(1)]);
    const section = { key: 'incidents', heading: '突发事件', text: `1. ${fire.line}` };
    const opinion = { key: 'opinion', heading: '信访舆情', text: '有人问起仓库' };
    putIntake(
      room,
      anIntake('a', 1, { day: today, at: inTime(today) }),
      someProductFields({ incidents: [fire], sections: [section, opinion] }),
    );
    expect(room.call('auditor', 'office.search', { ...asked, text: '仓库' })).toEqual({
      hits: [
        {
          intakeId: 'a',
          roomName: name(1),
          day: today,
          isWithdrawn: false,
          pieces: [
            {
              text: section.text,
              places: [
                { what: 'section', heading: '突发事件' },
                { what: 'incident', heading: '仓库火灾' },
              ],
            },
            { text: opinion.text, places: [{ what: 'section', heading: '信访舆情' }] },
          ],
          more: 0,
        },
      ],
      all: 1,
    });
  });

  test('shows its first places and says how many more there are', () => {
    const room = openOffice([anOfficeRoom(1)]);
    const sections = Array.from({ length: 23 }, (_, no) => ({
      key: `s${no}`,
      heading: '防汛',
      text: `第${no + 10}座水库泄洪`,
    }));
    const fields = someProductFields({ incidents: [], sections });
    putIntake(room, anIntake('a', 1, { day: today, at: inTime(today) }), fields);
    const { hits, all } = room.call('auditor', 'office.search', { ...asked, text: '泄洪' });
    expect(all).toBe(1);
    expect(hits.map(({ pieces, more }) => [pieces.map(({ text }) => text), more])).toEqual([
      [sections.slice(0, 5).map(({ text }) => text), 18],
    ]);
  });
});

describe('counts over a span', () => {
  test('stand beside the same days a year before; a report that was replaced is not counted twice', async () => {
    const room = fiveRooms();
    const yearBefore = dayAt(-365);
    putIntake(
      room,
      anIntake('old', 1, { day: yearBefore, at: inTime(yearBefore) }),
      someProductFields({ figures: someFigures({ incidents: 4, missing: 2 }) }),
    );
    putIntake(
      room,
      anIntake('a2', 1, { day: today, at: tooLate(today), sequence: 2, isLate: true }),
      someProductFields({ figures: someFigures({ incidents: 1 }) }),
    );
    room.call('officer', 'office.chase', aCall());
    const { all, before, rooms, months } = await room.later('auditor', 'office.statistics', {
      fromDay: today,
      untilDay: today,
    });
    expect(all).toEqual({
      expected: 5,
      reported: 4,
      zero: 1,
      late: 1,
      missing: 1,
      chases: 1,
      incidents: 1,
      deaths: 0,
      missingPeople: 0,
      injured: 0,
    });
    expect(before).toMatchObject({ expected: 5, reported: 1, missing: 4, incidents: 4, missingPeople: 2 });
    expect(rooms[0]).toMatchObject({
      name: name(1),
      counts: { reported: 1, incidents: 1 },
      before: { incidents: 4 },
    });
    expect(months).toEqual([{ month: '2026-11', counts: all, before }]);
  });

  test('read what reports said page by page, each once, and leave those out that do not count', () => {
    const room = openOffice([1, 2].map((no) => anOfficeRoom(no)));
    const said = (incidents: number) => someProductFields({ figures: someFigures({ incidents }) });
    for (const back of [0, 1, 2, 3]) {
      const day = dayAt(-back);
      const parts = { day, at: inTime(day), sequence: 9 - back };
      putIntake(room, anIntake(`a${back}`, 1, parts), said(back));
      putIntake(room, anIntake(`b${back}`, 2, { ...parts, verdict: 'held' }), said(7));
    }
    const { sqlite } = room.room().store;
    const read: unknown[] = [];
    let pages = 0;
    for (let after: string | null = ''; after !== null; pages += 1) {
      const page = figuresPage(sqlite, after, 2);
      read.push(...page.figures.map(({ id, incidents }) => [id, incidents]));
      after = page.next;
    }
    // A report with nothing but zeros is in none.
    expect(read).toEqual([
      ['a1', 1],
      ['a2', 2],
      ['a3', 3],
    ]);
    expect(pages).toBe(4);
  });

  test('are made one after the other, and once for all who wait for the same', async () => {
    const room = fiveRooms();
    const span = { fromDay: today, untilDay: today };
    const first = room.later('auditor', 'office.statistics', span);
    putIntake(room, anIntake('e', 5, { day: today, at: inTime(today), isZero: true }), someZeroFields());
    const [begun, ...waited] = await Promise.all([
      first,
      room.later('auditor', 'office.statistics', span),
      room.later('officer', 'office.statistics', span),
    ]);
    expect(begun.all.expected).toBe(5);
    expect(waited.map(({ all }) => all.reported)).toEqual([5, 5]);
  });
});

/** Exports a table into a new folder and reads its sheets. */
async function exported(room: TestRoom, what: 'matrix' | 'statistics'): Promise<ExcelJS.Workbook> {
  const folder = mkdtempSync(join(tmpdir(), 'office-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const started = room.call('officer', 'office.export', {
    what,
    fromDay: dayAt(-1),
    untilDay: today,
    folder,
  });
  const { state, files } = await room.room().jobs.finished(started.id);
  expect(state).toBe('done');
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(files[0]?.file ?? '');
  return workbook;
}

const rowTexts = (sheet: ExcelJS.Worksheet | undefined, row: number): readonly string[] =>
  Array.from(sheet?.getRow(row).values as readonly unknown[])
    .slice(1)
    .map(String);

describe('workbooks of a central office', () => {
  test('the matrix is the printed form: signs, colours that a grey printer tells apart, and sums', async () => {
    const room = fiveRooms();
    const sheet = (await exported(room, 'matrix')).worksheets[0];
    expect(rowTexts(sheet, 2)).toEqual([
      '序号',
      '分组',
      '单位',
      '11月\n20\n五',
      '21\n六',
      '已报',
      '零报',
      '迟报',
      '未报',
    ]);
    const signs = [3, 4, 5, 6, 7].map((row) => rowTexts(sheet, row).slice(3));
    expect(signs).toEqual([
      ['未', '报', '1', '0', '0', '1'],
      ['未', '零', '1', '1', '0', '1'],
      ['未', '迟', '1', '0', '1', '1'],
      ['未', '报', '1', '0', '0', '1'],
      ['未', '未', '0', '0', '0', '2'],
    ]);
    expect(rowTexts(sheet, 8).slice(2, 6)).toEqual(['已报', '0', '4', '合计4']);
    expect(rowTexts(sheet, 11).slice(2, 6)).toEqual(['未报', '5', '1', '合计6']);
    expect(sheet?.getCell('D3')).toMatchObject({
      fill: { fgColor: { argb: 'FFC00000' } },
      font: { color: { argb: 'FFFFFFFF' } },
    });
    const record = room
      .room()
      .store.sqlite.prepare("SELECT json FROM record WHERE kind = 'export' ORDER BY seq DESC LIMIT 1")
      .pluck()
      .get();
    expect(JSON.parse(String(record))).toMatchObject({
      body: { officeOf: 'matrix', fromDay: dayAt(-1), untilDay: today },
    });
  });

  test('the count has a sheet for all, for months and for rooms', async () => {
    const workbook = await exported(fiveRooms(), 'statistics');
    expect(workbook.worksheets.map((sheet) => sheet.name)).toEqual(['总体情况', '分月情况', '分单位情况']);
    expect(rowTexts(workbook.worksheets[0], 4)).toEqual(['已报', '4', '0', '+4']);
    expect(rowTexts(workbook.worksheets[2], 3).slice(0, 4)).toEqual([name(1), '2', '1', '0']);
  });

  test('a folder that is not absolute is refused', () => {
    const room = openOffice([]);
    const input = { what: 'matrix', fromDay: today, untilDay: today, folder: '报表' };
    expect(room.refusal('officer', 'office.export', input)).toMatchObject({
      code: 'bad-input',
      message: 'folder',
    });
  });
});
