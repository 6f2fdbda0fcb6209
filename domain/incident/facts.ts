import { z } from 'zod';
import { isPrintable } from '../log/entry.ts';
import { type Instant, instant } from '../time/instant.ts';

const printable = (most: number) => z.string().max(most).refine(isPrintable, 'unprintable');

/** Facts that are numbers: people, households, 元 of direct loss, hectares. */
export const figureKey = z.enum([
  'deaths',
  'missing',
  'trapped',
  'seriouslyInjured',
  'slightlyInjured',
  'injured',
  'poisoned',
  'ill',
  'evacuated',
  'householdsCut',
  'directLossYuan',
  'gathered',
  'areaHectares',
]);

/** A fact that is a number. */
export type FigureKey = z.output<typeof figureKey>;

/** Facts that are told in words: 基本经过, 性质, 起因, 影响范围 … */
export const textKey = z.enum([
  'what',
  'unitAffected',
  'nature',
  'cause',
  'scope',
  'measures',
  'forces',
  'leadersOnScene',
  'trend',
  'support',
  'sceneContact',
  'opinion',
  'nextSteps',
  /** What no other key names; its `label` says what it is. */
  'other',
]);

/** What a fact is about. */
export const factKey = z.enum([...figureKey.options, ...textKey.options]);

/** What a fact is about. */
export type FactKey = z.output<typeof factKey>;

/** True of facts that are numbers. */
export const isFigure = (key: FactKey): key is FigureKey =>
  (figureKey.options as readonly string[]).includes(key);

/** Something that somebody said of an incident at a time; it never replaces what was said before. */
export const fact = z.strictObject({
  key: factKey,
  /** Only of `other`: what it is about. */
  label: printable(80),
  /** Of a figure: the total as stated; null where a figure is taken back and not known any more. */
  number: z.int().min(0).max(1_000_000_000_000).nullable(),
  /** Of words; empty where they are taken back. */
  text: printable(2000),
  /** 约: stated as about. */
  isAbout: z.boolean(),
  /** 已核实; everything else is shown as 待核实. */
  isVerified: z.boolean(),
  /** Who said so. */
  source: printable(200),
  /** When it was said. */
  knownAt: instant,
});

/** Something that somebody said of an incident at a time. */
export type Fact = z.output<typeof fact>;

/** A fact as the record keeps it. */
export const keptFact = fact.extend({
  /** The record that it stands in, and its place there. */
  seq: z.int(),
  place: z.int(),
  recordedAt: instant,
  byName: z.string(),
});

/** A fact as the record keeps it. */
export type KeptFact = z.output<typeof keptFact>;

/** What names the same thing in one fact and another: the key, and of `other` its label. */
export const factName = ({ key, label }: Pick<Fact, 'key' | 'label'>): string =>
  key === 'other' ? `other ${label}` : key;

/** True where a fact takes back what was said before and says nothing instead. */
export const isTakenBack = ({ key, number, text }: Pick<Fact, 'key' | 'number' | 'text'>): boolean =>
  isFigure(key) ? number === null : text.trim() === '';

const isNewer = (one: KeptFact, other: KeptFact): boolean =>
  one.knownAt === other.knownAt
    ? one.seq === other.seq
      ? one.place > other.place
      : one.seq > other.seq
    : one.knownAt > other.knownAt;

/** What holds of each thing: what was said of it last, by the time at which it was said; with `until`, as it was known then. */
export function currentFacts(facts: readonly KeptFact[], until?: Instant): ReadonlyMap<string, KeptFact> {
  const newest = new Map<string, KeptFact>();
  for (const one of facts) {
    if (until !== undefined && one.recordedAt > until) continue;
    const known = newest.get(factName(one));
    if (known === undefined || isNewer(one, known)) newest.set(factName(one), one);
  }
  return newest;
}

/** The number that holds of a figure; null where nobody stated one. */
export function figureOf(current: ReadonlyMap<string, KeptFact>, key: FigureKey): number | null {
  return current.get(key)?.number ?? null;
}
