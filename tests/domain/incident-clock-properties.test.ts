import { expect, test } from 'vitest';
import type { DeadlinePolicy, PolicyStage } from '#domain/incident/deadline-policy';
import type { Incident } from '#domain/incident/incident';
import { type Delivered, type LayingRules, metStages } from '#domain/incident/lay-stages';
import { incidentLevel, levelOrNone, severityOf } from '#domain/incident/level';
import { incidentStage, type IncidentStage } from '#domain/incident/stage';
import { addDays, addMinutes, type Instant } from '#domain/time/instant';
import { onDay } from '../helpers/builders.ts';
import { aFire, laid, layingBy, minutesAfter, ring, shippedIncidents } from '../helpers/incident-builders.ts';
import { chances } from '../helpers/seeded-rota.ts';

/** How many made incidents are tried, each of some forty steps; more with DUTY_INCIDENTS=2000. */
const runs = Number(process.env['DUTY_INCIDENTS'] ?? '60');
const seeds = Array.from({ length: runs }, (_, index) => index + 1);

type Dice = {
  readonly among: (least: number, most: number) => number;
  readonly one: <Thing>(things: readonly Thing[]) => Thing;
  readonly is: (share: number) => boolean;
};

function diceOf(seed: number): Dice {
  const chance = chances(seed);
  const among = (least: number, most: number): number => least + Math.floor(chance() * (most - least + 1));
  return {
    among,
    is: (share) => chance() < share,
    one: (things) => {
      const thing = things[among(0, things.length - 1)];
      if (thing === undefined) throw new Error('nothing to choose from');
      return thing;
    },
  };
}

const day = onDay('2026-11-22');
const units = ['市政府总值班室', '市应急管理局', '省政府总值班室'];
const kindsTried = shippedIncidents.kinds.filter(({ id }) =>
  ['accident.hazmat-fire', 'accident.road', 'natural.flood', 'health.epidemic', 'other.warning'].includes(id),
);

/** A policy that no document says, so that what ships is not all that is tried. */
function madePolicy({ among, is, one }: Dice, id: string): DeadlinePolicy {
  const stages = Array.from(
    { length: among(1, 4) },
    (_, index): PolicyStage => ({
      key: `s${index}`,
      label: `第${index + 1}步`,
      manner: one(['phone', 'written', 'any']),
      minutes: is(0.15) ? null : among(1, 600),
      isHard: is(0.5),
      clockStart: one(['occurred', 'learned', 'received']),
      levels: levelOrNone.options.filter(() => is(0.6)),
      isForSensitive: is(0.5),
      to: units.filter((_unit, place) => place === index % 3 || is(0.3)),
    }),
  );
  return {
    id,
    name: id,
    source: '',
    note: '',
    isOn: is(0.9),
    fromDay: is(0.3) ? addDays(day, among(-2, 2)) : null,
    untilDay: is(0.3) ? addDays(day, among(-2, 2)) : null,
    classes: is(0.3) ? [one(kindsTried).class] : [],
    kinds: is(0.2) ? [one(kindsTried).id] : [],
    stages,
    followUp: { everyMinutes: is(0.5) ? among(10, 300) : null, isFinalRequired: is(0.5) },
    warnAtPercent: is(0.8) ? [50, 80] : [],
  };
}

const policiesOf = (dice: Dice): DeadlinePolicy[] => [
  ...shippedIncidents.policies
    .filter(({ isOn }) => isOn || dice.is(0.2))
    .map((policy) => ({ ...policy, isOn: true })),
  madePolicy(dice, 'made-1'),
  madePolicy(dice, 'made-2'),
];

type World = {
  readonly incident: Incident;
  readonly now: Instant;
  readonly deliveries: readonly Delivered[];
};

function changedTimes({ among, is }: Dice, { fields }: Incident): Incident['fields'] {
  const receivedAt = addMinutes(ring, among(-30, 30));
  return {
    ...fields,
    receivedAt,
    occurredAt: is(0.4) ? null : addMinutes(receivedAt, -among(0, 300)),
    learnedAt: is(0.5) ? null : addMinutes(receivedAt, -among(0, 60)),
  };
}

const byHand = (place: number, now: Instant, dueAt: Instant | null): IncidentStage =>
  incidentStage.parse({
    id: `hand/${place}/县长`,
    origin: 'hand',
    policyId: '',
    policyName: '',
    source: '',
    label: '每小时报告',
    manner: 'any',
    report: 'followUp',
    recipient: '县长',
    personId: null,
    isHard: false,
    clockStart: 'fixed',
    startAt: now,
    isFallback: false,
    minutes: null,
    dueAt,
    warnAt: [],
    addedAt: now,
    state: 'open',
    met: null,
    lateReason: '',
  });

/** What a step does to an incident before its clocks are laid anew. */
function stepped(dice: Dice, { incident, now, deliveries }: World, place: number): World {
  const { among, is, one } = dice;
  const later = addMinutes(now, is(0.6) ? among(0, 20) : among(20, 400));
  const world = { incident, now: later, deliveries };
  const what = one([
    'level',
    'level',
    'times',
    'sensitive',
    'kind',
    'meet',
    'meet',
    'report',
    'order',
    'state',
    'nothing',
  ]);
  if (what === 'level')
    return { ...world, incident: { ...incident, level: one([...incidentLevel.options, null]) } };
  if (what === 'times') return { ...world, incident: { ...incident, fields: changedTimes(dice, incident) } };
  if (what === 'sensitive')
    return {
      ...world,
      incident: { ...incident, fields: { ...incident.fields, isSensitive: !incident.fields.isSensitive } },
    };
  if (what === 'kind') {
    const kind = one(kindsTried);
    const fields = { ...incident.fields, kindId: kind.id };
    return { ...world, incident: { ...incident, class: kind.class, kindName: kind.name, fields } };
  }
  if (what === 'meet') {
    const ids = incident.stages.filter(() => is(0.2)).map(({ id }) => id);
    const met = { at: later, by: one(['call', 'report', 'hand'] as const), of: `${place}` };
    return { ...world, incident: { ...incident, stages: metStages(incident.stages, ids, met) } };
  }
  if (what === 'report') {
    const sent = {
      recipient: one(units),
      at: addMinutes(later, -among(0, 5)),
      isFinal: is(0.15),
      of: `report ${place}`,
    };
    return { ...world, deliveries: [...deliveries, sent, ...(is(0.3) ? [{ ...sent, at: later }] : [])] };
  }
  if (what === 'order' && incident.state === 'open') {
    const dueAt = is(0.5) ? addMinutes(later, among(5, 120)) : null;
    return { ...world, incident: { ...incident, stages: [...incident.stages, byHand(place, later, dueAt)] } };
  }
  if (what === 'state')
    return {
      ...world,
      incident: { ...incident, state: incident.state === 'open' && is(0.5) ? 'closed' : 'open' },
    };
  return world;
}

/** Whether a policy holds for an incident, said in other words than the program says it. */
function isHolding({ isOn, fromDay, untilDay, classes, kinds }: DeadlinePolicy, incident: Incident): boolean {
  if (!isOn) return false;
  if (fromDay !== null && day < fromDay) return false;
  if (untilDay !== null && day > untilDay) return false;
  if (classes.length > 0 && !classes.some((one) => one === incident.class)) return false;
  return kinds.length === 0 || kinds.some((one) => one === incident.fields.kindId);
}

const isOwed = (
  { levels, isForSensitive }: Pick<PolicyStage, 'levels' | 'isForSensitive'>,
  { level, fields }: Incident,
): boolean => levels.some((one) => one === (level ?? 'none')) || (fields.isSensitive && isForSensitive);

const startOf = ({ clockStart }: PolicyStage, { fields }: Incident): Instant =>
  (clockStart === 'occurred' ? fields.occurredAt : clockStart === 'learned' ? fields.learnedAt : null) ??
  fields.receivedAt;

/** Holds every clock of the policies that hold against what they say; gives back the ids that it looked at. */
function judgeClocks(incident: Incident, policies: readonly DeadlinePolicy[], now: Instant): Set<string> {
  const clocks = new Map(incident.stages.map((stage) => [stage.id, stage]));
  const judged = new Set<string>();
  for (const policy of policies.filter((one) => isHolding(one, incident)))
    for (const stage of policy.stages)
      for (const recipient of stage.to) {
        const id = `${policy.id}/${stage.key}/${recipient}`;
        const clock = clocks.get(id);
        judged.add(id);
        if (isOwed(stage, incident) && incident.state === 'open')
          expect(['open', 'met']).toContain(clock?.state);
        if (clock === undefined) continue;
        const start = startOf(stage, incident);
        expect(clock.startAt).toBe(start);
        expect(clock.dueAt === null ? null : minutesAfter(start, clock.dueAt)).toBe(stage.minutes);
        expect(clock.isFallback).toBe(stage.clockStart === 'occurred' && incident.fields.occurredAt === null);
        expect(clock.warnAt.map((at) => minutesAfter(start, at))).toEqual(
          stage.minutes === null
            ? []
            : policy.warnAtPercent.map((percent) => ((stage.minutes ?? 0) * percent) / 100),
        );
        if (clock.state === 'open' && !(isOwed(stage, incident) && incident.state === 'open'))
          expect(clock.dueAt !== null && clock.dueAt < now).toBe(true);
      }
  return judged;
}

/** Holds a step against what no step may do. */
function judgeStep(before: Incident, stepBefore: Incident, after: Incident): void {
  const ids = after.stages.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.slice(0, before.stages.length), 'a clock is gone').toEqual(before.stages.map(({ id }) => id));
  const now = new Map(after.stages.map((stage) => [stage.id, stage]));
  for (const stage of stepBefore.stages.filter(({ met }) => met !== null)) {
    expect(now.get(stage.id)?.state).toBe('met');
    expect(now.get(stage.id)?.met).toEqual(stage.met);
    expect(now.get(stage.id)?.addedAt).toBe(stage.addedAt);
  }
  for (const stage of after.stages) {
    expect((stage.state === 'met') === (stage.met !== null)).toBe(true);
    if (stage.origin === 'hand') {
      const asked = stepBefore.stages.find(({ id }) => id === stage.id);
      expect(stage.dueAt).toBe(asked?.dueAt);
      if (after.state === 'open') expect(stage.state).not.toBe('lifted');
    }
    expect(stage.dueAt === null ? null : minutesAfter(stage.startAt, stage.dueAt)).toBe(
      stage.origin === 'hand' && stage.dueAt !== null
        ? minutesAfter(stage.startAt, stage.dueAt)
        : stage.minutes,
    );
  }
}

const rulesOf = (policies: readonly DeadlinePolicy[], { now, deliveries }: World): LayingRules =>
  layingBy(policies, { now, deliveries, day, callTree: shippedIncidents.callTree });

const ofPolicy = (incident: Incident, id: string): Incident => ({
  ...incident,
  stages: incident.stages.filter(({ policyId }) => policyId === id),
});

test.each(seeds)('incident %i: no step loses a met clock, moves a deadline or mixes two policies', (seed) => {
  const dice = diceOf(seed);
  const policies = policiesOf(dice);
  const kind = dice.one(kindsTried);
  const begun = aFire({ class: kind.class, fields: { kindId: kind.id, isSensitive: dice.is(0.2) } });
  let world: World = {
    incident: laid(
      { ...begun, fields: changedTimes(dice, begun) },
      layingBy(policies, { day, callTree: shippedIncidents.callTree }),
    ),
    now: ring,
    deliveries: [],
  };
  judgeClocks(world.incident, policies, world.now);
  for (let place = 0; place < 40; place += 1) {
    const before = world.incident;
    const next = stepped(dice, world, place);
    const rules = rulesOf(policies, next);
    const after = laid(next.incident, rules, before);
    judgeStep(before, next.incident, after);
    const judged = judgeClocks(after, policies, next.now);
    // A clock whose policy does not hold any more keeps its moments.
    for (const stage of after.stages)
      if (stage.origin === 'policy' && stage.report === 'initial' && !judged.has(stage.id))
        expect(stage.dueAt).toBe(before.stages.find(({ id }) => id === stage.id)?.dueAt);
    expect(laid(after, rules, after).stages, 'laid again').toEqual(after.stages);
    for (const policy of policies)
      expect(
        laid(ofPolicy(next.incident, policy.id), { ...rules, policies: [policy], callTree: [] }, before)
          .stages,
      ).toEqual(ofPolicy(after, policy.id).stages);
    if (severityOf(after.level) > severityOf(before.level))
      for (const stage of before.stages) expect(after.stages.some(({ id }) => id === stage.id)).toBe(true);
    world = { ...next, incident: after };
  }
});

test.each(seeds.slice(0, 40))(
  'incident %i: raising the level opens more where rules reach upwards, and lifts nothing',
  (seed) => {
    const dice = diceOf(seed + 9000);
    const upward = policiesOf(dice).map((policy) => ({
      ...policy,
      stages: policy.stages.map((stage) => {
        const from = dice.among(0, 4);
        return { ...stage, levels: (['none', 'IV', 'III', 'II', 'I'] as const).slice(from) };
      }),
    }));
    const openIn = (incident: Incident): string[] =>
      incident.stages.filter(({ state }) => state === 'open').map(({ id }) => id);
    let incident = laid(aFire(), layingBy(upward, { day }));
    for (const level of ['IV', 'III', 'II', 'I'] as const) {
      const raised = laid(
        { ...incident, level },
        layingBy(upward, { day, now: addMinutes(ring, dice.among(0, 300)) }),
        incident,
      );
      expect(openIn(raised)).toEqual(expect.arrayContaining(openIn(incident)));
      expect(openIn(raised).slice(0, openIn(incident).length)).toEqual(openIn(incident));
      incident = raised;
    }
  },
);
