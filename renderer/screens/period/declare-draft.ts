import type { PeriodProposal } from '#contract/methods/period-nouns';
import type { PersonId } from '#domain/people/person';
import { type PeriodBody, type PeriodFields, type PeriodKind, usualRank } from '#domain/period/period';
import type { Scheme } from '#domain/period/scheme';
import type { SuperiorBody } from '#domain/period/setup';
import type { IsoDay } from '#domain/time/instant';

/** The people of one pool of a part as chosen so far. */
export type TypedPool = {
  readonly key: string;
  readonly people: readonly PersonId[];
  readonly leads: readonly PersonId[];
};

/** A part of a period as typed so far; the first begins with the period, whatever its day says. */
export type TypedPart = {
  readonly fromDay: string;
  readonly scheme: Scheme;
  readonly pools: readonly TypedPool[];
};

/** What a body wants of a period as typed so far; numbers and times stay as they were typed. */
export type TypedBody = {
  readonly bodyId: string;
  readonly name: string;
  readonly withRoster: boolean;
  readonly daysBefore: string;
  readonly rosterAt: string;
  readonly urgentHours: string;
  readonly withDaily: boolean;
  readonly dailyAt: string;
};

/** The texts of a period, each in a field of its own. */
export type DeclareText = 'name' | 'from' | 'until' | 'basis' | 'note' | 'reason';

/** A period as typed so far. */
export type DeclareDraft = Readonly<Record<DeclareText, string>> & {
  readonly kind: PeriodKind;
  /** True where the name was typed and does not follow the kind. */
  readonly isNamed: boolean;
  readonly rank: number;
  /** True where the rank was chosen and does not follow the kind. */
  readonly isRanked: boolean;
  readonly isSensitive: boolean;
  readonly parts: readonly TypedPart[];
  readonly bodies: readonly TypedBody[];
};

const bodyAsTyped = ({ bodyId, name, roster, daily }: PeriodBody): TypedBody => ({
  bodyId,
  name,
  withRoster: roster !== null,
  daysBefore: String(roster?.daysBefore ?? 2),
  rosterAt: roster?.at ?? '12:00',
  urgentHours: String(roster?.urgentHours ?? 2),
  withDaily: daily !== null,
  dailyAt: daily?.at ?? '16:00',
});

/** What the room's bodies usually want, to be changed for one period. */
export const bodiesAsTyped = (bodies: readonly SuperiorBody[]): readonly TypedBody[] =>
  bodies.map(({ id, name, roster, daily }) => bodyAsTyped({ bodyId: id, name, roster, daily }));

/** A form on which nothing is typed yet. */
export const blankDeclare = (bodies: readonly SuperiorBody[]): DeclareDraft => ({
  kind: 'emergency',
  name: '',
  isNamed: false,
  from: '',
  until: '',
  rank: usualRank.emergency,
  isRanked: false,
  basis: '',
  isSensitive: false,
  note: '',
  reason: '',
  parts: [],
  bodies: bodiesAsTyped(bodies),
});

/** The form that takes over what the calendar proposes. */
export const proposedDeclare = (
  { kind, name, fromDay, untilDay, basis }: PeriodProposal,
  bodies: readonly SuperiorBody[],
): DeclareDraft => ({
  ...blankDeclare(bodies),
  kind,
  name,
  isNamed: true,
  from: fromDay,
  until: untilDay,
  rank: usualRank[kind],
  basis,
});

/** The form of a period that stands, to be changed; bodies of the room that it has not yet are there, wanting nothing. */
export function declaredAsTyped(fields: PeriodFields, bodies: readonly SuperiorBody[]): DeclareDraft {
  const { fromDay, untilDay, parts, bodies: wanted, ...rest } = fields;
  const known = new Set(wanted.map(({ bodyId }) => bodyId));
  const others = bodiesAsTyped(bodies.filter(({ id }) => !known.has(id)));
  return {
    ...rest,
    isNamed: true,
    isRanked: true,
    from: fromDay,
    until: untilDay,
    reason: '',
    parts,
    bodies: [
      ...wanted.map(bodyAsTyped),
      ...others.map((body) => ({ ...body, withRoster: false, withDaily: false })),
    ],
  };
}

/** The draft with another kind: the rank follows it where nobody chose one, and the name where nobody typed one. */
export const withKind = (draft: DeclareDraft, kind: PeriodKind, name: string): DeclareDraft => ({
  ...draft,
  kind,
  name: draft.isNamed ? draft.name : name,
  rank: draft.isRanked ? draft.rank : usualRank[kind],
});

/** True where a part cannot be changed any more: duty has begun on its first day. */
export const isLocked = (part: Pick<TypedPart, 'fromDay'>, begunUntil: IsoDay | null): boolean =>
  begunUntil !== null && part.fromDay !== '' && part.fromDay <= begunUntil;
