import { describe, expect, test } from 'vitest';
import type { IncidentFull } from '#contract/methods/incident-nouns';
import type { IncidentSetup } from '#domain/incident/setup';
import { addMinutes, type Instant } from '#domain/time/instant';
import { moment } from '../helpers/builders.ts';
import { aCall, aFact, changeIncidentSetup, meantIncident, openIncident } from '../helpers/incident-room.ts';
import { openTestRoom, type TestRoom } from '../helpers/open-test-room.ts';

const city = '市政府总值班室';
const state = '国务院总值班室';

const turnOn =
  (...ids: readonly string[]) =>
  (setup: IncidentSetup): Partial<IncidentSetup> => ({
    policies: setup.policies.map((policy) => ({ ...policy, isOn: ids.includes(policy.id) })),
  });

/** The clocks of a policy as people read them: whom, in what manner, when it is due, and how it stands. */
const clocksOf = ({ incident }: IncidentFull, policyId: string) =>
  incident.stages
    .filter((stage) => stage.policyId === policyId && stage.report === 'initial')
    .map(({ recipient, manner, dueAt, state: standing }) => [recipient, manner, dueAt, standing]);

/** 02:13 at the station, when the telephone rings. */
const ring = moment('2026-11-21T18:13Z');

function atTwo(policies: readonly string[]): { readonly room: TestRoom; readonly at: Instant } {
  const room = openTestRoom();
  changeIncidentSetup(room, turnOn(...policies));
  room.setClock(ring);
  for (const seat of ['chief', 'officer'] as const) {
    room.call(seat, 'session.unlock', { password: 'Zhiban-2026' });
  }
  return { room, at: ring };
}

describe('from the first ring to the report', () => {
  test('1: a hazmat fire at 02:13 is due by telephone in 10, in writing in 25, at the latest in 120 minutes; raised to 重大 the State Council is told too, and what was met stays met', () => {
    const { room, at } = atTwo(['zibo-2016', 'state-2015']);
    const occurredAt = addMinutes(at, -3);
    // Nothing but a name and a moment is known.
    const opened = openIncident(room, { occurredAt, place: '', kindId: 'accident.hazmat-fire' });
    expect(clocksOf(opened, 'zibo-2016')).toEqual([
      [city, 'phone', addMinutes(occurredAt, 10), 'open'],
      [city, 'written', addMinutes(occurredAt, 25), 'open'],
      [city, 'written', addMinutes(occurredAt, 120), 'open'],
    ]);
    expect(clocksOf(opened, 'state-2015')).toEqual([]);

    room.pass(5);
    const phone = opened.incident.stages.find(
      ({ policyId, manner }) => policyId === 'zibo-2016' && manner === 'phone',
    );
    const told = room.call('officer', 'incident.call', {
      ...meantIncident(opened),
      call: aCall(room, { stageIds: [phone?.id ?? ''] }),
      facts: [aFact(room, 'deaths', 12)],
    });
    expect(told.suggestion.level).toBe('II');
    const raised = room.call('chief', 'incident.decide', {
      ...meantIncident(told),
      level: 'II',
      reason: '',
    });
    expect(clocksOf(raised, 'zibo-2016')[0]).toEqual([city, 'phone', addMinutes(occurredAt, 10), 'met']);
    expect(clocksOf(raised, 'state-2015')).toEqual([
      [state, 'phone', addMinutes(occurredAt, 30), 'open'],
      [state, 'written', addMinutes(occurredAt, 60), 'open'],
    ]);
    expect(raised.incident.stages.find(({ id }) => id === phone?.id)?.met).toEqual(
      told.incident.stages.find(({ id }) => id === phone?.id)?.met,
    );
  });

  test('2: by the rule of 武汉 the same incident is timed from when it was learned of, and from when it happened once it is 重大', () => {
    const { room, at } = atTwo(['wuhan']);
    const occurredAt = addMinutes(at, -40);
    const learnedAt = addMinutes(at, -20);
    const times = { occurredAt, learnedAt, kindId: 'accident.hazmat-fire' };
    const ordinary = openIncident(room, times, { level: 'IV' });
    const open = ({ incident }: IncidentFull) =>
      incident.stages.filter(
        (stage) => stage.policyId === 'wuhan' && stage.state === 'open' && stage.dueAt !== null,
      );
    expect(open(ordinary).map(({ clockStart, dueAt }) => [clockStart, dueAt])).toEqual([
      ['learned', addMinutes(learnedAt, 120)],
    ]);
    const grave = room.call('chief', 'incident.decide', {
      ...meantIncident(ordinary),
      level: 'II',
      reason: '伤亡扩大',
    });
    expect(open(grave).map(({ clockStart, dueAt }) => [clockStart, dueAt])).toEqual([
      ['occurred', addMinutes(occurredAt, 30)],
    ]);
  });

  test('3: where nobody knows when it happened the clock starts with the call and says so; when it is known the moment follows', () => {
    const { room, at } = atTwo(['zibo-2016']);
    const opened = openIncident(room);
    const phone = opened.incident.stages.find(({ policyId }) => policyId === 'zibo-2016');
    expect(phone).toMatchObject({ isFallback: true, startAt: at, dueAt: addMinutes(at, 10) });
    room.pass(2);
    const known = room.call('officer', 'incident.change', {
      ...meantIncident(opened),
      fields: { ...opened.incident.fields, occurredAt: addMinutes(at, -4) },
      reason: '现场核实发生时间',
    });
    expect(known.incident.stages.find(({ id }) => id === phone?.id)).toMatchObject({
      isFallback: false,
      startAt: addMinutes(at, -4),
      dueAt: addMinutes(at, 6),
    });
  });

  test('4: a sensitive incident is reported though it is only 一般', () => {
    const { room } = atTwo(['zibo-2016']);
    const plain = openIncident(room, {}, { level: 'IV' });
    expect(clocksOf(plain, 'zibo-2016')).toEqual([]);
    const sensitive = openIncident(room, { isSensitive: true }, { level: 'IV' });
    expect(clocksOf(sensitive, 'zibo-2016').map(([, manner, , standing]) => [manner, standing])).toEqual([
      ['phone', 'open'],
      ['written', 'open'],
      ['written', 'open'],
    ]);
    // One that becomes sensitive later is owed from then on, by the same moments.
    const later = room.call('officer', 'incident.change', {
      ...meantIncident(plain),
      fields: { ...plain.incident.fields, isSensitive: true },
      reason: '涉及学校',
    });
    expect(clocksOf(later, 'zibo-2016')).toHaveLength(3);
  });
});
