import { cellKey, type PlanCell } from '#domain/period/plan';
import type { PlanFrame } from '#domain/period/frame';
import type { Period } from '#domain/period/period';
import type { IsoDay } from '#domain/time/instant';
import type { Read } from '../room.ts';
import { planDraftOf, publishedPlan } from '../store/period-plans.ts';
import { heldDays } from './held-days.ts';

/** The published cells of a period; empty where nothing is published. */
export const publishedCells = (room: Read, { id }: Period): readonly PlanCell[] =>
  publishedPlan(room.store.sqlite, id)?.body.cells ?? [];

/** The cells of a period as they stand: of its draft, otherwise of what is published, otherwise none. */
export const standingCells = (room: Read, period: Period): readonly PlanCell[] =>
  planDraftOf(room.store.sqlite, period.id)?.cells ?? publishedCells(room, period);

/**
 * Days that a period goes on to hold by its published table although another one is declared over them: that one has no table
 * yet, and nobody would be on duty.
 */
export const daysUntilTaken = (room: Read, { id, fields }: Period, frame: PlanFrame): ReadonlySet<IsoDay> => {
  const given = new Set(frame.days.filter((one) => !one.hasBegun && one.part === null).map(({ day }) => day));
  if (given.size === 0) return given;
  return new Set(
    [...heldDays(room.store.sqlite, fields.fromDay, fields.untilDay)]
      .filter(([day, { period }]) => period.id === id && given.has(day))
      .map(([day]) => day),
  );
};

/** Cells as the plan of a period can be kept. */
export const settledOf = (
  room: Read,
  period: Period,
  frame: PlanFrame,
  given: readonly PlanCell[],
): readonly PlanCell[] =>
  settledCells(
    frame,
    { cells: publishedCells(room, period), until: daysUntilTaken(room, period, frame) },
    given,
  );

/**
 * Cells as a plan of a frame can be kept: those of days that have begun, and of days `until` another period has a table for them,
 * as they are published, and of the others what is given; what lies on no day of the period, on days of other periods, or on a tier or pool that the day does not have, is dropped.
 */
function settledCells(
  frame: PlanFrame,
  { cells: published, until }: { readonly cells: readonly PlanCell[]; readonly until: ReadonlySet<IsoDay> },
  given: readonly PlanCell[],
): readonly PlanCell[] {
  const days = new Map(frame.days.map((one) => [one.day, one]));
  const isOpen = ({ day }: PlanCell): boolean => days.get(day)?.hasBegun === false && !until.has(day);
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
