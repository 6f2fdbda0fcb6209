import { category } from '../log/categories.ts';
import type { Entry, EntryId } from '../log/entry.ts';
import { type Instant, instant } from '../time/instant.ts';
import { isMajorIncident } from './major-incident.ts';
import type { IncidentLead, SheetFacts, WatchedTime } from './sheet.ts';
import type { Shift } from './shift.ts';

/** Everything that a sheet is made of, read at one moment. */
export type SheetSources = {
  readonly now: Instant;
  readonly shift: Shift;
  /** When the incoming shift is to end; leaders who leave before it are named. */
  readonly nextUntil: Instant;
  /** Entries of the shift in the order in which they were recorded, voids included. */
  readonly entries: readonly Entry[];
  /** Matters of any shift that are not done. */
  readonly open: readonly Entry[];
  /** Warnings and absences that may be in force, of any shift. */
  readonly lasting: readonly Entry[];
  /** Entries with a reminder that nobody ticked off. */
  readonly reminded: readonly Entry[];
  /** Who leads an incident on from an earlier shift and is still there. */
  readonly leads: readonly IncidentLead[];
  /** Entries of incidents that were signed as stable. */
  readonly released: ReadonlySet<number>;
  /** Who was to be there and is to come by the published rota; absent where nothing is published. */
  readonly rota?: NonNullable<SheetFacts['rota']>;
  /** Who is away by the registry of absences; absent in a room that has none. */
  readonly absences?: NonNullable<SheetFacts['absences']>;
  /** Incidents that go on; absent in a room that never had one. */
  readonly incidents?: NonNullable<SheetFacts['incidents']>;
};

const momentIn = (entry: Entry, key: string): Instant | null => {
  const read = instant.safeParse(entry.fields[key]);
  return read.success ? read.data : null;
};

/** True where an order stands that nobody has carried out: a leader's instruction, or one noted on another matter. */
const isOrder = (entry: Entry): boolean => entry.category === 'INSTR' || entry.instruction.trim() !== '';

const isInForce = (entry: Entry, now: Instant): boolean => {
  const until = momentIn(entry, 'validUntilAt');
  return until === null ? entry.state !== 'done' : until > now;
};

function isAway(entry: Entry, now: Instant, before: Instant): boolean {
  const returnsAt = momentIn(entry, 'returnsAt');
  const leavesAt = momentIn(entry, 'leavesAt');
  const isBack = returnsAt === null ? entry.state === 'done' : returnsAt <= now;
  return !isBack && (leavesAt === null || leavesAt < before);
}

function watchedTimes(open: readonly Entry[], reminded: readonly Entry[]): readonly WatchedTime[] {
  const dueIn = (entry: Entry, key: string, kind: WatchedTime['kind']): readonly WatchedTime[] => {
    const dueAt = momentIn(entry, key);
    return dueAt === null ? [] : [{ entryId: entry.id, dueAt, kind }];
  };
  const times = [
    ...reminded.flatMap((entry): readonly WatchedTime[] =>
      entry.remindAt === null ? [] : [{ entryId: entry.id, dueAt: entry.remindAt, kind: 'reminder' }],
    ),
    ...open.flatMap((entry) => [...dueIn(entry, 'dueAt', 'order'), ...dueIn(entry, 'replyBy', 'reply')]),
  ];
  return times.toSorted((one, other) =>
    one.dueAt === other.dueAt ? one.entryId - other.entryId : one.dueAt < other.dueAt ? -1 : 1,
  );
}

const idsOf = (entries: readonly Entry[]): EntryId[] => entries.map((entry) => entry.id);

/** What the sheet of a shift says by itself at one moment; the same sources give the same sheet. */
export function composeSheet(from: SheetSources): SheetFacts {
  const { shift, now } = from;
  const standing = from.entries.filter((entry) => !entry.isVoid);
  const lasting = from.lasting.filter((entry) => !entry.isVoid);
  const important = standing.filter((entry) => entry.isImportant);
  const warnings = lasting.filter((entry) => entry.category === 'WARN' && isInForce(entry, now));
  const leadersAway = lasting.filter(
    (entry) => entry.category === 'ABSENCE' && isAway(entry, now, from.nextUntil),
  );
  const equipmentTests = standing.filter((entry) => entry.category === 'EQUIP');
  const deadlines = watchedTimes(from.open, from.reminded);
  const named = [
    ...from.open,
    ...important,
    ...warnings,
    ...leadersAway,
    ...equipmentTests,
    ...from.reminded.filter((entry) => entry.remindAt !== null),
  ];
  const matters = [...new Map(named.map((entry) => [entry.id, entry])).values()].toSorted(
    (one, other) => one.id - other.id,
  );
  const first = from.entries[0];
  const last = from.entries.at(-1);
  return {
    shift: {
      no: shift.no,
      day: shift.day,
      name: shift.name,
      plannedFromAt: shift.plannedFromAt,
      plannedUntilAt: shift.plannedUntilAt,
      startedAt: shift.startedAt,
      leaderName: shift.leaderName,
      members: shift.members,
    },
    numbers: first === undefined || last === undefined ? null : { first: first.number, last: last.number },
    entryCount: standing.length,
    voidCount: from.entries.length - standing.length,
    counts: category.options
      .map((of) => ({ category: of, count: standing.filter((entry) => entry.category === of).length }))
      .filter((row) => row.count > 0)
      .toSorted((one, other) => other.count - one.count),
    matters,
    important: idsOf(important),
    openMatters: idsOf(from.open),
    orders: idsOf(from.open.filter(isOrder)),
    warnings: idsOf(warnings),
    deadlines: [...deadlines],
    leadersAway: idsOf(leadersAway),
    equipmentTests: idsOf(equipmentTests),
    majorIncidents: from.open
      .filter((entry) => isMajorIncident(entry) && !from.released.has(entry.id))
      .map((entry) => {
        const lead = from.leads.find((one) => one.entryId === entry.id);
        return { entryId: entry.id, leadId: lead?.personId ?? null, leadName: lead?.name ?? '' };
      }),
    ...(from.rota === undefined ? {} : { rota: from.rota }),
    ...(from.absences === undefined ? {} : { absences: from.absences }),
    ...(from.incidents === undefined ? {} : { incidents: from.incidents }),
  };
}
