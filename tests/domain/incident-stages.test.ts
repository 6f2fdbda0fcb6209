import { describe, expect, test } from 'vitest';
import type { Incident } from '#domain/incident/incident';
import { type Delivered, metStages } from '#domain/incident/lay-stages';
import { isStageLate } from '#domain/incident/stage';
import { addMinutes } from '#domain/time/instant';
import { moment, onDay } from '../helpers/builders.ts';
import {
  aFire,
  clockOf,
  clocksOf,
  laid,
  layingBy,
  minutesAfter,
  ring,
  shippedIncidents,
  shippedPolicy,
} from '../helpers/incident-builders.ts';

const zibo = shippedPolicy('zibo-2016');
const state = shippedPolicy('state-2015');
const wuhan = shippedPolicy('wuhan');

const called = (incident: Incident, start: string, minutes: number): Incident => ({
  ...incident,
  stages: metStages(incident.stages, [clockOf(incident, start).id], {
    at: addMinutes(ring, minutes),
    by: 'call',
    of: `call after ${minutes}`,
  }),
});

const delivered = (minutes: number, of: string, isFinal = false): Delivered => ({
  recipient: '市政府总值班室',
  at: addMinutes(ring, minutes),
  isFinal,
  of,
});

describe('scenario 1: a hazmat fire reported at 02:13', () => {
  test('is due 10, 25 and 120 minutes after it began while nobody has graded it, and each clock keeps what the rule said', () => {
    const fire = laid(aFire(), layingBy([zibo, state]));
    expect(clocksOf(fire)).toEqual([
      ['zibo-2016/phone', 'open', 2],
      ['zibo-2016/written', 'open', 17],
      ['zibo-2016/absolute', 'open', 112],
      ['zibo-2016/final', 'open', null],
    ]);
    expect(clockOf(fire, 'zibo-2016/phone')).toMatchObject({
      policyName: '淄博 10/25/120',
      source: zibo.source,
      recipient: '市政府总值班室',
      manner: 'phone',
      isHard: false,
      clockStart: 'occurred',
      isFallback: false,
      minutes: 10,
      warnAt: [addMinutes(fire.fields.occurredAt ?? ring, 5), addMinutes(fire.fields.occurredAt ?? ring, 8)],
      addedAt: ring,
    });
    expect(clockOf(fire, 'zibo-2016/absolute')).toMatchObject({ isHard: true, manner: 'written' });
    expect(clockOf(fire, 'zibo-2016/written').warnAt.map((at) => minutesAfter(ring, at))).toEqual([4.5, 12]);
  });

  test('raised to 重大 it is owed to the State Council too, and the call that was made stays made', () => {
    const before = called(laid(aFire(), layingBy([zibo, state])), 'zibo-2016/phone', 1);
    const raised = laid(
      { ...before, level: 'II' },
      layingBy([zibo, state], { now: addMinutes(ring, 50) }),
      before,
    );
    expect(clocksOf(raised)).toEqual([
      ['zibo-2016/phone', 'met', 2],
      ['zibo-2016/written', 'open', 17],
      ['zibo-2016/absolute', 'open', 112],
      ['zibo-2016/final', 'open', null],
      ['state-2015/phone', 'open', 22],
      ['state-2015/written', 'open', 52],
    ]);
    expect(clockOf(raised, 'zibo-2016/phone')).toEqual(clockOf(before, 'zibo-2016/phone'));
    const late = clockOf(raised, 'state-2015/phone');
    expect(late.addedAt).toBe(addMinutes(ring, 50));
    expect(isStageLate(late, addMinutes(ring, 50))).toBe(true);
  });

  test('lowered to 一般 it lifts what is not due yet, keeps what ran out, and raised again owes all of it', () => {
    const graded = laid(aFire({ level: 'III' }), layingBy([zibo]));
    const now = addMinutes(ring, 20);
    const lowered = laid({ ...graded, level: 'IV' }, layingBy([zibo], { now }), graded);
    expect(clocksOf(lowered).map(([id, how]) => [id, how])).toEqual([
      ['zibo-2016/phone', 'open'],
      ['zibo-2016/written', 'open'],
      ['zibo-2016/absolute', 'lifted'],
      ['zibo-2016/final', 'lifted'],
    ]);
    const raised = laid({ ...lowered, level: 'I' }, layingBy([zibo], { now }), lowered);
    expect(raised.stages).toEqual(graded.stages);
  });

  test('what nobody had graded yet owes nothing once it is found to be 一般', () => {
    const ungraded = laid(aFire(), layingBy([zibo]));
    const graded = laid(
      { ...ungraded, level: 'IV' },
      layingBy([zibo], { now: addMinutes(ring, 200) }),
      ungraded,
    );
    expect(new Set(graded.stages.map((stage) => stage.state))).toEqual(new Set(['lifted']));
  });
});

describe('scenario 2: the same fire where Wuhan’s rule holds', () => {
  const learned = moment('2026-11-21T18:09Z');
  const known = { fields: { learnedAt: learned } };

  test('counts from when the unit learned of it, and from the occurrence for 重大 and worse', () => {
    const larger = laid(aFire({ level: 'III', ...known }), layingBy([wuhan]));
    expect(clocksOf(larger)).toEqual([['wuhan/larger', 'open', 56]]);
    expect(clockOf(larger, 'wuhan/larger')).toMatchObject({
      clockStart: 'learned',
      startAt: learned,
      isFallback: false,
    });
    const major = laid({ ...larger, level: 'II' }, layingBy([wuhan]), larger);
    expect(clocksOf(major)).toEqual([
      ['wuhan/larger', 'lifted', 56],
      ['wuhan/major', 'open', 22],
    ]);
    expect(clocksOf(laid(aFire({ level: 'IV', ...known }), layingBy([wuhan])))).toEqual([
      ['wuhan/ordinary', 'open', 116],
    ]);
  });

  test('learned with the call where nobody says otherwise, which is no stand-in', () => {
    const fire = laid(aFire({ level: 'III' }), layingBy([wuhan]));
    expect(clockOf(fire, 'wuhan/larger')).toMatchObject({ startAt: ring, isFallback: false });
  });

  test('three rules at once stay apart, each with a clock for each of its recipients', () => {
    const twice = {
      ...wuhan,
      stages: wuhan.stages.map((stage) => ({ ...stage, to: ['市政府总值班室', '市应急管理局'] })),
    };
    const fire = laid(aFire({ level: 'II' }), layingBy([zibo, state, twice]));
    expect(clocksOf(fire).filter(([, , due]) => due !== null)).toEqual([
      ['zibo-2016/phone', 'open', 2],
      ['zibo-2016/written', 'open', 17],
      ['zibo-2016/absolute', 'open', 112],
      ['state-2015/phone', 'open', 22],
      ['state-2015/written', 'open', 52],
      ['wuhan/major', 'open', 22],
      ['wuhan/major', 'open', 22],
    ]);
    const told = called(fire, 'wuhan/major/市政府总值班室', 5);
    expect(told.stages.filter(({ met }) => met !== null).map(({ id }) => id)).toEqual([
      'wuhan/major/市政府总值班室',
    ]);
  });
});

describe('scenario 3: nobody knows when it began', () => {
  test('the clock counts from the call and says so; once it is known the deadline follows and the mark goes', () => {
    const before = called(
      laid(aFire({ fields: { occurredAt: null } }), layingBy([zibo, wuhan])),
      'zibo-2016/phone',
      9,
    );
    expect(clocksOf(before).slice(0, 2)).toEqual([
      ['zibo-2016/phone', 'met', 10],
      ['zibo-2016/written', 'open', 25],
    ]);
    expect(before.stages.map(({ clockStart, isFallback }) => [clockStart, isFallback])).toEqual([
      ['occurred', true],
      ['occurred', true],
      ['occurred', true],
      ['fixed', false],
      ['learned', false],
    ]);
    const known = laid(
      { ...before, fields: { ...before.fields, occurredAt: addMinutes(ring, -8) } },
      layingBy([zibo, wuhan], { now: addMinutes(ring, 12) }),
      before,
    );
    expect(clocksOf(known).slice(0, 2)).toEqual([
      ['zibo-2016/phone', 'met', 2],
      ['zibo-2016/written', 'open', 17],
    ]);
    expect(known.stages.some(({ isFallback }) => isFallback)).toBe(false);
    // The call was in time by the clock that stood in, and is late by what is known now; it is the same call.
    expect(clockOf(known, 'zibo-2016/phone').met).toEqual(clockOf(before, 'zibo-2016/phone').met);
    expect(isStageLate(clockOf(known, 'zibo-2016/phone'), ring)).toBe(true);
  });
});

describe('scenario 4: an incident that is 一般 and sensitive', () => {
  test('is timed like a worse one, and no more once it is not sensitive', () => {
    const calm = laid(aFire({ level: 'IV' }), layingBy([zibo]));
    expect(clocksOf(calm)).toEqual([]);
    const sensitive = laid(
      { ...calm, fields: { ...calm.fields, isSensitive: true } },
      layingBy([zibo]),
      calm,
    );
    expect(clocksOf(sensitive).map(([id, how]) => [id, how])).toEqual([
      ['zibo-2016/phone', 'open'],
      ['zibo-2016/written', 'open'],
      ['zibo-2016/absolute', 'open'],
      ['zibo-2016/final', 'open'],
    ]);
    const now = addMinutes(ring, 10);
    const again = laid({ ...sensitive, fields: calm.fields }, layingBy([zibo], { now }), sensitive);
    expect(again.stages.map((stage) => stage.state)).toEqual(['open', 'lifted', 'lifted', 'lifted']);
  });

  test('a clock that never ran out by the times as they are known now is lifted with the mark', () => {
    const sensitive = laid(aFire({ level: 'IV', fields: { isSensitive: true } }), layingBy([zibo]));
    const now = addMinutes(ring, 20);
    const corrected = {
      ...sensitive.fields,
      isSensitive: false,
      occurredAt: addMinutes(ring, -1),
      receivedAt: addMinutes(ring, 15),
    };
    const rules = layingBy([zibo], { now });
    const after = laid({ ...sensitive, fields: corrected }, rules, sensitive);
    expect(clocksOf(after).map(([, how, due]) => [how, due])).toEqual([
      ['open', 9],
      ['lifted', 24],
      ['lifted', 119],
      ['lifted', null],
    ]);
    expect(laid(after, rules, after).stages).toEqual(after.stages);
  });
});

describe('scenario 5: 续报一, 续报二 and 终报', () => {
  const every = { ...zibo, followUp: { everyMinutes: 60, isFinalRequired: true } };

  test('each report makes the next one due, which meets it; the final one ends them', () => {
    const first = laid(aFire({ level: 'III' }), layingBy([every], { deliveries: [delivered(15, 'first')] }));
    expect(clocksOf(first).slice(3)).toEqual([
      ['zibo-2016/followUp-1', 'open', 75],
      ['zibo-2016/final', 'open', null],
    ]);
    const one = laid(
      first,
      layingBy([every], { deliveries: [delivered(15, 'first'), delivered(70, 'one')] }),
      first,
    );
    expect(clocksOf(one).slice(3)).toEqual([
      ['zibo-2016/followUp-1', 'met', 75],
      ['zibo-2016/final', 'open', null],
      ['zibo-2016/followUp-2', 'open', 130],
    ]);
    const all = [
      delivered(15, 'first'),
      delivered(70, 'one'),
      delivered(140, 'two'),
      delivered(200, 'end', true),
    ];
    const ended = laid(one, layingBy([every], { deliveries: all }), one);
    expect(clocksOf(ended).slice(3)).toEqual([
      ['zibo-2016/followUp-1', 'met', 75],
      ['zibo-2016/final', 'met', null],
      ['zibo-2016/followUp-2', 'met', 130],
      ['zibo-2016/followUp-3', 'met', 200],
    ]);
    expect(clockOf(ended, 'zibo-2016/followUp-2').met?.of).toBe('two');
    expect(isStageLate(clockOf(ended, 'zibo-2016/followUp-2'), ring)).toBe(true);
  });

  test('a report that was faxed and mailed is one report', () => {
    const sent = [delivered(15, 'first'), delivered(17, 'first')];
    const fire = laid(aFire({ level: 'III' }), layingBy([every], { deliveries: sent }));
    expect(clocksOf(fire).filter(([id]) => id.includes('followUp'))).toEqual([
      ['zibo-2016/followUp-1', 'open', 75],
    ]);
  });
});

describe('which policies hold', () => {
  test('from their first day to their last, by the day on which it was received', () => {
    const dated = { ...zibo, fromDay: onDay('2026-11-20'), untilDay: onDay('2026-11-22') };
    const on = (day: string) => laid(aFire(), layingBy([dated], { day: onDay(day) })).stages.length;
    expect(['2026-11-19', '2026-11-20', '2026-11-22', '2026-11-23'].map(on)).toEqual([0, 4, 4, 0]);
  });

  test('for their classes and kinds, and not while they are off', () => {
    const decree = shippedPolicy('decree-493-unit');
    const hazmat = shippedPolicy('wujin-hazmat');
    const policiesOf = (incident: Incident) => [
      ...new Set(
        laid(incident, layingBy([{ ...zibo, isOn: false }, decree, hazmat])).stages.map(
          ({ policyId }) => policyId,
        ),
      ),
    ];
    expect(policiesOf(aFire())).toEqual(['decree-493-unit', 'wujin-hazmat']);
    expect(policiesOf(aFire({ fields: { kindId: 'accident.fire' } }))).toEqual(['decree-493-unit']);
    expect(policiesOf(aFire({ class: 'natural', fields: { kindId: 'natural.flood' } }))).toEqual([]);
    expect(policiesOf(aFire({ class: null, fields: { kindId: '' } }))).toEqual([]);
  });

  test('a stage that says at once has no moment and is never late', () => {
    const fire = laid(aFire(), layingBy([shippedPolicy('wujin-hazmat')]));
    expect(fire.stages).toMatchObject([{ minutes: null, dueAt: null, warnAt: [] }]);
    expect(fire.stages.some((stage) => isStageLate(stage, moment('2027-01-01T00:00Z')))).toBe(false);
  });
});

describe('who is called inside the unit', () => {
  const { callTree } = shippedIncidents;
  const rules = (change: Parameters<typeof layingBy>[1] = {}) =>
    layingBy([], {
      callTree,
      called: ({ role, duty }) => ({ recipient: duty === null ? role : `${role} 孙伯安`, personId: null }),
      ...change,
    });

  test('follows the level: the leader on duty always, the deputy from 较大, the head from 重大', () => {
    const rolesAt = (level: Incident['level']) =>
      laid(aFire({ level }), rules()).stages.map(({ label }) => label);
    expect(rolesAt('IV')).toEqual(['带班领导']);
    expect(rolesAt(null)).toEqual(['带班领导']);
    expect(rolesAt('III')).toEqual(['带班领导', '应急办主任', '分管领导']);
    expect(rolesAt('II')).toEqual(['带班领导', '应急办主任', '分管领导', '主要领导']);
  });

  test('whoever was meant when the clock was laid stays meant after the shift changed', () => {
    const fire = laid(aFire(), rules());
    const later = laid(
      fire,
      rules({
        called: ({ role }) => ({ recipient: `${role} 周明`, personId: null }),
        now: addMinutes(ring, 30),
      }),
      fire,
    );
    expect(later.stages).toEqual(fire.stages);
    expect(later.stages.map(({ recipient }) => recipient)).toEqual(['带班领导 孙伯安']);
  });
});

describe('an incident that is closed, opened again or void', () => {
  test('lifts what is open and not overdue; opened again it is open again; what was met stays', () => {
    const fire = called(laid(aFire({ level: 'III' }), layingBy([zibo])), 'zibo-2016/phone', 1);
    const now = addMinutes(ring, 20);
    const closed = laid({ ...fire, state: 'closed' }, layingBy([zibo], { now }), fire);
    expect(closed.stages.map((stage) => stage.state)).toEqual(['met', 'open', 'lifted', 'lifted']);
    const again = laid({ ...closed, state: 'open' }, layingBy([zibo], { now }), closed);
    expect(again.stages).toEqual(fire.stages);
    const gone = laid({ ...fire, state: 'void' }, layingBy([zibo], { now }), fire);
    expect(gone.stages.map((stage) => stage.state)).toEqual(['met', 'lifted', 'lifted', 'lifted']);
  });

  test('a clock that is met is not met again by something later', () => {
    const fire = called(laid(aFire(), layingBy([zibo])), 'zibo-2016/phone', 1);
    expect(called(fire, 'zibo-2016/phone', 8)).toEqual(fire);
  });
});
