import type { IncidentFields } from '#domain/incident/incident';
import type { Instant } from '#domain/time/instant';
import { readTypedTime } from '#domain/time/typed-time';
import { localParts } from '#domain/time/zone';

/** The fields of an incident as they stand in the form that corrects them: times as text, the source in its parts. */
export type ChangeDraft = Pick<
  IncidentFields,
  'title' | 'kindId' | 'place' | 'isOccurredAbout' | 'isSensitive' | 'alreadyInformed'
> &
  IncidentFields['reporter'] &
  Readonly<Record<'occurredAt' | 'learnedAt' | 'receivedAt', string>>;

function typedOf(at: Instant | null, zone: string): string {
  if (at === null) return '';
  const { day, time } = localParts(at, zone);
  return `${day} ${time}`;
}

/** An incident as the form begins with it. */
export const changeDraftOf = (fields: IncidentFields, zone: string): ChangeDraft => ({
  title: fields.title,
  kindId: fields.kindId,
  place: fields.place,
  isOccurredAbout: fields.isOccurredAbout,
  isSensitive: fields.isSensitive,
  alreadyInformed: fields.alreadyInformed,
  ...fields.reporter,
  occurredAt: typedOf(fields.occurredAt, zone),
  learnedAt: typedOf(fields.learnedAt, zone),
  receivedAt: typedOf(fields.receivedAt, zone),
});

/** The moment that stands in the form; one that nobody touched keeps its seconds, an empty one is not known. */
function momentOf(
  typed: string,
  before: Instant | null,
  now: Instant,
  zone: string,
): Instant | null | undefined {
  if (typed === typedOf(before, zone)) return before;
  return typed.trim() === '' ? null : readTypedTime(typed, now, zone);
}

/** The names of the fields that cannot be saved as they were typed. */
export function changeProblems(
  draft: ChangeDraft,
  before: IncidentFields,
  now: Instant,
  zone: string,
): readonly string[] {
  const moment = (name: 'occurredAt' | 'learnedAt' | 'receivedAt') =>
    momentOf(draft[name], before[name], now, zone);
  return [
    ...(draft.title.trim() === '' ? ['title'] : []),
    ...(moment('occurredAt') === undefined ? ['occurredAt'] : []),
    ...(moment('learnedAt') === undefined ? ['learnedAt'] : []),
    ...(moment('receivedAt') === undefined || moment('receivedAt') === null ? ['receivedAt'] : []),
  ];
}

/** The fields as the form leaves them; what cannot be read stays as it was. */
export function changedFields(
  draft: ChangeDraft,
  before: IncidentFields,
  now: Instant,
  zone: string,
): IncidentFields {
  const moment = (name: 'occurredAt' | 'learnedAt' | 'receivedAt'): Instant | null => {
    const at = momentOf(draft[name], before[name], now, zone);
    return at === undefined ? before[name] : at;
  };
  const occurredAt = moment('occurredAt');
  return {
    title: draft.title.trim(),
    kindId: draft.kindId,
    place: draft.place.trim(),
    occurredAt,
    isOccurredAbout: occurredAt !== null && draft.isOccurredAbout,
    learnedAt: moment('learnedAt'),
    receivedAt: moment('receivedAt') ?? before.receivedAt,
    reporter: {
      unit: draft.unit.trim(),
      name: draft.name.trim(),
      post: draft.post.trim(),
      phone: draft.phone.trim(),
    },
    alreadyInformed: draft.alreadyInformed.trim(),
    isSensitive: draft.isSensitive,
  };
}
