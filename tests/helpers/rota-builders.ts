import type { OfficialDay } from '#domain/calendar/official-day';
import { type PersonId, personId } from '#domain/people/person';
import type { RotaDuty } from '#domain/rota/duty';
import { type RotaPost, type RotaRules, type RotaSetup, rotaPost, rotaSetup } from '#domain/rota/setup';
import type { RotaRequest } from '#domain/rota/rota-request';
import { daysBetween, type IsoDay } from '#domain/time/instant';
import { aStation, moment, onDay } from './builders.ts';

/** A person by a short name. */
export const someone = (name: string): PersonId => personId.parse(name);

/** People in directory order: `crew(3)` is a, b and c. */
export const crew = (size: number): readonly PersonId[] =>
  Array.from({ length: size }, (_one, index) =>
    someone(index < 26 ? String.fromCodePoint(97 + index) : `p${index}`),
  );

type Special = { readonly name: string; readonly from: string; readonly until: string };

/** Days of the official calendar: weekends are rest days but for the holidays and make-up days that are named. */
export const officialDays = (
  from: string,
  until: string,
  {
    holidays = [],
    makeup = [],
  }: { readonly holidays?: readonly Special[]; readonly makeup?: readonly string[] } = {},
): readonly OfficialDay[] =>
  daysBetween(onDay(from), onDay(until)).map((day): OfficialDay => {
    const known = { isStatutory: false, source: 'built-in', notice: '' } as const;
    const holiday = holidays.find((one) => one.from <= day && day <= one.until);
    if (holiday !== undefined) {
      const index = daysBetween(onDay(holiday.from), day).length;
      const of = daysBetween(onDay(holiday.from), onDay(holiday.until)).length;
      return { day, type: 'holiday', name: holiday.name, place: { index, of }, ...known };
    }
    const isWeekend = [0, 6].includes(new Date(`${day}T12:00:00Z`).getUTCDay());
    const type = makeup.includes(day) ? 'makeup' : isWeekend ? 'restday' : 'workday';
    return { day, type, name: '', place: null, ...known };
  });

/** The days around the nine-day Spring Festival of 2026, with its make-up days. */
export const springFestival2026 = (from: string, until: string): readonly OfficialDay[] =>
  officialDays(from, until, {
    holidays: [{ name: '春节', from: '2026-02-15', until: '2026-02-23' }],
    makeup: ['2026-02-14', '2026-02-28'],
  });

/** One seat on every day, filled in rotation, all day, by the group `g`. */
export const aPost = (change: Partial<RotaPost> = {}): RotaPost =>
  rotaPost.parse({
    id: 'leader',
    name: '带班领导',
    duty: 'dutyLeader',
    groupIds: ['g'],
    shift: null,
    count: { workday: 1, restday: 1, holiday: 1, makeup: 1, sensitive: 0 },
    block: 'day',
    way: 'rotation',
    ...change,
  });

/** Members of a group without dates. */
export const members = (people: readonly PersonId[]) =>
  people.map((one) => ({ personId: one, fromDay: null, untilDay: null }));

type SetupChange = Partial<Omit<RotaSetup, 'rules'>> & { readonly rules?: Partial<RotaRules> };

/** A room with four people in one group and one post, without rest hours. */
export const aSetup = ({ rules = {}, ...change }: SetupChange = {}): RotaSetup =>
  rotaSetup.parse({
    groups: [{ id: 'g', name: '领导', members: members(crew(4)) }],
    posts: [aPost()],
    sensitive: [],
    ...change,
    rules: {
      restHours: 0,
      allowsRunning: true,
      apart: [],
      exemptions: [],
      unavailable: [],
      weights: { workday: 10, restday: 15, holiday: 30, makeup: 10, edge: 5, night: 3 },
      skipped: 'made-up',
      publishDays: 5,
      opening: [],
      ...rules,
    },
  });

/** A month to be made in a room of `aSetup`, before it begins; people are all members without dates of the directory. */
export const aRequest = (change: Partial<RotaRequest> & Pick<RotaRequest, 'days'>): RotaRequest => {
  const setup = change.setup ?? aSetup();
  const named = setup.groups.flatMap((group) => group.members.map((member) => member.personId));
  const [first, last] = [change.days[0]?.day, change.days.at(-1)?.day];
  return {
    setup,
    station: aStation(),
    from: first ?? onDay('2026-01-01'),
    until: last ?? onDay('2026-01-01'),
    draft: [],
    published: [],
    people: [...new Set(named)].map((id) => ({ id, joinedDay: null, leftDay: null })),
    balances: new Map(),
    now: moment('2020-01-01T00:00Z'),
    extraAway: [],
    heldDays: new Map(),
    ...change,
  };
};

/** A duty of the first seat of a post. */
export const aDuty = (
  day: IsoDay | string,
  person: string | null,
  change: Partial<RotaDuty> = {},
): RotaDuty => ({
  day: onDay(day),
  postId: 'leader',
  seat: 0,
  personId: person === null ? null : someone(person),
  turnOf: null,
  isPinned: false,
  ...change,
});
