import { describe, expect, test } from 'vitest';
import type { Input } from '#contract/methods';
import type { AbsenceLine } from '#contract/methods/absence-nouns';
import { absenceId } from '#domain/absence/absence';
import { isoMonth, placeKey } from '#domain/rota/duty';
import { personId } from '#domain/people/person';
import { addMinutes } from '#domain/time/instant';
import { canonicalText, sha256 } from '#service/store/ledger';
import {
  anAbsence,
  anApproval,
  approveAbsence,
  aReport,
  edge,
  fileAbsence,
  fileAbsences,
  meantBy,
  registerAbsence,
  reportAbsence,
  setAbsenceRules,
  signAbsence,
  someAbsenceRules,
} from '../helpers/absence-room.ts';
import { aRule } from '../helpers/absence-builders.ts';
import { aPerson, moment, onDay } from '../helpers/builders.ts';
import { recordsIn } from '../helpers/damage.ts';
import {
  handoverInput,
  nameOf,
  openTestRoom,
  type Seat,
  type TestRoom,
  testPassword,
  verdictOf,
} from '../helpers/open-test-room.ts';
import {
  aRotaSetup,
  december,
  freely,
  personAt,
  publishMonth,
  setUpRota,
  twoDays,
} from '../helpers/rota-room.ts';

/** What the file holds of a kind, oldest first. */
const recorded = (room: TestRoom, kind: string) =>
  recordsIn(room.room().store.sqlite)
    .filter((record) => record.kind === kind)
    .map(
      ({ json }) =>
        JSON.parse(json) as { readonly byName: string; readonly body: Readonly<Record<string, unknown>> },
    );

const stepsIn = (room: TestRoom): readonly unknown[] =>
  recorded(room, 'absence').map(({ body }) => body['act']);

const newestStep = (room: TestRoom) => {
  const step = recorded(room, 'absence').at(-1);
  if (step === undefined) throw new RangeError('no step');
  return step;
};

const stepNames = [
  'absence.change',
  'absence.approve',
  'absence.report',
  'absence.decide',
  'absence.return',
  'absence.cancel',
] as const;
type StepName = (typeof stepNames)[number];
type Change = NonNullable<Parameters<typeof anAbsence>[1]>;
type Step<M extends StepName | 'absence.register'> = [by: Seat, method: M, input: Input<M>];

const register = (room: TestRoom, by: Seat, whose: Seat, change: Change = {}): Step<'absence.register'> => [
  by,
  'absence.register',
  { fields: anAbsence(personAt(room, whose), change), decisions: [], note: '' },
];

const oneOfList = (room: TestRoom, id: string): AbsenceLine => {
  const found = room
    .call('auditor', 'absence.list', { fromDay: onDay('2026-11-01'), untilDay: onDay('2027-02-01') })
    .find((line) => line.id === id);
  if (found === undefined) throw new RangeError(id);
  return found;
};

describe('an absence is registered', () => {
  test('by an officer for himself, as a draft with the first number of the year', () => {
    const room = openTestRoom();
    room.announced();
    const line = room.call(...register(room, 'second', 'second'));
    expect(line).toMatchObject({
      number: '2026-0001',
      version: 1,
      personName: nameOf('second'),
      personPost: '科员',
      state: 'draft',
      stepState: 'draft',
      fromAt: '2026-12-08T00:30:00.000Z',
      untilAt: '2026-12-09T16:00:00.000Z',
      halfDays: 4,
      approverName: '',
      changeCount: 0,
      returned: null,
    });
    expect(room.announced()).toEqual([['absence', 'rota', 'shifts', 'log']]);
    expect(recorded(room, 'absence')).toMatchObject([
      { byName: nameOf('second'), body: { act: 'registered', told: null, absence: { id: line.id } } },
    ]);
    expect(recorded(room, 'absence')[0]?.body).not.toHaveProperty('signatures');
  });

  test.each(['chief', 'leader', 'officer'] as const)(
    'for somebody else by the %s, who is above the desk or has it',
    (seat) => {
      const room = openTestRoom();
      expect(room.call(...register(room, seat, 'auditor'))).toMatchObject({ personName: nameOf('auditor') });
    },
  );

  test('for somebody else by an officer only while he has the desk', () => {
    const room = openTestRoom();
    const others = { code: 'not-allowed', message: 'absence-of-others' };
    expect(room.refusal(...register(room, 'second', 'leader'))).toMatchObject(others);
    room.call('second', 'shift.join', {
      shiftNo: 1,
      signer: { account: 'second', password: testPassword, duty: 'deputy' },
    });
    room.call(...register(room, 'second', 'leader'));
    room.call('second', 'shift.leave', {
      shiftNo: 1,
      account: 'second',
      password: testPassword,
      reason: '下班',
    });
    expect(room.refusal(...register(room, 'second', 'chief'))).toMatchObject(others);
  });

  test.each(['admin', 'auditor', 'nobody'] as const)('not at the seat of %s', (seat) => {
    const room = openTestRoom();
    expect(room.refusal(...register(room, seat, 'chief')).code).toBe(
      seat === 'nobody' ? 'signed-out' : 'not-allowed',
    );
  });

  test('not while the seat is locked, and after that once', () => {
    const room = openTestRoom();
    const call = register(room, 'chief', 'leader');
    room.call('chief', 'session.lock', {});
    expect(room.refusal(...call)).toMatchObject({ code: 'locked' });
    expect(stepsIn(room)).toEqual([]);
    room.call('chief', 'session.unlock', { password: testPassword });
    expect(room.call(...call).number).toBe('2026-0001');
  });

  test('once, however often the same call arrives', () => {
    const room = openTestRoom();
    const [seat, method, input] = register(room, 'chief', 'leader');
    const first = room.call(seat, method, input, 'the-same-call');
    room.reopen();
    expect(room.call(seat, method, input, 'the-same-call')).toEqual(first);
    expect(stepsIn(room)).toEqual(['registered']);
  });

  test('under numbers without a gap, whatever is refused between, from 1 in every year of the station', () => {
    const room = openTestRoom();
    const numbers: string[] = [];
    const next = (whose: Seat) => numbers.push(room.call(...register(room, 'chief', whose)).number);
    next('leader');
    room.refusal(...register(room, 'chief', 'leader'));
    next('officer');
    room.setClock(moment('2026-12-31T15:59Z'));
    next('second');
    room.setClock(moment('2026-12-31T16:00Z'));
    next('admin');
    room.reopen();
    next('auditor');
    expect(numbers).toEqual(['2026-0001', '2026-0002', '2026-0003', '2027-0001', '2027-0002']);
  });
});

describe('a form is refused', () => {
  const refused = (change: Change) => {
    const room = openTestRoom();
    const failure = room.refusal(...register(room, 'chief', 'leader', change));
    expect(stepsIn(room)).toEqual([]);
    return failure;
  };

  test.each([
    ['in the same minute', edge('2026-12-08', '08:30'), edge('2026-12-08', '08:30')],
    ['earlier on the day', edge('2026-12-08', 'afternoon'), edge('2026-12-08', 'morning')],
    ['on the day before', edge('2026-12-08', 'morning'), edge('2026-12-07', 'evening')],
  ])('whose return is %s', (_when, from, until) => {
    expect(refused({ from, until })).toMatchObject({ code: 'rule-broken', message: 'absence-order' });
  });

  test('that is longer than anybody is away by one form', () => {
    expect(refused({ until: edge('2029-12-08', 'morning') })).toMatchObject({ message: 'absence-too-long' });
  });

  test('of somebody whom the directory does not know, or who has left by then', () => {
    const room = openTestRoom();
    const fields = anAbsence(personId.parse('id-x'));
    expect(room.refusal('chief', 'absence.register', { fields, decisions: [], note: '' })).toMatchObject({
      code: 'not-found',
      message: 'person',
    });
    const gone = room.call('admin', 'person.save', {
      fields: aPerson('钱离任', { leftDay: onDay('2026-12-07') }),
      replaces: null,
    });
    const input = { fields: anAbsence(gone.id), decisions: [], note: '' };
    expect(room.refusal('chief', 'absence.register', input)).toMatchObject({
      message: 'absence-person-left',
      details: ['钱离任'],
    });
  });

  test.each([
    ['inside', edge('2026-12-08', 'afternoon'), edge('2026-12-09', 'morning')],
    ['around', edge('2026-12-01', 'morning'), edge('2026-12-20', 'morning')],
    ['over the departure of', edge('2026-12-07', 'evening'), edge('2026-12-08', 'morning')],
    ['over the return of', edge('2026-12-09', 'evening'), edge('2026-12-10', 'morning')],
  ])('that lies %s another one of the same person, drafts among them', (_how, from, until) => {
    const room = openTestRoom();
    registerAbsence(room, 'leader');
    expect(room.refusal(...register(room, 'chief', 'leader', { from, until }))).toMatchObject({
      code: 'rule-broken',
      message: 'absence-overlap',
      details: [nameOf('leader'), '2026-0001'],
    });
    expect(room.call(...register(room, 'chief', 'officer', { from, until }))).toMatchObject({ version: 1 });
  });

  test('on touching trips not, nor beside one that was cancelled or ended earlier', () => {
    const room = openTestRoom();
    const trip = { from: edge('2026-11-20', 'morning'), until: edge('2026-11-23', 'morning') };
    const first = fileAbsence(room, 'leader', trip);
    const after = { from: edge('2026-11-23', 'afternoon'), until: edge('2026-11-24', 'morning') };
    const second = room.call(...register(room, 'chief', 'leader', after));
    expect(second.fromAt).toBe(first.untilAt);
    room.call('chief', 'absence.return', { ...meantBy(first), returnedAt: room.now(), note: '' });
    room.call(
      ...register(room, 'chief', 'leader', {
        from: edge('2026-11-22', 'morning'),
        until: edge('2026-11-22', 'evening'),
      }),
    );
    room.call('chief', 'absence.cancel', { ...meantBy(second), reason: '取消' });
    room.call(...register(room, 'chief', 'leader', after));
  });
});

describe('the state of an absence', () => {
  test('goes from a draft over approval and report to being away, to overdue by the clock, and to the return', () => {
    const room = openTestRoom();
    setAbsenceRules(room, { graceMinutes: 30 });
    const draft = registerAbsence(room, 'leader');
    const shown = (): string => oneOfList(room, draft.id).state;
    expect(shown()).toBe('draft');
    const approved = approveAbsence(room, draft);
    expect(shown()).toBe('approved');
    const reported = reportAbsence(room, approved);
    expect(shown()).toBe('reported');
    room.setClock(addMinutes(draft.fromAt, -1));
    expect(shown()).toBe('reported');
    room.setClock(draft.fromAt);
    expect(shown()).toBe('away');
    room.setClock(addMinutes(draft.untilAt, 29));
    expect(shown()).toBe('away');
    room.setClock(addMinutes(draft.untilAt, 30));
    expect(shown()).toBe('overdue');
    expect(oneOfList(room, draft.id).stepState).toBe('reported');
    expect(room.call('auditor', 'absence.now', {}).overdue).toMatchObject([{ id: draft.id }]);
    const returnedAt = addMinutes(draft.untilAt, 20);
    const back = room.call('chief', 'absence.return', { ...meantBy(reported), returnedAt, note: '' });
    expect(back).toMatchObject({
      state: 'returned',
      returned: { at: returnedAt, recordedAt: room.now() },
      version: 4,
    });
    expect(room.call('auditor', 'absence.now', {})).toMatchObject({ overdue: [], away: [] });
  });

  test('is reported where nobody approved, and a draft is away for nobody', () => {
    const room = openTestRoom();
    const draft = registerAbsence(room, 'leader');
    expect(reportAbsence(room, registerAbsence(room, 'officer')).state).toBe('reported');
    room.setClock(addMinutes(draft.fromAt, 10));
    expect(oneOfList(room, draft.id).state).toBe('draft');
    expect(room.call('auditor', 'absence.now', {}).away.map(({ personName }) => personName)).toEqual([
      nameOf('officer'),
    ]);
  });

  test('stays as it is where an absence that is over is reported or explained', () => {
    const room = openTestRoom();
    const trip = { from: edge('2026-11-20', 'morning'), until: edge('2026-11-21', 'morning') };
    const filed = fileAbsence(room, 'leader', trip);
    const back = room.call('chief', 'absence.return', {
      ...meantBy(filed),
      returnedAt: addMinutes(room.now(), -5),
      note: '',
    });
    const told = reportAbsence(room, back, { to: '市委值班室', manner: 'afterwards' });
    expect(told).toMatchObject({ state: 'returned', version: 5 });
    const decisions = [{ ruleId: 'lead', subject: '', byName: '孙伯安', byPost: '副县长', reason: '紧急' }];
    expect(room.call('chief', 'absence.decide', { ...meantBy(told), decisions }).state).toBe('returned');
    expect(
      room.refusal('chief', 'absence.approve', {
        ...meantBy(told),
        version: 6,
        approval: anApproval(room),
        signer: null,
        note: '',
      }),
    ).toMatchObject({ code: 'rule-broken', message: 'absence-over', details: ['2026-0001'] });
  });
});

/** Every step that can be taken of a registered absence, with inputs that are good in themselves. */
const everyStep = (room: TestRoom, line: AbsenceLine): { readonly [M in StepName]: Input<M> } => {
  const meant = meantBy(line);
  const changed = { note: '改签', until: edge('2026-12-10', 'morning') };
  return {
    'absence.change': {
      ...meant,
      fields: anAbsence(line.personId, changed),
      decisions: [],
      reason: '延期',
      told: null,
    },
    'absence.approve': { ...meant, approval: anApproval(room), signer: null, note: '' },
    'absence.report': { ...meant, report: aReport(room) },
    'absence.decide': {
      ...meant,
      decisions: [{ ruleId: 'lead', subject: '', byName: '孙伯安', byPost: '', reason: '紧急' }],
    },
    'absence.return': { ...meant, returnedAt: room.now(), note: '' },
    'absence.cancel': { ...meant, reason: '取消' },
  };
};
describe.each(stepNames)('%s', (name) => {
  test('is refused for an absence that was cancelled', () => {
    const room = openTestRoom();
    const line = registerAbsence(room, 'leader');
    const cancelled = room.call('chief', 'absence.cancel', { ...meantBy(line), reason: '取消' });
    room.setClock(addMinutes(line.fromAt, 10));
    expect(room.refusal('chief', name, everyStep(room, cancelled)[name])).toMatchObject({
      code: 'rule-broken',
      message: 'absence-over',
      details: ['2026-0001'],
    });
  });

  test('is refused where somebody took a step since it was looked at', () => {
    const room = openTestRoom();
    const line = registerAbsence(room, 'leader');
    reportAbsence(room, line);
    room.setClock(addMinutes(line.fromAt, 10));
    const before = stepsIn(room);
    expect(room.refusal('chief', name, everyStep(room, line)[name])).toMatchObject({
      code: 'conflict',
      message: 'absence',
      details: ['2026-0001'],
    });
    expect(stepsIn(room)).toEqual(before);
  });

  test('is refused of what nobody registered, and for others than oneself by whoever is not at the desk', () => {
    const room = openTestRoom();
    const line = registerAbsence(room, 'leader');
    room.setClock(addMinutes(line.fromAt, 10));
    const input = everyStep(room, line)[name];
    expect(room.refusal('chief', name, { ...input, id: absenceId.parse('id-x') })).toMatchObject({
      code: 'not-found',
      message: 'absence',
    });
    expect(room.refusal('second', name, input)).toMatchObject({
      code: 'not-allowed',
      message: 'absence-of-others',
    });
    for (const seat of ['admin', 'auditor'] as const)
      expect(room.refusal(seat, name, input)).toMatchObject({ code: 'not-allowed', message: name });
    expect(stepsIn(room)).toEqual(['registered']);
  });

  test('is taken by the person itself, and once for one call', () => {
    const room = openTestRoom();
    const line = registerAbsence(room, 'second');
    room.setClock(addMinutes(line.fromAt, 10));
    const input = everyStep(room, line)[name];
    const first = room.call('second', name, input, 'the-same-step');
    expect(room.call('second', name, input, 'the-same-step')).toEqual(first);
    expect(first.version).toBe(2);
    expect(stepsIn(room)).toHaveLength(2);
  });
});

describe('an absence is changed', () => {
  const later = { until: edge('2026-12-10', 'morning') };
  const change = (
    room: TestRoom,
    line: AbsenceLine,
    to: Change,
    whose: Seat = 'leader',
  ): Step<'absence.change'> => [
    'chief',
    'absence.change',
    {
      ...meantBy(line),
      fields: anAbsence(personAt(room, whose), to),
      decisions: [],
      reason: '会议延期',
      told: { byName: '孙伯安', manner: 'phone' },
    },
  ];

  test('before anybody knew of it without a trace of being late', () => {
    const room = openTestRoom();
    const line = room.call(...change(room, registerAbsence(room, 'leader'), later));
    expect(line).toMatchObject({ changedAt: null, changeCount: 0, untilAt: '2026-12-10T04:00:00.000Z' });
    expect(room.call('chief', 'absence.one', { id: line.id }).approval).toBeNull();
  });

  test('after that with when, how often and what return held before', () => {
    const room = openTestRoom();
    const filed = fileAbsence(room, 'leader');
    room.pass(60);
    const changed = room.call(...change(room, filed, later));
    expect(changed).toMatchObject({ changedAt: room.now(), changeCount: 1, state: 'reported' });
    room.pass(60);
    const again = room.call(...change(room, changed, { until: edge('2026-12-11', 'morning') }));
    expect(again).toMatchObject({ changedAt: room.now(), changeCount: 2 });
    const steps = room.call('chief', 'absence.one', { id: filed.id }).steps;
    expect(steps.map(({ act, told, before }) => [act, told?.manner ?? '', before?.until.day ?? ''])).toEqual([
      ['registered', '', ''],
      ['approved', '', ''],
      ['reported', '', ''],
      ['changed', 'phone', '2026-12-09'],
      ['changed', 'phone', '2026-12-10'],
    ]);
    const newest = newestStep(room).body['absence'];
    expect(newest).toMatchObject({ untilBeforeAt: changed.untilAt, approval: { halfDays: 4 } });
  });

  test('never to another person, into another absence, to nothing new, or to a return before the departure', () => {
    const room = openTestRoom();
    const line = fileAbsence(room, 'leader');
    const next = { from: edge('2026-12-12', 'morning'), until: edge('2026-12-13', 'evening') };
    registerAbsence(room, 'leader', next);
    const broken = (message: string) => ({ code: 'rule-broken', message });
    expect(room.refusal(...change(room, line, later, 'officer'))).toMatchObject(broken('absence-person'));
    expect(room.refusal(...change(room, line, {}))).toMatchObject(broken('nothing-changed'));
    expect(room.refusal(...change(room, line, { until: edge('2026-12-12', 'morning') }))).toMatchObject({
      ...broken('absence-overlap'),
      details: [nameOf('leader'), '2026-0002'],
    });
    expect(room.refusal(...change(room, line, { until: edge('2026-12-07', 'morning') }))).toMatchObject(
      broken('absence-order'),
    );
    expect(oneOfList(room, line.id).version).toBe(3);
  });
});

describe('an absence is approved', () => {
  const approve = (
    room: TestRoom,
    line: AbsenceLine,
    account: Seat,
    password = testPassword,
  ): Step<'absence.approve'> => [
    'chief',
    'absence.approve',
    {
      ...meantBy(line),
      approval: anApproval(room, { manner: 'signed', name: '别人', post: '县长' }),
      signer: { account, password },
      note: '同意',
    },
  ];

  test('here with a password: the account says who, and the signature stands under what was approved', () => {
    const room = openTestRoom();
    const line = registerAbsence(room, 'auditor');
    room.pass(5);
    expect(room.call(...approve(room, line, 'leader'))).toMatchObject({
      state: 'approved',
      approverName: nameOf('leader'),
    });
    const { byName, body } = newestStep(room);
    const { signatures, ...statement } = body;
    expect(byName).toBe(nameOf('leader'));
    expect(signatures).toMatchObject([
      { name: nameOf('leader'), meaning: 'approved', over: sha256(canonicalText(statement)) },
    ]);
    const full = room.call('chief', 'absence.one', { id: line.id });
    expect(full.approval).toMatchObject({
      name: nameOf('leader'),
      post: '科员',
      manner: 'signed',
      at: room.now(),
      halfDays: 4,
      reach: 'province',
      fromAt: line.fromAt,
    });
    expect(full.steps.at(-1)).toMatchObject({ act: 'approved', signerNames: [nameOf('leader')] });
  });

  test.each(['leader', 'chief'] as const)('by nobody for himself: the %s cannot sign the own', (seat) => {
    const room = openTestRoom();
    const line = registerAbsence(room, seat);
    expect(room.refusal(...approve(room, line, seat))).toMatchObject({
      code: 'not-allowed',
      message: 'absence-own',
      details: [nameOf(seat)],
    });
    expect(oneOfList(room, line.id).state).toBe('draft');
    expect(room.call(...approve(room, line, seat === 'leader' ? 'chief' : 'leader')).state).toBe('approved');
  });

  test('not by an officer, and not with a wrong password, which is recorded', () => {
    const room = openTestRoom();
    const line = registerAbsence(room, 'auditor');
    expect(room.refusal(...approve(room, line, 'second'))).toMatchObject({
      code: 'not-allowed',
      message: 'absence-approve',
      details: [nameOf('second')],
    });
    expect(room.refusal(...approve(room, line, 'leader', 'wrong-password'))).toMatchObject({
      code: 'wrong-password',
    });
    expect(recorded(room, 'wrong-password')).toHaveLength(1);
    expect(stepsIn(room)).toEqual(['registered']);
  });

  test('elsewhere and recorded here: without a signature, in a manner that is none, and not in times to come', () => {
    const room = openTestRoom();
    const line = registerAbsence(room, 'leader');
    const meant = { ...meantBy(line), note: '' };
    const signer = { account: 'chief', password: testPassword };
    for (const input of [
      { ...meant, approval: anApproval(room, { manner: 'signed' }), signer: null },
      { ...meant, approval: anApproval(room), signer },
    ])
      expect(room.refusal('chief', 'absence.approve', input)).toMatchObject({
        code: 'bad-input',
        message: 'absence-manner',
      });
    const at = addMinutes(room.now(), 1);
    const future = { ...meant, approval: anApproval(room, { at }), signer: null };
    expect(room.refusal('chief', 'absence.approve', future)).toMatchObject({ message: 'absence-future' });
    expect(room.call('chief', 'absence.approve', { ...future, approval: anApproval(room) })).toMatchObject({
      approverName: nameOf('leader'),
    });
    expect(newestStep(room).body).not.toHaveProperty('signatures');
  });
});

describe('somebody is back', () => {
  test('not before having gone, not in times to come, and not before the departure', () => {
    const room = openTestRoom();
    const filed = fileAbsence(room, 'leader');
    const back = (returnedAt: typeof filed.fromAt) => ({ ...meantBy(filed), returnedAt, note: '' });
    const broken = (message: string) => ({ code: 'rule-broken', message });
    expect(room.refusal('chief', 'absence.return', back(room.now()))).toMatchObject(
      broken('absence-not-gone'),
    );
    room.setClock(addMinutes(filed.fromAt, 60));
    expect(room.refusal('chief', 'absence.return', back(addMinutes(room.now(), 1)))).toMatchObject(
      broken('absence-future'),
    );
    expect(room.refusal('chief', 'absence.return', back(filed.fromAt))).toMatchObject(
      broken('absence-return-order'),
    );
    const returned = room.call('chief', 'absence.return', back(addMinutes(filed.fromAt, 1)));
    expect(room.refusal('chief', 'absence.return', back(room.now()))).toMatchObject({ code: 'conflict' });
    // What was recorded wrongly is recorded again.
    const at = addMinutes(filed.fromAt, 30);
    const again = { ...back(at), version: returned.version };
    expect(room.call('chief', 'absence.return', again)).toMatchObject({
      state: 'returned',
      returned: { at },
    });
  });

  test('and a report is not made in times to come either', () => {
    const room = openTestRoom();
    const line = registerAbsence(room, 'leader');
    const report = aReport(room, { at: addMinutes(room.now(), 1) });
    expect(room.refusal('chief', 'absence.report', { ...meantBy(line), report })).toMatchObject({
      message: 'absence-future',
    });
  });
});

describe('where somebody is', () => {
  const secrets = {
    cause: '秘密事由',
    place: '秘密目的地',
    transport: '秘密车次',
    companions: '秘密同行',
    contactPhone: '13977776666',
    arrangement: '秘密安排',
    note: '秘密备注',
    acting: { personId: null, name: '代理人', post: '副主任', phone: '13955554444' },
  };
  const isOpenIn = (answer: unknown): boolean => /秘密|13977776666|13955554444/u.test(JSON.stringify(answer));

  test.each([
    ['chief', true],
    ['leader', true],
    ['officer', true],
    ['second', false],
  ] as const)('is shown to the %s: %s', (seat, sees) => {
    const room = openTestRoom();
    const { id } = registerAbsence(room, 'auditor', secrets);
    expect(room.call(seat, 'absence.now', {}).seesWhereabouts).toBe(sees);
    if (sees) expect(room.call(seat, 'absence.one', { id }).fields).toMatchObject(secrets);
    else
      expect(room.refusal(seat, 'absence.one', { id })).toMatchObject({
        code: 'not-allowed',
        message: 'whereabouts',
      });
  });

  test('is shown to the person itself, and to no administrator or auditor', () => {
    const room = openTestRoom();
    const { id } = registerAbsence(room, 'second', secrets);
    const own = registerAbsence(room, 'auditor', secrets);
    expect(room.call('second', 'absence.one', { id }).fields.place).toBe('秘密目的地');
    for (const seat of ['admin', 'auditor'] as const)
      expect(room.refusal(seat, 'absence.one', { id: own.id })).toMatchObject({ code: 'not-allowed' });
  });

  test('is in no answer that everybody gets, and not in the audit', () => {
    const room = openTestRoom();
    setUpRota(room, twoDays(room));
    publishMonth(room);
    const line = fileAbsence(room, 'chief', {
      ...secrets,
      from: edge('2026-12-30', 'morning'),
      until: edge('2026-12-31', 'evening'),
    });
    room.call('chief', 'absence.change', {
      ...meantBy(line),
      fields: anAbsence(line.personId, { ...secrets, from: line.from, until: edge('2027-01-01', 'evening') }),
      decisions: [],
      reason: '秘密原因',
      told: null,
    });
    const span = { fromDay: onDay('2026-12-01'), untilDay: onDay('2027-01-31') };
    for (const seat of ['chief', 'second', 'admin', 'auditor'] as const) {
      const answers = [
        room.call(seat, 'absence.list', span),
        room.call(seat, 'absence.now', {}),
        room.call(seat, 'absence.contradictions', span),
        room.call(seat, 'absence.ledger', { month: december }),
        room.call(seat, 'rota.month', { month: december }),
        room.call(seat, 'handover.sheet', { shiftNo: 1 }),
      ];
      expect(answers.map(isOpenIn)).toEqual(answers.map(() => false));
      expect(JSON.stringify(answers[0])).toContain(line.id);
      expect(JSON.stringify(answers[2])).toContain(line.id);
    }
    const paper = { withWhereabouts: false };
    const pages = [
      room.call('second', 'absence.formHtml', { id: line.id, ...paper }),
      room.call('auditor', 'absence.ledgerHtml', { month: december, personId: null, ...paper }),
    ];
    expect(pages.map(isOpenIn)).toEqual([false, false]);
    expect(pages.map(({ html }) => html.includes(nameOf('chief')))).toEqual([true, true]);
    const refused = [
      room.refusal('second', 'absence.formHtml', { id: line.id, withWhereabouts: true }),
      room.refusal('auditor', 'absence.ledgerHtml', {
        month: december,
        personId: null,
        withWhereabouts: true,
      }),
      room.refusal('second', 'absence.exportForm', {
        id: line.id,
        formats: ['docx'],
        folder: room.folder,
        withWhereabouts: true,
      }),
    ];
    expect(refused.map(({ message }) => message)).toEqual(['whereabouts', 'whereabouts', 'whereabouts']);
    const audit = room.call('auditor', 'audit.page', { before: null, limit: 50, kinds: ['absence'] });
    expect(audit.lines.map(({ byName }) => byName)).toEqual(Array(4).fill(nameOf('chief')));
    expect(isOpenIn(audit)).toBe(false);
    const [newest] = audit.lines.map(({ detail }) => JSON.parse(detail) as object);
    expect(newest).toMatchObject({
      act: 'changed',
      absence: {
        no: 1,
        personName: nameOf('chief'),
        fields: { acting: { name: '代理人' } },
        state: 'reported',
      },
    });
  });

  test('is not judged out of the form of somebody else', () => {
    const room = openTestRoom();
    const line = registerAbsence(room, 'leader', secrets);
    const fields = anAbsence(personAt(room, 'second'));
    expect(room.refusal('second', 'absence.judge', { fields, id: line.id })).toMatchObject({
      message: 'absence-person',
    });
    expect(
      room.refusal('second', 'absence.judge', { fields: anAbsence(line.personId), id: null }),
    ).toMatchObject({ message: 'absence-of-others' });
  });

  test('was looked at is recorded once an hour for one session, and a refused look is none', () => {
    const room = openTestRoom();
    const { id } = registerAbsence(room, 'leader', secrets);
    room.refusal('second', 'absence.one', { id });
    room.call('officer', 'absence.one', { id });
    room.call('officer', 'absence.one', { id });
    room.call('chief', 'absence.one', { id });
    room.pass(60);
    room.call('officer', 'absence.one', { id });
    const looked = { what: 'absence', of: '2026-0001', name: nameOf('leader') };
    expect(recorded(room, 'read').map(({ byName, body }) => [byName, body])).toEqual([
      [nameOf('officer'), looked],
      [nameOf('chief'), looked],
      [nameOf('officer'), looked],
    ]);
  });
});

describe('the rules of the registry', () => {
  test('are changed by a chief or an administrator who looked at the newest, and are recorded', () => {
    const room = openTestRoom();
    expect(room.call('auditor', 'absence.now', {}).hasNoRules).toBe(true);
    expect(room.call('auditor', 'absence.rules', {})).toMatchObject({
      version: 0,
      rules: { id: '', rules: [] },
    });
    const input = { rules: someAbsenceRules(), version: 0 };
    for (const seat of ['officer', 'leader', 'auditor'] as const)
      expect(room.refusal(seat, 'absence.changeRules', input).code).toBe('not-allowed');
    expect(room.call('admin', 'absence.changeRules', input).version).toBe(1);
    expect(room.refusal('chief', 'absence.changeRules', input)).toMatchObject({
      code: 'conflict',
      message: 'absence-rules',
    });
    expect(room.call('chief', 'absence.changeRules', { ...input, version: 1 }).version).toBe(2);
    expect(recorded(room, 'absence-rules').map(({ byName }) => byName)).toEqual([
      nameOf('admin'),
      nameOf('chief'),
    ]);
    expect(recorded(room, 'absence-rules')[0]?.body).toEqual({ rules: input.rules });
    expect(room.call('auditor', 'absence.now', {}).hasNoRules).toBe(false);
  });

  test('that contradict themselves are refused', () => {
    const room = openTestRoom();
    const rules = someAbsenceRules({ usualRank: 'nobody' });
    expect(room.refusal('chief', 'absence.changeRules', { rules, version: 0 })).toMatchObject({
      code: 'rule-broken',
    });
    expect(recorded(room, 'absence-rules')).toEqual([]);
  });

  test('judge a form before it is registered, and say what it would lie on', () => {
    const room = openTestRoom();
    setAbsenceRules(room);
    registerAbsence(room, 'leader');
    const soon = { from: edge('2026-11-21', 'afternoon'), until: edge('2026-11-22', 'morning') };
    const judge = (change: Change) =>
      room.call('chief', 'absence.judge', { fields: anAbsence(personAt(room, 'leader'), change), id: null });
    expect(judge(soon)).toMatchObject({ overlaps: '', halfDays: 2 });
    expect(judge({}).overlaps).toBe('2026-0001');
    const outcomes = (change: Change) =>
      judge(change).findings.map(({ ruleId, outcome }) => [ruleId, outcome]);
    expect(outcomes(soon)).toContainEqual(['lead', 'missed']);
    expect(outcomes({})).toContainEqual(['lead', 'open']);
    expect(stepsIn(room)).toEqual(['registered']);
  });

  test('that are missed stop nothing, are counted until a leader decides, and stand in the step as they were then', () => {
    const room = openTestRoom();
    setAbsenceRules(room);
    const soon = { from: edge('2026-11-21', 'afternoon'), until: edge('2026-11-22', 'morning') };
    const filed = fileAbsence(room, 'auditor', soon);
    expect(filed).toMatchObject({ state: 'reported', missed: 1, decided: 0 });
    const decisions = [
      { ruleId: 'lead', subject: '', byName: '孙伯安', byPost: '副县长', reason: '临时通知' },
    ];
    const decided = room.call('chief', 'absence.decide', { ...meantBy(filed), decisions });
    expect(decided).toMatchObject({ missed: 0, decided: 1 });
    const full = room.call('chief', 'absence.one', { id: filed.id });
    expect(full.decisions).toEqual([{ ...decisions[0], at: room.now() }]);
    expect(full.steps.map(({ rulesName }) => rulesName)).toEqual(
      Array(4).fill('云台县外出报备规定 云办发〔2026〕1号'),
    );
    const { lines, lead } = room.call('auditor', 'absence.ledger', { month: isoMonth.parse('2026-11') });
    expect(lead).toEqual({ asked: 1, met: 0, missed: 1 });
    expect(lines).toMatchObject([{ number: '2026-0001', reasons: '孙伯安：临时通知' }]);
  });

  test('that only recommend are counted against nobody, in the registry and in the ledger', () => {
    const room = openTestRoom();
    setAbsenceRules(room, { rules: [aRule({ kind: 'field', field: 'companions', isAdvice: true })] });
    expect(fileAbsence(room, 'auditor')).toMatchObject({ missed: 0 });
    const ledger = room.call('auditor', 'absence.ledger', { month: december });
    expect(ledger.lines).toHaveLength(1);
    expect(ledger.rules).toEqual([]);
  });
});

describe('the lists', () => {
  test('have every absence that touches the days asked for, drafts and cancelled ones too, in order of departure', () => {
    const room = openTestRoom();
    fileAbsences(room);
    registerAbsence(room, 'leader');
    const on = (fromDay: string, untilDay: string) =>
      room
        .call('auditor', 'absence.list', { fromDay: onDay(fromDay), untilDay: onDay(untilDay) })
        .map(({ number, state }) => `${number} ${state}`);
    expect(on('2026-11-01', '2026-12-31')).toEqual([
      '2026-0001 returned',
      '2026-0002 cancelled',
      '2026-0003 draft',
    ]);
    expect(on('2026-12-09', '2026-12-09')).toEqual(['2026-0003 draft']);
    expect(on('2026-12-10', '2026-12-31')).toEqual([]);
    const span = { fromDay: onDay('2026-01-01'), untilDay: onDay('2027-12-31') };
    for (const name of ['absence.list', 'absence.contradictions'] as const)
      expect(room.refusal('auditor', name, span)).toMatchObject({ message: 'range-too-long' });
  });

  test('say who is away, who leaves within a week, leaders first', () => {
    const room = openTestRoom();
    setAbsenceRules(room, { people: [{ personId: personAt(room, 'leader'), rankId: 'head' }] });
    const away = { from: edge('2026-11-20', 'morning'), until: edge('2026-11-22', 'evening') };
    fileAbsence(room, 'auditor', away);
    fileAbsence(room, 'leader', away);
    registerAbsence(room, 'second', {
      from: edge('2026-11-28', '08:00'),
      until: edge('2026-11-29', 'evening'),
    });
    registerAbsence(room, 'admin', {
      from: edge('2026-11-28', '12:00'),
      until: edge('2026-11-29', 'evening'),
    });
    const now = room.call('auditor', 'absence.now', {});
    expect(now.away.map(({ personName }) => personName)).toEqual([nameOf('leader'), nameOf('auditor')]);
    expect(now.leaving.map(({ personName }) => personName)).toEqual([nameOf('second')]);
  });

  test('say who should have left and was never approved, until the return', () => {
    const room = openTestRoom();
    const draft = registerAbsence(room, 'second', {
      from: edge('2026-11-20', 'morning'),
      until: edge('2026-12-02', 'evening'),
    });
    registerAbsence(room, 'admin', {
      from: edge('2026-11-10', 'morning'),
      until: edge('2026-11-11', 'evening'),
    });
    const leaving = () => room.call('auditor', 'absence.now', {}).leaving.map(({ id }) => id);
    expect(leaving()).toEqual([draft.id]);
    approveAbsence(room, draft);
    expect(leaving()).toEqual([]);
  });

  test('are on the handover sheet, without where to, and not where the room has no registry', () => {
    const room = openTestRoom();
    expect(room.call('chief', 'handover.sheet', { shiftNo: 1 }).facts).not.toHaveProperty('absences');
    const away = { from: edge('2026-11-20', 'morning'), until: edge('2026-11-22', 'evening') };
    const acting = { personId: null, name: '李代', post: '副主任', phone: '13955554444' };
    const { id } = fileAbsence(room, 'leader', { ...away, acting });
    // Nobody approved it and its departure has passed: who it is of may be gone. The later one may not.
    const unapproved = registerAbsence(room, 'auditor', away);
    registerAbsence(room, 'second', {
      from: edge('2026-11-22', 'morning'),
      until: edge('2026-11-22', 'evening'),
    });
    const shown = [
      {
        id,
        number: '2026-0001',
        name: nameOf('leader'),
        post: '科员',
        isLeader: false,
        fromAt: '2026-11-20T00:30:00.000Z',
        untilAt: '2026-11-22T16:00:00.000Z',
        state: 'away',
        actingName: '李代',
        actingPost: '副主任',
      },
      {
        id: unapproved.id,
        number: '2026-0002',
        name: nameOf('auditor'),
        post: '科员',
        isLeader: false,
        fromAt: '2026-11-20T00:30:00.000Z',
        untilAt: '2026-11-22T16:00:00.000Z',
        state: 'draft',
        actingName: '',
        actingPost: '',
      },
    ];
    expect(room.call('chief', 'handover.sheet', { shiftNo: 1 }).facts.absences).toEqual(shown);
    room.call('second', 'shift.handOver', handoverInput(room, 'second'));
    expect(recorded(room, 'hand-over')[0]?.body).toMatchObject({ sheet: { facts: { absences: shown } } });
  });
});

describe('an absence and the rota', () => {
  /** Two days of December with one chief and one deputy each; the first duty of the deputies is the officer's or the second's. */
  const withRota = () => {
    const room = openTestRoom();
    setUpRota(room, twoDays(room));
    publishMonth(room);
    const duty = room
      .call('auditor', 'rota.month', { month: december })
      .published?.duties.find(({ postId, day }) => postId === 'deputy' && day === '2026-12-30');
    if (duty === undefined || duty.personId === null) throw new RangeError('no duty');
    const [whose, other] =
      duty.personId === personAt(room, 'officer')
        ? (['officer', 'second'] as const)
        : (['second', 'officer'] as const);
    const place = { day: duty.day, postId: duty.postId, seat: duty.seat };
    return { room, whose, other, place, key: placeKey(place) };
  };
  const trip = { from: edge('2026-12-30', 'afternoon'), until: edge('2026-12-30', 'evening') };
  const away = (room: TestRoom) =>
    room
      .call('auditor', 'rota.month', { month: december })
      .conflicts.filter(({ kind }) => kind === 'away')
      .map(({ place, detail }) => [place === null ? '' : placeKey(place), detail]);
  const broken = (room: TestRoom) =>
    room
      .call('auditor', 'absence.contradictions', {
        fromDay: onDay('2026-12-01'),
        untilDay: onDay('2026-12-31'),
      })
      .map(({ place, number, decision }) => [placeKey(place), number, decision?.reason ?? null]);

  test('contradict each other from the approval on, until the duty is with somebody else', () => {
    const { room, whose, other, place, key } = withRota();
    const draft = registerAbsence(room, whose, trip);
    expect([broken(room), away(room)]).toEqual([[], []]);
    approveAbsence(room, draft);
    expect(broken(room)).toEqual([[key, '2026-0001', null]]);
    expect(away(room)).toEqual([[key, '2026-0001']]);
    expect(room.call('chief', 'absence.one', { id: draft.id }).findings).toContainEqual(
      expect.objectContaining({ ruleId: 'duty', subject: key, outcome: 'missed' }),
    );
    const request = {
      kind: 'substitution' as const,
      give: place,
      withId: personAt(room, other),
      take: null,
      reason: '出差',
    };
    const { id } = room.call('chief', 'swap.request', { request });
    room.call('chief', 'swap.consent', { id, account: other, password: testPassword, note: '' });
    room.call('chief', 'swap.approve', { id, account: 'leader', password: testPassword, note: '' });
    expect([broken(room), away(room)]).toEqual([[], []]);
  });

  test('contradict each other and stop no other change of the month; nobody new is put on duty while away', () => {
    const { room, whose, other, key } = withRota();
    fileAbsence(room, whose, trip);
    const { published, today } = room.call('auditor', 'rota.month', { month: december });
    const duties = published?.duties ?? [];
    const publish = (changed: typeof duties, version = 0) => {
      const draft = room.call('chief', 'rota.keepDraft', { month: december, version, duties: changed });
      const input = { month: december, reason: '调整', password: testPassword };
      return {
        ...input,
        draftVersion: draft.version,
        effectiveDay: today < '2026-12-01' ? onDay('2026-12-01') : today,
      };
    };
    const elsewhere = (id: string | null) =>
      duties.map((duty) =>
        duty.postId === 'chief' && duty.day === '2026-12-31'
          ? { ...duty, personId: id as (typeof duty)['personId'], isPinned: true }
          : duty,
      );
    room.call('chief', 'rota.publish', publish(elsewhere(null)));
    expect(broken(room)).toEqual([[key, '2026-0001', null]]);
    // The draft was made before the second one went away as well.
    const input = publish(
      duties.map((duty) => (placeKey(duty) === key ? { ...duty, personId: personAt(room, other) } : duty)),
    );
    fileAbsence(room, other, trip);
    expect(room.refusal('chief', 'rota.publish', input)).toMatchObject({
      message: 'rota-away',
      details: [nameOf(other), '2026-12-30'],
    });
  });

  test('are kept apart: nobody who is away takes a duty by an exchange or a draft', () => {
    const { room, whose, other, place, key } = withRota();
    fileAbsence(room, other, trip);
    const request = {
      kind: 'substitution',
      give: place,
      withId: personAt(room, other),
      take: null,
      reason: '出差',
    };
    expect(room.refusal('chief', 'swap.request', { request })).toMatchObject({
      code: 'rule-broken',
      message: 'rota-away',
      details: [nameOf(other), '2026-12-30'],
    });
    const { published } = room.call('auditor', 'rota.month', { month: december });
    const duties = published?.duties.map((duty) =>
      placeKey(duty) === key ? { ...duty, personId: personAt(room, other) } : duty,
    );
    expect(room.refusal('chief', 'rota.keepDraft', { month: december, version: 0, duties })).toMatchObject({
      message: 'rota-away',
    });
    expect(personAt(room, whose)).toBe(published?.duties.find((duty) => placeKey(duty) === key)?.personId);
  });

  test('may contradict each other where a leader decided so, which is said with the reason', () => {
    const { room, whose, key } = withRota();
    const filed = fileAbsence(room, whose, trip);
    const decisions = [
      { ruleId: 'duty', subject: key, byName: '孙伯安', byPost: '副县长', reason: '由带班领导代' },
    ];
    expect(room.call('chief', 'absence.decide', { ...meantBy(filed), decisions })).toMatchObject({
      decided: 1,
    });
    expect(broken(room)).toEqual([[key, '2026-0001', '由带班领导代']]);
    expect(away(room)).toEqual([]);
  });

  test('contradict each other no more where the absence is cancelled or ends before the duty', () => {
    const { room, whose, key } = withRota();
    const first = fileAbsence(room, whose, trip);
    room.call('chief', 'absence.cancel', { ...meantBy(first), reason: '取消' });
    expect(broken(room)).toEqual([]);
    const second = fileAbsence(room, whose, { ...trip, from: edge('2026-12-29', 'morning') });
    expect(broken(room)).toEqual([[key, '2026-0002', null]]);
    room.setClock(moment('2026-12-30T00:00Z'));
    room.call('chief', 'absence.return', { ...meantBy(second), returnedAt: room.now(), note: '' });
    expect(broken(room)).toEqual([]);
  });

  test('contradict each other anew where somebody does not come back, until the duty is over', () => {
    const { room, whose, key } = withRota();
    const late = { from: edge('2026-12-28', 'morning'), until: edge('2026-12-29', 'morning') };
    fileAbsence(room, whose, late);
    expect(broken(room)).toEqual([]);
    room.setClock(moment('2026-12-29T05:00Z'));
    expect(broken(room)).toEqual([[key, '2026-0001', null]]);
    expect(away(room)).toEqual([[key, '2026-0001']]);
    room.setClock(moment('2026-12-31T00:29Z'));
    expect(broken(room).map(([place]) => place)).toContain(key);
    room.setClock(moment('2026-12-31T00:30Z'));
    expect(broken(room).map(([place]) => place)).not.toContain(key);
  });

  test('of somebody who is away from one post and moved to another at the same hours, a decision about the first does not speak', () => {
    const room = openTestRoom();
    const setup = aRotaSetup(room);
    const member = (seat: Seat) => ({ personId: personAt(room, seat), fromDay: null, untilDay: null });
    const posts = twoDays(room).posts ?? setup.posts;
    setUpRota(room, {
      ...twoDays(room),
      ...freely(room),
      groups: [
        { id: 'chiefs', name: '值班长', members: (['chief', 'leader', 'officer'] as const).map(member) },
      ],
      posts: posts.map((post) => ({ ...post, groupIds: ['chiefs'] })),
    });
    const day = onDay('2026-12-30');
    const held = (chief: Seat, deputy: Seat) =>
      (['chief', 'deputy'] as const).map((postId) => ({
        day,
        postId,
        seat: 0,
        personId: personAt(room, postId === 'chief' ? chief : deputy),
        turnOf: null,
        isPinned: false,
      }));
    const draft = (duties: ReturnType<typeof held>) => {
      const version = room.call('chief', 'rota.month', { month: december }).draft?.version ?? 0;
      return { month: december, version, duties };
    };
    const { version } = room.call('chief', 'rota.keepDraft', draft(held('chief', 'leader')));
    room.call('chief', 'rota.publish', {
      month: december,
      draftVersion: version,
      effectiveDay: onDay('2026-12-01'),
      reason: '',
      password: testPassword,
    });
    const filed = fileAbsence(room, 'chief', trip);
    const subject = placeKey({ day, postId: 'chief', seat: 0 });
    const decisions = [{ ruleId: 'duty', subject, byName: '孙伯安', byPost: '', reason: '远程值守' }];
    room.call('chief', 'absence.decide', { ...meantBy(filed), decisions });
    expect(room.refusal('chief', 'rota.keepDraft', draft(held('leader', 'chief')))).toMatchObject({
      message: 'rota-away',
      details: [nameOf('chief'), day],
    });
    room.call('chief', 'rota.keepDraft', draft(held('chief', 'officer')));
  });
});

test('a store in which everything happened to absences holds', async () => {
  const room = openTestRoom();
  fileAbsences(room);
  signAbsence(room, registerAbsence(room, 'officer'));
  expect(await verdictOf(room)).toMatchObject({ isIntact: true });
  room.reopen();
  expect(await verdictOf(room)).toMatchObject({ isIntact: true });
});
