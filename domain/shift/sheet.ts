import { z } from 'zod';
import { absenceId, shownAbsenceState } from '../absence/absence.ts';
import { incidentId } from '../incident/incident.ts';
import { incidentLevel } from '../incident/level.ts';
import { incidentStage } from '../incident/stage.ts';
import { category } from '../log/categories.ts';
import { entry, entryId, isPrintable } from '../log/entry.ts';
import { personId } from '../people/person.ts';
import { instant } from '../time/instant.ts';
import { deskDuty, shift } from './shift.ts';

const printable = (most: number) => z.string().max(most).refine(isPrintable, 'unprintable');
const ids = z.array(entryId).max(10_000);

/** A time that somebody watches: a reminder, the time by which an order is due, the time by which a caller wants an answer. */
export const watchedTime = z.strictObject({
  entryId,
  dueAt: instant,
  kind: z.enum(['reminder', 'order', 'reply']),
});

/** A time that somebody watches. */
export type WatchedTime = z.output<typeof watchedTime>;

/** A major incident that is not over, and who of an earlier shift leads it; null where nobody was named. */
export const majorIncident = z.strictObject({ entryId, leadId: personId.nullable(), leadName: z.string() });

/** Somebody whom the published rota has at the desk. */
export const plannedAtDesk = z.strictObject({ duty: deskDuty, personId, name: z.string() });

/** Somebody whom the registry of absences has away; where to is not said on a sheet. */
export const awayAtHandover = z.strictObject({
  id: absenceId,
  number: z.string(),
  name: z.string(),
  post: z.string(),
  isLeader: z.boolean(),
  fromAt: instant,
  untilAt: instant,
  state: shownAbsenceState,
  actingName: z.string(),
  actingPost: z.string(),
});

/** Somebody whom the registry of absences has away. */
export type AwayAtHandover = z.output<typeof awayAtHandover>;

/** An incident that goes on, and its clocks that run; which of them are late is seen by who reads the sheet. */
export const incidentAtHandover = z.strictObject({
  id: incidentId,
  number: z.string(),
  title: z.string(),
  level: incidentLevel.nullable(),
  stages: z.array(incidentStage.pick({ id: true, label: true, report: true, recipient: true, dueAt: true })),
});

/** An incident that goes on at a handover. */
export type IncidentAtHandover = z.output<typeof incidentAtHandover>;

/** What the store says at a handover, the same for everybody who looks; the signatures stand under exactly this. */
export const sheetFacts = z.strictObject({
  shift: shift.pick({
    no: true,
    day: true,
    name: true,
    plannedFromAt: true,
    plannedUntilAt: true,
    startedAt: true,
    leaderName: true,
    members: true,
  }),
  /** The first and the last number of the shift; numbers have no gaps, so these two say which entries this sheet covers. */
  numbers: z.strictObject({ first: z.string(), last: z.string() }).nullable(),
  entryCount: z.int(),
  voidCount: z.int(),
  counts: z.array(z.strictObject({ category, count: z.int() })),
  /** Every entry that the lists below name, once. */
  matters: z.array(entry),
  important: ids,
  openMatters: ids,
  /** Orders that were not carried out yet. */
  orders: ids,
  /** Warnings in force. */
  warnings: ids,
  deadlines: z.array(watchedTime),
  leadersAway: ids,
  /** Tests of telephones and equipment that the shift wrote down. */
  equipmentTests: ids,
  majorIncidents: z.array(majorIncident),
  /** Who was to be there by the published rota, and who is to come; absent where nothing is published for either. */
  rota: z.strictObject({ planned: z.array(plannedAtDesk), next: z.array(plannedAtDesk) }).optional(),
  /** Who is away in the next shift or should be back, by the registry of absences; absent in a room that has none. */
  absences: z.array(awayAtHandover).optional(),
  /** Incidents that go on; absent in a room that never had one. */
  incidents: z.array(incidentAtHandover).optional(),
});

/** What the store says at a handover. */
export type SheetFacts = z.output<typeof sheetFacts>;

/** How a piece of equipment stood when it was tried. */
export const equipmentState = z.enum(['ok', 'fault', 'not-tested']);

/** What two people say to each other over the sheet; the rest of it fills itself. */
export const handedOver = z.strictObject({
  equipment: z
    .array(z.strictObject({ name: printable(40).trim().min(1), state: equipmentState, note: printable(200) }))
    .max(40),
  things: z
    .array(z.strictObject({ name: printable(40).trim().min(1), isHanded: z.boolean(), note: printable(200) }))
    .max(40),
  note: printable(5000),
  latenessReason: printable(500),
  /** Open matters that the outgoing side has gone through. */
  handed: ids,
  /** Open matters that the incoming side knows of. */
  taken: ids,
  /** Open matters that a side left unread, each with the reason. */
  unread: z.array(z.strictObject({ entryId, reason: printable(500) })).max(5000),
  /** Major incidents whose lead goes to the incoming shift now, each with the reason; of the others the outgoing side keeps it. */
  released: z.array(z.strictObject({ entryId, reason: printable(500) })).max(200),
});

/** What two people say to each other over the sheet. */
export type HandedOver = z.output<typeof handedOver>;

/** Who leads a major incident on after a handover until released. */
export const incidentLead = z.strictObject({ entryId, number: z.string(), personId, name: z.string() });

/** Who leads a major incident on. */
export type IncidentLead = z.output<typeof incidentLead>;
