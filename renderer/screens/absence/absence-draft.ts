import {
  type AbsenceDecision,
  absenceDecision,
  type AbsenceFields,
  absenceFields,
  type AbsenceKind,
  type AbsenceReach,
} from '#domain/absence/absence';
import { type AbsenceEdge, type DayParts, departureAt, returnAt } from '#domain/absence/edge';
import { type Finding, findingKey } from '#domain/absence/finding';
import type { PersonId } from '#domain/people/person';
import type { Instant } from '#domain/time/instant';
import { readEdge, type TypedEdge } from './typed-edge.ts';

/** Who presides meanwhile, as typed so far. */
export type TypedActing = {
  readonly personId: PersonId | null;
  readonly name: string;
  readonly post: string;
  readonly phone: string;
};

/** Who decided what a rule speaks against, and why, as typed so far. */
export type TypedDecision = { readonly byName: string; readonly byPost: string; readonly reason: string };

/** How the news of a change came: from the person at this seat, or from somebody, by a way. */
export const toldManners = ['self', 'phone', 'oral', 'written', 'system'] as const;

/** How the news of a change came. */
export type ToldManner = (typeof toldManners)[number];

/** The texts of the form, each in a field of its own. */
export const textFields = [
  'cause',
  'place',
  'contactPhone',
  'transport',
  'companions',
  'arrangement',
  'note',
] as const;

/** One of the texts of the form. */
export type TextPart = (typeof textFields)[number];

/** An absence as typed so far; days and times stay as they were typed. */
export type AbsenceDraft = Readonly<Record<TextPart, string>> & {
  readonly personId: PersonId | null;
  readonly kind: AbsenceKind;
  readonly from: TypedEdge;
  readonly until: TypedEdge;
  readonly reach: AbsenceReach;
  readonly acting: TypedActing;
  /** Decisions by the key of their finding. */
  readonly decisions: Readonly<Record<string, TypedDecision>>;
  readonly reason: string;
  readonly told: { readonly byName: string; readonly manner: ToldManner };
};

/** What can be wrong with a part of the form; everything else can be saved. */
export type AbsenceProblem =
  | 'required'
  | 'tooLong'
  | 'unprintable'
  | 'day'
  | 'time'
  | 'order'
  | 'actingName'
  | 'decision';

/** The parts of the form that can be wrong; a decision under the key of its finding. */
export type AbsenceProblems = Readonly<Record<string, AbsenceProblem>>;

/** What the draft means, or what is wrong with which part. */
export type AbsenceReading = {
  readonly fields: AbsenceFields | undefined;
  readonly problems: AbsenceProblems;
};

const longestReason = 300;
const longestName = 60;
const takenDecision = absenceDecision.omit({ at: true });
type TakenDecision = Omit<AbsenceDecision, 'at'>;

const noActing: TypedActing = { personId: null, name: '', post: '', phone: '' };

/** An empty decision. */
export const noDecision: TypedDecision = { byName: '', byPost: '', reason: '' };

/** A form on which nothing is typed yet. */
export const blankAbsence = (personId: PersonId | null): AbsenceDraft => ({
  personId,
  kind: 'business',
  from: { day: '', part: 'morning', time: '' },
  until: { day: '', part: 'afternoon', time: '' },
  reach: 'province',
  cause: '',
  place: '',
  contactPhone: '',
  transport: '',
  companions: '',
  arrangement: '',
  note: '',
  acting: noActing,
  decisions: {},
  reason: '',
  told: { byName: '', manner: 'self' },
});

const edgeAsTyped = ({ day, part, time }: AbsenceEdge): TypedEdge => ({ day, part, time: time ?? '' });

/** The form of an absence that stands, to be changed. */
export function absenceAsTyped(fields: AbsenceFields, told: AbsenceDraft['told']): AbsenceDraft {
  const { acting, from, until, ...rest } = fields;
  return {
    ...rest,
    from: edgeAsTyped(from),
    until: edgeAsTyped(until),
    acting: acting ?? noActing,
    decisions: {},
    reason: '',
    told,
  };
}

const isTouched = (typed: Readonly<Record<string, unknown>>): boolean =>
  Object.values(typed).some((text) => typeof text === 'string' && text.trim() !== '');

function readActing({ personId, name, post, phone }: TypedActing): AbsenceFields['acting'] {
  if (name.trim() === '') return null;
  return { personId, name: name.trim(), post: post.trim(), phone: phone.trim() };
}

/** Reads a draft at a moment; what nobody can have meant is named by its part, what is only missing is left to the rules. */
export function readAbsence(
  draft: AbsenceDraft,
  around: { readonly now: Instant; readonly zone: string; readonly parts: DayParts },
): AbsenceReading {
  const problems: Record<string, AbsenceProblem> = {};
  const from = readEdge(draft.from, around);
  const until = readEdge(draft.until, around);
  if (draft.personId === null) problems['personId'] = 'required';
  if (typeof from === 'string') problems['from'] = from;
  if (typeof until === 'string') problems['until'] = until;
  if (
    typeof from === 'object' &&
    typeof until === 'object' &&
    returnAt(until, around.parts, around.zone) <= departureAt(from, around.parts, around.zone)
  )
    problems['until'] = 'order';
  const { personId: actingId, ...actingTexts } = draft.acting;
  if (draft.acting.name.trim() === '' && (isTouched(actingTexts) || actingId !== null))
    problems['acting'] = 'actingName';
  if (draft.reason.trim().length > longestReason) problems['reason'] = 'tooLong';
  const told = toldOf(draft);
  if (told !== null && told.byName === '') problems['told'] = 'required';
  if (told !== null && told.byName.length > longestName) problems['told'] = 'tooLong';
  const texts = Object.fromEntries(textFields.map((part) => [part, draft[part].trim()]));
  const read = absenceFields.safeParse({
    ...texts,
    personId: draft.personId,
    kind: draft.kind,
    from,
    until,
    reach: draft.reach,
    acting: readActing(draft.acting),
  });
  for (const issue of read.success ? [] : read.error.issues) {
    const part = String(issue.path[0]);
    problems[part] ??= issue.code === 'too_big' ? 'tooLong' : 'unprintable';
  }
  return { fields: read.success && problems['until'] !== 'order' ? read.data : undefined, problems };
}

/** Who brought the news of a change, and how; null where the person typed it. */
export function toldOf({ told: { byName, manner } }: AbsenceDraft): {
  readonly byName: string;
  readonly manner: Exclude<ToldManner, 'self'>;
} | null {
  return manner === 'self' ? null : { byName: byName.trim(), manner };
}

/** The decisions that were written out about findings that are missed now, and what is wrong with others by the key of their finding. */
export function readDecisions(
  typed: AbsenceDraft['decisions'],
  findings: readonly Finding[],
): { readonly decisions: TakenDecision[]; readonly problems: AbsenceProblems } {
  const decisions: TakenDecision[] = [];
  const problems: Record<string, AbsenceProblem> = {};
  for (const one of findings) {
    const key = findingKey(one);
    const { byName = '', byPost = '', reason = '' } = typed[key] ?? {};
    const said = { byName: byName.trim(), byPost: byPost.trim(), reason: reason.trim() };
    if (one.outcome !== 'missed' || !isTouched(said)) continue;
    const read = takenDecision.safeParse({ ruleId: one.ruleId, subject: one.subject, ...said });
    if (read.success) decisions.push(read.data);
    else problems[key] = said.byName === '' || said.reason === '' ? 'decision' : 'tooLong';
  }
  return { decisions, problems };
}

/** The parts of the form by which two readings differ. */
export function changedParts(before: AbsenceFields, after: AbsenceFields): (keyof AbsenceFields)[] {
  // Reading puts what lies inside a part into one order.
  const [one, other] = [absenceFields.parse(before), absenceFields.parse(after)];
  return absenceFields
    .keyof()
    .options.filter((part) => JSON.stringify(one[part]) !== JSON.stringify(other[part]));
}
