import { type SubmissionFields, submissionFields } from '#domain/period/submission';
import { addMinutes, type Instant, type IsoDay } from '#domain/time/instant';
import { readTypedTime } from '#domain/time/typed-time';

/** What was sent as typed so far. */
export type SentDraft = Pick<
  SubmissionFields,
  'what' | 'bodyId' | 'manner' | 'receivedBy' | 'receipt' | 'note'
> & {
  readonly day: IsoDay | null;
  readonly planVersion: number | null;
  readonly at: string;
};

/** The parts of the dialog that can be wrong. */
export type SentProblem = 'body' | 'day' | 'version' | 'at' | 'ahead';

/** What the dialog means, or everything that is wrong with it. */
export function readSent(
  draft: SentDraft,
  {
    now,
    zone,
    isByRota = false,
  }: {
    readonly now: Instant;
    readonly zone: string;
    /** True of a period without a scheme, of which the rota is sent. */
    readonly isByRota?: boolean;
  },
): { readonly fields: SubmissionFields | undefined; readonly problems: readonly SentProblem[] } {
  const at = readTypedTime(draft.at, now, zone);
  const isRoster = draft.what === 'roster';
  const problems: SentProblem[] = [];
  if (draft.bodyId === '') problems.push('body');
  if (!isRoster && draft.day === null) problems.push('day');
  if (isRoster && draft.planVersion === null && !isByRota) problems.push('version');
  if (at === undefined) problems.push('at');
  else if (at > addMinutes(now, 1)) problems.push('ahead');
  const read = submissionFields.safeParse({
    ...draft,
    receivedBy: draft.receivedBy.trim(),
    receipt: draft.receipt.trim(),
    note: draft.note.trim(),
    day: isRoster ? null : draft.day,
    planVersion: isRoster ? draft.planVersion : null,
    at,
  });
  return { fields: read.success && problems.length === 0 ? read.data : undefined, problems };
}
