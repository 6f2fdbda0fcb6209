import { addDays } from '../time/instant.ts';
import type { PeriodFault } from './fault.ts';
import { daysOfPeriod, partOn } from './holds.ts';
import type { PeriodFields, PeriodPart } from './period.ts';
import { schemeFault } from './scheme-fault.ts';

/** Why a period cannot be declared or changed so: the rule, and the names, days and people that the sentence needs. */
export type FieldsFault = {
  readonly rule:
    | PeriodFault['rule']
    | 'period-days-reversed'
    | 'period-too-long'
    | 'period-first-part'
    | 'period-parts-order'
    | 'period-part-outside'
    | 'period-other-pools'
    | 'period-unknown-person'
    | 'period-person-twice'
    | 'period-lead-not-in-pool'
    | 'period-too-large';
  readonly details: readonly string[];
};

/** Everybody of the directory, those who left too. */
type Known = { readonly people: ReadonlySet<string> };

const mostPeriodDays = 400;
/** People times days, as many as a plan can hold. */
const mostPlaces = 24_000;

/** The first value that stands in a list twice, or undefined. */
const twice = (values: readonly string[]): string | undefined =>
  values.find((value, index) => values.indexOf(value) !== index);

function partsFault({ fromDay, untilDay, parts }: PeriodFields): FieldsFault | null {
  const days = parts.map((part) => part.fromDay);
  const outside = days.find((day) => day < fromDay || untilDay < day);
  if (outside !== undefined) return { rule: 'period-part-outside', details: [outside] };
  if (days[0] !== undefined && days[0] !== fromDay)
    return { rule: 'period-first-part', details: [days[0], fromDay] };
  const early = days.find((day, index) => index > 0 && day <= (days[index - 1] ?? day));
  return early === undefined ? null : { rule: 'period-parts-order', details: [early] };
}

function partFault({ scheme, pools }: PeriodPart, { people: known }: Known): FieldsFault | null {
  const wrong = schemeFault(scheme);
  if (wrong !== null) return { rule: wrong.rule, details: wrong.details };
  const wanted = scheme.pools.map(({ key }) => key).toSorted();
  const given = pools.map(({ key }) => key).toSorted();
  if (wanted.join('\n') !== given.join('\n')) return { rule: 'period-other-pools', details: [scheme.name] };
  const nameOf = (key: string): string => scheme.pools.find((pool) => pool.key === key)?.name ?? key;
  for (const { key, people, leads } of pools) {
    if (people.some((person) => !known.has(person)))
      return { rule: 'period-unknown-person', details: [nameOf(key)] };
    const lead = leads.find((person) => !people.includes(person));
    if (lead !== undefined) return { rule: 'period-lead-not-in-pool', details: [lead, nameOf(key)] };
  }
  const person = twice(pools.flatMap(({ people }) => people));
  if (person === undefined) return null;
  const where = pools.filter(({ people }) => people.some((one) => one === person));
  return {
    rule: 'period-person-twice',
    details: [person, ...where.map(({ key }) => nameOf(key))],
  };
}

/** How many places the table of a period has: the people of each part on each of its days. */
const placesOf = (fields: PeriodFields): number =>
  daysOfPeriod({ fields })
    .flatMap((day) => fields.parts[partOn({ fields }, day)]?.pools ?? [])
    .reduce((sum, { people }) => sum + people.length, 0);

/** The first thing in what is said of a period that cannot be, or null; a person stands in the details as the id. */
export function fieldsFault(fields: PeriodFields, known: Known): FieldsFault | null {
  const { fromDay, untilDay, parts, bodies } = fields;
  if (untilDay < fromDay) return { rule: 'period-days-reversed', details: [fromDay, untilDay] };
  if (addDays(fromDay, mostPeriodDays - 1) < untilDay)
    return { rule: 'period-too-long', details: [String(mostPeriodDays)] };
  const fault = partsFault(fields) ?? parts.map((part) => partFault(part, known)).find((one) => one !== null);
  if (fault !== null && fault !== undefined) return fault;
  if (placesOf(fields) > mostPlaces) return { rule: 'period-too-large', details: [String(mostPlaces)] };
  const body = twice(bodies.map(({ bodyId }) => bodyId)) ?? twice(bodies.map(({ name }) => name));
  const named = bodies.find(({ bodyId, name }) => bodyId === body || name === body);
  return named === undefined ? null : { rule: 'period-body-twice', details: [named.name] };
}
