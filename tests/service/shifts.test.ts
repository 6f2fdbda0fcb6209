import { describe, expect, test } from 'vitest';
import { contentOf } from '#domain/log/entry';
import { addMinutes } from '#domain/time/instant';
import type { HandedOver } from '#domain/shift/sheet';
import { aContent, entryNamed, moment, onDay } from '../helpers/builders.ts';
import {
  deskTakenAt,
  handoverInput,
  nameOf,
  openTestRoom,
  runningShiftOf,
  testPassword,
  verdictOf,
} from '../helpers/open-test-room.ts';

const signerOf = (account: string, duty: 'chief' | 'deputy' | 'dutyLeader' = 'chief') => ({
  account,
  password: testPassword,
  duty,
});
const noneHanded: HandedOver = {
  equipment: [],
  things: [],
  note: '',
  latenessReason: '',
  handed: [],
  taken: [],
  unread: [],
  released: [],
};
const takeOver = {
  password: testPassword,
  duty: 'chief' as const,
  others: [],
  leaderName: '',
  note: '',
  day: onDay('2026-11-21'),
  index: 0,
};

describe('taking the desk that nobody has', () => {
  test('begins a shift with everybody who signed', () => {
    const room = openTestRoom({ desk: 'empty' });
    const shift = room.call('chief', 'shift.takeOver', {
      ...takeOver,
      others: [signerOf('officer', 'deputy'), signerOf('leader', 'dutyLeader')],
    });
    expect(shift).toMatchObject({
      no: 1,
      day: '2026-11-21',
      name: '全天班',
      startedAt: deskTakenAt,
      endedAt: null,
      end: null,
      leaderName: nameOf('leader'),
    });
    expect(shift.members.map(({ name, duty, untilAt }) => [name, duty, untilAt])).toEqual([
      [nameOf('chief'), 'chief', null],
      [nameOf('leader'), 'dutyLeader', null],
      [nameOf('officer'), 'deputy', null],
    ]);
    expect(room.call('officer', 'desk.now', {})).toMatchObject({ isMember: true, openMatterCount: 0 });
    expect(room.call('second', 'desk.now', {})).toMatchObject({ isMember: false });
  });

  test('is refused while somebody has it', () => {
    expect(openTestRoom().refusal('second', 'shift.takeOver', takeOver)).toMatchObject({
      code: 'conflict',
      message: 'shift-running',
    });
  });

  test.each([
    [
      'who signs twice',
      { others: [signerOf('officer', 'deputy'), signerOf('officer', 'deputy')] },
      'signed-twice',
    ],
    ['who signs as the taker and as another', { others: [signerOf('chief', 'deputy')] }, 'signed-twice'],
    ['when only leaders would be there', { duty: 'dutyLeader' }, 'nobody-at-desk'],
    ['without the right password', { password: 'wrong-one' }, 'password'],
    [
      'when another has the wrong password',
      { others: [signerOf('officer'), { ...signerOf('second'), password: 'wrong-one' }] },
      'password',
    ],
    ['when another has no desk role', { others: [signerOf('auditor', 'deputy')] }, 'not-a-desk-role'],
    ['for a shift the pattern does not have', { index: 1 }, 'planned-shift'],
    ['for a day long ago', { day: '2026-11-19' }, 'planned-shift'],
    ['for a day far ahead', { day: '2026-11-23' }, 'planned-shift'],
  ])('is refused to one %s', (_who, change, message) => {
    const room = openTestRoom({ desk: 'empty' });
    expect(room.refusal('chief', 'shift.takeOver', { ...takeOver, ...change })).toMatchObject({ message });
    expect(room.call('chief', 'desk.now', {}).shift).toBeNull();
  });
});

describe('handing over', () => {
  test('ends one shift, begins the next, seats the relief and keeps both signatures', async () => {
    const room = openTestRoom();
    const matter = room.write('chief', '待办', { state: 'todo', isImportant: true });
    room.write('officer', '已办');
    room.setClock(addMinutes(deskTakenAt, 1440));
    const sheet = room.call(
      'chief',
      'shift.handOver',
      handoverInput(room, 'second', { handed: { note: '钥匙在抽屉' } }),
    );
    expect(sheet).toMatchObject({
      shift: { no: 1, end: 'handed-over', endedAt: room.now() },
      nextShift: { day: '2026-11-22', index: 0 },
      dueAt: room.now(),
      relief: { kind: 'on-time', minutes: 0 },
      facts: { entryCount: 2, openMatters: [matter.id] },
      handed: { note: '钥匙在抽屉', handed: [matter.id], taken: [matter.id] },
      signedAt: room.now(),
    });
    expect(sheet.signatures.map(({ name, meaning }) => [name, meaning])).toEqual([
      [nameOf('chief'), 'handed-over'],
      [nameOf('second'), 'took-over'],
    ]);
    expect(sheet.head).toEqual(room.call('auditor', 'chain.head', {}));
    expect(runningShiftOf(room)).toMatchObject({
      no: 2,
      day: '2026-11-22',
      startedAt: room.now(),
      members: [{ name: nameOf('second') }],
    });
    expect(room.call('chief', 'session.now', {}).session?.personName).toBe(nameOf('second'));
    expect(room.call('auditor', 'log.open', {})).toMatchObject([
      { id: matter.id, state: 'carried', version: 1 },
    ]);
    expect(room.call('auditor', 'log.entry', { id: matter.id }).changes).toMatchObject([
      { kind: 'carried', state: 'carried', shiftNo: 1 },
    ]);
    expect(await verdictOf(room)).toMatchObject({ isIntact: true });
  });

  test('needs every open matter gone through by both sides, or a reason for each that is not', () => {
    const room = openTestRoom();
    const [a, b] = [
      room.write('chief', '甲', { state: 'todo' }),
      room.write('chief', '乙', { state: 'doing' }),
    ];
    const refused = (handed: Partial<HandedOver>) =>
      room.refusal('second', 'shift.handOver', handoverInput(room, 'second', { handed }));
    expect(refused({ taken: [a.id] })).toMatchObject({
      code: 'rule-broken',
      message: 'not-acknowledged',
      details: [String(b.id)],
    });
    expect(refused({ handed: [] }).details).toEqual([a, b].map((entry) => String(entry.id)));
    expect(refused({ handed: [a.id], unread: [{ entryId: b.id, reason: ' ' }] })).toMatchObject({
      message: 'unread-reason',
      details: [String(b.id)],
    });
    expect(refused({ handed: [a.id, b.id, entryNamed(99)] })).toMatchObject({ message: 'not-in-sheet' });
    expect(refused({ taken: [a.id, a.id, b.id] })).toMatchObject({ message: 'not-in-sheet' });
    expect(refused({ unread: [{ entryId: a.id, reason: 'x' }] })).toMatchObject({ message: 'not-in-sheet' });
    const unread = [{ entryId: b.id, reason: '材料在档案柜，天亮补阅' }];
    const input = handoverInput(room, 'second', { handed: { taken: [a.id], unread } });
    expect(room.call('second', 'shift.handOver', input).handed).toMatchObject({ taken: [a.id], unread });
  });

  test('is refused where the sheet is no longer what was read: an entry was saved while it was open', () => {
    const room = openTestRoom();
    const input = handoverInput(room, 'second');
    const late = room.write('officer', '正在签字时来电', { state: 'todo' });
    expect(room.refusal('second', 'shift.handOver', input)).toMatchObject({
      code: 'conflict',
      message: 'sheet',
    });
    expect(runningShiftOf(room).no).toBe(1);
    const again = room.call('second', 'shift.handOver', handoverInput(room, 'second'));
    expect(again.facts.openMatters).toEqual([late.id]);
    expect(again.facts.numbers).toEqual({ first: late.number, last: late.number });
  });

  test('late needs a reason, early and within the grace needs none', () => {
    const room = openTestRoom();
    room.setClock(addMinutes(deskTakenAt, 1440 + 16));
    const late = (latenessReason: string) => handoverInput(room, 'second', { handed: { latenessReason } });
    expect(room.refusal('second', 'shift.handOver', late('  '))).toMatchObject({
      message: 'lateness-reason',
      details: ['16'],
    });
    expect(room.call('second', 'shift.handOver', late('道路结冰'))).toMatchObject({
      relief: { kind: 'late', minutes: 16 },
      handed: { latenessReason: '道路结冰' },
    });
    room.setClock(addMinutes(deskTakenAt, 2880 - 16));
    expect(room.call('second', 'shift.handOver', handoverInput(room, 'chief'))).toMatchObject({
      relief: { kind: 'early', minutes: -16 },
    });
  });

  test.each([
    ['to oneself', { incoming: [signerOf('chief')] }, 'same-person'],
    [
      'by one who is not on the shift',
      { outgoing: { account: 'second', password: testPassword }, incoming: [signerOf('leader')] },
      'outgoing-not-on-shift',
    ],
    [
      'with the wrong password of the one who leaves',
      { outgoing: { account: 'chief', password: 'wrong-one' } },
      'password',
    ],
    [
      'with the wrong password of the relief',
      { incoming: [{ ...signerOf('second'), password: 'wrong-one' }] },
      'password',
    ],
    [
      'to one who signs twice',
      { incoming: [signerOf('second'), signerOf('second', 'deputy')] },
      'signed-twice',
    ],
    ['to a leader alone', { incoming: [signerOf('leader', 'dutyLeader')] }, 'nobody-at-desk'],
    ['to an auditor', { incoming: [signerOf('auditor')] }, 'not-a-desk-role'],
    ['of another shift', { shiftNo: 2 }, 'shift'],
    ['to a shift that is not planned', { index: 7 }, 'planned-shift'],
    ['to nobody', { incoming: [] }, 'shift.handOver'],
  ])('%s is refused and changes nothing', (_title, change, message) => {
    const room = openTestRoom();
    const matter = room.write('chief', '待办', { state: 'todo' });
    expect(
      room.refusal('second', 'shift.handOver', { ...handoverInput(room, 'second'), ...change }),
    ).toMatchObject({ message });
    expect(runningShiftOf(room)).toMatchObject({ no: 1, members: [{ untilAt: null }, { untilAt: null }] });
    expect(room.call('auditor', 'log.entry', { id: matter.id })).toMatchObject({
      entry: { version: 0 },
      changes: [],
    });
  });

  test('is refused where nobody has the desk', () => {
    const room = openTestRoom({ desk: 'empty' });
    const rest = {
      shiftNo: 1,
      digest: '0'.repeat(64),
      outgoing: { account: 'chief', password: testPassword },
      incoming: [signerOf('second')],
      leaderName: '',
      handed: noneHanded,
      day: takeOver.day,
      index: 0,
    };
    expect(room.refusal('chief', 'shift.handOver', rest)).toMatchObject({
      code: 'rule-broken',
      message: 'no-shift',
    });
  });

  test('cannot change behind the signatures: what is corrected later stands in the log', () => {
    const room = openTestRoom();
    const matter = room.write('chief', '油罐车侧翻', { state: 'todo', isImportant: true, category: 'EVENT' });
    const wrong = room.write('chief', '误登', { isImportant: true });
    const signed = room.call('second', 'shift.handOver', handoverInput(room, 'second'));
    room.call('second', 'log.void', { id: wrong.id, version: 0, reason: '误登' });
    room.call('second', 'log.correct', {
      id: matter.id,
      version: 1,
      content: { ...contentOf(matter), content: '改写', state: 'done', category: 'MEMO', isImportant: false },
      reason: 'x',
      draftId: null,
    });
    const { laterChanges, ...later } = room.call('auditor', 'handover.sheet', { shiftNo: 1 });
    const { laterChanges: none, ...atOnce } = signed;
    expect(later).toEqual(atOnce);
    expect(none).toEqual([]);
    expect(laterChanges).toMatchObject([
      { kind: 'void', number: wrong.number, byName: nameOf('second'), reason: '误登', shiftNo: 2 },
      { kind: 'correction', number: matter.number, reason: 'x', shiftNo: 2, content: '改写' },
    ]);
    expect(signed.facts).toMatchObject({
      entryCount: 2,
      counts: [
        { category: 'CALL_IN', count: 1 },
        { category: 'EVENT', count: 1 },
      ],
      matters: [{ content: '油罐车侧翻', state: 'todo', version: 0 }, { content: '误登' }],
      important: [matter.id, wrong.id],
      openMatters: [matter.id],
    });
  });

  test('is drafted with what would be signed now', () => {
    const room = openTestRoom();
    room.write('chief', '待办', { state: 'todo' });
    expect(room.call('auditor', 'handover.sheet', { shiftNo: 1 })).toMatchObject({
      shift: { no: 1 },
      nextShift: { day: '2026-11-22', index: 0 },
      facts: { matters: [{ content: '待办' }], entryCount: 1 },
      handed: null,
      signatures: [],
      signedAt: null,
    });
    expect(room.refusal('auditor', 'handover.sheet', { shiftNo: 2 })).toMatchObject({ code: 'not-found' });
  });

  test('puts an entry at the boundary into exactly one sheet', () => {
    const room = openTestRoom();
    room.setClock(addMinutes(deskTakenAt, 1440));
    const last = room.write('chief', '交班前最后一刻');
    const sheet = room.call('second', 'shift.handOver', handoverInput(room, 'second'));
    const first = room.write('second', '接班后第一刻');
    expect([last.recordedAt, sheet.signedAt, first.recordedAt]).toEqual([room.now(), room.now(), room.now()]);
    expect([last.shiftNo, first.shiftNo]).toEqual([1, 2]);
    expect([last.day, first.day]).toEqual(['2026-11-21', '2026-11-22']);
    const inShift = (shiftNo: number) =>
      room
        .call('auditor', 'log.page', { filter: { shiftNo }, before: null, limit: 50 })
        .entries.map((entry) => entry.id);
    expect([inShift(1), inShift(2)]).toEqual([[last.id], [first.id]]);
    expect(sheet.facts.entryCount).toBe(1);
  });

  test('lets the one who handed over write no more', () => {
    const room = openTestRoom();
    room.call('second', 'shift.handOver', handoverInput(room, 'second'));
    expect(room.refusal('chief', 'log.record', { content: aContent('x'), draftId: null })).toMatchObject({
      message: 'not-on-shift',
    });
  });
});

describe('a shift', () => {
  test('can be joined and left; the last at the desk stays', () => {
    const room = openTestRoom();
    expect(
      room.call('chief', 'shift.join', { shiftNo: 1, signer: signerOf('second', 'deputy') }).members,
    ).toHaveLength(3);
    room.write('second', '新来的可以写');
    expect(
      room.refusal('chief', 'shift.join', { shiftNo: 1, signer: signerOf('second', 'deputy') }),
    ).toMatchObject({ message: 'already-on-shift' });
    room.pass(5);
    const leave = (account: string) => ({ shiftNo: 1, account, password: testPassword, reason: '外出' });
    room.call('chief', 'shift.leave', leave('second'));
    expect(room.refusal('second', 'log.record', { content: aContent('x'), draftId: null })).toMatchObject({
      message: 'not-on-shift',
    });
    expect(room.refusal('chief', 'shift.leave', leave('second'))).toMatchObject({
      message: 'outgoing-not-on-shift',
    });
    room.pass(5);
    room.call('chief', 'shift.join', { shiftNo: 1, signer: signerOf('second', 'deputy') });
    expect(
      runningShiftOf(room)
        .members.filter((member) => member.name === nameOf('second'))
        .map((member) => member.untilAt === null),
    ).toEqual([false, true]);
    for (const account of ['second', 'officer']) room.call('chief', 'shift.leave', leave(account));
    expect(room.refusal('chief', 'shift.leave', leave('chief'))).toMatchObject({ message: 'last-at-desk' });
    room.call('chief', 'shift.join', { shiftNo: 1, signer: signerOf('leader', 'dutyLeader') });
    expect(room.refusal('chief', 'shift.leave', leave('chief'))).toMatchObject({ message: 'last-at-desk' });
    expect(room.refusal('chief', 'shift.leave', { ...leave('leader'), reason: ' ' }).code).toBe('bad-input');
  });

  test('whose relief does not come says so in the log', () => {
    const room = openTestRoom();
    const input = { shiftNo: 1, reportedTo: '市总值班室', content: '接班人员未到，已报告。' };
    expect(room.call('officer', 'shift.reliefMissing', input)).toMatchObject({
      category: 'STAFF',
      state: 'todo',
      isImportant: true,
      counterpart: { unit: '市总值班室' },
      content: input.content,
    });
    expect(room.refusal('officer', 'shift.reliefMissing', { ...input, shiftNo: 9 })).toMatchObject({
      code: 'conflict',
    });
    expect(room.refusal('second', 'shift.reliefMissing', input)).toMatchObject({ message: 'not-on-shift' });
  });

  test('that ends unrelieved leaves the desk empty, its matters carried, until somebody takes it', async () => {
    const room = openTestRoom();
    const matter = room.write('chief', '待办', { state: 'doing' });
    const input = {
      shiftNo: 1,
      account: 'chief',
      password: testPassword,
      reportedTo: '市总值班室',
      reason: '突发疾病',
    };
    expect(room.refusal('chief', 'shift.endUnrelieved', { ...input, account: 'second' })).toMatchObject({
      message: 'outgoing-not-on-shift',
    });
    // The officer is still there, so nobody can empty the desk.
    expect(room.refusal('chief', 'shift.endUnrelieved', input)).toMatchObject({ message: 'others-at-desk' });
    room.call('chief', 'shift.leave', {
      shiftNo: 1,
      account: 'officer',
      password: testPassword,
      reason: '外出办事',
    });
    expect(room.call('chief', 'shift.endUnrelieved', input)).toMatchObject({
      end: 'unrelieved',
      endedAt: room.now(),
    });
    expect(room.call('chief', 'desk.now', {})).toMatchObject({ shift: null, openMatterCount: 1 });
    expect(room.refusal('chief', 'log.record', { content: aContent('x'), draftId: null })).toMatchObject({
      message: 'no-shift',
    });
    expect(room.call('auditor', 'handover.sheet', { shiftNo: 1 })).toMatchObject({
      facts: { openMatters: [matter.id] },
      unrelieved: { reportedTo: input.reportedTo, reason: input.reason },
      relief: { kind: 'early' },
    });
    room.pass(60);
    expect(room.call('second', 'shift.takeOver', { ...takeOver }).no).toBe(2);
    expect(room.write('second', '接上').shiftNo).toBe(2);
    expect(await verdictOf(room)).toMatchObject({ isIntact: true });
  });

  test('is one of the duty days asked for, in order', () => {
    const room = openTestRoom();
    room.setClock(addMinutes(deskTakenAt, 1440));
    room.call('second', 'shift.handOver', handoverInput(room, 'second'));
    const between = (fromDay: string, untilDay: string) =>
      room
        .call('auditor', 'shifts.between', { fromDay: onDay(fromDay), untilDay: onDay(untilDay) })
        .map((shift) => shift.no);
    expect(between('2026-11-21', '2026-11-22')).toEqual([1, 2]);
    expect(between('2026-11-22', '2026-11-30')).toEqual([2]);
    expect(between('2026-11-22', '2026-11-21')).toEqual([]);
  });

  test('that somebody takes early is the one about to begin', () => {
    const room = openTestRoom({ now: moment('2026-11-22T00:00Z') });
    expect(room.call('auditor', 'desk.now', {})).toMatchObject({
      day: '2026-11-21',
      planned: { day: '2026-11-21' },
      toTake: { day: '2026-11-22' },
    });
  });
});
