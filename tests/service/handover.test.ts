import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Output } from '#contract/methods';
import { addMinutes } from '#domain/time/instant';
import { canonicalText, sha256 } from '#service/store/ledger';
import { sql } from '#service/store/sql';
import { aContent, moment } from '../helpers/builders.ts';
import {
  deskTakenAt,
  handedOverOf,
  handoverInput,
  nameOf,
  openTestRoom,
  runningShiftOf,
  type Seat,
  type TestRoom,
  testPassword,
  verdictOf,
} from '../helpers/open-test-room.ts';

const sheetNow = (room: TestRoom): Output<'handover.sheet'> =>
  room.call('auditor', 'handover.sheet', { shiftNo: runningShiftOf(room).no });

const memberOf = (room: TestRoom, seat: Seat) =>
  runningShiftOf(room).members.find((member) => member.name === nameOf(seat) && member.untilAt === null);

describe('a sheet fills itself', () => {
  test('with orders, warnings in force, watched times, leaders away and tests, of every shift they came from', () => {
    const room = openTestRoom();
    const at = (minutes: number) => addMinutes(deskTakenAt, minutes);
    const order = room.write('chief', '十一点前报情况', {
      category: 'INSTR',
      state: 'doing',
      fields: { leader: '孙伯安', dueAt: at(300) },
    });
    const noted = room.write('chief', '停电', { state: 'todo', instruction: '请供电公司核实' });
    const done = room.write('chief', '已落实', { category: 'INSTR', state: 'done' });
    const warning = room.write('chief', '道路结冰', {
      category: 'WARN',
      state: 'done',
      fields: { validUntilAt: at(1500) },
    });
    const over = room.write('chief', '大雾解除', {
      category: 'WARN',
      state: 'done',
      fields: { validUntilAt: at(20) },
    });
    const away = room.write('chief', '副县长赴省城', {
      category: 'ABSENCE',
      fields: { leader: '程立群', returnsAt: at(4000) },
    });
    const back = room.write('chief', '已返回', { category: 'ABSENCE', fields: { returnsAt: at(15) } });
    const test = room.write('officer', '设备测试', { category: 'EQUIP', fields: { landline: 'ok' } });
    const reminder = room.write('officer', '送材料', { remindAt: at(600) });
    const call = room.write('officer', '来电询问', { state: 'todo', fields: { replyBy: at(200) } });
    room.setClock(at(1440));
    const { facts } = room.call('second', 'shift.handOver', handoverInput(room, 'second'));
    expect(facts).toMatchObject({
      openMatters: [order.id, noted.id, call.id],
      orders: [order.id, noted.id],
      warnings: [warning.id],
      leadersAway: [away.id],
      equipmentTests: [test.id],
      deadlines: [
        { entryId: call.id, dueAt: at(200), kind: 'reply' },
        { entryId: order.id, dueAt: at(300), kind: 'order' },
        { entryId: reminder.id, dueAt: at(600), kind: 'reminder' },
      ],
      entryCount: 10,
      numbers: { first: order.number, last: call.number },
    });
    const named = new Set(facts.matters.map((entry) => entry.id));
    for (const entry of [done, over, back]) expect(named.has(entry.id)).toBe(false);
    // The next shift wrote nothing, and all that lasts is on its sheet all the same.
    expect(sheetNow(room).facts).toMatchObject({
      openMatters: [order.id, noted.id, call.id],
      warnings: [warning.id],
      leadersAway: [away.id],
      equipmentTests: [],
      entryCount: 0,
      numbers: null,
    });
  });

  test('with every reminder, however many stand before it', () => {
    const room = openTestRoom();
    for (let index = 0; index < 205; index += 1)
      room.write('chief', `旧提醒${index}`, { remindAt: addMinutes(deskTakenAt, 11) });
    const last = room.write('chief', '一小时后', { remindAt: addMinutes(deskTakenAt, 90) });
    expect(sheetNow(room).facts.deadlines.at(-1)).toMatchObject({ entryId: last.id });
  });

  test('and is the same for everybody who looks, until something in it changes', () => {
    const room = openTestRoom();
    const warning = {
      category: 'WARN',
      state: 'done',
      fields: { validUntilAt: addMinutes(deskTakenAt, 60) },
    } as const;
    room.write('chief', '大雾', warning);
    const first = sheetNow(room).digest;
    room.pass(20);
    room.call('officer', 'session.signOut', {});
    expect(sheetNow(room).digest).toBe(first);
    room.pass(60);
    expect(sheetNow(room).digest).not.toBe(first);
  });
});

describe('what is typed at a handover', () => {
  test('is kept in the store and goes on after a restart; signing lets it go', () => {
    const room = openTestRoom();
    const sheet = sheetNow(room);
    const work = {
      handed: handedOverOf(sheet, {
        note: '钥匙在抽屉',
        things: [{ name: '印章', isHanded: true, note: '' }],
      }),
      incoming: [{ account: 'second', duty: 'chief' as const }],
      leaderName: '孙伯安',
      seen: [],
    };
    expect(sheet.work).toBeNull();
    room.call('chief', 'handover.keep', { shiftNo: 1, work });
    room.reopen();
    expect(sheetNow(room).work).toEqual(work);
    room.call('second', 'shift.handOver', handoverInput(room, 'second'));
    expect(sql(room.room().store.sqlite, 'SELECT count(*) AS n FROM handover_work').get()).toEqual({ n: 0 });
    expect(room.refusal('chief', 'handover.keep', { shiftNo: 1, work })).toMatchObject({ code: 'conflict' });
    expect(room.refusal('officer', 'handover.keep', { shiftNo: 2, work })).toMatchObject({
      message: 'not-on-shift',
    });
  });
});

describe('a major incident that goes on', () => {
  const burning = (room: TestRoom) =>
    room.write('chief', '油罐车起火', { state: 'doing', category: 'EVENT', urgency: 'most-urgent' });

  test('is led on by whoever hands over, who may write and may neither leave nor hand over until released', async () => {
    const room = openTestRoom();
    const incident = burning(room);
    const sheet = room.call(
      'second',
      'shift.handOver',
      handoverInput(room, 'second', { handed: { released: [] } }),
    );
    const lead = memberOf(room, 'chief');
    expect(lead).toMatchObject({ duty: 'incidentLead' });
    expect(sheet.leads).toEqual([
      { entryId: incident.id, number: incident.number, personId: lead?.personId, name: nameOf('chief') },
    ]);
    // The relief signed in at the seat where the handover was signed; the lead comes back at another.
    room.call('chief', 'session.signIn', { account: 'chief', password: testPassword });
    expect(room.write('chief', '火势得到控制').shiftNo).toBe(2);
    const own = { shiftNo: 2, account: 'chief', password: testPassword };
    expect(room.refusal('chief', 'shift.leave', { ...own, reason: '下班' })).toMatchObject({
      message: 'lead-not-released',
    });
    const asOutgoing = handoverInput(room, 'officer', {
      outgoing: { account: 'chief', password: testPassword },
      handed: { released: [] },
    });
    expect(room.refusal('chief', 'shift.handOver', asOutgoing)).toMatchObject({
      message: 'lead-not-released',
    });
    const release = {
      shiftNo: 2,
      personId: lead?.personId ?? ('' as never),
      account: 'second',
      password: testPassword,
      note: '明火已扑灭',
    };
    expect(room.refusal('second', 'shift.release', { ...release, account: 'chief' })).toMatchObject({
      message: 'lead-not-released',
    });
    expect(room.refusal('second', 'shift.release', { ...release, note: ' ' })).toMatchObject({
      code: 'bad-input',
    });
    room.pass(5);
    room.call('second', 'shift.release', release);
    expect(memberOf(room, 'chief')).toBeUndefined();
    expect(room.refusal('chief', 'log.record', { content: aContent('x'), draftId: null })).toMatchObject({
      message: 'not-on-shift',
    });
    expect(room.refusal('second', 'shift.release', release)).toMatchObject({ message: 'not-leading' });
    // Signed as stable, it is still open and does not make a lead of the next who hands over.
    expect(sheetNow(room).facts).toMatchObject({ openMatters: [incident.id], majorIncidents: [] });
    // Whoever joins again after that is there for something else.
    room.call('second', 'shift.join', {
      shiftNo: 2,
      signer: { account: 'chief', password: testPassword, duty: 'deputy' },
    });
    expect(sheetNow(room).leads).toEqual([]);
    expect(await verdictOf(room)).toMatchObject({ isIntact: true });
  });

  test('stays with its lead over the next handover too, and goes to the relief only with a reason', () => {
    const room = openTestRoom();
    const incident = burning(room);
    room.call('second', 'shift.handOver', handoverInput(room, 'second', { handed: { released: [] } }));
    room.setClock(addMinutes(deskTakenAt, 1440));
    room.call('officer', 'shift.handOver', {
      ...handoverInput(room, 'officer', { handed: { released: [] } }),
      outgoing: { account: 'second', password: testPassword },
    });
    expect(runningShiftOf(room).members.map(({ name, duty }) => [name, duty])).toEqual([
      [nameOf('officer'), 'chief'],
      [nameOf('chief'), 'incidentLead'],
    ]);
    expect(sheetNow(room).facts.majorIncidents).toMatchObject([
      { entryId: incident.id, leadName: nameOf('chief') },
    ]);
    room.setClock(addMinutes(deskTakenAt, 2880));
    const outgoing = { account: 'officer', password: testPassword };
    const passing = (reason: string) =>
      handoverInput(room, 'second', { outgoing, handed: { released: [{ entryId: incident.id, reason }] } });
    expect(room.refusal('second', 'shift.handOver', passing(' '))).toMatchObject({
      message: 'release-reason',
      details: [String(incident.id)],
    });
    const sheet = room.call('second', 'shift.handOver', passing('现场已移交'));
    expect(sheet.leads).toEqual([]);
    expect(runningShiftOf(room).members.map((member) => member.name)).toEqual([nameOf('second')]);
  });

  test('keeps the desk from being left empty as long as somebody leads it', () => {
    const room = openTestRoom();
    burning(room);
    room.call('second', 'shift.handOver', handoverInput(room, 'second', { handed: { released: [] } }));
    const end = {
      shiftNo: 2,
      account: 'second',
      password: testPassword,
      reportedTo: '总值班室',
      reason: '突发疾病',
    };
    expect(room.refusal('second', 'shift.endUnrelieved', end)).toMatchObject({
      message: 'lead-not-released',
    });
    expect(memberOf(room, 'chief')).toMatchObject({ duty: 'incidentLead' });
  });

  test('that is less than 特急 or settled is handed over like anything else', () => {
    const room = openTestRoom();
    room.write('chief', '轻微擦碰', { state: 'todo', category: 'EVENT', urgency: 'urgent' });
    room.write('chief', '已扑灭', { state: 'done', category: 'EVENT', urgency: 'flash' });
    room.call('second', 'shift.handOver', handoverInput(room, 'second'));
    expect(runningShiftOf(room).members.map((member) => member.duty)).toEqual(['chief']);
  });
});

describe("the leader's review", () => {
  const reviewed = (room: TestRoom, change: Partial<Record<string, unknown>> = {}) => ({
    shiftNo: 1,
    over: room.call('auditor', 'handover.sheet', { shiftNo: 1 }).signatures[0]?.over ?? '',
    account: 'leader',
    password: testPassword,
    opinion: '已阅',
    ...change,
  });

  test('is a third signature with its own meaning, under what both sides signed, given once', async () => {
    const room = openTestRoom();
    expect(
      room.refusal('leader', 'handover.review', { ...reviewed(room), over: '0'.repeat(64) }),
    ).toMatchObject({
      message: 'not-signed',
    });
    const signed = room.call('second', 'shift.handOver', handoverInput(room, 'second'));
    expect(
      room.call('auditor', 'shifts.between', { fromDay: signed.shift.day, untilDay: signed.shift.day })[0],
    ).toMatchObject({
      no: 1,
      reviewedAt: null,
    });
    room.pass(30);
    const { review, ...sheet } = room.call('leader', 'handover.review', reviewed(room));
    expect(review).toMatchObject({
      opinion: '已阅',
      signature: { name: nameOf('leader'), meaning: 'reviewed', signedAt: room.now() },
    });
    expect({ ...sheet.facts }).toEqual(signed.facts);
    expect(sheet.signatures).toEqual(signed.signatures);
    expect(sheet.shift.reviewedAt).toBe(room.now());
    expect(room.refusal('leader', 'handover.review', reviewed(room))).toMatchObject({
      code: 'conflict',
      message: 'reviewed',
    });
    expect(await verdictOf(room)).toMatchObject({ isIntact: true });
  });

  test('is refused to who is no leader, to who signed the sheet, and under other bytes', () => {
    const room = openTestRoom();
    const input = handoverInput(room, 'second');
    const leader = { account: 'leader', password: testPassword, duty: 'dutyLeader' as const };
    room.call('second', 'shift.handOver', { ...input, incoming: [...input.incoming, leader] });
    const refused = (change: Partial<Record<string, unknown>>) =>
      room.refusal('second', 'handover.review', reviewed(room, change)).message;
    expect(refused({})).toBe('signed-before');
    expect(refused({ account: 'officer' })).toBe('not-a-leader');
    expect(refused({ account: 'nobody' })).toBe('account');
    expect(refused({ password: 'wrong-one' })).toBe('password');
    expect(refused({ over: 'f'.repeat(64) })).toBe('sheet');
    expect(refused({ shiftNo: 9 })).toBe('shift');
    expect(room.call('auditor', 'handover.sheet', { shiftNo: 1 }).review).toBeNull();
  });
});

test('every signature names the SHA-256 of the canonical body that it stands under', () => {
  const room = openTestRoom();
  room.call('second', 'shift.handOver', handoverInput(room, 'second', { handed: { note: '钥匙' } }));
  room.call('leader', 'handover.review', {
    shiftNo: 1,
    over: room.call('auditor', 'handover.sheet', { shiftNo: 1 }).signatures[0]?.over ?? '',
    account: 'leader',
    password: testPassword,
    opinion: '',
  });
  const records = sql<{ kind: string; json: string }>(
    room.room().store.sqlite,
    'SELECT kind, json FROM record WHERE json LIKE \'%"signatures"%\' ORDER BY seq',
  ).all();
  expect(records.map((record) => record.kind)).toEqual(['take-over', 'hand-over', 'review']);
  for (const { json } of records) {
    const { signatures, ...statement } = (
      JSON.parse(json) as { body: { signatures: readonly { over: string }[] } }
    ).body;
    for (const { over } of signatures) expect(over).toBe(sha256(canonicalText(statement)));
  }
});

test('every entry is on exactly one sheet, whatever the clock does and whoever writes while it is open', () => {
  const step = fc.oneof(
    { weight: 5, arbitrary: fc.constant('write' as const) },
    { weight: 2, arbitrary: fc.constant('void' as const) },
    { weight: 2, arbitrary: fc.constant('hand-over' as const) },
    { weight: 1, arbitrary: fc.constant('stale' as const) },
    { weight: 1, arbitrary: fc.constant('restart' as const) },
    { weight: 2, arbitrary: fc.integer({ min: -3000, max: 3000 }) },
  );
  fc.assert(
    fc.property(fc.array(step, { minLength: 5, maxLength: 14 }), (steps) => {
      const room = openTestRoom({ keep: true });
      try {
        const seats = ['chief', 'second'] as const;
        let at = 0;
        const here = (): Seat => seats[at % 2] ?? 'chief';
        const written: string[] = [];
        const voided = new Set<string>();
        for (const one of steps) {
          if (typeof one === 'number') room.setClock(addMinutes(room.now(), one));
          else if (one === 'write') written.push(room.write(here(), '来电', { state: 'todo' }).number);
          else if (one === 'restart') room.reopen();
          else if (one === 'void') {
            const open = room.call('auditor', 'log.open', {}).at(-1);
            if (open === undefined) continue;
            room.call(here(), 'log.void', { id: open.id, version: open.version, reason: '误登' });
            if (open.shiftNo === runningShiftOf(room).no) voided.add(open.number);
          } else {
            const to = seats[(at + 1) % 2] ?? 'second';
            const input = handoverInput(room, to, {
              outgoing: { account: here(), password: testPassword },
              handed: { latenessReason: '演练' },
            });
            if (one === 'stale') {
              written.push(room.write(here(), '签字时来电', { state: 'todo' }).number);
              expect(room.refusal(here(), 'shift.handOver', input)).toMatchObject({ message: 'sheet' });
              continue;
            }
            room.call(to, 'shift.handOver', input);
            at += 1;
          }
        }
        const sheets = Array.from({ length: runningShiftOf(room).no }, (_none, index) =>
          room.call('auditor', 'handover.sheet', { shiftNo: index + 1 }),
        );
        const covered = sheets.flatMap(({ facts: { numbers } }) =>
          numbers === null
            ? []
            : written.filter((number) => number >= numbers.first && number <= numbers.last),
        );
        expect(covered).toEqual(written);
        const counted = sheets.reduce((sum, { facts }) => sum + facts.entryCount, 0);
        const voids = sheets.reduce((sum, { facts }) => sum + facts.voidCount, 0);
        expect([counted, voids]).toEqual([written.length - voided.size, voided.size]);
      } finally {
        room.close();
      }
    }),
    { numRuns: 12 },
  );
});

test('the moment of a sheet is the moment of its signatures', () => {
  const room = openTestRoom({ now: moment('2026-11-22T00:10Z') });
  const sheet = room.call('second', 'shift.handOver', handoverInput(room, 'second'));
  expect(sheet).toMatchObject({
    relief: { kind: 'early', minutes: -20 },
    signedAt: moment('2026-11-22T00:10Z'),
  });
});
