import { isPatternInOrder, patternShift, type ShiftPattern, usualPattern } from '#domain/shift/pattern';
import { type Station, station } from '#domain/station';
import { type ClockTime, clockTime } from '#domain/time/instant';

/** One shift of a pattern as it is being typed. */
export type TypedShift = { readonly key: string; readonly name: string; readonly startsAt: string };

/** The station as it is being typed; what cannot be read yet is kept as it stands. */
export type StationDraft = {
  readonly unitName: string;
  readonly centralOffice: string;
  readonly zone: string;
  readonly dayStart: string;
  readonly kind: ShiftPattern['kind'];
  readonly own: readonly TypedShift[];
  /** Names that the station gave to the shifts of a usual pattern; another language of the screens does not rename them. */
  readonly keptNames: Partial<ShiftNames>;
  readonly idleLockMinutes: string;
  readonly lateEntryMinutes: string;
  readonly reliefGraceMinutes: string;
  readonly retentionLabel: string;
  /** Names in one line, as they are typed. */
  readonly equipment: string;
  readonly things: string;
};

/** What can be wrong with a part of the station. */
export type StationProblem = 'required' | 'clock' | 'order' | 'shiftName' | 'minutes' | 'tooLong';

/** What the typed station means, or what is wrong with which part. */
export type StationReading = {
  readonly station: Station | undefined;
  readonly problems: Readonly<Partial<Record<keyof Station, StationProblem>>>;
};

/** The names of the usual shifts in the language of the screens. */
export type ShiftNames = Readonly<Record<ShiftPattern['kind'], readonly string[]>>;

/** A time of day as typed: `0830`, `830`, `8:30`, `8`, full-width too; undefined where it is none. */
export function readClock(typed: string): ClockTime | undefined {
  const digits = /^(\d{1,2}):?(\d{2})?$/.exec(typed.normalize('NFKC').trim());
  if (digits === null) return undefined;
  const read = clockTime.safeParse(`${(digits[1] ?? '').padStart(2, '0')}:${digits[2] ?? '00'}`);
  return read.success ? read.data : undefined;
}

/** The pattern that is meant; undefined while a time cannot be read. */
export function patternOf(draft: StationDraft, names: ShiftNames): ShiftPattern | undefined {
  const dayStart = readClock(draft.dayStart);
  if (dayStart === undefined) return undefined;
  if (draft.kind !== 'own')
    return usualPattern(draft.kind, dayStart, draft.keptNames[draft.kind] ?? names[draft.kind]);
  const shifts = draft.own.map((shift, index) => {
    const startsAt = index === 0 ? dayStart : readClock(shift.startsAt);
    return startsAt === undefined ? undefined : { name: shift.name.trim(), startsAt };
  });
  const read = shifts.filter((shift) => shift !== undefined);
  return read.length === shifts.length ? { kind: 'own', shifts: read } : undefined;
}

const hasUsualTimes = ({ pattern, dayStart }: Station): boolean =>
  usualPattern(pattern.kind, dayStart, [])
    .shifts.map((shift) => shift.startsAt)
    .join() === pattern.shifts.map((shift) => shift.startsAt).join();

/** The station as a draft that can be typed into. */
export const draftOf = (from: Station): StationDraft => ({
  unitName: from.unitName,
  centralOffice: from.centralOffice,
  zone: from.zone,
  dayStart: from.dayStart,
  retentionLabel: from.retentionLabel,
  equipment: from.equipment.join('、'),
  things: from.things.join('、'),
  kind: hasUsualTimes(from) ? from.pattern.kind : 'own',
  keptNames: { [from.pattern.kind]: from.pattern.shifts.map((shift) => shift.name) },
  own: from.pattern.shifts.map((shift, index) => ({ ...shift, key: String(index) })),
  idleLockMinutes: String(from.idleLockMinutes),
  lateEntryMinutes: String(from.lateEntryMinutes),
  reliefGraceMinutes: String(from.reliefGraceMinutes),
});

function patternProblem(
  pattern: ShiftPattern | undefined,
  dayStart: ClockTime | undefined,
): StationProblem | undefined {
  if (dayStart === undefined) return undefined;
  if (pattern === undefined) return 'clock';
  if (pattern.shifts.some((shift) => !patternShift.shape.name.safeParse(shift.name).success))
    return 'shiftName';
  return isPatternInOrder(pattern, dayStart) ? undefined : 'order';
}

const minutes = (typed: string): number =>
  /^\d{1,4}$/.test(typed.normalize('NFKC').trim()) ? Number(typed.normalize('NFKC').trim()) : Number.NaN;

/** Names typed in one line, each once. */
const listed = (typed: string): readonly string[] => [
  ...new Set(
    typed
      .split(/[、,，;；\n]/u)
      .map((name) => name.trim())
      .filter((name) => name !== ''),
  ),
];

/** Reads the typed station and says what is wrong with each part. */
export function readStation(draft: StationDraft, names: ShiftNames): StationReading {
  const dayStart = readClock(draft.dayStart);
  const pattern = patternOf(draft, names);
  const wrongPattern = patternProblem(pattern, dayStart);
  const read = station.safeParse({
    unitName: draft.unitName,
    centralOffice: draft.centralOffice,
    zone: draft.zone,
    dayStart,
    pattern,
    idleLockMinutes: minutes(draft.idleLockMinutes),
    lateEntryMinutes: minutes(draft.lateEntryMinutes),
    reliefGraceMinutes: minutes(draft.reliefGraceMinutes),
    retentionLabel: draft.retentionLabel,
    equipment: listed(draft.equipment),
    things: listed(draft.things),
  });
  const bad = new Set(read.success ? [] : read.error.issues.map((issue) => String(issue.path[0])));
  const problems: Partial<Record<keyof Station, StationProblem>> = {
    ...(bad.has('unitName')
      ? { unitName: draft.unitName.trim() === '' ? ('required' as const) : ('tooLong' as const) }
      : {}),
    ...(bad.has('centralOffice') ? { centralOffice: 'tooLong' as const } : {}),
    ...(bad.has('dayStart') ? { dayStart: 'clock' as const } : {}),
    ...(wrongPattern === undefined ? {} : { pattern: wrongPattern }),
    ...(bad.has('idleLockMinutes') ? { idleLockMinutes: 'minutes' as const } : {}),
    ...(bad.has('lateEntryMinutes') ? { lateEntryMinutes: 'minutes' as const } : {}),
    ...(bad.has('reliefGraceMinutes') ? { reliefGraceMinutes: 'minutes' as const } : {}),
    ...(bad.has('equipment') ? { equipment: 'tooLong' as const } : {}),
    ...(bad.has('things') ? { things: 'tooLong' as const } : {}),
    ...(bad.has('retentionLabel') ? { retentionLabel: 'tooLong' as const } : {}),
  };
  return { station: read.success && wrongPattern === undefined ? read.data : undefined, problems };
}
