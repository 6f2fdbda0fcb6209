import { z } from 'zod';
import type { Input, MethodName, Output } from '#contract/methods';
import { absenceFields, absenceKind, absenceReach, reportManner } from '#domain/absence/absence';
import { dayPart } from '#domain/absence/edge';
import { absencePreset } from '#domain/absence/rules';
import { usualAbsenceRules, withPreset } from '#domain/absence/usual-rules';
import { personFields, type PersonId } from '#domain/people/person';
import { monthOf } from '#domain/rota/duty';
import { addDays, daysBetween, type Instant, type IsoDay } from '#domain/time/instant';
import presets from '#presets/absence' with { type: 'json' };
import demo from '#presets/demo' with { type: 'json' };

type Call = <M extends MethodName>(method: M, input: Input<M>) => Output<M>;

/** Days of the demonstration, as its absences are reckoned from today. */
export type DemoSpan = {
  readonly today: IsoDay;
  /** Who leads the shift of a day, by name. */
  readonly leaderOn: (day: IsoDay) => string;
};

const edge = z.strictObject({ day: z.int(), part: dayPart });
const step = z.discriminatedUnion('act', [
  z.strictObject({ day: z.int(), act: z.literal('registered') }),
  z.strictObject({ day: z.int(), act: z.literal('approved') }),
  z.strictObject({ day: z.int(), act: z.literal('returned') }),
  z.strictObject({ day: z.int(), act: z.literal('reported'), manner: reportManner }),
  z.strictObject({ day: z.int(), act: z.literal('changed'), until: edge, note: z.string() }),
  z.strictObject({ day: z.int(), act: z.literal('cancelled'), note: z.string() }),
]);
const trip = z.strictObject({
  who: z.string(),
  kind: absenceKind,
  cause: z.string(),
  /** Null where it lies on a published duty that the person has next week. */
  from: edge.nullable(),
  until: edge.nullable(),
  reach: absenceReach,
  place: z.string(),
  acting: z.string().nullable(),
  steps: z.array(step).min(1),
});
type Trip = z.output<typeof trip>;
type Step = z.output<typeof step>;

const trips = trip.array().parse(demo.absences.trips);
const { approvers } = demo.absences;
const soonest = 4;
const latest = 10;

/** The demonstration's rules: a set that ships, copied and changed, with ranks for its people. */
function seedRules(call: Call, idOf: (name: string) => PersonId): void {
  const preset = absencePreset
    .array()
    .parse(presets.presets)
    .find(({ id }) => id === demo.absences.preset);
  if (preset === undefined) throw new RangeError('the demonstration has a set of rules');
  const [one, other] = demo.absences.heads.map(idOf);
  if (one === undefined || other === undefined) throw new RangeError('the demonstration has two heads');
  const ranks = [
    ...demo.absences.leaders.map(({ name, rank }) => [name, rank] as const),
    ...Object.entries(demo.absences.ranks),
  ];
  call('absence.changeRules', {
    version: 0,
    rules: {
      ...withPreset(usualAbsenceRules, preset),
      name: demo.absences.rulesName,
      source: demo.absences.rulesSource,
      rules: preset.rules.map((rule) =>
        rule.id === 'lead' && rule.kind === 'lead'
          ? { ...rule, amount: 3, text: demo.absences.leadText }
          : rule,
      ),
      people: ranks.map(([name, rankId]) => ({ personId: idOf(name), rankId })),
      heads: [{ people: [one, other], reason: demo.absences.headsReason }],
    },
  });
}

type Edges = { readonly from: z.output<typeof edge>; readonly until: z.output<typeof edge> };

/** When a trip begins and ends; one that lies on a duty takes the day of it, and does not take place where nobody published one. */
function edgesOf({ from, until, who }: Trip, { today, leaderOn }: DemoSpan): Edges | undefined {
  if (from !== null && until !== null) return { from, until };
  const onDuty = daysBetween(addDays(today, soonest), addDays(today, latest)).find(
    (day) => monthOf(day) === monthOf(today) && leaderOn(day) === who,
  );
  if (onDuty === undefined) return undefined;
  const day = daysBetween(today, onDuty).length - 1;
  return { from: { day, part: 'morning' }, until: { day, part: 'evening' } };
}

/** Fills the registry of the demonstration with its leaders and rules; what it gives takes the steps of a day once that day has come. */
export function seedAbsences(call: Call, span: DemoSpan): (day: IsoDay, at: Instant) => void {
  for (const [index, { name, post, phone }] of demo.absences.leaders.entries())
    call('person.save', {
      fields: personFields.parse({
        name,
        post,
        unit: demo.unitName,
        phones: [{ kind: 'office', number: phone }],
        group: '',
        order: 50 + index,
        joinedDay: null,
        leftDay: null,
      }),
      replaces: null,
    });
  const people = call('people.all', { withLeft: true });
  const personOf = (name: string) => {
    const found = people.find((person) => person.name === name);
    if (found === undefined) throw new RangeError(`the demonstration has no ${name}`);
    return found;
  };
  seedRules(call, (name) => personOf(name).id);

  const fieldsOf = (one: Trip, edges: Edges) => {
    const edgeOf = ({ day, part }: z.output<typeof edge>) => ({
      day: addDays(span.today, day),
      part,
      time: null,
    });
    const person = personOf(one.who);
    const acting = one.acting === null ? undefined : personOf(one.acting);
    return absenceFields.parse({
      personId: person.id,
      kind: one.kind,
      cause: one.cause,
      from: edgeOf(edges.from),
      until: edgeOf(edges.until),
      reach: one.reach,
      place: one.place,
      transport: '',
      companions: '',
      contactPhone: person.phones[0]?.number ?? '',
      acting:
        acting === undefined
          ? null
          : {
              personId: acting.id,
              name: acting.name,
              post: acting.post,
              phone: acting.phones[0]?.number ?? '',
            },
      arrangement: '',
      note: '',
    });
  };

  /** The newest step of each trip that has begun. */
  const known = new Map<Trip, Output<'absence.register'>>();
  const take = (
    one: Trip,
    edges: Edges,
    taken: Step,
    at: Instant,
  ): Output<'absence.register'> | undefined => {
    if (taken.act === 'registered')
      return call('absence.register', { fields: fieldsOf(one, edges), decisions: [], note: '' });
    const line = known.get(one);
    // What should have been registered before the demonstration begins did not take place.
    if (line === undefined) return undefined;
    const meant = { id: line.id, version: line.version };
    switch (taken.act) {
      case 'approved': {
        const isHead = line.personName === approvers.others.name;
        return call('absence.approve', {
          ...meant,
          approval: {
            ...(isHead ? approvers.head : approvers.others),
            at,
            manner: isHead ? 'written' : 'oral',
            documentNo: '',
          },
          signer: null,
          note: '',
        });
      }
      case 'reported':
        return call('absence.report', {
          ...meant,
          report: { to: demo.absences.reportedTo, manner: taken.manner, at, receivedBy: '', note: '' },
        });
      case 'changed':
        return call('absence.change', {
          ...meant,
          fields: fieldsOf(one, { ...edges, until: taken.until }),
          decisions: [],
          reason: taken.note,
          told: { byName: one.who, manner: 'phone' },
        });
      case 'returned':
        return call('absence.return', { ...meant, returnedAt: line.untilAt, note: '' });
      case 'cancelled':
        return call('absence.cancel', { ...meant, reason: taken.note });
      default:
        return taken satisfies never;
    }
  };
  return (day, at) => {
    for (const one of trips) {
      const edges = edgesOf(one, span);
      if (edges === undefined) continue;
      for (const taken of one.steps.filter((each) => addDays(span.today, each.day) === day)) {
        const line = take(one, edges, taken, at);
        if (line !== undefined) known.set(one, line);
      }
    }
  };
}
