import { z } from 'zod';
import { isPrintable } from '../log/entry.ts';
import { personId } from '../people/person.ts';
import { instant } from '../time/instant.ts';
import { periodId } from './period.ts';

const printable = (most: number) => z.string().max(most).refine(isPrintable, 'unprintable');

/** Names a call-out for ever. */
export const callOutId = z.string().min(1).max(64).brand<'CallOutId'>();

/** Names a call-out for ever. */
export type CallOutId = z.output<typeof callOutId>;

/** Somebody who was called, and what came of it. */
export const calledPerson = z.strictObject({
  personId,
  name: z.string(),
  post: z.string(),
  isLeader: z.boolean(),
  /** When the person was called in: with the call-out, or later. */
  calledAt: instant,
  answeredAt: instant.nullable(),
  arrivedAt: instant.nullable(),
  /** Why the person cannot come, where so. */
  excuse: printable(200),
  note: printable(200),
});

/** Somebody who was called. */
export type CalledPerson = z.output<typeof calledPerson>;

/** The steps of a call-out: 启动, 加派, 登记(应答、到位、不能到), 更正, 结束. */
export const callOutAct = z.enum(['called', 'added', 'noted', 'corrected', 'ended']);

/** A step of a call-out. */
export type CallOutAct = z.output<typeof callOutAct>;

/** A call to those on standby (备勤集结), or a drill of one, after its newest step. */
export const callOut = z.strictObject({
  id: callOutId,
  /** Numbered from 1 in each year without a gap, drills apart from real calls. */
  year: z.int(),
  no: z.int().positive(),
  isDrill: z.boolean(),
  /** The period whose tier was called; null where people were called without one. */
  periodId: periodId.nullable(),
  periodName: z.string(),
  tierName: z.string(),
  reason: z.string(),
  /** Where to come (集结地点). */
  place: z.string(),
  /** Minutes within which they have to be there; null where nobody said so. */
  minutes: z.int().nullable(),
  calledAt: instant,
  people: z.array(calledPerson).max(200),
  /** Null while it goes on. */
  ended: z.strictObject({ at: instant, conclusion: z.string() }).nullable(),
});

/** A call to those on standby after its newest step. */
export type CallOut = z.output<typeof callOut>;

/** The number by which people call it: `集结 2026-03`, a drill `D2026-03`. */
export const callOutNumber = ({ year, no, isDrill }: Pick<CallOut, 'year' | 'no' | 'isDrill'>): string =>
  `${isDrill ? 'D' : ''}${year}-${String(no).padStart(2, '0')}`;

/** How many minutes somebody took from the call to the arrival; null while not there. */
export const minutesTaken = ({
  calledAt,
  arrivedAt,
}: Pick<CalledPerson, 'calledAt' | 'arrivedAt'>): number | null =>
  arrivedAt === null ? null : Math.ceil((Date.parse(arrivedAt) - Date.parse(calledAt)) / 60_000);

/** True where somebody who was called is later than asked, or not there after the time that was asked; of nobody who cannot come. */
export function isTooLate(
  person: Pick<CalledPerson, 'calledAt' | 'arrivedAt' | 'excuse'>,
  { minutes }: Pick<CallOut, 'minutes'>,
  now: string,
): boolean {
  if (minutes === null || person.excuse !== '') return false;
  const until = Date.parse(person.arrivedAt ?? now);
  return until - Date.parse(person.calledAt) > minutes * 60_000;
}
