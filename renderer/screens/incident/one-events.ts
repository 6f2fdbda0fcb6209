import type { IncidentFull, IncidentStepLine } from '#contract/methods/incident-nouns';
import type { KeptFact } from '#domain/incident/facts';
import type { Instant } from '#domain/time/instant';

type Call = IncidentFull['calls'][number];
type Report = IncidentFull['reports'][number];

/** Something that happened in an incident, as its timeline tells it. */
export type IncidentEvent = { readonly at: Instant; readonly key: string } & (
  | { readonly kind: 'step'; readonly step: IncidentStepLine; readonly facts: readonly KeptFact[] }
  | { readonly kind: 'call'; readonly call: Call }
  | { readonly kind: 'report'; readonly report: Report }
  | {
      readonly kind: 'delivery';
      readonly report: Report;
      readonly delivery: Report['deliveries'][number];
    }
);

/** True of a step that only repeats what a call or a report of the same moment tells. */
const isTold = ({ act, note }: IncidentStepLine): boolean => act === 'met' && note === '';

/** Everything that happened in an incident, the newest first: its steps, calls, reports and their deliveries. */
export function eventsOf({ steps, facts, calls, reports }: IncidentFull): readonly IncidentEvent[] {
  const events: IncidentEvent[] = [
    ...steps
      .filter((step) => !isTold(step))
      .map((step) => ({
        kind: 'step' as const,
        at: step.at,
        key: `step ${step.seq}`,
        step,
        facts: facts.filter(({ seq }) => seq === step.seq),
      })),
    ...calls.map((call) => ({
      kind: 'call' as const,
      at: call.startedAt,
      key: `call ${call.id}`,
      call,
    })),
    ...reports.flatMap((report): IncidentEvent[] => [
      { kind: 'report', at: report.issuedAt, key: `report ${report.id}`, report },
      ...report.deliveries.map((delivery, place) => ({
        kind: 'delivery' as const,
        at: delivery.sentAt,
        key: `delivery ${report.id} ${place}`,
        report,
        delivery,
      })),
    ]),
  ];
  // Of the same moment what was recorded later stands above.
  return events
    .map((event, place) => ({ event, place }))
    .toSorted((one, other) => other.event.at.localeCompare(one.event.at) || other.place - one.place)
    .map(({ event }) => event);
}
