import type { AbsenceLine, Contradiction } from '#contract/methods/absence-nouns';
import type { PlannedDuty } from '#contract/methods/rota-nouns';
import type { DayParts } from '#domain/absence/edge';
import type { PersonId } from '#domain/people/person';
import type { Instant, IsoDay } from '#domain/time/instant';
import { localParts, type Span } from '#domain/time/zone';

/** The days that a timeline shows, and by which parts of the day and in which zone it places a moment. */
export type TimelineFrame = {
  readonly days: readonly IsoDay[];
  readonly parts: DayParts;
  readonly zone: string;
};

/** How much of a drawn day its morning and its afternoon take; they are halves of it alike, and the evening is what is left. */
const half = 0.42;

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** How far into its day a time of day is drawn: 0 before the morning begins, towards 1 at midnight. */
export function placeInDay(time: string, { morning, afternoon, evening }: DayParts): number {
  const at = minutesOf(time);
  const within = (from: number, until: number): number =>
    Math.min(1, Math.max(0, (at - from) / (until - from)));
  const [noon, dusk] = [minutesOf(afternoon), minutesOf(evening)];
  if (at < noon) return half * within(minutesOf(morning), noon);
  if (at < dusk) return half + half * within(noon, dusk);
  return 2 * half + (1 - 2 * half) * within(dusk, 24 * 60);
}

/** Where a moment is drawn, in days from the first one; before the first it is below 0 and after the last beyond their number. */
export function placeOf(at: Instant, { days, parts, zone }: TimelineFrame): number {
  const { day, time } = localParts(at, zone);
  const first = days[0];
  if (first === undefined) return 0;
  return Math.round((Date.parse(day) - Date.parse(first)) / 86_400_000) + placeInDay(time, parts);
}

/** A stretch of the timeline, in days from the first one. */
export type Stretch = { readonly from: number; readonly until: number };

/** A stretch as it is seen in the frame; undefined of one that lies outside or has no length. */
export function seenStretch(span: Span, frame: TimelineFrame): Stretch | undefined {
  const from = Math.max(0, placeOf(span.from, frame));
  const until = Math.min(frame.days.length, placeOf(span.until, frame));
  return until > from ? { from, until } : undefined;
}

/** An absence as it is drawn. */
export type Bar = {
  readonly line: AbsenceLine;
  /** From the departure to the return: as it was recorded, else as planned. */
  readonly stretch: Stretch;
  /** The time since the planned return of somebody who is not back. */
  readonly late: Stretch | undefined;
  /** Begins before the first day, or ends after the last. */
  readonly isFromBefore: boolean;
  readonly goesOn: boolean;
  /** The line of the row that it stands on, where two of one person would cover each other. */
  readonly lane: number;
};

/** The bars of one person's absences in order; nothing of those that were cancelled or lie outside. */
export function barsOf(lines: readonly AbsenceLine[], frame: TimelineFrame, now: Instant): readonly Bar[] {
  const ends: number[] = [];
  return lines
    .filter((line) => line.stepState !== 'cancelled')
    .toSorted((one, other) => (one.fromAt < other.fromAt ? -1 : 1))
    .flatMap((line) => {
      const end = line.returned?.at ?? line.untilAt;
      const late =
        line.state === 'overdue' ? seenStretch({ from: line.untilAt, until: now }, frame) : undefined;
      const stretch = seenStretch({ from: line.fromAt, until: end }, frame) ?? late;
      if (stretch === undefined) return [];
      const drawnEnd = Math.max(stretch.until, late?.until ?? 0);
      const free = ends.findIndex((taken) => taken <= stretch.from);
      const lane = free === -1 ? ends.length : free;
      ends[lane] = drawnEnd;
      return [
        {
          line,
          stretch,
          late,
          isFromBefore: placeOf(line.fromAt, frame) < 0,
          goesOn: placeOf(end, frame) > frame.days.length,
          lane,
        },
      ];
    });
}

/** A published duty of a person as it is drawn in the cell of its duty day. */
export type DrawnDuty = { readonly duty: PlannedDuty; readonly contradiction: Contradiction | undefined };

/** The duties of one person by day, with what contradicts them. */
export function dutiesOf(
  person: PersonId,
  duties: readonly PlannedDuty[],
  contradictions: readonly Contradiction[],
): ReadonlyMap<IsoDay, readonly DrawnDuty[]> {
  const own = duties.filter((duty) => duty.personId === person);
  const against = contradictions.filter((one) => one.personId === person);
  return Map.groupBy(
    own.map((duty) => ({
      duty,
      contradiction: against.find(
        ({ place }) => place.day === duty.day && place.postId === duty.postId && place.seat === duty.seat,
      ),
    })),
    ({ duty }) => duty.day,
  );
}

/** Days in a row that have one name: a holiday, an important period. */
export type Run = { readonly name: string; readonly at: number; readonly length: number };

/** The runs of days that have a name, in order. */
export function runsOf(names: readonly string[]): readonly Run[] {
  const runs: Run[] = [];
  for (const [at, name] of names.entries()) {
    const last = runs.at(-1);
    if (last !== undefined && last.name === name && last.at + last.length === at)
      runs[runs.length - 1] = { ...last, length: last.length + 1 };
    else if (name !== '') runs.push({ name, at, length: 1 });
  }
  return runs;
}

/** Something in a row that the keyboard can come to, and where in the row it stands. */
export type Stop = { readonly key: string; readonly row: number; readonly at: number };

/** The stop to which a key leads: along the row, or to the nearest one of the next row that has any; undefined for other keys. */
export function stepStop(stops: readonly Stop[], from: string, key: string): string | undefined {
  const current = stops.find((stop) => stop.key === from);
  if (current === undefined) return undefined;
  const inRow = stops.filter(({ row }) => row === current.row).toSorted((a, b) => a.at - b.at);
  const index = inRow.indexOf(current);
  const nearest = (row: number | undefined): string =>
    stops
      .filter((stop) => stop.row === row)
      .toSorted((a, b) => Math.abs(a.at - current.at) - Math.abs(b.at - current.at))[0]?.key ?? from;
  const rows = [...new Set(stops.map(({ row }) => row))].toSorted((a, b) => a - b);
  const rowIndex = rows.indexOf(current.row);
  switch (key) {
    case 'ArrowLeft':
      return inRow[index - 1]?.key ?? from;
    case 'ArrowRight':
      return inRow[index + 1]?.key ?? from;
    case 'ArrowUp':
      return rowIndex === 0 ? from : nearest(rows[rowIndex - 1]);
    case 'ArrowDown':
      return rowIndex === rows.length - 1 ? from : nearest(rows[rowIndex + 1]);
    case 'Home':
      return inRow[0]?.key ?? from;
    case 'End':
      return inRow.at(-1)?.key ?? from;
    default:
      return undefined;
  }
}
