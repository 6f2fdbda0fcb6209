import { z } from 'zod';
import type { IncidentFull } from '#contract/methods/incident-nouns';
import type { Input, MethodName, Output } from '#contract/methods';
import { type Fact, factKey, isFigure } from '#domain/incident/facts';
import { incidentLevel } from '#domain/incident/level';
import { addMinutes, type Instant } from '#domain/time/instant';
import demo from '#presets/demo' with { type: 'json' };

type Call = <M extends MethodName>(method: M, input: Input<M>) => Output<M>;
type Told = (typeof demo.incidents)['past'] | (typeof demo.incidents)['open'];

/** A demonstration store whose clock is set on as its story goes on. */
export type SeededStory = {
  readonly call: Call;
  readonly now: () => Instant;
  readonly pass: (minutes: number) => void;
};

const { incidents } = demo;

/** Lets the unit of the demonstration report to the office above it, and check the rooms below it. */
export function seedIncidentSetup(call: Call): void {
  const { setup, version } = call('incident.setup', {});
  const { recipient } = incidents;
  call('incident.changeSetup', {
    version,
    setup: {
      ...setup,
      policies: setup.policies.map((policy) =>
        policy.id === incidents.policy
          ? { ...policy, stages: policy.stages.map((stage) => ({ ...stage, to: [recipient.name] })) }
          : policy,
      ),
      recipients: [recipient, ...setup.recipients.filter(({ name }) => name !== recipient.name)],
      bulletins: setup.bulletins.map((form) => ({ ...form, to: [recipient.name] })),
      rooms: incidents.rooms.map(([name = '', group = '', phone = ''], index) => ({
        id: `room-${index + 1}`,
        name,
        group,
        phone,
        note: '',
        isOn: true,
      })),
    },
  });
}

const texts = z.record(z.string(), z.union([z.string(), z.int()]));

function factsOf(told: unknown, source: string, knownAt: Instant): Fact[] {
  return Object.entries(texts.parse(told)).map(([name, said]) => {
    const key = factKey.parse(name);
    const isNumber = isFigure(key) && typeof said === 'number';
    return {
      key,
      label: '',
      number: isNumber ? said : null,
      text: isNumber ? '' : String(said),
      isAbout: false,
      isVerified: false,
      source,
      knownAt,
    };
  });
}

/** Tells an incident from the first call to where it stands, with the office above told in time. */
function tell({ call, now, pass }: SeededStory, story: Told): IncidentFull {
  const { unit } = story.caller;
  const opened = call('incident.open', {
    fields: {
      title: story.title,
      kindId: story.kindId,
      place: story.place,
      occurredAt: addMinutes(now(), -4),
      isOccurredAbout: true,
      learnedAt: null,
      receivedAt: now(),
      reporter: story.caller,
      alreadyInformed: '',
      isSensitive: false,
    },
    facts: factsOf(story.first, unit, now()),
    level: null,
    levelReason: '',
    entryId: null,
  });
  const { id } = opened.incident;
  const meant = () => ({ id, version: call('incident.one', { id }).version });
  const stagesOf = (manner: 'phone' | 'written', origin: 'policy' | 'tree') =>
    call('incident.one', { id }).incident.stages.filter(
      (stage) => stage.manner === manner && stage.origin === origin && stage.report === 'initial',
    );
  const reach = (stages: ReturnType<typeof stagesOf>, purpose: 'initial' | 'internal', orders: string) => {
    const [first] = stages;
    if (first === undefined) return;
    call('incident.call', {
      ...meant(),
      call: {
        direction: 'out',
        purpose,
        stageIds: stages.map((stage) => stage.id),
        unit: first.recipient,
        number: purpose === 'initial' ? incidents.recipient.phone : '',
        startedAt: now(),
        endedAt: null,
        outcome: 'answered',
        name: purpose === 'initial' ? story.answered.name : '',
        post: purpose === 'initial' ? story.answered.post : '',
        script: '',
        elements: [],
        isReadBack: true,
        callBack: null,
        orders,
        alreadyInformed: '',
        isRecorded: false,
        note: '',
      },
      facts: [],
    });
  };
  pass(2);
  reach(stagesOf('phone', 'tree').slice(0, 1), 'internal', '');
  pass(1);
  reach(stagesOf('phone', 'policy'), 'initial', story.orders);
  pass(12);
  call('incident.note', { ...meant(), facts: factsOf(story.later, unit, now()), note: '' });
  call('incident.decide', {
    ...meant(),
    level: incidentLevel.parse(story.level),
    reason: story.levelReason,
  });
  return call('incident.one', { id });
}

/** An incident that was seen through to its end. */
export function seedPastIncident(story: SeededStory): void {
  const { incident } = tell(story, incidents.past);
  story.pass(55);
  const { version } = story.call('incident.one', { id: incident.id });
  story.call('incident.settle', { id: incident.id, version, what: 'close', reason: incidents.past.end });
}

/** An incident that goes on, with nothing that is due soon. */
export function seedOpenIncident(story: SeededStory): void {
  tell(story, incidents.open);
}
