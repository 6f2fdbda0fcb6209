import type { ShownDue } from '#contract/methods/period-nouns';
import type { Submission } from '#domain/period/submission';

/** One line of the table of dues: something that is due, something that was sent, or both. */
export type DueRow = {
  readonly key: string;
  /** Null on the further lines of a due, and of what nobody had asked for. */
  readonly due: ShownDue | null;
  readonly submission: Submission | null;
};

const isOf = ({ fields }: Submission, due: ShownDue): boolean =>
  fields.bodyId === due.bodyId && fields.what === due.what && fields.day === due.day;

const inOrder = (sent: readonly Submission[]): readonly Submission[] =>
  sent.toSorted(
    (one, other) =>
      Number(one.withdrawn !== null) - Number(other.withdrawn !== null) ||
      one.fields.at.localeCompare(other.fields.at),
  );

/** What is due with everything that was sent for it below, what was withdrawn last; then what was sent without being asked for. */
export function dueRows(dues: readonly ShownDue[], submissions: readonly Submission[]): readonly DueRow[] {
  const rows = dues.flatMap((due): readonly DueRow[] => {
    const key = `${due.bodyId} ${due.what} ${due.day ?? ''}`;
    const sent = inOrder(submissions.filter((one) => isOf(one, due)));
    const [first] = sent;
    const stands = first?.withdrawn === null ? first : null;
    return [
      { key, due, submission: stands },
      ...sent
        .filter((one) => one !== stands)
        .map((submission) => ({ key: submission.id, due: null, submission })),
    ];
  });
  const others = submissions.filter((one) => !dues.some((due) => isOf(one, due)));
  return [...rows, ...inOrder(others).map((submission) => ({ key: submission.id, due: null, submission }))];
}

/** How far two moments are apart in the largest unit that fits. */
export function apart(
  one: string,
  other: string,
): { readonly unit: 'moment' | 'minutes' | 'hours' | 'days'; readonly count: number } {
  const minutes = Math.floor(Math.abs(Date.parse(one) - Date.parse(other)) / 60_000);
  if (minutes === 0) return { unit: 'moment', count: 0 };
  if (minutes < 120) return { unit: 'minutes', count: minutes };
  if (minutes < 48 * 60) return { unit: 'hours', count: Math.floor(minutes / 60) };
  return { unit: 'days', count: Math.floor(minutes / 1440) };
}
