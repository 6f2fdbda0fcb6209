import { describe, expect, test } from 'vitest';
import { addMinutes } from '#domain/time/instant';
import { openAlarmRoom, reportedNow } from '../helpers/alarm-room.ts';
import { aCall, anIncident, meantIncident } from '../helpers/incident-room.ts';
import { type TestRoom, verdictOf } from '../helpers/open-test-room.ts';

/** The marks that ring now, each with what its rule calls it. */
const ringing = (room: TestRoom): readonly string[] =>
  room
    .look()
    .flatMap(({ clocks, isAgain }) =>
      clocks.map(({ label, mark }) => `${label} ${mark}${isAgain ? ' again' : ''}`),
    );

const waiting = (room: TestRoom): readonly string[] => {
  const { alarms, stages } = room.call('officer', 'incident.now', {});
  return alarms.map(({ stageId, mark }) => `${stages.find(({ id }) => id === stageId)?.label ?? ''} ${mark}`);
};

const acknowledge = (room: TestRoom): void => {
  const { alarms } = room.call('officer', 'incident.now', {});
  room.call('officer', 'incident.acknowledge', {
    alarms: alarms.map(({ rungAt: _rungAt, ...alarm }) => alarm),
  });
};

test('clocks ring at their warnings and at their deadlines, each once, and tell the screens to ask again', () => {
  const room = openAlarmRoom();
  reportedNow(room);
  expect(ringing(room)).toEqual([]);
  room.pass(4.99);
  expect(ringing(room)).toEqual([]);
  room.pass(0.01);
  room.announced();
  expect(room.look()).toEqual([
    {
      kind: 'alarm',
      isAgain: false,
      clocks: [
        {
          number: '2026-001',
          label: '电话报告',
          report: 'initial',
          recipient: '市政府总值班室',
          mark: 50,
          minutesLeft: 5,
        },
      ],
    },
  ]);
  expect(room.announced()).toEqual([['incident']]);
  expect(ringing(room)).toEqual([]);
  room.pass(3);
  expect(ringing(room)).toEqual(['电话报告 80']);
  room.pass(2);
  expect(ringing(room)).toEqual(['电话报告 100']);
  expect(waiting(room)).toEqual(['电话报告 100']);
});

test('after a sleep only the highest mark of each clock rings, the most urgent clock first', () => {
  const room = openAlarmRoom();
  reportedNow(room);
  room.look();
  room.setClock(addMinutes(room.now(), 21));
  expect(ringing(room)).toEqual(['电话报告 100', '书面报告 80']);
  room.setClock(addMinutes(room.now(), 200));
  expect(ringing(room)).toEqual(['书面报告 100', '最迟 100']);
});

test('a clock that is put back makes nothing later, is noticed, and put right again rings nothing twice', () => {
  const room = openAlarmRoom();
  reportedNow(room);
  room.look();
  expect(room.call('officer', 'incident.now', {}).setBack).toBeNull();
  room.pass(1);
  room.setClock(addMinutes(room.now(), -60));
  room.announced();
  expect(ringing(room)).toEqual([]);
  expect(room.announced()).toEqual([['incident']]);
  expect(room.call('officer', 'incident.now', {}).setBack).toEqual({ at: room.now(), minutes: 60 });
  room.pass(4);
  expect(room.look()[0]?.clocks).toMatchObject([{ mark: 50, minutesLeft: 5 }]);
  room.pass(5);
  expect(ringing(room)).toEqual(['电话报告 100']);
  acknowledge(room);
  room.setClock(addMinutes(room.now(), 60));
  expect(ringing(room)).toEqual([]);
});

test('that a clock was put back is forgotten when nothing runs any more, and by a restart', () => {
  const room = openAlarmRoom();
  const incident = reportedNow(room);
  room.look();
  room.setClock(addMinutes(room.now(), -3));
  room.look();
  expect(room.call('officer', 'incident.now', {}).setBack).toMatchObject({ minutes: 3 });
  room.reopen();
  room.look();
  expect(room.call('officer', 'incident.now', {}).setBack).toBeNull();
  room.setClock(addMinutes(room.now(), 3));
  room.look();
  room.setClock(addMinutes(room.now(), -2));
  room.look();
  expect(room.call('officer', 'incident.now', {}).setBack).toMatchObject({ minutes: 2 });
  room.call('officer', 'incident.settle', { ...meantIncident(incident), what: 'void', reason: '误报' });
  room.look();
  expect(room.call('officer', 'incident.now', {}).setBack).toBeNull();
});

test('what rang before a restart does not ring again, what came due meanwhile does at once', () => {
  const room = openAlarmRoom();
  reportedNow(room);
  room.pass(5);
  expect(ringing(room)).toEqual(['电话报告 50']);
  room.reopen();
  expect(ringing(room)).toEqual([]);
  expect(waiting(room)).toEqual(['电话报告 50']);
  room.pass(5);
  room.reopen();
  expect(ringing(room)).toEqual(['电话报告 100']);
});

test('a deadline that nobody acknowledges rings again every thirty seconds, also after a restart; a warning does not', () => {
  const room = openAlarmRoom();
  reportedNow(room);
  room.pass(8);
  expect(ringing(room)).toEqual(['电话报告 80']);
  room.pass(1);
  expect(ringing(room)).toEqual([]);
  room.pass(1);
  expect(ringing(room)).toEqual(['电话报告 100']);
  room.pass(0.49);
  expect(ringing(room)).toEqual([]);
  room.pass(0.01);
  expect(ringing(room)).toEqual(['电话报告 100 again']);
  room.pass(0.25);
  expect(ringing(room)).toEqual([]);
  room.reopen();
  expect(ringing(room)).toEqual([]);
  room.pass(0.5);
  expect(ringing(room)).toEqual(['电话报告 100 again']);
  acknowledge(room);
  room.pass(0.5);
  expect(ringing(room)).toEqual([]);
});

describe('an alarm stops waiting', () => {
  const atTheDeadline = () => {
    const room = openAlarmRoom();
    const incident = reportedNow(room);
    room.pass(10);
    room.look();
    expect(waiting(room)).toEqual(['电话报告 100']);
    return { room, incident };
  };
  const expectSilence = (room: TestRoom): void => {
    expect(waiting(room)).toEqual([]);
    room.pass(0.5);
    expect(ringing(room)).toEqual([]);
  };

  test('when its clock is met', () => {
    const { room, incident } = atTheDeadline();
    const [stage] = incident.incident.stages;
    const call = aCall(room, { stageIds: [stage?.id ?? ''] });
    room.call('officer', 'incident.call', { ...meantIncident(incident), call, facts: [] });
    expectSilence(room);
  });

  test('when its incident is voided, and a closed one rings no more', () => {
    for (const what of ['void', 'close'] as const) {
      const { room, incident } = atTheDeadline();
      room.call('officer', 'incident.settle', { ...meantIncident(incident), what, reason: '误报' });
      expectSilence(room);
      room.pass(200);
      expect(ringing(room)).toEqual([]);
    }
  });

  test('when its moment moves, and the new moment is a new alarm', () => {
    const { room, incident } = atTheDeadline();
    const receivedAt = addMinutes(incident.incident.fields.receivedAt, 4);
    room.pass(1);
    room.call('officer', 'incident.change', {
      ...meantIncident(incident),
      fields: anIncident(room, { receivedAt }),
      reason: '接报时间听错',
    });
    expect(waiting(room)).toEqual([]);
    expect(ringing(room)).toEqual(['电话报告 50']);
    room.pass(3);
    expect(ringing(room)).toEqual(['电话报告 100']);
  });
});

describe('acknowledging', () => {
  test('is recorded once, by whom and for which clocks, and the chain holds', async () => {
    const room = openAlarmRoom();
    const incident = reportedNow(room);
    room.pass(20);
    room.look();
    expect(waiting(room)).toEqual(['电话报告 100', '书面报告 80']);
    acknowledge(room);
    expect(waiting(room)).toEqual([]);
    const { steps, incident: after } = room.call('officer', 'incident.one', { id: incident.incident.id });
    expect(after).toEqual(incident.incident);
    expect(steps.at(-1)).toMatchObject({ act: 'acknowledged', byName: '王方', at: room.now() });
    expect(steps.at(-1)?.about).toHaveLength(2);
    expect((await verdictOf(room)).isIntact).toBe(true);
  });

  test('again, of what never rang, of an incident that is closed or of none changes nothing', () => {
    const room = openAlarmRoom();
    const { incident, version } = reportedNow(room);
    room.pass(10);
    room.look();
    const { alarms } = room.call('officer', 'incident.now', {});
    const heard = alarms.map(({ rungAt: _rungAt, ...alarm }) => alarm);
    acknowledge(room);
    const [alarm] = heard;
    if (alarm === undefined) throw new RangeError('nothing rang');
    room.call('second', 'incident.acknowledge', {
      alarms: [...heard, { ...alarm, dueAt: addMinutes(alarm.dueAt, 1) }, { ...alarm, stageId: 'none' }],
    });
    expect(room.call('officer', 'incident.one', { id: incident.id }).version).toBe(version + 1);
  });

  test('stops nobody who was writing meanwhile', () => {
    const room = openAlarmRoom();
    const incident = reportedNow(room);
    room.pass(5);
    room.look();
    acknowledge(room);
    const decided = room.call('officer', 'incident.decide', {
      ...meantIncident(incident),
      level: 'II',
      reason: '有人员伤亡',
    });
    expect(decided.incident.level).toBe('II');
    expect(
      room.refusal('officer', 'incident.decide', { ...meantIncident(incident), level: 'I', reason: '' }).code,
    ).toBe('conflict');
  });

  test('a warning leaves its deadline to ring, and is no leave to those who may not write', () => {
    const room = openAlarmRoom();
    reportedNow(room);
    room.pass(8);
    room.look();
    const alarms = room
      .call('auditor', 'incident.now', {})
      .alarms.map(({ rungAt: _rungAt, ...alarm }) => alarm);
    expect(room.refusal('auditor', 'incident.acknowledge', { alarms }).code).toBe('not-allowed');
    acknowledge(room);
    room.pass(2);
    expect(ringing(room)).toEqual(['电话报告 100']);
    expect(waiting(room)).toEqual(['电话报告 100']);
  });

  test('needs the screen unlocked, while alarms ring behind the lock and without anybody signed in', () => {
    const room = openAlarmRoom();
    reportedNow(room);
    room.pass(10);
    room.call('officer', 'session.lock', {});
    expect(ringing(room)).toEqual(['电话报告 100']);
    expect(room.refusal('officer', 'incident.now', {}).code).toBe('locked');
    for (const seat of ['admin', 'chief', 'second', 'leader', 'auditor'] as const)
      room.call(seat, 'session.signOut', {});
    room.pass(0.5);
    expect(ringing(room)).toEqual(['电话报告 100 again']);
  });
});

test('what goes on comes with the earliest deadline first, lateness and attempts to call', () => {
  const room = openAlarmRoom();
  const first = reportedNow(room);
  room.pass(2);
  const second = reportedNow(room, { title: '西外环路积水' });
  const [phone] = first.incident.stages;
  const call = aCall(room, { stageIds: [phone?.id ?? ''], outcome: 'busy' });
  room.call('officer', 'incident.call', { ...meantIncident(first), call, facts: [] });
  room.pass(9);
  const now = room.call('officer', 'incident.now', {});
  expect(now.incidents.map(({ number }) => number)).toEqual([first.number, second.number]);
  const dues = now.stages.map(({ dueAt }) => dueAt);
  const timed = dues.filter((dueAt) => dueAt !== null);
  expect(timed).toEqual(timed.toSorted());
  expect(dues.slice(0, timed.length)).toEqual(timed);
  expect(now.stages.slice(0, 2)).toMatchObject([
    { incidentNumber: first.number, label: '电话报告', isLate: true, attempts: 1 },
    { incidentNumber: second.number, label: '电话报告', isLate: false, attempts: 0 },
  ]);
});

test('a store that takes nothing rings all the same, once, and keeps it when it can again', () => {
  const room = openAlarmRoom();
  reportedNow(room);
  room.look();
  const { sqlite } = room.room().store;
  sqlite.pragma('query_only = ON');
  room.pass(5);
  expect(ringing(room)).toEqual(['电话报告 50']);
  room.pass(0.05);
  expect(ringing(room)).toEqual([]);
  expect(room.takeDefects()).toHaveLength(1);
  sqlite.pragma('query_only = OFF');
  room.pass(0.2);
  expect(ringing(room)).toEqual([]);
  expect(waiting(room)).toEqual(['电话报告 50']);
  room.reopen();
  expect(ringing(room)).toEqual([]);
});
