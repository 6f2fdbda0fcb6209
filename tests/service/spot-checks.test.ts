import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { drawRooms } from '#domain/check/draw-rooms';
import type { SpotCheck } from '#domain/check/spot-check';
import { aMadeCheck, aRoom, checkRoom, chooseRoom, makeCheck, setUpRooms } from '../helpers/check-room.ts';
import { onDay } from '../helpers/builders.ts';
import { docxRows, xlsxRows } from '../helpers/read-cells.ts';
import { nameOf, openTestRoom, type TestRoom } from '../helpers/open-test-room.ts';

const tenRooms = Array.from({ length: 10 }, (_, index) =>
  aRoom(`r${index}`, { group: index < 7 ? '乡镇' : '部门' }),
);

function roomWithRooms(spareDays = 7): TestRoom {
  const room = openTestRoom({ desk: 'manned' });
  setUpRooms(room, tenRooms, { spareDays });
  return room;
}

const entryOf = (room: TestRoom, id: SpotCheck['entryId']) =>
  room.call('officer', 'log.entry', { id: id ?? (0 as never) }).entry;

const bodies = (room: TestRoom, kind: string): readonly Record<string, unknown>[] =>
  room
    .room()
    .store.sqlite.prepare('SELECT json FROM record WHERE kind = ? ORDER BY seq')
    .pluck()
    .all(kind)
    .map((json) => (JSON.parse(json as string) as { body: Record<string, unknown> }).body);

/** Does the draw of a check again from nothing but its record. */
const drawnAgain = ({ pick }: SpotCheck, count: number): readonly string[] => {
  const timesFrom = (place: number, ids: readonly string[]) =>
    ids.map((roomId, index) => ({ roomId, times: pick.times[place + index] ?? 0 }));
  return drawRooms({
    seed: pick.seed,
    count,
    candidates: timesFrom(0, pick.candidates),
    spared: timesFrom(pick.candidates.length, pick.spared),
  });
};

test('a draw is on the record before anybody is called, and can be done again from it', () => {
  const room = roomWithRooms();
  const drawn = room.call('officer', 'check.draw', { count: 4, groups: [] });
  expect(drawn.map(({ year, no }) => `${year}-${no}`)).toEqual(['2026-1', '2026-2', '2026-3', '2026-4']);
  expect(drawn.map(({ pick }) => pick.place)).toEqual([1, 2, 3, 4]);
  const steps = bodies(room, 'spot-check');
  expect(steps.map(({ act }) => act)).toEqual(['picked', 'picked', 'picked', 'picked']);
  expect(steps.map(({ check }) => (check as SpotCheck).roomId)).toEqual(drawn.map(({ roomId }) => roomId));
  for (const check of drawn) {
    expect(check).toMatchObject({ made: null, entryId: null, checkerName: nameOf('officer') });
    expect(drawnAgain(check, 4)[check.pick.place - 1]).toBe(check.roomId);
  }
  expect(bodies(room, 'entry')).toEqual([]);
});

test('only rooms of the groups are drawn, those that wait are left alone, and those of the last days come last', () => {
  const room = roomWithRooms();
  const first = room.call('officer', 'check.draw', { count: 2, groups: ['部门'] });
  expect(first.every(({ group }) => group === '部门')).toBe(true);
  const second = room.call('officer', 'check.draw', { count: 9, groups: ['部门'] });
  expect([...first, ...second].map(({ roomId }) => roomId).toSorted()).toEqual(['r7', 'r8', 'r9']);
  expect(room.refusal('officer', 'check.draw', { count: 1, groups: ['部门'] }).message).toBe(
    'check-all-waiting',
  );
  expect(room.refusal('officer', 'check.draw', { count: 1, groups: ['学校'] }).message).toBe(
    'check-no-rooms',
  );
  for (const check of [...first, ...second]) makeCheck(room, check);
  const third = room.call('officer', 'check.draw', { count: 8, groups: [] });
  const [spared] = third.slice(-1);
  expect(third.slice(0, 7).every(({ group }) => group === '乡镇')).toBe(true);
  expect(spared?.pick.spared).toEqual(['r7', 'r8', 'r9']);
  expect(spared?.pick.times).toEqual([0, 0, 0, 0, 0, 0, 0, 1, 1, 1]);
  expect(spared?.group).toBe('部门');
});

test('a room is spared for so many duty days and no longer, and one that was dropped is not', () => {
  const room = roomWithRooms(3);
  const [dropped] = room.call('officer', 'check.draw', { count: 1, groups: ['部门'] });
  if (dropped === undefined) throw new RangeError('nothing drawn');
  room.call('officer', 'check.drop', { id: dropped.id, version: dropped.version, reason: '线路检修' });
  const again = room.call('officer', 'check.draw', { count: 1, groups: ['部门'] });
  expect(again[0]?.pick.candidates).toEqual(['r7', 'r8', 'r9']);
  for (const check of again) makeCheck(room, check);
  for (const [days, spared] of [
    [2, 1],
    [1, 0],
  ] as const) {
    room.pass(days * 24 * 60);
    const [next] = room.call('officer', 'check.draw', { count: 1, groups: ['部门'] });
    if (next === undefined) throw new RangeError('nothing drawn');
    expect(next.pick.spared.length).toBe(spared);
    room.call('officer', 'check.drop', { id: next.id, version: next.version, reason: '试抽' });
  }
});

test('rooms that are named are taken once, and one that waits, is off or is not there is refused', () => {
  const room = openTestRoom({ desk: 'manned' });
  setUpRooms(room, [...tenRooms, aRoom('off', { isOn: false })]);
  const chosen = room.call('chief', 'check.choose', { roomIds: ['r2', 'r2', 'r1'] });
  expect(chosen.map(({ roomId, pick }) => [roomId, pick.manner, pick.seed])).toEqual([
    ['r2', 'chosen', ''],
    ['r1', 'chosen', ''],
  ]);
  expect(room.refusal('chief', 'check.choose', { roomIds: ['r3', 'r1'] })).toMatchObject({
    message: 'check-waiting',
    details: ['r1镇值班室'],
  });
  expect(room.refusal('chief', 'check.choose', { roomIds: ['off'] }).message).toBe('check-room');
  // A refusal takes nothing of what stood before it either.
  expect(
    room.call('chief', 'check.all', { fromDay: onDay('2026-11-21'), untilDay: onDay('2026-11-21') }),
  ).toHaveLength(2);
  expect(room.refusal('admin', 'check.choose', { roomIds: ['r4'] }).code).toBe('not-allowed');
});

test('what a check found becomes an entry of the log by itself; without the desk it is recorded all the same', () => {
  const room = roomWithRooms();
  const picked = chooseRoom(room, 'r1');
  room.pass(1);
  const made = makeCheck(room, picked, { result: 'late', rings: 6, seconds: 28, problem: '在处理来电' });
  expect(made).toMatchObject({ version: 2, made: { result: 'late' } });
  const entry = entryOf(room, made.entryId);
  expect(entry).toMatchObject({
    category: 'CHECK_OUT',
    occurredAt: made.made?.checkedAt,
    state: 'done',
    counterpart: { unit: 'r1镇值班室', name: '张三', post: '值班员', phone: '0533-7000001' },
    fields: { roomChecked: 'r1镇值班室', answeredBy: '张三', answerSeconds: 28, checkResult: 'late-answer' },
  });
  expect(entry.content).toBe(
    '查岗2026-001：电话抽查r1镇值班室。应岗张三；接听张三 值班员；铃响6声；28秒接听；带班领导在岗：是；结果：迟答；问题：在处理来电。',
  );
  // The leader has signed in but is not on the shift.
  const other = room.call('leader', 'check.choose', { roomIds: ['r2'] })[0];
  const without = room.call('leader', 'check.make', {
    id: other?.id ?? ('' as never),
    version: 1,
    made: aMadeCheck(room),
    reason: '',
  });
  expect(without).toMatchObject({ entryId: null, made: { result: 'normal' } });
});

test.each([
  ['noAnswer', 'no-answer'],
  ['deadNumber', 'no-answer'],
  ['busy', 'no-answer'],
  ['offPost', 'off-post'],
  ['standIn', 'off-post'],
  ['forwarded', 'off-post'],
] as const)('the log takes %s', (result, logged) => {
  const room = roomWithRooms();
  const made = checkRoom(room, 'r1', { result, name: '', post: '', rings: null, seconds: null });
  expect(entryOf(room, made.entryId).fields).toEqual({ roomChecked: 'r1镇值班室', checkResult: logged });
});

test('a check that was made is put right with a reason, and its entry with it', () => {
  const room = roomWithRooms();
  const made = checkRoom(room, 'r1', { result: 'noAnswer', name: '', post: '', seconds: null });
  const meant = { id: made.id, version: made.version };
  const right = aMadeCheck(room, { result: 'forwarded' });
  expect(room.refusal('officer', 'check.make', { ...meant, made: right, reason: ' ' }).message).toBe(
    'check-reason',
  );
  expect(room.refusal('officer', 'check.make', { ...meant, made: made.made, reason: '核对' }).message).toBe(
    'nothing-changed',
  );
  const corrected = room.call('officer', 'check.make', { ...meant, made: right, reason: '回电核实' });
  expect(corrected.entryId).toBe(made.entryId);
  expect(entryOf(room, corrected.entryId)).toMatchObject({
    correctionCount: 1,
    fields: { checkResult: 'off-post', answeredBy: '张三' },
  });
  expect(bodies(room, 'spot-check').map(({ act, note }) => [act, note])).toEqual([
    ['picked', ''],
    ['made', ''],
    ['corrected', '回电核实'],
  ]);
  expect(room.refusal('officer', 'check.make', { ...meant, made: right, reason: '又改' }).code).toBe(
    'conflict',
  );
});

test('where somebody wrote more into the entry, or made it void, another entry follows and theirs stays', () => {
  const room = roomWithRooms();
  const made = checkRoom(room, 'r1');
  const entry = entryOf(room, made.entryId);
  const { content: text } = entry;
  room.call('officer', 'log.correct', {
    id: entry.id,
    version: entry.version,
    reason: '补充',
    draftId: null,
    content: {
      ...pickContent(entry),
      content: `${text}另了解防汛值班安排。`,
    },
  });
  const second = makeCheck(room, made, { result: 'standIn' }, '不是本人');
  expect(second.entryId).not.toBe(made.entryId);
  expect(entryOf(room, made.entryId).content).toContain('另了解防汛值班安排');
  expect(entryOf(room, second.entryId).links).toEqual([{ entryId: made.entryId, kind: 'relates' }]);
  const follower = entryOf(room, second.entryId);
  room.call('officer', 'log.void', { id: follower.id, version: follower.version, reason: '重复' });
  const third = makeCheck(room, second, { result: 'offPost' }, '确认脱岗');
  expect(third.entryId).not.toBe(second.entryId);
  expect(entryOf(room, second.entryId).isVoid).toBe(true);
});

const pickContent = (entry: ReturnType<typeof entryOf>) => ({
  category: entry.category,
  occurredAt: entry.occurredAt,
  urgency: entry.urgency,
  counterpart: entry.counterpart,
  content: entry.content,
  instruction: entry.instruction,
  handling: entry.handling,
  state: entry.state,
  isImportant: entry.isImportant,
  fields: entry.fields,
  links: entry.links,
  attachments: entry.attachments,
  remindAt: entry.remindAt,
});

test('times that cannot be are refused: later than now, or before the room was picked', () => {
  const room = roomWithRooms();
  const { id, version, pickedAt } = chooseRoom(room, 'r1');
  room.pass(5);
  const make = (checkedAt: string) =>
    room.refusal('officer', 'check.make', {
      id,
      version,
      made: { ...aMadeCheck(room), checkedAt },
      reason: '',
    }).message;
  expect(make('2026-11-21T09:00:00.000Z')).toBe('check-future');
  expect(make('2026-11-21T00:39:00.000Z')).toBe('check-before-pick');
  // A minute that is typed has no seconds and is not before the pick.
  room.call('officer', 'check.make', {
    id,
    version,
    made: aMadeCheck(room, { checkedAt: `${pickedAt.slice(0, 16)}:00.000Z` as never }),
    reason: '',
  });
});

test('a fault is put right in words, which the log has too; what was not made cannot be, and what was made is not dropped', () => {
  const room = roomWithRooms();
  const picked = chooseRoom(room, 'r1');
  const rectify = { text: '已更换话机' };
  expect(
    room.refusal('officer', 'check.rectify', { id: picked.id, version: picked.version, ...rectify }).message,
  ).toBe('check-not-made');
  const made = makeCheck(room, picked, { result: 'noAnswer' });
  const meant = { id: made.id, version: made.version };
  expect(room.refusal('officer', 'check.drop', { ...meant, reason: '重复' }).message).toBe('check-made');
  const right = room.call('officer', 'check.rectify', { ...meant, ...rectify });
  expect(right.rectified).toEqual({ at: room.now(), text: '已更换话机' });
  const { entries } = room.call('officer', 'log.page', { filter: {}, before: null, limit: 1 });
  expect(entries[0]).toMatchObject({
    category: 'FEEDBACK',
    fields: { result: '已更换话机' },
    links: [{ entryId: made.entryId, kind: 'relates' }],
  });
  expect(
    room.refusal('officer', 'check.rectify', { id: made.id, version: right.version, ...rectify }).message,
  ).toBe('nothing-changed');
});

test('what was dropped can be picked again and not written down any more', () => {
  const room = roomWithRooms();
  const { id, version } = chooseRoom(room, 'r1');
  const dropped = room.call('officer', 'check.drop', { id, version, reason: '线路检修' });
  expect(dropped.dropped).toBe('线路检修');
  expect(
    room.refusal('officer', 'check.make', {
      id,
      version: dropped.version,
      made: aMadeCheck(room),
      reason: '',
    }).message,
  ).toBe('check-dropped');
  expect(chooseRoom(room, 'r1').no).toBe(2);
});

function filledMonth(): TestRoom {
  const room = roomWithRooms();
  checkRoom(room, 'r0', { seconds: 6 });
  checkRoom(room, 'r1', { result: 'late', rings: 7, seconds: 33 });
  const silent = checkRoom(room, 'r2', { result: 'noAnswer', name: '', seconds: 60, problem: '连拨三次' });
  room.call('officer', 'check.rectify', { id: silent.id, version: silent.version, text: '已批评教育' });
  checkRoom(room, 'r8', { result: 'standIn', name: '李四', seconds: 9 });
  const { id, version } = chooseRoom(room, 'r9');
  room.call('officer', 'check.drop', { id, version, reason: '线路检修' });
  chooseRoom(room, 'r7');
  return room;
}

const november = { month: '2026-11' as never };

test('a month is summed up by result and group, with the text of a notice', () => {
  const room = filledMonth();
  const month = room.call('auditor', 'check.month', november);
  expect(month.all).toEqual({ checks: 4, normal: 1, late: 1, faulty: 2, rectified: 1 });
  expect(month.groups.map(({ group, checks }) => [group, checks])).toEqual([
    ['乡镇', 3],
    ['部门', 1],
  ]);
  expect(month.results).toEqual([
    { result: 'normal', count: 1 },
    { result: 'noAnswer', count: 1 },
    { result: 'standIn', count: 1 },
    { result: 'late', count: 1 },
  ]);
  // How long it rang where nobody answered says nothing of answering.
  expect(month.meanSeconds).toBe(16);
  expect(month.faults.map(({ roomName, rectified }) => [roomName, rectified])).toEqual([
    ['r1镇值班室', ''],
    ['r2镇值班室', '已批评教育'],
    ['r8镇值班室', ''],
  ]);
  expect(month.notice.split('\n')).toEqual([
    expect.stringMatching(/^2026年11月，.+对4个值班室查岗4次，正常1次，占25%。平均16秒接听。$/),
    '发现问题3个：无人接听1次、顶岗1次、迟答1次。具体如下：',
    '1. 11月21日，r1镇值班室：迟答；尚未反馈整改。',
    '2. 11月21日，r2镇值班室：无人接听；连拨三次；已整改：已批评教育。',
    '3. 11月21日，r8镇值班室：顶岗；尚未反馈整改。',
    expect.stringMatching(/^尚有2个问题没有反馈整改/),
  ]);
  const october = room.call('auditor', 'check.month', { month: '2026-10' as never });
  expect(october).toMatchObject({ all: { checks: 0 }, meanSeconds: null });
  expect(october.notice).toMatch(/没有开展查岗/);
});

test('a check belongs to the month in which it was made, whenever the room was picked', () => {
  const room = roomWithRooms();
  room.setClock('2026-11-30T23:00:00.000Z' as never);
  const picked = chooseRoom(room, 'r1');
  room.setClock('2026-12-01T01:00:00.000Z' as never);
  makeCheck(room, picked);
  // The last duty day of November goes on until the desk's day begins.
  expect(room.call('officer', 'check.month', november).all.checks).toBe(0);
  expect(room.call('officer', 'check.month', { month: '2026-12' as never }).all.checks).toBe(1);
});

test('the notice of a month leaves as a document and a workbook, and the record says so', async () => {
  const room = filledMonth();
  const job = room.call('officer', 'check.export', {
    ...november,
    formats: ['docx', 'xlsx', 'docx'],
    folder: join(room.folder, 'out'),
  });
  const done = await room.room().jobs.finished(job.id);
  expect(done).toMatchObject({ state: 'done', failure: null });
  expect(done.files.map(({ file }) => basename(file))).toEqual([
    'spot-checks-2026-11.docx',
    'spot-checks-2026-11.xlsx',
  ]);
  expect(bodies(room, 'export').at(-1)).toMatchObject({
    checksOf: '2026-11',
    fromDay: '2026-11-01',
    untilDay: '2026-11-30',
    formats: ['docx', 'xlsx'],
  });
  const [docx = '', xlsx = ''] = done.files.map(({ file }) => file);
  const counts = ['2026年11月', '4', '1', '1', '2', '1'];
  expect(docxRows(readFileSync(docx))).toContainEqual(counts);
  expect(await xlsxRows(readFileSync(xlsx))).toContainEqual(counts);
  expect(docxRows(readFileSync(docx)).find(([number]) => number === '2026-003')).toEqual([
    '2026-003',
    expect.stringContaining('11-21'),
    'r2镇值班室',
    '电话',
    '值班员',
    '2',
    '60',
    '无人接听',
    expect.stringContaining('整改：已批评教育'),
  ]);
  expect(
    room.refusal('officer', 'check.export', { ...november, formats: ['docx'], folder: 'out' }).code,
  ).toBe('bad-input');
});
