import { describe, expect, test } from 'vitest';
import type { Input } from '#contract/methods';
import type { IncidentSetup } from '#domain/incident/setup';
import { addMinutes } from '#domain/time/instant';
import { onDay } from '../helpers/builders.ts';
import {
  aFact,
  anIncident,
  changeIncidentSetup,
  meantIncident,
  openIncident,
} from '../helpers/incident-room.ts';
import { openTestRoom, type TestRoom } from '../helpers/open-test-room.ts';

/** A set-up in which another kind, threshold, deadline and text hold. */
const ofAnotherPlace = (setup: IncidentSetup): Partial<IncidentSetup> => ({
  kinds: setup.kinds.map((kind) => (kind.id === 'accident.gas' ? { ...kind, name: '城镇燃气' } : kind)),
  levelRules: setup.levelRules.map((rule) =>
    rule.id === 'decree-493.deaths.III' ? { ...rule, all: [{ figures: ['deaths'], atLeast: 2 }] } : rule,
  ),
  policies: setup.policies.map((policy) =>
    policy.id === 'zibo-2016'
      ? {
          ...policy,
          name: '本市 5/25/120',
          stages: policy.stages.map((stage) => (stage.key === 'phone' ? { ...stage, minutes: 5 } : stage)),
        }
      : policy,
  ),
  templates: setup.templates.map((template) =>
    template.id === 'phone-initial-accident' ? { ...template, text: '报告一起事故：{{事件名称}}' } : template,
  ),
});

const phoneClock = ({ incident }: ReturnType<typeof openIncident>) => {
  const found = incident.stages.find(({ id }) => id.startsWith('zibo-2016/phone/'));
  return found === undefined
    ? undefined
    : { name: found.policyName, minutes: found.minutes, dueAt: found.dueAt };
};

const dryRun = (room: TestRoom, change: Partial<Input<'incident.dryRun'>> = {}) =>
  room.call('chief', 'incident.dryRun', {
    fields: anIncident(room, { kindId: 'accident.gas' }),
    facts: [],
    level: null,
    policies: null,
    ...change,
  });

describe('the set-up of incidents', () => {
  test('is the one that ships until somebody changes it, and stands in the record then', () => {
    const room = openTestRoom();
    const shipped = room.call('officer', 'incident.presets', {});
    expect(room.call('auditor', 'incident.setup', {})).toEqual({ setup: shipped, version: 0 });
    changeIncidentSetup(room, ofAnotherPlace);
    const { setup, version } = room.call('officer', 'incident.setup', {});
    expect(version).toBe(1);
    expect(setup).toEqual({ ...shipped, ...ofAnotherPlace(shipped) });
    expect(room.call('officer', 'incident.presets', {})).toEqual(shipped);
    room.reopen();
    expect(room.call('officer', 'incident.setup', {})).toEqual({ setup, version });
  });

  test('is changed by the chief and the administrator only, and refused where it says nothing new or cannot be', () => {
    const room = openTestRoom();
    const { setup, version } = room.call('chief', 'incident.setup', {});
    const input = { setup: { ...setup, mostRings: 5 }, version };
    for (const seat of ['officer', 'leader', 'auditor'] as const)
      expect(room.refusal(seat, 'incident.changeSetup', input).code).toBe('not-allowed');
    expect(room.refusal('chief', 'incident.changeSetup', { setup, version })).toMatchObject({
      code: 'rule-broken',
      message: 'nothing-changed',
    });
    const faulty = { ...setup, templates: setup.templates.filter(({ id }) => id !== 'written-final') };
    expect(room.refusal('chief', 'incident.changeSetup', { setup: faulty, version })).toEqual({
      code: 'rule-broken',
      message: 'incident-no-template',
      details: ['书面终报'],
    });
    const { callTree } = setup;
    const nobody = callTree.map((line) => ({ ...line, duty: null, personId: 'nobody' }));
    expect(
      room.refusal('admin', 'incident.changeSetup', { setup: { ...setup, callTree: nobody }, version }),
    ).toMatchObject({ message: 'incident-unknown-person', details: ['带班领导'] });
    expect(room.call('auditor', 'incident.setup', {}).version).toBe(0);
    expect(room.call('admin', 'incident.changeSetup', input).version).toBe(1);
  });

  test('is not overwritten by somebody who looked at an older one', () => {
    const room = openTestRoom();
    const { setup, version } = room.call('chief', 'incident.setup', {});
    room.call('admin', 'incident.changeSetup', { setup: { ...setup, mostRings: 5 }, version });
    expect(
      room.refusal('chief', 'incident.changeSetup', { setup: { ...setup, mostRings: 4 }, version }),
    ).toMatchObject({ code: 'conflict', message: 'incident-setup' });
    expect(room.call('chief', 'incident.setup', {}).setup.mostRings).toBe(5);
  });

  test('that ships is written down by the first incident, which is no change for whoever was editing it', () => {
    const room = openTestRoom();
    const { setup, version } = room.call('chief', 'incident.setup', {});
    openIncident(room);
    expect(room.call('chief', 'incident.setup', {}).version).toBe(1);
    const changed = room.call('chief', 'incident.changeSetup', {
      setup: { ...setup, mostRings: 5 },
      version,
    });
    expect(changed).toEqual({ setup: { ...setup, mostRings: 5 }, version: 2 });
  });
});

describe('policies, thresholds, taxonomy and templates', () => {
  test('change without code, and old incidents keep the version that applied to them', () => {
    const room = openTestRoom();
    const rest = { facts: [aFact(room, 'deaths', 2)] };
    const old = openIncident(room, { kindId: 'accident.gas' }, rest);
    expect(old.suggestion.level).toBe('IV');
    changeIncidentSetup(room, ofAnotherPlace);
    const fresh = openIncident(room, { kindId: 'accident.gas' }, rest);
    expect(fresh.incident.kindName).toBe('城镇燃气');
    expect(fresh.suggestion.level).toBe('III');
    expect(phoneClock(fresh)).toEqual({
      name: '本市 5/25/120',
      minutes: 5,
      dueAt: addMinutes(fresh.incident.fields.receivedAt, 5),
    });
    const script = room
      .call('officer', 'incident.setup', {})
      .setup.templates.find(({ id }) => id === 'phone-initial-accident');
    expect(script?.text).toBe('报告一起事故：{{事件名称}}');

    // Whatever happens to the old one goes by what it was taken in by, after a restart too.
    room.reopen();
    const raised = room.call('officer', 'incident.decide', {
      ...meantIncident(old),
      level: 'III',
      reason: '扩大',
    });
    expect(raised.incident.kindName).toBe('燃气事故');
    expect(raised.suggestion.level).toBe('IV');
    expect(phoneClock(raised)).toEqual(phoneClock(old));
    expect(phoneClock(raised)?.minutes).toBe(10);
    const occurredAt = addMinutes(old.incident.fields.receivedAt, -3);
    const changed = room.call('officer', 'incident.change', {
      ...meantIncident(raised),
      fields: { ...raised.incident.fields, occurredAt },
      reason: '核实发生时间',
    });
    expect(phoneClock(changed)?.dueAt).toBe(addMinutes(occurredAt, 10));
    expect(changed.incident.setupSeq).toBeLessThan(fresh.incident.setupSeq);
  });
});

describe('a dry run', () => {
  test('tells what would be due and which level the rules suggest, and writes nothing', () => {
    const room = openTestRoom();
    const { suggestion, stages } = dryRun(room, { facts: [aFact(room, 'deaths', 11)], level: 'II' });
    expect(suggestion).toEqual({
      level: 'II',
      because: ['生产安全等事故：死亡10人以上、不足30人'],
      reportBecause: [],
    });
    expect(
      stages
        .filter(({ origin }) => origin === 'policy')
        .map(({ policyId, minutes, isFallback }) => [policyId, minutes, isFallback]),
    ).toEqual([
      ['zibo-2016', 10, true],
      ['zibo-2016', 25, true],
      ['zibo-2016', 120, true],
      ['zibo-2016', null, false],
    ]);
    expect(stages.filter(({ origin }) => origin === 'tree').map(({ label }) => label)).toEqual([
      '带班领导',
      '应急办主任',
      '分管领导',
      '主要领导',
    ]);
    expect(room.call('officer', 'incident.setup', {}).version).toBe(0);
    expect(
      room.call('officer', 'incident.list', {
        fromDay: onDay('2026-11-01'),
        untilDay: onDay('2026-12-01'),
        withOpen: true,
      }),
    ).toEqual([]);
  });

  test('goes by policies that are still being written, each for incidents of its days', () => {
    const room = openTestRoom();
    const wuhan = room.call('chief', 'incident.presets', {}).policies.find(({ id }) => id === 'wuhan');
    if (wuhan === undefined) throw new Error('no policy');
    const run = (change: Partial<typeof wuhan>) =>
      dryRun(room, { level: 'III', policies: [{ ...wuhan, isOn: true, ...change }] })
        .stages.filter(({ origin }) => origin === 'policy')
        .map(({ policyId, dueAt }) => [policyId, dueAt]);
    expect(run({})).toEqual([['wuhan', addMinutes(room.now(), 60)]]);
    expect(run({ untilDay: onDay('2026-11-20') })).toEqual([]);
    expect(run({ untilDay: onDay('2026-11-21') })).toEqual([['wuhan', addMinutes(room.now(), 60)]]);
    expect(run({ isOn: false })).toEqual([]);
  });

  test('refuses times that cannot be', () => {
    const room = openTestRoom();
    const fields = anIncident(room, { occurredAt: addMinutes(room.now(), 60) });
    expect(
      room.refusal('chief', 'incident.dryRun', { fields, facts: [], level: null, policies: null }),
    ).toMatchObject({ code: 'rule-broken', message: 'incident-future' });
  });
});
