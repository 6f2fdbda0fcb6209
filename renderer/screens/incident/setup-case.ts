import type { Input, Output } from '#contract/methods';
import { currentFacts, type Fact, type FigureKey, figureKey } from '#domain/incident/facts';
import type { LevelOrNone } from '#domain/incident/level';
import type { Instant } from '#domain/time/instant';
import { readTypedTime } from '#domain/time/typed-time';
import { localParts } from '#domain/time/zone';

/** What the policies and rules are asked about. */
export type Case = Pick<Input<'incident.dryRun'>, 'fields' | 'facts' | 'level'>;

/** Numbers of people and losses as typed; no number while what is typed is none, null where nobody knows it. */
export type TypedFigures = Readonly<Partial<Record<FigureKey, number | null>>>;

/** A case that somebody makes up, as it is typed. */
export type TypedCase = {
  readonly kindId: string;
  readonly level: LevelOrNone;
  readonly isSensitive: boolean;
  readonly occurredAt: string;
  readonly learnedAt: string;
  readonly receivedAt: string;
  readonly figures: TypedFigures;
};

const typedMoment = (at: Instant | null, zone: string): string => {
  if (at === null) return '';
  const { day, time } = localParts(at, zone);
  return `${day} ${time}`;
};

/** A case to begin with: a major one that was reported now, and that happened nobody knows when. */
export const newCase = (now: Instant, zone: string): TypedCase => ({
  kindId: '',
  level: 'II',
  isSensitive: false,
  occurredAt: '',
  learnedAt: '',
  receivedAt: typedMoment(now, zone),
  figures: {},
});

/** The figures as facts that were known at a moment; undefined while one of them is no number. */
export function factsOf(figures: TypedFigures, knownAt: Instant): Fact[] | undefined {
  const known = figureKey.options.flatMap((key) => {
    const number = figures[key];
    return number === undefined || number === null ? [] : [{ key, number }];
  });
  if (known.some(({ number }) => Number.isNaN(number))) return undefined;
  return known.map(({ key, number }) => ({
    key,
    label: '',
    number,
    text: '',
    isAbout: false,
    isVerified: true,
    source: '',
    knownAt,
  }));
}

/** A typed case with its moments read; undefined while one of them, or a number, cannot be. */
export function readCase(typed: TypedCase, title: string, now: Instant, zone: string): Case | undefined {
  const read = (text: string): Instant | null | undefined =>
    text.trim() === '' ? null : readTypedTime(text, now, zone);
  const [occurredAt, learnedAt, receivedAt] = [
    read(typed.occurredAt),
    read(typed.learnedAt),
    read(typed.receivedAt),
  ];
  if (occurredAt === undefined || learnedAt === undefined || receivedAt === undefined || receivedAt === null)
    return undefined;
  const facts = factsOf(typed.figures, receivedAt);
  if (facts === undefined) return undefined;
  return {
    fields: {
      title,
      kindId: typed.kindId,
      place: '',
      occurredAt,
      isOccurredAbout: false,
      learnedAt,
      receivedAt,
      reporter: { unit: '', name: '', post: '', phone: '' },
      alreadyInformed: '',
      isSensitive: typed.isSensitive,
    },
    facts,
    level: typed.level === 'none' ? null : typed.level,
  };
}

/** An incident as a case that can be changed. */
export function caseOf({ incident, facts }: Output<'incident.one'>, zone: string): TypedCase {
  const current = currentFacts(facts);
  const figures = figureKey.options.flatMap((key) => {
    const number = current.get(key)?.number ?? null;
    return number === null ? [] : [[key, number] as const];
  });
  const { fields } = incident;
  return {
    kindId: fields.kindId,
    level: incident.level ?? 'none',
    isSensitive: fields.isSensitive,
    occurredAt: typedMoment(fields.occurredAt, zone),
    learnedAt: typedMoment(fields.learnedAt, zone),
    receivedAt: typedMoment(fields.receivedAt, zone),
    figures: Object.fromEntries(figures),
  };
}
