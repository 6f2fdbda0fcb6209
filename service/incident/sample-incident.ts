import type { KeptFact } from '#domain/incident/facts';
import { type Incident, incident, incidentFields } from '#domain/incident/incident';
import { addMinutes } from '#domain/time/instant';
import { incidentNouns } from '../documents/words.ts';
import type { Read } from '../room.ts';

const { title, place, kind, unit, post, name, phone, recipient, facts: told } = incidentNouns.script.sample;

const figures: Readonly<Partial<Record<KeptFact['key'], number>>> = {
  deaths: 2,
  trapped: 1,
  injured: 6,
  evacuated: 120,
  directLossYuan: 3_500_000,
};

/** An incident that never was, with facts of most kinds and some that nobody knows, to look at a template with. */
export function sampleIncident(room: Read): {
  readonly incident: Incident;
  readonly facts: readonly KeptFact[];
  readonly recipient: string;
} {
  const at = room.now;
  const fields = incidentFields.parse({
    title,
    kindId: '',
    place,
    occurredAt: addMinutes(at, -23),
    isOccurredAbout: true,
    learnedAt: null,
    receivedAt: addMinutes(at, -8),
    reporter: { unit, name, post, phone },
    alreadyInformed: '',
    isSensitive: false,
  });
  const said = {
    label: '',
    isAbout: false,
    isVerified: false,
    source: unit,
    knownAt: at,
    recordedAt: at,
    byName: '',
    seq: 0,
  };
  const facts: Omit<KeptFact, 'place'>[] = [
    ...Object.entries(figures).map(([key, number]) => ({
      ...said,
      key: key as KeptFact['key'],
      number,
      text: '',
    })),
    ...Object.entries(told).map(([key, text]) => ({
      ...said,
      key: key as KeptFact['key'],
      number: null,
      text,
    })),
  ];
  return {
    incident: incident.parse({
      id: 'sample',
      year: Number(at.slice(0, 4)),
      no: 1,
      fields,
      kindName: kind,
      class: 'accident',
      level: 'IV',
      setupSeq: 0,
      entryId: null,
      state: 'open',
      stages: [
        {
          id: 'sample',
          origin: 'policy',
          policyId: 'sample',
          policyName: '',
          source: '',
          label: '',
          manner: 'written',
          report: 'initial',
          recipient,
          personId: null,
          isHard: false,
          clockStart: 'received',
          startAt: fields.receivedAt,
          isFallback: false,
          minutes: 25,
          dueAt: addMinutes(fields.receivedAt, 25),
          warnAt: [],
          addedAt: at,
          state: 'open',
          met: null,
          lateReason: '',
        },
      ],
    }),
    facts: facts.map((one, place) => ({ ...one, place })),
    recipient,
  };
}
