import type { IncidentLine } from '#contract/methods/incident-nouns';
import type { IsoDay } from '#domain/time/instant';

/** What the register is narrowed to; empty lists are all. */
export type ListFilter = {
  readonly from: IsoDay;
  readonly until: IsoDay;
  readonly text: string;
  readonly classes: readonly string[];
  readonly levels: readonly string[];
  readonly states: readonly string[];
  readonly isSensitiveOnly: boolean;
  readonly isLateOnly: boolean;
};

/** The parts of a filter that narrow nothing. */
export const allOfThem = {
  text: '',
  classes: [],
  levels: [],
  states: [],
  isSensitiveOnly: false,
  isLateOnly: false,
} as const satisfies Partial<ListFilter>;

/** The year of a day, from its first day to its last. */
export const yearOf = (day: IsoDay): Pick<ListFilter, 'from' | 'until'> => ({
  // A year has these days.
  from: `${day.slice(0, 4)}-01-01` as IsoDay,
  until: `${day.slice(0, 4)}-12-31` as IsoDay,
});

/** The first thing wrong with a span: its end lies before its begin, or it is longer than the register is asked for. */
export function spanFault({ from, until }: Pick<ListFilter, 'from' | 'until'>): 'order' | 'long' | undefined {
  if (until < from) return 'order';
  return (Date.parse(until) - Date.parse(from)) / 86_400_000 > mostDays ? 'long' : undefined;
}

/** The longest span that the register is asked for. */
export const mostDays = 800;

const folded = (text: string): string => text.normalize('NFKC').toLowerCase();

/** True where every word that was typed stands in what the register shows of an incident. */
function hasWords(line: IncidentLine, typed: string): boolean {
  const text = folded(`${line.number} ${line.title} ${line.place} ${line.kindName}`);
  return folded(typed)
    .split(/\s+/)
    .every((word) => text.includes(word));
}

/** The incidents that a filter leaves, in the order in which they came. */
export const filterLines = (lines: readonly IncidentLine[], filter: ListFilter): readonly IncidentLine[] =>
  lines.filter(
    (line) =>
      hasWords(line, filter.text) &&
      (filter.classes.length === 0 || filter.classes.includes(line.class ?? 'none')) &&
      (filter.levels.length === 0 || filter.levels.includes(line.level ?? 'none')) &&
      (filter.states.length === 0 || filter.states.includes(line.state)) &&
      (!filter.isSensitiveOnly || line.isSensitive) &&
      (!filter.isLateOnly || line.lateStages > 0),
  );

/** True where a filter leaves something out besides other days. */
export const isNarrowed = (filter: ListFilter): boolean =>
  filter.text.trim() !== '' ||
  filter.classes.length > 0 ||
  filter.levels.length > 0 ||
  filter.states.length > 0 ||
  filter.isSensitiveOnly ||
  filter.isLateOnly;

/** What the register adds up to: incidents, how many go on, how many of 较大 and worse, and what they cost in lives. */
export type ListSums = Readonly<
  Record<'count' | 'open' | 'grave' | 'sensitive' | 'late' | 'deaths' | 'injured', number>
>;

/** The sums of some incidents; those that were void count for nothing. */
export function sumsOf(lines: readonly IncidentLine[]): ListSums {
  const real = lines.filter(({ state }) => state !== 'void');
  const howMany = (is: (line: IncidentLine) => boolean): number => real.filter(is).length;
  const sum = (figure: (line: IncidentLine) => number | null): number =>
    real.reduce((total, line) => total + (figure(line) ?? 0), 0);
  return {
    count: real.length,
    open: howMany(({ state }) => state === 'open'),
    grave: howMany(({ level }) => level !== null && level !== 'IV'),
    sensitive: howMany(({ isSensitive }) => isSensitive),
    late: howMany(({ lateStages }) => lateStages > 0),
    deaths: sum(({ deaths }) => deaths),
    injured: sum(({ injured }) => injured),
  };
}
