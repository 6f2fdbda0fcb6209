import { cellKey, type PlanCell } from '#domain/period/plan';
import type { PlanFrame } from '#domain/period/frame';
import type { Period } from '#domain/period/period';
import type { Read } from '../room.ts';
import { planDraftOf, publishedPlan } from '../store/period-plans.ts';

/** The published cells of a period; empty where nothing is published. */
export const publishedCells = (room: Read, { id }: Period): readonly PlanCell[] =>
  publishedPlan(room.store.sqlite, id)?.body.cells ?? [];

/** The cells of a period as they stand: of its draft, otherwise of what is published, otherwise none. */
export const standingCells = (room: Read, period: Period): readonly PlanCell[] =>
  planDraftOf(room.store.sqlite, period.id)?.cells ?? publishedCells(room, period);

/**
 * Cells as a plan of a frame can be kept: those of days that have begun as they are published, and of the others what is given;
 * what lies on no day of the period, on days of other periods, or on a tier or pool that the day does not have, is dropped.
 */
export function settledCells(
  frame: PlanFrame,
  published: readonly PlanCell[],
  given: readonly PlanCell[],
): readonly PlanCell[] {
  const days = new Map(frame.days.map((one) => [one.day, one]));
  const isOpen = ({ day }: PlanCell): boolean => days.get(day)?.hasBegun === false;
  const isPlaced = ({ day, poolKey, tierKey, personId }: PlanCell): boolean => {
    const index = days.get(day)?.part ?? null;
    const part = index === null ? undefined : frame.parts[index];
    return (
      part !== undefined &&
      part.scheme.tiers.some(({ key }) => key === tierKey) &&
      part.pools.some(({ key, people }) => key === poolKey && people.includes(personId))
    );
  };
  const kept = published.filter((cell) => days.has(cell.day) && !isOpen(cell));
  const open = new Map(
    given.filter((cell) => isOpen(cell) && isPlaced(cell)).map((cell) => [cellKey(cell), cell]),
  );
  const leads = (cell: PlanCell): PlanCell => ({ ...cell, isLead: cell.isLead && mayLead(frame, cell) });
  return [...kept, ...[...open.values()].map(leads)].toSorted(
    (one, other) => one.day.localeCompare(other.day) || one.personId.localeCompare(other.personId),
  );
}

/** True where a cell is one of a tier on duty in a pool that has a first one. */
function mayLead(frame: PlanFrame, { day, poolKey, tierKey }: PlanCell): boolean {
  const index = frame.days.find((one) => one.day === day)?.part ?? null;
  const scheme = index === null ? undefined : frame.parts[index]?.scheme;
  return (
    scheme?.tiers.some(({ key, kind }) => key === tierKey && kind === 'duty') === true &&
    scheme.pools.some(({ key, hasLead }) => key === poolKey && hasLead)
  );
}
