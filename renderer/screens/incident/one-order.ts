import type { IncidentStage } from '#domain/incident/stage';

/** How the clocks of an incident are laid out: recipient by recipient, or by what is due next. */
export type BoardOrder = 'recipient' | 'due';

/** Clocks that stand under one heading; of the order by due time under none. */
export type StageGroup = { readonly recipient: string; readonly stages: readonly IncidentStage[] };

const rank = { open: 0, met: 1, lifted: 2 } as const;

const compare = (one: string, other: string): number => (one < other ? -1 : Number(one > other));

/** True of a final report that is owed before the end and by no moment. */
export const isBeforeEnd = ({ report, dueAt }: Pick<IncidentStage, 'report' | 'dueAt'>): boolean =>
  report === 'final' && dueAt === null;

const momentOf = (stage: IncidentStage): string => (isBeforeEnd(stage) ? '9999' : (stage.dueAt ?? ''));

/** Open clocks first, those that are due at once before those with a moment, and what is owed before the end after them; then what was met, and what does not apply any more. */
export const byDue = <Stage extends IncidentStage>(stages: readonly Stage[]): readonly Stage[] =>
  stages.toSorted(
    (one, other) => rank[one.state] - rank[other.state] || compare(momentOf(one), momentOf(other)),
  );

/** Clocks in the groups in which the board shows them; the recipient who is due next comes first. */
export function groupStages(stages: readonly IncidentStage[], order: BoardOrder): readonly StageGroup[] {
  const sorted = byDue(stages);
  if (order === 'due') return sorted.length === 0 ? [] : [{ recipient: '', stages: sorted }];
  const groups = Map.groupBy(sorted, ({ recipient }) => recipient);
  return [...groups].map(([recipient, of]) => ({ recipient, stages: of }));
}

/** The clocks that one call or one report to the recipient of a clock meets: its own and those that ask the same recipient for the same. */
export function metTogether(
  stages: readonly IncidentStage[],
  stage: IncidentStage,
  manner: 'phone' | 'written',
): readonly string[] {
  const same = stages.filter(
    (one) =>
      one.state === 'open' &&
      one.recipient === stage.recipient &&
      one.report === stage.report &&
      (one.manner === manner || one.manner === 'any'),
  );
  return same.map(({ id }) => id);
}

/** The clock to which the arrow keys lead. */
export function cursorAfter(
  order: readonly IncidentStage[],
  cursor: string | undefined,
  step: 1 | -1,
): string | undefined {
  const at = order.findIndex(({ id }) => id === cursor);
  if (at < 0) return order[step === 1 ? 0 : order.length - 1]?.id;
  return order[Math.max(0, Math.min(at + step, order.length - 1))]?.id;
}
