import { describe, expect, test } from 'vitest';
import { absenceNumber, mostDecisions, mostReports } from '#domain/absence/absence';
import { isoMonth } from '#domain/rota/duty';
import { append } from '#service/store/ledger';
import { absenceById, listAbsenceStep } from '#service/store/absences';
import {
  anAbsence,
  anApproval,
  approveAbsence,
  aReport,
  edge,
  fileAbsence,
  meantBy,
  registerAbsence,
  reportAbsence,
  setAbsenceRules,
  someAbsenceRules,
} from '../helpers/absence-room.ts';
import { moment, onDay } from '../helpers/builders.ts';
import {
  handoverInput,
  nameOf,
  openTestRoom,
  type TestRoom,
  testPassword,
} from '../helpers/open-test-room.ts';
import { personAt } from '../helpers/rota-room.ts';
import type { AbsenceLine } from '#contract/methods/absence-nouns';

const newest = (room: TestRoom, { id }: AbsenceLine): AbsenceLine => {
  const found = room
    .call('chief', 'absence.list', { fromDay: onDay('2026-11-01'), untilDay: onDay('2027-06-01') })
    .find((line) => line.id === id);
  if (found === undefined) throw new RangeError(id);
  return found;
};

const findingsOf = (room: TestRoom, { id }: AbsenceLine) =>
  room.call('chief', 'absence.one', { id }).findings;

const changed = (
  room: TestRoom,
  line: AbsenceLine,
  change: NonNullable<Parameters<typeof anAbsence>[1]>,
): AbsenceLine =>
  room.call('chief', 'absence.change', {
    ...meantBy(line),
    fields: { ...room.call('chief', 'absence.one', { id: line.id }).fields, ...change },
    decisions: [],
    reason: '',
    told: null,
  });

const decided = (room: TestRoom, line: AbsenceLine, ruleId: string): AbsenceLine => {
  const found = findingsOf(room, line).find((one) => one.ruleId === ruleId);
  if (found === undefined) throw new RangeError(ruleId);
  return room.call('chief', 'absence.decide', {
    ...meantBy(line),
    decisions: [{ ruleId, subject: found.subject, byName: nameOf('leader'), byPost: '', reason: '特事特办' }],
  });
};

const everything = {
  text: '',
  source: '',
  isAdvice: false,
  ranks: [],
  reaches: [],
  kinds: [],
  overHalfDays: 0,
  upToHalfDays: null,
  isForHolidays: false,
};

const withChangeRule = (room: TestRoom): void =>
  setAbsenceRules(room, {
    rules: [...someAbsenceRules().rules, { ...everything, kind: 'change', id: 'change', withinHours: 2 }],
  });

describe('a return', () => {
  test('that was later than planned is refused where it lies on a trip that came between', () => {
    const room = openTestRoom();
    const first = fileAbsence(room, 'officer');
    const second = fileAbsence(room, 'officer', {
      from: edge('2026-12-11', 'morning'),
      until: edge('2026-12-12', 'evening'),
    });
    room.setClock(moment('2026-12-13T02:00Z'));
    const meant = (line: AbsenceLine, returnedAt: string) => ({
      ...meantBy(newest(room, line)),
      returnedAt: moment(returnedAt),
      note: '',
    });
    expect(room.refusal('chief', 'absence.return', meant(first, '2026-12-11T01:00Z'))).toMatchObject({
      message: 'absence-overlap',
      details: [nameOf('officer'), second.number],
    });
    room.call('chief', 'absence.return', meant(first, '2026-12-11T00:30Z'));
    expect(room.refusal('chief', 'absence.return', meant(first, '2026-12-12T00:00Z'))).toMatchObject({
      message: 'absence-overlap',
    });
    room.call('chief', 'absence.return', meant(second, '2026-12-13T01:00Z'));
  });
});

test('a return that was recorded in time stays so when it is corrected, unless it was not true then', () => {
  const room = openTestRoom();
  setAbsenceRules(room, { rules: [{ ...everything, kind: 'return', id: 'return', days: 1 }] });
  const filed = fileAbsence(room, 'officer');
  room.setClock(moment('2026-12-09T10:00Z'));
  const returned = (line: AbsenceLine, at: string): AbsenceLine =>
    room.call('chief', 'absence.return', { ...meantBy(line), returnedAt: moment(at), note: '' });
  const first = returned(filed, '2026-12-09T09:00Z');
  room.setClock(moment('2026-12-15T02:00Z'));
  const corrected = returned(first, '2026-12-09T08:00Z');
  expect(corrected).toMatchObject({
    missed: 0,
    returned: { at: moment('2026-12-09T08:00Z'), recordedAt: moment('2026-12-09T10:00Z') },
  });
  expect(returned(corrected, '2026-12-11T08:00Z')).toMatchObject({
    missed: 1,
    returned: { recordedAt: room.now() },
  });
});

describe('a change', () => {
  test('that came too late stays too late whatever is changed after it', () => {
    const room = openTestRoom();
    withChangeRule(room);
    const filed = fileAbsence(room, 'officer');
    room.setClock(moment('2026-12-10T02:00Z'));
    const late = changed(room, filed, { until: edge('2026-12-12', 'evening') });
    const isLate: unknown = expect.objectContaining({
      ruleId: 'change',
      outcome: 'missed',
      subject: '2026-12-09T16:00:00.000Z',
    });
    expect(findingsOf(room, late)).toContainEqual(isLate);
    const again = decided(room, late, 'change');
    room.pass(10);
    const typed = room.call('chief', 'absence.judge', {
      id: again.id,
      fields: { ...room.call('chief', 'absence.one', { id: again.id }).fields, contactPhone: '13700000000' },
    });
    expect(typed.findings).toContainEqual(isLate);
    const second = reportAbsence(room, changed(room, again, { contactPhone: '13700000000' }));
    expect(findingsOf(room, second)).toContainEqual(isLate);
    expect(findingsOf(room, second)).toEqual(
      expect.arrayContaining(typed.findings.filter(({ kind }) => kind === 'approval')),
    );
    // It is the lateness that was decided, and it is still the same.
    expect(second).toMatchObject({ missed: again.missed, decided: 1 });
  });

  test('is not decided by what was decided about the one before', () => {
    const room = openTestRoom();
    withChangeRule(room);
    const filed = fileAbsence(room, 'officer');
    const first = changed(room, filed, { place: '山东省青岛市' });
    room.pass(180);
    const explained = decided(room, first, 'change');
    expect(explained).toMatchObject({ missed: 0, decided: 1 });
    const second = changed(room, explained, { place: '山东省烟台市' });
    room.pass(180);
    expect(newest(room, second)).toMatchObject({ missed: 1, decided: 0 });
  });
});

test('a decision about an approval does not speak of an absence that grew beyond it', () => {
  const room = openTestRoom();
  setAbsenceRules(room, { rules: someAbsenceRules().rules.filter(({ kind }) => kind === 'approval') });
  const draft = registerAbsence(room, 'officer');
  room.setClock(moment('2026-12-08T02:00Z'));
  const explained = decided(room, approveAbsence(room, draft), 'approval');
  expect(explained).toMatchObject({ missed: 0, decided: 1 });
  const longer = changed(room, explained, { until: edge('2026-12-20', 'evening') });
  room.setClock(moment('2026-12-10T02:00Z'));
  expect(newest(room, longer)).toMatchObject({ missed: 1, decided: 0 });
  const again = decided(room, longer, 'approval');
  expect(again).toMatchObject({ missed: 0, decided: 1 });
  const farther = changed(room, again, { reach: 'abroad' });
  room.setClock(moment('2026-12-21T02:00Z'));
  expect(newest(room, farther)).toMatchObject({ missed: 1, decided: 0 });
});

describe('an absence keeps', () => {
  test('so many reports and refuses one more with words', () => {
    const room = openTestRoom();
    const { id } = fileAbsence(room, 'officer');
    const { sqlite } = room.room().store;
    const stored = absenceById(sqlite, id);
    if (stored === undefined) throw new RangeError(id);
    const { absence } = stored;
    const full = { ...absence, reports: Array.from({ length: mostReports - 1 }, () => aReport(room)) };
    listAbsenceStep(
      sqlite,
      append(sqlite, {
        kind: 'absence',
        at: room.now(),
        by: { accountId: '', name: '' },
        shift: 1,
        body: { act: 'reported', absence: full, note: '', told: null, findings: [], rules: '' },
      }),
    );
    const version = stored.version + 1;
    room.call('chief', 'absence.report', { id, version, report: aReport(room) });
    expect(
      room.refusal('chief', 'absence.report', { id, version: version + 1, report: aReport(room) }),
    ).toMatchObject({ code: 'rule-broken', message: 'absence-many-reports', details: [String(mostReports)] });
    expect(absenceNumber(absence)).toBe('2026-0001');
  });

  test('so many decisions and refuses more with words', () => {
    const room = openTestRoom();
    const { id } = registerAbsence(room, 'officer');
    const decisions = (from: number, count: number) =>
      Array.from({ length: count }, (_, index) => ({
        ruleId: 'duty',
        subject: `2026-12-08 0 ${from + index}`,
        byName: nameOf('leader'),
        byPost: '',
        reason: '代班',
      }));
    for (let step = 0; step < mostDecisions / 100; step += 1)
      room.call('chief', 'absence.decide', { id, version: step + 1, decisions: decisions(step * 100, 100) });
    const version = mostDecisions / 100 + 1;
    expect(
      room.refusal('chief', 'absence.decide', { id, version, decisions: decisions(mostDecisions, 1) }),
    ).toMatchObject({ message: 'absence-many-decisions', details: [String(mostDecisions)] });
    // Deciding anew about what was decided already takes no more room.
    room.call('chief', 'absence.decide', { id, version, decisions: decisions(0, 100) });
  });
});

describe('an approval', () => {
  test('given elsewhere is not the own one either, but may be that of a namesake', () => {
    const room = openTestRoom();
    const line = room.call('officer', 'absence.register', {
      fields: anAbsence(personAt(room, 'officer')),
      decisions: [],
      note: '',
    });
    const approve = (post: string) => ({
      ...meantBy(line),
      approval: anApproval(room, { name: nameOf('officer'), post }),
      signer: null,
      note: '',
    });
    expect(room.refusal('officer', 'absence.approve', approve(line.personPost))).toMatchObject({
      code: 'not-allowed',
      message: 'absence-own',
    });
    expect(room.refusal('officer', 'absence.approve', approve(''))).toMatchObject({ message: 'absence-own' });
    room.call('officer', 'absence.approve', approve('副县长'));
  });

  test('of others is refused before a password is looked at', () => {
    const room = openTestRoom();
    const line = registerAbsence(room, 'leader');
    const before = room.room().store.sqlite.prepare('SELECT count(*) FROM record').pluck().get();
    const step = (password: string) => ({
      ...meantBy(line),
      approval: anApproval(room, { manner: 'signed' }),
      signer: { account: 'chief', password },
      note: '',
    });
    for (const password of ['Falsch-2026', testPassword])
      expect(room.refusal('second', 'absence.approve', step(password))).toMatchObject({
        message: 'absence-of-others',
      });
    expect(room.room().store.sqlite.prepare('SELECT count(*) FROM record').pluck().get()).toBe(before);
  });
});

test('a sheet that was looked at before the planned handover is signed after it, when leaders have left', () => {
  const room = openTestRoom();
  fileAbsence(room, 'leader', { from: edge('2026-11-22', 'morning'), until: edge('2026-11-23', 'evening') });
  const state = () => room.call('chief', 'handover.sheet', { shiftNo: 1 }).facts.absences?.[0]?.state;
  room.setClock(moment('2026-11-21T23:00Z'));
  expect(state()).toBe('reported');
  room.setClock(moment('2026-11-22T00:25Z'));
  const input = handoverInput(room, 'second');
  expect(state()).toBe('away');
  room.setClock(moment('2026-11-22T00:32Z'));
  room.call('second', 'shift.handOver', input);
});

test('a look at where everybody was in a month is recorded although the ledger without it was looked at before', () => {
  const room = openTestRoom();
  fileAbsence(room, 'officer');
  const month = isoMonth.parse('2026-12');
  const officer = personAt(room, 'officer');
  const looks = () =>
    (
      room
        .room()
        .store.sqlite.prepare("SELECT json FROM record WHERE kind = 'read' ORDER BY seq")
        .pluck()
        .all() as string[]
    ).map((json) => (JSON.parse(json) as { readonly body: unknown }).body);
  for (const personId of [null, officer])
    for (const withWhereabouts of [false, true, true])
      room.call('chief', 'absence.ledgerHtml', { month, personId, withWhereabouts });
  expect(looks()).toEqual([
    { what: 'absences', of: month, name: '', withWhereabouts: false },
    { what: 'absences', of: month, name: '', withWhereabouts: true },
    { what: 'absences', of: month, name: nameOf('officer'), withWhereabouts: false },
    { what: 'absences', of: month, name: nameOf('officer'), withWhereabouts: true },
  ]);
});

test('a lead time of many workdays knows the holidays of a year before, in a list as in one', () => {
  const room = openTestRoom();
  setAbsenceRules(room, {
    rules: [{ ...everything, kind: 'lead', id: 'lead', amount: 60, unit: 'workdays', paperDays: null }],
  });
  const line = registerAbsence(room, 'officer', {
    from: edge('2026-12-28', 'morning'),
    until: edge('2026-12-28', 'evening'),
  });
  // Sixty workdays before, over the holidays of October with their make-up days.
  expect(findingsOf(room, line)).toContainEqual(
    expect.objectContaining({ kind: 'lead', dueAt: moment('2026-09-29T16:00Z') }),
  );
});

test('one old absence without a return changes nothing of what is said of others', () => {
  const room = openTestRoom();
  setAbsenceRules(room);
  const line = fileAbsence(room, 'officer');
  const before = newest(room, line);
  fileAbsence(room, 'second', { from: edge('2025-01-01', 'morning'), until: edge('2025-01-02', 'evening') });
  expect(newest(room, line)).toEqual(before);
  expect(room.call('chief', 'absence.now', {}).overdue).toHaveLength(1);
});
