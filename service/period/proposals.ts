import type { PeriodProposal } from '#contract/methods/period-nouns';
import type { OfficialDay } from '#domain/calendar/official-day';
import { usualPeriodSetup } from '#domain/period/usual-setup';
import { addDays, type IsoDay } from '#domain/time/instant';
import type { Read } from '../room.ts';
import { officialDays } from '../store/calendar.ts';
import { periodSetupNow } from '../store/period-setup.ts';
import { periodsMeeting } from '../store/periods.ts';
import { rotaSetupNow } from '../store/rota-setup.ts';
import { todayOf } from './record-period.ts';

/** How far ahead holidays are proposed: the notices of a year come out before it begins. */
const daysAhead = 430;

/** A make-up day lies at most so many days from its holiday. */
const makeupReach = 20;

type Run = readonly [OfficialDay, ...OfficialDay[]];

/** Days of a holiday that follow one another. */
function holidayRuns(days: readonly OfficialDay[]): readonly Run[] {
  const runs: [OfficialDay, ...OfficialDay[]][] = [];
  for (const day of days) {
    if (day.type !== 'holiday' || day.place === null) continue;
    const last = runs.at(-1);
    if (last !== undefined && addDays(last.at(-1)?.day ?? day.day, 1) === day.day) last.push(day);
    else runs.push([day]);
  }
  return runs;
}

/** Holidays of the next months, and dates of the rota's set-up that are not over, that nobody has made a period of. */
export function periodProposals(room: Read): readonly PeriodProposal[] {
  const { sqlite } = room.store;
  const today = todayOf(room);
  const { daysBefore, daysAfter } = periodSetupNow(sqlite)?.setup ?? usualPeriodSetup;
  // A holiday that runs has begun at most so many days ago.
  const days = officialDays(sqlite, addDays(today, -makeupReach), addDays(today, daysAhead + makeupReach));
  const isTaken = (from: IsoDay, until: IsoDay, name?: string): boolean =>
    periodsMeeting(sqlite, from, until).some(
      ({ period }) =>
        period.state !== 'cancelled' &&
        (name === undefined ? period.fields.kind === 'holiday' : period.fields.name === name),
    );
  const holidays = holidayRuns(days).flatMap((run): PeriodProposal | readonly PeriodProposal[] => {
    const [first] = run;
    const last = run.at(-1) ?? first;
    const isAsked = last.day >= today && first.day <= addDays(today, daysAhead);
    if (!isAsked || isTaken(first.day, last.day)) return [];
    // 元旦 may begin in the year before.
    return {
      kind: 'holiday',
      name: `${last.day.slice(0, 4)}年${first.name}`,
      fromDay: addDays(first.day, -daysBefore),
      untilDay: addDays(last.day, daysAfter),
      firstDayOff: first.day,
      lastDayOff: last.day,
      makeupDays: days
        .filter(
          ({ day, type, name }) =>
            type === 'makeup' &&
            name === first.name &&
            day >= addDays(first.day, -makeupReach) &&
            day <= addDays(last.day, makeupReach),
        )
        .map(({ day }) => day),
      basis: first.notice,
      isProvisional: run.some(({ source }) => source === 'provisional'),
      from: 'calendar',
    };
  });
  const dated = (rotaSetupNow(sqlite)?.setup.sensitive ?? []).flatMap(
    ({ name, fromDay, untilDay }): PeriodProposal | readonly PeriodProposal[] =>
      untilDay < today || isTaken(fromDay, untilDay, name)
        ? []
        : {
            kind: 'sensitive',
            name,
            fromDay,
            untilDay,
            firstDayOff: fromDay,
            lastDayOff: untilDay,
            makeupDays: [],
            basis: '',
            isProvisional: false,
            from: 'rota-setup',
          },
  );
  return [...holidays, ...dated].toSorted((one, other) => one.fromDay.localeCompare(other.fromDay));
}
